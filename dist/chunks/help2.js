import { a as valueNames, n as describeOption, r as isOnByDefault, t as defaults } from "./options.js";
import { _ as formatMeasurement } from "./row-words.js";
import { S as wrap, d as specOf, l as commonOptions, o as exitCodes, s as commandNames, u as shortOptions } from "./start.js";
import { i as cacheFolder, r as listCache } from "./git.js";
import { n as version } from "./version.js";
import { r as widthOf } from "./render-to.js";

// src/cli/help.ts
const codeWords = {
	pass: "pass",
	fail: "fail: a benchmark regressed or is over its budget, or the run found something else that the settings forbid",
	usage: "usage or configuration error, or the output can’t be written",
	unmeasurable: "inconclusive: something could not be measured",
	internal: "internal error: please report it",
	interrupted: "interrupted"
};
async function helpText(command, reader) {
	const { env, program } = reader;
	const width = widthOf(reader);
	if (command !== void 0) return commandHelp(command, program, width);
	const lines = commandNames.flatMap((name) => {
		const { usage, what } = specOf(name);
		return [`  allocgate ${name} ${usage}`, ...paragraphs(what, width - 6).map((line) => `      ${line}`)];
	});
	return `allocgate ${version}: the memory gate for Go benchmarks.

${lines.join("\n")}

${meaningOfName(program)}allocgate COMMAND --help lists the options and exit codes of a command.

Exit codes:
${codeLines(Object.keys(exitCodes), width).join("\n")}

${wrap(await describeCache(env), width).join("\n")}
`;
}
async function describeCache(env) {
	const folder = cacheFolder(env);
	const repositories = await listCache(folder);
	const bytes = repositories.reduce((sum, repository) => sum + repository.bytes, 0);
	return `The cache folder, ${folder}, holds snapshots during a run and keeps test binaries (${formatMeasurement(bytes, "B")} for ${repositories.length} ${repositories.length === 1 ? "repository" : "repositories"}; limited in size, and safe to remove).`;
}
function paragraphs(text, width) {
	return text.split("\n").flatMap((line) => wrap(line, width));
}
function commandHelp(command, program, width) {
	const { usage, what, options, own = {}, codes, inconclusive = codeWords.unmeasurable } = specOf(command);
	const rows = [
		...Object.entries(own).map(([name, option]) => flagRow({
			name,
			...option
		})),
		...options.map((name) => optionRow(name, command)),
		...Object.entries(commonOptions).map(([name, option]) => flagRow({
			name,
			...option
		}))
	];
	const endings = [
		...codes,
		"internal",
		"interrupted"
	];
	const judges = codes.some((code) => code === "fail");
	const words = {
		...codeWords,
		...judges ? {} : { pass: "done" },
		unmeasurable: inconclusive
	};
	return `${[
		...wrap(`allocgate ${command} ${usage}`, width),
		"",
		...paragraphs(what, width),
		"",
		...columns(rows, width),
		"",
		...program === "allocgate" ? [] : [meaningOfName(program).trimEnd(), ""],
		"Exit codes:",
		...codeLines(endings, width, words)
	].join("\n")}\n`;
}
function codeLines(names, width, words = codeWords) {
	return columns(names.map((name) => [String(exitCodes[name]), words[name]]), width);
}
const widestFlag = 28;
function columns(rows, width) {
	const widest = Math.min(widestFlag, Math.max(...rows.map(([flag]) => flag.length)));
	return rows.flatMap(([flag, words]) => {
		const lines = wrap(words, Math.max(20, width - widest - 4));
		const indented = lines.map((line) => `${" ".repeat(widest + 4)}${line}`);
		return flag.length > widest ? [`  ${flag}`, ...indented] : [`  ${flag.padEnd(widest)}  ${lines[0] ?? ""}`, ...indented.slice(1)];
	});
}
function optionRow(name, command) {
	const value = valueNames[name];
	const short = shortOptions[name];
	return [flagRow({
		name: isOnByDefault(name) ? `no-${name}` : name,
		...value === void 0 ? {} : { value },
		...short === void 0 ? {} : { short }
	})[0], describeFor(command, name)];
}
function describeFor(command, name) {
	const { formats } = specOf(command);
	if (name === "format" && formats !== void 0) return `${formats.slice(0, -1).join(", ")} or ${formats.at(-1) ?? ""} (default: text)`;
	if (name === "output" && command === "history") return "file to write to, or with html the folder of the site (default: stdout)";
	if (name === "baseline-branch" && (command === "history" || command === "bisect")) return `branch that holds the figures recorded for earlier commits (default: ${defaults["baseline-branch"]})`;
	if (name === "output" && formats !== void 0) return "file to write to (default: stdout)";
	if (name === "output" && command === "record") return `file to write to (default: ${defaults["baseline-file"]} in the module’s folder)`;
	return describeOption(name);
}
function flagRow({ name, short, value, what = "" }) {
	return [`${short === void 0 ? "    " : `-${short}, `}--${name}${value === void 0 ? "" : ` ${value}`}`, what];
}
function meaningOfName(program) {
	return program === "allocgate" ? "" : `Here allocgate stands for: ${program}\n`;
}

export { helpText as n, describeFor as t };