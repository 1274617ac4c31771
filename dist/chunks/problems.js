import { E as namesAround, _ as perOperation, f as remedies, g as judged, v as printed } from "./screen.js";

// src/core/benchmath/fraction.ts
function fractionOf(value) {
	const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
	if (match === null) throw new RangeError(`not a finite number: ${value}`);
	const [, sign, whole, decimals = "", exponent = "0"] = match;
	const digits = BigInt(`${sign}${whole}${decimals}`);
	const power = Number(exponent) - decimals.length;
	return power >= 0 ? {
		numerator: digits * 10n ** BigInt(power),
		denominator: 1n
	} : {
		numerator: digits,
		denominator: 10n ** BigInt(-power)
	};
}
function minus(a, b) {
	return {
		numerator: a.numerator * b.denominator - b.numerator * a.denominator,
		denominator: a.denominator * b.denominator
	};
}
function times(a, b) {
	return {
		numerator: a.numerator * b.numerator,
		denominator: a.denominator * b.denominator
	};
}
function mean(a, b) {
	return {
		numerator: a.numerator * b.denominator + b.numerator * a.denominator,
		denominator: 2n * a.denominator * b.denominator
	};
}
function order(a, b) {
	const { numerator } = minus(a, b);
	return numerator < 0n ? -1 : numerator > 0n ? 1 : 0;
}
const digitsKept = 25;
function toNumber({ numerator, denominator }) {
	const shift = Math.max(0, digitsKept + String(denominator).length - String(numerator).length);
	return Number(`${numerator * 10n ** BigInt(shift) / denominator}e-${shift}`);
}

// src/core/benchmath/summary.ts
function summarize(figures) {
	if (figures === void 0 || figures.length === 0) return void 0;
	const values = figures.map(judged).toSorted(ascending);
	const median = decimalMedian(values);
	const exact = figures.some(({ kind }) => kind === "exact");
	return {
		median: toNumber(median),
		exactMedian: exact ? middle(figures.map(exactPerOperation).toSorted(order)) : median,
		min: values[0] ?? NaN,
		max: values.at(-1) ?? NaN,
		samples: figures.map(perOperation),
		printed: toNumber(exact ? decimalMedian(figures.map(printed).toSorted(ascending)) : median),
		floored: figures.some(({ kind }) => kind === "printed")
	};
}
function decimalMedian(sorted) {
	return middle(sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1).map(fractionOf));
}
function ascending(one, other) {
	return one - other;
}
function exactPerOperation(figure) {
	return figure.kind === "exact" ? {
		numerator: BigInt(figure.total),
		denominator: BigInt(figure.iterations)
	} : fractionOf(figure.value);
}
function middle(sorted) {
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.floor((sorted.length - 1) / 2)];
	if (upper === void 0 || lower === void 0) throw new RangeError("no samples");
	return order(upper, lower) === 0 ? upper : mean(lower, upper);
}

// src/core/benchmath/change.ts
const hundred = fractionOf(100);
function changeOf(base, head) {
	if (base === head) return { kind: "none" };
	if (base === 0) return { kind: "from-zero" };
	if (head === 0) return { kind: "to-zero" };
	return {
		kind: "ratio",
		percent: (head - base) / Math.abs(base) * 100
	};
}
function exceeds(base, head, percent, better) {
	if (base === 0) return false;
	const [from, to] = [fractionOf(base), fractionOf(head)];
	const worse = better === "lower" ? minus(to, from) : minus(from, to);
	return order(times(worse, hundred), times(fractionOf(Math.abs(base)), fractionOf(percent))) > 0;
}

// src/steps/problems.ts
const outsideTheCode = /* @__PURE__ */ new Set([
	"snapshot-failed",
	"prepare-failed",
	"toolchain-missing",
	"toolchain-too-old",
	"benchmark-timeout",
	"environment-failed"
]);
function isOutside({ kind, cause }) {
	return outsideTheCode.has(kind) || cause === "environment" || cause === "unclear" && kind === "build-failed";
}
function problemsOf(base, head, { setsUpBoth = false } = {}) {
	const places = /* @__PURE__ */ new Map();
	for (const incident of base) {
		const key = placeKey(incident.package, incident.benchmark);
		const place = places.get(key) ?? {
			outside: false,
			shared: false
		};
		places.set(key, {
			...place,
			outside: place.outside || isOutside(incident)
		});
	}
	const problems = head.map((incident) => {
		const twins = placesAround(incident).flatMap((key) => places.get(key) ?? []);
		for (const twin of twins) twin.shared = true;
		const outside = incident.kind === "no-benchmarks" || isOutside(incident) || twins.some((twin) => twin.outside);
		if (twins.length > 0 && setsUpBoth && !outside) return problem({
			...incident,
			remedy: incident.remedy ?? ownChange
		}, "both", true);
		return problem(incident, twins.length > 0 ? "both" : "head", twins.length === 0 || outside);
	});
	const baseOnly = base.filter((incident) => places.get(placeKey(incident.package, incident.benchmark))?.shared !== true).map((incident) => {
		const isOpen = isOutside(incident) || incident.cause === "unclear";
		if (isOpen || !setsUpBoth || incident.kind === "no-benchmarks") return problem(incident, "base", isOpen);
		return problem({
			...incident,
			remedy: incident.remedy ?? ownChange
		}, "base", true);
	});
	return [...problems, ...baseOnly];
}
const ownChange = "Fix the failure, or set prepare, copy and test-args in a separate change, after the one that adds what they need: this change sets them for both sides, which may have caused the failure.";
function placesAround({ package: importPath, benchmark }) {
	return [...benchmark === void 0 ? [] : [...namesAround(benchmark)], void 0].map((name) => placeKey(importPath, name));
}
function placeKey(importPath, benchmark) {
	return JSON.stringify([importPath, benchmark]);
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

export { summarize as a, order as c, exceeds as i, toNumber as l, problemsOf as n, fractionOf as o, changeOf as r, minus as s, isOutside as t };