import { y as visible } from "./start.js";

// src/core/report/escape-markdown.ts
const special = /[\\`*_{}[\]<>()#+!|~&@:$^="']/g;
const textBreak = "<!-- -->";
function escapeMarkdown(text) {
	return broken(visible(text.trim()), inert).replace(/^(?=[-+=])/, "\\").replace(/^(\d{1,9})(?=[.)])/, "$1\\");
}
const needsElement = /[`|\n]|<!--|^\s|\s$|^$/;
function codeMarkdown(text) {
	const shown = visible(text);
	return needsElement.test(shown) ? `<code>${broken(shown, entities)}</code>` : `\`${shown}\``;
}
function fencedMarkdown(lines, language = "") {
	if (lines.some((line) => line.includes("<!--"))) return `<pre>${lines.map(entities).join("\n")}</pre>`;
	let longest = 2;
	for (const line of lines) for (const [run] of line.matchAll(/`+/g)) longest = Math.max(longest, run.length);
	const fence = "`".repeat(longest + 1);
	return [
		`${fence}${language}`,
		...lines,
		fence
	].join("\n");
}
function commandMarkdown(...commands) {
	return fencedMarkdown(commands.map(visible), "sh");
}
function broken(text, escape) {
	const places = /[@#]|:(?=\/\/|[\w+-]{1,40}:)|(?<![a-z\d])www(?=\.)|\bGH-(?=\d)|\b[0-9a-f]{3}(?=[0-9a-f]{4,37}\b)/gi;
	let escaped = "";
	let done = 0;
	for (const { 0: match, index } of text.matchAll(places)) {
		escaped += escape(text.slice(done, index + match.length)) + textBreak;
		done = index + match.length;
	}
	return escaped + escape(text.slice(done));
}
function inert(text) {
	return text.replaceAll(/[\\`*[\]~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&").replaceAll(/[<>&@#$]/g, entity);
}
function entities(text) {
	return text.replaceAll(special, entity);
}
function entity(character) {
	return `&#${character.codePointAt(0) ?? 0};`;
}

export { fencedMarkdown as i, commandMarkdown as n, escapeMarkdown as r, codeMarkdown as t };