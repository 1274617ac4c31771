import { _ as judged, v as perOperation } from "./config.js";
import { i as judgeRow, o as changeOf, r as judgedUnits, s as summarize } from "./problems.js";

// src/core/policy/verdict.ts
function conclude(findings, problems, settings) {
	if (findings.some((finding) => fails(finding, settings))) return "fail";
	const judged = findings.filter(({ head }) => head !== null);
	const open = judged.some(({ level }) => level === "unconfirmed");
	return judged.length === 0 || open || problems.some(({ blocking }) => blocking) ? "unmeasurable" : "pass";
}
function fails(finding, settings) {
	switch (finding.level) {
		case "regression":
		case "over-budget": return true;
		case "unstable": return settings.isStrict(finding);
		case "removed":
		case "skipped": return settings.onRemoved === "fail";
		case "warning":
		case "unconfirmed":
		case "waived":
		case "added":
		case "improvement":
		case "notice":
		case "unchanged": return false;
		default: return finding.level;
	}
}

// src/steps/findings.ts
function findingsOf(benchmark, rules, today) {
	return judgedUnits(rules, benchmark.subject).flatMap((unit) => {
		const [base, head] = [summarize(benchmark.base?.get(unit)), summarize(benchmark.head?.get(unit))];
		if (base === void 0 && head === void 0) return [];
		return [findingOf(benchmark, unit, base, head, rules, today)];
	});
}
function findingOf(benchmark, unit, base, head, rules, today) {
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
		base: sideOf(base),
		head: sideOf(head),
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
			...level === "unstable" ? variesOnHead(benchmark, unit, base) : [],
			...setByItself(benchmark, unit),
			...benchmark.warnings
		]
	};
}
function variesOnHead({ head }, unit, base) {
	const figures = (head?.get(unit) ?? []).map(judged);
	if (base === void 0 || base.min !== base.max || new Set(figures).size < 2) return [];
	const above = figures.filter((figure) => figure > base.max).length;
	return [`on head ${unit} varies from process to process${above === 0 ? "" : `, above it in ${above} of ${figures.length}`}; on base it does not`];
}
function setByItself({ base, head }, unit) {
	if (unit !== "B/op" && unit !== "allocs/op") return [];
	const sides = [base, head].filter((figures) => figures?.get(unit)?.some(({ kind }) => kind === "reported"));
	if (sides.length === 0) return [];
	return [`the benchmark sets ${unit} itself with b.ReportMetric, ${sides.length === 2 ? "on both sides" : sides[0] === base ? "on base only" : "on head only"}`];
}
function bytesOf({ base, head }) {
	return {
		base: summarize(base?.get("B/op")),
		head: summarize(head?.get("B/op"))
	};
}
function changeFor(base, head) {
	if (base === void 0) return { kind: "added" };
	return head === void 0 ? { kind: "removed" } : changeOf(base.median, head.median);
}
function sideOf(summary) {
	if (summary === void 0) return null;
	const { median, samples, printed } = summary;
	return {
		median,
		samples: [...samples],
		...printed === median ? {} : { printed }
	};
}
function unjudgedRows(benchmark, rules) {
	const { subject, base, head, iterations } = benchmark;
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

export { unjudgedRows as n, conclude as r, findingsOf as t };