import { t as GateError } from "./errors.js";
import { n as readOptions, r as splitList, t as nearest } from "./nearest.js";
import { parseArgs } from "node:util";

// src/cli/arguments.ts
const switches = /* @__PURE__ */ new Set(["strict", "verbose"]);
const lists = /* @__PURE__ */ new Set(["metrics", "copy"]);
const commandOptions = {
	check: [
		...[
			"base",
			"head",
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
			"profiles",
			"format",
			"output",
			"verbose"
		]
	],
	record: [
		"head",
		"bench",
		"mode",
		"count",
		"metrics",
		"timeout",
		"prepare",
		"copy",
		"config",
		"output",
		"verbose"
	],
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
	if (command !== "explain") refuseAllocs(argv);
	const end = argv.indexOf("--");
	const own = (end === -1 ? argv : argv.slice(0, end)).filter((arg) => !isAllocs(arg));
	const buildFlags = end === -1 ? [] : argv.slice(end + 1).filter((arg) => !isAllocs(arg));
	if (buildFlags.length > 0 && command !== "check" && command !== "record" && command !== "explain") throw usage(`${command} builds nothing, so Go build flags behind -- make no sense.`, "Leave them out.");
	const { values, positionals } = parse(command, own);
	const { chdir, ...options } = values;
	const said = {
		...Object.fromEntries(Object.entries(options).map(([name, value]) => [name, inLists(value)])),
		...buildFlags.length > 0 ? { "build-flags": buildFlags } : {}
	};
	const explicit = readOptions(said, {
		nameOf: (name) => `--${name}`,
		remedy: "allocgate --help lists what each option takes."
	});
	return {
		folder: typeof chdir === "string" ? chdir : ".",
		explicit,
		positionals
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
		throw unknownOption(command, argv, error);
	}
}
function unknownOption(command, argv, error) {
	const message = error instanceof Error ? error.message.split(/\.(?:\s|$)/)[0] ?? error.message : String(error);
	const known = commandOptions[command];
	const wrong = argv.filter((arg) => arg.startsWith("--")).map((arg) => (arg.slice(2).split("=")[0] ?? "").replace(/^no-/, "")).find((name) => name !== "chdir" && !known.includes(name));
	const near = wrong === void 0 ? void 0 : nearest(wrong, known);
	return usage(`${message}.${near === void 0 ? "" : ` Did you mean --${near}?`}`, `allocgate ${command} --help lists the options.`, error);
}
function inLists(value) {
	return Array.isArray(value) ? value.flatMap((item) => splitList(String(item))) : value;
}
function refuseAllocs(argv) {
	if (!argv.some(isAllocs)) return;
	throw usage("Go has no -allocs flag (`go test` answers \"flag provided but not defined\"), so it is not passed on.", "allocgate explain BENCHMARK lists the allocation sites, which is what it stands for; here leave it out.");
}
function isAllocs(arg) {
	return /^--?(?:test\.)?allocs(?:=|$)/.test(arg);
}
function usage(message, remedy, cause) {
	return new GateError("usage", message, remedy, cause);
}

export { parseArguments as n, commandOptions as t };