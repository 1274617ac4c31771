import { h as distinctSettings, r as screenSide, t as figuresByUnit } from "./screen.js";
import { a as counted, s as perOperation } from "./base.js";
import "./row-words.js";
import { n as planBenchmarks, t as survey } from "./survey.js";
import { n as pathsOf } from "./side.js";
import { a as subjectKey } from "./remedies.js";

// src/steps/take-record.ts
async function takeRecord(ports, head, inForce, request) {
	const { samples, cpu, units } = await sample(ports, head, inForce, request);
	return {
		baseline: baselineOf(head, samples, {
			...request,
			bench: inForce.settings.bench,
			cpu,
			units
		}),
		measured: samples.size
	};
}
async function sample(ports, head, inForce, { keep, known }) {
	const { bench, timeoutMs, benchmarkTimeoutMs, count } = inForce.settings;
	const unknown = [...head.packages.keys()].filter((importPath) => !known?.has(importPath));
	const found = await survey(ports, head, unknown, {
		bench,
		timeoutMs,
		benchmarkTimeoutMs,
		configFolder: inForce.configFolder,
		gomaxprocs: inForce.gomaxprocs
	});
	const { benchmarks } = planBenchmarks({
		bench,
		head: found.packages,
		base: /* @__PURE__ */ new Map(),
		stored: /* @__PURE__ */ new Map(),
		keep,
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
	const packages = Object.fromEntries(about.known ?? []);
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

export { takeRecord as t };