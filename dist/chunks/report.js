import { F as parseReport } from "./compose-markdown.js";
import { D as GateError, o as exitCodes } from "./start.js";
import { t as defaults } from "./options.js";
import { t as parseArguments } from "./arguments.js";
import { t as readInput } from "./read-input.js";
import { t as renderTo } from "./render-to.js";
import { resolve } from "node:path";

// src/cli/report.ts
async function report(argv, streams) {
	const { explicit, folder, positionals } = parseArguments("report", argv);
	const [name] = positionals;
	if (name === void 0 || positionals.length > 1) throw new GateError("usage", "report takes one JSON report.", "Name it: `allocgate report REPORT.json`.");
	const options = {
		format: defaults.format,
		verbose: defaults.verbose,
		output: void 0,
		...explicit
	};
	await renderTo(parseReport(await readInput(name, resolve(streams.cwd, folder), streams)), options, streams);
	return exitCodes.pass;
}

export { report };