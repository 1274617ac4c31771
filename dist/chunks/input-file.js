import { t as GateError } from "./errors.js";
import { readFile, stat } from "node:fs/promises";

// src/adapters/store/input-file.ts
const largestInput = 67108864;
async function readInputFile(path, name) {
	try {
		if ((await stat(path)).size > 67108864) throw inputTooLarge(name);
		return await readFile(path, "utf8");
	} catch (error) {
		if (error instanceof GateError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw new GateError("usage", `Cannot read ${name}: ${reason}`, "Name a file that exists.", error);
	}
}
function inputTooLarge(name) {
	return new GateError("usage", `${name} is larger than 64 MiB.`, "Give a smaller file.");
}

export { largestInput as n, readInputFile as r, inputTooLarge as t };