import { n as problemKinds, t as GateError } from "./errors.js";
import { c as number, d as strictObject, f as string, i as discriminatedUnion, n as array, o as literal, p as tuple, r as boolean, s as looseObject, t as _enum } from "./zod.js";
import { n as formatMeasurement, t as formatExact } from "./benchunit.js";
import { a as withoutOrders, i as visibleLines, n as fit, o as wrap, r as visible, t as displayWidth } from "./visible.js";

// src/core/report/figures.ts
function formatFigure(value) {
	if (!Number.isFinite(value) || Number.isInteger(value)) return formatExact(value);
	const [whole = "", fraction = ""] = trimmed(value).split(".");
	return whole.includes("e") || fraction === "" ? whole : `${formatExact(Number(whole))}.${fraction}`;
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
	if (size < .05) return `${sign}${Number(size.toPrecision(1))} %`;
	const usual = size >= 99.95 ? 0 : 1;
	const digits = [
		usual,
		1,
		2,
		3,
		4
	].find((count) => Number(size.toFixed(count)) !== threshold || size === threshold);
	return `${sign}${size >= 999.5 ? formatFigure(Math.round(size)) : size.toFixed(digits ?? usual)} %`;
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

// src/core/cause/evidence.ts
function shortName(name) {
	return name.slice(name.lastIndexOf(".") + 1);
}
function readableFunction(name) {
	return name.slice(name.lastIndexOf("/") + 1);
}
function callsInto({ site }, ...packages) {
	const { library } = site;
	return library !== void 0 && packages.some((name) => library.startsWith(`${name}.`));
}
const mostInMap = 128;
function keepsOutsideOfMap({ facts }) {
	const made = facts?.allocation;
	return made?.kind === "map-assign" && Math.max(made.size, made.keySize) > 128;
}
function passesThrough({ site }, pattern) {
	const [path] = site.paths;
	return path !== void 0 && path.frames.some(({ function: name, owner }) => owner !== "user" && pattern.test(name));
}
function objectSizes({ base, head }) {
	if (base.objects === 0 || head.objects === 0) return void 0;
	return {
		base: Math.round(base.bytes / base.objects),
		head: Math.round(head.bytes / head.objects)
	};
}

// src/core/cause/lost-pool.ts
function lostPool(evidence) {
	const { facts, removed, poolCalls } = evidence;
	const forms = poolCalls.map(callForm);
	if (removed.some((line) => forms.some((form) => form.test(line)))) return true;
	if (removed.some((line) => /[pP]ool\.(?:Put|Get)\(/.test(line))) return true;
	if (removed.some((line) => line.includes(".Put(")) && removed.some((line) => line.includes(".Get()"))) return true;
	return facts?.pool?.given === false && !callsInto(evidence, "strings.(*Builder)");
}
function callForm(call) {
	const name = call.split(".").slice(-2).join(".");
	return new RegExp(`(?<![\\w${name.includes(".") ? "" : "."}])${escaped(name)}\\(`);
}
function escaped(text) {
	return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
function declaredPools(source) {
	return [...source.matchAll(/(?<![\w.])(\w+)(?: *= *&?| +\*?)sync\.Pool\b/g)].flatMap(([, name = ""]) => name === "" || name === "new" ? [] : [`${name}.Get`, `${name}.Put`]);
}

// src/core/cause/causes.ts
const causes = [
	"append-growth",
	"buffer-growth",
	"map-growth",
	"make-size",
	"closure-capture",
	"interface-boxing",
	"fmt",
	"string-concat",
	"bytes-string-conversion",
	"pointer-escape",
	"larger-object",
	"lost-pool",
	"callee",
	"dependency",
	"other"
];
const runtime = (...names) => ({ site }) => site.callee.startsWith("runtime.") && names.some((name) => shortName(site.callee).startsWith(name));
const kind = (evidence, ...kinds) => evidence.facts?.allocation !== void 0 && kinds.includes(evidence.facts.allocation.kind);
const formats = /^(?:fmt|errors|log)\./;
const newObject = runtime("newobject", "mallocgc");
function boxesForFmt({ facts, escape }) {
	const callee = facts?.allocation?.callee?.name ?? escape?.flow.findLast(({ reason }) => reason === "call parameter")?.text;
	return callee !== void 0 && formats.test(callee);
}
function isLarger({ site: { base, head } }) {
	return base.objects > 0 && head.objects > 0 && head.bytes / head.objects > base.bytes / base.objects + .5;
}
function couldBePooled(evidence) {
	return newObject(evidence) && !kind(evidence, "boxing", "variadic-slice", "func-literal", "method-value") || runtime("makeslice", "growslice")(evidence) || callsInto(evidence, "strings.(*Builder)", "bytes", "bufio", "compress", "encoding") || evidence.facts?.pool !== void 0 && passesThrough(evidence, /^bytes\.\(\*Buffer\)\./);
}
function isCaptured({ escape }) {
	if (escape === void 0) return false;
	return escape.isVariable && /(?:^|\.)#\w+$/.test(escape.subject) || escape.subject === "func literal" || escape.flow.some(({ reason }) => reason === "captured by a closure");
}
function isBoxed(evidence) {
	const { escape } = evidence;
	return kind(evidence, "boxing", "variadic-slice") || escape?.subject === "... argument" || escape?.isVariable === false && escape.flow.some(({ reason }) => reason === "interface-converted");
}
const rules = [
	{
		cause: "dependency",
		matches: ({ dependency }) => dependency !== void 0
	},
	{
		cause: "lost-pool",
		matches: (evidence) => passesThrough(evidence, /^sync\.\(\*Pool\)\.Get$/) || couldBePooled(evidence) && lostPool(evidence)
	},
	{
		cause: "larger-object",
		matches: (evidence) => evidence.grownType !== void 0 && evidence.site.status !== "new" && isLarger(evidence)
	},
	{
		cause: "larger-object",
		matches: (evidence) => evidence.grownType !== void 0 && keepsOutsideOfMap(evidence)
	},
	{
		cause: "larger-object",
		matches: (evidence) => evidence.site.status === "larger" && newObject(evidence) && !kind(evidence, "make-slice", "make-map")
	},
	{
		cause: "fmt",
		matches: (evidence) => callsInto(evidence, "fmt", "errors", "log")
	},
	{
		cause: "buffer-growth",
		matches: (evidence) => callsInto(evidence, "strings.(*Builder)", "bytes.(*Buffer)") || /^(?:strings\.\(\*Builder\)|bytes\.\(\*Buffer\)|bytes\.growSlice)/.test(evidence.site.callee)
	},
	{
		cause: "callee",
		matches: ({ site }) => site.library !== void 0
	},
	{
		cause: "append-growth",
		matches: (evidence) => runtime("growslice")(evidence) || kind(evidence, "append")
	},
	{
		cause: "map-growth",
		matches: (evidence) => runtime("mapassign", "makemap", "growWork")(evidence) || kind(evidence, "map-assign", "make-map")
	},
	{
		cause: "string-concat",
		matches: (evidence) => runtime("concatstring", "concatbyte")(evidence) || kind(evidence, "concat")
	},
	{
		cause: "bytes-string-conversion",
		matches: (evidence) => runtime("slicebytetostring", "slicerunetostring", "stringtoslicebyte", "stringtoslicerune", "intstring", "rawstring", "rawbyteslice")(evidence) || kind(evidence, "bytes-to-string", "runes-to-string", "rune-to-string", "string-to-bytes", "string-to-runes")
	},
	{
		cause: "fmt",
		matches: (evidence) => runtime("convT")(evidence) && boxesForFmt(evidence)
	},
	{
		cause: "fmt",
		matches: (evidence) => newObject(evidence) && evidence.escape?.isVariable !== true && boxesForFmt(evidence)
	},
	{
		cause: "interface-boxing",
		matches: runtime("convT")
	},
	{
		cause: "other",
		matches: (evidence) => runtime("makechan")(evidence) || kind(evidence, "make-chan", "go", "defer")
	},
	{
		cause: "make-size",
		matches: (evidence) => runtime("makeslice")(evidence) || kind(evidence, "make-slice")
	},
	{
		cause: "make-size",
		matches: ({ site, escape, facts }) => escape?.subject.startsWith("make(") === true || site.callee === "runtime.mallocgc" && escape === void 0 && facts?.allocation === void 0
	},
	{
		cause: "closure-capture",
		matches: (evidence) => newObject(evidence) && isCaptured(evidence) || kind(evidence, "func-literal", "method-value")
	},
	{
		cause: "interface-boxing",
		matches: (evidence) => newObject(evidence) && isBoxed(evidence)
	},
	{
		cause: "pointer-escape",
		matches: newObject
	},
	{
		cause: "callee",
		matches: ({ site }) => !site.callee.startsWith("runtime.") && site.callee !== site.function
	},
	{
		cause: "other",
		matches: () => true
	}
];
function causeOf(evidence) {
	return rules.find(({ matches }) => matches(evidence))?.cause ?? "other";
}
function calleeOf({ site }) {
	return site.library ?? site.callee;
}

// src/core/report/model.ts
const side = strictObject({
	median: number().describe("The judged figure: for exact totals the nearest integer"),
	samples: array(number()).describe("Figures per operation, not rounded, in the order measured"),
	printed: number().optional().describe("What Go's own output shows, where it differs from the median")
});
const levels = [
	"regression",
	"over-budget",
	"warning",
	"unconfirmed",
	"unstable",
	"removed",
	"skipped",
	"waived",
	"added",
	"improvement",
	"notice",
	"unchanged"
];
const change = discriminatedUnion("kind", [
	strictObject({
		kind: literal("ratio"),
		percent: number()
	}),
	strictObject({ kind: literal("from-zero") }),
	strictObject({ kind: literal("to-zero") }),
	strictObject({ kind: literal("none") }),
	strictObject({ kind: literal("added") }),
	strictObject({ kind: literal("removed") })
]);
const finding = strictObject({
	package: string(),
	benchmark: string().describe("Without the GOMAXPROCS suffix"),
	unit: string(),
	level: _enum(levels),
	base: side.nullable(),
	head: side.nullable(),
	iterations: number().int().nonnegative().describe("Iterations of each sample; 0 where the sides differ"),
	change,
	threshold: strictObject({
		percent: number(),
		warn: number().optional()
	}),
	budget: number().optional().describe("The absolute limit that applies to this row"),
	confirmed: boolean(),
	waiver: strictObject({
		ceiling: number(),
		until: string().optional(),
		reason: string()
	}).optional(),
	acceptedBy: string().optional(),
	warnings: array(string())
});
const problem = strictObject({
	kind: _enum(problemKinds),
	side: _enum([
		"base",
		"head",
		"both"
	]),
	package: string().optional(),
	benchmark: string().optional(),
	blocking: boolean().describe("Whether it makes the run unmeasurable"),
	message: string(),
	remedy: string()
});
const unjudged = strictObject({
	package: string(),
	benchmark: string(),
	unit: string(),
	iterations: number().int().nonnegative(),
	base: array(number()),
	head: array(number())
});
const place$1 = {
	file: string().describe("Relative to the git root"),
	line: number().int().positive().describe("Of head")
};
const figures$1 = strictObject({
	base: number(),
	head: number()
});
const reverted$1 = strictObject({
	file: string(),
	lines: tuple([number().int(), number().int()]).describe("Of head; of what was only deleted the lines before and after"),
	deleted: number().int().positive().optional().describe("So many lines were deleted there, and none was added"),
	whole: _enum(["added", "deleted"]).optional().describe("The file was added or deleted as a whole")
});
const site = strictObject({
	...place$1,
	function: string(),
	root: strictObject({
		...place$1,
		function: string(),
		link: string().optional().describe("One sentence on what ties it to the site; absent where it is the site")
	}).nullable().describe("The changed line that causes it; null where none was found"),
	confidence: _enum([
		"proven",
		"likely",
		"site"
	]).describe("proven: by experiment only"),
	proof: strictObject({
		reverted: array(reverted$1),
		restores: number().describe("Share of the regression that went away, 1 is all of it")
	}).nullable(),
	allocsPerOp: figures$1,
	bytesPerOp: figures$1,
	cause: _enum(causes),
	status: _enum([
		"new",
		"more",
		"larger",
		"unchanged"
	]),
	callee: string(),
	reason: string(),
	flow: array(strictObject({
		file: string(),
		line: number().int(),
		text: string()
	})),
	fix: strictObject({
		advice: string(),
		edit: strictObject({
			file: string(),
			line: number().int(),
			endLine: number().int(),
			text: string(),
			was: string().describe("The lines that it replaces")
		}).optional().describe("Replaces whole lines; only where it was measured"),
		imports: strictObject({
			add: array(string()),
			remove: array(string())
		}).optional().describe("What the file must import besides, and no longer"),
		measured: strictObject({
			allocsPerOp: number(),
			bytesPerOp: number()
		}).optional(),
		untested: boolean().optional().describe("The package has no tests that could tell whether the edit breaks something")
	})
});
const explanation = strictObject({
	package: string(),
	benchmark: string(),
	sites: array(site).describe("The most responsible first"),
	explained: strictObject({
		allocsPerOp: number().describe("Share of the change in allocs/op that the sites add up to, 1 is all of it"),
		bytesPerOp: number()
	}),
	notes: array(string())
});
const explainReportSchema = strictObject({
	schemaVersion: literal(1),
	base: strictObject({
		commit: string().optional(),
		label: string().optional()
	}).nullable(),
	head: strictObject({
		commit: string().optional(),
		dirty: boolean(),
		label: string().optional()
	}),
	goVersion: string(),
	explanations: array(explanation.extend({
		allocsPerOp: figures$1,
		bytesPerOp: figures$1
	})),
	problems: array(problem),
	notes: array(string())
});
const gateReportSchema = strictObject({
	schemaVersion: literal(1),
	conclusion: _enum([
		"pass",
		"fail",
		"unmeasurable"
	]),
	advisory: boolean().describe("`fail-on: never`: the conclusion does not change the exit code"),
	base: strictObject({
		commit: string().optional(),
		source: _enum([
			"file",
			"branch",
			"rerun",
			"mixed",
			"text"
		]),
		label: string().optional().describe("How the base was asked for or found, or the name of the text file")
	}).nullable().describe("null: there was nothing to compare with"),
	head: strictObject({
		commit: string().optional(),
		dirty: boolean(),
		label: string().optional()
	}),
	environment: strictObject({
		goVersion: string(),
		goos: string(),
		goarch: string(),
		cpu: string(),
		gomaxprocs: number().int().positive().nullable(),
		mode: _enum([
			"fast",
			"full",
			"text"
		]),
		totals: _enum(["exact", "printed"])
	}),
	findings: array(finding),
	unjudged: array(unjudged).describe("Units that are shown and never judged, such as ns/op"),
	explanations: array(explanation).describe("Allocation sites of the confirmed regressions"),
	reused: array(strictObject({
		package: string(),
		reason: string()
	})),
	problems: array(problem),
	notes: array(string()).describe("What a reader should know of this run: configuration, baseline, environment"),
	reproduce: string().optional().describe("The command that gives the same verdict in a terminal"),
	headLines: strictObject({
		commit: string(),
		lines: array(strictObject({
			...place$1,
			at: number().int().positive()
		}))
	}).optional().describe("Where lines of the merge that was measured stand in the pull request's own head; others are not there"),
	timings: strictObject({
		snapshotMs: number(),
		planMs: number(),
		buildMs: number(),
		screenMs: number(),
		confirmMs: number(),
		explainMs: number(),
		proveMs: number()
	})
});

// src/core/report/table.ts
function tableOf(report) {
	const rows = rowsOf(report.findings);
	const groups = levels.flatMap((level) => {
		const members = rows.filter((row) => row.level === level);
		return members.length === 0 ? [] : [{
			level,
			rows: byPackage$1(members)
		}];
	});
	return {
		units: unitsOf(report.findings),
		groups,
		counts: {
			packages: new Set(rows.map((row) => row.package)).size,
			benchmarks: rows.length,
			rows: report.findings.length
		}
	};
}
function rowsAt(table, wanted) {
	return table.groups.filter(({ level }) => wanted.includes(level)).flatMap(({ rows }) => rows);
}
function groupedByPackage(rows) {
	const groups = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const members = groups.get(row.package);
		if (members === void 0) groups.set(row.package, [row]);
		else members.push(row);
	}
	return [...groups].map(([name, members]) => ({
		package: name,
		rows: members
	}));
}
function rowsOf(findings) {
	const byBenchmark = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const key = `${finding.package}\n${finding.benchmark}`;
		const members = byBenchmark.get(key);
		if (members === void 0) byBenchmark.set(key, [finding]);
		else members.push(finding);
	}
	return [...byBenchmark.values()].flatMap((of) => {
		const [first] = of;
		if (first === void 0) return [];
		return [{
			package: first.package,
			benchmark: first.benchmark,
			level: gravest(of),
			findings: of
		}];
	});
}
function gravest(findings) {
	return levels.find((level) => findings.some((finding) => finding.level === level)) ?? "unchanged";
}
function unitsOf(findings) {
	const own = ["B/op", "allocs/op"];
	const found = new Set(findings.map(({ unit }) => unit));
	const others = [...found].filter((unit) => !own.includes(unit)).toSorted();
	return [...own.filter((unit) => found.has(unit)), ...others];
}
function byPackage$1(rows) {
	return groupedByPackage(rows.toSorted((a, b) => descending(sizeOf(a), sizeOf(b)))).flatMap(({ rows: members }) => members);
}
function sizeOf({ findings, level }) {
	return findings.filter((finding) => finding.level === level).reduce((most, finding) => Math.max(most, changeSize(finding)), 0);
}
function descending(a, b) {
	return a === b ? 0 : b > a ? 1 : -1;
}

// src/core/report/wording.ts
const levelWords = {
	regression: {
		title: "Regressions",
		meaning: "more memory than base",
		counted: "regressed"
	},
	"over-budget": {
		title: "Over budget",
		meaning: "above the absolute limit in the configuration",
		counted: "over budget"
	},
	unconfirmed: {
		title: "Unconfirmed",
		meaning: "moved, but could not be measured again",
		counted: "unconfirmed"
	},
	unstable: {
		title: "Unstable",
		meaning: "the medians say regression, but samples of both sides overlap",
		counted: "unstable"
	},
	warning: {
		title: "Warnings",
		meaning: "beyond the warning threshold, below the failing one",
		counted: "with a warning"
	},
	removed: {
		title: "Removed",
		meaning: "on base, not on head",
		counted: "removed"
	},
	skipped: {
		title: "Skipped",
		meaning: "runs on base, skipped on head",
		counted: "skipped"
	},
	waived: {
		title: "Waived",
		meaning: "a regression that the team accepted",
		counted: "waived"
	},
	notice: {
		title: "Notices",
		meaning: "an added allocation that stays below the threshold, or a budget that base broke already",
		counted: "with a notice"
	},
	added: {
		title: "Added",
		meaning: "on head, not on base",
		counted: "added"
	},
	improvement: {
		title: "Improvements",
		meaning: "less memory than base",
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
	if (level === "added" && report.base === null) return {
		title: "Measured",
		meaning: "there is nothing to compare with",
		counted: "measured"
	};
	return levelWords[level];
}
function rule({ findings, environment }) {
	const regressions = findings.filter(({ level }) => level === "regression");
	const percents = new Set(regressions.map(({ threshold }) => threshold.percent));
	const [percent = 0] = percents;
	const strict = regressions.some(({ change, threshold }) => change.kind === "ratio" && Math.abs(change.percent) <= threshold.percent);
	return [
		`${percents.size === 1 ? `more than ${percent} % above base` : "further above base than their thresholds"}, by at least 1 alloc/op or 16 B/op`,
		...strict ? ["or, by strict, any added allocation"] : [],
		environment.mode === "text" ? "by these texts alone" : "confirmed in fresh runs"
	].join(", ");
}
const graveLevels = [
	"regression",
	"over-budget",
	"unconfirmed",
	"unstable",
	"warning",
	"removed",
	"skipped"
];
const mildLevels = [
	"notice",
	"waived",
	"added",
	"improvement"
];
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
function countsLine(report, table) {
	const { packages, benchmarks } = table.counts;
	const measured = `${count(benchmarks, "benchmark")} in ${count(packages, "package")}`;
	const parts = [
		...graveLevels,
		...mildLevels,
		"unchanged"
	].flatMap((level) => {
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
	return `At ${percent} %, one more allocation is a regression up to ${last} allocs/op, and a notice from ${last + 1} up.`;
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
	mixed: "stored baseline where it fits, else measured in this run",
	text: "a text, not measured here"
};
function environmentLine({ environment }) {
	const { goVersion, goos, goarch, cpu, gomaxprocs, mode, totals } = environment;
	return [
		goVersion,
		goos === "" ? "" : `${goos}/${goarch}`,
		cpu,
		gomaxprocs === null ? "" : `GOMAXPROCS=${gomaxprocs}`,
		mode === "text" ? "" : `${mode} mode`,
		totals === "exact" ? "exact totals" : "figures as Go prints them, rounded down"
	].filter((part) => part !== "").join(", ");
}
function reusedLines({ reused }) {
	return [...new Set(reused.map(({ reason }) => reason))].map((reason) => {
		const packages = reused.filter((entry) => entry.reason === reason).length;
		return `${reason} (${count(packages, "package")})`;
	});
}

// src/core/report/headline.ts
const problemWords = {
	"build-failed": "a build failed",
	"benchmark-failed": "a benchmark failed",
	"benchmark-panicked": "a benchmark panicked",
	"benchmark-exited": "a benchmark ended its process",
	"benchmark-timeout": "a benchmark ran out of time",
	"no-result": "a benchmark gave no result",
	"no-benchmarks": "no benchmarks were found",
	"no-base": "there is nothing to compare with",
	"damaged-output": "the output is damaged",
	"missing-baseline": "the baseline is missing",
	"damaged-baseline": "the baseline is damaged",
	"foreign-baseline": "the baseline was recorded on another platform",
	"toolchain-missing": "Go was not found",
	"toolchain-too-old": "this Go is too old",
	"snapshot-failed": "a snapshot could not be taken",
	"prepare-failed": "the prepare command failed",
	unconfirmed: "time ran out before everything was confirmed"
};
const mostKinds = 2;
function headline(report, table) {
	switch (report.conclusion) {
		case "fail": return failLine(report, table);
		case "unmeasurable": return `memory could not be judged: ${obstacles(report, table)}`;
		case "pass": return passLine(report, table);
		default: return report.conclusion;
	}
}
function failLine(report, table) {
	const at = (...levels) => rowsAt(table, levels).length;
	const [regressed, over] = [at("regression"), at("over-budget")];
	const byPolicy = regressed + over === 0;
	const blocking = blockingOf(report).length;
	return [
		...regressed > 0 ? [`${count(regressed, "benchmark")} ${regressed === 1 ? "uses" : "use"} more memory than base`] : [],
		...over > 0 ? [`${count(over, "benchmark")} over budget`] : [],
		...byPolicy && at("removed") > 0 ? [`${count(at("removed"), "benchmark")} removed`] : [],
		...byPolicy && at("skipped") > 0 ? [`${count(at("skipped"), "benchmark")} skipped`] : [],
		...byPolicy && at("unstable") > 0 ? [`${count(at("unstable"), "benchmark")} unstable`] : [],
		...blocking > 0 ? [`${count(blocking, "problem")} besides`] : []
	].join(", ");
}
function passLine(report, table) {
	const { benchmarks } = table.counts;
	if (report.base === null) return `${count(benchmarks, "benchmark")} measured, nothing to compare with`;
	const warnings = rowsAt(table, [
		"warning",
		"unstable",
		"removed",
		"skipped"
	]).length + report.problems.length;
	const improved = rowsAt(table, ["improvement"]).length;
	const extra = [...warnings > 0 ? [count(warnings, "warning")] : [], ...improved > 0 ? [`${improved} improved`] : []];
	return `no regression in ${count(benchmarks, "benchmark")}${extra.length > 0 ? ` (${extra.join(", ")})` : ""}`;
}
function obstacles(report, table) {
	const kinds = [...new Set(blockingOf(report).map(({ kind }) => kind))];
	const named = kinds.slice(0, mostKinds).map((kind) => problemWords[kind]);
	const more = kinds.length - named.length;
	if (more > 0) return `${named.join(", ")}, and ${more} more`;
	if (named.length > 0) return named.join(", ");
	const open = rowsAt(table, ["unconfirmed"]).length;
	return open > 0 ? `${count(open, "benchmark")} moved and could not be measured again` : "nothing was measured";
}
function blockingOf({ problems }) {
	return problems.filter(({ blocking }) => blocking);
}

// src/core/report/footnotes.ts
const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
var Footnotes = class {
	#marks = /* @__PURE__ */ new Map();
	marks(finding) {
		return doubtsOf(finding).map((text) => this.#mark(text)).join(" ");
	}
	lines() {
		return [...this.#marks].map(([text, mark]) => ({
			mark,
			text
		}));
	}
	#mark(text) {
		const mark = this.#marks.get(text) ?? superscript(this.#marks.size + 1);
		this.#marks.set(text, mark);
		return mark;
	}
};
function superscript(number) {
	return Array.from(String(number)).map((digit) => digits[Number(digit)] ?? "").join("");
}
function doubtsOf(finding) {
	const { unit, waiver, acceptedBy } = finding;
	return [
		...roundingNote(finding),
		...overlapNote(finding),
		...waiver === void 0 ? [] : [`waived up to ${formatFigure(waiver.ceiling)} ${unit}${waiver.until === void 0 ? "" : ` until ${waiver.until}`}: ${waiver.reason}`],
		...acceptedBy === void 0 ? [] : [`accepted by ${acceptedBy}`],
		...finding.warnings
	];
}
function roundingNote({ level, base, head }) {
	if (level === "unchanged") return [];
	const [onBase, onHead] = [printedLess(base), printedLess(head)];
	if (onBase === 0 && onHead === 0) return [];
	const where = onBase === onHead ? "on both sides" : onHead === 0 ? "for base" : onBase === 0 ? "for head" : void 0;
	return [`go test itself prints ${where === void 0 ? `${formatFigure(onBase)} less for base and ${formatFigure(onHead)} less for head` : `${formatFigure(onHead === 0 ? onBase : onHead)} less ${where}`}, as it rounds down; the exact figure decides`];
}
function printedLess(side) {
	return side?.printed === void 0 ? 0 : side.median - side.printed;
}
function overlapNote({ level, base, head }) {
	if (level !== "unstable" || base === null || head === null) return [];
	return [`samples overlap: base ${range(base)}, head ${range(head)}`];
}
function range({ samples, median }) {
	const low = samples.reduce((a, b) => Math.min(a, b), median);
	const high = samples.reduce((a, b) => Math.max(a, b), median);
	return low === high ? formatFigure(low) : `${formatFigure(low)} to ${formatFigure(high)}`;
}

// src/core/profile/cost.ts
function totalCost(paths) {
	return {
		objects: paths.reduce((sum, { objectsPerOp }) => sum + objectsPerOp, 0),
		bytes: paths.reduce((sum, { bytesPerOp }) => sum + bytesPerOp, 0)
	};
}
function weightOf({ objects, bytes }) {
	return 16 * objects + bytes;
}
function gainOf({ base, head }) {
	return weightOf(head) - weightOf(base);
}

// src/core/report/explanation-groups.ts
function causeGroups(report) {
	const origins = new Origins();
	const members = [];
	for (const explanation of report.explanations) for (const site of explanation.sites) {
		const keys = originsOf(site).map((origin) => [
			explanation.package,
			origin,
			site.cause
		].join("\n"));
		members.push({
			explanation,
			site,
			key: origins.join(keys)
		});
	}
	const groups = /* @__PURE__ */ new Map();
	for (const { key, ...member } of members) {
		const first = origins.firstOf(key);
		const known = groups.get(first);
		if (known === void 0) groups.set(first, [member]);
		else known.push(member);
	}
	return [...groups.values()].flatMap((group) => groupOf(group) ?? []).toSorted((a, b) => byPackage(a, b) || gainOfSite(b.site) - gainOfSite(a.site));
}
var Origins = class {
	#parents = /* @__PURE__ */ new Map();
	join([first = "", ...others]) {
		for (const other of others) this.#parents.set(this.firstOf(other), this.firstOf(first));
		return first;
	}
	firstOf(key) {
		let at = key;
		for (;;) {
			const parent = this.#parents.get(at) ?? at;
			if (parent === at) return at;
			const above = this.#parents.get(parent) ?? parent;
			this.#parents.set(at, above);
			at = above;
		}
	}
};
function originsOf({ file, line, root, function: name, proof, confidence }) {
	return [root === null ? `site ${file}:${line}` : `${root.file}:${root.line}`, ...confidence === "proven" && proof !== null ? [JSON.stringify([
		"proof",
		name,
		proof.reverted
	])] : []];
}
function groupOf(members) {
	const [first] = members.toSorted((a, b) => gainOfSite(b.site) - gainOfSite(a.site));
	if (first === void 0) return void 0;
	const { explanation, site } = first;
	const names = new Set(members.map((member) => member.explanation.benchmark));
	names.delete(explanation.benchmark);
	const further = members.filter((member) => member.explanation === explanation && member.site !== site).map((member) => member.site);
	return {
		package: explanation.package,
		benchmark: explanation.benchmark,
		also: [...names],
		site,
		further
	};
}
function gainOfSite({ allocsPerOp, bytesPerOp }) {
	return gainOf({
		base: {
			objects: allocsPerOp.base,
			bytes: bytesPerOp.base
		},
		head: {
			objects: allocsPerOp.head,
			bytes: bytesPerOp.head
		}
	});
}
function byPackage(a, b) {
	return a.package === b.package ? 0 : a.package < b.package ? -1 : 1;
}

// node_modules/diff/libesm/diff/base.js
var Diff = class {
	diff(oldStr, newStr, options = {}) {
		let callback;
		if (typeof options === "function") {
			callback = options;
			options = {};
		} else if ("callback" in options) callback = options.callback;
		const oldString = this.castInput(oldStr, options);
		const newString = this.castInput(newStr, options);
		const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
		const newTokens = this.removeEmpty(this.tokenize(newString, options));
		return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
	}
	diffWithOptionsObj(oldTokens, newTokens, options, callback) {
		var _a;
		const done = (value) => {
			value = this.postProcess(value, options);
			if (callback) {
				setTimeout(function() {
					callback(value);
				}, 0);
				return;
			} else return value;
		};
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let editLength = 1;
		let maxEditLength = newLen + oldLen;
		if (options.maxEditLength != null) maxEditLength = Math.min(maxEditLength, options.maxEditLength);
		const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
		const abortAfterTimestamp = Date.now() + maxExecutionTime;
		const bestPath = [{
			oldPos: -1,
			lastComponent: void 0
		}];
		let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
		if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
		let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
		const execEditLength = () => {
			for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
				let basePath;
				const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
				if (removePath) bestPath[diagonalPath - 1] = void 0;
				let canAdd = false;
				if (addPath) {
					const addPathNewPos = addPath.oldPos - diagonalPath;
					canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
				}
				const canRemove = removePath && removePath.oldPos + 1 < oldLen;
				if (!canAdd && !canRemove) {
					bestPath[diagonalPath] = void 0;
					continue;
				}
				if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) basePath = this.addToPath(addPath, true, false, 0, options);
				else basePath = this.addToPath(removePath, false, true, 1, options);
				newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
				if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
				else {
					bestPath[diagonalPath] = basePath;
					if (basePath.oldPos + 1 >= oldLen) maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
					if (newPos + 1 >= newLen) minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
				}
			}
			editLength++;
		};
		if (callback) (function exec() {
			setTimeout(function() {
				if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) return callback(void 0);
				if (!execEditLength()) exec();
			}, 0);
		})();
		else while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
			const ret = execEditLength();
			if (ret) return ret;
		}
	}
	addToPath(path, added, removed, oldPosInc, options) {
		const last = path.lastComponent;
		if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: last.count + 1,
				added,
				removed,
				previousComponent: last.previousComponent
			}
		};
		else return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: 1,
				added,
				removed,
				previousComponent: last
			}
		};
	}
	extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
		while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
			newPos++;
			oldPos++;
			commonCount++;
			if (options.oneChangePerToken) basePath.lastComponent = {
				count: 1,
				previousComponent: basePath.lastComponent,
				added: false,
				removed: false
			};
		}
		if (commonCount && !options.oneChangePerToken) basePath.lastComponent = {
			count: commonCount,
			previousComponent: basePath.lastComponent,
			added: false,
			removed: false
		};
		basePath.oldPos = oldPos;
		return newPos;
	}
	equals(left, right, options) {
		if (options.comparator) return options.comparator(left, right);
		else return left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
	}
	removeEmpty(array) {
		const ret = [];
		for (let i = 0; i < array.length; i++) if (array[i]) ret.push(array[i]);
		return ret;
	}
	castInput(value, options) {
		return value;
	}
	tokenize(value, options) {
		return Array.from(value);
	}
	join(chars) {
		return chars.join("");
	}
	postProcess(changeObjects, options) {
		return changeObjects;
	}
	get useLongestToken() {
		return false;
	}
	buildValues(lastComponent, newTokens, oldTokens) {
		const components = [];
		let nextComponent;
		while (lastComponent) {
			components.push(lastComponent);
			nextComponent = lastComponent.previousComponent;
			delete lastComponent.previousComponent;
			lastComponent = nextComponent;
		}
		components.reverse();
		const componentLen = components.length;
		let componentPos = 0, newPos = 0, oldPos = 0;
		for (; componentPos < componentLen; componentPos++) {
			const component = components[componentPos];
			if (!component.removed) {
				if (!component.added && this.useLongestToken) {
					let value = newTokens.slice(newPos, newPos + component.count);
					value = value.map(function(value, i) {
						const oldValue = oldTokens[oldPos + i];
						return oldValue.length > value.length ? oldValue : value;
					});
					component.value = this.join(value);
				} else component.value = this.join(newTokens.slice(newPos, newPos + component.count));
				newPos += component.count;
				if (!component.added) oldPos += component.count;
			} else {
				component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
				oldPos += component.count;
			}
		}
		return components;
	}
};

// node_modules/diff/libesm/diff/array.js
var ArrayDiff = class extends Diff {
	tokenize(value) {
		return value.slice();
	}
	join(value) {
		return value;
	}
	removeEmpty(value) {
		return value;
	}
};
const arrayDiff = new ArrayDiff();
function diffArrays(oldArr, newArr, options) {
	return arrayDiff.diff(oldArr, newArr, options);
}

// src/core/report/edit-lines.ts
const mostCompared = 400;
function editLinesOf({ edit, imports }) {
	if (edit === void 0) return [];
	const before = visibleLines(edit.was);
	const after = visibleLines(edit.text.replace(/\n$/, ""));
	return [
		...(imports?.remove ?? []).map((path) => lineOf$1("-", `import ${JSON.stringify(path)}`)),
		...(imports?.add ?? []).map((path) => lineOf$1("+", `import ${JSON.stringify(path)}`)),
		...before.length + after.length > mostCompared ? [...before.map((text) => lineOf$1("-", text)), ...after.map((text) => lineOf$1("+", text))] : diffArrays([...before], [...after]).flatMap(({ added, removed, value }) => value.map((text) => lineOf$1(added ? "+" : removed ? "-" : " ", text)))
	];
}
function lineOf$1(sign, text) {
	return {
		sign,
		text
	};
}

// src/core/cause/listed.ts
function listed(items) {
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

// src/core/report/explanation-words.ts
const causeWords = {
	"append-growth": "a slice grows while it is filled",
	"buffer-growth": "a buffer grows while it is written",
	"map-growth": "a map is made, or grows",
	"make-size": "a slice is made on the heap",
	"closure-capture": "a function literal keeps what it captures",
	"interface-boxing": "a value is put into an interface",
	fmt: "formatting",
	"string-concat": "strings are joined",
	"bytes-string-conversion": "a conversion copies",
	"pointer-escape": "a value escapes to the heap",
	"larger-object": "objects are larger",
	"lost-pool": "a pooled object is not reused",
	callee: "a called function allocates",
	dependency: "a dependency changed",
	other: "an allocation"
};
function costWords({ allocsPerOp, bytesPerOp }) {
	const moved = (unit, { base, head }) => Math.abs(head - base) < .005 ? [] : [`${figure(base)} → ${figure(head)} ${unit}`];
	const parts = [...moved("allocs/op", allocsPerOp), ...moved("B/op", bytesPerOp)];
	return parts.length === 0 ? `${figure(allocsPerOp.head)} allocs/op, ${figure(bytesPerOp.head)} B/op` : parts.join(", ");
}
function isSameLine(one, other) {
	return one.file === other.file && one.line === other.line;
}
const mostFurther = 3;
function furtherOf({ further }) {
	const [told, rest] = [further.slice(0, mostFurther), further.slice(mostFurther)];
	const sum = (figures) => ({
		base: rest.reduce((total, site) => total + figures(site).base, 0),
		head: rest.reduce((total, site) => total + figures(site).head, 0)
	});
	if (rest.length === 0) return {
		told,
		rest: void 0
	};
	const cost = {
		allocsPerOp: sum(({ allocsPerOp }) => allocsPerOp),
		bytesPerOp: sum(({ bytesPerOp }) => bytesPerOp)
	};
	return {
		told,
		rest: `${rest.length} more: ${costWords(cost)}`
	};
}
function reasonWords({ reason, root }) {
	return root?.link === void 0 ? reason : `${reason} ${root.link}`;
}
function proofWords(site) {
	const { confidence, proof } = site;
	if (confidence === "proven" && proof !== null) {
		const percent = Math.round(proof.restores * 100);
		const share = percent >= 98 ? "the whole regression is gone" : `${percent} % of the regression is gone`;
		return `proven: with ${reverted(proof.reverted, site)}, ${share}`;
	}
	if (confidence === "likely" && proof !== null) return `likely: with ${reverted(proof.reverted, site)}, ${Math.min(100, Math.round(proof.restores * 100))} % of the regression is gone; the experiments came no nearer`;
	return confidence === "likely" ? "likely: this line was changed, but no experiment proved it" : "the site only: no changed line was found on the way to it";
}
const mostNamed = 3;
function reverted(parts, { file, root }) {
	const files = [...new Set(parts.map((part) => part.file))];
	if (parts.length > mostNamed) return `${parts.length} parts of the change${files.length > 1 ? ` in ${files.length} files` : ""} taken back`;
	const isPlain = files.length === 1 && files[0] === (root?.file ?? file);
	const linesIn = (some) => listed(files.flatMap((name) => {
		const lines = some.filter((part) => part.file === name).map(linesOf);
		return lines.length === 0 ? [] : [isPlain ? listed(lines) : `${listed(lines)} of ${name}`];
	}));
	const whole = (kind) => parts.filter((part) => part.whole === kind);
	const partial = whole(void 0);
	const [added, deleted] = [whole("added"), whole("deleted")];
	const changed = partial.filter((part) => part.deleted === void 0);
	const gone = partial.filter((part) => part.deleted !== void 0);
	const back = [...gone.length === 0 ? [] : [linesIn(gone)], ...filesOf("deleted", deleted)];
	return [
		...changed.length === 0 ? [] : [`${linesIn(changed)} taken back`],
		...added.length === 0 ? [] : [`${listed(filesOf("new", added))} taken away`],
		...back.length === 0 ? [] : [`${listed(back)} put back`]
	].join(", and ");
}
function filesOf(kind, parts) {
	return parts.map(({ file }) => `the ${kind} file ${file}`);
}
function linesOf({ lines: [start, end], deleted }) {
	if (deleted === void 0) return start === end ? `line ${start}` : `lines ${start}–${end}`;
	const what = deleted === 1 ? "the deleted line" : `the ${deleted} deleted lines`;
	return start === end ? `${what} before line ${start}` : `${what} between ${start} and ${end}`;
}
function fixWords({ fix }) {
	if (fix.measured === void 0) return void 0;
	return `measured with this edit: ${figure(Math.round(fix.measured.allocsPerOp))} allocs/op, ${figure(Math.round(fix.measured.bytesPerOp))} B/op; ${fix.untested === true ? "the package has no tests that could tell more" : "the package’s tests end as without it"}`;
}
function adviceWords({ fix }) {
	return fix.measured === void 0 ? `Advice, not measured: ${fix.advice}` : fix.advice;
}
function benchmarksOf({ benchmark, also }, most = 3) {
	return also.length <= most ? [benchmark, ...also] : [benchmark, ...also.slice(0, most)];
}
function figure(value) {
	return (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100).toLocaleString("en-US", {
		useGrouping: true,
		maximumFractionDigits: 2
	});
}

// src/core/report/text-explanations.ts
const mostCauses = 10;
function explanationLines(report, { width, verbose }, style) {
	const groups = causeGroups(report);
	if (groups.length === 0) return [];
	const shown = verbose ? groups : groups.slice(0, mostCauses);
	const more = groups.length - shown.length;
	const notes = [...new Set(report.explanations.flatMap((explanation) => explanation.notes))];
	return [
		"",
		style.bold("Why"),
		...shown.flatMap((group) => causeLines(group, width, style, verbose)),
		...more > 0 ? [style.dim(`  … and ${more} more: --verbose or --format json shows them`)] : [],
		...notes.flatMap((note) => wrap(visible(note), width - 4).map((line, index) => style.dim(`  ${index === 0 ? "· " : "  "}${line}`)))
	];
}
function causeLines(group, width, style, verbose) {
	const { site } = group;
	const at = site.root ?? site;
	const names = benchmarksOf(group);
	const others = group.also.length + 1 - names.length;
	const indented = (text, mark = "") => wrap(text, width - 4 - mark.length).map((line, index) => `    ${index === 0 ? mark : " ".repeat(mark.length)}${line}`);
	const { told, rest } = furtherOf(group);
	const where = `${at.file}:${at.line}`;
	const elsewhere = site.root !== null && (site.root.file !== site.file || site.root.line !== site.line);
	return [
		"",
		`  ${style.bold(visible(where))}  ${causeWords[site.cause]}`,
		...indented(visible(`${names.join(", ")}${others > 0 ? ` and ${others} more` : ""}`)).map((line) => style.dim(line)),
		...indented(`${costWords(site)}${elsewhere ? `, allocated at ${visible(site.file)}:${site.line}` : ""} in ${visible(site.function)}`),
		...indented(visible(proofWords(site))).map((line) => site.confidence === "proven" ? style.green(line) : line),
		...indented(visible(reasonWords(site))),
		...verbose ? site.flow.flatMap(({ file, line, text }) => [`      ${fit(visible(`${file}:${line}  ${text}`), width - 6)}`]) : [],
		...told.flatMap((other) => {
			const place = isSameLine(other, site) ? `on that line, by ${other.callee}` : `${other.file}:${other.line}`;
			return indented(`also ${visible(place)}: ${costWords(other)}`);
		}),
		...rest === void 0 ? [] : indented(`and ${rest}`),
		...indented(visible(adviceWords(site)), "→ "),
		...editLines(site, style, width)
	];
}
function editLines(site, style, width) {
	const { edit } = site.fix;
	if (edit === void 0) return [];
	return [
		...wrap(fixWords(site) ?? "", width - 4).map((text) => `    ${text}`),
		style.dim(`      ${visible(edit.file)}:${edit.line}`),
		...editLinesOf(site.fix).map(({ sign, text }) => painted(sign, `      ${sign} ${visible(text)}`.trimEnd(), style))
	];
}
function painted(sign, text, style) {
	return sign === " " ? text : sign === "-" ? style.red(text) : style.green(text);
}

// src/core/report/problem-groups.ts
function problemGroups(problems) {
	const groups = /* @__PURE__ */ new Map();
	const ordered = problems.toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
	for (const [index, problem] of ordered.entries()) {
		const { kind, side, blocking, benchmark, message, remedy } = problem;
		const parts = [
			kind,
			side,
			blocking,
			withoutHeadings(message),
			remedy
		];
		const key = JSON.stringify(benchmark === void 0 ? parts : [...parts, index]);
		const known = groups.get(key);
		if (known === void 0) groups.set(key, {
			problem,
			also: []
		});
		else if (problem.package !== void 0) known.also.push(problem.package);
	}
	return [...groups.values()];
}
function withoutHeadings(message) {
	return message.trim().split("\n").filter((line) => !line.startsWith("# ")).join("\n");
}

// src/core/report/text-parts.ts
const mostLines$1 = 40;
function problemLines(report, style, options) {
	if (report.problems.length === 0) return [];
	return [
		"",
		style.bold("Problems"),
		...problemGroups(report.problems).flatMap((group) => oneProblem$1(group, style, options))
	];
}
function oneProblem$1({ problem, also }, style, { width, verbose }) {
	const { kind, side, package: importPath, benchmark, blocking, message, remedy } = problem;
	const where = [importPath, benchmark].filter((part) => part !== void 0 && part !== "").map((part) => visible(part ?? ""));
	const mark = blocking ? style.red(kind) : style.yellow(kind);
	const on = `on ${side === "both" ? "both sides" : side}${blocking ? "" : ", a warning"}`;
	const lines = visibleLines(message.trim());
	const shown = verbose ? lines : lines.slice(0, mostLines$1);
	const more = lines.length - shown.length;
	return [
		...place(`${kind} ${on}`, where, width - 2).map((line, index) => index === 0 ? `  ${mark}${line.slice(kind.length)}` : `    ${line}`),
		...(lines.length === 1 ? wrap(lines[0] ?? "", width - 6) : shown).map((line) => `    │ ${line}`),
		...more > 0 ? [`    │ … and ${count(more, "more line")}`] : [],
		...also.length === 0 ? [] : wrap(`so also ${visible(also.join(", "))}`, width - 6).map((line) => `    ${line}`),
		...wrap(visible(remedy), width - 6).map((line, index) => `    ${index === 0 ? "→" : " "} ${line}`)
	];
}
function place(what, where, width) {
	if (where.length === 0) return [what];
	const together = `${what}: ${where.join(" ")}`;
	return displayWidth(together) <= width ? [together] : [`${what}:`, ...where.map((name) => fit(name, width - 2))];
}
function contextLines(report, table, style, width) {
	const { base, head, reproduce } = report;
	return [...[
		["measured", countsLine(report, table)],
		["base", base === null ? "none" : `${commitLine(base)}, ${sourceWords[base.source]}`],
		...reusedLines(report).map((line) => ["", line]),
		["head", `${commitLine(head)}${head.dirty ? ", with uncommitted changes" : ""}`],
		["with", environmentLine(report)],
		["took", timing(report)],
		...report.notes.flatMap((note) => visibleLines(note.trim())).map((line) => ["note", line])
	].flatMap(([label, text]) => text === void 0 ? [] : wrap(visible(text), width - 11).map((line, index) => labelled(index === 0 ? label : "", line, style))), ...reproduce === void 0 ? [] : [labelled("reproduce", visible(reproduce), style)]];
}
function labelled(label, text, style) {
	return text === "" ? style.dim(label) : `${style.dim(label)}${" ".repeat(11 - label.length)}${text}`;
}
function timing({ timings }) {
	const phases = Object.entries(timings).filter(([, ms]) => ms >= 50);
	if (phases.length === 0) return void 0;
	const total = Object.values(timings).reduce((sum, ms) => sum + ms, 0);
	const parts = phases.map(([name, ms]) => `${name.replace(/Ms$/, "")} ${formatDuration(ms)}`);
	return `${formatDuration(total)} (${parts.join(", ")})`;
}

// src/core/report/text-style.ts
function textStyle(colour) {
	const wrap = (on, off) => (text) => colour && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text;
	return {
		bold: wrap(1, 22),
		dim: wrap(2, 22),
		red: wrap(31, 39),
		green: wrap(32, 39),
		yellow: wrap(33, 39)
	};
}

// src/core/report/text-unjudged.ts
function unjudgedLines(report, width, style) {
	const rows = report.unjudged.map((row) => ({
		name: visible(row.benchmark.replace(/^Benchmark(?=.)/, "")),
		row
	}));
	if (rows.length === 0) return [];
	const nameWidth = Math.min(Math.max(...rows.map(({ name }) => displayWidth(name))), Math.max(16, width - 40));
	let before = "";
	return [
		"",
		style.bold("Not judged") + style.dim(" (for orientation: one machine, few iterations, other processes beside)"),
		...rows.flatMap(({ name, row }) => {
			const heading = row.package === before || row.package === "" ? [] : [`  ${style.dim(fit(visible(row.package), width - 2))}`];
			before = row.package;
			const label = fit(name, nameWidth);
			return [...heading, `    ${label}${" ".repeat(nameWidth - displayWidth(label))}  ${figures(row)}`];
		})
	];
}
function figures({ unit, base, head }) {
	const shown = [base, head].map(middle).filter((value) => value !== void 0).map((value) => formatMeasurement(value, unit)).join(" → ");
	return unit === "ns/op" ? `${shown}/op` : `${shown}  ${visible(unit)}`;
}
function middle(samples) {
	return samples.toSorted((a, b) => a - b)[Math.floor((samples.length - 1) / 2)];
}

// src/core/report/text-table.ts
const leastNameWidth = 16;
function textTable(rows, units, width, style, notes) {
	const used = units.filter((unit) => rows.some(({ findings }) => findings.some((finding) => finding.unit === unit)));
	return groupedByPackage(rows).flatMap(({ package: name, rows: members }) => [...name === "" ? [] : [`  ${style.dim(fit(visible(name), width - 2))}`], ...packageLines(members.map((row) => lineOf(row, used, notes)), used.length, width)]);
}
function packageLines(lines, units, width) {
	const columns = Array.from({ length: units }, (_, index) => columnOf(lines.flatMap(({ cells }) => cells[index] ?? [])));
	const room = width - 4 - columns.reduce((sum, column) => sum + 2 + column.width, 0);
	const longest = Math.max(0, ...lines.map(({ name }) => displayWidth(name)));
	const nameWidth = Math.min(longest, room);
	return lines.flatMap((line) => nameWidth < Math.min(longest, leastNameWidth) ? stacked(line, width) : aligned(line, columns, nameWidth, width));
}
function lineOf(row, units, notes) {
	const cells = units.map((unit) => {
		const finding = row.findings.find((candidate) => candidate.unit === unit);
		return finding === void 0 ? void 0 : cellOf(finding, notes);
	});
	return {
		name: visible(row.benchmark.replace(/^Benchmark(?=.)/, "")),
		cells
	};
}
function cellOf(finding, notes) {
	const { base, head, change, budget, level, threshold } = finding;
	const limit = level === "over-budget" && budget !== void 0 ? `(budget ${formatFigure(budget)})` : "";
	const alone = change.kind === "none" || base === null || head === null;
	const rest = [alone ? "" : formatChange(change, threshold.percent), limit].filter((part) => part !== "").join(" ");
	const marks = notes.marks(finding);
	const unit = visible(finding.unit);
	return {
		base: alone ? "" : formatSide(base),
		head: alone ? formatSide(head ?? base) : formatSide(head),
		unit: rest === "" ? unit + marks : unit,
		rest: rest === "" ? "" : rest + marks
	};
}
function columnOf(cells) {
	const widest = (part) => Math.max(0, ...cells.map((cell) => displayWidth(cell[part])));
	const [base, head, unit, rest] = [
		widest("base"),
		widest("head"),
		widest("unit"),
		widest("rest")
	];
	return {
		base,
		head,
		unit,
		width: (base > 0 ? base + 3 : 0) + head + 1 + unit + (rest > 0 ? rest + 2 : 0)
	};
}
function aligned({ name, cells }, columns, nameWidth, width) {
	const figures = columns.map((column, index) => padEnd(alignedCell(cells[index], column), column.width)).join("  ");
	if (displayWidth(name) <= nameWidth) return [`    ${padEnd(name, nameWidth)}  ${figures}`.trimEnd()];
	return [`    ${fit(name, width - 4)}`, `    ${" ".repeat(nameWidth)}  ${figures}`.trimEnd()];
}
function alignedCell(cell, column) {
	if (cell === void 0) return "";
	const figures = `${cell.base === "" ? " ".repeat(column.base > 0 ? column.base + 3 : 0) : `${padStart(cell.base, column.base)} → `}${padStart(cell.head, column.head)} ${cell.unit}`;
	return cell.rest === "" ? figures : `${padEnd(figures, displayWidth(figures) + column.unit - displayWidth(cell.unit))}  ${cell.rest}`;
}
function stacked({ name, cells }, width) {
	const figures = cells.flatMap((cell) => {
		if (cell === void 0) return [];
		const { base, head, unit, rest } = cell;
		return [`${base === "" ? "" : `${base} → `}${head} ${unit}${rest === "" ? "" : `  ${rest}`}`];
	});
	const together = figures.join("   ");
	const fits = displayWidth(together) <= width - 6;
	return [`    ${fit(name, width - 4)}`, ...(fits ? [together] : figures).map((line) => `      ${line}`)];
}
function padEnd(text, width) {
	return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
function padStart(text, width) {
	return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

// src/core/report/render-text.ts
const mostRows = 20;
const leastWidth = 40;
function renderText(report, given) {
	const options = {
		...given,
		width: Math.max(leastWidth, given.width)
	};
	const style = textStyle(options.colour);
	const table = tableOf(report);
	const notes = new Footnotes();
	const section = (level, most) => levelLines(report, table, level, most, options, style, notes);
	const most = options.verbose ? Infinity : mostRows;
	const grave = graveLevels.flatMap((level) => section(level, Infinity));
	const problems = problemLines(report, style, options);
	return [
		...verdictLines(report, table, options, style),
		...report.conclusion === "unmeasurable" ? [...problems, ...grave] : [...grave, ...problems],
		...explanationLines(report, options, style),
		...[...mildLevels, "unchanged"].flatMap((level) => section(level, most)),
		...footnoteLines(notes, options.width),
		...options.verbose ? unjudgedLines(report, options.width, style) : [],
		"",
		...contextLines(report, table, style, options.width)
	].map((line) => `${withoutOrders(line)}\n`).join("");
}
function verdictLines(report, table, { width }, style) {
	const { conclusion, advisory } = report;
	const word = {
		pass: "PASS",
		fail: "FAIL",
		unmeasurable: "UNMEASURABLE"
	}[conclusion];
	const paint = {
		pass: style.green,
		fail: style.red,
		unmeasurable: style.yellow
	}[conclusion];
	const harmless = advisory && conclusion !== "pass" ? " (advisory: the exit code stays 0)" : "";
	const indent = word.length + 2;
	const [first = "", ...rest] = wrap(headline(report, table) + harmless, width - indent);
	return [`${style.bold(paint(word))}  ${style.bold(first)}`, ...rest.map((line) => " ".repeat(indent) + style.bold(line))];
}
function levelLines(report, table, level, most, { width }, style, notes) {
	const rows = rowsAt(table, [level]);
	if (rows.length === 0) return [];
	const { title, meaning } = wordsOf(level, report);
	const shown = rows.slice(0, most);
	const more = rows.length - shown.length;
	const [first = "", ...rest] = wrap(`${title} (${meaning})`, width);
	return [
		"",
		style.bold(title) + style.dim(first.slice(title.length)),
		...rest.map((line) => style.dim(line)),
		...textTable(shown, table.units, width, style, notes),
		...more > 0 ? [style.dim(`  … and ${more} more: --verbose or --format json shows them`)] : []
	];
}
function footnoteLines(notes, width) {
	const lines = notes.lines().flatMap(({ mark, text }) => {
		const indent = mark.length + 3;
		return wrap(visible(text), width - indent).map((line, index) => index === 0 ? `  ${mark} ${line}` : " ".repeat(indent) + line);
	});
	return lines.length === 0 ? [] : ["", ...lines];
}

// src/core/report/head-lines.ts
const mostLines = 500;
function placesOf({ explanations }) {
	return explanations.flatMap(({ sites }) => sites.flatMap((site) => site.root === null ? [site] : [site.root, site]));
}
function withHeadLines(report, commit, headLine) {
	const lines = /* @__PURE__ */ new Map();
	for (const { file, line } of placesOf(report)) {
		const at = headLine({
			file,
			line
		});
		if (at !== void 0 && lines.size < mostLines) lines.set(`${file}:${line}`, {
			file,
			line,
			at
		});
	}
	return lines.size === 0 ? report : {
		...report,
		headLines: {
			commit,
			lines: [...lines.values()]
		}
	};
}
function storedHeadLines({ headLines }, commit) {
	const stored = headLines?.commit === commit ? headLines.lines.slice(0, mostLines) : [];
	const known = new Map(stored.filter(({ file }) => isInside(file)).map(({ file, line, at }) => [`${file}:${line}`, at]));
	return ({ file, line }) => known.get(`${file}:${line}`);
}
function isInside(path) {
	return path.split(/[/\\]/).every((part) => part !== "" && part !== "." && part !== "..");
}

// src/core/report/render-json.ts
const longest = 67108864;
function renderJson(report) {
	const unjudged = report.unjudged.map((row) => ({
		...row,
		base: finite(row.base),
		head: finite(row.head)
	}));
	return `${JSON.stringify(gateReportSchema.parse({
		...report,
		unjudged
	}), null, 2)}\n`;
}
function finite(samples) {
	return samples.filter((sample) => Number.isFinite(sample));
}
function parseReport(text) {
	if (text.length > longest) throw refuse("it is larger than 64 MiB");
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw refuse(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
	const version = looseObject({ schemaVersion: number() }).safeParse(value);
	if (version.success && version.data.schemaVersion > 1) throw new GateError("usage", `The report has schema version ${version.data.schemaVersion}; this allocgate reads version 1.`, "Use the allocgate that wrote it, or a newer one.");
	const parsed = gateReportSchema.safeParse(value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw refuse(issue === void 0 ? "its form is wrong" : `at ${issue.path.join(".") || "the top"}: ${issue.message}`);
}
const longestReason = 300;
function refuse(reason) {
	const shown = visible(reason.length > longestReason ? `${reason.slice(0, longestReason)}…` : reason);
	return new GateError("usage", `This is no allocgate report: ${shown}.`, "Give the file that `allocgate check --format json --output FILE` wrote.");
}

// src/core/report/row-words.ts
const levelPhrases = {
	regression: "uses more memory than base",
	"over-budget": "is over its budget",
	unconfirmed: "changed, but the change was not confirmed",
	unstable: "is unstable",
	warning: "is over the warning threshold",
	removed: "was removed",
	skipped: "is skipped",
	notice: "has a notice",
	waived: "uses more memory than base, which was accepted"
};
function phraseOf(level) {
	return levelPhrases[level] ?? level;
}
function figuresLine({ unit, base, head, change, threshold, budget, level }) {
	const percent = formatChange(change, threshold.percent);
	const limit = level === "over-budget" && budget !== void 0 ? `, budget ${formatFigure(budget)}` : level === "regression" ? `, threshold ${threshold.percent} %` : "";
	return `${unit}: ${formatSide(base)} → ${formatSide(head)}${percent === "" ? "" : ` (${percent})`}${limit}`;
}
function capital(text) {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

// src/core/report/escape-markdown.ts
const special = /[\\`*_{}[\]<>()#+!|~&@:$^="']/g;
const textBreak = "<!-- -->";
function escapeMarkdown(text) {
	return broken(visible(text.trim())).replace(/^-/, "&#45;").replace(/^(\d{1,9})\./, "$1&#46;");
}
function codeMarkdown(text) {
	return `<code>${broken(visible(text))}</code>`;
}
function preMarkdown(lines) {
	return `<pre>${lines.map(entities).join("\n")}</pre>`;
}
function commandMarkdown(...commands) {
	const shown = commands.map(visible);
	if (shown.some((line) => line.includes("<!--"))) return preMarkdown(shown);
	const runs = shown.flatMap((line) => [...line.matchAll(/`+/g)]);
	const fence = "`".repeat(runs.reduce((most, [run]) => Math.max(most, run.length), 2) + 1);
	return [
		`${fence}sh`,
		...shown,
		fence
	].join("\n");
}
function entities(text) {
	return text.replaceAll(special, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
function broken(text) {
	const places = /[@#]|:(?=\/\/|[\w+-]{1,40}:)|\bwww(?=\.)|\bGH-(?=\d)|\b[0-9a-f]{3}(?=[0-9a-f]{4,37}\b)/gi;
	let escaped = "";
	let done = 0;
	for (const { 0: match, index } of text.matchAll(places)) {
		escaped += entities(text.slice(done, index + match.length)) + textBreak;
		done = index + match.length;
	}
	return escaped + entities(text.slice(done));
}

// src/core/report/markdown-table.ts
const longestName = 240;
const nameLine = 48;
const mostUnits = 20;
const noBreak = "\xA0";
function markdownTable(rows, units, notes, most) {
	const shown = rows.slice(0, most);
	const left = rows.length - shown.length;
	const found = new Set(rows.flatMap(({ findings }) => findings.map(({ unit }) => unit)));
	const judged = units.filter((unit) => found.has(unit));
	const used = judged.slice(0, mostUnits);
	const tables = groupedByPackage(shown).map((group) => [
		`| ${group.package === "" ? "benchmark" : nameCell(group.package)} | ${used.map(unitMarkdown).join(" | ")} |`,
		`| :-- |${" --: |".repeat(used.length)}`,
		...group.rows.map((row) => line(row, used, notes))
	].join("\n"));
	const leftUnits = judged.length - used.length;
	return [
		...tables,
		...leftUnits > 0 ? [leftOut(leftUnits, leftUnits === 1 ? "unit" : "units")] : [],
		...left > 0 ? [leftOut(left)] : []
	].join("\n\n");
}
function nameMarkdown(name) {
	return codeMarkdown(fit(visible(name), longestName));
}
function nameCell(name) {
	const lines = [];
	for (const part of fit(visible(name), longestName).split(/(?<=\/)/)) {
		const joined = `${lines.at(-1) ?? ""}${part}`;
		if (lines.length > 0 && displayWidth(joined) <= nameLine) lines[lines.length - 1] = joined;
		else lines.push(part);
	}
	return lines.map(codeMarkdown).join("<br>");
}
function unitMarkdown(unit) {
	return escapeMarkdown(fit(visible(unit), nameLine));
}
function leftOut(count, noun = "") {
	return `*… and ${count} more${noun === "" ? "" : ` ${noun}`}; the JSON report has them all.*`;
}
function line(row, units, notes) {
	const byUnit = new Map(row.findings.toReversed().map((finding) => [finding.unit, finding]));
	const cells = units.map((unit) => {
		const finding = byUnit.get(unit);
		return finding === void 0 ? "" : cell(finding, notes);
	});
	return `| ${nameCell(row.benchmark)} | ${cells.join(" | ")} |`;
}
function cell(finding, notes) {
	const { base, head, change, level, budget, threshold } = finding;
	const limit = level === "over-budget" && budget !== void 0 ? `(budget ${formatFigure(budget)})` : "";
	const bold = level === "regression" || level === "over-budget" ? "**" : "";
	const alone = change.kind === "none" || base === null || head === null;
	return [
		`${bold}${alone ? formatSide(head ?? base) : `${formatSide(base)} → ${formatSide(head)}`}${bold}`,
		...alone ? [] : [formatChange(change, threshold.percent)],
		limit
	].filter((part) => part !== "").map((part) => part.replaceAll(" ", noBreak)).join(" ").concat(notes.marks(finding));
}

// src/core/report/markdown-parts.ts
const longestLine = 600;
const longestCommand = 4e3;
function problemsMarkdown(report, most, lines) {
	if (report.problems.length === 0) return [];
	const ordered = problemGroups(report.problems);
	const shown = ordered.slice(0, most);
	const left = ordered.length - shown.length;
	return [
		"**Problems**",
		...shown.map((group) => oneProblem(group, lines)),
		...left > 0 ? [leftOut(left)] : []
	];
}
function oneProblem({ problem: { kind, side, package: importPath, benchmark, blocking, message, remedy }, also }, most) {
	const where = [importPath, benchmark].filter((part) => part !== void 0 && part !== "").map((part) => nameMarkdown(part ?? ""));
	const on = `on ${side === "both" ? "both sides" : side}${blocking ? "" : " (a warning)"}`;
	const lines = visibleLines(message.trim());
	const more = lines.length - most;
	const shown = [...lines.slice(0, most).map(cut), ...more > 0 ? [`… and ${count(more, "more line")}`] : []];
	return [
		`**${kind}** ${on}${where.length === 0 ? "" : `: ${where.join(" ")}`}${also.length === 0 ? "" : `, so also ${alsoMarkdown(also)}`}`,
		lines.length === 1 ? sentenceMarkdown(message.trim()) : preMarkdown(shown),
		`→ ${sentenceMarkdown(remedy)}`
	].join("\n\n");
}
function alsoMarkdown(names) {
	const shown = names.slice(0, 5).map((name) => nameMarkdown(name));
	return `${shown.join(", ")}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ""}`;
}
function sentenceMarkdown(text) {
	return cut(visible(text)).split(/`([^`]+)`/).map((part, index) => index % 2 === 1 ? codeMarkdown(part) : spaced(part)).join("");
}
function spaced(text) {
	return `${/^\s/.test(text) ? " " : ""}${escapeMarkdown(text)}${/\S\s+$/.test(text) ? " " : ""}`;
}
function footnotesMarkdown(notes) {
	const lines = notes.lines().map(({ mark, text }) => `${mark} ${sentenceMarkdown(text)}`);
	return lines.length === 0 ? [] : [lines.join("<br>\n")];
}
function notesMarkdown({ notes }, most) {
	if (notes.length === 0) return [];
	const left = notes.length - most;
	const items = notes.slice(0, most).map((note) => `- ${sentenceMarkdown(note)}`);
	return [[
		"**Notes**",
		...items.length > 0 ? [items.join("\n")] : [],
		...left > 0 ? [leftOut(left)] : []
	].join("\n\n")];
}
function contextMarkdown(report) {
	const { base, head } = report;
	const took = Object.values(report.timings).reduce((sum, ms) => sum + ms, 0);
	const source = base === null ? "" : `, ${sourceWords[base.source]}`;
	return folded("How this was measured", [
		`base: ${commitMarkdown(base)}${source}`,
		...reusedLines(report).map((line) => escapeMarkdown(cut(line))),
		`head: ${commitMarkdown(head)}${head.dirty ? ", with uncommitted changes" : ""}`,
		`with ${escapeMarkdown(cut(environmentLine(report)))}`,
		...took > 0 ? [`took ${formatDuration(took)}`] : [],
		oneMoreLine(report)
	].filter((item) => item !== "").map((item) => `- ${item}`).join("\n"));
}
function commitMarkdown(side) {
	const [, commit = "", rest = ""] = /^([\da-f]{12}(?![^ ]))?(.*)$/s.exec(commitLine(side)) ?? [];
	return `${commit}${rest.startsWith(" ") ? " " : ""}${escapeMarkdown(cut(rest))}`;
}
function folded(title, body) {
	return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
function reproduceMarkdown({ reproduce }) {
	if (reproduce === void 0 || reproduce.length > longestCommand) return [];
	return [`The same in a terminal:\n\n${commandMarkdown(reproduce)}`];
}
function cut(text) {
	const characters = text.length <= longestLine ? [] : Array.from(text.slice(0, longestLine));
	return text.length <= longestLine ? text : `${characters.slice(0, -1).join("")}…`;
}

// src/core/report/markdown-explanations.ts
const longestEdit = 40;
function explanationsMarkdown(report, detail, linkOf = () => void 0) {
	const groups = causeGroups(report);
	if (groups.length === 0 || detail.causes === 0) return [];
	const shown = groups.slice(0, detail.causes);
	const left = groups.length - shown.length;
	const { open = shown.length } = detail;
	const behind = shown.slice(open);
	const notes = [...new Set(report.explanations.flatMap((explanation) => explanation.notes))];
	return [
		"**Why**",
		...shown.slice(0, open).flatMap((group) => causeMarkdown(group, detail, linkOf)),
		...behind.length === 0 ? [] : [folded(count(behind.length, "more cause"), behind.flatMap((group) => causeMarkdown(group, detail, linkOf)).join("\n\n"))],
		...left > 0 ? [leftOut(left)] : [],
		...detail.reasons && notes.length > 0 ? [notes.slice(0, 10).map((note) => `- ${sentenceMarkdown(note)}`).join("\n")] : []
	];
}
function causeMarkdown(group, { reasons }, linkOf) {
	const { site } = group;
	const at = site.root ?? site;
	const names = benchmarksOf(group);
	const others = group.also.length + 1 - names.length;
	const elsewhere = site.root !== null && (site.root.file !== site.file || site.root.line !== site.line);
	const benchmarks = `${names.map((name) => codeMarkdown(name)).join(", ")}${others > 0 ? ` and ${others} more` : ""}`;
	const where = `**${placeMarkdown(at, linkOf)}** ${escapeMarkdown(causeWords[site.cause])}: ${escapeMarkdown(costWords(site))} in ${benchmarks}`;
	if (!reasons) return [`${where}${site.confidence === "proven" ? " (proven)" : ""}`];
	const link = site.root?.link === void 0 ? [] : [sentenceMarkdown(site.root.link)];
	const tied = [...elsewhere ? [`Allocated at ${placeMarkdown(site, linkOf)} in ${codeMarkdown(site.function)}.`] : [], ...link].join(" ");
	const { told, rest } = furtherOf(group);
	return [
		`${where}\n\n${[
			sentenceMarkdown(site.reason),
			...tied === "" ? [] : [tied],
			...told.map((other) => isSameLine(other, site) ? `Also on that line, by ${codeMarkdown(other.callee)}: ${escapeMarkdown(costWords(other))}.` : `Also ${placeMarkdown(other, linkOf)}: ${escapeMarkdown(costWords(other))}.`),
			...rest === void 0 ? [] : [`And ${escapeMarkdown(rest)}.`],
			`${site.confidence === "proven" ? "✓ " : ""}${escapeMarkdown(proofWords(site))}.`,
			`→ ${sentenceMarkdown(adviceWords(site))}`
		].join("<br>\n")}`,
		...editMarkdown(site),
		...flowMarkdown(site)
	];
}
function placeMarkdown(place, linkOf) {
	const text = codeMarkdown(`${place.file}:${place.line}`);
	const link = linkOf(place);
	return link === void 0 ? text : `[${text}](${link})`;
}
function editMarkdown(site) {
	const { edit } = site.fix;
	if (edit === void 0) return [];
	const lines = editLinesOf(site.fix).map(({ sign, text }) => `${sign} ${text}`.trimEnd());
	if (lines.length > longestEdit) return [];
	return [`${codeMarkdown(`${edit.file}:${edit.line}`)}, ${escapeMarkdown(fixWords(site) ?? "")}:`, diffBlock(lines)];
}
function diffBlock(lines) {
	if (lines.some((line) => line.includes("<!--"))) return preMarkdown(lines);
	let longest = 2;
	for (const line of lines) for (const [run] of line.matchAll(/`+/g)) longest = Math.max(longest, run.length);
	const fence = "`".repeat(longest + 1);
	return [
		`${fence}diff`,
		...lines,
		fence
	].join("\n");
}
function flowMarkdown({ flow }) {
	if (flow.length === 0) return [];
	const steps = flow.map(({ file, line, text }) => `${file}:${line}  ${text}`);
	return [folded("What the compiler says", preMarkdown(visibleLines(steps.join("\n"))))];
}

// src/core/report/render-markdown.ts
const summaryLength = Math.floor(1048576 / 3);
const steps = [
	{
		grave: 500,
		mild: 500,
		problems: 50,
		lines: 40,
		notes: 50,
		context: true,
		why: {
			causes: 30,
			reasons: true
		}
	},
	{
		grave: 500,
		mild: 50,
		problems: 50,
		lines: 40,
		notes: 20,
		context: true,
		why: {
			causes: 30,
			reasons: true
		}
	},
	{
		grave: 200,
		mild: 10,
		problems: 20,
		lines: 15,
		notes: 10,
		context: true,
		why: {
			causes: 12,
			reasons: true
		}
	},
	{
		grave: 100,
		mild: null,
		problems: 20,
		lines: 8,
		notes: 10,
		context: true,
		why: {
			causes: 6,
			reasons: true
		}
	},
	{
		grave: 50,
		mild: null,
		problems: 10,
		lines: 4,
		notes: 5,
		context: true,
		why: {
			causes: 10,
			reasons: false
		}
	},
	{
		grave: 20,
		mild: null,
		problems: 5,
		lines: 2,
		notes: 2,
		context: false,
		why: {
			causes: 5,
			reasons: false
		}
	},
	{
		grave: 5,
		mild: null,
		problems: 2,
		lines: 1,
		notes: 0,
		context: false,
		why: {
			causes: 2,
			reasons: false
		}
	},
	{
		grave: 1,
		mild: null,
		problems: 1,
		lines: 1,
		notes: 0,
		context: false,
		why: {
			causes: 0,
			reasons: false
		}
	}
];
function renderMarkdown(report, { maxLength = summaryLength } = {}) {
	const table = tableOf(report);
	for (const detail of steps) {
		const text = withDetail(report, table, detail);
		if (text.length <= maxLength) return text;
	}
	return `${heading(report, table)}\n\n${countsLine(report, table)}\n\n*No more fits here; the JSON report has everything.*\n`;
}
function withDetail(report, table, detail) {
	const notes = new Footnotes();
	const grave = graveLevels.flatMap((level) => openLevel(report, table, level, detail.grave, notes));
	const problems = problemsMarkdown(report, detail.problems, detail.lines);
	const mild = mildOf(report, table, detail.mild, notes);
	return `${[
		heading(report, table),
		countsLine(report, table),
		...report.conclusion === "unmeasurable" ? [...problems, ...grave] : [...grave, ...problems],
		...explanationsMarkdown(report, detail.why),
		...mild,
		...footnotesMarkdown(notes),
		...notesMarkdown(report, detail.notes),
		...detail.context ? [contextMarkdown(report)] : [],
		...reproduceMarkdown(report),
		...detail.mild === null ? [leftOutLine(detail)] : []
	].join("\n\n")}\n`;
}
const marks = {
	pass: "✅",
	fail: "❌",
	unmeasurable: "⚠️"
};
function heading(report, table) {
	const advisory = report.advisory && report.conclusion !== "pass" ? " (advisory)" : "";
	return `### ${marks[report.conclusion]} allocgate: ${headline(report, table)}${advisory}`;
}
function openLevel(report, table, level, most, notes) {
	const rows = rowsAt(table, [level]);
	if (rows.length === 0) return [];
	const { title, meaning } = wordsOf(level, report);
	return [`**${title}** (${meaning})`, markdownTable(rows, table.units, notes, most)];
}
function mildOf(report, table, most, notes) {
	if (most === null) return [];
	return [...mildLevels, "unchanged"].flatMap((level) => {
		const rows = rowsAt(table, [level]);
		if (rows.length === 0) return [];
		if (level === "waived" || level === "added" && report.base === null) return openLevel(report, table, level, most, notes);
		const { title, meaning } = wordsOf(level, report);
		return [folded(`${title}: ${rows.length} (${meaning})`, markdownTable(rows, table.units, notes, most))];
	});
}
function leftOutLine({ context }) {
	return `*Left out to fit: ${["rows that fail nothing", ...context ? [] : ["commits and environment"]].join(", ")}; the JSON report has everything.*`;
}

// src/core/report/usual-advice.ts
const usualAdvice = {
	"append-growth": "Make the slice with the capacity that it will need before it is filled.",
	"buffer-growth": "Grow the buffer once before writing, to the size that is usual.",
	"map-growth": "Make the map with its size in advance, or keep one and empty it with `clear`.",
	"make-size": "Let the caller pass a buffer to be filled, or use one again for many operations.",
	"closure-capture": "Pass what the function needs as arguments instead of capturing it.",
	"interface-boxing": "Use the concrete type, or a type parameter, where the interface is not needed.",
	fmt: "Use strconv and concatenation, or append to a buffer, instead of formatting on this path.",
	"string-concat": "Write the parts to a `strings.Builder`, or join them once with `strings.Join`.",
	"bytes-string-conversion": "Keep one of the two forms throughout, or convert where Go needs no copy.",
	"pointer-escape": "Return or pass the value itself, so that no pointer to it outlives the call.",
	"larger-object": "Use smaller types, or keep what is rarely used behind a pointer.",
	"lost-pool": "Give the object back with `Put` on every path, and reset its fields before that.",
	callee: "Call it less often, or use a variant that writes into memory of the caller.",
	dependency: "Stay on the version before until this is fixed there.",
	other: "See whether this is needed in each operation."
};

export { objectSizes as $, figure as A, Footnotes as B, withHeadLines as C, adviceWords as D, problemGroups as E, editLinesOf as F, wordsOf as G, problemWords as H, gainOfSite as I, tableOf as J, groupedByPackage as K, gainOf as L, proofWords as M, reasonWords as N, causeWords as O, listed as P, keepsOutsideOfMap as Q, totalCost as R, storedHeadLines as S, textStyle as T, count as U, headline as V, countsLine as W, causeOf as X, calleeOf as Y, declaredPools as Z, phraseOf as _, contextMarkdown as a, isInside as b, notesMarkdown as c, markdownTable as d, readableFunction as et, codeMarkdown as f, figuresLine as g, capital as h, explanationsMarkdown as i, fixWords as j, costWords as k, problemsMarkdown as l, escapeMarkdown as m, heading as n, folded as o, commandMarkdown as p, rowsAt as q, renderMarkdown as r, footnotesMarkdown as s, usualAdvice as t, shortName as tt, sentenceMarkdown as u, parseReport as v, renderText as w, placesOf as x, renderJson as y, weightOf as z };