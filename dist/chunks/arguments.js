import { D as GateError, d as specOf, g as nearest, l as commonOptions, u as shortOptions } from "./start.js";
import { n as readOptions, r as splitList, t as shellWords } from "./shell-words.js";
import { parseArgs } from "node:util";

// src/cli/arguments.ts
const switches = /* @__PURE__ */ new Set([
	"strict",
	"explain",
	"skip",
	"representatives",
	"verbose"
]);
const lists = /* @__PURE__ */ new Set(["metrics", "copy"]);
function parseArguments(command, argv) {
	const { before, behind, testArgs } = split(argv);
	if (command !== "explain") refuseAllocs([...before, ...behind]);
	const flags = before.filter((arg) => !isAllocs(arg));
	const buildFlags = behind.filter((arg) => !isAllocs(arg));
	if (buildFlags.length + testArgs.length > 0 && specOf(command).builds !== true) throw usage(`${command} builds nothing, so it takes no Go build flags or test arguments after --.`, "Leave them out.");
	const { values, positionals } = parse(command, flags);
	const { own, common, options: given } = sorted(command, values);
	const { "test-args": named, ...options } = given;
	const { chdir } = common;
	if (named !== void 0 && testArgs.length > 0) throw usage("Test arguments are given twice, with --test-args and after -args.", "Give them in one place.");
	const said = {
		...Object.fromEntries(Object.entries(options).map(([name, value]) => [name, inLists(value)])),
		...buildFlags.length > 0 ? { "build-flags": buildFlags } : {},
		...typeof named === "string" ? { "test-args": shellWords(named, "--test-args") } : {},
		...testArgs.length > 0 ? { "test-args": testArgs } : {}
	};
	const explicit = readOptions(said, {
		nameOf: (name) => `--${name}`,
		remedy: `\`allocgate ${command} --help\` lists the values that each option accepts.`
	});
	return {
		folder: typeof chdir === "string" ? chdir : ".",
		explicit,
		positionals,
		own
	};
}
function sorted(command, values) {
	const { own: known = {} } = specOf(command);
	const [own, common, options] = [
		{},
		{},
		{}
	];
	for (const [name, value] of Object.entries(values)) {
		const option = Object.hasOwn(known, name) ? known[name] : void 0;
		if (option !== void 0 && (typeof value === "string" || typeof value === "boolean")) {
			if (option.choices !== void 0 && !option.choices.includes(String(value))) throw usage(`--${name} ${JSON.stringify(value)}: expected one of ${option.choices.join(", ")}.`, `\`allocgate ${command} --help\` lists the values that each option accepts.`);
			own[name] = value;
		} else if (Object.hasOwn(commonOptions, name) || name === "color") common[name] = value;
		else options[name] = value;
	}
	return {
		own,
		common,
		options
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
	const args = argv.map(likeLong);
	const options = { color: { type: "boolean" } };
	const { options: names, own = {} } = specOf(command);
	for (const [name, { value, short }] of Object.entries(commonOptions)) if (!name.startsWith("no-")) options[name] = {
		type: value === void 0 ? "boolean" : "string",
		...letter(short)
	};
	for (const [name, { value }] of Object.entries(own)) options[name] = { type: value === void 0 ? "boolean" : "string" };
	for (const name of names) options[name] = {
		type: switches.has(name) ? "boolean" : "string",
		multiple: lists.has(name),
		...letter(shortOptions[name])
	};
	refuseOneDash(command, argv);
	try {
		return parseArgs({
			args,
			options,
			allowPositionals: true,
			allowNegative: true
		});
	} catch (error) {
		throw misunderstood(command, argv, error);
	}
}
function letter(short) {
	return short === void 0 ? {} : { short };
}
function misunderstood(command, argv, error) {
	const said = error instanceof Error ? error.message : String(error);
	const ambiguous = /^Option '.*(--[\w-]+).*' argument is ambiguous/.exec(said)?.[1];
	if (ambiguous !== void 0) return usage(`${ambiguous} has no value, or one that begins with a dash.`, `Give it a value; one that begins with a dash goes after an equals sign: ${ambiguous}=VALUE.`, error);
	const sentence = said.split(/\.(?:\s|$)/)[0] ?? said;
	const { message, hint } = sentence.startsWith("Unknown option") ? unknownOption(command, argv, sentence) : {
		message: sentence,
		hint: ""
	};
	return usage(`${message}.${hint}`, `\`allocgate ${command} --help\` lists the options.`, error);
}
function likeLong(arg) {
	return arg.replace(/^(-[Co])=/, "$1");
}
function refuseOneDash(command, argv) {
	const known = longNames(command);
	const wrong = argv.find((arg) => known.includes(/^-([a-z][\w-]+)(?:=|$)/.exec(arg)?.[1] ?? ""));
	if (wrong !== void 0) throw misunderstood(command, [wrong], /* @__PURE__ */ new Error(`Unknown option '${wrong}'`));
}
function unknownOption(command, argv, message) {
	const known = longNames(command);
	for (const arg of argv) {
		const [, dashes, name = ""] = /^(--?)([A-Za-z][\w-]*)/.exec(arg) ?? [];
		if (dashes === "-" && name.length > 1 && (known.includes(name) || !/^(?:C|o|[hqv]+$)/.test(name))) {
			const hint = known.includes(name) ? ` Did you mean --${name}?` : " Go build flags go after --.";
			return {
				message: `Unknown option '-${name}'`,
				hint
			};
		}
		const wrong = name.replace(/^no-/, "");
		if (dashes !== "--" || known.includes(wrong)) continue;
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
function longNames(command) {
	const { options, own = {} } = specOf(command);
	return [
		...options,
		...Object.keys(own),
		...Object.keys(commonOptions),
		"color"
	];
}
function inLists(value) {
	return Array.isArray(value) ? value.flatMap((item) => splitList(String(item))) : value;
}
function refuseAllocs(argv) {
	if (!argv.some(isAllocs)) return;
	throw usage("Go has no -allocs flag (`go test` answers \"flag provided but not defined\"), so it is not passed on.", "Leave it out; `allocgate explain BENCHMARK` lists the allocation sites.");
}
function isAllocs(arg) {
	return /^--?(?:test\.)?allocs(?:=|$)/.test(arg);
}
function usage(message, remedy, cause) {
	return new GateError("usage", message, remedy, cause);
}
function refusePattern(command, benchmark) {
	if (benchmark === void 0 || !/^\.\.?\/|\/\.\.\.$/.test(benchmark)) return;
	throw new GateError("usage", `${benchmark} is a package pattern, but the first argument of \`allocgate ${command}\` is a benchmark.`, `Put the benchmark before it, or a dot for all: \`allocgate ${command} . ${benchmark}\`.`);
}

export { refusePattern as n, parseArguments as t };