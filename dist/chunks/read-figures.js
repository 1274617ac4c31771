import { t as GateError } from "./errors.js";
import { a as defaults } from "./nearest.js";
import { n as readBenchmarks } from "./benchfmt.js";
import "./benchunit.js";
import { D as createUnitCatalog, E as subjectKey, b as parseBaseline, d as figuresOf, n as createPolicy, r as figuresByUnit, w as isWithin, x as figuresOfStored } from "./config.js";
import { v as parseReport } from "./usual-advice.js";
import { n as unjudgedRows, r as conclude, t as findingsOf } from "./findings.js";
import { t as problemsOf } from "./problems.js";

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
	const units = createUnitCatalog([...head.units, ...base.units]);
	const rules = {
		policy,
		better: (unit) => units.better(unit) ?? "lower"
	};
	const failed = head.incidents.map((incident) => ({
		...incident,
		side: "head"
	}));
	const benchmarks = pairs(base, head).filter(({ subject }) => !failed.some(({ package: importPath, benchmark }) => importPath === subject.importPath && benchmark !== void 0 && isWithin(subject.benchmark, benchmark)));
	const findings = benchmarks.flatMap((benchmark) => findingsOf(benchmark, rules, today));
	const problems = problemsOf(base.incidents.map((incident) => ({
		...incident,
		side: "base"
	})), head.benchmarks.size === 0 ? [...failed, nothingIn(names.head)] : failed);
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
		unjudged: benchmarks.flatMap((benchmark) => unjudgedRows(benchmark, rules)),
		explanations: [],
		reused: [],
		problems: [...problems],
		notes: [
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
			proveMs: 0
		}
	};
}
function pairs(base, head) {
	return [.../* @__PURE__ */ new Set([...head.benchmarks.keys(), ...base.benchmarks.keys()])].flatMap((key) => {
		const [from, to] = [base.benchmarks.get(key), head.benchmarks.get(key)];
		const named = to ?? from;
		if (named === void 0) return [];
		const { importPath, benchmark } = named;
		const same = from === void 0 || to === void 0 || from.iterations === to.iterations;
		return [{
			subject: {
				importPath,
				path: importPath,
				benchmark
			},
			base: from?.figures,
			head: to?.figures,
			iterations: same ? named.iterations : 0,
			confirmation: "not-asked",
			skipped: head.skipped.some((s) => s.importPath === importPath && isWithin(benchmark, s.benchmark)),
			warnings: [.../* @__PURE__ */ new Set([...from?.warnings ?? [], ...to?.warnings ?? []]), ...same && named.iterations > 0 ? [] : [differentIterations]]
		}];
	});
}
const differentIterations = "iteration counts differ, so one-off costs weigh differently";
function nothingIn(name) {
	return {
		kind: "no-benchmarks",
		side: "head",
		message: `${name} has no benchmark result.`
	};
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
function differences(base, head) {
	return [
		"goVersion",
		"goos",
		"goarch"
	].flatMap((key) => {
		const [from, to] = [base.environment[key], head.environment[key]];
		return from === void 0 || to === void 0 || from === to ? [] : [`Warning: ${key} differs: base ${from}, head ${to}.`];
	});
}

// src/steps/read-figures.ts
function readFigures(text, name) {
	const start = text.trimStart();
	if (start.startsWith("{") && /^\{\s*"schemaVersion"\s*:/.test(start)) return /^\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"fingerprint"\s*:/.test(start) ? readBaselineFile(text, name) : readReportFile(parseReport(text));
	return readOutput(readBenchmarks(text, name), name);
}
const nothing = {
	skipped: [],
	incidents: [],
	units: [],
	notes: []
};
function readBaselineFile(text, name) {
	const reading = parseBaseline(text);
	if (reading.kind === "damaged") throw new GateError("usage", `${name} is a baseline that cannot be used: ${reading.reason}.`, "Record it again.");
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
		const counted = exact && (unit === "B/op" || unit === "allocs/op") && iterations > 0;
		row.figures.set(unit, head.samples.map((value) => counted ? {
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
function readOutput(records, name) {
	const results = records.filter((record) => record.kind === "result");
	const damage = records.filter((record) => record.kind === "syntax-error");
	const several = namesAtSeveralProcs(results);
	const grouped = /* @__PURE__ */ new Map();
	for (const record of results) {
		const importPath = record.config.get("pkg") ?? "";
		const benchmark = several.has(`${importPath}\n${record.name.name}`) ? record.name.full : record.name.name;
		const key = subjectKey({
			importPath,
			benchmark
		});
		const group = grouped.get(key) ?? {
			importPath,
			benchmark,
			records: []
		};
		group.records.push(record);
		grouped.set(key, group);
	}
	const benchmarks = [...grouped.values()].map(({ importPath, benchmark, records: of }) => {
		const samples = of.map(({ iterations, measurements }) => ({
			iterations,
			figures: figuresOf(iterations, measurements)
		}));
		const [first] = of;
		return {
			importPath,
			benchmark,
			iterations: of.every(({ iterations }) => iterations === first?.iterations) ? first?.iterations ?? 0 : 0,
			figures: figuresByUnit(samples),
			warnings: [...new Set(of.flatMap(({ warnings }) => warnings))]
		};
	});
	const config = results[0]?.config;
	return {
		benchmarks: byKey(benchmarks),
		skipped: records.flatMap((record) => record.kind === "skip" ? [{
			importPath: record.package ?? "",
			benchmark: record.name
		}] : []),
		incidents: records.flatMap(incidentOf).map((incident) => withoutSuffix(incident, results)),
		units: records.filter((record) => record.kind === "unit"),
		environment: {
			...entry("goos", config?.get("goos")),
			...entry("goarch", config?.get("goarch")),
			...entry("cpu", config?.get("cpu"))
		},
		notes: damage.slice(0, 5).map(({ position, message }) => `${name}:${position.line}: ${message}`)
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
			message: `${record.position.file}:${record.position.line}: ${record.message}`
		}];
		case "result": return nonFiniteIncident(record);
		case "unit":
		case "skip":
		case "package-end": return [];
		default: return record;
	}
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
function withoutSuffix(incident, results) {
	const suffix = /-(\d+)$/.exec(incident.benchmark ?? "");
	return suffix !== null && results.some(({ name }) => name.gomaxprocs === Number(suffix[1])) ? {
		...incident,
		benchmark: incident.benchmark?.slice(0, suffix.index)
	} : incident;
}
function entry(key, value) {
	return value === void 0 ? {} : { [key]: value };
}
function byKey(benchmarks) {
	return new Map(benchmarks.map((benchmark) => [subjectKey(benchmark), benchmark]));
}

export { compareFigures as n, compareRules as r, readFigures as t };