import { f as strictObject, i as boolean, l as number$1, n as _enum, p as string, r as array } from "./zod.js";
import { _ as isDuration, o as blindSpotLevels, r as leakLevels, t as testArguments } from "./test-arguments.js";

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
const words = array(text, { error: "expected at least one value" });
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
	"benchmark-timeout": duration,
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
	"benchmark-timeout": "1m",
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
	baseline: "auto: use stored figures where they match, otherwise measure the base; file: use the baseline file; branch: like auto, but with the records of the baseline branch; rerun: always measure the base",
	"baseline-branch": "branch that holds the figures recorded on the default branch; implies baseline=branch",
	"baseline-file": "stored baseline, in the module’s folder; implies baseline=file",
	packages: "package patterns",
	bench: "Go’s -bench expression",
	mode: "fast: short runs with a fixed number of iterations; full: plain go test first, one second per sample",
	count: "samples per benchmark when confirming a change or recording figures",
	threshold: "an increase by more than this percentage is a regression",
	metrics: "units to judge, record or show",
	strict: "fail on any added allocation",
	"fail-on": "regression: fail when something regressed; never: make the gate advisory (exit codes 1 and 3 become 0)",
	"on-removed": "warn or fail: what to do when a benchmark was removed or is newly skipped",
	leaks: "warn, fail or off: what to do when operations leave goroutines or memory behind on head but not on base",
	"blind-spots": "warn or off: what to do when no benchmark reaches a changed function; fail-on-new-escape: fail if such a function has new heap escapes",
	timeout: "time limit for one test process",
	"benchmark-timeout": "time limit for one operation of a benchmark; slower benchmarks are not judged, and the run is inconclusive",
	"confirm-timeout": "time limit for all confirmations together",
	"explain-timeout": "time limit for explaining all regressions, with proofs and fixes",
	explain: "do not look for causes and fixes, so that the run ends sooner",
	skip: "measure packages even if nothing that their benchmarks can read has changed",
	representatives: "confirm every changed benchmark in runs of about one second, instead of only a few of those that changed in the same way",
	prepare: "shell command that runs in the module’s folder in each snapshot, before the build",
	copy: "patterns for untracked or ignored files that both sides need",
	config: "configuration file (default: .allocgate.yml in the module’s folder, otherwise in the git root)",
	shard: "measure only one of N parts of the packages, such as 2/3; `allocgate merge` joins the reports of all of them",
	"shard-times": "JSON report of an earlier run, used to balance the shards by time; each shard needs the same file (default: none; shards are balanced by number of benchmarks)",
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
	"benchmark-timeout": "DURATION",
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

export { valueNames as a, optionsSchema as i, describeOption as n, isOfShard as o, isOnByDefault as r, parseShard as s, defaults as t };