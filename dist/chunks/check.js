import { a as exitCodeOf, w as withProgram } from "./start.js";
import { n as readTimes } from "./read-report.js";
import { t as check$1 } from "./gate.js";
import { t as defaults } from "./options.js";
import { t as parseArguments } from "./arguments.js";
import { t as withEvent } from "./event.js";
import { t as terminalPorts } from "./ports.js";
import { t as createReportPrinter } from "./report-printer.js";
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
	const printer = createReportPrinter(options, streams, () => {
		ports.log.end();
	});
	const report = await check$1(ports, {
		folder: from,
		shownFolder: relative(streams.cwd, from),
		...times === void 0 ? {} : { times: await readTimes(resolve(from, times), times) },
		explicit: {
			...explicit,
			...positionals.length === 0 ? {} : { packages: [...positionals] }
		},
		onJudged: (judged) => printer.verdict(withProgram(judged, streams.program))
	});
	await printer.finish(withProgram(report, streams.program));
	return exitCodeOf(report);
}

export { check };