import { D as GateError, _ as displayWidth, b as visibleLines, v as fit, y as visible } from "./start.js";
import { c as looseObject, l as number } from "./zod.js";
import { g as isAllocationUnit } from "./test-arguments.js";
import { C as environmentLine, D as reusedLines, E as oneMoreLine, O as wordsOf, S as countsLine, T as middle, U as ruleOf, W as listed, _ as formatMeasurement, a as groupedByPackage, b as commitLine, c as shownFindings, d as formatAmount, f as formatChange, h as formatSide, i as worseWords, j as gateReportSchema, l as tableOf, m as formatFigure, o as isLeakOnly, p as formatDuration, s as rowsAt, w as levelsInOrder, x as count, y as baseLine } from "./row-words.js";
import { _ as isSameLine, b as proofParts, c as leakWords, d as benchmarksOf, f as causePlace, g as furtherOf, h as fixWords, l as adviceWords, m as figure, n as causeGroups, p as costWords, s as pressureUnits, t as diffArrays, y as percentOf } from "./array.js";
import { i as fencedMarkdown, n as commandMarkdown, r as escapeMarkdown, t as codeMarkdown } from "./escape-markdown.js";

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
function parseReport(text, name = "This") {
	const refuse = (reason) => refusal(name, reason);
	if (text.length > longest) throw refuse("it is larger than 64 MiB");
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw refuse(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
	const version = looseObject({ schemaVersion: number() }).safeParse(value);
	if (version.success && version.data.schemaVersion > 1) throw new GateError("usage", `The report has schema version ${version.data.schemaVersion}; this version of allocgate reads only version 1.`, "Use the version of allocgate that wrote the report, or a newer one.");
	const parsed = gateReportSchema.safeParse(value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw refuse(issue === void 0 ? "it is malformed" : `at ${issue.path.join(".") || "the top"}: ${issue.message}`);
}
const longestReason = 300;
function refusal(name, reason) {
	const shown = visible(reason.length > longestReason ? `${reason.slice(0, longestReason)}…` : reason);
	return new GateError("usage", `${name} is not an allocgate report: ${shown}.`, "Pass the file that `allocgate check --format json --output FILE` wrote.");
}

// src/core/report/blind-spot-words.ts
const mostEscapes = 3;
function blindSpotTitle({ changed, unreached }) {
	const { length } = unreached;
	if (changed === 1) return "No benchmark of this run reaches the changed function";
	return `${length} of ${changed} changed functions ${length === 1 ? "is" : "are"} not reached by any benchmark of this run`;
}
function escaping({ unreached }) {
	return unreached.filter(({ escapes }) => escapes.length > 0);
}
function escapeParts({ escapes }) {
	return {
		shown: escapes.slice(0, mostEscapes),
		more: Math.max(0, escapes.length - mostEscapes)
	};
}
function blindSpotFailure(spots) {
	return `new heap escapes in ${count(escaping(spots).length, "function")} that no benchmark reaches`;
}

// src/core/report/markdown-table.ts
const longestName = 240;
const nameLine = 48;
const mostUnits = 20;
const noBreak = "\xA0";
function markdownTable(rows, units, notes, most) {
	const shown = rows.slice(0, most);
	const left = rows.length - shown.length;
	const found = new Set(rows.flatMap((row) => shownFindings(row).map(({ unit }) => unit)));
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
	const byUnit = new Map(shownFindings(row).toReversed().map((finding) => [finding.unit, finding]));
	const cells = units.map((unit) => {
		const finding = byUnit.get(unit);
		return finding === void 0 ? "" : cell(finding, notes);
	});
	return `| ${nameCell(row.benchmark)} | ${cells.join(" | ")} |`;
}
function cell(finding, notes) {
	const { base, head, change, level, budget, threshold } = finding;
	const limit = level === "over-budget" && budget !== void 0 ? `(budget ${formatFigure(budget)})` : "";
	const bold = [
		"regression",
		"over-budget",
		"drift"
	].includes(level) ? "**" : "";
	const alone = change.kind === "none" || base === null || head === null;
	return [
		`${bold}${alone ? formatSide(head ?? base) : `${formatSide(base)} → ${formatSide(head)}`}${bold}`,
		...alone ? [] : [formatChange(change, threshold.percent)],
		limit
	].filter((part) => part !== "").map((part) => part.replaceAll(" ", noBreak)).join(" ").concat(notes.marks(finding));
}

// src/core/report/gc-words.ts
const most = 5;
function gcWords({ unjudged }) {
	const all = unjudged.flatMap((row) => {
		if (row.unit !== pressureUnits.cycles) return [];
		const bytes = unjudged.find((other) => other.unit === pressureUnits.allocated && other.benchmark === row.benchmark && other.package === row.package);
		const [cycles, allocated] = [arrow(row), bytes && arrow(bytes)];
		if (cycles === void 0 || allocated === void 0) return [];
		return [{
			benchmark: row.benchmark,
			text: `${cycles} collections and ${allocated} allocated per second`
		}];
	});
	const left = all.length - most;
	return {
		shown: all.slice(0, most),
		left: left > 0 ? `and ${count(left, "more benchmark")}` : void 0
	};
}
function arrow({ base, head, unit }) {
	const [before, after] = [middle(base), middle(head)];
	if (before === void 0 || after === void 0 || before === 0 && after === 0) return void 0;
	const unitOfFigure = unit === pressureUnits.allocated ? "B" : "";
	return [before, after].map((value) => formatMeasurement(Math.round(value), unitOfFigure)).join(" → ");
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
		else if (isBroken(problem, known.problem)) groups.set(key, {
			problem,
			also: [known.problem.package, ...known.also].filter((name) => name !== void 0)
		});
		else if (problem.package !== void 0) known.also.push(problem.package);
	}
	return [...groups.values()];
}
function isBroken({ package: own }, { message, package: other }) {
	return own !== void 0 && own !== other && message.split("\n").some((line) => line === `# ${own}` || line.startsWith(`# ${own} [`));
}
function withoutHeadings(message) {
	return message.trim().split("\n").filter((line) => !line.startsWith("# ")).join("\n");
}

// src/core/report/markdown-parts.ts
const longestLine = 600;
const lineBreak = "  \n";
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
	const on = `on ${side === "both" ? "both sides" : side}${blocking ? "" : " (warning only)"}`;
	const lines = visibleLines(message.trim());
	const more = lines.length - most;
	const shown = [...lines.slice(0, most).map(cut), ...more > 0 ? [`… and ${count(more, "more line")}`] : []];
	return [
		`**${kind}** ${on}${where.length === 0 ? "" : `: ${where.join(" ")}`}${also.length === 0 ? "" : `, the same in ${alsoMarkdown(also)}`}`,
		lines.length === 1 ? sentenceMarkdown(message.trim()) : fencedMarkdown(shown),
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
	return lines.length === 0 ? [] : [lines.join("  \n")];
}
function notesMarkdown({ notes }, most) {
	if (notes.length === 0 || most === 0) return [];
	const left = notes.length - most;
	return [[
		"**Notes**",
		notes.slice(0, most).map((note) => `- ${sentenceMarkdown(note)}`).join("\n"),
		...left > 0 ? [leftOut(left)] : []
	].join("\n\n")];
}
function contextMarkdown(report) {
	const { base, head } = report;
	const took = Object.values(report.timings).reduce((sum, ms) => sum + ms, 0);
	const source = base === null ? "" : baseLine(report).slice(commitLine(base).length);
	return folded("How this was measured", [
		`base: ${commitMarkdown$1(base)}${source}`,
		...reusedLines(report).map((line) => escapeMarkdown(cut(line))),
		`head: ${commitMarkdown$1(head)}${head.dirty ? ", with uncommitted changes" : ""}`,
		`with ${escapeMarkdown(cut(environmentLine(report)))}`,
		...took > 0 ? [`took ${formatDuration(took)}`] : [],
		...regressionRule(report),
		oneMoreLine(report),
		...gcMarkdown(report)
	].filter((item) => item !== "").map((item) => `- ${item}`).join("\n"));
}
function gcMarkdown(report) {
	const { shown, left } = gcWords(report);
	if (shown.length === 0) return [];
	return [[
		"garbage collection, for information only:",
		...shown.map(({ benchmark, text }) => `  - ${nameMarkdown(benchmark)}: ${escapeMarkdown(text)}`),
		...left === void 0 ? [] : [`  - ${left}`]
	].join("\n")];
}
function regressionRule(report) {
	return report.findings.some(({ level }) => level === "regression") ? [`Rule for regressions: ${wordsOf("regression", report).meaning}`] : [];
}
function commitMarkdown$1(side) {
	const [, commit = "", rest = ""] = /^([\da-f]{12}(?![^ ]))?(.*)$/s.exec(commitLine(side)) ?? [];
	return `${commit}${rest.startsWith(" ") ? " " : ""}${escapeMarkdown(cut(rest))}`;
}
function folded(title, body) {
	return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
function reproduceMarkdown({ reproduce, head }) {
	if (reproduce === void 0 || reproduce.length > longestCommand) return [];
	return [`To run the same comparison in a terminal${head.dirty ? ", with the same uncommitted changes" : ""}:\n\n${commandMarkdown(reproduce)}`];
}
function cut(text) {
	const characters = text.length <= longestLine ? [] : Array.from(text.slice(0, longestLine));
	return text.length <= longestLine ? text : `${characters.slice(0, -1).join("")}…`;
}

// src/core/report/identical.ts
const mostNames = 200;
function identicalCounts({ identical = [] }) {
	return {
		benchmarks: identical.reduce((sum, one) => sum + one.benchmarks.length, 0),
		packages: identical.length
	};
}
function identicalLine(report) {
	const { what, why } = identicalParts(report);
	return what === "" ? "" : `${what} not measured: ${why}`;
}
function identicalParts(report) {
	const { benchmarks, packages } = identicalCounts(report);
	if (packages === 0) return {
		what: "",
		why: ""
	};
	const reason = report.identical?.[0]?.reason ?? "";
	return {
		what: `${count(benchmarks, "benchmark")} in ${count(packages, "package")}`,
		why: `identical inputs (${reason})`
	};
}
function identicalMarkdown(report) {
	const line = identicalLine(report);
	if (line === "") return [];
	const rows = (report.identical ?? []).flatMap((one) => one.benchmarks.map(({ benchmark, figures }) => {
		const shown = Object.entries(figures ?? {}).filter(([unit]) => isAllocationUnit(unit)).map(([unit, value]) => `${formatFigure(value)} ${unit}`).join(", ");
		return `- ${nameMarkdown(one.package)} ${nameMarkdown(benchmark)}${shown === "" ? "" : `: ${shown}`}`;
	}));
	const more = rows.length - mostNames;
	const items = [...rows.slice(0, mostNames), ...more > 0 ? [`- … and ${more} more`] : []];
	return [folded(line, items.join("\n"))];
}

// src/core/report/headline.ts
const problemWords = {
	"build-failed": "a build failed",
	"benchmark-failed": "a benchmark failed",
	"benchmark-panicked": "a benchmark panicked",
	"benchmark-exited": "a benchmark ended its process",
	"benchmark-timeout": "a benchmark ran out of time",
	"no-result": "a benchmark produced no result",
	"no-benchmarks": "no benchmarks were found",
	"no-base": "there is nothing to compare with",
	"damaged-output": "the output is damaged",
	"missing-baseline": "the baseline is missing",
	"damaged-baseline": "the baseline is damaged",
	"foreign-baseline": "the baseline was recorded on another platform",
	"toolchain-missing": "Go was not found",
	"toolchain-too-old": "the Go version is too old",
	"snapshot-failed": "a snapshot could not be taken",
	"prepare-failed": "the prepare command failed",
	"environment-failed": "the environment failed, not the code",
	"skip-unsound": "figures differ though inputs are identical",
	unconfirmed: "time ran out before everything was confirmed"
};
const mostKinds = 2;
function headline(report, table) {
	switch (report.conclusion) {
		case "fail": return failLine(report, table);
		case "unmeasurable": return `inconclusive (${obstacles(report, table)})`;
		case "pass": return passLine(report, table);
		default: return report.conclusion;
	}
}
function failLine(report, table) {
	const at = (...levels) => rowsAt(table, levels).length;
	const [regressed, over, drifted] = [
		at("regression"),
		at("over-budget"),
		at("drift")
	];
	const byPolicy = regressed + over + drifted === 0;
	const blocking = blockingOf(report).length;
	return [
		...worseWords(rowsAt(table, ["regression"])),
		...over > 0 ? [`${count(over, "benchmark")} over budget`] : [],
		...drifted > 0 ? [`${count(drifted, "benchmark")} over the drift limit`] : [],
		...report.blindSpots?.fails === true ? [blindSpotFailure(report.blindSpots)] : [],
		...byPolicy && at("removed") > 0 ? [`${count(at("removed"), "benchmark")} removed`] : [],
		...byPolicy && at("skipped") > 0 ? [`${count(at("skipped"), "benchmark")} skipped`] : [],
		...byPolicy && at("unstable") > 0 ? [`${count(at("unstable"), "benchmark")} unstable`] : [],
		...blocking > 0 ? [`plus ${count(blocking, "problem")}`] : []
	].join(", ");
}
function passLine(report, table) {
	const { benchmarks } = table.counts;
	if (report.base === null) return `${count(benchmarks, "benchmark")} measured, nothing to compare with`;
	const identical = identicalCounts(report).benchmarks;
	if (benchmarks === 0 && identical > 0) return "nothing to measure: no benchmark can read anything that changed";
	const leaking = rowsAt(table, ["warning"]).filter(isLeakOnly).length;
	const warnings = rowsAt(table, [
		"warning",
		"unstable",
		"removed",
		"skipped"
	]).length - leaking + report.problems.length;
	const improved = rowsAt(table, ["improvement"]).length;
	const waived = rowsAt(table, ["waived"]).length;
	const unmeasured = report.blindSpots === void 0 ? 0 : escaping(report.blindSpots).length;
	const extra = [
		...waived > 0 ? [`${waived} waived`] : [],
		...leaking > 0 ? [count(leaking, "leak")] : [],
		...warnings > 0 ? [count(warnings, "warning")] : [],
		...improved > 0 ? [count(improved, "improvement")] : [],
		...unmeasured > 0 ? [`${count(unmeasured, "function")} with unmeasured heap escapes`] : []
	];
	return `no regression in ${count(benchmarks, "benchmark")}${extra.length > 0 ? ` (${extra.join(", ")})` : ""}`;
}
function obstacles(report, table) {
	const kinds = [...new Set(blockingOf(report).map(({ kind }) => kind))];
	const named = kinds.slice(0, mostKinds).map((kind) => problemWords[kind]);
	const more = kinds.length - named.length;
	if (more > 0) return `${named.join(", ")}, and ${more} more`;
	if (named.length > 0) return named.join(", and ");
	const open = rowsAt(table, ["unconfirmed"]).length;
	return open > 0 ? `${count(open, "benchmark")} changed and could not be confirmed` : "nothing was measured";
}
function blockingOf({ problems }) {
	return problems.filter(({ blocking }) => blocking);
}

// src/core/report/severity.ts
const alwaysFail = [
	"regression",
	"over-budget",
	"drift"
];
const failByPolicy = [
	"unstable",
	"removed",
	"skipped"
];
function failingLevels({ conclusion, findings }) {
	const isExplained = conclusion !== "fail" || findings.some(({ level }) => alwaysFail.includes(level));
	return new Set(isExplained ? alwaysFail : [...alwaysFail, ...failByPolicy]);
}
function severityOfLevel(level, report) {
	switch (level) {
		case "regression":
		case "over-budget":
		case "drift":
		case "unconfirmed": return gravest(report);
		case "unstable":
		case "removed":
		case "skipped": return failingLevels(report).has(level) ? gravest(report) : "warning";
		case "warning": return "warning";
		case "waived": return "note";
		case "added":
		case "improvement":
		case "notice":
		case "unchanged": return;
		default: return level;
	}
}
function severityOfProblem({ blocking }, report) {
	return blocking ? gravest(report) : "warning";
}
function gravest({ advisory }) {
	return advisory ? "warning" : "error";
}

// src/core/report/history-words.ts
function rowsWithHistory({ findings }) {
	return findings.filter((finding) => finding.drift !== void 0 || finding.history !== void 0).toSorted((a, b) => Number(b.drift !== void 0) - Number(a.drift !== void 0));
}
function driftWords(drift, { unit, level }) {
	const { from, to, change, since, restarted, warn, fail, here } = drift;
	const limit = level === "warning" ? warn : fail;
	const percent = formatChange(change, limit);
	return [
		`${formatFigure(from)} → ${formatFigure(to)} ${unit}${percent === "" ? "" : ` (${percent})`} since ${placeWords(since)}`,
		`${restarted === void 0 ? "" : {
			waiver: " (the last record that a waiver covers)",
			step: " (an accepted step)"
		}[restarted]}, over the drift limit${limit === void 0 ? "" : ` of ${limit}%`}`,
		`; this change adds ${formatFigure(here)}`
	].join("");
}
function stepWords({ from, to }) {
	return `+${formatFigure(to - from)} (${formatFigure(from)} → ${formatFigure(to)})`;
}
function wasWords({ was }) {
	if (was === void 0) return void 0;
	return `had been ${formatFigure(was.figure)} since ${placeWords(was.since)}${was.orLonger === true ? " or earlier" : ""}`;
}
function placeWords({ commit, tag }) {
	return tag ?? commit.slice(0, 12);
}

// src/core/report/leak-words.ts
const mostReplaced = 3;
function leakTitle({ kind }) {
	return leakWords[kind].title;
}
function leakCost({ goroutinesPerOp, retainedBytesPerOp }, compared) {
	return costOf(goroutinesPerOp, retainedBytesPerOp, compared);
}
function siteCost({ goroutinesPerOp, bytesPerOp }, compared) {
	return costOf(goroutinesPerOp, bytesPerOp, compared);
}
function partsOf$1({ sites: [site, ...others] }) {
	const ours = others.filter(({ file }) => isInside(file));
	if (site?.confidence !== "proven" || percentOf(site.proof?.restores ?? 0) < 100) return {
		site,
		further: ours,
		held: []
	};
	const isHeld = ({ kind, goroutinesPerOp: { head } }) => head === 0 && (kind === "memory" || site.goroutinesPerOp.head > 0 && !growing.has(kind));
	const held = byLine(ours.filter(isHeld));
	const at = site.root ?? site;
	const isShown = held.every(({ file, line }) => file === at.file && line === at.line);
	return {
		site,
		further: ours.filter((other) => !isHeld(other)),
		held: isShown ? [] : held
	};
}
const growing = /* @__PURE__ */ new Set([
	"map",
	"sync-map",
	"slice",
	"list"
]);
function byLine(sites) {
	const lines = /* @__PURE__ */ new Map();
	for (const site of sites) {
		const key = JSON.stringify([site.file, site.line]);
		const { base, head } = lines.get(key)?.bytesPerOp ?? {
			base: 0,
			head: 0
		};
		lines.set(key, {
			...site,
			bytesPerOp: {
				base: base + site.bytesPerOp.base,
				head: head + site.bytesPerOp.head
			}
		});
	}
	return [...lines.values()];
}
function replacedWords({ proof }) {
	const lines = (proof?.reverted ?? []).flatMap(({ was = [], deleted }) => deleted === 1 ? [] : was);
	return lines.length === 0 || lines.length > mostReplaced ? void 0 : `Before the change: ${lines.map((line) => `\`${line}\``).join(", ")}.`;
}
function costOf(goroutines, bytes, compared) {
	const part = (unit, { base, head }) => base === 0 && head === 0 ? [] : [`${compared ? `${figure(base)} → ` : ""}${figure(head)} ${unit}`];
	return [...part("goroutines/op", goroutines), ...part("retained-B/op", bytes)].join(", ");
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
		...waiver === void 0 ? [] : [`waived up to ${formatAmount(waiver.ceiling, unit)}${waiver.until === void 0 ? "" : ` until ${waiver.until}`}: ${waiver.reason}`],
		...acceptedBy === void 0 ? [] : [`accepted by ${acceptedBy}`],
		...finding.warnings
	];
}
function roundingNote({ level, base, head }) {
	if (level === "unchanged") return [];
	const [onBase, onHead] = [printedLess(base), printedLess(head)];
	if (onBase === 0 && onHead === 0) return [];
	const where = onBase === onHead ? "on both sides" : onHead === 0 ? "for base" : onBase === 0 ? "for head" : void 0;
	return [`\`go test\` may print ${where === void 0 ? `${formatFigure(onBase)} less for base and ${formatFigure(onHead)} less for head` : `${formatFigure(onHead === 0 ? onBase : onHead)} less ${where}`}, because it rounds down; the exact figure is what counts`];
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

// src/core/report/edit-lines.ts
const mostCompared = 400;
function editLinesOf({ edit, imports }) {
	if (edit === void 0) return [];
	const before = visibleLines(edit.was);
	const after = visibleLines(edit.text.replace(/\n$/, ""));
	return [
		...(imports?.remove ?? []).map((path) => lineOf("-", `import ${JSON.stringify(path)}`)),
		...(imports?.add ?? []).map((path) => lineOf("+", `import ${JSON.stringify(path)}`)),
		...before.length + after.length > mostCompared ? [...before.map((text) => lineOf("-", text)), ...after.map((text) => lineOf("+", text))] : diffArrays([...before], [...after]).flatMap(({ added, removed, value }) => value.map((text) => lineOf(added ? "+" : removed ? "-" : " ", text)))
	];
}
function lineOf(sign, text) {
	return {
		sign,
		text
	};
}

// src/core/report/markdown-explanations.ts
const longestEdit = 40;
function explanationsMarkdown(report, detail, linkOf = () => void 0) {
	const groups = causeGroups(report);
	if (detail.causes === 0) return [];
	const shown = groups.slice(0, detail.causes);
	const left = groups.length - shown.length;
	const { open = shown.length } = detail;
	const behind = shown.slice(open).flatMap((group) => causeMarkdown(group, detail, linkOf));
	const notes = [...new Set(report.explanations.flatMap((explanation) => explanation.notes))].slice(0, 10);
	return [
		...shown.slice(0, open).flatMap((group) => causeMarkdown(group, detail, linkOf)),
		...behind.length === 0 ? [] : [folded(count(shown.length - open, "more cause"), behind.join("\n\n"))],
		...left > 0 ? [leftOut(left)] : [],
		...detail.reasons && notes.length > 0 ? [notes.map((note) => `- ${sentenceMarkdown(note)}`).join("\n")] : []
	];
}
function causeMarkdown(group, { reasons }, linkOf) {
	const { site } = group;
	const at = site.root ?? site;
	const place = `**${headMarkdown(site, linkOf)}**`;
	const { first, also } = benchmarksOf(group, codeMarkdown);
	const cost = `${escapeMarkdown(costWords(site))} in ${first}`;
	const others = also.join("");
	if (!reasons) return [`${place}: ${escapeMarkdown(ruleOf(site.cause).label)}, ${cost}${site.confidence === "proven" ? " (proven)" : ""}${others}`];
	const link = site.root?.link === void 0 ? "" : ` ${sentenceMarkdown(site.root.link)}`;
	return [
		[
			`${place}${at.source === void 0 ? "" : ` ${codeMarkdown(at.source)}`}`,
			`${sentenceMarkdown(site.reason)}${link}`.trim(),
			[`${allocatedMarkdown(site, linkOf)}: ${cost}${others}.`, ...furtherMarkdown(group, linkOf)].join(" "),
			proofMarkdown(site),
			adviceMarkdown(site)
		].filter((line) => line !== "").join("  \n"),
		...editMarkdown(site),
		...flowMarkdown(site)
	];
}
function causeHeading({ site }, linkOf) {
	return `**${headMarkdown(site, linkOf)}**`;
}
function allocatedMarkdown(site, linkOf) {
	return site.root === null || site.root.file === site.file && site.root.line === site.line ? "Cost" : `Allocated at ${placeMarkdown(site, linkOf)} in ${codeMarkdown(site.function)}`;
}
function furtherMarkdown(group, linkOf) {
	const { listed, rest } = furtherOf(group);
	return [...listed.map((other) => {
		return `${isSameLine(other, group.site) ? `On the same line, ${codeMarkdown(other.callee)} allocates too` : `Also at ${placeMarkdown(other, linkOf)}`}: ${escapeMarkdown(costWords(other))}.`;
	}), ...rest === void 0 ? [] : [`And ${escapeMarkdown(rest)}.`]];
}
function proofMarkdown(...of) {
	const { certainty, why } = proofParts(...of);
	return `${of[0].confidence === "proven" ? "✓ " : ""}**${certainty}:** ${sentenceMarkdown(why)}`;
}
function adviceMarkdown(site) {
	const measured = fixWords(site)?.replace(/^measured with this edit: /, "");
	return measured === void 0 ? `→ ${sentenceMarkdown(adviceWords(site))}` : `→ **Fix** (measured: ${escapeMarkdown(measured)}): ${sentenceMarkdown(site.fix.advice)}`;
}
function headMarkdown(site, linkOf) {
	return site.root?.whole === true ? codeMarkdown(causePlace(site)) : placeMarkdown(site.root ?? site, linkOf);
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
	const { file, line } = site.root ?? site;
	const elsewhere = edit.file !== file || edit.line !== line;
	const block = fencedMarkdown(lines, "diff");
	return [...elsewhere ? [`At ${codeMarkdown(`${edit.file}:${edit.line}`)}:`] : [], block];
}
function flowMarkdown({ flow }) {
	if (flow.length === 0) return [];
	const steps = flow.map(({ file, line, text }) => `${file}:${line}  ${text}`);
	return [folded("What the compiler says", fencedMarkdown(visibleLines(steps.join("\n"))))];
}

// src/core/report/markdown-history.ts
const mostInSight$1 = 3;
const longestSubject = 100;
const address = /^https?:\/\/[\w.~:/%#+-]{1,4000}$/;
const bar = /^[▁▂▃▄▅▆▇█]{1,20}$/;
function historyMarkdown(report, most) {
	const rows = rowsWithHistory(report);
	if (rows.length === 0) return [];
	const shown = rows.slice(0, most);
	const list = shown.flatMap(rowMarkdown).join("\n");
	const text = rows.length > shown.length ? `${list}\n\n${leftOut(rows.length - shown.length)}` : list;
	return rows.length <= mostInSight$1 ? [`**History**\n\n${text}`] : [folded(`History: ${rows.length} rows`, text)];
}
function rowMarkdown(row) {
	const { benchmark, unit, drift, history } = row;
	const name = `- ${nameMarkdown(benchmark)}`;
	const link = history?.url !== void 0 && address.test(history.url) ? `, [history](${history.url})` : "";
	const was = history && wasWords(history);
	const held = was === void 0 ? "" : ` ${escapeMarkdown(was)}`;
	const line = history !== void 0 && bar.test(history.sparkline) ? history.sparkline : "";
	return [
		...drift === void 0 ? [] : [`${name} ${escapeMarkdown(fit(driftWords(drift, row), 400))}`],
		...(drift?.steps ?? []).map((step) => `  - ${escapeMarkdown(stepWords(step))} in ${commitMarkdown(step)}`),
		...drift !== void 0 && drift.more > 0 ? [`  - and ${drift.more} more`] : [],
		...history === void 0 ? [] : [`${name} ${escapeMarkdown(fit(visible(unit), 48))} ${line}${held}${link}`]
	];
}
function commitMarkdown({ commit, subject }) {
	const id = /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 12) : escapeMarkdown(fit(visible(commit), 12));
	return subject === void 0 ? id : `${id}: ${escapeMarkdown(fit(visible(subject), longestSubject))}`;
}

// src/core/report/markdown-blind-spots.ts
function blindSpotsMarkdown(spots, most, linkOf) {
	if (spots === void 0 || spots.unreached.length === 0) return [];
	const shown = spots.unreached.slice(0, most).map((found) => `- ${oneFunction(found, linkOf)}`);
	const more = spots.unreached.length - shown.length;
	const list = [shown.join("\n"), ...more > 0 ? [leftOut(more)] : []].join("\n\n");
	const title = blindSpotTitle(spots);
	return [spots.fails === true ? `**${title}**\n\n${list}` : folded(title, list)];
}
function oneFunction(found, linkOf) {
	const { shown, more } = escapeParts(found);
	const parts = shown.map(({ subject, line }) => `${subject === "" ? "" : `${codeMarkdown(subject)} `}(line ${line})`);
	const escapes = parts.length === 0 ? "" : `: new heap escapes that no benchmark measures: ${parts.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
	return `${placeMarkdown(found, linkOf)} ${codeMarkdown(found.function)}${escapes}`;
}

// src/core/report/markdown-leaks.ts
function leaksMarkdown(leaks = [], detail, linkOf, compared = true) {
	if (leaks.length === 0 || detail.causes === 0) return [];
	const shown = leaks.slice(0, detail.causes).map((leak) => oneLeak(leak, detail.reasons, linkOf, compared));
	const { open = shown.length } = detail;
	const behind = shown.slice(open);
	return [
		...shown.slice(0, open),
		...behind.length === 0 ? [] : [folded(count(behind.length, "more leak"), behind.join("\n\n"))],
		...leaks.length > shown.length ? [leftOut(leaks.length - shown.length)] : []
	];
}
function oneLeak(leak, reasons, linkOf, compared) {
	const { site, further, held } = partsOf$1(leak);
	const cost = `${escapeMarkdown(leakCost(leak, compared))} in ${codeMarkdown(leak.benchmark)}`;
	if (site === void 0) return `${cost}. Its origin is unknown.`;
	const { source } = site.root ?? site;
	const replaced = replacedWords(site);
	const quoted = source === void 0 || !reasons ? "" : ` ${codeMarkdown(source)}`;
	const place = `**${placeMarkdown(site.root ?? site, linkOf)}**${quoted}: ${escapeMarkdown(leakTitle(site))}`;
	if (!reasons) return `${place}, ${cost}${site.confidence === "proven" ? " (proven)" : ""}`;
	return [
		place,
		sentenceMarkdown(site.reason),
		`${cost}.${further.map((other) => ` Also ${placeMarkdown(other, linkOf)}: ${escapeMarkdown(leakTitle(other))}, ${escapeMarkdown(siteCost(other, compared))}.`).join("")}${heldMarkdown(held, linkOf, compared)}`,
		...compared ? [proofMarkdown(site, "leak")] : [],
		...replaced === void 0 ? [] : [sentenceMarkdown(replaced)],
		`→ Advice (not measured): ${sentenceMarkdown(site.advice)}`,
		...leak.notes.map(sentenceMarkdown)
	].join("  \n");
}
function heldMarkdown(held, linkOf, compared) {
	if (held.length === 0) return "";
	const places = held.map((one) => `${placeMarkdown(one, linkOf)} (${escapeMarkdown(siteCost(one, compared))})`);
	return ` The memory is allocated at ${listed(places)}.`;
}

// src/core/report/origin.ts
const originWords = {
	job: "Measured in a job without write access, which runs the code of the pull request. The figures are the ones it reported.",
	fork: "Measured in a job without write access, which runs the code of a fork. The figures, names, places, causes and experiments are the ones it reported."
};
const waivedByReport = "according to that run; acceptances were not looked up";

// src/core/report/markdown-rows.ts
function levelMarkdown({ report, table, notes, linkOf, origin }, level, { most, isOpen }) {
	const rows = rowsAt(table, [level]);
	if (rows.length === 0) return [];
	const { title, meaning } = wordsOf(level, report);
	const said = origin === "fork" && level === "waived" ? waivedByReport : meaning;
	if (isOpen) return [...level === "regression" ? [] : [`**${title}** (${said})`], markdownTable(rows, table.units, notes, most)];
	const causes = byCause(rows.slice(0, most), causeGroups(report));
	const parts = causes.flatMap(({ group, rows: members }) => [...group === void 0 ? causes.length > 1 ? ["**Other benchmarks**"] : [] : [causeHeading(group, linkOf)], markdownTable(members, table.units, notes, most)]);
	const left = rows.length - most;
	return [folded(`${title}: ${rows.length} (${said})`, [...parts, ...left > 0 ? [leftOut(left)] : []].join("\n\n"))];
}
function byCause(rows, groups) {
	const causes = /* @__PURE__ */ new Map();
	for (const group of groups) for (const subject of group.benchmarks) if (!causes.has(keyOf(subject))) causes.set(keyOf(subject), group);
	const members = new Map([...groups, void 0].map((group) => [group, []]));
	for (const row of rows) members.get(causes.get(keyOf(row)))?.push(row);
	return [...members].flatMap(([group, found]) => found.length === 0 ? [] : [{
		group,
		rows: found
	}]);
}
function keyOf({ package: importPath, benchmark }) {
	return `${importPath}\n${benchmark}`;
}

// src/core/report/compose-markdown.ts
function composeMarkdown(report, profile) {
	const table = tableOf(report);
	for (const detail of profile.steps) {
		const text = `${partsOf(report, table, profile, detail).join("\n\n")}\n`;
		if (text.length <= profile.maxLength) return text;
	}
	return `${[
		heading(report, table),
		countsLine(report, table),
		...profile.least
	].join("\n\n")}\n`;
}
const mostHistory = 20;
const mostInSight = 10;
function partsOf(report, table, profile, detail) {
	const { linkOf = () => void 0, origin, before = [], after } = profile;
	const notes = new Footnotes();
	const rows = {
		report,
		table,
		notes,
		linkOf,
		origin
	};
	const isInconclusive = report.conclusion === "unmeasurable";
	const grave = graveLevels(report);
	const isOpen = (level) => grave.includes(level) && rowsAt(table, [level]).length <= mostInSight;
	const section = (level) => {
		const most = grave.includes(level) ? detail.rows : detail.folded;
		return most === null ? [] : levelMarkdown(rows, level, {
			most,
			isOpen: isOpen(level)
		});
	};
	const problems = problemsMarkdown(report, detail.problems, detail.lines);
	return [
		heading(report, table),
		...before,
		...origin === void 0 ? [] : [originWords[origin]],
		...isInconclusive ? problems : [],
		...levelsInOrder.filter(isOpen).flatMap(section),
		...historyMarkdown(report, Math.min(detail.rows, mostHistory)),
		...explanationsMarkdown(report, detail.why, linkOf),
		...leaksMarkdown(report.leaks, detail.why, linkOf),
		...isInconclusive ? [] : problemsBehind(report, problems),
		...report.blindSpots?.fails === true ? blindSpotsMarkdown(report.blindSpots, detail.rows, linkOf) : [],
		countsLine(report, table),
		...levelsInOrder.filter((level) => !isOpen(level)).flatMap(section),
		...report.blindSpots?.fails === true || detail.folded === null ? [] : blindSpotsMarkdown(report.blindSpots, detail.folded, linkOf),
		...detail.folded === null ? [] : identicalMarkdown(report),
		...footnotes(notes),
		...notesMarkdown(report, detail.notes),
		...detail.context ? [contextMarkdown(report)] : [],
		...after(table, detail)
	];
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
function graveLevels(report) {
	return [
		...[
			"regression",
			"over-budget",
			"drift",
			"unconfirmed",
			"unstable",
			"warning",
			"waived"
		],
		...failingLevels(report),
		...report.base === null ? ["added"] : []
	];
}
function problemsBehind(report, problems) {
	if (problems.length === 0 || report.problems.some(({ blocking }) => blocking)) return problems;
	return [folded(`Warnings: ${report.problems.length}`, problems.slice(1).join("\n\n"))];
}
const mostFootnotes = 3;
function footnotes(notes) {
	const texts = footnotesMarkdown(notes);
	return notes.lines().length <= mostFootnotes ? texts : [folded("Footnotes", texts.join("\n\n"))];
}

export { sentenceMarkdown as A, withHeadLines as B, identicalParts as C, notesMarkdown as D, footnotesMarkdown as E, parseReport as F, renderJson as I, isInside as L, blindSpotTitle as M, escapeParts as N, problemsMarkdown as O, escaping as P, placesOf as R, identicalMarkdown as S, folded as T, severityOfLevel as _, Footnotes as a, problemWords as b, partsOf$1 as c, driftWords as d, rowsWithHistory as f, gravest as g, failingLevels as h, editLinesOf as i, problemGroups as j, reproduceMarkdown as k, replacedWords as l, wasWords as m, leaksMarkdown as n, leakCost as o, stepWords as p, blindSpotsMarkdown as r, leakTitle as s, composeMarkdown as t, siteCost as u, severityOfProblem as v, contextMarkdown as w, identicalLine as x, headline as y, storedHeadLines as z };