import { n as withProgram } from "./program-words.js";
import { t as check$1 } from "./gate.js";
import { a as defaults } from "./nearest.js";
import { n as parseArguments } from "./arguments.js";
import { t as exitCodeOf } from "./exit-code.js";
import { t as terminalPorts } from "./ports.js";
import { t as renderTo } from "./render-to.js";
import { resolve } from "node:path";

// src/cli/check.ts
async function check(argv, streams, signal) {
	const { folder, explicit, positionals } = parseArguments("check", argv);
	const options = {
		format: defaults.format,
		verbose: defaults.verbose,
		output: void 0,
		...explicit
	};
	const ports = terminalPorts(streams, signal, options.verbose);
	const report = await check$1(ports, {
		folder: resolve(streams.cwd, folder),
		explicit: {
			...explicit,
			...positionals.length === 0 ? {} : { packages: [...positionals] }
		}
	});
	ports.log.end();
	await renderTo(withProgram(report, streams.program), options, streams);
	return exitCodeOf(report);
}

export { check };