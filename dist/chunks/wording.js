import { d as record, f as strictObject, h as union, i as boolean, l as number, n as _enum, p as string, r as array, s as literal } from "./zod.js";
import { N as checkBenchExpression, S as isDuration, c as testArguments, g as loosened, p as blindSpotLevels, u as leakLevels } from "./options.js";

// src/core/policy/day.ts
function isDay(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(text);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

// src/core/policy/package-pattern.ts
function checkPackagePattern(pattern) {
	if (/\s/.test(pattern)) return "expected a package pattern without spaces";
	if (pattern.startsWith("/")) return "expected a pattern such as ./order/... or an import path, not an absolute path";
}
function matchPackage(pattern, name) {
	return pattern === "." || pattern === ".." || pattern.startsWith("./") || pattern.startsWith("../") ? matchFolders(pattern, name.path) : matchWildcards(pattern, name.importPath);
}
function matchFolders(pattern, path) {
	const [wanted, given] = [climb(pattern), climb(path)];
	if (wanted.up === given.up) return matchWildcards(wanted.rest, given.rest);
	return wanted.up > given.up && wanted.rest === "...";
}
function climb(path) {
	const parts = path.split("/").filter((part) => part !== "." && part !== "");
	const up = parts.findIndex((part) => part !== "..");
	const levels = up === -1 ? parts.length : up;
	return {
		up: levels,
		rest: parts.slice(levels).join("/")
	};
}
function matchWildcards(pattern, text) {
	return matchPieces(pattern, text) || pattern.endsWith("/...") && matchPieces(pattern.slice(0, -4), text);
}
function matchPieces(pattern, text) {
	const [first = "", ...rest] = pattern.split("...");
	if (rest.length === 0) return pattern === text;
	if (!text.startsWith(first)) return false;
	const last = rest.pop() ?? "";
	let at = first.length;
	for (const piece of rest) {
		const found = text.indexOf(piece, at);
		if (found === -1) return false;
		at = found + piece.length;
	}
	return text.length - last.length >= at && text.endsWith(last);
}

// src/core/policy/drift.ts
function driftOf({ drift }) {
	return drift && {
		since: drift.since ?? "tag",
		warn: drift.warn,
		fail: drift.fail
	};
}
function stricterDrift(base, head) {
	if (base === void 0 || head === void 0) return base ?? head;
	return {
		since: base.since,
		warn: least(base.warn, head.warn),
		fail: least(base.fail, head.fail)
	};
}
function driftDirection(base, head) {
	if (head === void 0) return loosened;
	if (base === void 0) return {
		stricter: true,
		looser: false
	};
	const limits = ["warn", "fail"].map((tier) => [base[tier] ?? Infinity, head[tier] ?? Infinity]);
	return {
		stricter: limits.some(([from, to]) => to < from),
		looser: base.since !== head.since || limits.some(([from, to]) => to > from)
	};
}
function least(a, b) {
	return a === void 0 || b === void 0 ? a ?? b : Math.min(a, b);
}

// src/core/policy/config-schema.ts
function between(least, most, error) {
	return number({ error }).min(least, { error }).max(most, { error });
}
function text(longest, error) {
	return string({ error }).min(1, { error }).max(longest, { error: `longer than ${longest} characters` });
}
function checked(longest, error, check) {
	return text(longest, error).superRefine((value, context) => {
		const fault = check(value);
		if (fault !== void 0) context.addIssue({
			code: "custom",
			message: fault
		});
	});
}
const list = { error: "expected a list" };
const tooMany = { error: "longer than 1000 items" };
const emptyList = { error: "expected at least one item" };
const truth = boolean({ error: "expected true or false" });
const percent = between(0, 1e5, "expected a percentage from 0 to 100000");
const unit = text(200, "expected a unit").regex(/^\S+$/, { error: "expected a unit without spaces" });
const figure = between(0, Number.MAX_VALUE, "expected a number of 0 or more");
const command = text(1e4, "expected a shell command");
const reason = text(2e3, "expected a reason in words");
const benchmark = text(2e3, "expected the name of a benchmark");
const expression = checked(1e4, "expected a -bench expression", checkBenchExpression);
const pattern = checked(1e3, "expected a package pattern", checkPackagePattern);
const duration = string({ error: "expected a duration such as 30s, 10m or 1h30m" }).refine(isDuration, { error: "expected a duration such as 30s, 10m or 1h30m, at most a week" });
const day = string({ error: "expected a day such as 2027-01-31" }).refine(isDay, { error: "expected a day such as 2027-01-31" });
const count$1 = between(1, 100, "expected a whole number from 1 to 100").int({ error: "expected a whole number from 1 to 100" });
const gomaxprocs = between(1, 1024, "expected a whole number from 1 to 1024").int({ error: "expected a whole number from 1 to 1024" });
const patterns = array(pattern, list).max(1e3, tooMany);
const units = array(unit, list).min(1, emptyList).max(100, { error: "longer than 100 items" });
const threshold$1 = union([percent, strictObject({
	warn: percent.optional(),
	fail: percent
}).refine(({ warn, fail }) => warn === void 0 || warn <= fail, {
	error: "warn must not be above fail",
	path: ["warn"]
})], { error: "expected a percentage, or { warn: 10, fail: 15 }" });
const back = `expected tag, or a whole number of records from 1 to ${200 - 1}`;
const drift = strictObject({
	since: union([literal("tag"), between(1, 200 - 1, back).int({ error: back })], { error: back }).describe("Where the sum starts: tag for the last release, or a number of records to go back (default: tag)").optional(),
	warn: percent.describe("Warn above this percentage").optional(),
	fail: percent.describe("Fail above this percentage").optional()
}, { error: "expected { since: tag, warn: 15, fail: 30 }" }).refine(({ warn, fail }) => warn !== void 0 || fail !== void 0, { error: "expected warn, fail or both" }).refine(({ warn, fail }) => warn === void 0 || fail === void 0 || warn <= fail, {
	error: "warn must not be above fail",
	path: ["warn"]
});
const address = text(500, "expected the address of a site").regex(/^https?:\/\/[\w.~:/%+-]+$/, { error: "expected an address such as https://example.com/history, without a query" });
const leaks = _enum(leakLevels, { error: "expected warn, fail or off" });
const rule$1 = strictObject({
	packages: patterns.min(1, emptyList).describe("Package patterns (default: every package)").optional(),
	benchmarks: expression.describe("A -bench expression (default: every benchmark)").optional(),
	threshold: threshold$1.describe("An increase by more than this percentage is a regression, in every unit").optional(),
	thresholds: record(unit, threshold$1, { error: "expected a threshold for each unit" }).describe("Thresholds by unit").optional(),
	budgets: record(unit, figure, { error: "expected a budget for each unit" }).describe("Absolute limits by unit").optional(),
	metrics: units.describe("Units to judge").optional(),
	gomaxprocs: gomaxprocs.describe("GOMAXPROCS of the benchmark (default: 1)").optional(),
	strict: truth.describe("Fail on any added allocation").optional(),
	leaks: leaks.describe("What to do when an operation newly leaves goroutines or memory behind").optional()
}, { error: "expected a rule: keys with values" });
const waiver = strictObject({
	package: pattern.describe("Pattern for the package"),
	benchmark: benchmark.describe("Full name of the benchmark, such as BenchmarkCreate/items=8"),
	metric: unit.describe("Unit that the waiver is for, such as allocs/op"),
	ceiling: figure.describe("Highest accepted figure"),
	until: day.describe("Last day on which the waiver applies").optional(),
	reason: reason.describe("Why the regression is accepted")
}, { error: "expected a waiver: keys with values" });
const configSchema = strictObject({
	threshold: threshold$1.describe("An increase by more than this percentage is a regression (default: 15)").optional(),
	metrics: units.describe("Units to judge (default: B/op, allocs/op)").optional(),
	exclude: patterns.describe("Patterns for packages that are not measured").optional(),
	prepare: command.describe("Shell command that runs in the module’s folder in each snapshot, before the build").optional(),
	copy: array(text(1e3, "expected a pattern for files"), list).max(1e3, tooMany).describe("Patterns for untracked or ignored files that both sides need").optional(),
	"test-args": testArguments.describe("Arguments for flags that the tests define").optional(),
	bench: expression.describe("Which benchmarks to measure, as for go test -bench (default: .)").optional(),
	mode: _enum(["fast", "full"], { error: "expected fast or full" }).describe("fast: short runs with a fixed number of iterations; full: plain go test first, which takes longer (default: fast)").optional(),
	count: count$1.describe("Samples per benchmark when confirming or recording (default: 3)").optional(),
	strict: truth.describe("Fail on any added allocation (default: false)").optional(),
	"fail-on": _enum(["regression", "never"], { error: "expected regression or never" }).describe("regression: fail when something regressed; never: make the gate advisory (exit codes 1 and 3 become 0; default: regression)").optional(),
	"on-removed": _enum(["warn", "fail"], { error: "expected warn or fail" }).describe("What to do when a benchmark was removed or is newly skipped (default: warn)").optional(),
	leaks: leaks.describe("What to do when an operation newly leaves goroutines or memory behind (default: warn)").optional(),
	"blind-spots": _enum(blindSpotLevels, { error: "expected warn, off or fail-on-new-escape" }).describe("What to do when no benchmark reaches a changed function (default: warn)").optional(),
	drift: drift.describe("Limits for the sum of small steps that each pass, from the records of the baseline branch").optional(),
	"history-url": address.describe("Where the history site is published; reports link to its pages").optional(),
	timeout: duration.describe("Time limit for one test process (default: 10m)").optional(),
	"benchmark-timeout": duration.describe("Time limit for one operation of a benchmark (default: 1m)").optional(),
	"confirm-timeout": duration.describe("Time limit for all confirmations together (default: 10m)").optional(),
	"explain-timeout": duration.describe("Time limit for explaining all regressions, with proofs and fixes (default: 5m)").optional(),
	rules: array(rule$1, list).max(1e3, tooMany).describe("Settings for some packages or benchmarks; all matching rules apply, and a later one overrides an earlier one").optional(),
	waivers: array(waiver, list).max(1e3, tooMany).describe("Regressions that the team accepts, each up to a ceiling").optional()
}, { error: "expected keys with values" });

// src/core/leak/units.ts
const leakUnits = ["goroutines/op", "retained-B/op"];
function isLeakUnit(unit) {
	return leakUnits.includes(unit);
}

// src/core/benchunit/tidy.ts
function unitClass(unit) {
	return tokens(unit).some(({ text, denominator }) => !denominator && [
		"B",
		"MB",
		"bytes"
	].includes(text)) ? "binary" : "decimal";
}
function tidy(value, unit) {
	if (unit === "ns/op") return {
		value: value * 1e-9,
		unit: "sec/op"
	};
	let tidied = "";
	let rest = 0;
	let factor = 1;
	for (const { text, at, denominator } of tokens(unit)) {
		if (denominator || text !== "ns" && text !== "MB") continue;
		tidied += unit.slice(rest, at) + (text === "ns" ? "sec" : "B");
		rest = at + text.length;
		factor = text === "ns" ? factor / 1e9 : factor * 1e6;
	}
	return {
		value: value * factor,
		unit: tidied + unit.slice(rest)
	};
}
function tokens(unit) {
	const found = [];
	let denominator = false;
	for (const match of unit.matchAll(/[*/]|[^*/\-\s\u0085]+/gu)) {
		const [text] = match;
		if (text === "*" || text === "/") denominator = text === "/";
		else found.push({
			text,
			at: match.index,
			denominator
		});
	}
	return found;
}

// src/core/benchunit/scale.ts
const decimalSteps = [
	12,
	9,
	6,
	3,
	0,
	-3,
	-6,
	-9
].map((exponent, index) => ({
	factor: Number(`1e${exponent}`),
	prefix: [
		"T",
		"G",
		"M",
		"k",
		"",
		"m",
		"µ",
		"n"
	][index] ?? ""
}));
const binarySteps = [
	40,
	30,
	20,
	10,
	0
].map((exponent, index) => ({
	factor: 2 ** exponent,
	prefix: [
		"Ti",
		"Gi",
		"Mi",
		"Ki",
		""
	][index] ?? ""
}));
const thresholds = [
	{
		from: "99.995",
		digits: 1
	},
	{
		from: "9.9995",
		digits: 2
	},
	{
		from: ".99995",
		digits: 3
	}
];
const mostDigits = 10;
function commonScale(values, unitClass) {
	let least = 0;
	for (const value of values) {
		const size = Math.abs(value);
		if (size !== 0 && (least === 0 || size < least)) least = size;
	}
	if (least === 0) return {
		digits: 3,
		factor: 1,
		prefix: ""
	};
	const steps = unitClass === "binary" ? binarySteps : decimalSteps;
	for (const step of steps) for (const { from, digits } of thresholds) if (least >= threshold(from, step, unitClass)) return {
		...step,
		digits
	};
	const { factor, prefix } = steps.at(-1) ?? {
		factor: 1,
		prefix: ""
	};
	let digits = 3;
	while (digits < mostDigits && least / factor < Number(`9.9995e${2 - digits}`)) digits += 1;
	return {
		factor,
		prefix,
		digits
	};
}
function formatScaled(value, { factor, prefix, digits }) {
	return `${toFixedEven(value / factor, digits)}${prefix}`;
}
function threshold(from, { factor }, unitClass) {
	return unitClass === "binary" ? Number(from) * factor : Number(`${from}e${Math.round(Math.log10(factor))}`);
}
function toFixedEven(value, digits) {
	if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : `${value > 0 ? "+" : "-"}Inf`;
	if (Math.abs(value) >= 1e21) return BigInt(value).toString() + (digits > 0 ? `.${"0".repeat(digits)}` : "");
	const up = value.toFixed(digits);
	const odd = value * 2 ** (digits + 1);
	const last = Number(up.at(-1));
	if (!Number.isInteger(odd) || odd % 2 === 0 || last % 2 === 0) return up;
	return `${up.slice(0, -1)}${last - 1}`;
}

// src/core/benchunit/format.ts
const exactBytes = 2 ** 20;
const exactCount = 1e6;
function formatMeasurement(value, unit) {
	const base = tidy(value, unit);
	const [numerator = "", denominator = ""] = base.unit.split("/", 2);
	const bytes = unitClass(base.unit) === "binary";
	const time = /(?:^|-)sec$/.test(numerator);
	if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : `${value > 0 ? "+" : "-"}Inf`;
	const symbol = `${time ? "s" : bytes ? "B" : ""}${time || bytes ? rate(denominator) : ""}`;
	if (Math.abs(base.value) < (bytes ? exactBytes : exactCount) && !time || base.value === 0) return joined(written(base.value), "", symbol);
	const scaler = commonScale([base.value], bytes ? "binary" : "decimal");
	return joined(formatScaled(base.value, {
		...scaler,
		prefix: ""
	}), scaler.prefix, symbol);
}
function rate(denominator) {
	return denominator === "" || denominator === "op" ? "" : `/${denominator}`;
}
function formatExact(value) {
	if (!Number.isSafeInteger(value)) return String(value);
	return String(value === 0 ? 0 : value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
}
function written(value) {
	if (Number.isInteger(value)) return formatExact(value);
	const size = Math.abs(value);
	if (size < 1e-4) return String(Number(value.toPrecision(4)));
	const digits = size >= 100 ? 1 : 3 - Math.floor(Math.log10(size));
	const [whole = "", fraction = ""] = value.toFixed(digits).split(".");
	const shown = fraction.replace(/0+$/, "");
	const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
	return shown === "" ? grouped : `${grouped}.${shown}`;
}
function joined(number, prefix, symbol) {
	return symbol === "" ? `${number}${prefix}` : `${number} ${prefix}${symbol}`;
}

// src/core/report/figures.ts
function formatFigure(value) {
	if (!Number.isFinite(value) || Number.isInteger(value)) return formatExact(value);
	const [whole = "", fraction = ""] = trimmed(value).split(".");
	return whole.includes("e") || fraction === "" ? whole : `${formatExact(Number(whole))}.${fraction}`;
}
function formatAmount(value, unit) {
	const shown = formatFigure(value);
	return `${shown} ${unitAfter(shown, unit)}`;
}
function unitAfter(shown, unit) {
	return shown === "1" && unit === "allocs/op" ? "alloc/op" : unit;
}
function trimmed(value) {
	return Math.abs(value) < .001 ? value.toPrecision(3) : value.toFixed(3).replace(/\.?0+$/, "");
}
function formatChange(change, threshold) {
	switch (change.kind) {
		case "ratio": return formatPercent(change.percent, threshold);
		case "from-zero": return "from zero";
		case "to-zero": return "to zero";
		case "none":
		case "added":
		case "removed": return "";
		default: return change;
	}
}
function formatPercent(percent, threshold) {
	const sign = percent < 0 ? "−" : "+";
	const size = Math.abs(percent);
	if (size < .05) return `${sign}${Number(size.toPrecision(1))}%`;
	const usual = size >= 99.95 ? 0 : 1;
	const digits = [
		usual,
		1,
		2,
		3,
		4
	].find((count) => Number(size.toFixed(count)) !== threshold || size === threshold);
	return `${sign}${size >= 999.5 ? formatFigure(Math.round(size)) : size.toFixed(digits ?? usual)}%`;
}
function formatSide(side) {
	return side === null ? "–" : formatFigure(side.median);
}
function changeSize({ change }) {
	switch (change.kind) {
		case "from-zero": return Infinity;
		case "ratio": return Math.abs(change.percent);
		case "to-zero": return 100;
		case "none":
		case "added":
		case "removed": return 0;
		default: return change;
	}
}
function formatDuration(ms) {
	const seconds = ms / 1e3;
	if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
	const whole = Math.round(seconds);
	return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

// src/core/report/row-words.ts
const levelPhrases = {
	regression: "allocates more than on base",
	"over-budget": "is over its budget",
	drift: "has crept up beyond its drift limit",
	unconfirmed: "changed, but the change was not confirmed",
	unstable: "is unstable",
	warning: "is over the warning threshold",
	removed: "was removed",
	skipped: "is skipped",
	notice: "has a notice",
	waived: "allocates more than on base, which was accepted"
};
function phraseOf(level) {
	return levelPhrases[level] ?? level;
}
function figuresLine({ unit, base, head, change, threshold, budget, level }) {
	const percent = formatChange(change, threshold.percent);
	const limit = level === "over-budget" && budget !== void 0 ? `, budget ${formatFigure(budget)}` : level === "regression" ? `, threshold ${threshold.percent}%` : "";
	return `${unit}: ${formatSide(base)} → ${formatSide(head)}${percent === "" ? "" : ` (${percent})`}${limit}`;
}
function capital(text) {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

// src/core/report/wording.ts
const levelWords = {
	regression: {
		title: "Regressions",
		meaning: "more allocations or bytes than on base",
		counted: "regressed"
	},
	"over-budget": {
		title: "Over budget",
		meaning: "above the absolute limit in the configuration",
		counted: "over budget"
	},
	drift: {
		title: "Drift",
		meaning: "small steps that add up beyond the drift limit",
		counted: "over the drift limit"
	},
	unconfirmed: {
		title: "Unconfirmed",
		meaning: "changed, but could not be confirmed in time",
		counted: "unconfirmed"
	},
	unstable: {
		title: "Unstable",
		meaning: "the median regressed, but base and head samples overlap",
		counted: "unstable"
	},
	warning: {
		title: "Warnings",
		meaning: "over the warning threshold but under the failure threshold",
		counted: "with a warning"
	},
	removed: {
		title: "Removed",
		meaning: "exists on base, not on head",
		counted: "removed"
	},
	skipped: {
		title: "Skipped",
		meaning: "runs on base, skipped on head",
		counted: "skipped"
	},
	waived: {
		title: "Waived",
		meaning: "a regression the team accepted",
		counted: "waived"
	},
	notice: {
		title: "Notices",
		meaning: "one more allocation within the threshold, or a budget that base already exceeds",
		counted: "with a notice"
	},
	added: {
		title: "Added",
		meaning: "exists on head, not on base",
		counted: "added"
	},
	improvement: {
		title: "Improvements",
		meaning: "less memory than on base",
		counted: "improved"
	},
	unchanged: {
		title: "Unchanged",
		meaning: "within the threshold",
		counted: "unchanged"
	}
};
function wordsOf(level, report) {
	if (level === "regression") return {
		...levelWords.regression,
		meaning: rule(report)
	};
	if (level === "warning") return {
		...levelWords.warning,
		meaning: warningMeaning(report)
	};
	if (level === "added" && report.base === null) return {
		title: "Measured",
		meaning: "nothing to compare with",
		counted: "measured"
	};
	return levelWords[level];
}
const driftMeaning = "small steps that add up beyond the warning drift limit";
const leakMeaning = "an operation leaves goroutines or memory behind";
function warningMeaning({ findings }) {
	const warned = findings.filter(({ level }) => level === "warning");
	const leaks = warned.some(({ unit }) => isLeakUnit(unit));
	const drifts = warned.some(({ drift }) => drift !== void 0);
	return [
		...warned.some(({ unit, drift }) => !isLeakUnit(unit) && drift === void 0) ? [levelWords.warning.meaning] : [],
		...drifts ? [driftMeaning] : [],
		...leaks ? [leakMeaning] : []
	].join(", or ");
}
function rule({ findings, environment }) {
	const regressions = findings.filter(({ level }) => level === "regression");
	if (regressions.every(({ unit }) => isLeakUnit(unit))) return `${leakMeaning}, confirmed in fresh runs`;
	const percents = new Set(regressions.map(({ threshold }) => threshold.percent));
	const [percent = 0] = percents;
	const strict = regressions.some(({ change, threshold }) => change.kind === "ratio" && Math.abs(change.percent) <= threshold.percent);
	const least = "at least 1 alloc/op or 16 B/op";
	return `${percents.size === 1 ? `more than ${percent}% above base and ${least} above it` : `over their thresholds and ${least} above base`}${strict ? ", or any added allocation (strict)" : ""}${environment.mode === "text" ? "; these figures were not measured again" : ", confirmed in fresh runs"}`;
}
const levelsInOrder = [
	"regression",
	"over-budget",
	"drift",
	"unconfirmed",
	"unstable",
	"warning",
	"removed",
	"skipped",
	"waived",
	"notice",
	"added",
	"improvement",
	"unchanged"
];
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
function countsLine(report, table) {
	const { packages, benchmarks } = table.counts;
	const measured = `${count(benchmarks, "benchmark")} in ${count(packages, "package")}`;
	const parts = levelsInOrder.flatMap((level) => {
		const rows = table.groups.find((group) => group.level === level)?.rows.length ?? 0;
		return rows === 0 ? [] : [`${rows} ${wordsOf(level, report).counted}`];
	});
	return parts.length === 0 || report.base === null ? measured : `${measured}: ${parts.join(", ")}`;
}
function oneMoreLine({ findings }) {
	const percents = new Set(findings.filter(({ unit }) => unit === "allocs/op").map(({ threshold }) => threshold.percent));
	const [percent] = percents;
	if (percents.size !== 1 || percent === void 0 || percent <= 0 || percent >= 100) return "";
	const last = Math.ceil(100 / percent) - 1;
	return `With a threshold of ${percent}%, one more allocation is a regression if base has at most ${last} ${last === 1 ? "alloc" : "allocs"}/op, and a notice if it has more`;
}
function commitLine(side) {
	if (side === null) return "none";
	const commit = side.commit?.slice(0, 12);
	const label = side.label === side.commit ? void 0 : side.label;
	if (commit === void 0) return label ?? "";
	return label === void 0 ? commit : `${commit} (${label})`;
}
const sourceWords = {
	file: "stored baseline",
	branch: "stored baseline (branch)",
	rerun: "measured in this run",
	mixed: "stored baseline where it matches, otherwise measured in this run",
	text: "read from a file, not measured here"
};
function baseLine(report) {
	const { base, findings } = report;
	if (base === null) return "none";
	return `${commitLine(base)}${findings.length > 0 ? `, ${sourceWords[base.source]}` : ""}`;
}
function environmentLine({ environment }) {
	const { goVersion, goos, goarch, cpu, gomaxprocs, mode, totals } = environment;
	return [
		goVersion,
		goos === "" ? "" : `${goos}/${goarch}`,
		cpu,
		gomaxprocs === null ? "" : `GOMAXPROCS=${gomaxprocs}`,
		mode === "text" ? "" : `${mode} mode`,
		totals === "exact" ? "exact totals" : "figures rounded down, as Go prints them"
	].filter((part) => part !== "").join(", ");
}
function reusedLines({ reused }) {
	return [...new Set(reused.map(({ reason }) => reason))].map((reason) => {
		const packages = reused.filter((entry) => entry.reason === reason).length;
		return `${reason} (${count(packages, "package")})`;
	});
}
function middle(samples) {
	return samples.toSorted((a, b) => a - b)[Math.floor((samples.length - 1) / 2)];
}

export { matchPackage as A, isLeakUnit as C, driftOf as D, driftDirection as E, stricterDrift as O, tidy as S, configSchema as T, formatDuration as _, environmentLine as a, unitAfter as b, oneMoreLine as c, capital as d, figuresLine as f, formatChange as g, formatAmount as h, countsLine as i, checkPackagePattern as k, reusedLines as l, changeSize as m, commitLine as n, levelsInOrder as o, phraseOf as p, count as r, middle as s, baseLine as t, wordsOf as u, formatFigure as v, leakUnits as w, formatMeasurement as x, formatSide as y };