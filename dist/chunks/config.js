import { p as nearest, v as GateError } from "./start.js";
import { d as record, f as strictObject, h as union, i as boolean, l as number, n as _enum, p as string, r as array, s as literal } from "./zod.js";
import { _ as thresholdDirection, b as isDuration, c as leakLevels, d as blindSpotLevels, g as mixed, h as metricsDirection, l as stricterLeakLevel, m as loosened, o as testArguments, p as isStricterBudget, s as leakDirection, u as blindSpotDirection, v as tiersOf, y as tightened } from "./options.js";
import { f as tidy, o as checkBenchExpression, s as compileBenchExpression } from "./benchfmt.js";
import { t as require_dist } from "./yaml.js";

// src/core/benchunit/metadata.ts
const defaults = /* @__PURE__ */ new Map([
	["sec/op", "lower"],
	["B/s", "higher"],
	["B/op", "lower"],
	["allocs/op", "lower"]
]);
function createUnitCatalog(settings) {
	const known = /* @__PURE__ */ new Map();
	for (const { unit, key, value } of settings) {
		const id = `${tidy(1, unit).unit} ${key}`;
		if (!known.has(id)) known.set(id, value);
	}
	const get = (unit, key) => known.get(`${tidy(1, unit).unit} ${key}`);
	return {
		better(unit) {
			if (unit === "B/op" || unit === "allocs/op") return "lower";
			const said = get(unit, "better");
			if (said !== void 0) return said === "higher" || said === "lower" ? said : void 0;
			return defaults.get(tidy(1, unit).unit);
		},
		assumption: (unit) => get(unit, "assume") === "exact" ? "exact" : "nothing"
	};
}
function distinctSettings(settings) {
	const known = /* @__PURE__ */ new Map();
	for (const { unit, key, value } of settings) {
		const id = `${unit} ${key}`;
		if (!known.has(id)) known.set(id, {
			unit,
			key,
			value
		});
	}
	return [...known.values()].toSorted((a, b) => `${a.unit} ${a.key}` < `${b.unit} ${b.key}` ? -1 : 1);
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
		warn: least$1(base.warn, head.warn),
		fail: least$1(base.fail, head.fail)
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
function least$1(a, b) {
	return a === void 0 || b === void 0 ? a ?? b : Math.min(a, b);
}

// src/core/policy/differences.ts
function configDifferences(base, head, defaults) {
	const threshold = thresholdDirection(base.threshold ?? defaults.threshold, head.threshold ?? defaults.threshold);
	const metrics = metricsDirection(base.metrics ?? defaults.metrics, head.metrics ?? defaults.metrics);
	return [
		...change("threshold", base.threshold, head.threshold, threshold),
		...change("metrics", base.metrics, head.metrics, metrics),
		...change("strict", base.strict, head.strict, strictDirection(head.strict)),
		...excludeChanges(base.exclude ?? [], head.exclude ?? []),
		...ruleChanges(base.rules ?? [], head.rules ?? []),
		...waiverChanges(base.waivers ?? [], head.waivers ?? []),
		...change("fail-on", base["fail-on"], head["fail-on"], head["fail-on"] === "never" ? loosened : tightened),
		...change("on-removed", base["on-removed"], head["on-removed"], head["on-removed"] === "fail" ? tightened : loosened),
		...change("leaks", base.leaks, head.leaks, leakDirection(base.leaks ?? defaults.leaks, head.leaks ?? defaults.leaks)),
		...change("blind-spots", base["blind-spots"], head["blind-spots"], blindSpotDirection(base["blind-spots"] ?? "warn", head["blind-spots"] ?? "warn")),
		...change("drift", base.drift, head.drift, driftDirection(driftOf(base), driftOf(head))),
		...buildNeeds.flatMap((key) => change(key, base[key], head[key], base[key] === void 0 ? tightened : loosened)),
		...others.flatMap((key) => change(key, base[key], head[key], loosened))
	];
}
const buildNeeds = [
	"prepare",
	"copy",
	"test-args"
];
const others = [
	"bench",
	"mode",
	"count",
	"timeout",
	"confirm-timeout",
	"explain-timeout",
	"history-url"
];
function excludeChanges(base, head) {
	return [...base.filter((pattern) => !head.includes(pattern)).flatMap((p) => change("exclude", p, void 0, tightened)), ...head.filter((pattern) => !base.includes(pattern)).flatMap((p) => change("exclude", void 0, p, loosened))];
}
function ruleChanges(base, head) {
	const [from, to] = [byName(base, ruleName), byName(head, ruleName)];
	const changes = namesOf(from, to).flatMap((name) => ruleChange(name, from.get(name) ?? {}, to.get(name) ?? {}));
	if (changes.length > 0 || JSON.stringify(base) === JSON.stringify(head)) return changes;
	return [`rules: order changed; ${words(mixed)}`];
}
function ruleChange(name, base, head) {
	return [
		...ruleThreshold(`${name}, threshold`, base.threshold, head.threshold),
		...unitsOf(base.thresholds, head.thresholds).flatMap((unit) => ruleThreshold(`${name}, threshold of ${unit}`, base.thresholds?.[unit], head.thresholds?.[unit])),
		...unitsOf(base.budgets, head.budgets).flatMap((unit) => {
			const [from, to] = [base.budgets?.[unit], head.budgets?.[unit]];
			return change(`${name}, budget of ${unit}`, from, to, isStricterBudget(from, to) ? tightened : loosened);
		}),
		...change(`${name}, strict`, base.strict, head.strict, strictDirection(head.strict)),
		...change(`${name}, metrics`, base.metrics, head.metrics, metricsDirection(base.metrics, head.metrics)),
		...change(`${name}, leaks`, base.leaks, head.leaks, ruleLeaks(base.leaks, head.leaks)),
		...change(`${name}, gomaxprocs`, base.gomaxprocs, head.gomaxprocs, loosened)
	];
}
function ruleThreshold(name, from, to) {
	return change(name, from, to, from === void 0 || to === void 0 ? mixed : thresholdDirection(from, to));
}
function ruleLeaks(from, to) {
	return from === void 0 || to === void 0 ? mixed : leakDirection(from, to);
}
function waiverChanges(base, head) {
	const [from, to] = [byName(base, waiverName), byName(head, waiverName)];
	return namesOf(from, to).flatMap((name) => {
		const [a, b] = [from.get(name), to.get(name)];
		if (a === void 0 || b === void 0) return change(name, a?.ceiling, b?.ceiling, a === void 0 ? loosened : tightened);
		return [
			...change(`${name}, ceiling`, a.ceiling, b.ceiling, a.ceiling > b.ceiling ? tightened : loosened),
			...change(`${name}, until`, a.until, b.until, (a.until ?? "~") > (b.until ?? "~") ? tightened : loosened),
			...change(`${name}, reason`, a.reason, b.reason, loosened)
		];
	});
}
function strictDirection(head) {
	return head === true ? tightened : loosened;
}
function change(name, from, to, direction) {
	if (JSON.stringify(from) === JSON.stringify(to)) return [];
	return [`${name}: ${shown(from)} → ${shown(to)}; ${words(direction)}`];
}
function words({ stricter, looser }) {
	if (stricter && looser) return "the stricter part takes effect now, the rest after the merge";
	return stricter ? "takes effect now" : "takes effect after the merge";
}
const longest$1 = 200;
function shown(value) {
	if (value === void 0) return "not set";
	const text = typeof value === "string" ? value : JSON.stringify(value);
	return text.length > longest$1 ? `${text.slice(0, longest$1)}…` : text;
}
function ruleName({ packages, benchmarks }) {
	return `rule for ${[...packages ?? ["every package"], ...benchmarks === void 0 ? [] : [benchmarks]].join(" ")}`;
}
function waiverName({ package: name, benchmark, metric }) {
	return `waiver for ${name} ${benchmark} ${metric}`;
}
function byName(items, nameOf) {
	const named = /* @__PURE__ */ new Map();
	const uses = /* @__PURE__ */ new Map();
	for (const item of items) {
		const name = nameOf(item);
		const use = (uses.get(name) ?? 0) + 1;
		uses.set(name, use);
		named.set(use === 1 ? name : `${name} (${use})`, item);
	}
	return named;
}
function namesOf(a, b) {
	return [.../* @__PURE__ */ new Set([...a.keys(), ...b.keys()])];
}
function unitsOf(a, b) {
	return [.../* @__PURE__ */ new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])];
}

// src/core/policy/package-pattern.ts
function checkPackagePattern(pattern) {
	if (/\s/.test(pattern)) return `a package pattern has no spaces: ${JSON.stringify(pattern)}`;
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

// src/core/policy/policy.ts
function createPolicy({ explicit, base, head, defaults }) {
	const deciding = settingsReader(base ?? head ?? {}, defaults);
	const proposed = settingsReader(head ?? {}, defaults);
	return {
		row(subject, unit, better = "lower") {
			const [a, b] = [deciding.row(subject, unit), proposed.row(subject, unit)];
			const budget = better === "lower" ? least(a.budget, b.budget) : most(a.budget, b.budget);
			return {
				fail: explicit.threshold ?? Math.min(a.fail, b.fail),
				warn: explicit.threshold === void 0 ? least(a.warn, b.warn) : void 0,
				strict: explicit.strict ?? (a.strict || b.strict),
				budget,
				...explicit.threshold !== void 0 || a.fail <= b.fail ? {} : { standingFail: a.fail },
				...a.budget === void 0 || a.budget === budget ? {} : { standingBudget: a.budget },
				waiver: stricterWaiver(a.waiver, b.waiver, better)
			};
		},
		gomaxprocs: deciding.gomaxprocs,
		metrics: (subject) => explicit.metrics ?? [.../* @__PURE__ */ new Set([...deciding.metrics(subject), ...proposed.metrics(subject)])],
		excludes: (name) => deciding.excludes(name) && proposed.excludes(name),
		leaks: (subject) => explicit.leaks ?? stricterLeakLevel(deciding.leaks(subject), proposed.leaks(subject)),
		drift: stricterDrift(driftOf(base ?? head ?? {}), driftOf(head ?? {})),
		differences: base === void 0 ? [] : configDifferences(base, head ?? {}, defaults)
	};
}
function least(a, b) {
	return a === void 0 ? b : b === void 0 ? a : Math.min(a, b);
}
function most(a, b) {
	return a === void 0 ? b : b === void 0 ? a : Math.max(a, b);
}
function stricterWaiver(a, b, better) {
	if (a === void 0 || b === void 0) return void 0;
	return {
		ceiling: better === "lower" ? Math.min(a.ceiling, b.ceiling) : Math.max(a.ceiling, b.ceiling),
		until: [a.until, b.until].filter((day) => day !== void 0).toSorted()[0],
		reason: a.reason
	};
}
function settingsReader(config, defaults) {
	const rules = (config.rules ?? []).map((rule) => ({
		rule,
		applies: matcher(rule)
	}));
	const matching = (subject) => rules.filter(({ applies }) => applies(subject)).map(({ rule }) => rule);
	const row = (subject, unit) => {
		let threshold = tiersOf(config.threshold ?? defaults.threshold);
		let strict = config.strict ?? false;
		let budget;
		for (const rule of matching(subject)) {
			const own = rule.thresholds?.[unit] ?? rule.threshold;
			if (own !== void 0) threshold = tiersOf(own);
			strict = rule.strict ?? strict;
			budget = rule.budgets?.[unit] ?? budget;
		}
		return {
			...threshold,
			strict,
			budget,
			waiver: findWaiver(config, subject, unit)
		};
	};
	return {
		row,
		gomaxprocs: (subject) => matching(subject).reduce((procs, rule) => rule.gomaxprocs ?? procs, 1),
		metrics: (subject) => matching(subject).reduce((units, rule) => rule.metrics ?? units, config.metrics ?? defaults.metrics),
		leaks: (subject) => matching(subject).reduce((level, rule) => rule.leaks ?? level, config.leaks ?? defaults.leaks),
		excludes: (name) => (config.exclude ?? []).some((pattern) => matchPackage(pattern, name))
	};
}
function matcher({ packages, benchmarks }) {
	const matches = benchmarks === void 0 ? () => true : compileBenchExpression(benchmarks);
	return (subject) => (packages === void 0 || packages.some((pattern) => matchPackage(pattern, subject))) && matches(subject.benchmark);
}
function findWaiver(config, subject, unit) {
	const found = (config.waivers ?? []).findLast((waiver) => waiver.metric === unit && waiver.benchmark === subject.benchmark && matchPackage(waiver.package, subject));
	return found === void 0 ? void 0 : {
		ceiling: found.ceiling,
		until: found.until,
		reason: found.reason
	};
}

// src/core/policy/day.ts
function isDay(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(text);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
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
const count = between(1, 100, "expected a whole number from 1 to 100").int({ error: "expected a whole number from 1 to 100" });
const gomaxprocs = between(1, 1024, "expected a whole number from 1 to 1024").int({ error: "expected a whole number from 1 to 1024" });
const patterns = array(pattern, list).max(1e3, tooMany);
const units = array(unit, list).min(1, emptyList).max(100, { error: "longer than 100 items" });
const threshold = union([percent, strictObject({
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
const rule = strictObject({
	packages: patterns.min(1, emptyList).describe("Package patterns (default: every package)").optional(),
	benchmarks: expression.describe("A -bench expression (default: every benchmark)").optional(),
	threshold: threshold.describe("An increase by more than this percentage is a regression, in every unit").optional(),
	thresholds: record(unit, threshold, { error: "expected a threshold for each unit" }).describe("Thresholds by unit").optional(),
	budgets: record(unit, figure, { error: "expected a budget for each unit" }).describe("Absolute limits by unit").optional(),
	metrics: units.describe("Units to judge").optional(),
	gomaxprocs: gomaxprocs.describe("GOMAXPROCS of the benchmark (default: 1)").optional(),
	strict: truth.describe("Any added allocation fails").optional(),
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
	threshold: threshold.describe("An increase by more than this percentage is a regression (default: 15)").optional(),
	metrics: units.describe("Units to judge (default: B/op, allocs/op)").optional(),
	exclude: patterns.describe("Patterns for packages that are not measured").optional(),
	prepare: command.describe("Shell command that runs in the module’s folder in each snapshot, before the build").optional(),
	copy: array(text(1e3, "expected a pattern for files"), list).max(1e3, tooMany).describe("Patterns for untracked or ignored files that both sides need").optional(),
	"test-args": testArguments.describe("Arguments for flags that the tests define").optional(),
	bench: expression.describe("Which benchmarks to measure, as for go test -bench (default: .)").optional(),
	mode: _enum(["fast", "full"], { error: "expected fast or full" }).describe("fast: pinned iterations; full: plain go test first, which takes longer (default: fast)").optional(),
	count: count.describe("Samples per benchmark when confirming or recording (default: 3)").optional(),
	strict: truth.describe("Any added allocation fails (default: false)").optional(),
	"fail-on": _enum(["regression", "never"], { error: "expected regression or never" }).describe("regression: fail when something regressed; never: make the gate advisory (exit codes 1 and 3 become 0; default: regression)").optional(),
	"on-removed": _enum(["warn", "fail"], { error: "expected warn or fail" }).describe("What to do when a benchmark was removed or is newly skipped (default: warn)").optional(),
	leaks: leaks.describe("What to do when an operation newly leaves goroutines or memory behind (default: warn)").optional(),
	"blind-spots": _enum(blindSpotLevels, { error: "expected warn, off or fail-on-new-escape" }).describe("What to do when no benchmark reaches a changed function (default: warn)").optional(),
	drift: drift.describe("Limits for the sum of small steps that each pass, from the records of the baseline branch").optional(),
	"history-url": address.describe("Where the history site is published; reports link to its pages").optional(),
	timeout: duration.describe("Time limit for one test process (default: 10m)").optional(),
	"confirm-timeout": duration.describe("Time limit for all confirmations together (default: 10m)").optional(),
	"explain-timeout": duration.describe("Time limit for explaining all regressions, with proofs and fixes (default: 5m)").optional(),
	rules: array(rule, list).max(1e3, tooMany).describe("Settings for some packages or benchmarks; all matching rules apply, and a later one overrides an earlier one").optional(),
	waivers: array(waiver, list).max(1e3, tooMany).describe("Regressions that the team accepts, each up to a ceiling").optional()
}, { error: "expected keys with values" });

// src/core/policy/config-faults.ts
const mostKeys = 20;
function faultsOf(document, issues) {
	return issues.flatMap((issue) => describe(document, issue, []));
}
function describe(document, issue, around) {
	const path = [...around, ...issue.path.map((part) => typeof part === "symbol" ? String(part) : part)];
	if (issue.code === "unrecognized_keys") {
		const known = knownKeys(path);
		const told = issue.keys.slice(0, mostKeys).map((key) => ({
			offset: document.keyOffset(path, key),
			message: `unknown key ${JSON.stringify(shortened(key))}: ${hint(key, known)}`
		}));
		const more = issue.keys.length - told.length;
		return more === 0 ? told : [{
			offset: document.offsetOf(path),
			message: `${more + told.length} unknown keys`
		}, ...told];
	}
	const meant = issue.code === "invalid_union" ? issue.errors.find((branch) => branch.every(isInside)) : void 0;
	if (meant !== void 0) return meant.flatMap((inner) => describe(document, inner, path));
	return [{
		offset: issue.code === "invalid_key" ? document.keyOffset(path.slice(0, -1), String(path.at(-1))) : document.offsetOf(path),
		message: `${nameOf$1(path)}: ${messageOf(issue)}`
	}];
}
function isInside(issue) {
	return issue.path.length > 0 || issue.code === "unrecognized_keys";
}
function messageOf(issue) {
	return (issue.code === "invalid_key" ? issue.issues[0]?.message : void 0) ?? issue.message;
}
function hint(key, known) {
	const near = nearest(key, known);
	return near === void 0 ? `valid are ${known.join(", ")}` : `did you mean ${near}?`;
}
function nameOf$1(path) {
	if (path.length === 0) return "the configuration";
	return shortened(path.map((part, index) => typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${part}`).join(""));
}
function shortened(name) {
	return name.length > 100 ? `${name.slice(0, 100)}…` : name;
}
function knownKeys(path) {
	const { shape } = configSchema;
	if (path.at(-1) === "threshold" || path.at(-2) === "thresholds") return ["warn", "fail"];
	if (path[0] === "drift") return Object.keys(shape.drift.unwrap().shape);
	if (path[0] === "rules") return Object.keys(shape.rules.unwrap().element.shape);
	if (path[0] === "waivers") return Object.keys(shape.waivers.unwrap().element.shape);
	return Object.keys(shape);
}

// src/core/policy/yaml-document.ts
var import_dist = require_dist();
const mostAliases = 100;
const tooDeep = "nested too deeply";
const messages = {
	MULTIPLE_DOCS: "a second document begins here, but only one is read",
	RESOURCE_EXHAUSTION: tooDeep
};
function readYaml(text) {
	const lines = new import_dist.LineCounter();
	const parsed = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: false
	});
	const locate = (offset) => {
		const { line, col } = lines.linePos(offset);
		return {
			line: Math.max(line, 1),
			column: Math.max(col, 1)
		};
	};
	return {
		reading: readParsed(parsed),
		locate
	};
}
function readParsed(parsed) {
	try {
		const faults = parsed.errors.length > 0 ? syntaxFaults(parsed) : structureFaults(parsed);
		if (faults.length > 0) return {
			kind: "faults",
			faults
		};
		return {
			kind: "document",
			document: documentOf(parsed, parsed.toJS({ maxAliasCount: mostAliases }))
		};
	} catch (error) {
		const message = error instanceof RangeError ? tooDeep : "the aliases expand to too much text";
		if (!(error instanceof RangeError) && !(error instanceof ReferenceError)) throw error;
		return {
			kind: "faults",
			faults: [{
				offset: 0,
				message
			}]
		};
	}
}
function syntaxFaults({ errors }) {
	const exhausted = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
	return (exhausted === void 0 ? errors : [exhausted]).map(({ code, message, pos }) => ({
		offset: pos[0],
		message: messages[code] ?? lower(message)
	}));
}
function structureFaults(parsed) {
	const faults = [];
	const anchors = /* @__PURE__ */ new Set();
	(0, import_dist.visit)(parsed, (_, node) => {
		if ((0, import_dist.isAlias)(node)) {
			const name = node.source;
			if (!anchors.has(name)) faults.push({
				offset: startOf(node),
				message: `no anchor &${name} is defined before this alias`
			});
		} else if ((0, import_dist.isNode)(node)) {
			if (node.anchor !== void 0) anchors.add(node.anchor);
			if ((0, import_dist.isMap)(node)) faults.push(...keyFaults(node));
		}
	});
	return faults;
}
function keyFaults({ items }) {
	const seen = /* @__PURE__ */ new Set();
	return items.flatMap(({ key }) => {
		const offset = startOf(key);
		const name = nameOf(key);
		if (name === void 0) return [{
			offset,
			message: "a key must be a plain word"
		}];
		if (name === "__proto__") return [{
			offset,
			message: "unknown key \"__proto__\""
		}];
		if (seen.has(name)) return [{
			offset,
			message: `the key ${JSON.stringify(name)} appears twice`
		}];
		seen.add(name);
		return [];
	});
}
function documentOf(parsed, value) {
	const nodeAt = (path) => path.length === 0 ? parsed.contents : parsed.getIn(path, true);
	const offsetOf = (path) => {
		const node = nodeAt(path);
		return (0, import_dist.isNode)(node) || path.length === 0 ? startOf(node) : offsetOf(path.slice(0, -1));
	};
	const keyOffset = (path, key) => {
		const map = nodeAt(path);
		const pair = (0, import_dist.isMap)(map) ? map.items.find((item) => nameOf(item.key) === key) : void 0;
		return pair === void 0 ? offsetOf(path) : startOf(pair.key);
	};
	return {
		value,
		offsetOf,
		keyOffset
	};
}
function nameOf(key) {
	if (!(0, import_dist.isScalar)(key)) return void 0;
	const { value } = key;
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : void 0;
}
function startOf(node) {
	return (0, import_dist.isNode)(node) ? node.range?.[0] ?? 0 : 0;
}
function lower(message) {
	return message.charAt(0).toLowerCase() + message.slice(1);
}

// src/core/policy/config.ts
const longest = 1048576;
const mostFaults = 20;
function parseConfig(text, file) {
	if (text.length > longest) throw invalid(file, start, [{
		offset: 0,
		message: "the configuration is larger than 1 MiB"
	}]);
	const { reading, locate } = readYaml(text);
	if (reading.kind === "faults") throw invalid(file, locate, reading.faults);
	const { value } = reading.document;
	if (value === null || value === void 0) return {};
	const parsed = configSchema.safeParse(value);
	if (parsed.success) return parsed.data;
	throw invalid(file, locate, faultsOf(reading.document, parsed.error.issues));
}
const start = () => ({
	line: 1,
	column: 1
});
function invalid(file, locate, faults) {
	const sorted = faults.toSorted((a, b) => a.offset - b.offset).map(({ offset, message }) => {
		const { line, column } = locate(offset);
		return `${file}:${line}:${column}: ${message}`;
	});
	const lines = [...new Set(sorted)];
	const told = lines.slice(0, mostFaults);
	const more = lines.length > told.length ? [`… and ${lines.length - told.length} more`] : [];
	const heading = lines.length === 1 ? [] : [`${lines.length} errors in the configuration:`];
	return new GateError("usage", [
		...heading,
		...told,
		...more
	].join("\n"), "Fix the configuration file; nothing was judged.");
}

export { buildNeeds as a, driftOf as c, matchPackage as i, createUnitCatalog as l, createPolicy as n, ruleName as o, checkPackagePattern as r, waiverName as s, parseConfig as t, distinctSettings as u };