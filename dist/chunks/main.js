import { n as writeFully, o as visibleLines } from "./streams.js";
import { c as GateError, t as commandOptions } from "./arguments.js";
import { t as version } from "./version.js";

// src/cli/main.ts
const exitCodes = {
	pass: 0,
	fail: 1,
	usage: 2,
	unmeasurable: 3,
	interrupted: 130
};
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
		const { helpText } = await import("./help.js");
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
		const { helpText } = await import("./help.js");
		await writeFully(streams.stdout, await helpText(command, streams.env));
		return exitCodes.pass;
	}
	return (await load(command))(rest, streams, signal);
}
async function load(command) {
	switch (command) {
		case "check": return (await import("./check.js")).check;
		case "record": return (await import("./record.js")).record;
		case "compare": return (await import("./compare.js")).compare;
		case "report": return (await import("./report.js")).report;
		case "demo": return (await import("./demo.js")).demo;
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

export { main as n, exitCodes as t };