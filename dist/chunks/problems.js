import { r as namesAround, t as remedies } from "./remedies.js";

// src/steps/some-names.ts
const mostNames = 5;
function someNames(names, most = mostNames) {
	const all = [...new Set(names)];
	const more = all.length > most ? ` and ${all.length - most} more` : "";
	return `${all.slice(0, most).join(", ")}${more}`;
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
const ownChange = "Fix the failure. This change sets prepare, copy or test-args for both sides, which may have caused it. If so, set them in a separate change, after the files and flags that they need are merged.";
function placesAround({ package: importPath, benchmark }) {
	return [...benchmark === void 0 ? [] : [...namesAround(benchmark)], void 0].map((name) => placeKey(importPath, name));
}
function placeKey(importPath, benchmark) {
	return JSON.stringify([importPath, benchmark]);
}
function remedyOf({ kind, package: importPath, benchmark = "" }) {
	const [name = ""] = benchmark.split("/");
	return /^Benchmark\w*$/.test(name) && /^[\w./~-]+$/.test(importPath ?? "") ? remedies[kind].replace("-bench NAME`", () => `-bench '^${name}$' ${importPath}\``) : remedies[kind];
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
		remedy: incident.remedy ?? remedyOf(incident)
	};
}

export { problemsOf as n, someNames as r, isOutside as t };