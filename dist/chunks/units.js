import { c as looseObject, d as record, f as strictObject, l as number, n as _enum, p as string, r as array, s as literal } from "./zod.js";

// src/core/baseline/samples.ts
const counted$1 = /* @__PURE__ */ new Set(["B/op", "allocs/op"]);
function storedFigures(stored, unit, totals) {
	const { iterations } = stored;
	const beside = stored.counted?.[unit];
	return stored.units[unit]?.map((value, index) => {
		if (!counted$1.has(unit)) return {
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

// src/core/baseline/schema.ts
const baselineVersion = 1;
const name = string().min(1).max(2e3);
const fingerprint = strictObject({
	goVersion: string().max(200),
	goos: string().max(40),
	goarch: string().max(40),
	settings: record(string().max(100), string().max(1e4)),
	buildFlags: array(string().max(1e4)).max(1e3),
	testArgs: array(string().max(1e4)).max(1e3).optional(),
	mode: _enum(["fast", "full"]),
	totals: _enum(["exact", "printed"]),
	pathLength: number().int().nonnegative()
});
const samples = record(string().min(1).max(200), array(number()).min(1).max(100));
const stored = strictObject({
	iterations: number().int().positive(),
	gomaxprocs: number().int().positive(),
	units: samples,
	counted: samples.optional()
});
const unitSetting = strictObject({
	unit: string().min(1).max(200),
	key: string().min(1).max(200),
	value: string().max(200)
});
const baselineSchema = strictObject({
	schemaVersion: literal(1),
	fingerprint,
	cpu: string().max(500),
	commit: string().max(100).optional(),
	bench: string().max(1e4),
	unitSettings: array(unitSetting).max(1e3).optional(),
	packages: record(name, strictObject({
		key: string().max(200),
		benchmarks: record(name, stored)
	}))
});

// src/core/baseline/read.ts
const longest = 67108864;
function parseBaseline(text) {
	if (text.length > longest) return damaged(`it is larger than ${longest / 1024 / 1024} MiB`);
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return damaged(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
	const version = looseObject({ schemaVersion: number() }).safeParse(value);
	if (version.success && version.data.schemaVersion > 1) return damaged(`it has schema version ${version.data.schemaVersion}, this allocgate reads version ${1}; a newer allocgate wrote it`);
	const parsed = baselineSchema.safeParse(value);
	if (parsed.success) return {
		kind: "baseline",
		baseline: parsed.data
	};
	const [issue] = parsed.error.issues;
	return damaged(issue === void 0 ? "its form is wrong" : `at ${issue.path.join(".") || "the top"}: ${issue.message}`);
}
function damaged(reason) {
	return {
		kind: "damaged",
		reason
	};
}

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

// src/core/policy/units.ts
const floors = {
	"allocs/op": .9,
	"B/op": 15.5,
	"goroutines/op": .5,
	"retained-B/op": 16
};
function floorOf(unit) {
	return Object.hasOwn(floors, unit) ? floors[unit] ?? 0 : 0;
}
const screenTolerance = {
	share: 5e-4,
	bytes: 2
};
function hasMoved(unit, base, head) {
	const [from, to] = [perOperation(base), perOperation(head)];
	if (!Number.isFinite(from) || !Number.isFinite(to)) return true;
	if (unit === "allocs/op") return judged(base) !== judged(head);
	const tolerance = Math.max(unit === "B/op" ? screenTolerance.bytes : 0, Math.abs(from) * screenTolerance.share);
	return Math.abs(to - from) > tolerance;
}

export { perOperation as a, storedFigures as c, judged as i, hasMoved as n, printed as o, counted as r, parseBaseline as s, floorOf as t };