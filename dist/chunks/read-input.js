import { i as decodeInput, n as largestInput, r as readInputFile, t as inputTooLarge } from "./input-file.js";
import { resolve } from "node:path";

// src/cli/read-input.ts
async function readInput(name, folder, streams) {
	return name === "-" ? readStdin(streams) : readInputFile(resolve(folder, name), name);
}
async function readStdin(streams) {
	const parts = [];
	let size = 0;
	for await (const part of streams.stdin) {
		const bytes = typeof part === "string" ? Buffer.from(part) : part;
		size += bytes.length;
		if (size > 67108864) throw inputTooLarge("stdin");
		parts.push(bytes);
	}
	return decodeInput(Buffer.concat(parts), "stdin");
}

export { readInput as t };