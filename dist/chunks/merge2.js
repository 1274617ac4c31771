import { D as GateError, a as exitCodeOf, w as withProgram } from "./start.js";
import { t as defaults } from "./options.js";
import { t as readReport } from "./read-report.js";
import { t as mergeShards } from "./merge.js";
import { t as parseArguments } from "./arguments.js";
import { t as renderTo } from "./render-to.js";
import { resolve } from "node:path";

// src/cli/merge.ts
async function merge(argv, streams) {
	const { explicit, folder, positionals } = parseArguments("merge", argv);
	if (positionals.length === 0 || positionals.length > 256) throw new GateError("usage", `merge takes the JSON reports of all shards, at most ${256}.`, "Name them: `allocgate merge shard-*.json`.");
	const from = resolve(streams.cwd, folder);
	const reports = [];
	for (const name of positionals) reports.push({
		name,
		report: await readReport(resolve(from, name), name)
	});
	const report = withProgram(mergeShards(reports), streams.program);
	const options = {
		format: defaults.format,
		verbose: defaults.verbose,
		output: void 0,
		...explicit
	};
	await renderTo(report, options, streams);
	return exitCodeOf(report);
}

export { merge };