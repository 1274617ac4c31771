import { g as isAllocationUnit } from "./test-arguments.js";

// src/core/benchmath/figure.ts
function counted(figure) {
	return figure.kind === "reported" && figure.counted !== void 0 ? {
		kind: "exact",
		...figure.counted
	} : figure;
}
function perOperation(figure) {
	return figure.kind === "exact" ? figure.total / figure.iterations : figure.value;
}
function judged(figure) {
	if (figure.kind !== "exact") return figure.value;
	return Number((2n * BigInt(figure.total) + BigInt(figure.iterations)) / (2n * BigInt(figure.iterations)));
}
function printed(figure) {
	return figure.kind === "exact" ? Math.floor(figure.total / figure.iterations) : figure.value;
}

// src/core/baseline/samples.ts
function storedFigures(stored, unit, totals) {
	const { iterations } = stored;
	const beside = stored.counted?.[unit];
	return stored.units[unit]?.map((value, index) => {
		if (!isAllocationUnit(unit)) return {
			kind: "reported",
			value
		};
		if (totals === "printed") return {
			kind: "printed",
			value
		};
		const count = beside?.[index];
		if (count !== void 0) return {
			kind: "reported",
			value,
			counted: {
				total: Math.round(count * iterations),
				iterations
			}
		};
		const total = Math.round(value * iterations);
		return Math.abs(total / iterations - value) <= value * 1e-12 ? {
			kind: "exact",
			total,
			iterations
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

export { counted as a, printed as c, storedFigures as i, sideOf as n, judged as o, storedPackages as r, perOperation as s, figuresOfStored as t };