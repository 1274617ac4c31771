import { D as GateError } from "./start.js";
import { readFile, stat } from "node:fs/promises";

// src/adapters/store/decode-input.ts
function decodeInput(bytes, name) {
	const encoding = encodingOf(bytes, name);
	refuseMixed(bytes, encoding, name);
	return new TextDecoder(encoding).decode(bytes);
}
function refuseMixed(bytes, encoding, name) {
	if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(foreignWords[encoding])) throw unreadable(name, "mixes UTF-8 and UTF-16");
}
const foreignWords = {
	"utf-8": "B\0e\0n\0c\0h\0m",
	"utf-16le": "Benchm",
	"utf-16be": "Benchm"
};
function encodingOf(bytes, name) {
	const [first, second, third, fourth] = bytes;
	if (first === 255 && second === 254) {
		if (third === 0 && fourth === 0) throw unreadable(name, "is UTF-32");
		return "utf-16le";
	}
	if (first === 254 && second === 255) return "utf-16be";
	if (first === 0 && second === 0 && third === 254 && fourth === 255) throw unreadable(name, "is UTF-32");
	let [even, odd] = [0, 0];
	const sample = bytes.subarray(0, 4096);
	for (const [index, byte] of sample.entries()) if (byte === 0 && index % 2 === 0) even += 1;
	else if (byte === 0) odd += 1;
	const most = sample.length * .4;
	if (odd > most && even < most / 4) return "utf-16le";
	return even > most && odd < most / 4 ? "utf-16be" : "utf-8";
}
function unreadable(name, what) {
	return new GateError("usage", `${name} ${what}.`, "Save it as UTF-8: in PowerShell, pipe go test to `Out-File -Encoding utf8`.");
}

// src/adapters/store/input-file.ts
const largestInput = 67108864;
async function readInputFile(path, name) {
	try {
		if ((await stat(path)).size > 67108864) throw inputTooLarge(name);
		return decodeInput(await readFile(path), name);
	} catch (error) {
		throw cannotRead(name, error);
	}
}
function cannotRead(name, error) {
	if (error instanceof GateError) return error;
	const reason = error instanceof Error ? error.message : String(error);
	return new GateError("usage", `Cannot read ${name}: ${reason}`, "Name a file that exists.", error);
}
function inputTooLarge(name) {
	return new GateError("usage", `${name} is larger than 64 MiB.`, "Pass a smaller file.");
}

export { decodeInput as a, readInputFile as i, inputTooLarge as n, encodingOf as o, largestInput as r, refuseMixed as s, cannotRead as t };