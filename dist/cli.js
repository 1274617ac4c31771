#!/usr/bin/env node
import { r as versionLine, t as isVersionCommand } from "./chunks/version.js";

// src/cli.ts
const { fstatSync, writeSync } = process.getBuiltinModule("node:fs");
function end(error) {
	const told = error instanceof Error ? error : new Error(String(error));
	const isSystem = "syscall" in told && "code" in told;
	const text = isSystem ? `A system call failed: ${told.message}.\n  Raise the limit or fix the path that the message names, then try again (ulimit -n sets the limit on open files).` : `internal error, please report it: ${told.stack ?? told.message}`;
	try {
		writeSync(2, `allocgate: ${text}\n`);
	} catch {}
	process.exit(isSystem ? 3 : 4);
}
process.on("uncaughtException", end);
process.exitCode = 4;
function printsVersion([word]) {
	if (word === void 0 || !isVersionCommand(word)) return false;
	try {
		return !fstatSync(1).isCharacterDevice() && writeSync(1, "allocgate 0.1.0\n") === "allocgate 0.1.0\n".length;
	} catch {
		return false;
	}
}
try {
	if (printsVersion(process.argv.slice(2))) process.exit(0);
	const { start } = await import("./chunks/start3.js");
	process.exit(await start());
} catch (error) {
	end(error);
}

export {  };