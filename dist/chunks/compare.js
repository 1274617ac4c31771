import { a as compareRules, i as compareFigures, n as readFigures, r as readFiguresByLine, t as isStored } from "./read-figures.js";
import { t as parseConfig } from "./config.js";
import { D as GateError, a as exitCodeOf } from "./start.js";
import { t as defaults } from "./options.js";
import { t as parseArguments } from "./arguments.js";
import { n as readInputLines, t as readInput } from "./read-input.js";
import { t as renderTo } from "./render-to.js";
import { resolve } from "node:path";
import { setFlagsFromString } from "node:v8";

// src/cli/compare.ts
async function compare(argv, streams) {
	const { explicit, folder, positionals } = parseArguments("compare", argv);
	const [base, head, ...more] = positionals;
	if (base === void 0 || head === void 0 || more.length > 0) throw new GateError("usage", "compare takes two files.", "Name both files: `allocgate compare BASE HEAD` (`-` means stdin).");
	if (base === "-" && head === "-") throw new GateError("usage", "Only one of the two files can be stdin.", "Name a file for the other.");
	setFlagsFromString("--semi-space-growth-factor=1");
	const from = resolve(streams.cwd, folder);
	const report = compareFigures({
		base: await readSide(base, from, streams),
		head: await readSide(head, from, streams),
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
async function readSide(name, folder, streams) {
	const input = await readInputLines(name, folder, streams, isStored);
	return typeof input === "string" ? readFigures(input, name) : readFiguresByLine(input, name);
}
async function readConfig(name, folder, streams) {
	return name === void 0 ? void 0 : parseConfig(await readInput(name, folder, streams), name);
}

export { compare };