import { t as renderBaseline } from "./write.js";
import { o as conditionsOf } from "./progress-line.js";
import { a as perOperation, r as counted } from "./units.js";
import { c as distinctSettings } from "./config.js";
import "./benchfmt.js";
import { t as GateError } from "./errors.js";
import { h as pathsOf, n as planBenchmarks, p as planHead, s as fingerprintOf, t as survey, u as readStored, v as prepareSides } from "./survey.js";
import { n as readPolicy } from "./read-policy.js";
import { f as remedies, r as screenSide, t as figuresByUnit, y as subjectKey } from "./screen.js";

// src/record.ts
async function recordBaseline(ports, request) {
	const { folder, explicit } = request;
	const revisions = await ports.repository.resolve({
		folder,
		base: "HEAD",
		head: explicit.head,
		event: void 0
	});
	const inForce = await readPolicy(ports, revisions, {
		folder,
		explicit
	});
	const { settings } = inForce;
	if (settings.mode === "full") throw new GateError("usage", "A baseline holds figures at pinned iterations, which mode full does not use.", "Record with --mode=fast; a full check measures the base itself.");
	const snapshots = await ports.repository.snapshot(revisions, { copy: settings.copy });
	try {
		await prepareSides(ports, revisions, {
			...snapshots,
			base: void 0
		}, settings);
		const head = await planHead(ports, {
			revisions,
			snapshots,
			inForce
		});
		const fingerprint = fingerprintOf(head.environment, settings, snapshots.pathLength);
		const commit = revisions.head.dirty ? void 0 : revisions.head.commit;
		const conditions = conditionsOf(fingerprint, revisions.prefix, settings.bench);
		const store = request.store({
			revisions,
			conditions,
			commit
		});
		const { samples, cpu, units } = await sample(ports, head, inForce, await recordedBefore(store));
		if (samples.size === 0) {
			const [first] = head.incidents;
			throw first === void 0 ? new GateError("no-benchmarks", "No benchmark matched, so there is nothing to record.", remedies["no-benchmarks"]) : new GateError(first.kind, `${first.package ?? ""}: ${first.message}`, remedies[first.kind]);
		}
		const baseline = baselineOf(head, samples, {
			fingerprint,
			commit,
			bench: settings.bench,
			cpu,
			units
		});
		await store.write(renderBaseline(baseline));
		return {
			packages: Object.keys(baseline.packages).length,
			benchmarks: samples.size,
			problems: head.incidents
		};
	} finally {
		await snapshots[Symbol.asyncDispose]();
	}
}
async function recordedBefore(store) {
	const file = await store.read();
	const reading = file === void 0 ? void 0 : readStored(file);
	return reading?.kind === "baseline" ? reading.baseline : void 0;
}
async function sample(ports, head, inForce, before) {
	const { bench, timeoutMs, count } = inForce.settings;
	const found = await survey(ports, head, [...head.packages.keys()], {
		bench,
		timeoutMs,
		configFolder: inForce.configFolder,
		gomaxprocs: inForce.gomaxprocs
	});
	const { benchmarks } = planBenchmarks({
		bench,
		head: found.packages,
		base: /* @__PURE__ */ new Map(),
		stored: /* @__PURE__ */ new Map(),
		keep: ({ importPath, benchmark }) => before?.packages[importPath]?.benchmarks[benchmark]?.iterations,
		path: pathsOf([head], inForce.configFolder),
		gomaxprocs: inForce.gomaxprocs
	});
	const rounds = [];
	for (let round = 0; round < count; round++) rounds.push(await screenSide(ports, head, benchmarks, timeoutMs));
	const complete = benchmarks.flatMap((plan) => {
		const key = subjectKey(plan);
		const results = rounds.flatMap((round) => round.get(key) ?? []);
		return results.length === count ? [[key, {
			...plan,
			figures: figuresByUnit(results)
		}]] : [];
	});
	return {
		samples: new Map(complete),
		cpu: found.cpu,
		units: found.units
	};
}
function baselineOf(head, samples, about) {
	const packages = {};
	for (const { importPath, benchmark, iterations, gomaxprocs, figures } of samples.values()) {
		const key = head.packages.get(importPath)?.key ?? "";
		const entry = packages[importPath] ??= {
			key,
			benchmarks: {}
		};
		const units = [...figures].filter(([unit]) => !isTime(unit));
		entry.benchmarks[benchmark] = {
			iterations,
			gomaxprocs: gomaxprocs ?? 1,
			units: Object.fromEntries(units.map(([unit, of]) => [unit, of.map(perOperation)])),
			...countedBeside(units)
		};
	}
	const { fingerprint, commit, bench, cpu } = about;
	const unitSettings = distinctSettings(about.units);
	return {
		schemaVersion: 1,
		fingerprint,
		cpu: cpu ?? "",
		...commit === void 0 ? {} : { commit },
		bench,
		...unitSettings.length === 0 ? {} : { unitSettings },
		packages
	};
}
function countedBeside(units) {
	const own = units.filter(([, of]) => of.some((figure) => figure.kind === "reported" && figure.counted !== void 0));
	if (own.length === 0) return {};
	return { counted: Object.fromEntries(own.map(([unit, of]) => [unit, of.map(counted).map(perOperation)])) };
}
function isTime(unit) {
	return unit === "ns/op" || unit === "MB/s";
}

export { recordBaseline as t };