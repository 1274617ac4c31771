import { i as visible } from "./system-error.js";

// src/core/report/shell-word.ts
function shellWord(word) {
	if (/^[\w./:@%+,-][\w./:=@%+,#-]*$/.test(word)) return word;
	if (visible(word) === word) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
	return `$'${Array.from(word, escaped).join("")}'`;
}
function escaped(character) {
	if (character === "'" || character === "\\") return `\\${character}`;
	if (visible(character) === character) return character;
	return Array.from(new TextEncoder().encode(character), (byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}

export { shellWord as t };