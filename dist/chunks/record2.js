import { x as count } from "./row-words.js";
import { t as defaults } from "./options.js";
import { t as recordBaseline } from "./record.js";
import { t as parseArguments } from "./arguments.js";
import { t as terminalPorts } from "./ports.js";
import { r as writeFully } from "./start.js";
import { resolve } from "node:path";

// src/cli/record.ts
async function record(argv, streams, signal) {
	const { folder, explicit, positionals } = parseArguments("record", argv);
	const ports = terminalPorts(streams, signal, explicit.verbose ?? defaults.verbose);
	const from = resolve(streams.cwd, folder);
	const output = explicit.output === void 0 ? defaults["baseline-file"] : resolve(streams.cwd, explicit.output);
	const recorded = await recordBaseline(ports, {
		folder: from,
		explicit: {
			...explicit,
			...positionals.length === 0 ? {} : { packages: [...positionals] }
		},
		store: ({ revisions }) => ports.baselineFile(from, output, explicit.output === void 0 ? revisions.root : void 0)
	});
	ports.log.end();
	for (const { package: importPath, benchmark, kind, message } of recorded.problems) ports.log.info(`allocgate: ${kind} ${importPath ?? ""} ${benchmark ?? ""}: ${message}`);
	await writeFully(streams.stdout, `recorded ${count(recorded.benchmarks, "benchmark")} of ${count(recorded.packages, "package")} in ${resolve(from, output)}\n`);
	return 0;
}

export { record };