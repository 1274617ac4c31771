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

// src/steps/declared-on-both.ts
async function declaredOnBoth(ports, base, head, changes) {
	const [module] = head.packages.values();
	const paths = changes.flatMap((change) => [`${base.root}/${change.base}`, `${head.root}/${change.head}`]);
	const reply = module === void 0 || paths.length === 0 ? [] : await ports.analysis.declarations(module.moduleFolder, paths);
	const whole = new Map(reply.flatMap((found) => found.error === "" ? [[found.file, found]] : []));
	return (change) => ({
		base: whole.get(`${base.root}/${change.base}`),
		head: whole.get(`${head.root}/${change.head}`)
	});
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

export { declaredOnBoth as n, prefixesOf as r, noBenchmarks as t };