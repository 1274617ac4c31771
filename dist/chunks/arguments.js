import { c as number, d as strictObject, f as string, n as array, r as boolean, t as _enum } from "./zod.js";
import { parseArgs } from "node:util";

// src/errors.ts
const problemKinds = [
	"build-failed",
	"benchmark-failed",
	"benchmark-panicked",
	"benchmark-exited",
	"benchmark-timeout",
	"no-result",
	"no-benchmarks",
	"no-base",
	"damaged-output",
	"missing-baseline",
	"damaged-baseline",
	"foreign-baseline",
	"toolchain-missing",
	"toolchain-too-old",
	"snapshot-failed",
	"prepare-failed",
	"unconfirmed"
];
var GateError = class extends Error {
	name = "GateError";
	code;
	remedy;
	constructor(code, message, remedy, cause) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.code = code;
		this.remedy = remedy;
	}
};

// src/core/policy/nearest.ts
function nearest(word, known) {
	const [best] = known.map((candidate) => ({
		candidate,
		distance: distance(word.toLowerCase(), candidate.toLowerCase())
	})).toSorted((a, b) => a.distance - b.distance);
	return best !== void 0 && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : void 0;
}
function distance(a, b) {
	if (a.length > 40 || b.length > 40) return Infinity;
	const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
	for (let i = 1; i <= a.length; i++) {
		const above = rows[i - 1] ?? [];
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const substituted = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1 : Infinity;
			row.push(Math.min(substituted, swapped, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
		}
		rows.push(row);
	}
	return rows[a.length]?.[b.length] ?? Infinity;
}

// src/core/policy/duration.ts
const units = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
const week = 168 * units.h;
function parseDuration(text) {
	if (text.length > 40 || !/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) return void 0;
	let total = 0;
	for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) total += Number(amount) * units[unit];
	return total > 0 && total <= week ? total : void 0;
}
function isDuration(text) {
	return parseDuration(text) !== void 0;
}

// src/options.ts
const duration = string().refine(isDuration, { error: "expected a duration such as 30s, 10m or 1h30m, at most a week" });
const words = array(string().min(1));
const text = string().min(1);
const optionsSchema = strictObject({
	base: text.optional(),
	head: text.optional(),
	baseline: _enum([
		"auto",
		"file",
		"rerun"
	]),
	"baseline-file": text,
	packages: words,
	bench: text,
	mode: _enum(["fast", "full"]),
	count: number().int().min(1).max(100),
	threshold: number().min(0).max(1e5),
	metrics: words.min(1),
	strict: boolean(),
	"fail-on": _enum(["regression", "never"]),
	"on-removed": _enum(["warn", "fail"]),
	timeout: duration,
	"confirm-budget": duration,
	prepare: text.optional(),
	copy: words,
	config: text.optional(),
	"build-flags": array(string()),
	format: _enum([
		"text",
		"markdown",
		"json",
		"benchfmt"
	]),
	output: text.optional(),
	verbose: boolean()
});
const defaults = {
	baseline: "auto",
	"baseline-file": ".allocgate/baseline.json",
	packages: ["./..."],
	bench: ".",
	mode: "fast",
	count: 3,
	threshold: 15,
	metrics: ["B/op", "allocs/op"],
	strict: false,
	"fail-on": "regression",
	"on-removed": "warn",
	timeout: "10m",
	"confirm-budget": "10m",
	copy: [],
	"build-flags": [],
	format: "text",
	verbose: false
};
const descriptions = {
	base: "revision to compare with (default: where this branch left the default branch)",
	head: "revision to judge (default: the working tree)",
	baseline: "auto: stored figures where they fit, else measure the base; file; rerun: always measure the base",
	"baseline-file": "stored baseline, in the module’s folder; naming one means --baseline file",
	packages: "package patterns",
	bench: "Go’s -bench expression",
	mode: "fast: at pinned iterations; full: with the classic command, one second and --count runs of each benchmark",
	count: "samples of the confirmation",
	threshold: "percent above base that is a regression",
	metrics: "units that are judged",
	strict: "any added allocation fails",
	"fail-on": "regression, or never (advisory: same report, exit code 0)",
	"on-removed": "warn or fail where a benchmark vanished or is newly skipped",
	timeout: "limit of one test process",
	"confirm-budget": "limit of all confirmations",
	prepare: "shell command run in the module’s folder of both sides before the build",
	copy: "patterns of ignored files that both sides need",
	config: "configuration file (default: .allocgate.yml in the module’s folder, else in the git root)",
	"build-flags": "Go build flags",
	format: "text, markdown, json or benchfmt",
	output: "file to write to (default: stdout); with benchfmt a folder for base.txt and head.txt",
	verbose: "show the commands that are run and every row"
};

// src/cli/arguments.ts
const switches = /* @__PURE__ */ new Set(["strict", "verbose"]);
const lists = /* @__PURE__ */ new Set(["metrics", "copy"]);
const numbers = /* @__PURE__ */ new Set(["count", "threshold"]);
const commandOptions = {
	check: [
		...[
			"base",
			"head",
			"baseline",
			"baseline-file",
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
			"prepare",
			"copy",
			"config"
		],
		...[
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
	refuseAllocs(argv);
	const end = argv.indexOf("--");
	const own = end === -1 ? argv : argv.slice(0, end);
	const buildFlags = end === -1 ? [] : argv.slice(end + 1);
	if (buildFlags.length > 0 && command !== "check" && command !== "record") throw usage(`${command} builds nothing, so Go build flags behind -- make no sense.`, "Leave them out.");
	const { values, positionals } = parse(command, own);
	const explicit = {};
	for (const [name, value] of Object.entries(values)) {
		if (name === "chdir" || value === void 0) continue;
		explicit[name] = typed(name, value);
	}
	if (buildFlags.length > 0) explicit["build-flags"] = buildFlags;
	if (explicit["baseline-file"] !== void 0 && explicit["baseline"] === void 0) explicit["baseline"] = "file";
	const { chdir } = values;
	return {
		folder: typeof chdir === "string" ? chdir : ".",
		explicit: check(explicit),
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
function typed(name, value) {
	if (Array.isArray(value)) return value.flatMap((item) => String(item).split(",")).filter((item) => item !== "");
	if (numbers.has(name)) return /^\d+(?:\.\d+)?%?$/.test(String(value)) ? Number(String(value).replace("%", "")) : value;
	return value;
}
function check(explicit) {
	const parsed = optionsSchema.partial().safeParse(explicit);
	if (parsed.success) return stripUndefined(parsed.data);
	const [issue] = parsed.error.issues;
	const name = String(issue?.path[0] ?? "");
	throw usage(`--${name} ${JSON.stringify(explicit[name])}: ${issue?.message ?? "not understood"}.`, "allocgate --help lists what each option takes.");
}
function stripUndefined(options) {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== void 0));
}
function refuseAllocs(argv) {
	if (!argv.some((arg) => /^--?(?:test\.)?allocs(?:=|$)/.test(arg))) return;
	throw usage("Go has no -allocs flag (`go test` answers \"flag provided but not defined\"), so it is not passed on.", "Leave it out: allocations are always measured (-benchmem is implied).");
}
function usage(message, remedy, cause) {
	return new GateError("usage", message, remedy, cause);
}

export { isDuration as a, GateError as c, descriptions as i, problemKinds as l, parseArguments as n, parseDuration as o, defaults as r, nearest as s, commandOptions as t };