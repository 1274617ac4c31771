import { c as isOwn, i as judgedUnits, l as onCommonGround, o as judgeRow } from "./row-rules.js";
import { a as counted, o as judged, s as perOperation } from "./base.js";
import { g as isAllocationUnit } from "./test-arguments.js";
import { m as formatFigure } from "./row-words.js";
import { t as changeOf } from "./change.js";
import { t as summarize } from "./summary.js";

// src/steps/findings.ts
function findingsOf(benchmark, rules, today) {
	return judgedUnits(rules, benchmark.subject).flatMap((unit) => {
		const sides = sidesOf(benchmark, unit);
		if (summarize(sides.base) === void 0 && summarize(sides.head) === void 0) return [];
		return [findingOf(benchmark, unit, sides, rules, today)];
	});
}
function findingOf(benchmark, unit, sides, rules, today) {
	const [base, head] = [summarize(sides.base), summarize(sides.head)];
	const { subject, iterations, confirmation } = benchmark;
	const settings = rules.policy.row(subject, unit, rules.better(unit));
	const { level, warnings, waiver } = judgeRow({
		unit,
		better: rules.better(unit),
		base,
		head,
		confirmation,
		bytes: bytesOf(benchmark)
	}, settings, today);
	return {
		package: subject.importPath,
		benchmark: subject.benchmark,
		unit,
		level: level === "removed" && benchmark.skipped ? "skipped" : level,
		base: sideOf(base, isReported(unit, sides.base)),
		head: sideOf(head, isReported(unit, sides.head)),
		iterations,
		change: changeFor(base, head),
		threshold: {
			percent: settings.fail,
			...settings.warn === void 0 ? {} : { warn: settings.warn }
		},
		...settings.budget === void 0 ? {} : { budget: settings.budget },
		confirmed: confirmation === "confirmed",
		...waiver === void 0 ? {} : { waiver: {
			ceiling: waiver.ceiling,
			...waiver.until === void 0 ? {} : { until: waiver.until },
			reason: waiver.reason
		} },
		warnings: [
			...warnings,
			...level === "unstable" ? variesOnHead(sides, unit, base) : [],
			...setByItself(benchmark, unit, sides),
			...benchmark.warnings
		]
	};
}
function variesOnHead({ head }, unit, base) {
	const figures = (head ?? []).map(judged);
	if (base === void 0 || base.min !== base.max || new Set(figures).size < 2) return [];
	const above = figures.filter((figure) => figure > base.max).length;
	return [`on head ${unit} varies from process to process${above === 0 ? "" : ` (above base in ${above} of ${figures.length} samples)`}; on base it does not`];
}
function sidesOf({ base, head }, unit) {
	return onCommonGround({
		base: base?.get(unit),
		head: head?.get(unit)
	});
}
function isReported(unit, figures) {
	return isAllocationUnit(unit) && figures !== void 0 && isOwn(figures);
}
function setByItself({ base, head }, unit, compared) {
	if (!isAllocationUnit(unit)) return [];
	const present = [base, head].flatMap((figures) => figures?.get(unit) ?? []);
	const own = [base, head].map((of) => (of?.get(unit) ?? []).filter(({ kind }) => kind === "reported"));
	const [onBase, onHead] = own.map((figures) => figures.length > 0);
	if (onBase === false && onHead === false) return [];
	const one = onBase === true ? onHead === true ? "" : " on base only" : " on head only";
	const set = `the benchmark sets ${unit} itself with b.ReportMetric`;
	if (isOwn(present)) return [`${set}, and that figure is compared; Go counted ${arrow([base, head].map((of) => of?.get(unit)?.map(counted)))}`];
	const isCounted = [compared.base, compared.head].every((figures) => figures?.every(({ kind }) => kind === "exact"));
	return [`${set}${one} (${arrow(own)}); ${isCounted ? "the figure that Go counted is compared" : "the figure that Go counted is unknown"}`];
}
function arrow(sides) {
	return sides.flatMap((figures) => summarize(figures)?.median ?? []).map((median) => formatFigure(median)).join(" → ");
}
function bytesOf(benchmark) {
	const { base, head } = sidesOf(benchmark, "B/op");
	return {
		base: summarize(base),
		head: summarize(head)
	};
}
function changeFor(base, head) {
	if (base === void 0) return { kind: "added" };
	return head === void 0 ? { kind: "removed" } : changeOf(base.median, head.median);
}
function sideOf(summary, reported) {
	if (summary === void 0) return null;
	const { median, samples, printed } = summary;
	return {
		median,
		samples: [...samples],
		...printed === median ? {} : { printed },
		...reported ? { reported } : {}
	};
}
function withPressure({ base, head, pressure }) {
	if (pressure === void 0) return {
		base,
		head
	};
	return {
		base: base && new Map([...pressure.base, ...base]),
		head: head && new Map([...pressure.head, ...head])
	};
}
function unjudgedRows(benchmark, rules) {
	const { subject, iterations } = benchmark;
	const { base, head } = withPressure(benchmark);
	const decided = new Set(judgedUnits(rules, subject));
	return [.../* @__PURE__ */ new Set([...head?.keys() ?? [], ...base?.keys() ?? []])].filter((unit) => !decided.has(unit)).map((unit) => ({
		package: subject.importPath,
		benchmark: subject.benchmark,
		unit,
		iterations,
		base: (base?.get(unit) ?? []).map(perOperation),
		head: (head?.get(unit) ?? []).map(perOperation)
	}));
}

export { unjudgedRows as n, findingsOf as t };