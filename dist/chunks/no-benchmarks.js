import { t as defaults } from "./options.js";

// src/core/patch/side-prefixes.ts
function prefixesOf(base, head) {
	return {
		base: `${nameOf(base)}/`,
		head: `${nameOf(head)}/`
	};
}
function nameOf(folder) {
	return folder.slice(folder.lastIndexOf("/") + 1);
}

// src/steps/no-benchmarks.ts
function noBenchmarks({ bench, patterns }) {
	const packages = patterns.join(" ");
	return {
		kind: "no-benchmarks",
		side: "head",
		message: bench === defaults.bench ? `There is no benchmark in ${packages}` : `No benchmark in ${packages} matches -bench ${bench}`
	};
}

export { prefixesOf as n, noBenchmarks as t };