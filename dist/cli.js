#!/usr/bin/env node
import { t as onInterrupt } from "./chunks/interrupt.js";
import { n as exitCodes } from "./chunks/exit-code.js";
import { i as visibleLines } from "./chunks/visible.js";
import { t as GateError } from "./chunks/errors.js";
import { t as commandOptions } from "./chunks/arguments.js";
import { t as version } from "./chunks/version.js";
import { n as writeFully } from "./chunks/streams.js";

// src/cli/main.ts
async function main(argv, streams, signal) {
	try {
		return await dispatch(argv, streams, signal);
	} catch (error) {
		if (signal.aborted) return exitCodes.interrupted;
		await writeFully(streams.stderr, describe(error));
		return error instanceof GateError && error.code !== "usage" ? exitCodes.unmeasurable : exitCodes.usage;
	}
}
async function dispatch(argv, streams, signal) {
	const [name, ...rest] = argv;
	const beforeFlags = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
	if (name === void 0 || name === "help" || name === "--help" || name === "-h") {
		const { helpText } = await import("./chunks/help.js");
		await writeFully(streams.stdout, await helpText(asCommand(rest[0]), streams.env));
		return exitCodes.pass;
	}
	if (name === "version" || name === "--version" || name === "-v") {
		await writeFully(streams.stdout, `allocgate ${version}\n`);
		return exitCodes.pass;
	}
	const command = asCommand(name);
	if (command === void 0) throw new GateError("usage", `Unknown command ${JSON.stringify(name)}.`, "allocgate --help lists the commands.");
	if (beforeFlags.includes("--help") || beforeFlags.includes("-h")) {
		const { helpText } = await import("./chunks/help.js");
		await writeFully(streams.stdout, await helpText(command, streams.env));
		return exitCodes.pass;
	}
	return (await load(command))(rest, streams, signal);
}
async function load(command) {
	switch (command) {
		case "check": return (await import("./chunks/check.js")).check;
		case "record": return (await import("./chunks/record2.js")).record;
		case "compare": return (await import("./chunks/compare.js")).compare;
		case "explain": return (await import("./chunks/explain.js")).explain;
		case "report": return (await import("./chunks/report.js")).report;
		case "demo": return (await import("./chunks/demo.js")).demo;
		default: return command;
	}
}
function asCommand(name) {
	return name !== void 0 && Object.hasOwn(commandOptions, name) ? name : void 0;
}
function describe(error) {
	if (error instanceof GateError) return `allocgate: ${visibleLines(error.message).join("\n")}\n  ${visibleLines(error.remedy).join("\n")}\n`;
	return `allocgate: internal error, please report it: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`;
}

// src/cli.ts
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
const { signal } = onInterrupt();
const streams = {
	stdin: process.stdin,
	stdout: process.stdout,
	stderr: process.stderr,
	env: process.env,
	cwd: process.cwd()
};
process.exit(await main(process.argv.slice(2), streams, signal));

export {  };