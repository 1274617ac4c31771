import { c as printed, o as judged, s as perOperation } from "./base.js";

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

export { times as a, order as i, fractionOf as n, toNumber as o, minus as r, summarize as t };