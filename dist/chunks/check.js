import { a as exitCodeOf, h as withProgram } from "./start.js";
import { n as readTimes } from "./read-report.js";
import { t as check$1 } from "./gate.js";
import { t as defaults } from "./options.js";
import { t as parseArguments } from "./arguments.js";
import { t as withEvent } from "./event.js";
import { t as terminalPorts } from "./ports.js";
import { t as renderTo } from "./render-to.js";
import { relative, resolve } from "node:path";

// src/cli/check.ts
async function check(argv, streams, signal) {
	const { folder, explicit: said, positionals } = parseArguments("check", argv);
	const explicit = withEvent(said);
	const options = {
		format: defaults.format,
		verbose: defaults.verbose,
		output: void 0,
		...explicit
	};
	const ports = terminalPorts(streams, signal, options.verbose, explicit.event);
	const from = resolve(streams.cwd, folder);
	const { "shard-times": times } = explicit;
	const report = await check$1(ports, {
		folder: from,
		shownFolder: relative(streams.cwd, from),
		...times === void 0 ? {} : { times: await readTimes(resolve(from, times), times) },
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