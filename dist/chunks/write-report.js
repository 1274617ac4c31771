import { n as version } from "./version.js";
import { D as GateError, S as wrap, _ as displayWidth, b as visibleLines, v as fit, x as withoutOrders, y as visible } from "./start.js";
import { n as writeFileAtomically } from "./file.js";
import "./test-arguments.js";
import { C as identicalParts, D as notesMarkdown, E as footnotesMarkdown, I as renderJson, L as isInside, M as blindSpotTitle, N as escapeParts, O as problemsMarkdown, P as escaping, S as identicalMarkdown, _ as severityOfLevel, a as Footnotes, b as problemWords, c as partsOf, d as driftWords, f as rowsWithHistory, g as gravest, h as failingLevels, i as editLinesOf, j as problemGroups, k as reproduceMarkdown, l as replacedWords, m as wasWords, n as leaksMarkdown, o as leakCost, p as stepWords, r as blindSpotsMarkdown, s as leakTitle, t as composeMarkdown, u as siteCost, v as severityOfProblem, w as contextMarkdown, x as identicalLine, y as headline } from "./compose-markdown.js";
import { C as environmentLine, D as reusedLines, O as wordsOf, S as countsLine, T as middle, U as ruleOf, W as listed, _ as formatMeasurement, a as groupedByPackage, b as commitLine, c as shownFindings, f as formatChange, g as unitAfter, h as formatSide, k as isLeakUnit, l as tableOf, m as formatFigure, n as figuresLine, p as formatDuration, r as phraseOf, s as rowsAt, t as capital, u as changeSize, w as levelsInOrder, x as count, y as baseLine } from "./row-words.js";
import { t as fingerprint } from "./fingerprint.js";
import { S as reasonWords, _ as isSameLine, b as proofParts, c as leakWords, d as benchmarksOf, f as causePlace, g as furtherOf, h as fixWords, l as adviceWords, m as figure, n as causeGroups, p as costWords, u as allocsWords, v as partsWords, x as proofWords } from "./array.js";
import { resolve } from "node:path";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { existsSync, readFileSync } from "node:fs";

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
		if (measurements.length > 0) lines.push(`${fullName$1(result)}\t${result.iterations}${measurements.join("")}`);
	}
	return lines.map((line) => `${line}\n`).join("");
}
function fullName$1({ name: { name, gomaxprocs } }) {
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

// src/core/report/result-draft.ts
const mostNames = 5;
const longestSentence$1 = 2e3;
function fullName({ benchmark, package: importPath }) {
	return importPath === "" ? benchmark : `${benchmark} (${importPath})`;
}
function names(all) {
	const shown = all.length <= 6 ? all : all.slice(0, mostNames);
	const more = all.length - shown.length;
	return listed(more === 0 ? shown : [...shown, `${more} more`]);
}
function alsoAffected(others) {
	return others.length === 0 ? [] : [sentence$1(`The same line also affects ${names(others.map(fullName))}.`)];
}
function acceptanceOf(findings) {
	const waiver = findings.find((finding) => finding.waiver !== void 0)?.waiver;
	const acceptedBy = findings.find((finding) => finding.acceptedBy !== void 0)?.acceptedBy;
	return visible(waiver?.reason ?? `Accepted by ${acceptedBy ?? "a reviewer"}.`);
}
function placeOf(site) {
	return [site.root, site].flatMap((place) => place !== null && isInside(place.file) ? [lineOf$1(place)] : [])[0];
}
function furtherPlaces(first, candidates) {
	const seen = /* @__PURE__ */ new Set([`${first.file}:${first.line}`]);
	return candidates.filter(({ file, line }) => {
		const isNew = isInside(file) && !seen.has(`${file}:${line}`);
		seen.add(`${file}:${line}`);
		return isNew;
	}).map(({ text, ...at }) => ({
		...lineOf$1(at),
		text: sentence$1(text)
	}));
}
function lineOf$1({ file, line }) {
	return {
		file,
		line
	};
}
function sentence$1(text) {
	return visible(text.length <= longestSentence$1 ? text : `${text.slice(0, longestSentence$1)}…`);
}

// src/core/report/result-rules.ts
const accept = "If the increase is intended, add a waiver with a ceiling and a reason to .allocgate.yml, or have a maintainer accept it in an approving review.";
const allocatesMore = {
	short: "A benchmark allocates more than on base.",
	full: "A benchmark allocates more per operation than it does on base, by more than its threshold.",
	help: `Avoid the added allocation. ${accept}`
};
const levelRules = {
	regression: {
		short: "A benchmark is worse than on base.",
		full: "A benchmark allocates or leaks more per operation than it does on base, or a metric of its own got worse, by more than its threshold.",
		help: `Avoid what was added. ${accept}`
	},
	"over-budget": {
		short: "A benchmark is over its budget.",
		full: "A benchmark allocates more per operation than the budget in .allocgate.yml allows.",
		help: `Reduce the allocations, or raise the budget in .allocgate.yml. ${accept}`
	},
	drift: {
		short: "Small increases of a benchmark add up.",
		full: "A benchmark allocates more than at the last release, or than a set number of records back, by more than the drift limit in .allocgate.yml, and this change adds to it.",
		help: `Look at the commits that added most. ${accept}`
	},
	unconfirmed: {
		short: "A change could not be confirmed.",
		full: "The first measurement of a benchmark differs from base, and time ran out before fresh runs could confirm it.",
		help: "Raise the time limit for confirmations, or run the check again."
	},
	unstable: {
		short: "A benchmark is unstable.",
		full: "The median of a benchmark regressed, but base and head samples overlap.",
		help: "Make the benchmark deterministic: fix random seeds and sizes, and reset shared state between operations."
	},
	warning: {
		short: "A benchmark is over the warning threshold.",
		full: "A benchmark allocates more than on base: over the warning threshold but under the failure threshold.",
		help: "Look at the change before it grows into a regression."
	},
	removed: {
		short: "A benchmark was removed.",
		full: "Base has this benchmark and head does not, so nothing guards its memory use any more.",
		help: "Restore the benchmark, or confirm in review that it is no longer needed."
	},
	skipped: {
		short: "A benchmark is skipped.",
		full: "The benchmark runs on base and is skipped on head, so it was not compared.",
		help: "Find out why the benchmark calls b.Skip on head."
	},
	waived: {
		short: "A regression was accepted.",
		full: "A benchmark is worse than on base, and a waiver or a review accepts that.",
		help: "Nothing to do. The waiver or the review says who accepted it and why."
	}
};
function ruleId(rule) {
	switch (rule.kind) {
		case "level": return rule.level;
		case "cause": return `${rule.level}/${rule.cause}`;
		case "leak": return `leak/${rule.leak}`;
		case "blind-spot": return "blind-spot";
		case "problem": return `problem/${rule.problem}`;
		default: return rule;
	}
}
function ruleWords(rule) {
	switch (rule.kind) {
		case "level": return levelRules[rule.level];
		case "cause": {
			const { short, full, help } = rule.level === "regression" ? allocatesMore : levelRules[rule.level];
			const cause = ruleOf(rule.cause).label;
			return {
				short: `${short.slice(0, -1)}: ${cause}.`,
				full: `${full} The cause: ${cause}.`,
				help: `${ruleOf(rule.cause).usualAdvice} ${help}`
			};
		}
		case "leak": {
			const { title, advice } = leakWords[rule.leak];
			return {
				short: `An operation leaks: ${title}.`,
				full: `Each operation of a benchmark leaves goroutines or memory behind that it doesn't leave behind on base: ${title}.`,
				help: `${advice} ${accept}`
			};
		}
		case "blind-spot": return {
			short: "New heap escapes in a function that no benchmark reaches.",
			full: "The change adds or edits a function that no benchmark reaches, and the compiler newly moves values to the heap in it. B/op and allocs/op do not include them.",
			help: "Write a benchmark that calls the function. `allocgate scaffold` writes a first draft."
		};
		case "problem": {
			const what = problemWords[rule.problem];
			return {
				short: `${capital(what)}.`,
				full: `Not every benchmark was judged, because ${what}.`,
				help: "The message of each result says what to do."
			};
		}
		default: return rule;
	}
}

// src/core/report/blind-spot-results.ts
function blindSpotResults(report) {
	const { blindSpots } = report;
	if (blindSpots === void 0) return [];
	const rule = { kind: "blind-spot" };
	return escaping(blindSpots).map((found) => {
		const { shown, more } = escapeParts(found);
		const escapes = shown.map(({ subject, line }) => `${subject === "" ? "a value" : subject} (line ${line})`);
		const list = listed([...escapes, ...more > 0 ? [`${more} more`] : []]);
		return {
			rule,
			severity: blindSpots.fails === true ? gravest(report) : "note",
			title: sentence$1(`No benchmark reaches ${found.function}, in which the change adds heap escapes`),
			underTitle: [sentence$1(found.package)],
			summary: sentence$1(`No benchmark reaches ${found.function}, in which the change adds heap escapes.`),
			details: [sentence$1(`New heap escapes: ${list}.`)],
			place: isInside(found.file) ? lineOf$1(found) : void 0,
			related: [],
			subjects: [{
				package: found.package,
				benchmark: void 0
			}],
			site: void 0,
			accepted: void 0,
			identity: [
				ruleId(rule),
				found.file,
				found.function
			]
		};
	});
}

// src/core/report/leak-results.ts
function splitLeaks(report) {
	const findings = groupBy(report.findings.filter(({ unit, level }) => isLeakUnit(unit) && severityOfLevel(level, report) !== void 0), subjectOf);
	const leaks = (report.leaks ?? []).flatMap((leak) => {
		const [site] = leak.sites;
		const place = site && placeOf(site);
		const found = findings.get(subjectOf(leak));
		return site === void 0 || place === void 0 || found === void 0 ? [] : [{
			leak,
			site,
			place: {
				...place,
				line: Math.max(1, place.line)
			},
			findings: found
		}];
	});
	const described = new Set(leaks.flatMap((one) => one.findings));
	return {
		leaks,
		rest: report.findings.filter((finding) => !described.has(finding))
	};
}
function subjectOf({ package: importPath, benchmark }) {
	return JSON.stringify([importPath, benchmark]);
}
function leakResults(leaks, report) {
	return [...groupBy(leaks, ({ site, place, findings }) => JSON.stringify([
		findings[0]?.level,
		site.kind,
		place.file,
		place.line
	])).values()].flatMap((group) => draftOf(group, report));
}
function groupBy(items, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) {
		const group = groups.get(keyOf(item));
		if (group === void 0) groups.set(keyOf(item), [item]);
		else group.push(item);
	}
	return groups;
}
function draftOf(group, report) {
	const [first] = group;
	if (first === void 0) return [];
	const { leak, site, place, findings } = first;
	const severities = findings.map(({ level }) => severityOfLevel(level, report));
	const severity = [
		"error",
		"warning",
		"note"
	].find((one) => severities.includes(one)) ?? "note";
	const rule = {
		kind: "leak",
		leak: site.kind
	};
	return [{
		rule,
		severity,
		title: sentence$1(`${leak.benchmark} leaks: ${leakTitle(site)}`),
		underTitle: [leak.package, leakCost(leak, true)].map(sentence$1),
		summary: sentence$1(`${fullName(leak)} leaks ${leakCost(leak, true)}: ${leakTitle(site)}.`),
		details: [
			...alsoAffected(group.slice(1).map((one) => one.leak)),
			...site.reason === "" ? [] : [sentence$1(site.reason)],
			sentence$1(`${capital(proofWords(site, "leak"))}.`),
			sentence$1(site.advice),
			...leak.notes.map(sentence$1)
		],
		place,
		related: relatedPlaces$1(place, site),
		subjects: group.map((one) => ({
			package: one.leak.package,
			benchmark: one.leak.benchmark
		})),
		site: void 0,
		accepted: findings.every(({ level }) => level === "waived") ? acceptanceOf(findings) : void 0,
		identity: [
			ruleId(rule),
			place.file,
			site.root?.function ?? site.function
		]
	}];
}
function relatedPlaces$1(place, { startedAt, waitingAt }) {
	return furtherPlaces(place, [...startedAt === void 0 ? [] : [{
		...startedAt,
		text: `the goroutine starts here, in ${startedAt.function}`
	}], ...waitingAt === void 0 ? [] : [{
		...waitingAt,
		text: `it waits here, in ${waitingAt.function}`
	}]].filter(({ line }) => line > 0));
}

// src/core/report/results.ts
const unknownPlace = {
	file: "go.mod",
	line: 1
};
const mostRelated = 10;
const mostLines$1 = 12;
function resultsOf(report) {
	const { leaks, rest } = splitLeaks(report);
	const rows = groupsOf({
		...report,
		findings: rest
	}).map(ofRows);
	const problems = problemGroups(report.problems).map((group) => ofProblem(group, report));
	return withFingerprints([
		...rows,
		...leakResults(leaks, report),
		...blindSpotResults(report),
		...problems
	]);
}
function groupsOf(report) {
	const explanations = new Map(report.explanations.map((explanation) => [keyOf(explanation.package, explanation.benchmark), explanation]));
	const groups = /* @__PURE__ */ new Map();
	for (const { level, rows } of tableOf(report).groups) {
		const severity = severityOfLevel(level, report);
		if (severity === void 0) continue;
		for (const row of rows) {
			const explanation = explanations.get(keyOf(row.package, row.benchmark));
			const site = explanation?.sites[0];
			const place = site === void 0 ? void 0 : placeOf(site);
			const key = site === void 0 || place === void 0 ? keyOf(level, row.package, row.benchmark) : keyOf(level, site.cause, place.file, String(place.line));
			const known = groups.get(key);
			if (known === void 0) groups.set(key, {
				level,
				severity,
				rows: [row],
				explanation
			});
			else known.rows.push(row);
		}
	}
	return [...groups.values()];
}
function keyOf(...parts) {
	return JSON.stringify(parts);
}
function ofRows({ level, severity, rows, explanation }) {
	const [first] = rows;
	const site = explanation?.sites[0];
	const place = site === void 0 ? void 0 : placeOf(site);
	const findings = first?.findings.filter((finding) => finding.level === level) ?? [];
	const phrase = phraseOf({
		level,
		findings
	});
	const rule = site === void 0 ? {
		kind: "level",
		level
	} : {
		kind: "cause",
		level,
		cause: site.cause
	};
	return {
		rule,
		severity,
		title: sentence$1(`${first?.benchmark ?? ""} ${phrase}`),
		underTitle: [first?.package ?? "", ...findings.map(figuresLine)].map(sentence$1),
		summary: sentence$1(`${first === void 0 ? "" : fullName(first)} ${phrase}${findings.length === 0 ? "" : `: ${findings.map(figuresLine).join("; ")}`}.`),
		details: [
			...alsoAffected(rows.slice(1)),
			...site === void 0 ? [] : siteSentences(site),
			...findings.flatMap((finding) => finding.drift === void 0 ? [] : [sentence$1(`${driftWords(finding.drift, finding)}.`)]),
			...[...new Set(findings.flatMap(({ warnings }) => warnings))].map((warning) => sentence$1(`${capital(warning)}.`))
		],
		place,
		related: place === void 0 || explanation === void 0 ? [] : relatedPlaces(place, explanation),
		subjects: rows.map((row) => ({
			package: row.package,
			benchmark: row.benchmark
		})),
		site,
		accepted: level === "waived" ? acceptanceOf(findings) : void 0,
		identity: [ruleId(rule), ...site === void 0 || place === void 0 ? [first?.package ?? "", first?.benchmark ?? ""] : [place.file, site.root?.function ?? site.function]]
	};
}
function siteSentences(site) {
	const fix = fixWords(site);
	return [
		...site.reason === "" ? [] : [reasonWords(site)],
		`${capital(proofWords(site))}.`,
		adviceWords(site),
		...fix === void 0 ? [] : [`${capital(fix)}.`]
	].map(sentence$1);
}
function relatedPlaces(place, { sites }) {
	const [first, ...others] = sites;
	const candidates = [...first === void 0 ? [] : [{
		...lineOf$1(first),
		text: `allocated here, in ${first.function}`
	}], ...others.flatMap((site) => {
		const at = placeOf(site);
		return at === void 0 ? [] : [{
			...at,
			text: `this line adds to the regression: ${costWords(site)}`
		}];
	})];
	return furtherPlaces(place, candidates).slice(0, mostRelated);
}
function ofProblem({ problem, also }, report) {
	const { kind, side, package: importPath, benchmark, message, remedy } = problem;
	const where = [benchmark, importPath].filter((part) => part !== void 0 && part !== "").join(", ");
	const lines = visibleLines(message.trim());
	const more = lines.length - mostLines$1;
	return {
		rule: {
			kind: "problem",
			problem: kind
		},
		severity: severityOfProblem(problem, report),
		title: sentence$1(`${kind} on ${side === "both" ? "both sides" : side}${where === "" ? "" : `: ${where}`}`),
		underTitle: [],
		summary: sentence$1(`${capital(problemWords[kind])} (${side === "both" ? "both sides" : side}${where === "" ? "" : `: ${where}`}).`),
		details: [
			...lines.slice(0, mostLines$1).map(sentence$1),
			...more > 0 ? [`… and ${count(more, "more line")}.`] : [],
			...also.length === 0 ? [] : [sentence$1(`The same happens in ${names(also)}.`)],
			sentence$1(remedy)
		],
		place: void 0,
		related: [],
		subjects: [importPath, ...also].map((name) => ({
			package: name,
			benchmark
		})),
		site: void 0,
		accepted: void 0,
		identity: [
			ruleId({
				kind: "problem",
				problem: kind
			}),
			side,
			importPath ?? "",
			benchmark ?? ""
		]
	};
}
function withFingerprints(drafts) {
	const ordinals = /* @__PURE__ */ new Map();
	const counts = /* @__PURE__ */ new Map();
	for (const draft of drafts.toSorted((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0))) {
		const key = keyOf(...draft.identity);
		const before = counts.get(key) ?? 0;
		counts.set(key, before + 1);
		ordinals.set(draft, before);
	}
	return drafts.map((draft) => {
		const { identity, ...result } = draft;
		const ordinal = ordinals.get(draft) ?? 0;
		return {
			...result,
			fingerprint: fingerprint(ordinal === 0 ? identity : [...identity, String(ordinal)])
		};
	});
}

// src/core/report/render-markdown.ts
const summaryLength = Math.floor(1048576 / 3);
const steps = [
	{
		rows: 500,
		folded: 500,
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
		rows: 500,
		folded: 50,
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
		rows: 200,
		folded: 10,
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
		rows: 100,
		folded: null,
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
		rows: 50,
		folded: null,
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
		rows: 20,
		folded: null,
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
		rows: 5,
		folded: null,
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
		rows: 1,
		folded: null,
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
	return composeMarkdown(report, {
		maxLength,
		steps,
		after: (_, detail) => [...reproduceMarkdown(report), ...detail.folded === null ? [leftOutLine(detail)] : []],
		least: ["*The rest doesn't fit here; the JSON report has everything.*"]
	});
}
function leftOutLine({ context }) {
	return `*Left out to fit: ${["rows that fail nothing", ...context ? [] : ["commits and environment"]].join(", ")}; the JSON report has everything.*`;
}

// src/adapters/page/assets.ts
const places = [
	"./page",
	"../page",
	"../../../dist/page"
];
function pageAssets() {
	return assetsOf("report");
}
function historyAssets() {
	return assetsOf("history");
}
function assetsOf(name) {
	const [style, script] = [read(`${name}.css`), read(`${name}.js`)];
	return {
		style,
		script,
		hashes: {
			style: hashOf(style),
			script: hashOf(script)
		}
	};
}
function read(name) {
	for (const place of places) {
		const path = fileURLToPath(new URL(`${place}/${name}`, import.meta.url));
		if (existsSync(path)) return readFileSync(path, "utf8");
	}
	throw new GateError("usage", "The styles and scripts of the HTML report are missing: the folder dist/page was not copied with the program.", "Copy the whole dist folder.");
}
function hashOf(text) {
	return `sha256-${createHash("sha256").update(text).digest("base64")}`;
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
	const exact = report.environment.totals === "exact";
	for (const row of report.unjudged) add(row, row.unit, row[side]);
	for (const finding of report.findings) add(finding, finding.unit, sampleOf(finding, side, exact));
	return [...found.values()];
}
function sampleOf(finding, side, exact) {
	const samples = finding[side]?.samples ?? [];
	return exact && units.some(({ unit }) => unit === finding.unit) ? samples.map(Math.round) : samples;
}

// src/core/report/render-csv.ts
const columns = [...[
	"package",
	"benchmark",
	"unit",
	"level",
	"base",
	"head",
	"change_percent",
	"threshold_percent"
], ...[
	"budget",
	"confirmed",
	"iterations",
	"cause",
	"file",
	"line",
	"note"
]];
function renderCsv(report) {
	const rows = [
		...findingRows(report),
		...report.unjudged.map(unjudgedRow),
		...report.problems.map(problemRow)
	];
	return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
}
function findingRows({ findings, explanations }) {
	const first = new Map(explanations.map(({ package: importPath, benchmark, sites }) => [`${importPath}\n${benchmark}`, sites[0]]));
	return findings.map((finding) => {
		const site = first.get(`${finding.package}\n${finding.benchmark}`);
		const at = site?.root ?? site;
		return {
			...findingRow(finding),
			cause: site?.cause,
			file: at?.file,
			line: at?.line
		};
	});
}
function findingRow(finding) {
	const { package: importPath, benchmark, unit, level, base, head, change, threshold, budget, waiver } = finding;
	return {
		package: importPath,
		benchmark,
		unit,
		level,
		base: base?.median,
		head: head?.median,
		change_percent: change.kind === "ratio" ? change.percent : change.kind === "none" ? 0 : void 0,
		threshold_percent: threshold.percent,
		budget,
		confirmed: String(finding.confirmed),
		iterations: finding.iterations,
		note: [
			...waiver === void 0 ? [] : [waiver.reason],
			...finding.acceptedBy === void 0 ? [] : [`accepted by ${finding.acceptedBy}`],
			...finding.warnings
		].join("; ")
	};
}
function unjudgedRow({ package: importPath, benchmark, unit, iterations, base, head }) {
	return {
		package: importPath,
		benchmark,
		unit,
		level: "not judged",
		base: median(base),
		head: median(head),
		iterations
	};
}
function problemRow({ kind, side, package: importPath, benchmark, message, remedy, blocking }) {
	const note = `${kind} on ${side === "both" ? "both sides" : side}: ${visibleLines(message.trim()).join(" ")} ${remedy}`;
	return {
		package: importPath,
		benchmark,
		level: blocking ? "problem" : "warning",
		note
	};
}
function median(samples) {
	const sorted = samples.toSorted((a, b) => a - b);
	const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
	return low === void 0 || high === void 0 ? void 0 : (low + high) / 2;
}
const longestCell = 1e4;
function cellText(cell) {
	if (cell === void 0) return "";
	if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
	const safe = visible(cell.slice(0, longestCell));
	const text = /^\s*[=+\-@＝＋－＠]/u.test(safe) ? `'${safe}` : safe;
	return /^[\w./:%@ -]*$/.test(text) ? text : `"${text.replaceAll("\"", "\"\"")}"`;
}

// src/core/report/render-gitlab.ts
const severities = {
	error: "critical",
	warning: "minor",
	note: "info"
};
function renderGitlab(report) {
	const issues = resultsOf(report).map(({ rule, severity, summary, details, place = unknownPlace, fingerprint }) => ({
		description: [summary, ...details].join(" "),
		check_name: `allocgate/${ruleId(rule)}`,
		fingerprint,
		severity: severities[severity],
		location: {
			path: place.file,
			lines: { begin: place.line }
		}
	}));
	return `${JSON.stringify(issues, null, 2)}\n`;
}

// src/core/report/page/html.ts
var Html = class {
	text;
	constructor(text) {
		this.text = text;
	}
};
function html(strings, ...parts) {
	return new Html(strings.map((text, index) => text + markup(parts[index])).join(""));
}
function markup(part) {
	if (part === void 0) return "";
	if (part instanceof Html) return part.text;
	if (typeof part === "string" || typeof part === "number") return escaped$1(visible(String(part)));
	return part.map(markup).join("");
}
function escaped$1(text) {
	return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
function exact(text) {
	return new Html(escaped$1(text));
}
function lineByLine(parts) {
	return new Html(parts.map(markup).join("\n"));
}
function sourceLine(text) {
	return text.replaceAll("	", "    ");
}
const longestSentence = 2e3;
function sentence(text) {
	return html`${text.slice(0, longestSentence).split(/`([^`]+)`/).map((part, index) => index % 2 === 1 ? html`<code>${part}</code>` : part)}`;
}
function breakable(name) {
	return html`${name.split(/(?<=[/=.])/).map((part, index) => index === 0 ? part : html`<wbr />${part}`)}`;
}
function json(data) {
	return new Html(JSON.stringify(data).replaceAll("<", String.raw`\u003c`).replaceAll(/[\u2028\u2029]/g, escapedUnit));
}
function escapedUnit(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// src/core/report/page/excerpt.ts
function excerptHtml({ file, lines }, marked) {
	const compared = lines.some(({ base }) => base !== void 0);
	return html`<figure class="code">
    <figcaption>${file}</figcaption>
    <div class="scroll" tabindex="0" role="region" aria-label="Source of ${file}">
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="out">Line on base</span></th>
            <th scope="col"><span class="out">Line on head</span></th>
            <th scope="col">allocs/op</th>
            <th scope="col">B/op</th>
            <th scope="col"><span class="out">Source</span></th>
          </tr>
        </thead>
        <tbody>
          ${lines.map((line) => lineHtml(line, compared, marked))}
        </tbody>
      </table>
    </div>
  </figure>`;
}
function lineHtml(line, compared, marked) {
	const { base, head, text, allocsPerOp, bytesPerOp } = line;
	const kind = !compared ? "" : base === void 0 ? "added" : head === void 0 ? "deleted" : "";
	const sign = kind === "added" ? "+" : kind === "deleted" ? "−" : " ";
	const classes = [kind, head !== void 0 && marked.has(head) ? "marked" : ""].filter((name) => name !== "");
	return html`<tr class="${classes.join(" ")}">
    <td class="n">${base ?? ""}</td>
    <td class="n">${head ?? ""}</td>
    ${cost(allocsPerOp, line, compared)}${cost(bytesPerOp, line, compared)}
    <td class="src"><span class="sign">${sign}</span>${sourceLine(text)}</td>
  </tr> `;
}
function cost(figures, { base, head }, compared) {
	if (figures === void 0) return html`<td class="cost"></td>`;
	const [before, after] = [figure(figures.base), figure(figures.head)];
	if (!compared || base === void 0) return costCell(after, compared && figures.head > 0 ? "grew" : "");
	if (head === void 0) return costCell(before, figures.base > 0 ? "shrank" : "");
	if (before === after) return costCell(after, "same");
	return costCell(`${before} → ${after}`, figures.head > figures.base ? "grew" : "shrank");
}
function costCell(text, change) {
	return html`<td class="cost ${change}">${text === "0" ? "" : text}</td>`;
}

// src/core/report/page/experiments.ts
function experimentsHtml(explanation, site, findings) {
	const { benchmark, experiments = [] } = explanation;
	if (experiments.length === 0) return void 0;
	const proof = provingExperiment(experiments, site);
	const rows = [
		side("base", findings),
		side("head", findings),
		...experiments.map((experiment) => {
			const { reverted, allocsPerOp, bytesPerOp, tests } = experiment;
			return {
				what: `head without ${partsWords(reverted, site)}`,
				allocs: allocsPerOp === void 0 ? "" : figure(allocsPerOp),
				bytes: bytesPerOp === void 0 ? "" : figure(bytesPerOp),
				says: tests === void 0 ? "does not build or run" : testWords[tests],
				kind: experiment === proof ? "proof" : ""
			};
		}),
		...fixRow(site)
	];
	return html`<table class="experiments">
    <caption>
      Experiments with
      <code>${benchmark}</code>
    </caption>
    <thead>
      <tr>
        <th scope="col">Program</th>
        <th scope="col" class="num">allocs/op</th>
        <th scope="col" class="num">B/op</th>
        <th scope="col">Tests</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(({ what, allocs, bytes, says, kind }) => html`<tr class="${kind}">
            <th scope="row">${what}${kind === "proof" ? html` <span class="badge proven">proof</span>` : ""}</th>
            <td class="num">${allocs}</td>
            <td class="num">${bytes}</td>
            <td>${says}</td>
          </tr> `)}
    </tbody>
  </table>`;
}
const testWords = {
	same: "same as on head",
	different: "differ from head",
	unknown: ""
};
function side(name, findings) {
	const of = (unit) => {
		const median = findings.find((finding) => finding.unit === unit)?.[name]?.median;
		return median === void 0 ? "" : figure(median);
	};
	return {
		what: name,
		allocs: of("allocs/op"),
		bytes: of("B/op"),
		says: "",
		kind: "side"
	};
}
function fixRow({ fix }) {
	if (fix.measured === void 0) return [];
	return [{
		what: "head with the fix below",
		allocs: figure(Math.round(fix.measured.allocsPerOp)),
		bytes: figure(Math.round(fix.measured.bytesPerOp)),
		says: fix.untested === true ? "none" : "same as on head",
		kind: ""
	}];
}
function provingExperiment(experiments, { confidence, proof }) {
	if (confidence !== "proven" || proof === null) return void 0;
	const wanted = proof.reverted.map((part) => JSON.stringify(part));
	return experiments.filter(({ reverted, allocsPerOp }) => {
		const parts = new Set(reverted.map((part) => JSON.stringify(part)));
		return allocsPerOp !== void 0 && wanted.every((part) => parts.has(part));
	}).toSorted((a, b) => a.reverted.length - b.reverted.length)[0];
}
function fixFigures({ fix }) {
	const { measured } = fix;
	return measured && `${allocsWords(Math.round(measured.allocsPerOp))}, ${figure(Math.round(measured.bytesPerOp))} B/op`;
}

// src/core/report/page/causes.ts
const most$3 = 100;
const mostExcerpts = 6;
function causesHtml(explanations, findings) {
	const groups = causeGroups({ explanations });
	const notes = [...new Set(explanations.flatMap((explanation) => explanation.notes))].slice(0, 20);
	if (groups.length === 0 && notes.length === 0) return void 0;
	return html`<section id="causes" aria-labelledby="causes-title">
    <h2 id="causes-title">${groups.length === 1 ? "Cause" : "Causes"}</h2>
    ${groups.slice(0, most$3).map((group) => causeHtml(group, explanations, findings))}
    ${groups.length > most$3 ? html`<p>… and ${groups.length - most$3} more; the JSON report has them all.</p>` : ""}
    ${notes.length === 0 ? "" : html`<ul class="notes">
            ${notes.map((note) => html`<li>${sentence(note)}</li>`)}
          </ul>`}
  </section>`;
}
function causeHtml(group, explanations, findings) {
	const { site } = group;
	const explanation = explanations.find(({ sites }) => sites.includes(site));
	const own = findings.filter((finding) => finding.package === explanation?.package && finding.benchmark === explanation.benchmark);
	const link = site.root?.link === void 0 ? "" : html` ${sentence(site.root.link)}`;
	return html`<article class="cause">
    <header>
      <h3><code>${breakable(causePlace(site))}</code></h3>
      <span class="badge ${site.confidence}">${badges[site.confidence]}</span>
    </header>
    <p class="label">${capital(ruleOf(site.cause).label)}</p>
    <p>${sentence(site.reason)}${link}</p>
    <p>
      ${placeHtml(site)}: <strong class="fig">${costWords(site)}</strong> in
      ${benchmarksHtml(group)}.${furtherHtml(group)}
    </p>
    ${explanation === void 0 ? "" : excerptsOf(group, explanation)}
    <p>${proofHtml(site)}</p>
    ${explanation === void 0 ? "" : experimentsHtml(explanation, site, own)} ${fixHtml(site)} ${flowHtml(site)}
  </article> `;
}
const badges = {
	proven: "Proven",
	likely: "Likely",
	site: "Not proven"
};
function placeHtml(site) {
	return site.root === null || isSameLine(site, {
		...site,
		...site.root
	}) ? html`Cost` : html`Allocated at <code>${breakable(`${site.file}:${site.line}`)}</code> in
        <code>${breakable(site.function)}</code>`;
}
function benchmarksHtml(group) {
	const { first, also } = benchmarksOf(group, (name) => html`<code>${breakable(name)}</code>`);
	return html`${first}${also}`;
}
function furtherHtml(group) {
	const { listed, rest } = furtherOf(group);
	const where = (other) => isSameLine(other, group.site) ? html`On the same line, <code>${other.callee}</code> allocates too` : html`Also at <code>${breakable(`${other.file}:${other.line}`)}</code>`;
	return html`${listed.map((other) => html` ${where(other)}: <span class="fig">${costWords(other)}</span>.`)}${rest === void 0 ? "" : html` And <span class="fig">${rest}</span>.`}`;
}
function excerptsOf({ site, further }, { excerpts = [] }) {
	const lines = /* @__PURE__ */ new Map();
	const add = (file, line) => {
		lines.set(file, (lines.get(file) ?? /* @__PURE__ */ new Set()).add(line));
	};
	for (const { file, line, root } of [site, ...further]) {
		add(file, line);
		if (root !== null) add(root.file, root.line);
	}
	for (const { file, lines: part } of site.proof?.reverted ?? []) for (const line of part) add(file, line);
	return excerpts.filter((excerpt) => excerpt.lines.some(({ head }) => head !== void 0 && lines.get(excerpt.file)?.has(head) === true)).slice(0, mostExcerpts).map((excerpt) => excerptHtml(excerpt, lines.get(excerpt.file) ?? /* @__PURE__ */ new Set()));
}
function proofHtml(site) {
	const { certainty, why } = proofParts(site);
	return html`${site.confidence === "proven" ? "✓ " : ""}<strong>${certainty}:</strong> ${sentence(why)}`;
}
function fixHtml(site) {
	const { edit, advice } = site.fix;
	const figures = fixFigures(site);
	if (edit === void 0 || figures === void 0) return html`<p>→ ${sentence(adviceWords(site))}</p>`;
	const tests = site.fix.untested === true ? "the package has no tests to check it" : "test results unchanged";
	return html`<div class="fix">
    <p>→ <strong>Fix</strong> (measured: <span class="fig">${figures}</span>; ${tests}): ${sentence(advice)}</p>
    <figure class="diff">
      <figcaption>
        ${edit.file}:${edit.line}<button
          type="button"
          class="copy"
          hidden
          data-copy="${exact(edit.text.replace(/\n$/, ""))}"
        >
          Copy
        </button>
      </figcaption>
      <pre class="scroll" tabindex="0" aria-label="Edit of ${edit.file}">${editHtml(site)}</pre>
    </figure>
  </div>`;
}
function editHtml({ fix }) {
	const lines = editLinesOf(fix).map(({ sign, text }) => {
		const mark = html`<span class="sign">${sign === "-" ? "−" : sign}</span>`;
		return html`<span class="${signs[sign]}">${mark}${sourceLine(text)}</span>`;
	});
	return html`${lines}`;
}
const signs = {
	"+": "added",
	"-": "deleted",
	" ": "kept"
};
function flowHtml({ flow }) {
	if (flow.length === 0) return "";
	const steps = flow.map(({ file, line, text }) => visibleLines(`${file}:${line}  ${text}`).join(" "));
	return html`<details>
    <summary>What the compiler says</summary>
    <pre class="scroll" tabindex="0" aria-label="What the compiler says">${lineByLine(steps)}</pre>
  </details>`;
}

// src/core/report/page/data.ts
function pageData(explanations) {
	return { trees: explanations.flatMap(({ package: importPath, benchmark, callTree }) => callTree === void 0 ? [] : [{
		package: visible(importPath),
		benchmark: visible(benchmark),
		tree: {
			...callTree,
			functions: callTree.functions.map(visible)
		}
	}]) };
}

// src/core/report/page/document.ts
function pageDocument(title, body, data, assets) {
	const { style, script, hashes } = assets;
	const policy = [
		"default-src 'none'",
		`script-src '${hashes.script}'`,
		`style-src '${hashes.style}'`,
		"base-uri 'none'",
		"form-action 'none'"
	].join("; ");
	return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>allocgate: ${title}</title>
        ${element("style", style)}
      </head>
      <body>
        <a class="skip" href="#report">Skip to content</a>
        ${body} ${element("script type=\"application/json\" id=\"data\"", json(data).text)} ${element("script", script)}
      </body>
    </html> `.text;
}
function element(tag, content) {
	return new Html(`<${tag}>${content}</${tag.split(" ", 1)[0]}>`);
}

// src/core/report/page/flames.ts
function flamesHtml({ trees }, compared) {
	if (trees.length === 0) return void 0;
	return html`<section id="profile" aria-labelledby="profile-title">
    <h2 id="profile-title">Where it allocates</h2>
    <noscript><p>The flame graph needs JavaScript.</p></noscript>
    <form class="tools" aria-label="Flame graph" hidden>
      <select id="tree" aria-label="Benchmark" ${trees.length === 1 ? html` hidden` : ""}>
        ${trees.map(({ benchmark, package: importPath }, index) => html`<option value="${index}">${benchmark} (${importPath})</option>`)}
      </select>
      <fieldset class="switch">
        <legend class="out">What to show</legend>
        <label><input type="radio" name="unit" value="bytes" checked />Bytes</label
        ><label><input type="radio" name="unit" value="objects" />Objects</label>
      </fieldset>
      <input
        type="search"
        id="find"
        placeholder="Find a function"
        aria-label="Find a function"
        autocomplete="off"
        spellcheck="false"
      />
      <button type="button" id="reset" disabled>Reset zoom</button>
    </form>
    <p id="flame-help" class="hint">
      ${compared ? html`The width of a frame is its cost per operation, on base or head, whichever is larger. <span class="key grew-4"></span> grew, <span class="key same"></span> unchanged, <span class="key shrank-4"></span> shrank. ` : html`The width of a frame is its cost per operation. `}<span
        class="keys"
        >Click or press Enter to zoom, arrow keys to move, Esc to zoom out, / to search.</span
      >
    </p>
    <div
      id="flame"
      class="flame"
      role="tree"
      aria-label="Call paths to the allocations"
      aria-describedby="flame-help"
    ></div>
    <p id="frame" class="frame-line" aria-live="polite"></p>
    <details id="frames">
      <summary>The same data as a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Functions"></div>
    </details>
    <p id="flame-note" class="hint"></p>
  </section>`;
}

// src/core/report/page/rows.ts
const mostUnits = 8;
function rowsHtml(report, table, notes) {
	const units = table.units.slice(0, mostUnits);
	const rows = levelsInOrder.flatMap((level) => table.groups.find((group) => group.level === level)?.rows ?? []);
	if (rows.length === 0) return html``;
	const levels = levelsInOrder.filter((level) => rows.some((row) => row.level === level));
	return html`<section id="benchmarks" aria-labelledby="benchmarks-title">
    <h2 id="benchmarks-title">Benchmarks</h2>
    <form class="tools" role="search" aria-label="Filter benchmarks" hidden>
      <input
        type="search"
        id="filter"
        placeholder="Filter by name"
        aria-label="Filter benchmarks by name"
        autocomplete="off"
        spellcheck="false"
      />
      <select id="level" aria-label="Filter by result">
        <option value="">All results</option>
        ${levels.map((level) => html`<option value="${level}">${wordsOf(level, report).title}</option>`)}
      </select>
      <output id="shown" aria-live="polite">${count(rows.length, "benchmark")}</output>
    </form>
    <table class="rows" id="rows">
      <caption class="out">
        Every benchmark with its figures on base and head
      </caption>
      <thead>
        <tr>
          <th scope="col" data-sort="text">Benchmark</th>
          <th scope="col" data-sort="level">Result</th>
          ${units.map((unit) => html`<th scope="col" class="num" data-sort="number">${unit}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => rowHtml(row, units, report, notes))}
      </tbody>
    </table>
    ${table.units.length > units.length ? html`<p>… and ${count(table.units.length - units.length, "more unit")}; the JSON report has them all.</p>` : ""}
  </section>`;
}
function rowHtml(row, units, report, notes) {
	const { level, benchmark, package: importPath } = row;
	return html`<tr data-level="${level}">
    <th scope="row"><code>${breakable(benchmark)}</code> <span class="package">${breakable(importPath)}</span></th>
    <td data-value="${rankOf(level)}"><span class="level ${level}">${levelWord(level, report)}</span></td>
    ${units.map((unit) => cellHtml(row, unit, notes))}
  </tr> `;
}
function cellHtml({ findings }, unit, notes) {
	const finding = findings.find((one) => one.unit === unit);
	if (finding === void 0) return html`<td></td>`;
	const { base, head, change, threshold } = finding;
	const alone = change.kind === "none" || base === null || head === null;
	const figures = alone ? formatSide(head ?? base) : html`${formatSide(base)} → <b>${formatSide(head)}</b>`;
	const marks = notes.marks(finding);
	return html`<td class="num ${directionOf(finding)}" data-value="${valueOf(finding)}">
    <span class="fig">${figures}</span>
    <span class="change">${alone ? "" : formatChange(change, threshold.percent)}</span
    >${budgetOf(finding)}${marks === "" ? "" : html`<sup>${marks}</sup>`}
  </td>`;
}
function budgetOf({ level, budget }) {
	return level === "over-budget" && budget !== void 0 ? html` <span class="change">budget ${formatFigure(budget)}</span>` : void 0;
}
function valueOf(finding) {
	const size = changeSize(finding);
	const signed = directionOf(finding) === "shrank" ? -size : size;
	return String(Number.isFinite(signed) ? Math.round(signed * 1e6) / 1e6 : 0xde0b6b3a7640000);
}
function directionOf({ base, head, level }) {
	if (base === null || head === null || level === "unchanged") return "";
	return head.median > base.median ? "grew" : head.median < base.median ? "shrank" : "";
}
function rankOf(level) {
	return levelsInOrder.indexOf(level);
}
function levelWord(level, report) {
	return wordsOf(level, report).counted.replace(/^with a /, "");
}

// node_modules/marked/lib/marked.esm.js
function G() {
	return {
		async: !1,
		breaks: !1,
		extensions: null,
		gfm: !0,
		hooks: null,
		pedantic: !1,
		renderer: null,
		silent: !1,
		tokenizer: null,
		walkTokens: null
	};
}
var S = G();
function ue(l) {
	S = l;
}
var q = { exec: () => null };
function D(l) {
	let e = [];
	return (t) => {
		let n = Math.max(0, Math.min(3, t - 1)), r = e[n];
		return r || (r = l(n), e[n] = r), r;
	};
}
function g(l, e = "") {
	let t = typeof l == "string" ? l : l.source, n = {
		replace: (r, s) => {
			let o = typeof s == "string" ? s : s.source;
			return o = o.replace(O.caret, "$1"), t = t.replace(r, o), n;
		},
		getRegex: () => new RegExp(t, e)
	};
	return n;
}
var _e = ((l = "") => {
	try {
		return !!new RegExp("(?<=1)(?<!1)" + l);
	} catch {
		return !1;
	}
})();
var O = {
	codeRemoveIndent: /^(?: {0,3}\t| {1,4})/gm,
	listInterruptsParagraph: /^ {0,3}(?:[*+-]|1[.)])[ \t]+[^ \t\n]/,
	outputLinkReplace: /\\([\[\]])/g,
	indentCodeCompensation: /^(\s+)(?:```)/,
	beginningSpace: /^\s+/,
	endingHash: /#$/,
	startingSpaceChar: /^ /,
	endingSpaceChar: / $/,
	endingSpaceTabChar: /[ \t]$/,
	nonSpaceChar: /[^ ]/,
	newLineCharGlobal: /\n/g,
	tabCharGlobal: /\t/g,
	leadingSpaceTab: /^[ \t]+/,
	multipleSpaceGlobal: /\s+/g,
	blankLine: /^[ \t]*$/,
	doubleBlankLine: /\n[ \t]*\n[ \t]*$/,
	blockquoteStart: /^ {0,3}>/,
	blockquoteSetextReplace: /\n {0,3}((?:=+|-+)[ \t]*)(?=\n|$)/g,
	blockquoteSetextReplace2: /^ {0,3}>[ \t]?/gm,
	blockquoteMarkerWhitespace: /^( {0,3}>)(\t[ \t]*)/gm,
	nestedBlockMarker: /^ {0,3}(?:(?:[*+-]|\d{1,9}[.)])(?: |$)|> ?)/,
	listReplaceNesting: /^ {1,4}(?=( {4})*[^ ])/g,
	listIsTask: /^\[[ xX]\][ \t]+\S/,
	listReplaceTask: /^\[[ xX]\][ \t]+/,
	listTaskCheckbox: /\[[ xX]\]/,
	anyLine: /\n.*\n/,
	hrefBrackets: /^<(.*)>$/,
	tableDelimiter: /[:|]/,
	tableAlignChars: /^\||\| *$/g,
	tableRowBlankLine: /\n[ \t]*$/,
	tableAlignRight: /^ *-+: *$/,
	tableAlignCenter: /^ *:-+: *$/,
	tableAlignLeft: /^ *:-+ *$/,
	startATag: /^<a /i,
	endATag: /^<\/a>/i,
	startPreScriptTag: /^<(pre|code|kbd|script)(\s|>)/i,
	endPreScriptTag: /^<\/(pre|code|kbd|script)(\s|>)/i,
	startAngleBracket: /^</,
	endAngleBracket: />$/,
	pedanticHrefTitle: /^([^'"]*[^\s])\s+(['"])(.*)\2/,
	unicodeAlphaNumeric: /[\p{L}\p{N}]/u,
	numericCharacterReference: /&#(?:(\d{1,7})|[Xx]([A-Fa-f0-9]{1,6}));/,
	numericCharacterReferenceOrAmpersand: /&#(?:(\d{1,7})|[Xx]([A-Fa-f0-9]{1,6}));|&(?!(#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g,
	escapeTest: /[&<>"']/,
	escapeReplace: /[&<>"']/g,
	escapeTestNoEncode: /[<>"']|&(?!(#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/,
	escapeReplaceNoEncode: /[<>"']|&(?!(#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g,
	caret: /(^|[^\[])\^/g,
	percentDecode: /%25/g,
	findPipe: /\|/g,
	splitPipe: / \|/,
	slashPipe: /\\\|/g,
	carriageReturn: /\r\n|\r/g,
	spaceLine: /^ +$/gm,
	notSpaceStart: /^\S*/,
	endingNewline: /\n$/,
	listItemRegex: (l) => new RegExp(`^( {0,3}${l})((?:[	 ][^\\n]*)?(?:\\n|$))`),
	nextBulletRegex: D((l) => new RegExp(`^ {0,${l}}(?:[*+-]|\\d{1,9}[.)])((?:[ 	][^\\n]*)?(?:\\n|$))`)),
	hrRegex: D((l) => new RegExp(`^ {0,${l}}((?:-[ 	]*){3,}|(?:_[ 	]*){3,}|(?:\\*[ 	]*){3,})(?:\\n+|$)`)),
	fencesBeginRegex: D((l) => new RegExp(`^ {0,${l}}(?:\`\`\`|~~~)`)),
	headingBeginRegex: D((l) => new RegExp(`^ {0,${l}}#{1,6}(?:\\s|$)`)),
	pedanticHeadingBeginRegex: D((l) => new RegExp(`^ {0,${l}}#`)),
	htmlBeginRegex: D((l) => new RegExp(`^ {0,${l}}(?:</?(?:${he})(?:[ \\t]+|$|/?>)|<(?:(?:script|pre|style|textarea)(?:[\\s>]|$)|!--)|<\\?|<![A-Za-z]|<!\\[CDATA\\[)`, "i")),
	blockquoteBeginRegex: D((l) => new RegExp(`^ {0,${l}}>`)),
	nestedContainerMarkers: /^(?: {0,3}(?:(?:[*+-]|\d{1,9}[.)])[ \t]+|>[ \t]?))+/
};
var Ge = /^(?:[ \t]*(?:\n|$))+/;
var Ne = /^((?: {4}| {0,3}\t)[^\n]+(?:\n(?:[ \t]*(?:\n|$))*)?)+/;
var Fe = /^ {0,3}(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})([^\n]*)(?:\n|$)(?:|([\s\S]*?)(?:\n|$))(?: {0,3}(?:(?=`)\1`*|(?=~)\1~*) *(?=\n|$)|$)/;
var V = /^ {0,3}((?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n+|$)/;
var Qe = /^ {0,3}(#{1,6})(?=\s|$)(.*)(?:\n+|$)/;
var ce = / {0,3}(?:[*+-]|\d{1,9}[.)])/;
var he = "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";
var J = g(" {0,3}(?:</?(?:tag)(?:[ \\t]+|\\n|/?>)|<(?:(?:script|pre|style|textarea)(?:[\\s>]|$)|!--)|<\\?|<![A-Za-z]|<!\\[CDATA\\[)").replace("tag", he).getRegex();
var $e = /^(?!bull |blockCode|fences|blockquote|heading|html|table)((?:.|\n(?!\s*?\n|bull |fences|blockquote|heading|hr|html|table))+?)\n {0,3}(=+|-+)[ \t]*(?:\n+|$)/;
var Le = g($e).replace(/bull/g, ce).replace(/blockCode/g, /(?: {4}| {0,3}\t)/).replace(/fences/g, / {0,3}(?:`{3,}|~{3,})/).replace(/blockquote/g, / {0,3}>/).replace(/heading/g, / {0,3}#{1,6}(?:\s|$)/).replace(/hr/g, / {0,3}(?:(?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n+|$)/).replace(/\|table/g, "").replace(/html/g, J).getRegex();
var We = g($e).replace(/bull/g, ce).replace(/blockCode/g, /(?: {4}| {0,3}\t)/).replace(/fences/g, / {0,3}(?:`{3,}|~{3,})/).replace(/blockquote/g, / {0,3}>/).replace(/heading/g, / {0,3}#{1,6}(?:\s|$)/).replace(/hr/g, / {0,3}(?:(?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n+|$)/).replace(/table/g, / {0,3}\|?(?:[:\- ]*\|)+[\:\- ]*\n/).replace(/html/g, J).getRegex();
var de = /^([^\n]+(?:\n(?!hr|heading|lheading|blockquote|fences|list|html|table|[ \t]+\n)[^\n]+)*)/;
var Ue = /^[^\n]+/;
var ge = /(?!\s*\])(?:\\[\s\S]|[^\[\]\\\n]|\n(?![ \t]*\n))+/;
var Ke = g(/^ {0,3}\[(label)\]: *(?:\n[ \t]*)?([^<\s][^\s]*|<(?:\\.|[^\n<>\\])*>)(?:(?: +(?:\n[ \t]*)?| *\n[ \t]*)(title))? *(?:\n+|$)/).replace("label", ge).replace("title", /(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\\n]|\n(?!\n))*'|\((?:\\[\s\S]|[^()\\])*\))/).getRegex();
var Xe = g(/^(bull)([ \t][^\n]*?)?(?:\n|$)/).replace(/bull/g, ce).getRegex();
var ke = /<!--(?:-?>|[\s\S]*?(?:-->|$))/;
var Ve = g("^ {0,3}(?:<(script|pre|style|textarea)[\\s>][\\s\\S]*?(?:</\\1>[^\\n]*\\n*|$)|comment[^\\n]*(\\n+|$)|<\\?[\\s\\S]*?(?:\\?>[^\\n]*\\n*|$)|<![A-Z][\\s\\S]*?(?:>[^\\n]*\\n*|$)|<!\\[CDATA\\[[\\s\\S]*?(?:\\]\\]>[^\\n]*\\n*|$)|</?(tag)(?:[ \\t]+|\\n|/?>|$)[\\s\\S]*?(?:(?:\\n[ 	]*)+\\n|$)|<(?!(?:script|pre|style|textarea)(?![a-z0-9-]))([a-z][a-z0-9-]*)(?:attribute)*?[ \\t]*/?>(?=[ \\t]*(?:\\n|$))[\\s\\S]*?(?:(?:\\n[ 	]*)+\\n|$)|</[a-z][a-z0-9-]*\\s*>(?=[ \\t]*(?:\\n|$))[\\s\\S]*?(?:(?:\\n[ 	]*)+\\n|$))", "i").replace("comment", ke).replace("tag", he).replace("attribute", /[ \t]+[a-zA-Z:_][\w.:-]*(?:[ \t]*=[ \t]*"[^"\n]*"|[ \t]*=[ \t]*'[^'\n]*'|[ \t]*=[ \t]*[^\s"'=<>`]+)?/).getRegex();
var Ce = (l) => g(de).replace("hr", V).replace("heading", " {0,3}#{1,6}(?:\\s|$)").replace("|lheading", "").replace("|table", "").replace("blockquote", " {0,3}>").replace("fences", " {0,3}(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~~~)[^\\n]*(?:\\n|$)").replace("list", l).replace("html", J).getRegex();
var Je = Ce(/ {0,3}(?:[*+-]|1[.)])[ \t]+[^ \t\n]/);
var Ye = Ce(/ {0,3}(?:[*+-]|\d{1,9}[.)])(?:[ \t]|\n|$)/);
var fe = {
	blockquote: g(/^( {0,3}> ?(?:(?![ \t]*(?:\n|$))(paragraph)|[^\n]*)(?:\n|$))+/).replace("paragraph", Ye).getRegex(),
	code: Ne,
	def: Ke,
	fences: Fe,
	heading: Qe,
	hr: V,
	html: Ve,
	lheading: Le,
	list: Xe,
	newline: Ge,
	paragraph: Je,
	table: q,
	text: Ue
};
var Pe = g("^ *([^\\n ].*)\\n {0,3}((?:\\| *)?:?-+:? *(?:\\| *:?-+:? *)*(?:\\| *)?)(?:\\n((?:(?! *\\n|hr|heading|blockquote|code|fences|list|html).*(?:\\n|$))*)\\n*|$)").replace("hr", V).replace("heading", " {0,3}#{1,6}(?:\\s|$)").replace("blockquote", " {0,3}>").replace("code", "(?: {4}| {0,3}	)[^\\n]").replace("fences", " {0,3}(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~~~)[^\\n]*(?:\\n|$)").replace("list", " {0,3}(?:[*+-]|1[.)])[ \\t]").replace("html", J).getRegex();
var tt = {
	...fe,
	lheading: We,
	table: Pe,
	paragraph: g(de).replace("hr", V).replace("heading", " {0,3}#{1,6}(?:\\s|$)").replace("|lheading", "").replace("table", Pe).replace("blockquote", " {0,3}>").replace("fences", " {0,3}(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~~~)[^\\n]*(?:\\n|$)").replace("list", " {0,3}(?:[*+-]|1[.)])[ \\t]+[^ \\t\\n]").replace("html", J).getRegex()
};
var nt = {
	...fe,
	html: g(`^ *(?:comment(?: *\\n|\\s*$)|<(tag)[\\s\\S]+?</\\1>(?: *\\n{2,}|\\s*$)|<tag(?:"[^"]*"|'[^']*'|\\s[^'"/>\\s]*)*?/?>(?: *\\n{2,}|\\s*$))`).replace("comment", ke).replace(/tag/g, "(?!(?:a|em|strong|small|s|cite|q|dfn|abbr|data|time|code|var|samp|kbd|sub|sup|i|b|u|mark|ruby|rt|rp|bdi|bdo|span|br|wbr|ins|del|img)\\b)\\w+(?!:|[^\\w\\s@]*@)\\b").getRegex(),
	def: /^ *\[([^\]]+)\]: *<?([^\s>]+)>?(?: +(["(][^\n]+[")]))? *(?:\n+|$)/,
	heading: /^(#{1,6})(.*)(?:\n+|$)/,
	fences: q,
	lheading: /^(.+?)\n {0,3}(=+|-+) *(?:\n+|$)/,
	paragraph: g(de).replace("hr", V).replace("heading", ` *#{1,6} *[^
]`).replace("|table", "").replace("blockquote", " {0,3}>").replace("|fences", "").replace("|list", "").replace("|html", "").replace("|tag", "").replace("lheading", Le).getRegex()
};
var rt = /^\\([!"#$%&'()*+,\-./:;<=>?@\[\]\\^_`{|}~])/;
var st = /^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/;
var Ie = /^( {2,}|\\)\n(?!\s*$)[ \t]*/;
var it = /^(`+|[^`])(?:(?= {2,}\n)|[\s\S]*?(?:(?=[\\<!\[`*_]|\b_|$)|[^ ](?= {2,}\n)))/;
var L = /[\p{P}\p{S}]/u;
var N = /[\s\p{P}\p{S}]/u;
var Y = /[^\s\p{P}\p{S}]/u;
var ot = g(/^((?![*_])punctSpace)/, "u").replace(/punctSpace/g, N).getRegex();
var at = /[\p{Pi}\p{Ps}"']/u;
var Ae = /(?!~)[\p{P}\p{S}]/u;
var lt = /(?!~)[\s\p{P}\p{S}]/u;
var ut = /(?:[^\s\p{P}\p{S}]|~)/u;
var pt = g(/link|precode-code|html/, "g").replace("link", /\[(?:[^\[\]`]|(?<a>`+)[^`]+\k<a>(?!`))*?\]\((?:\\[\s\S]|[^\\\(\)]|\((?:\\[\s\S]|[^\\\(\)])*\))*\)/).replace("precode-", _e ? "(?<!`)()" : "(^^|[^`])").replace("code", /(?<b>`+)[^`]+\k<b>(?!`)/).replace("html", /<(?! )[^<>]*?>/).getRegex();
var Ee = /^(?:\*+(?:((?!\*)punct)|([^\s*]))?)|^_+(?:((?!_)punct)|([^\s_]))?/;
var ct = g(Ee, "u").replace(/punct/g, L).getRegex();
var ht = g(Ee, "u").replace(/punct/g, Ae).getRegex();
var gt = g(/^(?:\*+(?:((?!\*)(?!openQuote)punct)|([^\s*]))?)|^_+(?:((?!_)(?!openQuote)punct)|([^\s_]))?/, "u").replace(/openQuote/g, at).replace(/punct/g, L).getRegex();
var ze = "^[^_*]*?__[^_*]*?\\*[^_*]*?(?=__)|[^*]+(?=[^*])|(?!\\*)punct(\\*+)(?=[\\s]|$)|notPunctSpace(\\*+)(?!\\*)(?=punctSpace|$)|(?!\\*)punctSpace(\\*+)(?=notPunctSpace)|[\\s](\\*+)(?!\\*)(?=punct)|(?!\\*)punct(\\*+)(?!\\*)(?=punct)|notPunctSpace(\\*+)(?=notPunctSpace)";
var kt = g(ze, "gu").replace(/notPunctSpace/g, Y).replace(/punctSpace/g, N).replace(/punct/g, L).getRegex();
var ft = g(ze, "gu").replace(/notPunctSpace/g, ut).replace(/punctSpace/g, lt).replace(/punct/g, Ae).getRegex();
var xt = g("^[^_*]*?__[^_*]*?\\*[^_*]*?(?=__)|[^*]+(?=[^*])|(?!\\*)punct(\\*+)(?=[\\s]|$)|notPunctSpace(\\*+)(?!\\*)(?=punctSpace|$)|(?!\\*)[\\s](\\*+)(?=notPunctSpace)|[\\s](\\*+)(?!\\*)(?=punct)|(?!\\*)punct(\\*+)(?!\\*)(?=punct)|(?:(?!\\*)punct|notPunctSpace)(\\*+)(?!\\*)(?=notPunctSpace)", "gu").replace(/notPunctSpace/g, Y).replace(/punctSpace/g, N).replace(/punct/g, L).getRegex();
var bt = g("^[^_*]*?\\*\\*[^_*]*?_[^_*]*?(?=\\*\\*)|[^_]+(?=[^_])|(?!_)punct(_+)(?=[\\s]|$)|notPunctSpace(_+)(?!_)(?=punctSpace|$)|(?!_)punctSpace(_+)(?=notPunctSpace)|[\\s](_+)(?!_)(?=punct)|(?!_)punct(_+)(?!_)(?=punct)", "gu").replace(/notPunctSpace/g, Y).replace(/punctSpace/g, N).replace(/punct/g, L).getRegex();
var Tt = g("^[^_*]*?\\*\\*[^_*]*?_[^_*]*?(?=\\*\\*)|[^_]+(?=[^_])|(?!_)punct(_+)(?=[\\s]|$)|notPunctSpace(_+)(?!_)(?=punctSpace|$)|(?!_)[\\s](_+)(?=notPunctSpace)|[\\s](_+)(?!_)(?=punct)|(?!_)punct(_+)(?!_)(?=punct)|(?:(?!_)punct|notPunctSpace)(_+)(?!_)(?=notPunctSpace)", "gu").replace(/notPunctSpace/g, Y).replace(/punctSpace/g, N).replace(/punct/g, L).getRegex();
var Ot = g(/^~~?(?:((?!~)punct)|[^\s~])/, "u").replace(/punct/g, L).getRegex();
var Pt = g("^[^~]+(?=[^~])|(?!~)punct(~~?)(?=[\\s]|$)|notPunctSpace(~~?)(?!~)(?=punctSpace|$)|(?!~)punctSpace(~~?)(?=notPunctSpace)|[\\s](~~?)(?!~)(?=punct)|(?!~)punct(~~?)(?!~)(?=punct)|notPunctSpace(~~?)(?=notPunctSpace)", "gu").replace(/notPunctSpace/g, Y).replace(/punctSpace/g, N).replace(/punct/g, L).getRegex();
var yt = g(/\\(punct)/, "gu").replace(/punct/g, L).getRegex();
var St = g(/(`+)(?:[^`]|[^`][\s\S]*?[^`])\1(?!`)|`+|\\(punct)/, "gu").replace(/punct/g, L).getRegex();
var _t = g(/^<(scheme:[^\s\x00-\x1f<>]*|email)>/).replace("scheme", /[a-zA-Z][a-zA-Z0-9+.-]{1,31}/).replace("email", /[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+(@)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+(?![-_])/).getRegex();
var $t = g(ke).replace("(?:-->|$)", "-->").getRegex();
var Lt = g("^comment|^</[a-zA-Z][a-zA-Z0-9-]*\\s*>|^<[a-zA-Z][a-zA-Z0-9-]*(?:attribute)*?\\s*/?>|^<\\?[\\s\\S]*?\\?>|^<![a-zA-Z]+\\s[\\s\\S]*?>|^<!\\[CDATA\\[[\\s\\S]*?\\]\\]>").replace("comment", $t).replace("attribute", /\s+[a-zA-Z:_][\w.:-]*(?:\s*=\s*"[^"]*"|\s*=\s*'[^']*'|\s*=\s*[^\s"'=<>`]+)?/).getRegex();
var Me = /\[(?:\\[\s\S]|[^\[\]\\])*\]/;
var ie = g(/(?:\[(?:brackets|\\[\s\S]|[^\[\]\\])*\]|\\[\s\S]|`+(?!`)[^`]*?`+(?!`)|``+(?=\])|[^\[\]\\`])*?/).replace("brackets", Me).getRegex();
var Ct = g(/^!?\[(label)\]\([ \t\n]*(href)(?:(?:[ \t]+(?:\n[ \t]*)?|\n[ \t]*)(title))?[ \t\n]*\)/).replace("label", ie).replace("href", /<(?:\\.|[^\n<>\\])*>|(?!<)[^ \t\n\x00-\x1f]+|(?=\))/).replace("title", /"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\((?:\\[\s\S]|[^)\\])*\)/).getRegex();
var It = g(/^!?\[(label)\]\[(ref)\]/).replace("label", ie).replace("ref", ge).getRegex();
var At = g(/^!?\[(ref)\](?:\[\])?/).replace("ref", ge).getRegex();
var ye = /(?!\s*\])(?:\\[\s\S]|[^\[\]\\]){1,999}/;
var Et = g(/(?:[^\[\]\\`]*(?:\[(?:brackets|\\[\s\S]|[^\[\]\\])*\]|\\[\s\S]|`+(?!`)[^`]*?`+(?!`)|``+(?=\]))){0,999}?[^\[\]\\`]*?/).replace("brackets", Me).getRegex();
var zt = g("reflink|nolink(?!\\()", "g").replace("reflink", g(/^!?\[(label)\]\[(ref)\]/).replace("label", Et).replace("ref", ye).getRegex()).replace("nolink", g(/^!?\[(ref)\](?:\[\])?/).replace("ref", ye).getRegex()).getRegex();
var Se = /[hH][tT][tT][pP][sS]?|[fF][tT][pP]/;
var Bt = g(/(?:mailto:email|xmpp:email(?:\/[A-Za-z0-9@.]+)?)/).replace(/email/g, /[A-Za-z0-9._+-]+@[a-zA-Z0-9-_]+(?:\.[a-zA-Z0-9-_]*[a-zA-Z0-9])+(?![\w-])/).getRegex();
var me = {
	_backpedal: q,
	anyPunctuation: yt,
	anyPunctuationOutsideCode: St,
	autolink: _t,
	blockSkip: pt,
	br: Ie,
	code: st,
	del: q,
	delLDelim: q,
	delRDelim: q,
	emStrongLDelim: ct,
	emStrongRDelimAst: kt,
	emStrongRDelimUnd: bt,
	escape: rt,
	link: Ct,
	nolink: At,
	punctuation: ot,
	reflink: It,
	reflinkSearch: zt,
	tag: Lt,
	text: it,
	url: q
};
var Dt = {
	...me,
	emStrongLDelim: gt,
	emStrongRDelimAst: xt,
	emStrongRDelimUnd: Tt,
	link: g(/^!?\[(label)\]\((.*?)\)/).replace("label", ie).getRegex(),
	reflink: g(/^!?\[(label)\]\s*\[([^\]]*)\]/).replace("label", ie).getRegex()
};
var pe = {
	...me,
	emStrongRDelimAst: ft,
	emStrongLDelim: ht,
	delLDelim: Ot,
	delRDelim: Pt,
	url: g(/^emailProtocol|^((?:protocol):\/\/|www\.)(?:[a-zA-Z0-9\-]+\.?)+[^\s<]*|^email/).replace("emailProtocol", Bt).replace("protocol", Se).replace("email", /[A-Za-z0-9._+-]+(@)[a-zA-Z0-9-_]+(?:\.[a-zA-Z0-9-_]*[a-zA-Z0-9])+(?![\w-])/).getRegex(),
	_backpedal: /(?:[^?!.,:;*_'"~()&]+|\([^)]*\)|&(?![a-zA-Z0-9]+;$)|[?!.,:;*_'"~)]+(?!$))+/,
	del: /^(~~?)(?=[^\s~])((?:\\[\s\S]|[^\\])*?(?:\\[\s\S]|[^\s~\\]))\1(?=[^~]|$)/,
	text: g(/^(?:[^a-zA-Z0-9](?=emailProtocol)|(`+|~+|[^`~])(?:(?=[`~])|(?= {2,}\n)|(?=[a-zA-Z0-9.!#$%&'*+\/=?_`{\|}~-]+@)|[\s\S]*?(?:(?=[\\<!\[`*~_]|\b_|protocol:\/\/|wwwStart|$)|[^ ](?= {2,}\n)|[^a-zA-Z0-9](?=emailProtocol)|[^a-zA-Z0-9.!#$%&'*+\/=?_`{\|}~-](?=[a-zA-Z0-9.!#$%&'*+\/=?_`{\|}~-]+@))))/).replace("protocol", Se).replace(/emailProtocol/g, /(?:mailto|xmpp):/).replace("wwwStart", _e ? "(?<![^\\s*_~(])www\\." : "www\\.").getRegex()
};
var qt = {
	...pe,
	br: g(Ie).replace("{2,}", "*").getRegex(),
	text: g(pe.text).replace("\\b_", "\\b_| {2,}\\n").replace(/\{2,\}/g, "*").getRegex()
};
var ee = {
	normal: fe,
	gfm: tt,
	pedantic: nt
};
var F = {
	normal: me,
	gfm: pe,
	breaks: qt,
	pedantic: Dt
};
var vt = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
var Be = (l) => vt[l];
function y(l, e) {
	if (e) {
		if (O.escapeTest.test(l)) return l.replace(O.escapeReplace, Be);
	} else if (O.escapeTestNoEncode.test(l)) return l.replace(O.escapeReplaceNoEncode, Be);
	return l;
}
function De(l) {
	return O.numericCharacterReference.test(l) ? l.replace(O.numericCharacterReferenceOrAmpersand, (e, t, n) => {
		if (t === void 0 && n === void 0) return "&amp;";
		let r = t === void 0 ? Number.parseInt(n, 16) : Number.parseInt(t, 10);
		return r === 0 || r > 1114111 || r >= 55296 && r <= 57343 ? "�" : r === 38 ? "&amp;" : String.fromCodePoint(r);
	}) : l;
}
function xe(l) {
	try {
		l = encodeURI(l).replace(O.percentDecode, "%");
	} catch {
		return null;
	}
	return l;
}
function be(l, e) {
	let n = l.replace(O.findPipe, (s, o, i) => {
		let a = !1, c = o;
		for (; --c >= 0 && i[c] === "\\";) a = !a;
		return a ? "|" : " |";
	}).split(O.splitPipe), r = 0;
	if (n[0].trim() || n.shift(), n.length > 0 && !n.at(-1)?.trim() && n.pop(), e) if (n.length > e) n.splice(e);
	else for (; n.length < e;) n.push("");
	for (; r < n.length; r++) n[r] = n[r].trim().replace(O.slashPipe, "|");
	return n;
}
function C(l, e, t) {
	let n = l.length;
	if (n === 0) return "";
	let r = 0;
	for (; r < n;) {
		let s = l.charAt(n - r - 1);
		if (s === e && !t) r++;
		else if (s !== e && t) r++;
		else break;
	}
	return l.slice(0, n - r);
}
function Re(l) {
	let e = l.split(`
`), t = e.length - 1;
	for (; t >= 0 && O.blankLine.test(e[t]);) t--;
	return e.length - t <= 2 ? l : e.slice(0, t + 1).join(`
`);
}
function W(l) {
	return l.trim().replace(O.multipleSpaceGlobal, " ").toLowerCase().toUpperCase().toLowerCase();
}
function Te(l, e) {
	if (l.indexOf(e[0]) === -1 && l.indexOf(e[1]) === -1) return -1;
	let t = 0;
	for (let n = 0; n < l.length; n++) if (l[n] === "\\") n++;
	else if (l[n] === e[0]) t++;
	else if (l[n] === e[1] && (t--, t < 0)) return n;
	return t > 0 ? -2 : -1;
}
var Q = /* @__PURE__ */ new WeakMap();
function Oe(l) {
	let e = {
		"*": -1,
		_: -1
	}, t = -1, n = l.length;
	for (let r = 0; r < n; r++) {
		let s = l[r];
		if (s !== "*" && s !== "_" && s !== "~") continue;
		let o = r === 0 ? `
` : l[r - 1], i = r + 1;
		for (; i < n && l[i] === s;) i++;
		o !== " " && o !== "	" && o !== `
` && o !== "\r" && o !== "\f" && (s === "~" ? t = r : e[s] = r), r = i - 1;
	}
	return {
		maskedSrc: l,
		lastPossibleEmStrongCloserIndex: e,
		lastPossibleDelCloserIndex: t
	};
}
function qe(l, e) {
	let t = Oe(e), n = Q.get(l);
	n ? n.push(t) : Q.set(l, [t]);
}
function ve(l) {
	let e = Q.get(l);
	e && (e.pop(), e.length === 0 && Q.delete(l));
}
function oe(l, e, t) {
	let n = Q.get(l)?.at(-1);
	return n && n.maskedSrc === e ? n.lastPossibleEmStrongCloserIndex[t] : Oe(e).lastPossibleEmStrongCloserIndex[t];
}
function ae(l, e) {
	let t = Q.get(l)?.at(-1);
	return t && t.maskedSrc === e ? t.lastPossibleDelCloserIndex : Oe(e).lastPossibleDelCloserIndex;
}
function te(l, e = 0) {
	let t = e, n = "";
	for (let r of l) if (r === "	") {
		let s = 4 - t % 4;
		n += " ".repeat(s), t += s;
	} else n += r, t++;
	return n;
}
function Ht(l, e) {
	let t = "";
	for (let n = 0; n < l.length; n++) {
		if (l[n] === "`") {
			let r = e.inline.code.exec(l.slice(n));
			if (r) {
				t += r[0], n += r[0].length - 1;
				continue;
			}
		}
		if (l[n] === "\\" && (l[n + 1] === "[" || l[n + 1] === "]")) {
			t += l[n + 1], n++;
			continue;
		}
		t += l[n];
	}
	return t;
}
function He(l, e, t, n, r) {
	let s = e.href, o = e.title || null, i = Ht(l[1], r), a = l[0].charAt(0) === "!", c = n.state.inLink, u = n.state.linkEmitted, d = n.state.inRawBlock;
	n.state.inLink = !0, n.state.linkEmitted = !1;
	let h = n.inlineTokens(i), p = n.state.linkEmitted;
	if (n.state.linkEmitted = u, n.state.inLink = c, !a) {
		if (p) {
			n.state.inRawBlock = d;
			return;
		}
		n.state.linkEmitted = !0;
	}
	return {
		type: a ? "image" : "link",
		raw: t,
		href: s,
		title: o,
		text: i,
		tokens: h
	};
}
function Zt(l, e, t) {
	let n = l.match(t.other.indentCodeCompensation);
	if (n === null) return e;
	let r = n[1];
	return e.split(`
`).map((s) => {
		let o = s.match(t.other.beginningSpace);
		if (o === null) return s;
		let [i] = o;
		return s.slice(Math.min(i.length, r.length));
	}).join(`
`);
}
function Ze(l, e, t, n) {
	if (!e.includes("<")) return !1;
	for (let r = 0; r < e.length; r++) {
		if (e[r] === "\\") {
			r++;
			continue;
		}
		if (e[r] === "`") {
			let i = n.inline.code.exec(e.slice(r));
			if (i) {
				r += i[0].length - 1;
				continue;
			}
		}
		if (e[r] !== "<") continue;
		let s = l.slice(t + r), o = n.inline.tag.exec(s) || n.inline.autolink.exec(s);
		if (o) {
			if (o[0].length > e.length - r) return !0;
			r += o[0].length - 1;
		}
	}
	return !1;
}
var _ = class {
	options;
	rules;
	lexer;
	constructor(e) {
		this.options = e || S;
	}
	space(e) {
		let t = this.rules.block.newline.exec(e);
		if (t && t[0].length > 0) return {
			type: "space",
			raw: t[0]
		};
	}
	code(e) {
		let t = this.rules.block.code.exec(e);
		if (t) {
			let n = this.options.pedantic ? t[0] : Re(t[0]);
			return {
				type: "code",
				raw: n,
				codeBlockStyle: "indented",
				text: n.replace(this.rules.other.codeRemoveIndent, "")
			};
		}
	}
	fences(e) {
		let t = this.rules.block.fences.exec(e);
		if (t) {
			let n = t[0], r = Zt(n, t[3] || "", this.rules);
			return t[3] !== void 0 && (r === "" || r.endsWith(`
`)) && (r += `
`), {
				type: "code",
				raw: n,
				lang: t[2] ? t[2].trim().replace(this.rules.inline.anyPunctuation, "$1") : t[2],
				text: r
			};
		}
	}
	heading(e) {
		let t = this.rules.block.heading.exec(e);
		if (t) {
			let n = t[2].trim();
			if (this.rules.other.endingHash.test(n)) {
				let r = C(n, "#");
				(this.options.pedantic || !r || this.rules.other.endingSpaceTabChar.test(r)) && (n = r.trim());
			}
			return {
				type: "heading",
				raw: C(t[0], `
`),
				depth: t[1].length,
				text: n,
				tokens: this.lexer.inline(n)
			};
		}
	}
	hr(e) {
		let t = this.rules.block.hr.exec(e);
		if (t) return {
			type: "hr",
			raw: C(t[0], `
`)
		};
	}
	blockquote(e) {
		let t = this.rules.block.blockquote.exec(e);
		if (t) {
			let n = C(t[0], `
`).split(`
`), r = "", s = "", o = [];
			for (; n.length > 0;) {
				let i = !1, a = [], c = 0;
				for (; c < n.length; c++) if (this.rules.other.blockquoteStart.test(n[c])) a.push(n[c]), i = !0;
				else if (!i) a.push(n[c]);
				else break;
				n = n.slice(c);
				let u = a.join(`
`), d = u.replace(this.rules.other.blockquoteMarkerWhitespace, (k, m, b) => b.startsWith(" ") ? m + " " + b.slice(1) : m + te(b, m.length)).replace(this.rules.other.blockquoteSetextReplace, `
    $1`).replace(this.rules.other.blockquoteSetextReplace2, "");
				r = r ? `${r}
${u}` : u, s = s ? `${s}
${d}` : d;
				let h = this.lexer.state.top;
				if (this.lexer.state.top = !0, this.lexer.blockTokens(d, o, !0), this.lexer.state.top = h, n.length === 0) break;
				let p = o.at(-1);
				if (p?.type === "code" || p?.type === "heading" || p?.type === "hr" || p?.type === "html" || p?.type === "table") break;
				if (p?.type === "blockquote") {
					let k = p, m = n.join(`
`), b = k.raw + `
` + m.replace(this.rules.other.blockquoteSetextReplace2, ""), f = this.blockquote(b);
					o[o.length - 1] = f;
					let R = b.substring(f.raw.length).replace(/^\n/, ""), E = R ? R.split(`
`).length : 0, T = E ? n.slice(0, -E) : n;
					if (T.length > 0 && (r = `${r}
${T.join(`
`)}`), s = s.substring(0, s.length - k.text.length) + f.text, n = n.slice(T.length), n.length > 0 && this.rules.other.blockquoteStart.test(n[0])) continue;
					break;
				} else if (p?.type === "list") {
					let k = p, m = k.raw + `
` + n.join(`
`), b = this.list(m);
					o[o.length - 1] = b;
					let f = b.raw.length > k.raw.length ? m.slice(k.raw.length + 1, b.raw.length).split(`
`).length : 0;
					if (f > 0) {
						let R = n.slice(0, f).join(`
`);
						r = `${r}
${R}`, s = `${s}
${R}`;
					}
					if (n = n.slice(f), n.length > 0 && !this.rules.other.blockquoteStart.test(n[0])) break;
					continue;
				}
			}
			return {
				type: "blockquote",
				raw: r,
				tokens: o,
				text: s
			};
		}
	}
	list(e) {
		let t = this.rules.block.list.exec(e);
		if (t) {
			if (!this.options.pedantic && this.lexer.state.lastToken?.type === "text" && !this.rules.other.listInterruptsParagraph.test(e)) return;
			let n = e, r = () => n.length - e.length, s = t[1].trim(), o = s.length > 1, i = {
				type: "list",
				raw: "",
				ordered: o,
				start: o ? +s.slice(0, -1) : "",
				loose: !1,
				items: []
			};
			s = o ? `\\d{1,9}\\${s.slice(-1)}` : `\\${s}`, this.options.pedantic && (s = o ? s : "[*+-]");
			let a = this.rules.other.listItemRegex(s), c = !1;
			for (; e;) {
				let h = !1, p = "";
				if (!(t = a.exec(e)) || this.rules.block.hr.test(e)) break;
				let k = r();
				e = e.substring(t[0].length);
				let m = t[2].split(`
`, 1)[0], b = t[1].length, f = this.options.pedantic ? te(m, b) : m.replace(this.rules.other.leadingSpaceTab, (H) => te(H, b)), R = e.split(`
`, 1)[0], E = !f.trim(), T = 0;
				if (this.options.pedantic ? (T = 2, p = f.trimStart()) : E ? T = b + 1 : (T = f.search(this.rules.other.nonSpaceChar), T = T > 4 ? 1 : T, p = f.slice(T), T += b), E && this.rules.other.blankLine.test(R) && (e = e.substring(R.length + 1), h = !0), !h) {
					let H = this.rules.other.nextBulletRegex(T), K = this.rules.other.hrRegex(T), re = this.rules.other.fencesBeginRegex(T), B = this.options.pedantic ? this.rules.other.pedanticHeadingBeginRegex(T) : this.rules.other.headingBeginRegex(T), X = this.rules.other.htmlBeginRegex(T), se = this.rules.other.blockquoteBeginRegex(T), le = !1;
					for (; e;) {
						let we = e.split(`
`, 1)[0], Z;
						if (R = we, this.options.pedantic ? (R = R.replace(this.rules.other.listReplaceNesting, "  "), Z = R) : Z = R.replace(this.rules.other.leadingSpaceTab, ($) => te($)), re.test(R) || B.test(R) || X.test(R) || se.test(R) || H.test(R) || K.test(R)) break;
						if (Z.search(this.rules.other.nonSpaceChar) >= T || !R.trim()) p += `
` + Z.slice(T), le = !1;
						else {
							if (E) break;
							let $ = f;
							if (!this.options.pedantic && !p.includes(`
`) && !f.includes("	")) {
								let j;
								for (; !K.test($) && (j = this.rules.other.nestedBlockMarker.exec($));) $ = $.slice(j[0].length);
								if (!$.trim()) break;
							}
							if ($.replace(this.rules.other.tabCharGlobal, "    ").search(this.rules.other.nonSpaceChar) >= 4 || re.test($) || B.test($) || X.test($) || K.test($)) break;
							if (!this.options.pedantic && !le) {
								let j = f.replace(this.rules.other.nestedContainerMarkers, "");
								if (this.rules.block.fences.test(j) || this.rules.block.heading.test(j) || this.rules.block.hr.test(j)) break;
							}
							let je = !this.options.pedantic && /^ {0,3}(?:=+|-+) *$/.test(R) && this.rules.block.lheading.test(`${f}
${R}`) ? `    ${Z.replace(/^ {0,3}/, "")}` : R;
							p += `
` + je, le = !0;
						}
						E = !R.trim(), e = e.substring(we.length + 1), f = Z.slice(T);
					}
				}
				let U = n.slice(k, r());
				i.loose || (c ? i.loose = !0 : this.rules.other.doubleBlankLine.test(U) && (c = !0)), i.items.push({
					type: "list_item",
					raw: U,
					task: !!this.options.gfm && this.rules.other.listIsTask.test(p),
					loose: !1,
					text: p,
					tokens: []
				});
			}
			let u = i.items.at(-1);
			if (u) u.raw = u.raw.trimEnd(), u.text = u.text.trimEnd();
			else return;
			i.raw = n.slice(0, r()).trimEnd();
			let d = [];
			for (let h of i.items) if (this.lexer.state.top = !1, d.push(this.lexer.inlineQueue.length), h.tokens = this.lexer.blockTokens(h.text, []), !i.loose) {
				let p = h.tokens.filter((m) => m.type === "space");
				i.loose = p.length > 0 && p.some((m) => this.rules.other.anyLine.test(m.raw));
			}
			for (let h = 0; h < i.items.length; h++) {
				let p = i.items[h], k = p.tokens[0];
				if (p.task && (k?.type === "text" || k?.type === "paragraph")) {
					p.text = p.text.replace(this.rules.other.listReplaceTask, ""), k.raw = k.raw.replace(this.rules.other.listReplaceTask, ""), k.text = k.text.replace(this.rules.other.listReplaceTask, "");
					let m = this.lexer.inlineQueue;
					for (let f = d[h]; f < m.length; f++) if (m[f].tokens === k.tokens) {
						m[f].src = m[f].src.replace(this.rules.other.listReplaceTask, "");
						break;
					}
					let b = this.rules.other.listTaskCheckbox.exec(p.raw);
					if (b) {
						let f = {
							type: "checkbox",
							raw: b[0] + " ",
							checked: b[0] !== "[ ]"
						};
						p.checked = f.checked, i.loose ? p.tokens[0] && ["paragraph", "text"].includes(p.tokens[0].type) && "tokens" in p.tokens[0] && p.tokens[0].tokens ? (p.tokens[0].raw = f.raw + p.tokens[0].raw, p.tokens[0].text = f.raw + p.tokens[0].text, p.tokens[0].tokens.unshift(f)) : p.tokens.unshift({
							type: "paragraph",
							raw: f.raw,
							text: f.raw,
							tokens: [f]
						}) : p.tokens.unshift(f);
					}
				} else p.task && (p.task = !1);
			}
			if (i.loose) for (let h of i.items) {
				h.loose = !0;
				for (let p of h.tokens) p.type === "text" && (p.type = "paragraph");
			}
			return i;
		}
	}
	html(e) {
		let t = this.rules.block.html.exec(e);
		if (t) {
			if (this.lexer.state.lastToken?.type === "paragraph" && !this.rules.other.htmlBeginRegex(4).test(e)) return;
			let n = Re(t[0]);
			return {
				type: "html",
				block: !0,
				raw: n,
				pre: t[1] === "pre" || t[1] === "script" || t[1] === "style",
				text: n
			};
		}
	}
	def(e) {
		let t = this.rules.block.def.exec(e);
		if (t) {
			if (!this.rules.other.startAngleBracket.test(t[2]) && Te(t[2], "()") !== -1) return;
			let n = W(t[1]), r = t[2] ? t[2].replace(this.rules.other.hrefBrackets, "$1").replace(this.rules.inline.anyPunctuation, "$1") : "", s = t[3] ? t[3].substring(1, t[3].length - 1).replace(this.rules.inline.anyPunctuation, "$1") : t[3];
			return {
				type: "def",
				tag: n,
				raw: C(t[0], `
`),
				href: r,
				title: s
			};
		}
	}
	table(e) {
		let t = this.rules.block.table.exec(e);
		if (!t || !this.rules.other.tableDelimiter.test(t[2])) return;
		let n = be(t[1]), r = t[2].replace(this.rules.other.tableAlignChars, "").split("|"), s = t[3]?.trim() ? t[3].replace(this.rules.other.tableRowBlankLine, "").split(`
`) : [], o = {
			type: "table",
			raw: C(t[0], `
`),
			header: [],
			align: [],
			rows: []
		};
		if (n.length === r.length) {
			for (let i of r) this.rules.other.tableAlignRight.test(i) ? o.align.push("right") : this.rules.other.tableAlignCenter.test(i) ? o.align.push("center") : this.rules.other.tableAlignLeft.test(i) ? o.align.push("left") : o.align.push(null);
			for (let i = 0; i < n.length; i++) o.header.push({
				text: n[i],
				tokens: this.lexer.inline(n[i]),
				header: !0,
				align: o.align[i]
			});
			for (let i of s) o.rows.push(be(i, o.header.length).map((a, c) => ({
				text: a,
				tokens: this.lexer.inline(a),
				header: !1,
				align: o.align[c]
			})));
			return o;
		}
	}
	lheading(e) {
		let t = this.rules.block.lheading.exec(e);
		if (t) {
			let n = t[1].trim();
			return {
				type: "heading",
				raw: C(t[0], `
`),
				depth: t[2].charAt(0) === "=" ? 1 : 2,
				text: n,
				tokens: this.lexer.inline(n)
			};
		}
	}
	paragraph(e) {
		let t = this.rules.block.paragraph.exec(e);
		if (t) {
			let n = t[1].charAt(t[1].length - 1) === `
` ? t[1].slice(0, -1) : t[1];
			return {
				type: "paragraph",
				raw: t[0],
				text: n,
				tokens: this.lexer.inline(n)
			};
		}
	}
	text(e) {
		let t = this.rules.block.text.exec(e);
		if (t) return {
			type: "text",
			raw: t[0],
			text: t[0],
			tokens: this.lexer.inline(t[0])
		};
	}
	escape(e) {
		if (e.charCodeAt(0) !== 92) return;
		let t = this.rules.inline.escape.exec(e);
		if (t) return {
			type: "escape",
			raw: t[0],
			text: t[1]
		};
	}
	tag(e) {
		if (e.charCodeAt(0) !== 60) return;
		let t = this.rules.inline.tag.exec(e);
		if (t) return !this.lexer.state.inLink && this.rules.other.startATag.test(t[0]) ? this.lexer.state.inLink = !0 : this.lexer.state.inLink && this.rules.other.endATag.test(t[0]) && (this.lexer.state.inLink = !1), !this.lexer.state.inRawBlock && this.rules.other.startPreScriptTag.test(t[0]) ? this.lexer.state.inRawBlock = !0 : this.lexer.state.inRawBlock && this.rules.other.endPreScriptTag.test(t[0]) && (this.lexer.state.inRawBlock = !1), {
			type: "html",
			raw: t[0],
			inLink: this.lexer.state.inLink,
			inRawBlock: this.lexer.state.inRawBlock,
			block: !1,
			text: t[0]
		};
	}
	link(e) {
		if (this.lexer.state.linkParenPossible === !1) return;
		let t = e.charCodeAt(0);
		if (t !== 91 && t !== 33) return;
		let n = this.rules.inline.link.exec(e);
		if (n) {
			let r = n[0].charAt(0) === "!" ? 2 : 1;
			if (!this.options.pedantic && Ze(e, n[1], r, this.rules)) return;
			let s = n[2].trim();
			if (!this.options.pedantic && this.rules.other.startAngleBracket.test(s)) {
				if (!this.rules.other.endAngleBracket.test(s)) return;
				let c = C(s.slice(0, -1), "\\");
				if ((s.length - c.length) % 2 === 0) return;
			} else {
				let c = Te(n[2], "()");
				if (c === -2) return;
				if (c > -1) {
					let d = (n[0].indexOf("!") === 0 ? 5 : 4) + n[1].length + c;
					n[2] = n[2].substring(0, c), n[0] = n[0].substring(0, d).trim(), n[3] = "";
				}
			}
			let o = C(n[0].slice(0, -1), "\\");
			if ((n[0].length - o.length) % 2 === 0) return;
			let i = n[2], a = "";
			if (this.options.pedantic) {
				let c = this.rules.other.pedanticHrefTitle.exec(i);
				c && (i = c[1], a = c[3]);
			} else a = n[3] ? n[3].slice(1, -1) : "";
			return i = i.trim(), this.rules.other.startAngleBracket.test(i) && (this.options.pedantic && !this.rules.other.endAngleBracket.test(s) ? i = i.slice(1) : i = i.slice(1, -1)), He(n, {
				href: i && i.replace(this.rules.inline.anyPunctuation, "$1"),
				title: a && a.replace(this.rules.inline.anyPunctuation, "$1")
			}, n[0], this.lexer, this.rules);
		}
	}
	reflink(e, t) {
		let n = e.charCodeAt(0);
		if (n !== 91 && n !== 33) return;
		let r;
		if ((r = this.rules.inline.reflink.exec(e)) || (r = this.rules.inline.nolink.exec(e))) {
			let s = r[0].charAt(0) === "!" ? 2 : 1;
			if (!this.options.pedantic && Ze(e, r[1], s, this.rules)) return;
			let o = t[W(r[2] || r[1])];
			if (!o) {
				let i = r[0].charAt(0);
				return {
					type: "text",
					raw: i,
					text: i
				};
			}
			return He(r, o, r[0], this.lexer, this.rules);
		}
	}
	emStrong(e, t, n = "") {
		let r = this.rules.inline.emStrongLDelim.exec(e);
		if (!r || !r[1] && !r[2] && !r[3] && !r[4]) return;
		let s = r[0][0], o = n === s, i = t.length - e.length, a = i;
		for (; !this.options.pedantic && a > 0 && t[a - 1] === s;) a--;
		let c = [...t.slice(Math.max(0, a - 2), a)].at(-1) ?? "", u = c === "*" || c === "_" || !!this.rules.inline.punctuation.exec(c);
		a < i && (n = c);
		let d = a < i ? u : n === "*" || n === "_" || !!this.rules.inline.punctuation.exec(n);
		if (r[4] && n.match(this.rules.other.unicodeAlphaNumeric)) return;
		let h = r[1] || r[3] || "";
		if (!h || !n || d) {
			let p = [...r[0]].length - 1, k, m, b = p, f = 0, R = i - a + p, E = !this.options.pedantic && !!c.trim() && (!!h || s === "*" && !u);
			if (s !== "*" && s !== "_") return;
			let T = s === "*" ? this.rules.inline.emStrongRDelimAst : this.rules.inline.emStrongRDelimUnd, U = oe(this, t, s), H = t.length - e.length + p;
			if (U < H) return;
			t = t.slice(-1 * e.length + p);
			let K = U - H;
			for (T.lastIndex = 0; (r = T.exec(t)) !== null && !(r.index > K);) {
				if (k = r[1] || r[2] || r[3] || r[4] || r[5] || r[6], !k) continue;
				if (m = [...k].length, r[3] || r[4]) {
					b += m;
					continue;
				} else if ((r[5] || r[6] || E) && R % 3 && !((R + m) % 3)) {
					if (o && (r[5] || r[6])) break;
					f += m;
					continue;
				}
				if (b -= m, b > 0) continue;
				m = Math.min(m, m + b + f);
				let re = [...r[0]][0].length, B = e.slice(0, p + r.index + re + m);
				if (Math.min(p, m) % 2) {
					let se = B.slice(1, -1);
					return {
						type: "em",
						raw: B,
						text: se,
						tokens: this.lexer.inlineTokens(se)
					};
				}
				let X = B.slice(2, -2);
				return {
					type: "strong",
					raw: B,
					text: X,
					tokens: this.lexer.inlineTokens(X)
				};
			}
		}
	}
	codespan(e) {
		if (e.charCodeAt(0) !== 96) return;
		let t = this.rules.inline.code.exec(e);
		if (t) {
			let n = t[2].replace(this.rules.other.newLineCharGlobal, " "), r = this.rules.other.nonSpaceChar.test(n), s = this.rules.other.startingSpaceChar.test(n) && this.rules.other.endingSpaceChar.test(n);
			return r && s && (n = n.substring(1, n.length - 1)), {
				type: "codespan",
				raw: t[0],
				text: n
			};
		}
	}
	br(e) {
		let t = e.charCodeAt(0);
		if (t !== 32 && t !== 92 && t !== 10) return;
		let n = this.rules.inline.br.exec(e);
		if (n) return {
			type: "br",
			raw: n[0]
		};
	}
	del(e, t, n = "") {
		if (e.charCodeAt(0) !== 126) return;
		let r = this.rules.inline.delLDelim.exec(e);
		if (!r) return;
		if (!(r[1] || "") || !n || this.rules.inline.punctuation.exec(n)) {
			let o = [...r[0]].length - 1, i, a, c = o, u = this.rules.inline.delRDelim, d = ae(this, t), h = t.length - e.length + o;
			if (d < h) return;
			t = t.slice(-1 * e.length + o);
			let p = d - h;
			for (u.lastIndex = 0; (r = u.exec(t)) !== null && !(r.index > p);) {
				if (i = r[1] || r[2] || r[3] || r[4] || r[5] || r[6], !i || (a = [...i].length, a !== o)) continue;
				if (r[3] || r[4]) {
					c += a;
					continue;
				}
				if (c -= a, c > 0) continue;
				a = Math.min(a, a + c);
				let k = [...r[0]][0].length, m = e.slice(0, o + r.index + k + a), b = m.slice(o, -o);
				return {
					type: "del",
					raw: m,
					text: b,
					tokens: this.lexer.inlineTokens(b)
				};
			}
		}
	}
	autolink(e) {
		if (e.charCodeAt(0) !== 60) return;
		let t = this.rules.inline.autolink.exec(e);
		if (t) {
			let n, r;
			return t[2] === "@" ? (n = t[1], r = "mailto:" + n) : (n = t[1], r = n), {
				type: "link",
				raw: t[0],
				text: n,
				href: r,
				autolink: !0,
				tokens: [{
					type: "text",
					raw: n,
					text: n
				}]
			};
		}
	}
	url(e) {
		let t;
		if (t = this.rules.inline.url.exec(e)) {
			let n, r;
			if (t[2] === "@") n = t[0], r = "mailto:" + n;
			else {
				let s;
				do
					s = t[0], t[0] = this.rules.inline._backpedal.exec(t[0])?.[0] ?? "";
				while (s !== t[0]);
				n = t[0], t[1] === "www." ? r = "http://" + t[0] : r = t[0];
			}
			return {
				type: "link",
				raw: t[0],
				text: n,
				href: r,
				autolink: !0,
				tokens: [{
					type: "text",
					raw: n,
					text: n
				}]
			};
		}
	}
	inlineText(e) {
		let t = this.rules.inline.text.exec(e);
		if (t) {
			let n = this.lexer.state.inRawBlock;
			return {
				type: "text",
				raw: t[0],
				text: n ? t[0] : De(t[0]),
				escaped: n
			};
		}
	}
};
var w = class l {
	tokens;
	options;
	state;
	inlineQueue;
	tokenizer;
	constructor(e) {
		this.tokens = [], this.tokens.links = Object.create(null), this.options = e || S, this.options.tokenizer = this.options.tokenizer || new _(), this.tokenizer = this.options.tokenizer, this.tokenizer.options = this.options, this.tokenizer.lexer = this, this.inlineQueue = [], this.state = {
			inLink: !1,
			inRawBlock: !1,
			linkEmitted: !1,
			linkParenPossible: !0,
			top: !0
		};
		let t = {
			other: O,
			block: ee.normal,
			inline: F.normal
		};
		this.options.pedantic ? (t.block = ee.pedantic, t.inline = F.pedantic) : this.options.gfm && (t.block = ee.gfm, this.options.breaks ? t.inline = F.breaks : t.inline = F.gfm), this.tokenizer.rules = t;
	}
	static get rules() {
		return {
			block: ee,
			inline: F
		};
	}
	static lex(e, t) {
		return new l(t).lex(e);
	}
	static lexInline(e, t) {
		return new l(t).inlineTokens(e);
	}
	lex(e) {
		e = e.replace(O.carriageReturn, `
`), this.blockTokens(e, this.tokens);
		for (let t = 0; t < this.inlineQueue.length; t++) {
			let n = this.inlineQueue[t];
			this.state.inRawBlock = !1, this.inlineTokens(n.src, n.tokens);
		}
		return this.inlineQueue = [], this.tokens;
	}
	blockTokens(e, t = [], n = !1) {
		this.tokenizer.lexer = this;
		let r = this.state.lastToken;
		this.options.pedantic && (e = e.replace(O.tabCharGlobal, "    ").replace(O.spaceLine, ""));
		let s = 1 / 0, o, i = this.options.gfm && !this.options.pedantic && this.tokenizer.paragraph === _.prototype.paragraph;
		for (; e;) {
			if (e.length < s) s = e.length;
			else {
				this.infiniteLoopError(e.charCodeAt(0));
				break;
			}
			this.state.lastToken = t.at(-1);
			let a;
			if (this.options.extensions?.block?.some((u) => (a = u.call({ lexer: this }, e, t)) ? (e = e.substring(a.raw.length), t.push(a), !0) : !1)) continue;
			if (a = this.tokenizer.space(e)) {
				e = e.substring(a.raw.length);
				let u = t.at(-1);
				a.raw.length === 1 && u !== void 0 ? u.raw += `
` : t.push(a);
				continue;
			}
			if (a = this.tokenizer.code(e)) {
				e = e.substring(a.raw.length);
				let u = t.at(-1);
				u?.type === "paragraph" || u?.type === "text" ? (u.raw += (u.raw.endsWith(`
`) ? "" : `
`) + a.raw, u.text += `
` + a.text, this.inlineQueue.at(-1).src = u.text) : t.push(a);
				continue;
			}
			if (a = this.tokenizer.fences(e)) {
				e = e.substring(a.raw.length), t.push(a);
				continue;
			}
			if (a = this.tokenizer.heading(e)) {
				e = e.substring(a.raw.length), t.push(a);
				continue;
			}
			if (a = this.tokenizer.hr(e)) {
				e = e.substring(a.raw.length), t.push(a);
				continue;
			}
			if (a = this.tokenizer.blockquote(e)) {
				e = e.substring(a.raw.length), t.push(a);
				continue;
			}
			if (a = this.tokenizer.list(e)) {
				e = e.substring(a.raw.length), t.push(a);
				continue;
			}
			if (a = this.tokenizer.html(e)) {
				e = e.substring(a.raw.length), t.push(a);
				continue;
			}
			if (a = this.tokenizer.def(e)) {
				e = e.substring(a.raw.length);
				let u = t.at(-1);
				u?.type === "paragraph" || u?.type === "text" ? (u.raw += (u.raw.endsWith(`
`) ? "" : `
`) + a.raw, u.text += `
` + a.raw, this.inlineQueue.at(-1).src = u.text) : (this.tokens.links[a.tag] || (this.tokens.links[a.tag] = {
					href: a.href,
					title: a.title
				}), t.push(a));
				continue;
			}
			if (a = this.tokenizer.table(e)) {
				e = e.substring(a.raw.length), t.push(a);
				continue;
			}
			if (a = this.tokenizer.lheading(e)) {
				e = e.substring(a.raw.length), t.push(a);
				continue;
			}
			let c = e;
			if (this.options.extensions?.startBlock) {
				let u = 1 / 0, d = e.slice(1), h;
				this.options.extensions.startBlock.forEach((p) => {
					h = p.call({ lexer: this }, d), typeof h == "number" && h >= 0 && (u = Math.min(u, h));
				}), u < 1 / 0 && u >= 0 && (c = e.substring(0, u + 1));
			}
			if (this.state.top && (a = this.tokenizer.paragraph(c))) {
				let u = t.at(-1);
				(n || u === o && i) && u?.type === "paragraph" ? (u.raw += (u.raw.endsWith(`
`) ? "" : `
`) + a.raw, u.text += `
` + a.text, this.inlineQueue.pop(), this.inlineQueue.at(-1).src = u.text, o = u) : (t.push(a), o = a), n = c.length !== e.length, e = e.substring(a.raw.length);
				continue;
			}
			if (a = this.tokenizer.text(e)) {
				e = e.substring(a.raw.length);
				let u = t.at(-1);
				u?.type === "text" ? (u.raw += (u.raw.endsWith(`
`) ? "" : `
`) + a.raw, u.text += `
` + a.text, this.inlineQueue.pop(), this.inlineQueue.at(-1).src = u.text) : t.push(a);
				continue;
			}
			if (e) {
				this.infiniteLoopError(e.charCodeAt(0));
				break;
			}
		}
		return this.state.top = !0, this.state.lastToken = r, t;
	}
	inline(e, t = []) {
		return this.inlineQueue.push({
			src: e,
			tokens: t
		}), t;
	}
	linkInText(e) {
		if (!e.includes("[")) return !1;
		let t = this.tokenizer.rules.inline.link;
		for (let n of e.matchAll(this.tokenizer.rules.inline.blockSkip)) if (t.test(n[0]) && e.charAt(n.index - 1) !== "!") return !0;
		for (let n of e.matchAll(this.tokenizer.rules.inline.reflinkSearch)) {
			let r = n[0], s = r.lastIndexOf("[");
			if (!(r.charAt(0) === "!" || !Object.hasOwn(this.tokens.links, W(r.slice(s + 1, -1)))) && !(s > 1 && this.linkInText(r.slice(1, s - 1)))) return !0;
		}
		return !1;
	}
	inlineTokens(e, t = []) {
		this.tokenizer.lexer = this;
		let n = this.state.linkParenPossible;
		this.state.linkParenPossible = e.includes(")");
		try {
			return this.#t(e, t);
		} finally {
			this.state.linkParenPossible = n;
		}
	}
	#t(e, t) {
		let n = e.includes("*") || e.includes("_") || e.includes("~"), r = n || this.options.hooks?.emStrongMask || this.tokenizer.emStrong !== _.prototype.emStrong || this.tokenizer.del !== _.prototype.del ? this.#r(e) : e;
		if (!n) return this.#e(e, r, t);
		qe(this.tokenizer, r);
		try {
			return this.#e(e, r, t);
		} finally {
			ve(this.tokenizer);
		}
	}
	#e(e, t, n) {
		let r = !1, s = "", o = 1 / 0;
		for (; e;) {
			if (e.length < o) o = e.length;
			else {
				this.infiniteLoopError(e.charCodeAt(0));
				break;
			}
			r || (s = ""), r = !1;
			let i;
			if (this.options.extensions?.inline?.some((u) => (i = u.call({ lexer: this }, e, n)) ? (e = e.substring(i.raw.length), n.push(i), !0) : !1)) continue;
			if (i = this.tokenizer.escape(e)) {
				e = e.substring(i.raw.length), n.push(i);
				continue;
			}
			if (i = this.tokenizer.tag(e)) {
				e = e.substring(i.raw.length), n.push(i);
				continue;
			}
			if (i = this.tokenizer.link(e)) {
				e = e.substring(i.raw.length), n.push(i);
				continue;
			}
			if (i = this.tokenizer.reflink(e, this.tokens.links)) {
				e = e.substring(i.raw.length);
				let u = n.at(-1);
				i.type === "text" && u?.type === "text" ? (u.raw += i.raw, u.text += i.text) : n.push(i);
				continue;
			}
			let a = e[0];
			if (a === "*" || a === "_") {
				let u = t.length - e.length;
				if (oe(this.tokenizer, t, a) <= u) {
					let h = 1;
					for (; h < e.length && e.charCodeAt(h) === a.charCodeAt(0);) h++;
					let p = e.substring(0, h), k = n.at(-1);
					k?.type === "text" && !k.escaped ? (k.raw += p, k.text += p) : n.push({
						type: "text",
						raw: p,
						text: p,
						escaped: !1
					}), e = e.substring(h), s = a, r = !0;
					continue;
				}
			} else if (a === "~") {
				let u = t.length - e.length;
				if (ae(this.tokenizer, t) <= u) {
					let h = 1;
					for (; h < e.length && e.charCodeAt(h) === 126;) h++;
					let p = e.substring(0, h), k = n.at(-1);
					k?.type === "text" && !k.escaped ? (k.raw += p, k.text += p) : n.push({
						type: "text",
						raw: p,
						text: p,
						escaped: !1
					}), e = e.substring(h), s = a, r = !0;
					continue;
				}
			}
			if (i = this.tokenizer.emStrong(e, t, s)) {
				e = e.substring(i.raw.length), n.push(i);
				continue;
			}
			if (i = this.tokenizer.codespan(e)) {
				e = e.substring(i.raw.length), n.push(i);
				continue;
			}
			if (i = this.tokenizer.br(e)) {
				e = e.substring(i.raw.length), n.push(i);
				continue;
			}
			if (i = this.tokenizer.del(e, t, s)) {
				e = e.substring(i.raw.length), n.push(i);
				continue;
			}
			if (i = this.tokenizer.autolink(e)) {
				e = e.substring(i.raw.length), n.push(i);
				continue;
			}
			if (!this.state.inLink && (i = this.tokenizer.url(e))) {
				e = e.substring(i.raw.length), n.push(i);
				continue;
			}
			let c = e;
			if (this.options.extensions?.startInline) {
				let u = 1 / 0, d = e.slice(1), h;
				this.options.extensions.startInline.forEach((p) => {
					h = p.call({ lexer: this }, d), typeof h == "number" && h >= 0 && (u = Math.min(u, h));
				}), u < 1 / 0 && u >= 0 && (c = e.substring(0, u + 1));
			}
			if (i = this.tokenizer.inlineText(c)) {
				e = e.substring(i.raw.length), i.raw.slice(-1) !== "_" && (s = i.raw.slice(-1)), r = !0;
				let u = n.at(-1);
				u?.type === "text" ? (u.raw += i.raw, u.text += i.text) : n.push(i);
				continue;
			}
			if (e) {
				this.infiniteLoopError(e.charCodeAt(0));
				break;
			}
		}
		return n;
	}
	#n(e) {
		let { blockSkip: t, tag: n, autolink: r } = this.tokenizer.rules.inline, s = "", o = 0, i;
		for (t.lastIndex = 0; i = t.exec(e);) {
			let a = i.index + (i[2] ? i[2].length : 0), c = i.index + i[0].length;
			if (e.charAt(a) === "<") {
				let u = e.slice(a), d = n.exec(u) || r.exec(u);
				if (!d) {
					t.lastIndex = a + 1;
					continue;
				}
				c = a + d[0].length, t.lastIndex = c;
			}
			s += e.slice(o, a) + "[" + "a".repeat(c - a - 2) + "]", o = c;
		}
		return s + e.slice(o);
	}
	#r(e) {
		let t = e;
		if (this.tokens.links && e.includes("[")) {
			let n = this.tokenizer.rules.inline.reflinkSearch, r = (s) => {
				let o = s.lastIndexOf("[");
				if (!Object.hasOwn(this.tokens.links, W(s.slice(o + 1, -1)))) return s;
				if (o > 1 && s.charAt(0) !== "!") {
					let i = s.slice(1, o - 1);
					if (this.linkInText(i)) return "[" + i.replace(n, r) + "][" + "a".repeat(s.length - o - 2) + "]";
				}
				return "[" + "a".repeat(s.length - 2) + "]";
			};
			t = t.replace(n, r);
		}
		return t = t.replace(this.tokenizer.rules.inline.anyPunctuationOutsideCode, (n, r, s) => s ? "+".repeat(n.length) : r ? r + n.slice(r.length, -r.length).replace(/`/g, "+") + r : n), t = this.#n(t), t = this.options.hooks?.emStrongMask?.call({ lexer: this }, t) ?? t, t;
	}
	infiniteLoopError(e) {
		let t = "Infinite loop on byte: " + e;
		if (this.options.silent) console.error(t);
		else throw new Error(t);
	}
};
var I = class {
	options;
	parser;
	constructor(e) {
		this.options = e || S;
	}
	space(e) {
		return "";
	}
	code({ text: e, lang: t, escaped: n }) {
		let r = (t || "").match(O.notSpaceStart)?.[0], s = e ? e.replace(O.endingNewline, "") + `
` : "";
		return r ? "<pre><code class=\"language-" + y(r) + "\">" + (n ? s : y(s, !0)) + `</code></pre>
` : "<pre><code>" + (n ? s : y(s, !0)) + `</code></pre>
`;
	}
	blockquote({ tokens: e }) {
		return `<blockquote>
${this.parser.parse(e)}</blockquote>
`;
	}
	html({ text: e }) {
		return e;
	}
	def(e) {
		return "";
	}
	heading({ tokens: e, depth: t }) {
		return `<h${t}>${this.parser.parseInline(e)}</h${t}>
`;
	}
	hr(e) {
		return `<hr>
`;
	}
	list(e) {
		let t = e.ordered, n = e.start, r = "";
		for (let i = 0; i < e.items.length; i++) {
			let a = e.items[i];
			r += this.listitem(a);
		}
		let s = t ? "ol" : "ul", o = t && n !== 1 ? " start=\"" + n + "\"" : "";
		return "<" + s + o + `>
` + r + "</" + s + `>
`;
	}
	listitem(e) {
		return `<li>${this.parser.parse(e.tokens)}</li>
`;
	}
	checkbox({ checked: e }) {
		return "<input " + (e ? "checked=\"\" " : "") + "disabled=\"\" type=\"checkbox\"> ";
	}
	paragraph({ tokens: e }) {
		return `<p>${this.parser.parseInline(e)}</p>
`;
	}
	table(e) {
		let t = "", n = "";
		for (let s = 0; s < e.header.length; s++) n += this.tablecell(e.header[s]);
		t += this.tablerow({ text: n });
		let r = "";
		for (let s = 0; s < e.rows.length; s++) {
			let o = e.rows[s];
			n = "";
			for (let i = 0; i < o.length; i++) n += this.tablecell(o[i]);
			r += this.tablerow({ text: n });
		}
		return r && (r = `<tbody>${r}</tbody>`), `<table>
<thead>
` + t + `</thead>
` + r + `</table>
`;
	}
	tablerow({ text: e }) {
		return `<tr>
${e}</tr>
`;
	}
	tablecell(e) {
		let t = this.parser.parseInline(e.tokens), n = e.header ? "th" : "td";
		return (e.align ? `<${n} align="${e.align}">` : `<${n}>`) + t + `</${n}>
`;
	}
	strong({ tokens: e }) {
		return `<strong>${this.parser.parseInline(e)}</strong>`;
	}
	em({ tokens: e }) {
		return `<em>${this.parser.parseInline(e)}</em>`;
	}
	codespan({ text: e }) {
		return `<code>${y(e, !0)}</code>`;
	}
	br(e) {
		return "<br>";
	}
	del({ tokens: e }) {
		return `<del>${this.parser.parseInline(e)}</del>`;
	}
	link({ href: e, title: t, text: n, tokens: r, autolink: s }) {
		let o = s ? y(n, !0) : this.parser.parseInline(r), i = xe(e);
		if (i === null) return o;
		e = y(i, s);
		let a = "<a href=\"" + e + "\"";
		return t && (a += " title=\"" + y(t) + "\""), a += ">" + o + "</a>", a;
	}
	image({ href: e, title: t, text: n, tokens: r }) {
		r && (n = this.parser.parseInline(r, this.parser.textRenderer));
		let s = xe(e);
		if (s === null) return y(n);
		e = s;
		let o = `<img src="${y(e)}" alt="${y(n)}"`;
		return t && (o += ` title="${y(t)}"`), o += ">", o;
	}
	text(e) {
		return "tokens" in e && e.tokens ? this.parser.parseInline(e.tokens) : "escaped" in e && e.escaped ? e.text : y(e.text);
	}
};
var z = class {
	parser;
	strong({ text: e, tokens: t }) {
		return t ? this.parser.parseInline(t, this) : e;
	}
	em({ text: e, tokens: t }) {
		return t ? this.parser.parseInline(t, this) : e;
	}
	codespan({ text: e }) {
		return e;
	}
	del({ text: e, tokens: t }) {
		return t ? this.parser.parseInline(t, this) : e;
	}
	html({ text: e }) {
		return e;
	}
	text({ text: e }) {
		return e;
	}
	link({ text: e, tokens: t }) {
		return t ? this.parser.parseInline(t, this) : e;
	}
	image({ text: e, tokens: t }) {
		return t ? this.parser.parseInline(t, this) : e;
	}
	br() {
		return `
`;
	}
	checkbox({ raw: e }) {
		return e;
	}
};
var P = class l {
	options;
	renderer;
	textRenderer;
	constructor(e) {
		this.options = e || S, this.options.renderer = this.options.renderer || new I(), this.renderer = this.options.renderer, this.renderer.options = this.options, this.renderer.parser = this, this.textRenderer = new z(), this.textRenderer.parser = this;
	}
	static parse(e, t) {
		return new l(t).parse(e);
	}
	static parseInline(e, t) {
		return new l(t).parseInline(e);
	}
	parse(e) {
		this.renderer.parser = this;
		let t = "";
		for (let n = 0; n < e.length; n++) {
			let r = e[n];
			if (this.options.extensions?.renderers?.[r.type]) {
				let o = r, i = this.options.extensions.renderers[o.type].call({ parser: this }, o);
				if (i !== !1 || ![
					"space",
					"hr",
					"heading",
					"code",
					"table",
					"blockquote",
					"list",
					"checkbox",
					"html",
					"def",
					"paragraph",
					"text"
				].includes(o.type)) {
					t += i === !1 ? "" : i ?? "";
					continue;
				}
			}
			let s = r;
			switch (s.type) {
				case "space":
					t += this.renderer.space(s);
					break;
				case "hr":
					t += this.renderer.hr(s);
					break;
				case "heading":
					t += this.renderer.heading(s);
					break;
				case "code":
					t += this.renderer.code(s);
					break;
				case "table":
					t += this.renderer.table(s);
					break;
				case "blockquote":
					t += this.renderer.blockquote(s);
					break;
				case "list":
					t += this.renderer.list(s);
					break;
				case "checkbox":
					t += this.renderer.checkbox(s);
					break;
				case "html":
					t += this.renderer.html(s);
					break;
				case "def":
					t += this.renderer.def(s);
					break;
				case "paragraph":
					t += this.renderer.paragraph(s);
					break;
				case "text":
					t += this.renderer.text(s);
					break;
				default: {
					let o = "Token with \"" + s.type + "\" type was not found.";
					if (this.options.silent) return console.error(o), "";
					throw new Error(o);
				}
			}
		}
		return t;
	}
	parseInline(e, t = this.renderer) {
		this.renderer.parser = this;
		let n = "";
		for (let r = 0; r < e.length; r++) {
			let s = e[r];
			if (this.options.extensions?.renderers?.[s.type]) {
				let i = this.options.extensions.renderers[s.type].call({ parser: this }, s);
				if (i !== !1 || ![
					"escape",
					"html",
					"link",
					"image",
					"checkbox",
					"strong",
					"em",
					"codespan",
					"br",
					"del",
					"text"
				].includes(s.type)) {
					n += i === !1 ? "" : i ?? "";
					continue;
				}
			}
			let o = s;
			switch (o.type) {
				case "escape":
					n += t.text(o);
					break;
				case "html":
					n += t.html(o);
					break;
				case "link":
					n += t.link(o);
					break;
				case "image":
					n += t.image(o);
					break;
				case "checkbox":
					n += t.checkbox(o);
					break;
				case "strong":
					n += t.strong(o);
					break;
				case "em":
					n += t.em(o);
					break;
				case "codespan":
					n += t.codespan(o);
					break;
				case "br":
					n += t.br(o);
					break;
				case "del":
					n += t.del(o);
					break;
				case "text":
					n += t.text(o);
					break;
				default: {
					let i = "Token with \"" + o.type + "\" type was not found.";
					if (this.options.silent) return console.error(i), "";
					throw new Error(i);
				}
			}
		}
		return n;
	}
};
var A = class {
	options;
	block;
	constructor(e) {
		this.options = e || S;
	}
	static passThroughHooks = /* @__PURE__ */ new Set([
		"preprocess",
		"postprocess",
		"processAllTokens",
		"emStrongMask"
	]);
	static passThroughHooksRespectAsync = /* @__PURE__ */ new Set([
		"preprocess",
		"postprocess",
		"processAllTokens"
	]);
	preprocess(e) {
		return e;
	}
	postprocess(e) {
		return e;
	}
	processAllTokens(e) {
		return e;
	}
	emStrongMask(e) {
		return e;
	}
	provideLexer(e = this.block) {
		return e ? w.lex : w.lexInline;
	}
	provideParser(e = this.block) {
		return e ? P.parse : P.parseInline;
	}
};
function M(l, e) {
	if (Array.isArray(e)) for (let t = 0; t < e.length; t++) l.push(e[t]);
	else l.push(e);
}
var ne = class {
	defaults = G();
	options = this.setOptions;
	parse = this.parseMarkdown(!0);
	parseInline = this.parseMarkdown(!1);
	Parser = P;
	Renderer = I;
	TextRenderer = z;
	Lexer = w;
	Tokenizer = _;
	Hooks = A;
	constructor(...e) {
		this.use(...e);
	}
	walkTokens(e, t) {
		let n = [];
		for (let r of e) switch (M(n, t.call(this, r)), r.type) {
			case "table": {
				let s = r;
				for (let o of s.header) M(n, this.walkTokens(o.tokens, t));
				for (let o of s.rows) for (let i of o) M(n, this.walkTokens(i.tokens, t));
				break;
			}
			case "list": {
				let s = r;
				M(n, this.walkTokens(s.items, t));
				break;
			}
			default: {
				let s = r;
				this.defaults.extensions?.childTokens?.[s.type] ? this.defaults.extensions.childTokens[s.type].forEach((o) => {
					let i = s[o].flat(1 / 0);
					M(n, this.walkTokens(i, t));
				}) : s.tokens && M(n, this.walkTokens(s.tokens, t));
			}
		}
		return n;
	}
	use(...e) {
		let t = this.defaults.extensions || {
			renderers: Object.create(null),
			childTokens: Object.create(null)
		};
		return e.forEach((n) => {
			let r = { ...n };
			if (r.async = this.defaults.async || r.async || !1, n.extensions && (n.extensions.forEach((s) => {
				if (!s.name) throw new Error("extension name required");
				if ("renderer" in s) {
					let o = t.renderers[s.name];
					o ? t.renderers[s.name] = function(...i) {
						let a = s.renderer.apply(this, i);
						return a === !1 && (a = o.apply(this, i)), a;
					} : t.renderers[s.name] = s.renderer;
				}
				if ("tokenizer" in s) {
					if (!s.level || s.level !== "block" && s.level !== "inline") throw new Error("extension level must be 'block' or 'inline'");
					let o = t[s.level];
					o ? o.unshift(s.tokenizer) : t[s.level] = [s.tokenizer], s.start && (s.level === "block" ? t.startBlock ? t.startBlock.push(s.start) : t.startBlock = [s.start] : s.level === "inline" && (t.startInline ? t.startInline.push(s.start) : t.startInline = [s.start]));
				}
				"childTokens" in s && s.childTokens && (t.childTokens[s.name] = s.childTokens);
			}), r.extensions = t), n.renderer) {
				let s = this.defaults.renderer || new I(this.defaults);
				for (let o in n.renderer) {
					if (!(o in s)) throw new Error(`renderer '${o}' does not exist`);
					if (["options", "parser"].includes(o)) continue;
					let i = o, a = n.renderer[i], c = s[i];
					s[i] = (...u) => {
						let d = a.apply(s, u);
						return d === !1 && (d = c.apply(s, u)), d === !1 ? "" : d ?? "";
					};
				}
				r.renderer = s;
			}
			if (n.tokenizer) {
				let s = this.defaults.tokenizer || new _(this.defaults);
				for (let o in n.tokenizer) {
					if (!(o in s)) throw new Error(`tokenizer '${o}' does not exist`);
					if ([
						"options",
						"rules",
						"lexer"
					].includes(o)) continue;
					let i = o, a = n.tokenizer[i], c = s[i];
					s[i] = (...u) => {
						let d = a.apply(s, u);
						return d === !1 && (d = c.apply(s, u)), d;
					};
				}
				r.tokenizer = s;
			}
			if (n.hooks) {
				let s = this.defaults.hooks || new A();
				for (let o in n.hooks) {
					if (!(o in s)) throw new Error(`hook '${o}' does not exist`);
					if (["options", "block"].includes(o)) continue;
					let i = o, a = n.hooks[i], c = s[i];
					A.passThroughHooks.has(o) ? s[i] = (u) => {
						if (s.options.async && A.passThroughHooksRespectAsync.has(o)) return (async () => {
							let h = await a.call(s, u);
							return c.call(s, h);
						})();
						let d = a.call(s, u);
						return c.call(s, d);
					} : s[i] = (...u) => {
						if (s.options.async) return (async () => {
							let h = await a.apply(s, u);
							return h === !1 && (h = await c.apply(s, u)), h;
						})();
						let d = a.apply(s, u);
						return d === !1 && (d = c.apply(s, u)), d;
					};
				}
				r.hooks = s;
			}
			if (n.walkTokens) {
				let s = this.defaults.walkTokens, o = n.walkTokens;
				r.walkTokens = function(i) {
					let a = [];
					return M(a, o.call(this, i)), s && M(a, s.call(this, i)), a;
				};
			}
			this.defaults = {
				...this.defaults,
				...r
			};
		}), this;
	}
	setOptions(e) {
		return this.defaults = {
			...this.defaults,
			...e
		}, this;
	}
	lexer(e, t) {
		return w.lex(e, t ?? this.defaults);
	}
	parser(e, t) {
		return P.parse(e, t ?? this.defaults);
	}
	parseMarkdown(e) {
		return (n, r) => {
			let s = { ...r }, o = {
				...this.defaults,
				...s
			}, i = this.onError(!!o.silent, !!o.async);
			if (this.defaults.async === !0 && s.async === !1) return i(/* @__PURE__ */ new Error("marked(): The async option was set to true by an extension. Remove async: false from the parse options object to return a Promise."));
			if (typeof n > "u" || n === null) return i(/* @__PURE__ */ new Error("marked(): input parameter is undefined or null"));
			if (typeof n != "string") return i(/* @__PURE__ */ new Error("marked(): input parameter is of type " + Object.prototype.toString.call(n) + ", string expected"));
			if (o.hooks && (o.hooks.options = o, o.hooks.block = e), o.async) return (async () => {
				let a = o.hooks ? await o.hooks.preprocess(n) : n, u = await (o.hooks ? await o.hooks.provideLexer(e) : e ? w.lex : w.lexInline)(a, o), d = o.hooks ? await o.hooks.processAllTokens(u) : u;
				o.walkTokens && await Promise.all(this.walkTokens(d, o.walkTokens));
				let p = await (o.hooks ? await o.hooks.provideParser(e) : e ? P.parse : P.parseInline)(d, o);
				return o.hooks ? await o.hooks.postprocess(p) : p;
			})().catch(i);
			try {
				o.hooks && (n = o.hooks.preprocess(n));
				let c = (o.hooks ? o.hooks.provideLexer(e) : e ? w.lex : w.lexInline)(n, o);
				o.hooks && (c = o.hooks.processAllTokens(c)), o.walkTokens && this.walkTokens(c, o.walkTokens);
				let d = (o.hooks ? o.hooks.provideParser(e) : e ? P.parse : P.parseInline)(c, o);
				return o.hooks && (d = o.hooks.postprocess(d)), d;
			} catch (a) {
				return i(a);
			}
		};
	}
	onError(e, t) {
		return (n) => {
			if (n.message += `
Please report this to https://github.com/markedjs/marked.`, e) {
				let r = "<p>An error occurred:</p><pre>" + y(n.message + "", !0) + "</pre>";
				return t ? Promise.resolve(r) : r;
			}
			if (t) return Promise.reject(n);
			throw n;
		};
	}
};
var v = new ne();
function x(l, e) {
	return v.parse(l, e);
}
x.options = x.setOptions = function(l) {
	return v.setOptions(l), x.defaults = v.defaults, ue(x.defaults), x;
};
x.getDefaults = G;
x.defaults = S;
function jt(...l) {
	return v.use(...l), x.defaults = v.defaults, ue(x.defaults), x;
}
x.use = jt;
x.walkTokens = function(l, e) {
	return v.walkTokens(l, e);
};
x.parseInline = v.parseInline;
x.Parser = P;
x.parser = P.parse;
x.Renderer = I;
x.TextRenderer = z;
x.Lexer = w;
x.lexer = w.lex;
x.Tokenizer = _;
x.Hooks = A;
x.parse = x;
var En = x.options;
var zn = x.setOptions;
var Mn = x.walkTokens;
var Bn = x.parseInline;
var qn = P.parse;
var vn = w.lex;

// src/core/report/page/sections.ts
const most$2 = {
	functions: 200,
	problems: 100,
	lines: 60,
	notes: 200
};
function problemsHtml(report) {
	const [, ...parts] = problemsMarkdown(report, most$2.problems, most$2.lines);
	return parts.length === 0 ? void 0 : section("problems", "Problems", parts);
}
function leaksHtml(leaks, compared) {
	const parts = leaksMarkdown(leaks, {
		causes: 100,
		reasons: true
	}, () => void 0, compared);
	return parts.length === 0 ? void 0 : section("leaks", "Leaks", parts);
}
function blindSpotsHtml({ blindSpots }) {
	const parts = blindSpotsMarkdown(blindSpots, most$2.functions, () => void 0);
	return parts.length === 0 ? void 0 : section("blind-spots", "Blind spots", parts);
}
function methodHtml(report, notes) {
	return section("method", "Method", [
		...footnotesMarkdown(notes),
		...identicalMarkdown(report),
		...notesMarkdown(report, most$2.notes),
		contextMarkdown(report),
		...reproduceMarkdown(report)
	]);
}
function section(id, title, parts) {
	return html`<section id="${id}" class="prose" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${fromMarkdown(parts)}
  </section>`;
}
function fromMarkdown(parts) {
	return new Html(x.parse(parts.join("\n\n"), {
		async: false,
		gfm: true
	}));
}

// src/core/report/page/sites.ts
function sitesHtml(explanations, compared) {
	return html`${explanations.map((explanation) => benchmarkHtml(explanation, compared))}`;
}
function benchmarkHtml({ benchmark, sites, excerpts = [], notes }, compared) {
	const marked = /* @__PURE__ */ new Map();
	for (const { file, line } of sites) marked.set(file, (marked.get(file) ?? /* @__PURE__ */ new Set()).add(line));
	return html`<section aria-label="${benchmark}">
    <h2><code>${breakable(benchmark)}</code></h2>
    ${sites.length === 0 ? html`<p>Nothing is allocated.</p>` : html`<ol class="sites">
            ${sites.map((site) => siteHtml(site, compared))}
          </ol>`}
    ${excerpts.map((excerpt) => excerptHtml(excerpt, marked.get(excerpt.file) ?? /* @__PURE__ */ new Set()))}
    ${notes.length === 0 ? "" : html`<ul class="notes">
            ${notes.map((note) => html`<li>${sentence(note)}</li>`)}
          </ul>`}
  </section> `;
}
function siteHtml(site, compared) {
	const { allocsPerOp, bytesPerOp, fix } = site;
	const cost = compared && site.status !== "unchanged" ? costWords(site) : `${allocsWords(allocsPerOp.head)}, ${figure(bytesPerOp.head)} B/op`;
	return html`<li>
    <p>
      <code>${breakable(`${site.file}:${site.line}`)}</code> <strong class="fig">${cost}</strong>
      <span class="package">${capital(ruleOf(site.cause).label)}</span>
    </p>
    <p>${sentence(reasonWords(site))}</p>
    <p>→ ${sentence(fix.advice)}</p>
  </li> `;
}

// src/core/report/page/top.ts
const marks = {
	pass: "✓",
	fail: "✕",
	unmeasurable: "!"
};
const words = {
	pass: "Pass",
	fail: "Fail",
	unmeasurable: "Inconclusive"
};
const most$1 = 8;
function topHtml(report, table) {
	const { conclusion, advisory, base, head, environment } = report;
	const failing = rowsAt(table, [...failingLevels(report)]);
	const line = headline(report, table);
	const identical = identicalLine(report);
	return html`<header class="top">
    <p class="brand">allocgate</p>
    <h1>
      <span class="mark ${conclusion}" role="img" aria-label="${words[conclusion]}">${marks[conclusion]}</span>
      ${line.slice(0, 1).toUpperCase()}${line.slice(1)}${advisory && conclusion !== "pass" ? " (advisory)" : ""}
    </h1>
    <p>${countsLine(report, table)}</p>
    ${identical === "" ? "" : html`<p class="package">${identical}</p>`}
    <p class="commits">
      <span>base <code>${commitLine(base)}</code></span>
      <span>head <code>${commitLine(head)}</code>${head.dirty ? ", with uncommitted changes" : ""}</span>
      <span>${environment.goVersion}</span>
    </p>
    ${failing.length === 0 ? "" : failingHtml(failing)}
  </header>`;
}
function failingHtml(failing) {
	const left = failing.length - most$1;
	return html`<ul class="failing">
    ${failing.slice(0, most$1).map(({ benchmark, findings, level }) => html`<li>
            <code>${breakable(benchmark)}</code
            >${findings.filter((finding) => finding.level === level).map(figuresHtml)}
          </li> `)}${left > 0 ? html`<li><a href="#benchmarks">${left} more</a></li>` : ""}
  </ul>`;
}
function figuresHtml({ unit, base, head, change, threshold }) {
	const percent = formatChange(change, threshold.percent);
	return html` <span
    ><span class="fig">${formatSide(base)} → <b>${formatSide(head)}</b> ${unit}</span>
    <span class="change">${percent}</span></span
  >`;
}

// src/core/report/render-html.ts
function renderHtml(report, assets) {
	const table = tableOf(report);
	const data = pageData(report.explanations);
	const notes = new Footnotes();
	const rows = rowsHtml(report, table, notes);
	const problems = problemsHtml(report);
	const isInconclusive = report.conclusion === "unmeasurable";
	const parts = [
		topHtml(report, table),
		isInconclusive ? problems : void 0,
		causesHtml(report.explanations, report.findings),
		leaksHtml(report.leaks, true),
		blindSpotsHtml(report),
		flamesHtml(data, report.base !== null),
		isInconclusive ? void 0 : problems,
		rows,
		methodHtml(report, notes)
	];
	return pageDocument(headline(report, table), mainHtml(parts), data, assets);
}
function renderExplainHtml(report, assets) {
	const { explanations, base, head, goVersion, leaks, notes } = report;
	const data = pageData(explanations);
	const compared = base !== null;
	const title = explanations.length === 1 ? explanations[0]?.benchmark ?? "" : count(explanations.length, "benchmark");
	const parts = [
		html`<header class="top">
      <p class="brand">allocgate explain</p>
      <h1>${breakable(title)}</h1>
      ${explanations.map(({ benchmark, package: importPath, allocsPerOp, bytesPerOp }) => html`<p>
            <code>${breakable(benchmark)}</code> <span class="package">${breakable(importPath)}</span>
            <span class="fig">${allocsWords(allocsPerOp.head)}, ${figure(bytesPerOp.head)} B/op</span
            >${compared ? html` <span class="package">(base: ${allocsWords(allocsPerOp.base)}, ${figure(bytesPerOp.base)} B/op)</span>` : ""}
          </p>`)}
      <p class="commits">base ${commitLine(base)} · head ${commitLine(head)} · ${goVersion}</p>
    </header>`,
		flamesHtml(data, compared),
		sitesHtml(explanations, compared),
		leaksHtml(leaks, false),
		...[problemsMarkdown({ problems: report.problems }, 100, 60), notesMarkdown({ notes }, 200)].map((texts) => texts.length === 0 ? void 0 : html`<section class="prose">${fromMarkdown(texts)}</section>`)
	];
	return pageDocument(`allocation sites of ${title}`, mainHtml(parts), data, assets);
}
function mainHtml(parts) {
	return html`<main id="report">${parts}</main>`;
}

// src/core/report/xml-text.ts
function xmlAttribute(text) {
	return escaped(visible(text));
}
function xmlLines(text) {
	return escaped(visibleLines(text).join("\n"));
}
function escaped(text) {
	return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`).replaceAll(/[\ufffe\uffff]/g, "�");
}

// src/core/report/render-junit.ts
const mostSites = 5;
function renderJunit(report) {
	const suites = withVerdict(suitesOf(report), report);
	const all = suites.flatMap(({ cases }) => cases);
	const seconds = Object.values(report.timings).reduce((sum, ms) => sum + ms, 0) / 1e3;
	return [
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites name="allocgate" tests="${all.length}" failures="${number(all, "failure")}" errors="${number(all, "error")}" time="${seconds.toFixed(3)}">`,
		...suites.map(suiteElement),
		"</testsuites>",
		""
	].join("\n");
}
function suitesOf(report) {
	const explanations = new Map(report.explanations.map((explanation) => [`${explanation.package}\n${explanation.benchmark}`, explanation]));
	const rows = tableOf(report).groups.flatMap((group) => group.rows);
	const suites = new Map(groupedByPackage(rows).map(({ package: name, rows: members }) => [name, members.map((row) => ({
		name: row.benchmark,
		outcome: outcomeOf(row, report, explanations.get(`${row.package}\n${row.benchmark}`))
	}))]));
	for (const problem of report.problems) {
		const name = problem.package ?? "";
		suites.set(name, [...suites.get(name) ?? [], problemCase(problem, report)]);
	}
	return [...suites].map(([name, cases]) => ({
		name: name === "" ? "allocgate" : name,
		cases
	}));
}
function withVerdict(suites, report) {
	const { conclusion, advisory } = report;
	const all = suites.flatMap(({ cases }) => cases);
	if (conclusion === "pass" || advisory || number(all, "failure") + number(all, "error") > 0) return suites;
	const message = headline(report, tableOf(report));
	const kind = conclusion === "fail" ? "failure" : "error";
	return [...suites, {
		name: "allocgate",
		cases: [{
			name: "verdict",
			outcome: {
				kind,
				type: conclusion,
				message,
				text: ""
			}
		}]
	}];
}
function outcomeOf(row, report, explanation) {
	const { level } = row;
	const figures = row.findings.map(figuresLine);
	const message = `${row.benchmark} ${phraseOf(row)}: ${row.findings.filter((finding) => finding.level === level).map(figuresLine).join("; ")}`;
	const text = [
		...figures,
		...row.findings.flatMap(({ warnings }) => warnings),
		...whyLines(explanation)
	].join("\n");
	if (report.advisory) return {
		kind: "passed",
		text: level === "unchanged" ? "" : `${message}\n${text}`
	};
	if (failingLevels(report).has(level)) return {
		kind: "failure",
		type: level,
		message,
		text
	};
	switch (level) {
		case "unconfirmed": return {
			kind: "error",
			type: level,
			message,
			text
		};
		case "removed":
		case "skipped": return {
			kind: "skipped",
			type: level,
			message,
			text
		};
		case "unchanged":
		case "added":
		case "improvement": return {
			kind: "passed",
			text: ""
		};
		case "regression":
		case "over-budget":
		case "drift":
		case "unstable":
		case "warning":
		case "waived":
		case "notice": return {
			kind: "passed",
			text: `${message}\n${text}`
		};
		default: return level;
	}
}
function whyLines(explanation) {
	return (explanation?.sites ?? []).slice(0, mostSites).flatMap((site) => {
		const { file, line } = site.root ?? site;
		const fix = fixWords(site);
		return [
			"",
			`${file}:${line}: ${ruleOf(site.cause).label}, ${costWords(site)}`,
			...site.reason === "" ? [] : [reasonWords(site)],
			proofWords(site),
			adviceWords(site),
			...fix === void 0 ? [] : [fix],
			...editLinesOf(site.fix).map(({ sign, text }) => `${sign} ${text}`.trimEnd())
		];
	});
}
function problemCase(problem, report) {
	const { kind, side, benchmark, blocking, message, remedy } = problem;
	const on = side === "both" ? "both sides" : side;
	const said = `${problemWords[kind]} (${on})`;
	const text = `${message.trim()}\n${remedy}`;
	return {
		name: `${benchmark === void 0 ? "" : `${benchmark}: `}${kind} on ${on}`,
		outcome: {
			kind: blocking && !report.advisory ? "error" : "skipped",
			type: kind,
			message: said,
			text
		}
	};
}
function suiteElement({ name, cases }) {
	const counts = ["failure", "error"].map((kind) => `${kind}s="${number(cases, kind)}"`).join(" ");
	return [
		`  <testsuite name="${xmlAttribute(name)}" tests="${cases.length}" ${counts} skipped="${number(cases, "skipped")}">`,
		...cases.map((test) => caseElement(name, test)),
		"  </testsuite>"
	].join("\n");
}
function caseElement(suite, { name, outcome }) {
	const start = `    <testcase classname="${xmlAttribute(suite)}" name="${xmlAttribute(name)}"`;
	if (outcome.kind === "passed") return outcome.text === "" ? `${start}/>` : `${start}>\n      <system-out>${xmlLines(outcome.text)}</system-out>\n    </testcase>`;
	const { kind, type, message, text } = outcome;
	return `${start}>\n      <${kind} type="${xmlAttribute(type)}" message="${xmlAttribute(message)}">${xmlLines(text)}</${kind}>\n    </testcase>`;
}
function number(cases, kind) {
	return cases.filter(({ outcome }) => outcome.kind === kind).length;
}

// src/core/report/render-sarif.ts
const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const root = "%SRCROOT%";
function renderSarif(report) {
	const results = resultsOf(report);
	const rules = new Map(results.map(({ rule }) => [ruleId(rule), rule]));
	const ids = [...rules.keys()];
	const hasAccepted = results.some(({ accepted }) => accepted !== void 0);
	const run = {
		tool: { driver: {
			name: "allocgate",
			version,
			semanticVersion: version,
			shortDescription: { text: "The memory gate for Go benchmarks." },
			rules: [...rules].map(([id, rule]) => descriptor(id, rule))
		} },
		automationDetails: { id: "allocgate/" },
		columnKind: "utf16CodeUnits",
		originalUriBaseIds: { [root]: { description: { text: "The top of the repository." } } },
		invocations: [{
			executionSuccessful: report.conclusion !== "unmeasurable",
			exitCodeDescription: headline(report, tableOf(report))
		}],
		properties: {
			conclusion: report.conclusion,
			advisory: report.advisory
		},
		results: results.map((result) => ({
			...resultObject(result, ids.indexOf(ruleId(result.rule))),
			...hasAccepted ? { suppressions: suppressionsOf(result) } : {}
		}))
	};
	return `${JSON.stringify({
		$schema: schema,
		version: "2.1.0",
		runs: [run]
	}, null, 2)}\n`;
}
function descriptor(id, rule) {
	const { short, full, help } = ruleWords(rule);
	return {
		id,
		name: nameOf(id),
		shortDescription: { text: short },
		fullDescription: { text: full },
		help: {
			text: help,
			markdown: help
		},
		properties: {
			tags: [
				"performance",
				"memory",
				"go"
			],
			precision: "very-high"
		}
	};
}
function nameOf(id) {
	const name = id.split(/[/-]/).map(capital).join("");
	return id.includes("/") ? name : `Benchmark${name}`;
}
function resultObject(result, ruleIndex) {
	const { rule, severity, place = unknownPlace, related, subjects, site } = result;
	const fix = site === void 0 ? void 0 : fixOf(site);
	return {
		ruleId: ruleId(rule),
		ruleIndex,
		level: severity,
		message: { text: messageOf(result) },
		locations: [{
			physicalLocation: physicalLocation(place),
			logicalLocations: subjects.flatMap(({ package: importPath = "", benchmark }) => importPath === "" && benchmark === void 0 ? [] : [{
				...benchmark === void 0 ? {} : { name: benchmark },
				fullyQualifiedName: [importPath, benchmark].filter(Boolean).join("."),
				kind: benchmark === void 0 ? "module" : "function"
			}])
		}],
		...related.length === 0 ? {} : { relatedLocations: related.map(({ text, ...at }, index) => ({
			id: index + 1,
			physicalLocation: physicalLocation(at),
			message: { text: `${capital(text)}.` }
		})) },
		partialFingerprints: {
			primaryLocationLineHash: `${result.fingerprint}:1`,
			"allocgate/v1": result.fingerprint
		},
		...fix === void 0 ? {} : { fixes: [fix] }
	};
}
function messageOf({ summary, details, related }) {
	return [...[summary, ...details].map(withoutLinks), ...related.map(({ file, line, text }, index) => {
		return `[${`${file}:${line}`.replaceAll(/[[\]\\]/g, "\\$&")}](${index + 1}): ${withoutLinks(text)}.`;
	})].join("\n");
}
function withoutLinks(text) {
	return text.replaceAll("](", "] (");
}
function physicalLocation({ file, line }) {
	return {
		artifactLocation: artifact(file),
		region: { startLine: line }
	};
}
function artifact(file) {
	return {
		uri: file.replaceAll(/\p{Cs}/gu, "�").split("/").map(encodeURIComponent).join("/"),
		uriBaseId: root
	};
}
function fixOf({ fix: { advice, edit, imports, measured } }) {
	if (edit === void 0 || measured === void 0) return void 0;
	if (imports !== void 0 && imports.add.length + imports.remove.length > 0) return void 0;
	const { file, line, endLine } = edit;
	const text = edit.text.replace(/\n$/, "");
	const deletedRegion = text === "" ? {
		startLine: line,
		startColumn: 1,
		endLine: endLine + 1,
		endColumn: 1
	} : {
		startLine: line,
		startColumn: 1,
		endLine
	};
	return {
		description: { text: withoutLinks(advice) },
		artifactChanges: [{
			artifactLocation: artifact(file),
			replacements: [{
				deletedRegion,
				...text === "" ? {} : { insertedContent: { text } }
			}]
		}]
	};
}
function suppressionsOf({ accepted }) {
	return accepted === void 0 ? [] : [{
		kind: "external",
		status: "accepted",
		justification: accepted
	}];
}

// src/core/report/text-explanations.ts
const mostCauses = 10;
function explanationLines(report, { width, verbose }, style) {
	const groups = causeGroups(report);
	const notes = [...new Set(report.explanations.flatMap((explanation) => explanation.notes))];
	if (groups.length === 0 && notes.length === 0) return [];
	const shown = verbose ? groups : groups.slice(0, mostCauses);
	const more = groups.length - shown.length;
	return [
		"",
		style.bold("Why"),
		...shown.flatMap((group) => causeLines(group, width, style, verbose)),
		...more > 0 ? [style.dim(`  … and ${more} more (--verbose lists ${more === 1 ? "it" : "them"})`)] : [],
		...notes.flatMap((note) => wrap(visible(note), width - 4).map((line, index) => style.dim(`  ${index === 0 ? "· " : "  "}${line}`)))
	];
}
function causeLines(group, width, style, verbose) {
	const { site } = group;
	const at = site.root ?? site;
	const { first, also } = benchmarksOf(group, (name) => name);
	const indented = (text, mark = "") => wrap(text, width - 4 - mark.length).map((line, index) => `    ${index === 0 ? mark : " ".repeat(mark.length)}${line}`);
	const { listed, rest } = furtherOf(group);
	const where = causePlace(site);
	const allocated = `allocated ${site.root !== null && (site.root.file !== site.file || site.root.line !== site.line) ? `at ${site.file}:${site.line} ` : ""}in ${site.function}`;
	return [
		"",
		`  ${style.bold(visible(where))}${at.source === void 0 ? `  ${ruleOf(site.cause).label}` : ""}`,
		...at.source === void 0 ? [] : [`      ${fit(visible(at.source), width - 6)}`],
		...indented(visible(reasonWords(site))),
		...indented(visible(`${costWords(site)} in ${first}, ${allocated}${also.join("")}`)),
		...indented(visible(proofWords(site))).map((line) => site.confidence === "proven" ? style.green(line) : line),
		...verbose ? site.flow.flatMap(({ file, line, text }) => [`      ${fit(visible(`${file}:${line}  ${text}`), width - 6)}`]) : [],
		...listed.flatMap((other) => {
			const further = isSameLine(other, site) ? `on the same line, ${visible(other.callee)} allocates too` : `also ${visible(`${other.file}:${other.line}`)}`;
			return indented(`${further}: ${costWords(other)}`);
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

// src/core/report/text-history.ts
const most = 10;
function historyLines(report, { width, verbose }, style) {
	const rows = rowsWithHistory(report);
	if (rows.length === 0) return [];
	const shown = verbose ? rows : rows.slice(0, most);
	const more = rows.length - shown.length;
	return [
		"",
		style.bold("History"),
		...shown.flatMap((row) => rowLines(row, width)),
		...more > 0 ? [style.dim(`  … and ${more} more (--verbose lists ${more === 1 ? "it" : "them"})`)] : []
	];
}
function rowLines(row, width) {
	const { benchmark, unit, drift, history } = row;
	const was = history && wasWords(history);
	const [first = [], ...rest] = [...drift === void 0 ? [] : [driftWords(drift, row)], ...history === void 0 ? [] : [`${unit} ${history.sparkline}${was === void 0 ? "" : ` ${was}`}`]].map((text) => wrap(visible(text), width - 4).map((line) => `    ${line}`));
	const steps = (drift?.steps ?? []).map((step) => fit(visible(`      ${stepWords(step)}  ${step.commit.slice(0, 12)}  ${step.subject ?? ""}`.trimEnd()), width));
	const further = drift !== void 0 && drift.more > 0 ? [`      and ${drift.more} more`] : [];
	const url = history?.url === void 0 ? [] : [`    ${visible(history.url)}`];
	return [
		`  ${fit(visible(benchmark), width - 2)}`,
		...first,
		...steps,
		...further,
		...rest.flat(),
		...url
	];
}

// src/core/report/text-blind-spots.ts
const mostFunctions = 5;
function blindSpotLines(spots, { width, verbose }, style) {
	if (spots === void 0 || spots.unreached.length === 0) return [];
	const shown = verbose ? spots.unreached : escaping(spots).slice(0, mostFunctions);
	const more = spots.unreached.length - shown.length;
	const title = blindSpotTitle(spots);
	if (shown.length === 0) return ["", style.dim(`${title} (--verbose lists ${spots.unreached.length === 1 ? "it" : "them"})`)];
	return [
		"",
		style.bold(title),
		...shown.flatMap((found) => oneFunction(found, width, style)),
		...more > 0 ? [style.dim(`  … and ${more} more (--verbose lists ${more === 1 ? "it" : "them"})`)] : []
	];
}
function oneFunction(found, width, style) {
	const place = `  ${style.bold(visible(`${found.file}:${found.line}`))}  ${visible(found.function)}`;
	const { shown, more } = escapeParts(found);
	if (shown.length === 0) return [place];
	const said = `new heap escapes that no benchmark measures: ${shown.map(({ subject, line }) => `${subject === "" ? "" : `\`${subject}\` `}(line ${line})`).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
	return [place, ...wrap(visible(said), width - 4).map((line) => `    ${line}`)];
}

// src/core/report/text-leaks.ts
const mostLeaks = 10;
function leakLines(leaks, { width, verbose }, style, compared = true) {
	if (leaks === void 0 || leaks.length === 0) return [];
	const shown = verbose ? leaks : leaks.slice(0, mostLeaks);
	const more = leaks.length - shown.length;
	return [
		"",
		style.bold("Leaks"),
		...shown.flatMap((leak) => oneLeak(leak, width, style, compared)),
		...more > 0 ? [style.dim(`  … and ${more} more (--verbose lists ${more === 1 ? "it" : "them"})`)] : []
	];
}
function oneLeak(leak, width, style, compared) {
	const indented = (text, mark = "") => wrap(visible(text), width - 4 - mark.length).map((line, index) => `    ${index === 0 ? mark : " ".repeat(mark.length)}${line}`);
	const { site, further, held } = partsOf(leak);
	const cost = indented(`${leak.benchmark}: ${leakCost(leak, compared)}`).map((line) => style.dim(line));
	if (site === void 0) return [
		"",
		...cost,
		...indented("Its origin is unknown.")
	];
	const at = site.root ?? site;
	const replaced = replacedWords(site);
	return [
		"",
		`  ${style.bold(visible(`${at.file}:${at.line}`))}  ${leakTitle(site)}`,
		...at.source === void 0 ? [] : [`      ${fit(visible(at.source), width - 6)}`],
		...cost,
		...indented(site.reason),
		...(compared ? indented(proofWords(site, "leak")) : []).map((line) => site.confidence === "proven" ? style.green(line) : line),
		...held.length === 0 ? [] : indented(`The memory is allocated at ${listed(held.map((one) => `${one.file}:${one.line} (${siteCost(one, compared)})`))}.`),
		...further.flatMap((other) => indented(`also ${other.file}:${other.line}: ${leakTitle(other)}, ${siteCost(other, compared)}`)),
		...replaced === void 0 ? [] : indented(replaced),
		...indented(`Advice (not measured): ${site.advice}`, "→ "),
		...leak.notes.flatMap((note) => indented(note, "· "))
	];
}

// src/core/report/text-parts.ts
const mostLines = 40;
function problemLines(report, style, options) {
	if (report.problems.length === 0) return [];
	return [
		"",
		style.bold("Problems"),
		...problemGroups(report.problems).flatMap((group) => oneProblem(group, style, options))
	];
}
function oneProblem({ problem, also }, style, { width, verbose }) {
	const { kind, side, package: importPath, benchmark, blocking, message, remedy } = problem;
	const where = [importPath, benchmark].filter((part) => part !== void 0 && part !== "").map((part) => visible(part ?? ""));
	const mark = blocking ? style.red(kind) : style.yellow(kind);
	const on = `on ${side === "both" ? "both sides" : side}${blocking ? "" : " (warning only)"}`;
	const lines = visibleLines(message.trim());
	const shown = verbose ? lines : lines.slice(0, mostLines);
	const more = lines.length - shown.length;
	return [
		...place(`${kind} ${on}`, where, width - 2).map((line, index) => index === 0 ? `  ${mark}${line.slice(kind.length)}` : `    ${line}`),
		...(lines.length === 1 ? wrap(lines[0] ?? "", width - 6) : shown).map((line) => `    │ ${line}`),
		...more > 0 ? [`    │ … and ${count(more, "more line")}`] : [],
		...also.length === 0 ? [] : wrap(`the same in ${visible(also.join(", "))}`, width - 6).map((line) => `    ${line}`),
		...wrap(visible(remedy), width - 6).map((line, index) => `    ${index === 0 ? "→" : " "} ${line}`)
	];
}
function place(what, where, width) {
	if (where.length === 0) return [what];
	const together = `${what}: ${where.join(" ")}`;
	return displayWidth(together) <= width ? [together] : [`${what}:`, ...where.map((name) => fit(name, width - 2))];
}
function contextLines(report, table, style, width) {
	const { head, reproduce } = report;
	return [
		...[
			...measuredRows(report, table),
			["base", baseLine(report)],
			...reusedLines(report).map((line) => ["", line]),
			["head", `${commitLine(head)}${head.dirty ? ", with uncommitted changes" : ""}`],
			["with", environmentLine(report)],
			["took", timing(report)],
			...report.notes.flatMap(noteLines)
		].flatMap(([label, text]) => text === void 0 ? [] : wrap(visible(text), width - 11).map((line, index) => labelled(index === 0 ? label : "", line, style))),
		...reproduce === void 0 ? [] : [labelled("reproduce", visible(reproduce), style)],
		...reproduce === void 0 || !head.dirty ? [] : [labelled("", "with these uncommitted changes", style)]
	];
}
const warning = "Warning: ";
function noteLines(note) {
	return visibleLines(note.trim()).map((line) => line.startsWith(warning) ? ["warning", capital(line.slice(9))] : ["note", line]);
}
function measuredRows(report, table) {
	const { what, why } = identicalParts(report);
	return [...table.counts.benchmarks > 0 || what === "" ? [["measured", countsLine(report, table)]] : [], ...what === "" ? [] : [["skipped", `${what}: ${why}`]]];
}
function labelled(label, text, style) {
	return text === "" ? style.dim(label) : `${style.dim(label)}${" ".repeat(11 - label.length)}${text}`;
}
function timing({ timings }) {
	const phases = Object.entries(timings).filter(([, ms]) => ms >= 50);
	if (phases.length === 0) return void 0;
	const total = Object.values(timings).reduce((sum, ms) => sum + ms, 0);
	const parts = phases.map(([name, ms]) => `${name.replace(/Ms$/, "").replace("blindSpots", "blind spots")} ${formatDuration(ms)}`);
	return `${formatDuration(total)} (${parts.join(", ")})`;
}

// src/core/report/text-unjudged.ts
function unjudgedLines(report, width, style) {
	const rows = report.unjudged.map((row) => ({
		name: visible(row.benchmark),
		row
	}));
	if (rows.length === 0) return [];
	const nameWidth = Math.min(Math.max(...rows.map(({ name }) => displayWidth(name))), Math.max(16, width - 40));
	let before = "";
	return [
		"",
		style.bold("Not judged") + style.dim(" (for reference only: one machine, few iterations, other processes running)"),
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

// src/core/report/text-table.ts
const leastNameWidth = 16;
function textTable(rows, units, width, style, notes, shown = shownFindings) {
	const used = units.filter((unit) => rows.some((row) => shown(row).some((finding) => finding.unit === unit)));
	return groupedByPackage(rows).flatMap(({ package: name, rows: members }) => [...name === "" ? [] : [`  ${style.dim(fit(visible(name), width - 2))}`], ...packageLines(members.map((row) => lineOf(row.benchmark, shown(row), used, notes, style)), used.length, width)]);
}
function packageLines(lines, units, width) {
	const columns = Array.from({ length: units }, (_, index) => columnOf(lines.flatMap(({ cells }) => cells[index] ?? [])));
	const room = width - 4 - columns.reduce((sum, column) => sum + 2 + column.width, 0);
	const longest = Math.max(0, ...lines.map(({ name }) => displayWidth(name)));
	const nameWidth = Math.min(longest, room);
	return lines.flatMap((line) => nameWidth < Math.min(longest, leastNameWidth) ? stacked(line, width) : aligned(line, columns, nameWidth, width));
}
function lineOf(name, findings, units, notes, style) {
	const cells = units.map((unit) => {
		const finding = findings.find((candidate) => candidate.unit === unit);
		return finding === void 0 ? void 0 : cellOf(finding, notes, style);
	});
	return {
		name: visible(name),
		cells
	};
}
function cellOf(finding, notes, style) {
	const { base, head, change, budget, level, threshold } = finding;
	const limit = level === "over-budget" && budget !== void 0 ? `(budget ${formatFigure(budget)})` : "";
	const alone = change.kind === "none" || base === null || head === null;
	const rest = [alone ? "" : formatChange(change, threshold.percent), limit].filter((part) => part !== "").join(" ");
	const marks = notes.marks(finding);
	const shown = alone ? formatSide(head ?? base) : formatSide(head);
	const unit = unitAfter(shown, visible(finding.unit));
	return {
		base: alone ? "" : formatSide(base),
		head: shown,
		unit: rest === "" ? unit + marks : unit,
		rest: rest === "" ? "" : rest + marks,
		paint: paintOf(level, style)
	};
}
function paintOf(level, style) {
	if ([
		"regression",
		"over-budget",
		"drift"
	].includes(level)) return style.red;
	if (level === "unconfirmed" || level === "unstable" || level === "warning") return style.yellow;
	return level === "improvement" ? style.green : (text) => text;
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
	const figures = columns.map((column, index) => alignedCell(cells[index], column)).join("  ");
	if (displayWidth(name) <= nameWidth) return [`    ${padEnd(name, nameWidth)}  ${figures}`.trimEnd()];
	return [`    ${fit(name, width - 4)}`, `    ${" ".repeat(nameWidth)}  ${figures}`.trimEnd()];
}
function alignedCell(cell, column) {
	if (cell === void 0) return " ".repeat(column.width);
	const { base, head, unit, rest, paint } = cell;
	const figures = `${base === "" ? " ".repeat(column.base > 0 ? column.base + 3 : 0) : `${padStart(base, column.base)} → `}${padStart(head, column.head)} ${unit}`;
	if (rest === "") return padEnd(figures, column.width);
	const padded = padEnd(figures, displayWidth(figures) + column.unit - displayWidth(unit));
	const after = column.width - displayWidth(padded) - 2 - displayWidth(rest);
	return `${padded}  ${paint(rest)}${" ".repeat(Math.max(0, after))}`;
}
function stacked({ name, cells }, width) {
	const found = cells.filter((cell) => cell !== void 0);
	const plain = found.map(({ base, head, unit, rest }) => figuresOf(base, head, unit, rest));
	const painted = found.map(({ base, head, unit, rest, paint }) => figuresOf(base, head, unit, paint(rest)));
	const fits = displayWidth(plain.join("   ")) <= width - 6;
	return [`    ${fit(name, width - 4)}`, ...(fits ? [painted.join("   ")] : painted).map((line) => `      ${line}`)];
}
function figuresOf(base, head, unit, rest) {
	return `${base === "" ? "" : `${base} → `}${head} ${unit}${rest === "" ? "" : `  ${rest}`}`;
}
function padEnd(text, width) {
	return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
function padStart(text, width) {
	return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

// src/core/report/render-text.ts
const mostRows = 20;
const mayFail = /* @__PURE__ */ new Set([
	"regression",
	"over-budget",
	"drift",
	"unconfirmed",
	"unstable",
	"warning",
	"removed",
	"skipped"
]);
const leastWidth = 40;
function renderText(report, options) {
	return renderVerdict(report, options) + renderDetails(report, options);
}
function renderVerdict(report, given) {
	const { options, style } = styled(given);
	const table = tableOf(report);
	const notes = new Footnotes();
	const others = options.verbose ? Infinity : report.conclusion === "pass" ? mostRows : 0;
	const rows = levelsInOrder.flatMap((level) => {
		const most = level === "unchanged" ? others : mayFail.has(level) || options.verbose ? Infinity : mostRows;
		return levelLines(report, table, level, most, options, style, notes);
	});
	const problems = problemLines(report, style, options);
	return textOf([
		...verdictLines(report, table, options, style),
		...report.conclusion === "unmeasurable" ? [...problems, ...rows] : rows,
		...footnoteLines(notes, options.width),
		...report.conclusion === "unmeasurable" ? [] : problems,
		...historyLines(report, options, style)
	]);
}
function renderDetails(report, given) {
	const { options, style } = styled(given);
	return textOf([
		...explanationLines(report, options, style),
		...leakLines(report.leaks, options, style),
		...blindSpotLines(report.blindSpots, options, style),
		...options.verbose ? unjudgedLines(report, options.width, style) : [],
		"",
		...contextLines(report, tableOf(report), style, options.width)
	]);
}
function styled(given) {
	return {
		options: {
			...given,
			width: Math.max(leastWidth, given.width)
		},
		style: textStyle(given.colour)
	};
}
function textOf(lines) {
	return lines.map((line) => `${withoutOrders(line)}\n`).join("");
}
function verdictLines(report, table, { width }, style) {
	const { conclusion, advisory } = report;
	const word = {
		pass: "PASS",
		fail: "FAIL",
		unmeasurable: "INCONCLUSIVE"
	}[conclusion];
	const paint = {
		pass: style.green,
		fail: style.red,
		unmeasurable: style.yellow
	}[conclusion];
	const harmless = advisory && conclusion !== "pass" ? " (advisory: the exit code stays 0)" : "";
	const indent = word.length + 2;
	const [first = "", ...rest] = wrap(headline(report, table).replace(/^inconclusive \((.*)\)$/su, "$1") + harmless, width - indent);
	return [`${style.bold(paint(word))}  ${style.bold(first)}`, ...rest.map((line) => " ".repeat(indent) + style.bold(line))];
}
function levelLines(report, table, level, most, { width, verbose }, style, notes) {
	const rows = rowsAt(table, [level]);
	if (rows.length === 0) return [];
	const { title, meaning } = wordsOf(level, report);
	if (most === 0) return ["", style.dim(`${title}: ${count(rows.length, "benchmark")} (--verbose lists ${rows.length === 1 ? "it" : "them"})`)];
	const shown = rows.slice(0, most);
	const more = rows.length - shown.length;
	const [first = "", ...rest] = wrap(`${title} (${meaning})`, width);
	return [
		"",
		style.bold(title) + style.dim(first.slice(title.length)),
		...rest.map((line) => style.dim(line)),
		...textTable(shown, table.units, width, style, notes, verbose ? ({ findings }) => findings : void 0),
		...more > 0 ? [style.dim(`  … and ${more} more (--verbose lists ${more === 1 ? "it" : "them"})`)] : []
	];
}
function footnoteLines(notes, width) {
	const lines = notes.lines().flatMap(({ mark, text }) => {
		const indent = mark.length + 3;
		return wrap(visible(text), width - indent).map((line, index) => index === 0 ? `  ${mark} ${line}` : " ".repeat(indent) + line);
	});
	return lines.length === 0 ? [] : ["", ...lines];
}

// src/core/report/render.ts
function render(report, format, options) {
	switch (format) {
		case "text": return renderText(report, options);
		case "markdown": return renderMarkdown(report);
		case "json": return renderJson(report);
		case "html": return renderHtml(report, options.page());
		case "benchfmt": return renderBenchfmtSides(report);
		case "gitlab": return renderGitlab(report);
		case "sarif": return renderSarif(report);
		case "junit": return renderJunit(report);
		case "csv": return renderCsv(report);
		default: return format;
	}
}

// src/entry/write-report.ts
const plainWidth = 100;
async function writeReport(report, { format, verbose }, path) {
	if (format !== "benchfmt") return writeFileAtomically(path, render(report, format, {
		width: 100,
		colour: false,
		verbose,
		page: pageAssets
	}));
	await writeFileAtomically(resolve(path, "base.txt"), renderBenchfmt(report, "base"));
	await writeFileAtomically(resolve(path, "head.txt"), renderBenchfmt(report, "head"));
}

export { renderVerdict as a, renderExplainHtml as c, html as d, cellText as f, resultsOf as g, renderMarkdown as h, renderText as i, pageDocument as l, pageAssets as m, render as n, leakLines as o, historyAssets as p, renderDetails as r, textStyle as s, writeReport as t, breakable as u };