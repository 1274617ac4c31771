// src/core/benchunit/tidy.ts
function unitClass(unit) {
	return tokens(unit).some(({ text, denominator }) => !denominator && [
		"B",
		"MB",
		"bytes"
	].includes(text)) ? "binary" : "decimal";
}
function tidy(value, unit) {
	if (unit === "ns/op") return {
		value: value * 1e-9,
		unit: "sec/op"
	};
	let tidied = "";
	let rest = 0;
	let factor = 1;
	for (const { text, at, denominator } of tokens(unit)) {
		if (denominator || text !== "ns" && text !== "MB") continue;
		tidied += unit.slice(rest, at) + (text === "ns" ? "sec" : "B");
		rest = at + text.length;
		factor = text === "ns" ? factor / 1e9 : factor * 1e6;
	}
	return {
		value: value * factor,
		unit: tidied + unit.slice(rest)
	};
}
function tokens(unit) {
	const found = [];
	let denominator = false;
	for (const match of unit.matchAll(/[*/]|[^*/\-\s\u0085]+/gu)) {
		const [text] = match;
		if (text === "*" || text === "/") denominator = text === "/";
		else found.push({
			text,
			at: match.index,
			denominator
		});
	}
	return found;
}

// src/core/benchunit/scale.ts
const decimalSteps = [
	12,
	9,
	6,
	3,
	0,
	-3,
	-6,
	-9
].map((exponent, index) => ({
	factor: Number(`1e${exponent}`),
	prefix: [
		"T",
		"G",
		"M",
		"k",
		"",
		"m",
		"µ",
		"n"
	][index] ?? ""
}));
const binarySteps = [
	40,
	30,
	20,
	10,
	0
].map((exponent, index) => ({
	factor: 2 ** exponent,
	prefix: [
		"Ti",
		"Gi",
		"Mi",
		"Ki",
		""
	][index] ?? ""
}));
const thresholds = [
	{
		from: "99.995",
		digits: 1
	},
	{
		from: "9.9995",
		digits: 2
	},
	{
		from: ".99995",
		digits: 3
	}
];
const mostDigits = 10;
function commonScale(values, unitClass) {
	let least = 0;
	for (const value of values) {
		const size = Math.abs(value);
		if (size !== 0 && (least === 0 || size < least)) least = size;
	}
	if (least === 0) return {
		digits: 3,
		factor: 1,
		prefix: ""
	};
	const steps = unitClass === "binary" ? binarySteps : decimalSteps;
	for (const step of steps) for (const { from, digits } of thresholds) if (least >= threshold(from, step, unitClass)) return {
		...step,
		digits
	};
	const { factor, prefix } = steps.at(-1) ?? {
		factor: 1,
		prefix: ""
	};
	let digits = 3;
	while (digits < mostDigits && least / factor < Number(`9.9995e${2 - digits}`)) digits += 1;
	return {
		factor,
		prefix,
		digits
	};
}
function formatScaled(value, { factor, prefix, digits }) {
	return `${toFixedEven(value / factor, digits)}${prefix}`;
}
function threshold(from, { factor }, unitClass) {
	return unitClass === "binary" ? Number(from) * factor : Number(`${from}e${Math.round(Math.log10(factor))}`);
}
function toFixedEven(value, digits) {
	if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : `${value > 0 ? "+" : "-"}Inf`;
	if (Math.abs(value) >= 1e21) return BigInt(value).toString() + (digits > 0 ? `.${"0".repeat(digits)}` : "");
	const up = value.toFixed(digits);
	const odd = value * 2 ** (digits + 1);
	const last = Number(up.at(-1));
	if (!Number.isInteger(odd) || odd % 2 === 0 || last % 2 === 0) return up;
	return `${up.slice(0, -1)}${last - 1}`;
}

// src/core/benchunit/format.ts
const exactBytes = 2 ** 20;
const exactCount = 1e6;
function formatMeasurement(value, unit) {
	const base = tidy(value, unit);
	const [numerator = "", denominator = ""] = base.unit.split("/", 2);
	const bytes = unitClass(base.unit) === "binary";
	const time = /(?:^|-)sec$/.test(numerator);
	if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : `${value > 0 ? "+" : "-"}Inf`;
	const symbol = `${time ? "s" : bytes ? "B" : ""}${time || bytes ? rate(denominator) : ""}`;
	if (Math.abs(base.value) < (bytes ? exactBytes : exactCount) && !time || base.value === 0) return joined(written(base.value), "", symbol);
	const scaler = commonScale([base.value], bytes ? "binary" : "decimal");
	return joined(formatScaled(base.value, {
		...scaler,
		prefix: ""
	}), scaler.prefix, symbol);
}
function rate(denominator) {
	return denominator === "" || denominator === "op" ? "" : `/${denominator}`;
}
function formatExact(value) {
	if (!Number.isSafeInteger(value)) return String(value);
	return String(value === 0 ? 0 : value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
}
function written(value) {
	if (Number.isInteger(value)) return formatExact(value);
	const size = Math.abs(value);
	if (size < 1e-4) return String(Number(value.toPrecision(4)));
	const digits = size >= 100 ? 1 : 3 - Math.floor(Math.log10(size));
	const [whole = "", fraction = ""] = value.toFixed(digits).split(".");
	const shown = fraction.replace(/0+$/, "");
	const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
	return shown === "" ? grouped : `${grouped}.${shown}`;
}
function joined(number, prefix, symbol) {
	return symbol === "" ? `${number}${prefix}` : `${number} ${prefix}${symbol}`;
}

export { formatMeasurement as n, tidy as r, formatExact as t };