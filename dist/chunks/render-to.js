import { d as GateError, f as problemKinds, n as writeFully, t as wantsColour } from "./streams.js";
import { a as literal, c as number, d as strictObject, f as string, i as discriminatedUnion, n as array, o as looseObject, r as boolean, s as never, t as _enum } from "./zod.js";
import { n as writeFileAtomically } from "./file.js";
import { resolve } from "node:path";

// src/core/benchfmt/writer.ts
function writeBenchmarks(results, units = []) {
	const lines = units.flatMap(({ unit, key, value }) => [`Unit ${word(unit)} ${word(key)}=${word(value)}`]);
	let config = /* @__PURE__ */ new Map();
	for (const result of results) {
		const changes = configChanges(config, result.config);
		if (changes.length > 0 && lines.length > 0) lines.push("");
		lines.push(...changes);
		config = result.config;
		const measurements = result.measurements.map(({ value, unit }) => `\t${formatValue(value)} ${word(unit)}`);
		if (measurements.length > 0) lines.push(`${fullName(result)}\t${result.iterations}${measurements.join("")}`);
	}
	return lines.map((line) => `${line}\n`).join("");
}
function fullName({ name: { name, gomaxprocs } }) {
	const suffix = gomaxprocs === void 0 || gomaxprocs === 1 ? "" : `-${gomaxprocs}`;
	return `${word(name.startsWith("Benchmark") ? name : `Benchmark${name}`)}${suffix}`;
}
function configChanges(from, to) {
	const ended = [...from.keys()].filter((key) => isKey(key) && !to.has(key)).map((key) => `${key}:`);
	const changed = [...to].filter(([key, value]) => isKey(key) && from.get(key) !== value);
	return [...ended, ...changed.map(([key, value]) => `${key}: ${value.replace(/^[ \t]+|[\r\n]+/g, "")}`)];
}
function isKey(key) {
	return /^\p{Ll}[^\p{Lu}\s\u0085:]*$/u.test(key);
}
function word(text) {
	return text.replace(/[\s\u0085]/gu, "_");
}
function formatValue(value) {
	if (Number.isNaN(value)) return "NaN";
	if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
	return Object.is(value, -0) ? "-0" : String(value);
}

// src/core/report/render-benchfmt.ts
function renderBenchfmt(report, side) {
	return writeBenchmarks(results(report, side, /* @__PURE__ */ new Map()), units);
}
function renderBenchfmtSides(report) {
	return ["base", "head"].map((side, index) => writeBenchmarks(results(report, side, /* @__PURE__ */ new Map([["side", side]])), index === 0 ? units : [])).join("\n");
}
const units = [{
	unit: "allocs/op",
	key: "assume",
	value: "exact"
}, {
	unit: "B/op",
	key: "assume",
	value: "exact"
}];
function results(report, side, config) {
	const { goos, goarch, cpu } = report.environment;
	return samplesOf(report, side).flatMap(({ package: pkg, benchmark, iterations, byUnit }) => {
		const lines = Math.max(0, ...[...byUnit.values()].map(({ length }) => length));
		const given = Object.entries({
			goos,
			goarch,
			pkg,
			cpu
		}).filter(([, value]) => value !== "");
		return Array.from({ length: lines }, (_, line) => ({
			name: {
				name: benchmark,
				gomaxprocs: void 0
			},
			iterations: Math.max(1, iterations),
			config: new Map([...given, ...config]),
			measurements: [...byUnit].flatMap(([unit, values]) => {
				const value = values[line];
				return value === void 0 ? [] : [{
					unit,
					value
				}];
			})
		}));
	});
}
function samplesOf(report, side) {
	const found = /* @__PURE__ */ new Map();
	const add = (row, unit, values) => {
		const key = `${row.package}\n${row.benchmark}`;
		const samples = found.get(key) ?? {
			...row,
			byUnit: /* @__PURE__ */ new Map()
		};
		samples.byUnit.set(unit, values);
		found.set(key, samples);
	};
	for (const row of report.unjudged) add(row, row.unit, row[side]);
	for (const finding of report.findings) add(finding, finding.unit, sampleOf(finding, side));
	return [...found.values()];
}
function sampleOf(finding, side) {
	return finding[side]?.samples ?? [];
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
	explanations: array(never()).describe("Allocation sites of the confirmed regressions"),
	reused: array(strictObject({
		package: string(),
		reason: string()
	})),
	problems: array(problem),
	notes: array(string()).describe("What a reader should know of this run: configuration, baseline, environment"),
	reproduce: string().optional().describe("The command that gives the same verdict in a terminal"),
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

// src/core/report/render-json.ts
const longest = 67108864;
function renderJson(report) {
	return `${JSON.stringify(gateReportSchema.parse(report), null, 2)}\n`;
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
function refuse(reason) {
	return new GateError("usage", `This is no allocgate report: ${reason}.`, "Give the file that `allocgate check --format json --output FILE` wrote.");
}

// src/core/report/visible.ts
const steering = /\p{Cc}|[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
function visible(text) {
	return text.replaceAll(steering, (character) => {
		const code = character.codePointAt(0) ?? 0;
		if (code < 32) return String.fromCodePoint(9216 + code);
		return code === 127 ? "␡" : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
	});
}
function visibleLines(text) {
	return text.replaceAll("\r\n", "\n").replaceAll("	", "    ").split("\n").map(visible);
}
function displayWidth(text) {
	let width = 0;
	for (const character of text) width += widthOf(character);
	return width;
}
function widthOf(character) {
	if (/\p{Mark}/u.test(character)) return 0;
	return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(character) ? 2 : 1;
}
function fit(text, width) {
	if (displayWidth(text) <= width) return text;
	const characters = Array.from(text);
	const half = Math.max(1, Math.floor((width - 1) / 2));
	return `${take(characters, half)}…${take(characters.toReversed(), width - 1 - half, true)}`;
}
function take(characters, width, reversed = false) {
	const taken = [];
	let used = 0;
	for (const character of characters) {
		used += widthOf(character);
		if (used > width) break;
		taken.push(character);
	}
	return (reversed ? taken.toReversed() : taken).join("");
}

// src/core/report/escape-markdown.ts
const special = /[\\`*_{}[\]<>()#+!|~&@:$^="']/g;
function escapeMarkdown(text) {
	return visible(text).replaceAll(special, (character) => `&#${character.codePointAt(0) ?? 0};`).replaceAll(/www\./gi, (match) => `${match.slice(0, 3)}&#46;`).replaceAll(/^(\s*)([-\d])/gm, (_, space, first) => `${space}&#${first.codePointAt(0) ?? 0};`).replaceAll(/\b([0-9a-f]{7})(?=[0-9a-f]{0,33}\b)/g, (hash) => `${hash.slice(0, 3)}&#8203;${hash.slice(3)}`);
}
function codeMarkdown(text) {
	return `<code>${visible(text).replaceAll(special, (character) => `&#${character.codePointAt(0) ?? 0};`).replaceAll(/www\./gi, (match) => `${match.slice(0, 3)}&#46;`)}</code>`;
}
function fencedMarkdown(lines, language = "") {
	const body = lines.map(visible);
	const longest = Math.max(2, ...body.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
	const fence = "`".repeat(longest + 1);
	return [
		`${fence}${language}`,
		...body,
		fence
	].join("\n");
}

// src/core/report/figures.ts
function formatFigure(value) {
	if (!Number.isFinite(value)) return String(value);
	const [whole = "", fraction] = (Number.isInteger(value) ? String(value) : trimmed(value)).split(".");
	const grouped = whole.includes("e") ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
	return fraction === void 0 ? grouped : `${grouped}.${fraction}`;
}
function trimmed(value) {
	return Math.abs(value) < .001 ? value.toPrecision(3) : value.toFixed(3).replace(/\.?0+$/, "");
}
function formatChange(change) {
	switch (change.kind) {
		case "ratio": return formatPercent(change.percent);
		case "from-zero": return "from zero";
		case "to-zero": return "to zero";
		case "none":
		case "added":
		case "removed": return "";
		default: return change;
	}
}
function formatPercent(percent) {
	const size = Math.abs(percent);
	const shown = size >= 1e3 ? formatFigure(Math.round(size)) : size >= 100 ? size.toFixed(0) : size.toFixed(1);
	if (Number(shown.replaceAll(",", "")) === 0) return percent < 0 ? "−<0.1 %" : "+<0.1 %";
	return `${percent < 0 ? "−" : "+"}${shown} %`;
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

// src/core/report/footnotes.ts
const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
var Footnotes = class {
	#texts = [];
	marks(finding) {
		return doubtsOf(finding).map((text) => this.#mark(text)).join("");
	}
	lines() {
		return this.#texts.map((text, index) => ({
			mark: superscript(index + 1),
			text
		}));
	}
	#mark(text) {
		if (!this.#texts.includes(text)) this.#texts.push(text);
		return superscript(this.#texts.indexOf(text) + 1);
	}
};
function superscript(number) {
	return Array.from(String(number)).map((digit) => digits[Number(digit)] ?? "").join("");
}
function doubtsOf(finding) {
	const { base, head, unit, waiver, acceptedBy } = finding;
	const rounded = finding.level === "unchanged" ? void 0 : [head, base].find((side) => side?.printed !== void 0);
	return [
		...rounded?.printed === void 0 ? [] : [`go test prints ${formatFigure(rounded.printed)} ${unit}: it rounds down; the exact figure decides`],
		...waiver === void 0 ? [] : [`waived up to ${formatFigure(waiver.ceiling)} ${unit}${waiver.until === void 0 ? "" : ` until ${waiver.until}`}: ${waiver.reason}`],
		...acceptedBy === void 0 ? [] : [`accepted by ${acceptedBy}`],
		...finding.warnings
	];
}

// src/core/report/markdown-table.ts
function markdownTable(rows, { units }, notes, most) {
	const shown = rows.slice(0, most);
	const left = rows.length - shown.length;
	if (shown.length === 0) return leftOut(left);
	const several = new Set(rows.map((row) => row.package)).size > 1;
	const lines = shown.map((row) => {
		const cells = units.map((unit) => cell(row.findings.find((finding) => finding.unit === unit), notes));
		const where = several ? `<br><sub>${escapeMarkdown(row.package)}</sub>` : "";
		return `| ${codeMarkdown(row.benchmark)}${where} | ${cells.join(" | ")} |`;
	});
	const [first] = rows;
	return [
		`| ${several || first === void 0 ? "benchmark" : `benchmark in ${codeMarkdown(first.package)}`} | ${units.map(escapeMarkdown).join(" | ")} |`,
		`| :-- | ${units.map(() => "--:").join(" | ")} |`,
		...lines,
		...left > 0 ? ["", leftOut(left)] : []
	].join("\n");
}
function leftOut(count) {
	return `*… and ${count} more; the JSON report has them all.*`;
}
function cell(finding, notes) {
	if (finding === void 0) return "";
	const { base, head, change, level, budget } = finding;
	const marks = notes.marks(finding);
	const limit = level === "over-budget" && budget !== void 0 ? ` (budget ${formatFigure(budget)})` : "";
	const bold = level === "regression" || level === "over-budget" ? "**" : "";
	if (change.kind === "none" || base === null || head === null) return `${bold}${formatSide(head ?? base)}${limit}${bold}${marks}`;
	return `${bold}${formatSide(base)} → ${formatSide(head)}${bold} ${formatChange(change)}${limit}${marks}`;
}

// src/core/report/table.ts
function tableOf(report) {
	const rows = rowsOf(report.findings);
	const groups = levels.flatMap((level) => {
		const members = rows.filter((row) => row.level === level);
		return members.length === 0 ? [] : [{
			level,
			rows: byPackage(members)
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
function rowsOf(findings) {
	const byBenchmark = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const key = `${finding.package}\n${finding.benchmark}`;
		byBenchmark.set(key, [...byBenchmark.get(key) ?? [], finding]);
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
function byPackage(rows) {
	const ranked = rows.toSorted((a, b) => descending(sizeOf(a), sizeOf(b)));
	return [...new Set(ranked.map((row) => row.package))].flatMap((name) => ranked.filter((row) => row.package === name));
}
function sizeOf({ findings }) {
	return Math.max(0, ...findings.map(changeSize));
}
function descending(a, b) {
	return a === b ? 0 : b > a ? 1 : -1;
}

// src/core/report/wording.ts
const levelWords = {
	regression: {
		title: "Regressions",
		meaning: "more memory than base, confirmed in fresh processes"
	},
	"over-budget": {
		title: "Over budget",
		meaning: "above the absolute limit in the configuration"
	},
	unconfirmed: {
		title: "Unconfirmed",
		meaning: "moved, but could not be measured again"
	},
	unstable: {
		title: "Unstable",
		meaning: "the medians say regression, but samples of both sides overlap"
	},
	warning: {
		title: "Warnings",
		meaning: "beyond the warning tier, below the failing one"
	},
	removed: {
		title: "Removed",
		meaning: "on base, not on head"
	},
	skipped: {
		title: "Skipped",
		meaning: "runs on base, skipped on head"
	},
	waived: {
		title: "Waived",
		meaning: "a regression that the team accepted"
	},
	notice: {
		title: "Notices",
		meaning: "one more allocation, or a budget that base broke already; below the threshold"
	},
	added: {
		title: "Added",
		meaning: "on head, not on base"
	},
	improvement: {
		title: "Improvements",
		meaning: "less memory than base"
	},
	unchanged: {
		title: "Unchanged",
		meaning: "within the threshold"
	}
};
const graveLevels = [
	"regression",
	"over-budget",
	"unconfirmed",
	"unstable",
	"warning"
];
const mildLevels = [
	"removed",
	"skipped",
	"waived",
	"notice",
	"added",
	"improvement"
];
function headline(report, table) {
	const regressed = rowsAt(table, ["regression"]).length;
	const over = rowsAt(table, ["over-budget"]).length;
	const gone = rowsAt(table, ["removed", "skipped"]).length;
	const unstable = rowsAt(table, ["unstable"]).length;
	switch (report.conclusion) {
		case "fail": return [
			...regressed > 0 ? [`${count(regressed, "benchmark")} ${regressed === 1 ? "uses" : "use"} more memory than base`] : [],
			...over > 0 ? [`${count(over, "benchmark")} over budget`] : [],
			...regressed + over === 0 && gone > 0 ? [`${count(gone, "benchmark")} vanished or skipped`] : [],
			...regressed + over === 0 && gone === 0 && unstable > 0 ? [`${count(unstable, "benchmark")} unstable (strict)`] : []
		].join(", ");
		case "unmeasurable": return `memory could not be judged: ${count(report.problems.filter(({ blocking }) => blocking).length, "problem")}`;
		case "pass": return passLine(report, table);
		default: return report.conclusion;
	}
}
function passLine(report, table) {
	const { benchmarks } = table.counts;
	if (report.base === null) return `${count(benchmarks, "benchmark")} measured, nothing to compare with`;
	const warned = rowsAt(table, [
		"warning",
		"unstable",
		"removed",
		"skipped"
	]).length;
	const better = rowsAt(table, ["improvement"]).length;
	const extra = [...warned > 0 ? [count(warned, "warning")] : [], ...better > 0 ? [`${better} better`] : []];
	return `no benchmark of ${benchmarks} uses more memory than base allows${extra.length > 0 ? ` (${extra.join(", ")})` : ""}`;
}
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
function ruleLine(report) {
	const percents = [...new Set(report.findings.map(({ threshold }) => threshold.percent))].toSorted((a, b) => a - b);
	const [first] = percents;
	const threshold = percents.length === 1 ? `${first} %` : percents.length > 1 ? `${first} % or by rule` : "";
	return threshold === "" ? "" : `more than ${threshold} above base, at least 1 alloc/op or 16 B/op, confirmed`;
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
	text: "text"
};

// src/core/report/markdown-parts.ts
const mostProblems = 20;
function problemsMarkdown(report, { problemLines }) {
	if (report.problems.length === 0) return [];
	const ordered = report.problems.toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
	const shown = ordered.slice(0, problemLines === 0 ? 3 : mostProblems);
	const left = ordered.length - shown.length;
	return [
		"**Problems**",
		...shown.map((problem) => oneProblem$1(problem, problemLines)),
		...left > 0 ? [`*… and ${left} more; the JSON report has them all.*`] : []
	];
}
function oneProblem$1(problem, most) {
	const { kind, side, package: importPath, benchmark, blocking, message, remedy } = problem;
	const where = [importPath, benchmark].filter((part) => part !== void 0).map(codeMarkdown).join(" ");
	const weight = blocking ? "" : " (a warning)";
	const lines = message.trim().split("\n");
	const shown = lines.slice(0, most);
	const body = lines.length <= 1 && most > 0 ? [escapeMarkdown(lines[0] ?? "")] : most > 0 ? [fencedMarkdown(shown)] : [];
	return [
		`**${kind}** on ${side === "both" ? "both sides" : side}${weight}${where === "" ? "" : `: ${where}`}`,
		...body,
		`→ ${escapeMarkdown(remedy.slice(0, 1e3))}`
	].join("\n\n");
}
function foldedMarkdown(level, rows, table, notes, most) {
	if (rows.length === 0) return [];
	const { title, meaning } = levelWords[level];
	return [`<details>${`<summary>${title}: ${rows.length} (${meaning})</summary>`}\n\n${markdownTable(rows, table, notes, most)}\n\n</details>`];
}
function contextMarkdown(report, table, { environment }) {
	const { packages, benchmarks } = table.counts;
	const base = report.base === null ? "none" : `${commitLine(report.base)}, ${sourceWords[report.base.source]}`;
	const dirty = report.head.dirty ? ", with uncommitted changes" : "";
	const { goVersion, goos, goarch, cpu, totals } = report.environment;
	const machine = [
		goVersion,
		goos === "" ? "" : `${goos}/${goarch}`,
		cpu
	].filter((part) => part !== "").join(", ");
	const took = Object.values(report.timings).reduce((sum, ms) => sum + ms, 0);
	const items = [
		`base: ${escapeMarkdown(base)}`,
		`head: ${escapeMarkdown(commitLine(report.head) + dirty)}`,
		...machine === "" ? [] : [`with ${escapeMarkdown(machine)}; ${totals} totals`],
		...took > 0 ? [`took ${formatDuration(took)}`] : [],
		...report.notes.map((note) => escapeMarkdown(note.slice(0, 2e3)))
	];
	const list = environment ? items : items.slice(0, 2);
	return [`<details><summary>${`${count(benchmarks, "benchmark")} of ${count(packages, "package")}, measured how`}</summary>\n\n${list.map((item) => `- ${item}`).join("\n")}\n\n</details>`];
}
function reproduceMarkdown({ reproduce }) {
	if (reproduce === void 0 || reproduce.length > 4e3) return [];
	return [`The same in a terminal:\n\n${fencedMarkdown([reproduce], "sh")}`];
}

// src/core/report/render-markdown.ts
const details = [
	{
		mild: 500,
		grave: 500,
		problemLines: 40,
		environment: true
	},
	{
		mild: 50,
		grave: 200,
		problemLines: 15,
		environment: true
	},
	{
		mild: 10,
		grave: 100,
		problemLines: 8,
		environment: true
	},
	{
		mild: 0,
		grave: 50,
		problemLines: 4,
		environment: true
	},
	{
		mild: 0,
		grave: 20,
		problemLines: 2,
		environment: false
	},
	{
		mild: 0,
		grave: 5,
		problemLines: 1,
		environment: false
	},
	{
		mild: 0,
		grave: 0,
		problemLines: 0,
		environment: false
	}
];
function renderMarkdown(report, { maxLength = 1048576 } = {}) {
	for (const detail of details) {
		const text = withDetail(report, detail);
		if (text.length <= maxLength) return text;
	}
	return `${heading(report)}\n`;
}
function withDetail(report, detail) {
	const table = tableOf(report);
	const notes = new Footnotes();
	const rule = ruleLine(report);
	const parts = [heading(report)];
	if (report.conclusion === "fail" && rule !== "") parts.push(`*A regression is ${escapeMarkdown(rule)}.*`);
	for (const level of graveLevels) {
		const rows = rowsAt(table, [level]);
		if (rows.length === 0) continue;
		const { title, meaning } = levelWords[level];
		parts.push(`**${title}**: ${meaning}`, markdownTable(rows, table, notes, detail.grave));
	}
	parts.push(...problemsMarkdown(report, detail));
	for (const level of mildLevels) parts.push(...foldedMarkdown(level, rowsAt(table, [level]), table, notes, detail.mild));
	parts.push(...foldedMarkdown("unchanged", rowsAt(table, ["unchanged"]), table, notes, Math.min(detail.mild, 200)), ...contextMarkdown(report, table, detail), ...reproduceMarkdown(report), ...notes.lines().map(({ mark, text }) => `${mark} ${escapeMarkdown(text)}`));
	return `${parts.join("\n\n")}\n`;
}
const marks = {
	pass: "✅",
	fail: "❌",
	unmeasurable: "⚠️"
};
function heading(report) {
	const text = headline(report, tableOf(report));
	const advisory = report.advisory && report.conclusion !== "pass" ? " (advisory)" : "";
	return `### ${marks[report.conclusion]} allocgate: ${escapeMarkdown(text)}${advisory}`;
}

// src/core/report/text-parts.ts
function problemLines(report, style, width) {
	if (report.problems.length === 0) return [];
	const ordered = report.problems.toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
	return [
		"",
		style.bold("Problems"),
		...ordered.flatMap((problem) => oneProblem(problem, style, width))
	];
}
function oneProblem(problem, style, width) {
	const { kind, side, package: importPath, benchmark, blocking, message, remedy } = problem;
	const where = [importPath, benchmark].filter((part) => part !== void 0).map(visible).join(" ");
	return [
		`  ${blocking ? style.red(kind) : style.yellow(kind)} on ${side === "both" ? "both sides" : side}${blocking ? "" : ", a warning"}${where === "" ? "" : `: ${where}`}`,
		...visibleLines(message.trim()).map((line) => `    ${line}`),
		...wrap(visible(remedy), width - 6).map((line, index) => `    ${index === 0 ? "→" : " "} ${line}`)
	];
}
function contextLines(report, table, style) {
	const { packages, benchmarks } = table.counts;
	const { goVersion, goos, goarch, cpu, totals } = report.environment;
	const places = [
		goVersion,
		goos === "" ? "" : `${goos}/${goarch}`,
		visible(cpu)
	].filter((part) => part !== "");
	return [...[
		["measured", `${count(benchmarks, "benchmark")} in ${count(packages, "package")}`],
		["base", report.base === null ? "none" : `${visible(commitLine(report.base))}, ${sourceWords[report.base.source]}`],
		["head", `${visible(commitLine(report.head))}${report.head.dirty ? ", with uncommitted changes" : ""}`],
		...places.length === 0 ? [] : [["with", `${places.join(", ")}; ${totals} totals`]],
		...timingRow(report),
		...report.reproduce === void 0 ? [] : [["again", visible(report.reproduce)]]
	].map(([label, text]) => `${style.dim(label.padEnd(9))} ${text}`), ...report.notes.flatMap((note) => visibleLines(note)).map((line) => `${style.dim("note".padEnd(9))} ${line}`)];
}
function timingRow({ timings }) {
	const phases = Object.entries(timings).filter(([, ms]) => ms >= 50);
	if (phases.length === 0) return [];
	const total = Object.values(timings).reduce((sum, ms) => sum + ms, 0);
	const parts = phases.map(([name, ms]) => `${name.replace(/Ms$/, "")} ${formatDuration(ms)}`);
	return [["took", `${formatDuration(total)} (${parts.join(", ")})`]];
}
function wrap(text, width) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) if (line !== "" && line.length + 1 + word.length > width) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line];
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

// src/core/report/render-text.ts
const mostUnchanged = 20;
const narrow = 90;
function renderText(report, options) {
	const style = textStyle(options.colour);
	const table = tableOf(report);
	const notes = new Footnotes();
	const rows = (wanted) => renderRows(wanted, table, options, style, notes);
	const lines = [verdictLine(report, table, style)];
	const rule = ruleLine(report);
	if (report.conclusion === "fail" && rule !== "") lines.push(style.dim(`      (${rule})`));
	for (const level of [...graveLevels, ...mildLevels]) {
		const members = rowsAt(table, [level]);
		if (members.length === 0) continue;
		const { title, meaning } = levelWords[level];
		lines.push("", `${style.bold(title)} ${style.dim(`(${meaning})`)}`, ...rows(members));
	}
	lines.push(...problemLines(report, style, options.width));
	lines.push(...unchangedLines(table, options, style, rows));
	const footnotes = notes.lines();
	if (footnotes.length > 0) lines.push("", ...footnotes.map(({ mark, text }) => `  ${mark} ${visible(text)}`));
	lines.push("", ...contextLines(report, table, style));
	return `${lines.join("\n")}\n`;
}
function verdictLine(report, table, style) {
	const text = headline(report, table);
	const advisory = report.advisory && report.conclusion !== "pass" ? " (advisory: exit code 0)" : "";
	switch (report.conclusion) {
		case "pass": return `${style.bold(style.green("PASS"))}  ${text}`;
		case "fail": return `${style.bold(style.red("FAIL"))}  ${text}${advisory}`;
		case "unmeasurable": return `${style.bold(style.yellow("UNMEASURABLE"))}  ${text}${advisory}`;
		default: return report.conclusion;
	}
}
function unchangedLines(table, options, style, rows) {
	const unchanged = rowsAt(table, ["unchanged"]);
	if (unchanged.length === 0) return [];
	const shown = options.verbose ? unchanged : unchanged.slice(0, mostUnchanged);
	const more = unchanged.length - shown.length;
	return [
		"",
		`${style.bold(levelWords.unchanged.title)} ${style.dim(`(${levelWords.unchanged.meaning})`)}`,
		...rows(shown),
		...more > 0 ? [style.dim(`  … and ${more} more: --verbose or --format json shows them`)] : []
	];
}
function renderRows(rows, table, options, style, notes) {
	const cells = rows.map((row) => ({
		row,
		name: visible(row.benchmark.replace(/^Benchmark/, "")),
		units: table.units.map((unit) => unitCell(row.findings.find((f) => f.unit === unit), notes))
	}));
	const widths = table.units.map((_, column) => Math.max(0, ...cells.map(({ units }) => displayWidth(units[column] ?? ""))));
	const nameWidth = Math.min(Math.max(0, ...cells.map(({ name }) => displayWidth(name))), Math.max(24, options.width - 4 - widths.reduce((sum, width) => sum + width + 2, 0)));
	const lines = [];
	let before = "";
	for (const { row, name, units } of cells) {
		if (row.package !== before) lines.push(`  ${style.dim(fit(visible(row.package), options.width - 2))}`);
		before = row.package;
		if (options.width < narrow) {
			lines.push(`    ${fit(name, options.width - 4)}`);
			for (const cell of units) if (cell !== "") lines.push(`      ${cell}`);
			continue;
		}
		const figures = units.map((cell, column) => pad(cell, widths[column] ?? 0)).join("  ");
		lines.push(`    ${pad(fit(name, nameWidth), nameWidth)}  ${figures}`.trimEnd());
	}
	return lines;
}
function unitCell(finding, notes) {
	if (finding === void 0) return "";
	const { base, head, unit, change, budget, level } = finding;
	const marks = notes.marks(finding);
	const limit = level === "over-budget" && budget !== void 0 ? `  budget ${budget}` : "";
	if (change.kind === "none") return `${formatSide(head)} ${unit}${limit}${marks}`;
	if (base === null || head === null) return `${formatSide(head ?? base)} ${unit}${limit}${marks}`;
	return `${formatSide(base)} → ${formatSide(head)} ${unit}  ${formatChange(change)}${limit}${marks}`;
}
function pad(text, width) {
	return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

// src/core/report/render.ts
function render(report, format, options) {
	switch (format) {
		case "text": return renderText(report, options);
		case "markdown": return renderMarkdown(report);
		case "json": return renderJson(report);
		case "benchfmt": return renderBenchfmtSides(report);
		default: return format;
	}
}

// src/cli/render-to.ts
const plainWidth = 100;
async function renderTo(report, options, streams) {
	const { format, output, verbose } = options;
	if (output === void 0) {
		const { stdout, env } = streams;
		const width = stdout.isTTY === true ? stdout.columns ?? 80 : plainWidth;
		await writeFully(stdout, render(report, format, {
			width,
			colour: wantsColour(stdout, env),
			verbose
		}));
		return;
	}
	const path = resolve(streams.cwd, output);
	if (format === "benchfmt") {
		await writeFileAtomically(resolve(path, "base.txt"), renderBenchfmt(report, "base"));
		await writeFileAtomically(resolve(path, "head.txt"), renderBenchfmt(report, "head"));
		return;
	}
	await writeFileAtomically(path, render(report, format, {
		width: plainWidth,
		colour: false,
		verbose
	}));
}

export { parseReport as n, renderTo as t };