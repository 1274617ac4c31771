import { T as isWithin, _ as perOperation, f as remedies, g as judged, v as printed } from "./screen.js";

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
	const values = figures.map(judged);
	return {
		median: toNumber(median(values.map(fractionOf))),
		exactMedian: median(figures.map(exactPerOperation)),
		min: Math.min(...values),
		max: Math.max(...values),
		samples: figures.map(perOperation),
		printed: toNumber(median(figures.map((figure) => fractionOf(printed(figure))))),
		floored: figures.some(({ kind }) => kind === "printed")
	};
}
function exactPerOperation(figure) {
	return figure.kind === "exact" ? {
		numerator: BigInt(figure.total),
		denominator: BigInt(figure.iterations)
	} : fractionOf(figure.value);
}
function median(values) {
	const sorted = values.toSorted(order);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.floor((sorted.length - 1) / 2)];
	if (upper === void 0 || lower === void 0) throw new RangeError("no samples");
	return upper === lower ? upper : mean(lower, upper);
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
	const shared = /* @__PURE__ */ new Set();
	const problems = head.map((incident) => {
		const twins = base.filter((other) => covers(other, incident));
		for (const twin of twins) if (twin.package === incident.package) shared.add(twin);
		const outside = incident.kind === "no-benchmarks" || [incident, ...twins].some(isOutside);
		if (twins.length > 0 && setsUpBoth && !outside) return problem({
			...incident,
			remedy: incident.remedy ?? ownChange
		}, "both", true);
		return problem(incident, twins.length > 0 ? "both" : "head", twins.length === 0 || outside);
	});
	const baseOnly = base.filter((incident) => !shared.has(incident)).map((incident) => {
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

export { summarize as a, order as c, exceeds as i, toNumber as l, problemsOf as n, fractionOf as o, changeOf as r, minus as s, isOutside as t };