import { n as onInterrupt, t as failureOf } from "./failure.js";
import { n as programOfTerminal } from "./program.js";
import { n as exitCodes } from "./exit-code.js";
import { t as commandWords } from "./program-words.js";
import { a as visibleLines } from "./system-error.js";
import { t as GateError } from "./errors.js";
import { t as nearest } from "./nearest.js";
import { a as commandNames, i as asCommand, n as writeFully, r as writeIfPossible } from "./streams.js";
import { t as version } from "./version.js";
import { fstatSync, readFileSync, readlinkSync, writeSync } from "node:fs";

// src/cli/manners.ts
function mannersOf(flags, streams) {
	const quiet = flags.some((flag) => flag === "--quiet" || /^-[hqv]*q[hqv]*$/.test(flag));
	const plain = flags.includes("--no-color");
	return {
		...streams,
		...quiet ? { quiet } : {},
		...plain ? { env: {
			...streams.env,
			NO_COLOR: "1"
		} } : {}
	};
}

// src/cli/main.ts
async function main(argv, streams, signal) {
	try {
		return await dispatch(argv, streams, signal);
	} catch (error) {
		if (signal.aborted) return exitCodes.interrupted;
		const failure = failureOf(error);
		await writeIfPossible(streams.stderr, describe(failure, streams.program));
		return exitCodes[failure.kind];
	}
}
async function dispatch(argv, given, signal) {
	const [name, ...rest] = argv;
	const beforeFlags = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
	const streams = mannersOf(beforeFlags, given);
	if (name === void 0 || name === "help" || name === "--help" || name === "-h") {
		const [topic] = rest.filter((word) => !word.startsWith("-"));
		return help(topic === void 0 || topic === "help" ? void 0 : named(topic), streams);
	}
	if (name === "version" || name === "--version" || name === "-v") {
		await writeFully(streams.stdout, `allocgate ${version}\n`);
		return exitCodes.pass;
	}
	const command = named(name);
	if (beforeFlags.includes("--help") || beforeFlags.includes("-h")) return help(command, streams);
	return (await load(command))(rest, streams, signal);
}
async function help(command, streams) {
	const { helpText } = await import("./help.js");
	await writeFully(streams.stdout, await helpText(command, streams));
	return exitCodes.pass;
}
function named(name) {
	const command = asCommand(name);
	if (command !== void 0) return command;
	if (name.startsWith("-")) throw new GateError("usage", `There is no command before ${JSON.stringify(name)}.`, "Put the command first, as in `allocgate check`; `allocgate help` lists the commands.");
	const near = nearest(name, commandNames) ?? (/^\.{1,2}(?:\/|$)/.test(name) ? `check ${name}` : void 0);
	const hint = near === void 0 ? "" : ` Did you mean \`allocgate ${near}\`?`;
	throw new GateError("usage", `Unknown command ${JSON.stringify(name)}.`, `${hint} \`allocgate help\` lists the commands.`.trim());
}
async function load(command) {
	switch (command) {
		case "check": return (await import("./check.js")).check;
		case "record": return (await import("./record2.js")).record;
		case "compare": return (await import("./compare.js")).compare;
		case "explain": return (await import("./explain.js")).explain;
		case "bisect": return (await import("./bisect.js")).bisect;
		case "history": return (await import("./history.js")).history;
		case "report": return (await import("./report.js")).report;
		case "scaffold": return (await import("./scaffold.js")).scaffold;
		case "init": return (await import("./init.js")).init;
		case "config": return (await import("./config2.js")).config;
		case "demo": return (await import("./demo.js")).demo;
		case "completion": return (await import("./completion.js")).completion;
		default: return command;
	}
}
function describe(failure, program) {
	const message = visibleLines(failure.message).join("\n");
	return failure.kind === "internal" ? `allocgate: ${message}\n` : `allocgate: ${message}\n  ${visibleLines(commandWords(failure.remedy, program)).join("\n")}\n`;
}

// src/cli/standard-output.ts
const descriptor = 1;
const shells = /^(?:a|ba|da|k|mk|z)?sh$|^fish$|^busybox$/;
function standardOutput(stdout) {
	if (stdout.isTTY) return stdout;
	if (isClosed()) return failing(/* @__PURE__ */ new Error("it is closed"));
	const kind = fstatSync(descriptor);
	return kind.isFile() || kind.isCharacterDevice() ? { write: writeAll } : stdout;
}
function failing(error) {
	return { write(_, done) {
		done?.(error);
		return true;
	} };
}
const writeAll = (text, done) => {
	let failure;
	try {
		const bytes = Buffer.from(text);
		for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
	} catch (error) {
		failure = error;
	}
	done?.(failure);
	return true;
};
function isClosed() {
	try {
		const parent = `/proc/${process.ppid}`;
		return isReadWriteNull("/proc/self") && shells.test(readFileSync(`${parent}/comm`, "utf8").trim()) && !isReadWriteNull(parent);
	} catch {
		return false;
	}
}
function isReadWriteNull(process) {
	try {
		if (readlinkSync(`${process}/fd/${descriptor}`) !== "/dev/null") return false;
		const flags = /^flags:\s+([0-7]+)$/m.exec(readFileSync(`${process}/fdinfo/${descriptor}`, "utf8"))?.[1] ?? "0";
		return (Number.parseInt(flags, 8) & 3) === 2;
	} catch {
		return false;
	}
}

// src/cli/start.ts
async function start() {
	const { stdin, stdout, stderr, env } = process;
	const [, entry = "", ...argv] = process.argv;
	const cwd = process.cwd();
	for (const stream of [stdout, stderr]) stream.on("error", () => void 0);
	const { signal } = onInterrupt();
	signal.addEventListener("abort", () => stdin.destroy());
	const program = programOfTerminal(entry, { cwd });
	return main(argv, {
		stdin,
		stdout: standardOutput(stdout),
		stderr,
		env,
		cwd,
		program
	}, signal);
}

export { start };