import { p as remedies, v as isWithin } from "./policy.js";

// src/core/baseline/samples.ts
const counted = /* @__PURE__ */ new Set(["B/op", "allocs/op"]);
function storedFigures(stored, unit, totals) {
	return stored.units[unit]?.map((value) => {
		if (!counted.has(unit)) return {
			kind: "reported",
			value
		};
		if (totals === "printed") return {
			kind: "printed",
			value
		};
		const total = Math.round(value * stored.iterations);
		return Math.abs(total / stored.iterations - value) <= value * 1e-12 ? {
			kind: "exact",
			total,
			iterations: stored.iterations
		} : {
			kind: "reported",
			value
		};
	});
}

// src/steps/base.ts
function storedPackages(base) {
	switch (base.kind) {
		case "none": return /* @__PURE__ */ new Map();
		case "measured": return base.stored;
		case "pinned": return new Map(Object.entries(base.baseline.packages));
		default: return base;
	}
}
function figuresOfStored(baseline, stored, benchmark) {
	const found = stored.benchmarks[benchmark];
	if (found === void 0) return void 0;
	return new Map(Object.keys(found.units).map((unit) => [unit, storedFigures(found, unit, baseline.fingerprint.totals) ?? []]));
}
function sideOf(base) {
	return base.kind === "none" ? void 0 : base.side;
}

// src/steps/problems.ts
const outsideTheCode = /* @__PURE__ */ new Set([
	"snapshot-failed",
	"prepare-failed",
	"toolchain-missing",
	"toolchain-too-old",
	"benchmark-timeout"
]);
function problemsOf(base, head) {
	const shared = /* @__PURE__ */ new Set();
	const problems = head.map((incident) => {
		const twins = base.filter((other) => covers(other, incident));
		for (const twin of twins) if (twin.package === incident.package) shared.add(twin);
		const outside = incident.kind === "no-benchmarks" || twins.some(({ kind }) => outsideTheCode.has(kind));
		return problem(incident, twins.length > 0 ? "both" : "head", twins.length === 0 || outside);
	});
	const baseOnly = base.filter((incident) => !shared.has(incident)).map((incident) => problem(incident, "base", outsideTheCode.has(incident.kind)));
	return [...problems, ...baseOnly];
}
function covers(base, head) {
	if (base.package !== head.package) return false;
	if (base.benchmark === void 0) return true;
	return head.benchmark !== void 0 && isWithin(head.benchmark, base.benchmark);
}
function problem(incident, side, blocking) {
	const { kind, message } = incident;
	return {
		kind,
		side,
		...incident.package === void 0 ? {} : { package: incident.package },
		...incident.benchmark === void 0 ? {} : { benchmark: incident.benchmark },
		blocking,
		message,
		remedy: incident.remedy ?? remedies[kind]
	};
}

export { storedPackages as i, figuresOfStored as n, sideOf as r, problemsOf as t };