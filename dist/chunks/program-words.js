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

// src/core/report/program-words.ts
function commandWords(sentence, program) {
	return sentence.replaceAll(/`allocgate (?=[a-z])/g, () => `\`${program} `);
}
function withProgram(report, program) {
	const { reproduce } = report;
	return {
		...report,
		problems: report.problems.map((problem) => ({
			...problem,
			remedy: commandWords(problem.remedy, program)
		})),
		...reproduce === void 0 ? {} : { reproduce: reproduce.replace(/^allocgate(?= )/, () => program) }
	};
}

export { withProgram as n, shellWord as r, commandWords as t };