import { t as GateError } from "./errors.js";
import { i as splitList, n as shellWords, r as readOptions, t as nearest } from "./nearest.js";
import { parseArgs } from "node:util";

// src/cli/arguments.ts
const switches = /* @__PURE__ */ new Set(["strict", "verbose"]);
const lists = /* @__PURE__ */ new Set(["metrics", "copy"]);
const commandOptions = {
	check: [
		...[
			"base",
			"head",
			"event",
			"config-base",
			"baseline",
			"baseline-file",
			"baseline-branch",
			"bench",
			"mode",
			"count",
			"threshold",
			"metrics"
		],
		...[
			"strict",
			"fail-on",
			"on-removed",
			"timeout",
			"confirm-budget",
			"budget",
			"prepare",
			"copy",
			"config"
		],
		...[
			"test-args",
			"profiles",
			"format",
			"output",
			"verbose"
		]
	],
	record: [...[
		"head",
		"bench",
		"mode",
		"count",
		"metrics",
		"timeout",
		"prepare",
		"copy",
		"config"
	], ...[
		"test-args",
		"output",
		"verbose"
	]],
	compare: [
		"threshold",
		"metrics",
		"strict",
		"fail-on",
		"on-removed",
		"config",
		"format",
		"output",
		"verbose"
	],
	explain: [...[
		"base",
		"head",
		"timeout",
		"prepare",
		"copy",
		"config",
		"test-args",
		"profiles"
	], ...[
		"format",
		"output",
		"verbose"
	]],
	report: [
		"format",
		"output",
		"verbose"
	],
	demo: [
		"format",
		"output",
		"verbose"
	]
};
function parseArguments(command, argv) {
	const { before, behind, testArgs } = split(argv);
	if (command !== "explain") refuseAllocs([...before, ...behind]);
	const own = before.filter((arg) => !isAllocs(arg));
	const buildFlags = behind.filter((arg) => !isAllocs(arg));
	if (buildFlags.length + testArgs.length > 0 && command !== "check" && command !== "record" && command !== "explain") throw usage(`${command} builds nothing, so Go build flags and test arguments behind -- make no sense.`, "Leave them out.");
	const { values, positionals } = parse(command, own);
	const { chdir, "test-args": named, ...options } = values;
	if (named !== void 0 && testArgs.length > 0) throw usage("Test arguments are given twice, with --test-args and behind -args.", "Give them in one place.");
	const said = {
		...Object.fromEntries(Object.entries(options).map(([name, value]) => [name, inLists(value)])),
		...buildFlags.length > 0 ? { "build-flags": buildFlags } : {},
		...typeof named === "string" ? { "test-args": shellWords(named, "--test-args") } : {},
		...testArgs.length > 0 ? { "test-args": testArgs } : {}
	};
	const explicit = readOptions(said, {
		nameOf: (name) => `--${name}`,
		remedy: `\`allocgate ${command} --help\` lists what each option takes.`
	});
	return {
		folder: typeof chdir === "string" ? chdir : ".",
		explicit,
		positionals
	};
}
function split(argv) {
	const end = argv.indexOf("--");
	const behind = end === -1 ? [] : argv.slice(end + 1);
	const args = behind.findIndex((arg) => /^--?args$/.test(arg));
	return {
		before: end === -1 ? argv : argv.slice(0, end),
		behind: args === -1 ? behind : behind.slice(0, args),
		testArgs: args === -1 ? [] : behind.slice(args + 1)
	};
}
function parse(command, argv) {
	const options = { chdir: {
		type: "string",
		short: "C"
	} };
	for (const name of commandOptions[command]) options[name] = {
		type: switches.has(name) ? "boolean" : "string",
		multiple: lists.has(name)
	};
	try {
		return parseArgs({
			args: [...argv],
			options,
			allowPositionals: true,
			allowNegative: true
		});
	} catch (error) {
		throw misunderstood(command, argv, error);
	}
}
function misunderstood(command, argv, error) {
	const said = error instanceof Error ? error.message : String(error);
	const ambiguous = /^Option '.*(--[\w-]+).*' argument is ambiguous/.exec(said)?.[1];
	if (ambiguous !== void 0) return usage(`${ambiguous} has no value, or one that begins with a dash.`, `Give it a value; one that begins with a dash goes behind an equals sign: ${ambiguous}=VALUE.`, error);
	const sentence = said.split(/\.(?:\s|$)/)[0] ?? said;
	const { message, hint } = sentence.startsWith("Unknown option") ? unknownOption(command, argv, sentence) : {
		message: sentence,
		hint: ""
	};
	return usage(`${message}.${hint}`, `\`allocgate ${command} --help\` lists the options.`, error);
}
function unknownOption(command, argv, message) {
	const known = commandOptions[command];
	for (const arg of argv) {
		const [, dashes, name = ""] = /^(--?)([A-Za-z][\w-]*)/.exec(arg) ?? [];
		if (dashes === "-" && name.length > 1 && !name.startsWith("C")) {
			const hint = known.includes(name) ? ` Did you mean --${name}?` : " Go build flags go behind --.";
			return {
				message: `Unknown option '-${name}'`,
				hint
			};
		}
		const wrong = name.replace(/^no-/, "");
		if (dashes !== "--" || wrong === "chdir" || known.includes(wrong)) continue;
		const near = nearest(wrong, known);
		return {
			message,
			hint: near === void 0 ? "" : ` Did you mean --${near}?`
		};
	}
	return {
		message,
		hint: ""
	};
}
function inLists(value) {
	return Array.isArray(value) ? value.flatMap((item) => splitList(String(item))) : value;
}
function refuseAllocs(argv) {
	if (!argv.some(isAllocs)) return;
	throw usage("Go has no -allocs flag (`go test` answers \"flag provided but not defined\"), so it is not passed on.", "`allocgate explain BENCHMARK` lists the allocation sites, which is what it stands for; here leave it out.");
}
function isAllocs(arg) {
	return /^--?(?:test\.)?allocs(?:=|$)/.test(arg);
}
function usage(message, remedy, cause) {
	return new GateError("usage", message, remedy, cause);
}

export { parseArguments as n, commandOptions as t };