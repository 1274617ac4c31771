import { N as driftDirection, P as driftOf } from "./row-words.js";
import { a as blindSpotDirection, c as budgetDirection, d as mixed, f as thresholdDirection, l as loosened, m as tightened, n as leakDirection, u as metricsDirection } from "./test-arguments.js";

// src/core/policy/differences.ts
function configDifferences(base, head, defaults) {
	const threshold = thresholdDirection(base.threshold ?? defaults.threshold, head.threshold ?? defaults.threshold);
	const metrics = metricsDirection(base.metrics ?? defaults.metrics, head.metrics ?? defaults.metrics);
	return [
		...change("threshold", base.threshold, head.threshold, threshold),
		...change("metrics", base.metrics, head.metrics, metrics),
		...change("strict", base.strict, head.strict, strictDirection(head.strict)),
		...excludeChanges(base.exclude ?? [], head.exclude ?? []),
		...ruleChanges(base.rules ?? [], head.rules ?? []),
		...waiverChanges(base.waivers ?? [], head.waivers ?? []),
		...change("fail-on", base["fail-on"], head["fail-on"], head["fail-on"] === "never" ? loosened : tightened),
		...change("on-removed", base["on-removed"], head["on-removed"], head["on-removed"] === "fail" ? tightened : loosened),
		...change("leaks", base.leaks, head.leaks, leakDirection(base.leaks ?? defaults.leaks, head.leaks ?? defaults.leaks)),
		...change("blind-spots", base["blind-spots"], head["blind-spots"], blindSpotDirection(base["blind-spots"] ?? "warn", head["blind-spots"] ?? "warn")),
		...change("drift", base.drift, head.drift, driftDirection(driftOf(base), driftOf(head))),
		...buildNeeds.flatMap((key) => change(key, base[key], head[key], base[key] === void 0 ? tightened : loosened)),
		...others.flatMap((key) => change(key, base[key], head[key], loosened))
	];
}
const buildNeeds = [
	"prepare",
	"copy",
	"test-args"
];
const others = [
	"bench",
	"mode",
	"count",
	"timeout",
	"benchmark-timeout",
	"confirm-timeout",
	"explain-timeout",
	"history-url"
];
function excludeChanges(base, head) {
	return [...base.filter((pattern) => !head.includes(pattern)).flatMap((p) => change("exclude", p, void 0, tightened)), ...head.filter((pattern) => !base.includes(pattern)).flatMap((p) => change("exclude", void 0, p, loosened))];
}
function ruleChanges(base, head) {
	const [from, to] = [byName(base, ruleName), byName(head, ruleName)];
	const changes = namesOf(from, to).flatMap((name) => ruleChange(name, from.get(name) ?? {}, to.get(name) ?? {}));
	if (changes.length > 0 || JSON.stringify(base) === JSON.stringify(head)) return changes;
	return [sentence("rules: order changed", mixed)];
}
function ruleChange(name, base, head) {
	return [
		...ruleThreshold(`${name}, threshold`, base.threshold, head.threshold),
		...unitsOf(base.thresholds, head.thresholds).flatMap((unit) => ruleThreshold(`${name}, threshold of ${unit}`, base.thresholds?.[unit], head.thresholds?.[unit])),
		...unitsOf(base.budgets, head.budgets).flatMap((unit) => {
			const [from, to] = [base.budgets?.[unit], head.budgets?.[unit]];
			return change(`${name}, budget of ${unit}`, from, to, budgetDirection(unit, from, to));
		}),
		...change(`${name}, strict`, base.strict, head.strict, strictDirection(head.strict)),
		...change(`${name}, metrics`, base.metrics, head.metrics, metricsDirection(base.metrics, head.metrics)),
		...change(`${name}, leaks`, base.leaks, head.leaks, ruleLeaks(base.leaks, head.leaks)),
		...change(`${name}, gomaxprocs`, base.gomaxprocs, head.gomaxprocs, loosened)
	];
}
function ruleThreshold(name, from, to) {
	return change(name, from, to, from === void 0 || to === void 0 ? mixed : thresholdDirection(from, to));
}
function ruleLeaks(from, to) {
	return from === void 0 || to === void 0 ? mixed : leakDirection(from, to);
}
function waiverChanges(base, head) {
	const [from, to] = [byName(base, waiverName), byName(head, waiverName)];
	return namesOf(from, to).flatMap((name) => {
		const [a, b] = [from.get(name), to.get(name)];
		if (a === void 0 || b === void 0) return change(name, a?.ceiling, b?.ceiling, a === void 0 ? loosened : tightened);
		return [
			...change(`${name}, ceiling`, a.ceiling, b.ceiling, a.ceiling > b.ceiling ? tightened : loosened),
			...change(`${name}, until`, a.until, b.until, (a.until ?? "~") > (b.until ?? "~") ? tightened : loosened),
			...change(`${name}, reason`, a.reason, b.reason, loosened)
		];
	});
}
function strictDirection(head) {
	return head === true ? tightened : loosened;
}
function change(name, from, to, direction) {
	if (JSON.stringify(from) === JSON.stringify(to)) return [];
	return [sentence(`${name}: ${shown(from)} → ${shown(to)}`, direction)];
}
function sentence(edit, direction) {
	return `The change edits the configuration (${edit}); the edit takes effect ${effect(direction)}.`;
}
function effect({ stricter, looser }) {
	if (stricter && looser) return "now where it is stricter, otherwise after the merge";
	return stricter ? "now" : "after the merge";
}
const longest = 200;
function shown(value) {
	if (value === void 0) return "not set";
	const text = typeof value === "string" ? value : JSON.stringify(value);
	return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
function ruleName({ packages, benchmarks }) {
	return `rule for ${[...packages ?? ["every package"], ...benchmarks === void 0 ? [] : [benchmarks]].join(" ")}`;
}
function waiverName({ package: name, benchmark, metric }) {
	return `waiver for ${name} ${benchmark} ${metric}`;
}
function byName(items, nameOf) {
	const named = /* @__PURE__ */ new Map();
	const uses = /* @__PURE__ */ new Map();
	for (const item of items) {
		const name = nameOf(item);
		const use = (uses.get(name) ?? 0) + 1;
		uses.set(name, use);
		named.set(use === 1 ? name : `${name} (${use})`, item);
	}
	return named;
}
function namesOf(a, b) {
	return [.../* @__PURE__ */ new Set([...a.keys(), ...b.keys()])];
}
function unitsOf(a, b) {
	return [.../* @__PURE__ */ new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])];
}

export { waiverName as i, configDifferences as n, ruleName as r, buildNeeds as t };