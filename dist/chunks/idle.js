import { E as compileBenchExpression } from "./test-arguments.js";
import { L as matchPackage, k as isLeakUnit } from "./row-words.js";
import { i as waiverName, r as ruleName } from "./differences.js";
import { g as nearest } from "./start.js";
import { t as isExpired } from "./settings.js";

// src/core/policy/idle.ts
const most = 20;
function idleSettings({ config, file, today, found }) {
	const ended = (config.waivers ?? []).filter((waiver) => isExpired(waiver, today));
	const sentences = [...ended.map((waiver) => () => `the ${waiverName(waiver)} expired on ${waiver.until ?? ""}. Remove it, or set a later \`until\`.`), ...found === void 0 ? [] : unmatched(config, found, ended)];
	const told = sentences.slice(0, most).map((sentence) => `Warning: in ${file}, ${sentence()}`);
	const more = sentences.length - told.length;
	return more === 0 ? told : [...told, `Warning: in ${file}, ${more} more ${more === 1 ? "setting has" : "settings have"} no effect.`];
}
function unmatched(config, { packages, benchmarks }, ended) {
	return [
		...(config.metrics ?? []).flatMap((unit) => unit === "ns/op" ? [() => "the metric ns/op has no effect: times are never judged."] : idleUnit("the metric", unit, benchmarks)),
		...(config.exclude ?? []).flatMap((pattern) => idlePattern("the exclude pattern", pattern, packages)),
		...(config.rules ?? []).flatMap((rule) => idleRule(rule, packages, benchmarks)),
		...(config.waivers ?? []).filter((waiver) => !ended.includes(waiver)).flatMap((waiver) => idleWaiver(waiver, packages, benchmarks))
	];
}
function idleRule(rule, packages, benchmarks) {
	const name = `the ${ruleName(rule)}`;
	const patterns = rule.packages ?? [];
	const idle = patterns.flatMap((pattern) => idlePattern(`${name}: the pattern`, pattern, packages));
	if (patterns.length > 0 && idle.length === patterns.length) return idle;
	const inside = benchmarks.filter((one) => rule.packages === void 0 || patterns.some((of) => matchPackage(of, one)));
	const matches = rule.benchmarks === void 0 ? () => true : compileBenchExpression(rule.benchmarks);
	const meant = inside.filter(({ benchmark }) => matches(benchmark));
	if (meant.length === 0) {
		const names = inside.map(({ benchmark }) => benchmark);
		return [...idle, () => `${name} matches no benchmark.${hint(rule.benchmarks ?? "", names)}`];
	}
	const judged = [...new Set(meant.flatMap((one) => one.judged))];
	const unjudged = [.../* @__PURE__ */ new Set([
		...Object.keys(rule.thresholds ?? {}),
		...Object.keys(rule.budgets ?? {}),
		...rule.metrics ?? []
	])].filter((unit) => !isLeakUnit(unit) && (!judged.includes(unit) || !isReported(unit, meant)));
	return [...idle, ...unjudged.flatMap((unit) => isReported(unit, meant) ? [() => `${name} names ${unit}, which is not among the metrics that are judged.`] : idleUnit(`${name}: the unit`, unit, meant))];
}
function idleWaiver(waiver, packages, benchmarks) {
	const name = `the ${waiverName(waiver)}`;
	const idle = idlePattern(`${name}: the pattern`, waiver.package, packages);
	if (idle.length > 0) return idle;
	const inside = benchmarks.filter((one) => matchPackage(waiver.package, one));
	const meant = inside.filter(({ benchmark }) => benchmark === waiver.benchmark);
	if (meant.length > 0) return idleUnit(`${name}: the metric`, waiver.metric, meant);
	const names = inside.map(({ benchmark }) => benchmark);
	return [() => `${name} matches no benchmark.${hint(waiver.benchmark, names)}`];
}
function idlePattern(what, pattern, packages) {
	if (packages.some((name) => matchPackage(pattern, name))) return [];
	return [() => `${what} ${pattern} matches no package with benchmarks.${packageHint(pattern, packages)}`];
}
function packageHint(pattern, packages) {
	const below = pattern.endsWith("/...") ? "/..." : "";
	const known = packages.flatMap(({ path, importPath }) => [...withParents(path), ...withParents(importPath)]);
	const near = nearest(pattern.slice(0, pattern.length - below.length), known);
	return near === void 0 ? "" : ` Did you mean ${near}${below}?`;
}
function withParents(path) {
	const at = path.lastIndexOf("/");
	return at <= 1 ? [path] : [path, ...withParents(path.slice(0, at))];
}
function idleUnit(what, unit, benchmarks) {
	if (isReported(unit, benchmarks)) return [];
	const near = hint(unit, [...new Set(benchmarks.flatMap(({ units }) => units))]);
	if (near === "" && benchmarks.some(({ units }) => units.length === 0)) return [];
	return [() => `${what} ${unit} is reported by no benchmark.${near}`];
}
function isReported(unit, benchmarks) {
	return isLeakUnit(unit) || benchmarks.some(({ units }) => units.includes(unit));
}
function hint(word, known) {
	const spelled = word.replaceAll(/[$^]/g, "");
	const near = nearest(spelled, known) ?? nearest(`Benchmark${spelled}`, known);
	return near === void 0 ? "" : ` Did you mean ${near}?`;
}

export { idleSettings as t };