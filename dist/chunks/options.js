import { _ as systemRefusal, v as GateError } from "./start.js";
import { f as strictObject, i as boolean, l as number$1, n as _enum, p as string, r as array } from "./zod.js";
import { basename, dirname, join, sep } from "node:path";
import { randomBytes } from "node:crypto";
import { lstat, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";

// src/adapters/make-folders.ts
async function makeFolders(path) {
	try {
		await mkdir(path);
	} catch (error) {
		const { code } = error;
		if (code === "ENOENT" && dirname(path) !== path) {
			await makeFolders(dirname(path));
			await mkdir(path).catch(ignoreExisting);
			return;
		}
		if (!await isFolder(path)) throw error;
	}
}
function ignoreExisting(error) {
	if (error.code !== "EEXIST") throw error;
}
async function isFolder(path) {
	return stat(path).then((found) => found.isDirectory(), () => false);
}

// src/adapters/store/file.ts
const largest = 67108864;
function fileStore(path, label, within) {
	const refuseOutside = async () => {
		if (within === void 0) return;
		const place = await placeOf(path);
		if (place.startsWith(await realpath(within) + sep)) return;
		throw new GateError("usage", `${label} is, or is reached through, a symbolic link that leads out of the repository to ${place}.`, "Remove the link, or name the place to write to with --output.");
	};
	return {
		async read() {
			await refuseOutside();
			const found = await stat(path).catch((error) => {
				if (isAbsent(error)) return void 0;
				throw error;
			});
			if (found === void 0) return void 0;
			const unfit = unfitness(found);
			return unfit === void 0 ? {
				text: await readFile(path, "utf8"),
				label
			} : {
				text: "",
				label,
				unfit
			};
		},
		async write(text) {
			await refuseOutside();
			await writeFileAtomically(path, text);
		}
	};
}
function unfitness(found) {
	if (found.isDirectory()) return "a directory";
	if (!found.isFile()) return "a pipe, a socket or a device";
	return found.size > largest ? "larger than 64 MiB" : void 0;
}
async function placeOf(path) {
	const parent = dirname(path);
	return parent === path ? path : realpath(path).catch(async () => join(await placeOf(parent), basename(path)));
}
async function writeFileAtomically(named, text) {
	const path = await realpath(named).catch(() => named);
	return await isSpecial(path) ? writeSpecial(path, text) : replaceFile(path, text);
}
async function writeOwnFile(folder, path, text) {
	for (let depth = 1; depth < path.length; depth++) {
		const step = join(folder, ...path.slice(0, depth));
		const found = await lstat(step).catch(() => void 0);
		if (found === void 0 || found.isDirectory()) continue;
		const what = found.isSymbolicLink() ? "a symbolic link" : "not a folder";
		throw new GateError("usage", `${step} is ${what}, so nothing is written below it.`, "Remove it.");
	}
	await replaceFile(join(folder, ...path), text);
}
async function replaceFile(path, text) {
	const scratch = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
	try {
		await makeFolders(dirname(path));
		const file = await open(scratch, "wx", 420);
		try {
			await file.writeFile(text);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(scratch, path);
	} catch (error) {
		await rm(scratch, { force: true }).catch(() => void 0);
		throw unwritable(path, error);
	}
}
async function isSpecial(path) {
	const found = await stat(path).catch(() => void 0);
	return found !== void 0 && !found.isFile() && !found.isDirectory();
}
async function writeSpecial(path, text) {
	try {
		await writeFile(path, text);
	} catch (error) {
		throw unwritable(path, error);
	}
}
function unwritable(path, error) {
	return new GateError("usage", `${path} cannot be written: ${systemRefusal(error)?.message ?? String(error)}.`, "Choose another path with --output.", error);
}
function isAbsent(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
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

// src/core/policy/direction.ts
const tightened = {
	stricter: true,
	looser: false
};
const loosened = {
	stricter: false,
	looser: true
};
const mixed = {
	stricter: true,
	looser: true
};
function tiersOf(threshold) {
	return typeof threshold === "number" ? {
		fail: threshold,
		warn: void 0
	} : {
		fail: threshold.fail,
		warn: threshold.warn
	};
}
function thresholdDirection(base, head) {
	const [from, to] = [tiersOf(base), tiersOf(head)];
	const [warnFrom, warnTo] = [from.warn ?? Infinity, to.warn ?? Infinity];
	return {
		stricter: to.fail < from.fail || warnTo < warnFrom,
		looser: to.fail > from.fail || warnTo > warnFrom
	};
}
function budgetDirection(unit, base, head) {
	if (base === void 0 || head === void 0) return head === void 0 ? loosened : tightened;
	if (unit !== "B/op" && unit !== "allocs/op") return mixed;
	return head < base ? tightened : loosened;
}
function metricsDirection(base, head) {
	if (base === void 0 || head === void 0) return mixed;
	return {
		stricter: head.some((unit) => !base.includes(unit)),
		looser: base.some((unit) => !head.includes(unit))
	};
}

// src/core/blind-spots/levels.ts
const blindSpotLevels = [
	"off",
	"warn",
	"fail-on-new-escape"
];
function stricterBlindSpotLevel(a, b) {
	return blindSpotLevels.indexOf(a) >= blindSpotLevels.indexOf(b) ? a : b;
}
function blindSpotDirection(base, head) {
	return blindSpotLevels.indexOf(head) > blindSpotLevels.indexOf(base) ? tightened : loosened;
}

// src/core/policy/leak-level.ts
const leakLevels = [
	"off",
	"warn",
	"fail"
];
function stricterLeakLevel(a, b) {
	return leakLevels.indexOf(a) >= leakLevels.indexOf(b) ? a : b;
}
function leakDirection(base, head) {
	return leakLevels.indexOf(head) > leakLevels.indexOf(base) ? tightened : loosened;
}

// src/core/policy/test-arguments.ts
const most = {
	arguments: 1e3,
	characters: 1e4
};
const testArguments = array(string({ error: "expected strings" }).max(most.characters, { error: `longer than ${most.characters} characters` }).superRefine((argument, context) => {
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

// src/core/shard/shard.ts
const mostShards = 256;
function parseShard(text) {
	const [, index = 0, count = 0] = /^(\d{1,3})\/(\d{1,3})$/.exec(text)?.map(Number) ?? [];
	return index >= 1 && index <= count && count <= 256 ? {
		index,
		count
	} : void 0;
}
function isOfShard(weights, { index, count }) {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	let before = 0;
	return weights.map((weight) => {
		const middle = before + weight / 2;
		before += weight;
		return (total === 0 ? 0 : Math.min(Math.floor(middle * count / total), count - 1)) === index - 1;
	});
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
const text = string().min(1, { error: "expected a value, not an empty string" });
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
	threshold: number("a percentage from 0 to 100000, such as 15 or 2.5").min(0).max(1e5),
	metrics: words.min(1),
	strict: flag,
	"fail-on": choice("regression", "never"),
	"on-removed": choice("warn", "fail"),
	leaks: choice(...leakLevels),
	"blind-spots": choice(...blindSpotLevels),
	timeout: duration,
	"confirm-timeout": duration,
	"explain-timeout": duration,
	explain: flag,
	skip: flag,
	representatives: flag,
	prepare: text.optional(),
	copy: words,
	config: text.optional(),
	shard: string().refine((given) => parseShard(given) !== void 0, { error: "expected I/N, such as 2/3 for the second of three shards, at most 256" }).optional(),
	"shard-times": text.optional(),
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
	leaks: "warn",
	"blind-spots": "warn",
	timeout: "10m",
	"confirm-timeout": "10m",
	"explain-timeout": "5m",
	explain: true,
	skip: true,
	representatives: true,
	copy: [],
	"build-flags": [],
	"test-args": [],
	format: "text",
	verbose: false
};
const descriptions = {
	base: "revision to compare with (default: the merge base with the default branch; on that branch, HEAD if there are uncommitted changes, otherwise the commit before it)",
	head: "revision to measure (default: the working tree)",
	event: "judge the commit by the rules of a workflow run on this event: pull-request, merge-group, push or other (default: as in a terminal)",
	"config-base": "with --event: commit whose configuration applies, or the word none if the change adds the gate (default: the base)",
	baseline: "auto: use stored figures where they match, otherwise measure the base; file: use the baseline file; branch: like auto, but from the baseline branch; rerun: always measure the base",
	"baseline-branch": "branch that holds the records of the default branch; implies baseline=branch",
	"baseline-file": "stored baseline, in the module’s folder; implies baseline=file",
	packages: "package patterns",
	bench: "Go’s -bench expression",
	mode: "fast: pinned iterations; full: plain go test first, one second per sample",
	count: "samples per benchmark when confirming or recording",
	threshold: "an increase by more than this percentage is a regression",
	metrics: "units to judge, record or show",
	strict: "any added allocation fails",
	"fail-on": "regression: fail when something regressed; never: make the gate advisory (exit codes 1 and 3 become 0)",
	"on-removed": "warn or fail: what to do when a benchmark was removed or is newly skipped",
	leaks: "warn, fail or off: what to do when operations leave goroutines or memory behind on head but not on base",
	"blind-spots": "warn or off: what to do when no benchmark reaches a changed function; fail-on-new-escape: fail if such a function has new heap escapes",
	timeout: "time limit for one test process",
	"confirm-timeout": "time limit for all confirmations together",
	"explain-timeout": "time limit for explaining all regressions, with proofs and fixes",
	explain: "skip causes and fixes, for a faster answer",
	skip: "measure packages even if nothing that their benchmarks can read has changed",
	representatives: "confirm every changed benchmark at one second of work, not only a few of those that changed in the same way",
	prepare: "shell command that runs in the module’s folder in each snapshot, before the build",
	copy: "patterns for untracked or ignored files that both sides need",
	config: "configuration file (default: .allocgate.yml in the module’s folder, otherwise in the git root)",
	shard: "measure only one of N parts of the packages, such as 2/3; `allocgate merge` joins the reports of all of them",
	"shard-times": "with --shard: JSON report of an earlier run, whose times balance the shards; each shard needs the same file (default: none; shards are balanced by number of benchmarks)",
	profiles: "folder for the heap profiles of both sides, for go tool pprof",
	"build-flags": "Go build flags, split into words as in a shell, without expansion",
	"test-args": "arguments for flags that the tests define, as after `go test -args`, split into words as in a shell, without expansion",
	format: `${formats.slice(0, -1).join(", ")} or ${formats.at(-1)}`,
	output: "file to write to, or with benchfmt a folder for base.txt and head.txt (default: stdout)",
	verbose: "show every command that runs, and every row of the report"
};
const valueNames = {
	base: "REV",
	head: "REV",
	event: "EVENT",
	"config-base": "REV",
	baseline: "HOW",
	"baseline-branch": "BRANCH",
	"baseline-file": "FILE",
	packages: "PATTERNS",
	bench: "REGEXP",
	mode: "MODE",
	count: "N",
	threshold: "PERCENT",
	metrics: "UNITS",
	strict: void 0,
	"fail-on": "WHAT",
	"on-removed": "WHAT",
	leaks: "WHAT",
	"blind-spots": "WHAT",
	timeout: "DURATION",
	"confirm-timeout": "DURATION",
	"explain-timeout": "DURATION",
	explain: void 0,
	skip: void 0,
	representatives: void 0,
	prepare: "COMMAND",
	copy: "PATTERNS",
	config: "FILE",
	shard: "I/N",
	"shard-times": "FILE",
	profiles: "DIR",
	"build-flags": "FLAGS",
	"test-args": "ARGS",
	format: "FORMAT",
	output: "FILE",
	verbose: void 0
};
function isOnByDefault(name) {
	return defaults[name] === true;
}
function describeOption(name) {
	const given = defaults[name];
	const shown = Array.isArray(given) ? given.join(",") : typeof given === "string" || typeof given === "number" ? String(given) : "";
	return `${descriptions[name]}${shown === "" ? "" : ` (default: ${shown})`}`;
}

export { parseDuration as C, makeFolders as D, writeOwnFile as E, isDuration as S, writeFileAtomically as T, metricsDirection as _, valueNames as a, tiersOf as b, testArguments as c, stricterLeakLevel as d, blindSpotDirection as f, loosened as g, budgetDirection as h, optionsSchema as i, leakDirection as l, stricterBlindSpotLevel as m, describeOption as n, isOfShard as o, blindSpotLevels as p, isOnByDefault as r, parseShard as s, defaults as t, leakLevels as u, mixed as v, fileStore as w, tightened as x, thresholdDirection as y };