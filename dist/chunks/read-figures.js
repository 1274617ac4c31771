import { D as GateError } from "./start.js";
import { l as figuresOf, t as figuresByUnit, u as parseBaseline } from "./screen.js";
import { C as Samples, S as foldBenchmarks, g as isAllocationUnit, x as BenchmarkReader } from "./test-arguments.js";
import { t as defaults } from "./options.js";
import { F as parseReport } from "./compose-markdown.js";
import { x as count } from "./row-words.js";
import { t as conclude } from "./verdict.js";
import { n as problemsOf, r as someNames } from "./problems.js";
import { a as subjectKey, r as namesAround } from "./remedies.js";
import { t as figuresOfStored } from "./base.js";
import { n as createPolicy } from "./config.js";
import { t as rowRules } from "./row-rules.js";
import { n as unjudgedRows, t as findingsOf } from "./findings.js";

// src/steps/text-remedies.ts
const whole = "the whole, unchanged output of a single go test command";
const saved = `the output of \`go test -run '^$' -bench . -benchmem\`, "pkg:" lines included`;
const wanted = {
	"no-benchmarks": saved,
	"no-base": saved
};
const remedies = {
	"build-failed": "Fix the compile errors",
	"benchmark-failed": "Fix the failure that go test reports",
	"benchmark-panicked": "Fix the panic",
	"benchmark-exited": "Find what ended the test process, such as the out-of-memory killer or a time limit",
	"benchmark-timeout": "Fix the hang or raise go test's -timeout",
	"no-result": "Look for runtime.Goexit, a loop that never runs, or truncated output"
};
function textRemedy(kind, name, origin) {
	const first = remedies[kind];
	if (first !== void 0) return `${first}, then ${origin === "file" ? `write ${name} again` : `run the step that writes ${name} again`}.`;
	const content = wanted[kind] ?? whole;
	return origin === "file" ? `Write ${name} again with ${content}.` : `In the step that writes ${name}, save ${content}.`;
}

// src/steps/lost-rows.ts
function cutRuns(text, other) {
	return openRuns(text.file, other).map(({ package: importPath, at }) => ({
		kind: "damaged-output",
		...importPath === void 0 ? {} : { package: importPath },
		message: `${at}: The output breaks off here: no PASS, FAIL or ok line follows.`,
		remedy: textRemedy("damaged-output", text.name, text.origin)
	}));
}
function openRuns({ runs = [] }, other) {
	const hasEnds = [...runs, ...other.runs ?? []].some(({ status }) => status !== "none");
	const twins = new Set(other.runs?.filter(({ status }) => status === "none").map((twin) => twin.package));
	return runs.filter((run) => run.status === "none" && (hasEnds || other.runs === void 0 && run.printed) && !twins.has(run.package));
}
function lostRows(text, other, missing) {
	const reasonOf = gapFinder(gapsOf(text, other));
	const groups = /* @__PURE__ */ new Map();
	for (const row of missing) {
		const reason = reasonOf(row);
		if (reason === void 0) continue;
		const key = `${row.importPath}\n${reason}`;
		const group = groups.get(key) ?? {
			importPath: row.importPath,
			reason,
			rows: []
		};
		group.rows.push(row);
		groups.set(key, group);
	}
	return {
		rows: new Set([...groups.values()].flatMap(({ rows }) => rows)),
		problems: [...groups.values()].map(({ importPath, reason, rows }) => noResult(text, rows, importPath, {
			message: `${text.name} has no result for ${listed(rows)}: ${reason}.`,
			remedy: textRemedy("no-result", text.name, text.origin)
		}))
	};
}
function uncountedRows(text, rows) {
	if (rows.length === 0) return [];
	return [noResult(text, rows, rows.length === 1 ? rows[0]?.importPath ?? "" : "", {
		message: `${text.name} has no B/op or allocs/op for ${listed(rows)}.`,
		remedy: textRemedy("no-benchmarks", text.name, text.origin)
	})];
}
function noResult({ side }, rows, importPath, told) {
	const [only, ...more] = rows;
	return {
		kind: "no-result",
		side,
		...importPath === "" ? {} : { package: importPath },
		...only === void 0 || more.length > 0 ? {} : { benchmark: only.benchmark },
		blocking: true,
		...told
	};
}
function gapFinder(gaps) {
	const anywhere = gaps.find((gap) => gap.package === void 0 && gap.benchmark === void 0)?.reason;
	const byPackage = /* @__PURE__ */ new Map();
	const byName = /* @__PURE__ */ new Map();
	for (const { package: importPath = "", benchmark, reason } of gaps.toReversed()) if (benchmark === void 0) byPackage.set(importPath, reason);
	else byName.set(subjectKey({
		importPath,
		benchmark
	}), reason);
	return ({ importPath, benchmark }) => {
		for (const name of namesAround(benchmark)) {
			const reason = byName.get(subjectKey({
				importPath,
				benchmark: name
			}));
			if (reason !== void 0) return reason;
		}
		return byPackage.get(importPath) ?? anywhere;
	};
}
function gapsOf({ side, file }, other) {
	const { runs = [], unfinished, incidents } = file;
	const failed = runs.filter(({ status, reason }) => status === "FAIL" && (side === "head" || reason?.startsWith("signal: ") === true));
	const damaged = incidents.filter(({ kind }) => kind === "damaged-output" || kind === "benchmark-timeout");
	const broken = side === "base" ? [] : incidents.filter(({ kind }) => kind !== "damaged-output" && kind !== "benchmark-timeout");
	return [
		...openRuns(file, other).map(({ at }) => ({
			package: void 0,
			reason: `its output breaks off at ${at}`
		})),
		...unfinished.map(({ importPath, benchmark }) => ({
			package: importPath,
			benchmark,
			reason: "it started but printed no result"
		})),
		...failed.map(({ package: importPath, reason, at }) => ({
			package: importPath,
			reason: `the package ends with FAIL${reason === void 0 ? "" : ` (${reason})`} at ${at}`
		})),
		...damaged.map(({ package: importPath, message }) => ({
			package: importPath,
			reason: `the output is damaged (${message.replace(/\.$/, "")})`
		})),
		...broken.map(({ package: importPath, benchmark, kind }) => ({
			package: importPath,
			...benchmark === void 0 ? {} : { benchmark },
			reason: `see the problem above (${kind})`
		}))
	];
}
function listed(rows) {
	const names = rows.slice(0, 5).map(({ benchmark }) => benchmark);
	const more = rows.length - names.length;
	return more === 0 ? names.join(", ") : `${names.join(", ")} and ${more} more`;
}

// src/steps/compact-findings.ts
const none = { kind: "none" };
const noWarnings = [];
function findingCompactor() {
	const known = /* @__PURE__ */ new Map();
	const shared = (side) => {
		if (side === null || side.samples.some((sample) => !Object.is(sample, side.samples[0]))) return side;
		const key = [
			side.samples[0],
			side.samples.length,
			side.median,
			side.printed,
			side.reported
		].join(" ");
		const same = known.get(key) ?? side;
		known.set(key, same);
		return same;
	};
	let threshold;
	return (findings) => findings.map((finding) => {
		const { percent, warn } = finding.threshold;
		if (threshold?.percent !== percent || threshold.warn !== warn) threshold = finding.threshold;
		return {
			...finding,
			base: shared(finding.base),
			head: shared(finding.head),
			change: finding.change.kind === "none" ? none : finding.change,
			threshold,
			warnings: finding.warnings.length === 0 ? noWarnings : finding.warnings
		};
	});
}

// src/compare.ts
function compareRules(explicit, config) {
	const { threshold, strict, metrics } = explicit;
	return {
		policy: createPolicy({
			explicit: {
				threshold,
				strict,
				metrics
			},
			base: void 0,
			head: config,
			defaults
		}),
		onRemoved: explicit["on-removed"] ?? config?.["on-removed"] ?? defaults["on-removed"],
		advisory: (explicit["fail-on"] ?? config?.["fail-on"] ?? defaults["fail-on"]) === "never"
	};
}
function compareFigures(request) {
	const { base, head, names, today } = request;
	const { policy, onRemoved, advisory } = request.rules;
	const rules = rowRules(policy, [...head.units, ...base.units]);
	const texts = {
		base: {
			side: "base",
			name: names.base,
			origin: "file",
			file: base
		},
		head: {
			side: "head",
			name: names.head,
			origin: request.origin ?? "file",
			file: head
		}
	};
	const reported = problemsOf([...base.incidents, ...cutRuns(texts.base, head)].map((incident) => ({
		...incident,
		side: "base"
	})), [...head.incidents, ...cutRuns(texts.head, base)].map((incident) => ({
		...incident,
		side: "head"
	})));
	const isFailed = namedBy(head.incidents.filter(({ kind }) => kind !== "damaged-output"));
	const isReported = namedBy(reported.filter(({ blocking }) => blocking));
	const all = pairs(base, head);
	const missing = all.filter((each) => !isPaired(each) && !isReported(each.subject));
	const lost = [lostRows(texts.head, base, missing.filter(({ to }) => to === void 0).map(subjectOf)), lostRows(texts.base, head, missing.filter(({ from }) => from === void 0).map(subjectOf))];
	const unmeasured = /* @__PURE__ */ new Set([...lost.flatMap(({ rows }) => [...rows]), ...all.filter((each) => isFailed(each.subject) || !isPaired(each) && isReported(each.subject)).map(subjectOf)]);
	const benchmarks = all.filter(({ subject }) => !unmeasured.has(subject));
	const compact = findingCompactor();
	const uncounted = {
		base: [],
		head: []
	};
	const bare = [];
	const findings = benchmarks.flatMap((pair) => {
		const found = findingsOf(judgedOf(pair), rules, today);
		const side = uncountedSide(pair, found);
		if (side === void 0) {
			if (found.length === 0 && !hasAllocations(pair)) bare.push(pair.subject.benchmark);
			return compact(found);
		}
		uncounted[side].push(pair.subject);
		return [];
	});
	const isUncounted = uncounted.base.length + uncounted.head.length > 0;
	const isBare = findings.length === 0 && benchmarks.length > 0 && !isUncounted;
	const problems = [
		...reported,
		...lost.flatMap(({ problems: of }) => of),
		...["base", "head"].flatMap((side) => uncountedRows(texts[side], uncounted[side])),
		...nothingToCompare(texts, all, isBare)
	];
	return {
		schemaVersion: 1,
		conclusion: conclude(findings, problems, {
			onRemoved,
			isStrict: ({ package: importPath, benchmark, unit }) => policy.row({
				importPath,
				path: importPath,
				benchmark
			}, unit).strict
		}),
		advisory,
		base: {
			source: "text",
			label: names.base
		},
		head: {
			dirty: false,
			label: names.head
		},
		environment: environmentOf(base, head),
		findings,
		get unjudged() {
			return benchmarks.flatMap((pair) => [...unjudgedRows(judgedOf(pair), rules)]);
		},
		explanations: [],
		reused: [],
		problems: [...problems],
		notes: [
			...bareNote(bare, findings),
			...differences(base, head),
			...base.notes,
			...head.notes
		],
		timings: {
			snapshotMs: 0,
			planMs: 0,
			buildMs: 0,
			screenMs: 0,
			confirmMs: 0,
			explainMs: 0,
			proveMs: 0,
			blindSpotsMs: 0
		}
	};
}
function pairs(base, head) {
	const skips = new Set(head.skipped.map(subjectKey));
	return [.../* @__PURE__ */ new Set([...head.benchmarks.keys(), ...base.benchmarks.keys()])].flatMap((key) => {
		const [from, to] = [base.benchmarks.get(key), head.benchmarks.get(key)];
		const named = to ?? from;
		if (named === void 0) return [];
		const { importPath, benchmark } = named;
		const skipped = skips.size > 0 && [...namesAround(benchmark)].some((name) => skips.has(subjectKey({
			importPath,
			benchmark: name
		})));
		return [{
			subject: {
				importPath,
				path: importPath,
				benchmark
			},
			from,
			to,
			skipped
		}];
	});
}
function judgedOf({ subject, from, to, skipped }) {
	const iterations = from === void 0 || to === void 0 || from.iterations === to.iterations ? (to ?? from)?.iterations ?? 0 : 0;
	return {
		subject,
		base: from?.figures,
		head: to?.figures,
		iterations,
		confirmation: "not-asked",
		skipped,
		warnings: [.../* @__PURE__ */ new Set([...from?.warnings ?? [], ...to?.warnings ?? []]), ...iterations > 0 ? [] : [differentIterations]]
	};
}
const differentIterations = "iteration counts differ, so one-off costs carry different weight";
function namedBy(incidents) {
	const names = new Set(incidents.flatMap(({ package: importPath = "", benchmark }) => benchmark === void 0 ? [] : [subjectKey({
		importPath,
		benchmark
	})]));
	return ({ importPath, benchmark }) => [...namesAround(benchmark)].some((name) => names.has(subjectKey({
		importPath,
		benchmark: name
	})));
}
function subjectOf({ subject }) {
	return subject;
}
function hasAllocations({ from, to }) {
	return [from, to].some((read) => [...read?.figures.keys() ?? []].some(isAllocationUnit));
}
function bareNote(bare, findings) {
	return bare.length === 0 || !findings.some(({ unit }) => isAllocationUnit(unit)) ? [] : [`${count(bare.length, "benchmark")} ${bare.length === 1 ? "has" : "have"} no B/op or allocs/op on either side and ${bare.length === 1 ? "was" : "were"} not judged: ${someNames(bare)}. Run go test with -benchmem.`];
}
function uncountedSide({ from, to }, findings) {
	if (from === void 0 || to === void 0) return void 0;
	const finding = findings.find(({ unit, base, head }) => isAllocationUnit(unit) && (base === null || head === null));
	return finding === void 0 ? void 0 : finding.base === null ? "base" : "head";
}
function nothingToCompare({ base, head }, all, isBare) {
	if (isBare && all.every(({ from, to }) => from !== void 0 && to !== void 0)) {
		const remedy = textRemedy("no-benchmarks", head.name, head.origin);
		return [{
			kind: "no-benchmarks",
			side: "both",
			blocking: true,
			message: `Nothing was compared: the results in ${base.name} and ${head.name} have no B/op or allocs/op.`,
			remedy
		}];
	}
	if (head.file.benchmarks.size === 0) {
		const remedy = textRemedy("no-benchmarks", head.name, head.origin);
		return [{
			kind: "no-benchmarks",
			side: "head",
			blocking: true,
			message: `${head.name} contains no benchmark results.`,
			remedy
		}];
	}
	const { benchmarks, incidents, runs } = base.file;
	const isComplete = runs === void 0 || runs.some(({ status }) => status === "ok" || status === "no-test-files");
	if (benchmarks.size === 0 && incidents.length === 0 && isComplete) return [];
	if (all.some(({ from, to }) => from !== void 0 && to !== void 0)) return [];
	return [{
		kind: "no-base",
		side: "base",
		blocking: true,
		message: benchmarks.size === 0 ? `Nothing was compared: ${base.name} contains no benchmark results.` : `Nothing was compared: ${base.name} and ${head.name} have no benchmark in common (same package and name).`,
		remedy: textRemedy("no-base", base.name, base.origin)
	}];
}
function environmentOf(base, head) {
	const pick = (key) => head.environment[key] ?? base.environment[key] ?? "";
	return {
		goVersion: pick("goVersion"),
		goos: pick("goos"),
		goarch: pick("goarch"),
		cpu: pick("cpu"),
		gomaxprocs: null,
		mode: "text",
		totals: "printed"
	};
}
const comparedKeys = [
	["goVersion", "Go versions"],
	["goos", "operating systems"],
	["goarch", "architectures"]
];
function differences(base, head) {
	return comparedKeys.flatMap(([key, words]) => {
		const [from, to] = [base.environment[key], head.environment[key]];
		return from === void 0 || to === void 0 || from === to ? [] : [`Warning: ${words} differ: base ${from}, head ${to}.`];
	});
}
function isPaired({ from, to, skipped }) {
	return from !== void 0 && (to !== void 0 || skipped);
}

// src/steps/read-output.ts
function readOutput(records, name, origin) {
	const results = records.filter((record) => record.kind === "result" || record.kind === "series");
	const several = namesAtSeveralProcs(results);
	const groups = /* @__PURE__ */ new Map();
	for (const record of results) {
		const { full, name: short } = record.name;
		const importPath = record.config.get("pkg") ?? "";
		const key = subjectKey({
			importPath,
			benchmark: several.has(`${importPath}\n${short}`) ? full : short
		});
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [record]);
		else group.push(record);
	}
	const config = results[0]?.config;
	const procs = new Set(results.map((record) => record.name.gomaxprocs));
	return {
		benchmarks: new Map([...groups].map(([key, of]) => [key, readBenchmark(key, of)])),
		skipped: records.flatMap((record) => record.kind === "skip" ? [{
			importPath: record.package ?? "",
			benchmark: record.name
		}] : []),
		incidents: [...records.flatMap(incidentOf), ...unexplainedFailures(records)].map((incident) => ({
			...withoutSuffix(incident, procs),
			remedy: textRemedy(incident.kind, name, origin)
		})),
		runs: records.flatMap((record) => record.kind === "package-end" ? [{
			package: record.package,
			status: record.status,
			reason: record.reason,
			at: at(record.position),
			printed: record.printed
		}] : []),
		unfinished: records.flatMap((record) => record.kind === "unfinished" ? [withoutSuffix({
			importPath: record.package ?? "",
			benchmark: record.name
		}, procs)] : []),
		units: records.filter((record) => record.kind === "unit"),
		environment: {
			...entry("goos", config?.get("goos")),
			...entry("goarch", config?.get("goarch")),
			...entry("cpu", config?.get("cpu"))
		},
		notes: []
	};
}
function readBenchmark(key, records) {
	const samples = records.map((record) => record.kind === "series" ? record.samples : new Samples(record));
	const [first = 0, ...others] = samples.map((of) => of.iterations);
	const importPath = records[0]?.config.get("pkg") ?? "";
	return {
		importPath,
		benchmark: key.slice(importPath.length + 1),
		iterations: others.every((iterations) => iterations === first) ? first : 0,
		warnings: [...new Set(records.flatMap(({ warnings }) => warnings))],
		get figures() {
			return figuresByUnit(samples.flatMap((of) => of.list()).map(({ iterations, measurements }) => ({
				iterations,
				figures: figuresOf(iterations, measurements)
			})));
		}
	};
}
function namesAtSeveralProcs(results) {
	const procs = /* @__PURE__ */ new Map();
	for (const { config, name } of results) {
		const key = `${config.get("pkg") ?? ""}\n${name.name}`;
		procs.set(key, (procs.get(key) ?? /* @__PURE__ */ new Set()).add(name.gomaxprocs));
	}
	return new Set([...procs].filter(([, of]) => of.size > 1).map(([key]) => key));
}
function where(importPath, benchmark) {
	return {
		...importPath === void 0 ? {} : { package: importPath },
		...benchmark === void 0 ? {} : { benchmark }
	};
}
function incidentOf(record) {
	switch (record.kind) {
		case "failure": return [{
			kind: "benchmark-failed",
			...where(record.package, record.name),
			message: record.output
		}];
		case "panic": return [{
			kind: "benchmark-panicked",
			...where(record.package, record.name),
			message: record.message
		}];
		case "timeout": return [{
			kind: "benchmark-timeout",
			...where(record.package, record.name),
			message: record.message
		}];
		case "build-failure": return [{
			kind: "build-failed",
			...where(record.package, void 0),
			message: record.output
		}];
		case "invalid": return [{
			kind: "no-result",
			...where(record.config.get("pkg"), record.name.name),
			message: record.reason
		}];
		case "syntax-error": return [{
			kind: "damaged-output",
			...where(record.package, record.name),
			message: `${at(record.position)}: ${record.message}.`
		}];
		case "result": return nonFiniteIncident(record);
		case "series":
		case "unit":
		case "skip":
		case "package-end":
		case "unfinished": return [];
		default: return record;
	}
}
function unexplainedFailures(records) {
	const explained = new Set(records.flatMap((record) => {
		const { kind } = record;
		return kind === "failure" || kind === "panic" || kind === "timeout" || kind === "build-failure" ? [record.package] : [];
	}));
	return records.flatMap((record) => {
		if (record.kind !== "package-end" || record.status !== "FAIL") return [];
		const { package: importPath, reason, position } = record;
		const killed = reason?.startsWith("signal: ") === true;
		if (!killed && (explained.has(importPath) || importPath === void 0 && explained.size > 0)) return [];
		const message = `${at(position)}: go test reports FAIL${reason === void 0 ? "" : ` (${reason})`} for the package.`;
		return [{
			kind: killed ? "benchmark-exited" : "benchmark-failed",
			...where(importPath, void 0),
			message
		}];
	});
}
function at({ file, line }) {
	return `${file}:${line}`;
}
function nonFiniteIncident({ nonFinite, config, name }) {
	const units = nonFinite.map(({ unit }) => unit).filter((unit) => unit !== "ns/op" && unit !== "MB/s");
	if (units.length === 0) return [];
	const message = `It reported ${units.join(" and ")} as NaN or infinite.`;
	return [{
		kind: "no-result",
		...where(config.get("pkg"), name.name),
		message
	}];
}
function withoutSuffix(incident, procs) {
	const suffix = /-(\d+)$/.exec(incident.benchmark ?? "");
	return suffix !== null && (incident.benchmark?.includes("/") === false || procs.has(Number(suffix[1]))) ? {
		...incident,
		benchmark: incident.benchmark?.slice(0, suffix.index)
	} : incident;
}
function entry(key, value) {
	return value === void 0 ? {} : { [key]: value };
}

// src/steps/read-figures.ts
function readFigures(text, name, origin = "file") {
	if (!isStored(text)) return readOutput(foldBenchmarks(text, name), name, origin);
	return /^\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"fingerprint"\s*:/.test(text.trimStart()) ? readBaselineFile(text, name) : readReportFile(parseReport(text));
}
function isStored(start) {
	return /^\s*\{\s*"schemaVersion"\s*:/.test(start);
}
async function readFiguresByLine(chunks, name) {
	const reader = new BenchmarkReader(name, true);
	for await (const lines of chunks) if (!lines.every((line) => reader.read(line))) break;
	return readOutput(reader.end(), name, "file");
}
const nothing = {
	skipped: [],
	unfinished: [],
	incidents: [],
	units: [],
	notes: []
};
function readBaselineFile(text, name) {
	const reading = parseBaseline(text);
	if (reading.kind === "damaged") throw new GateError("usage", `${name} is a baseline that cannot be used: ${reading.reason}.`, "Record the baseline again with `allocgate record`.");
	const { baseline } = reading;
	const benchmarks = Object.entries(baseline.packages).flatMap(([importPath, stored]) => Object.entries(stored.benchmarks).map(([benchmark, { iterations }]) => {
		return {
			importPath,
			benchmark,
			iterations,
			figures: figuresOfStored(baseline, stored, benchmark) ?? /* @__PURE__ */ new Map(),
			warnings: []
		};
	}));
	const { goos, goarch, goVersion } = baseline.fingerprint;
	return {
		...nothing,
		benchmarks: byKey(benchmarks),
		environment: {
			goos,
			goarch,
			goVersion,
			cpu: baseline.cpu
		}
	};
}
function readReportFile(report) {
	const rows = /* @__PURE__ */ new Map();
	const exact = report.environment.totals === "exact";
	for (const { package: importPath, benchmark, unit, iterations, head, warnings } of report.findings) {
		if (head === null) continue;
		const key = subjectKey({
			importPath,
			benchmark
		});
		const row = rows.get(key) ?? {
			importPath,
			benchmark,
			iterations,
			figures: /* @__PURE__ */ new Map(),
			warnings
		};
		const counted = exact && isAllocationUnit(unit) && iterations > 0;
		row.figures.set(unit, head.samples.map((value) => counted && head.reported !== true ? {
			kind: "exact",
			total: Math.round(value * iterations),
			iterations
		} : {
			kind: exact ? "reported" : "printed",
			value
		}));
		rows.set(key, row);
	}
	const { goos, goarch, goVersion, cpu } = report.environment;
	return {
		...nothing,
		benchmarks: rows,
		environment: {
			goos,
			goarch,
			goVersion,
			cpu
		}
	};
}
function byKey(benchmarks) {
	return new Map(benchmarks.map((benchmark) => [subjectKey(benchmark), benchmark]));
}

export { compareRules as a, compareFigures as i, readFigures as n, readFiguresByLine as r, isStored as t };