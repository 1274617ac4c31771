import { c as GateError } from "./arguments.js";
import { resolve } from "node:path";
import { readFile, stat } from "node:fs/promises";

// src/cli/read-input.ts
const largest = 67108864;
async function readInput(name, folder, streams) {
	if (name === "-") return readStdin(streams);
	const path = resolve(folder, name);
	try {
		if ((await stat(path)).size > largest) throw tooLarge(name);
		return await readFile(path, "utf8");
	} catch (error) {
		if (error instanceof GateError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw new GateError("usage", `Cannot read ${name}: ${reason}`, "Name a file that exists, or - for stdin.", error);
	}
}
async function readStdin(streams) {
	const parts = [];
	let size = 0;
	for await (const part of streams.stdin) {
		const bytes = typeof part === "string" ? Buffer.from(part) : part;
		size += bytes.length;
		if (size > largest) throw tooLarge("stdin");
		parts.push(bytes);
	}
	return Buffer.concat(parts).toString("utf8");
}
function tooLarge(name) {
	return new GateError("usage", `${name} is larger than 64 MiB.`, "Give a smaller file.");
}

export { readInput as t };