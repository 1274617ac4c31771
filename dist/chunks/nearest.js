import { t as GateError } from "./errors.js";
import { c as number$1, d as strictObject, f as string, n as array, r as boolean, t as _enum } from "./zod.js";
import { getSystemErrorMap } from "node:util";

// src/system-error.ts
const remedies = {
	EMFILE: "Raise the limit of open files (`ulimit -n 1024`) and run it again.",
	ENFILE: "Close programs that hold many files open, and run it again.",
	ENOSPC: "Free some space on that disk, and run it again; ALLOCGATE_CACHE names another cache folder.",
	EDQUOT: "Free some of your disk quota, and run it again; ALLOCGATE_CACHE names another cache folder.",
	EROFS: "Make that place writable; ALLOCGATE_CACHE names another cache folder.",
	EACCES: "Check the permissions of that path, and run it again.",
	EPERM: "Check the permissions of that path, and run it again.",
	ENOMEM: "Free some memory, and run it again.",
	EAGAIN: "Raise the limit of processes (`ulimit -u`) or end some, and run it again."
};
function systemRefusal(error) {
	if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return void 0;
	const { code, errno, path, syscall, message } = error;
	if (code === void 0) return void 0;
	const words = errno === void 0 ? void 0 : getSystemErrorMap().get(errno)?.[1];
	const where = path === void 0 || syscall?.endsWith(path) === true ? syscall : `${syscall} ${path}`;
	return {
		message: words === void 0 ? message : `${words} (${code}, ${where})`,
		remedy: remedies[code] ?? "Check that path and its disk, and run it again; --verbose shows the commands."
	};
}

// src/core/report/formats.ts
const formats = [
	"text",
	"markdown",
	"json",
	"html",
	"benchfmt",
	"gitlab",
	"sarif",
	"junit",
	"csv"
];

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

// src/core/policy/test-arguments.ts
const most = {
	arguments: 1e3,
	characters: 1e4
};
const testArguments = array(string({ error: "expected texts" }).max(most.characters, { error: `longer than ${most.characters} characters` }).superRefine((argument, context) => {
	const message = faultOf(argument);
	if (message !== void 0) context.addIssue({
		code: "custom",
		message
	});
}), { error: "expected a list" }).max(most.arguments, { error: `longer than ${most.arguments} items` });
function faultOf(argument) {
	if (/^--?test\./.test(argument)) return `${argument.slice(0, 100)} is a flag of Go's testing package, and the gate sets those itself; only flags that the tests define go here`;
	return argument.includes("\0") ? "a null character cannot be passed to a program" : void 0;
}

// src/options.ts
const duration = string().refine(isDuration, { error: "expected a duration such as 30s, 10m or 1h30m, at most a week" });
function isBranchName(name) {
	return /^[A-Za-z0-9_](?:[\w.-]|\/(?=[\w-])){0,199}$/.test(name) && !/\.\.|\.lock(?:\/|$)|\.(?:\/|$)/.test(name);
}
function number(expected) {
	return number$1({ error: `expected ${expected}` });
}
function choice(...choices) {
	return _enum(choices, { error: `expected one of ${choices.join(", ")}` });
}
const flag = boolean({ error: "expected true or false" });
const text = string().min(1, { error: "expected something, not an empty text" });
const words = array(text, { error: "expected at least one" });
const optionsSchema = strictObject({
	base: text.optional(),
	head: text.optional(),
	event: choice("pull-request", "merge-group", "push", "other").optional(),
	"config-base": text.optional(),
	baseline: choice("auto", "file", "branch", "rerun"),
	"baseline-branch": text.refine(isBranchName, { error: "expected the name of a branch" }),
	"baseline-file": text,
	packages: words,
	bench: text,
	mode: choice("fast", "full"),
	count: number("a whole number from 1 to 100").int().min(1).max(100),
	threshold: number("a number of percent from 0 to 100000, such as 15 or 2.5").min(0).max(1e5),
	metrics: words.min(1),
	strict: flag,
	"fail-on": choice("regression", "never"),
	"on-removed": choice("warn", "fail"),
	timeout: duration,
	"confirm-budget": duration,
	budget: duration,
	prepare: text.optional(),
	copy: words,
	config: text.optional(),
	profiles: text.optional(),
	"build-flags": array(string()),
	"test-args": testArguments,
	format: choice(...formats),
	output: text.optional(),
	verbose: flag
});
const defaults = {
	baseline: "auto",
	"baseline-branch": "allocgate-baseline",
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
	budget: "30s",
	copy: [],
	"build-flags": [],
	"test-args": [],
	format: "text",
	verbose: false
};
const descriptions = {
	base: "revision to compare with (default: where this branch left the default branch)",
	head: "revision to judge (default: the working tree)",
	event: "judge the commit as a workflow run on this event does: pull-request, merge-group, push or other (default: as in a terminal)",
	"config-base": "with --event: commit whose configuration stands, or none where the change brings the gate (default: the base)",
	baseline: "auto: stored figures where they fit, else measure the base; file; branch: the same from the baseline branch; rerun: always measure the base",
	"baseline-branch": "branch that holds a record of each commit of the default branch; naming one means baseline branch",
	"baseline-file": "stored baseline, in the module’s folder; naming one means baseline file",
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
	budget: "limit of proving the causes of one package’s regressions and measuring fixes",
	prepare: "shell command run in the module’s folder of both sides before the build",
	copy: "patterns of ignored files that both sides need",
	config: "configuration file (default: .allocgate.yml in the module’s folder, else in the git root)",
	profiles: "folder for the heap profiles of both sides (go tool pprof reads them)",
	"build-flags": "Go build flags, split as a shell does, nothing expanded",
	"test-args": "arguments of the tests’ own flags, as behind `go test -args`, split as a shell does, nothing expanded",
	format: `${formats.slice(0, -1).join(", ")} or ${formats.at(-1)}`,
	output: "file to write to (default: stdout); with benchfmt a folder for base.txt and head.txt",
	verbose: "show the commands that are run and every row"
};
function describeOption(name) {
	const given = defaults[name];
	const shown = Array.isArray(given) ? given.join(",") : typeof given === "string" || typeof given === "number" ? String(given) : "";
	return `${descriptions[name]}${shown === "" ? "" : ` (${shown})`}`;
}

// src/entry/read-options.ts
const numbers = /* @__PURE__ */ new Set(["count", "threshold"]);
function readOptions(said, naming) {
	const values = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, numbers.has(name) ? asNumber(value) : value]));
	if (values["baseline-file"] !== void 0 && values["baseline"] === void 0) values["baseline"] = "file";
	if (values["baseline-branch"] !== void 0 && values["baseline"] === void 0) values["baseline"] = "branch";
	const parsed = optionsSchema.partial().safeParse(values);
	if (parsed.success) return stripUndefined(parsed.data);
	const [issue] = parsed.error.issues;
	const name = String(issue?.path[0] ?? "");
	const given = JSON.stringify(values[name]);
	throw new GateError("usage", `${naming.nameOf(name)} ${given}: ${issue?.message ?? "not understood"}.`, naming.remedy);
}
function splitList(text) {
	return text.split(/[,\n]/).map((item) => item.trim()).filter((item) => item !== "");
}
function asNumber(value) {
	return typeof value === "string" && /^\d+(?:\.\d+)?%?$/.test(value) ? Number(value.replace("%", "")) : value;
}
function stripUndefined(options) {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== void 0));
}

// src/entry/shell-words.ts
function shellWords(text, name) {
	const words = [];
	let word;
	let quote;
	for (let at = 0; at < text.length; at++) {
		const character = text.charAt(at);
		const next = text.charAt(at + 1);
		if (quote === "'") {
			if (character === "'") quote = void 0;
			else word = `${word ?? ""}${character}`;
		} else if (character === "\\" && (quote === void 0 || /["\\$`\n]/.test(next))) {
			word = `${word ?? ""}${next === "\n" ? "" : next}`;
			at++;
		} else if (character === quote) quote = void 0;
		else if (quote === void 0 && (character === "\"" || character === "'")) {
			quote = character;
			word ??= "";
		} else if (quote === void 0 && /\s/.test(character)) {
			if (word !== void 0) words.push(word);
			word = void 0;
		} else word = `${word ?? ""}${character}`;
	}
	if (quote !== void 0) throw new GateError("usage", `${name}: the quote ${quote} is not closed.`, "Close it, or escape it.");
	return word === void 0 ? words : [...words, word];
}

// src/core/policy/nearest.ts
const longest = 120;
function nearest(word, known) {
	const [best] = known.map((candidate) => ({
		candidate,
		distance: distance(word.toLowerCase(), candidate.toLowerCase())
	})).toSorted((a, b) => a.distance - b.distance);
	return best !== void 0 && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : void 0;
}
function distance(a, b) {
	if (a.length > longest || b.length > longest) return Infinity;
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

export { defaults as a, isDuration as c, splitList as i, parseDuration as l, shellWords as n, describeOption as o, readOptions as r, testArguments as s, nearest as t, systemRefusal as u };