import { n as compareFigures, r as compareRules, t as readFigures } from "./read-figures.js";
import { t as parseConfig } from "./config.js";
import { a as exitCodeOf, v as GateError } from "./start.js";
import { t as defaults } from "./options.js";
import { t as parseArguments } from "./arguments.js";
import { t as readInput } from "./read-input.js";
import { t as renderTo } from "./render-to.js";
import { resolve } from "node:path";

// src/cli/compare.ts
async function compare(argv, streams) {
	const { explicit, folder, positionals } = parseArguments("compare", argv);
	const [base, head, ...more] = positionals;
	if (base === void 0 || head === void 0 || more.length > 0) throw new GateError("usage", "compare takes two files.", "Name both files: `allocgate compare BASE HEAD` (`-` means stdin).");
	if (base === "-" && head === "-") throw new GateError("usage", "Only one of the two files can be stdin.", "Name a file for the other.");
	const from = resolve(streams.cwd, folder);
	const report = compareFigures({
		base: readFigures(await readInput(base, from, streams), base),
		head: readFigures(await readInput(head, from, streams), head),
		names: {
			base,
			head
		},
		rules: compareRules(explicit, await readConfig(explicit.config, from, streams)),
		today: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
	});
	const options = {
		format: defaults.format,
		verbose: defaults.verbose,
		output: void 0,
		...explicit
	};
	await renderTo(report, options, streams);
	return exitCodeOf(report);
}
async function readConfig(name, folder, streams) {
	return name === void 0 ? void 0 : parseConfig(await readInput(name, folder, streams), name);
}

export { compare };