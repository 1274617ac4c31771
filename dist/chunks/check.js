import { n as withProgram } from "./program-words.js";
import { t as check$1 } from "./gate.js";
import { t as GateError } from "./errors.js";
import { a as defaults } from "./nearest.js";
import { n as parseArguments } from "./arguments.js";
import { t as exitCodeOf } from "./exit-code.js";
import { t as terminalPorts } from "./ports.js";
import { t as renderTo } from "./render-to.js";
import { relative, resolve } from "node:path";

// src/cli/check.ts
async function check(argv, streams, signal) {
	const { folder, explicit: said, positionals } = parseArguments("check", argv);
	if (said["config-base"] !== void 0 && said.event === void 0) throw new GateError("usage", "--config-base is for --event.", "Name the event too, or leave --config-base out.");
	const explicit = said.event === void 0 ? said : {
		head: "HEAD",
		...said
	};
	const options = {
		format: defaults.format,
		verbose: defaults.verbose,
		output: void 0,
		...explicit
	};
	const ports = terminalPorts(streams, signal, options.verbose, said.event);
	const from = resolve(streams.cwd, folder);
	const report = await check$1(ports, {
		folder: from,
		shownFolder: relative(streams.cwd, from),
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