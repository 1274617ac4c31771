import { p as hasMoved, u as parseBaseline } from "./screen.js";
import { D as GateError } from "./start.js";
import { a as counted, s as perOperation, t as figuresOfStored } from "./base.js";
import { t as remedies } from "./remedies.js";

// src/core/baseline/fingerprint.ts
function fingerprintDifferences(stored, now) {
	return [
		[
			"Go version",
			stored.goVersion,
			now.goVersion
		],
		[
			"platform",
			`${stored.goos}/${stored.goarch}`,
			`${now.goos}/${now.goarch}`
		],
		[
			"build flags",
			stored.buildFlags.join(" "),
			now.buildFlags.join(" ")
		],
		[
			"test arguments",
			(stored.testArgs ?? []).join(" "),
			(now.testArgs ?? []).join(" ")
		],
		[
			"mode",
			stored.mode,
			now.mode
		],
		[
			"totals",
			stored.totals,
			now.totals
		],
		[
			"length of the snapshot path",
			`${stored.pathLength}`,
			`${now.pathLength}`
		],
		...settingNames(stored, now).map((name) => [
			name,
			stored.settings[name] ?? "",
			now.settings[name] ?? ""
		])
	].filter(([, a, b]) => a !== b).map(([what, a, b]) => `${what} ${a || "(empty)"}, now ${b || "(empty)"}`);
}
function settingNames(a, b) {
	return [.../* @__PURE__ */ new Set([...Object.keys(a.settings), ...Object.keys(b.settings)])].toSorted();
}

// src/core/baseline/fit.ts
function fitPackage(baseline, importPath, key, bench) {
	const stored = baseline.packages[importPath];
	if (stored === void 0) return stale("the baseline does not have it");
	if (key === void 0 || stored.key !== key) return stale("its sources changed since the baseline was recorded");
	if (baseline.bench !== "." && baseline.bench !== bench) return stale(`the baseline was recorded with -bench ${baseline.bench}`);
	return {
		kind: "fits",
		stored
	};
}
function stale(reason) {
	return {
		kind: "stale",
		reason
	};
}

// src/steps/steady.ts
function isSteady(figures, units) {
	return units.every((unit) => bothWays(figures.get(unit)).every((each) => {
		const { least, greatest } = endsOf(each);
		return least === void 0 || greatest === void 0 || !hasMoved(unit, least, greatest);
	}));
}
function bearsOut(measured, stored, units) {
	return units.every((unit) => {
		const allowed = bothWays(measured.get(unit));
		return bothWays(stored.get(unit)).every((claimed, way) => {
			const { least, greatest } = endsOf(allowed[way]);
			return claimed.every((figure) => {
				if (least === void 0 || greatest === void 0) return false;
				return perOperation(least) <= perOperation(figure) && perOperation(figure) <= perOperation(greatest) || !hasMoved(unit, least, figure) || !hasMoved(unit, greatest, figure);
			});
		});
	});
}
function bothWays(figures = []) {
	return [figures, figures.map(counted)];
}
function endsOf(figures = []) {
	const sorted = figures.toSorted((a, b) => perOperation(a) - perOperation(b));
	const [least, greatest] = [sorted[0], sorted.at(-1)];
	return least === void 0 || greatest === void 0 ? {} : {
		least,
		greatest
	};
}

// src/steps/fit-baseline.ts
function fingerprintOf(environment, { buildFlags, testArgs, mode }, pathLength) {
	return {
		goVersion: environment.goVersion,
		goos: environment.goos,
		goarch: environment.goarch,
		settings: { ...environment.settings },
		buildFlags: [...buildFlags],
		...testArgs.length === 0 ? {} : { testArgs: [...testArgs] },
		mode,
		totals: environment.totals.kind,
		pathLength
	};
}
function readStored({ text, unfit }) {
	return unfit === void 0 ? parseBaseline(text) : {
		kind: "damaged",
		reason: `it is ${unfit}`
	};
}
function none(...notes) {
	return {
		baseline: void 0,
		stored: /* @__PURE__ */ new Map(),
		notes
	};
}
function fitBaseline(request) {
	const { file, base, fingerprint, bench } = request;
	if (file === void 0) return none();
	const reading = readStored(file);
	if (reading.kind === "damaged") return none(`Warning: the stored baseline ${file.label} is damaged (${reading.reason}); the base was measured instead.`);
	const { baseline } = reading;
	const differences = fingerprintDifferences(baseline.fingerprint, fingerprint);
	if (differences.length > 0) return none(`The stored baseline ${file.label} was recorded under different conditions (${differences.join("; ")}), so the base was measured.`);
	const stored = /* @__PURE__ */ new Map();
	for (const [importPath, listed] of base.packages) {
		const fit = fitPackage(baseline, importPath, listed.key, bench);
		if (fit.kind !== "fits") continue;
		if (Object.entries(fit.stored.benchmarks).every(([benchmark, { gomaxprocs }]) => gomaxprocs === request.gomaxprocs(importPath, benchmark) && isSteady(figuresOfStored(baseline, fit.stored, benchmark) ?? /* @__PURE__ */ new Map(), request.judgedUnits(importPath, benchmark)))) stored.set(importPath, fit.stored);
	}
	return {
		baseline,
		stored,
		notes: []
	};
}
function pinnedBaseline(file, name, fingerprint) {
	if (file === void 0) throw new GateError("missing-baseline", `There is no stored baseline ${name}.`, remedies["missing-baseline"]);
	const reading = readStored(file);
	if (reading.kind === "damaged") throw new GateError("damaged-baseline", `The stored baseline ${file.label} cannot be used: ${reading.reason}.`, remedies["damaged-baseline"]);
	const differences = fingerprintDifferences(reading.baseline.fingerprint, fingerprint);
	if (differences.length > 0) throw new GateError("foreign-baseline", `The stored baseline ${file.label} was recorded under different conditions: ${differences.join("; ")}.`, remedies["foreign-baseline"]);
	return reading.baseline;
}

export { bearsOut as a, readStored as i, fitBaseline as n, isSteady as o, pinnedBaseline as r, fingerprintDifferences as s, fingerprintOf as t };