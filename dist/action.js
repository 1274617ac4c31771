// src/action.ts
const { writeSync } = process.getBuiltinModule("node:fs");
function end(error) {
	const told = error instanceof Error ? error : new Error(String(error));
	const isSystem = "syscall" in told && "code" in told;
	const text = isSystem ? `A system call failed: ${told.message}.` : `internal error, please report it: ${told.stack ?? told.message}`;
	try {
		writeSync(1, `::error::allocgate: ${text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")}\n`);
	} catch {}
	process.exit(isSystem ? 1 : 4);
}
process.on("uncaughtException", end);
process.exitCode = 4;
try {
	const { start } = await import("./chunks/start2.js");
	process.exit(await start());
} catch (error) {
	end(error);
}

export {  };