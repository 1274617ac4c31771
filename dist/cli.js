#!/usr/bin/env node
import { writeSync } from "node:fs";

// src/cli.ts
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
try {
	const { start } = await import("./chunks/start3.js");
	process.exit(await start());
} catch (error) {
	end(error);
}

export {  };