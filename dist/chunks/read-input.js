import { a as decodeInput, i as readInputFile, n as inputTooLarge, o as encodingOf, r as largestInput, s as refuseMixed, t as cannotRead } from "./input-file.js";
import { w as maxLineLength } from "./test-arguments.js";
import { resolve } from "node:path";
import { TextDecoder as TextDecoder$1 } from "node:util";
import { open } from "node:fs/promises";

// src/adapters/store/line-splitter.ts
const heldBytes = 3 * maxLineLength;
var LineSplitter = class {
	#held = [];
	#size = 0;
	#counting;
	split(chunk) {
		const lines = [];
		let start = 0;
		for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
			if (this.#size === 0) lines.push(chunk.toString("utf8", start, end));
			else {
				this.#hold(chunk.subarray(start, end));
				lines.push(this.#take());
			}
			start = end + 1;
		}
		if (start < chunk.length) this.#hold(chunk.subarray(start));
		return lines;
	}
	end() {
		return this.#size === 0 ? [] : [this.#take()];
	}
	#hold(piece) {
		this.#size += piece.length;
		if (this.#counting !== void 0) {
			this.#counting.length += this.#counting.decoder.decode(piece, { stream: true }).length;
			return;
		}
		this.#held.push(Buffer.from(piece));
		if (this.#size <= heldBytes) return;
		const decoder = new TextDecoder$1("utf-8", { ignoreBOM: true });
		this.#counting = {
			decoder,
			length: decoder.decode(Buffer.concat(this.#held), { stream: true }).length
		};
		this.#held = [];
	}
	#take() {
		const counting = this.#counting;
		const line = counting === void 0 ? Buffer.concat(this.#held).toString() : counting.length + counting.decoder.decode().length;
		this.#held = [];
		this.#size = 0;
		this.#counting = void 0;
		return line;
	}
};

// src/adapters/store/input-lines.ts
const chunkSize = 65536;
async function readLines(chunks, name, isWhole) {
	const rest = chunks[Symbol.asyncIterator]();
	const start = await take(rest, chunkSize);
	const encoding = encodingOf(start, name);
	if (!isWhole(new TextDecoder(encoding).decode(start))) return linesOf(start, rest, encoding, name);
	const all = Buffer.concat([start, await take(rest, largestInput + 1 - start.length)]);
	if (all.length > 67108864) throw inputTooLarge(name);
	return decodeInput(all, name);
}
async function* fileChunks(path, name) {
	const buffer = Buffer.allocUnsafe(chunkSize);
	let file;
	try {
		file = await open(path);
		for (;;) {
			const { bytesRead } = await file.read(buffer, 0, chunkSize, null);
			if (bytesRead === 0) return;
			yield buffer.subarray(0, bytesRead);
		}
	} catch (error) {
		throw cannotRead(name, error);
	} finally {
		await file?.close();
	}
}
async function take(chunks, least) {
	const parts = [];
	for (let size = 0; size < least;) {
		const next = await chunks.next();
		if (next.done === true) break;
		const part = Buffer.from(next.value);
		parts.push(part);
		size += part.length;
	}
	return Buffer.concat(parts);
}
async function* linesOf(start, rest, encoding, name) {
	const splitter = new LineSplitter();
	const decoder = new TextDecoder(encoding);
	let tail = Buffer.alloc(0);
	const split = (chunk) => {
		refuseMixed(Buffer.concat([tail, chunk.subarray(0, 11)]), encoding, name);
		refuseMixed(chunk, encoding, name);
		tail = Buffer.concat([tail, chunk.subarray(-11)]).subarray(-11);
		return splitter.split(encoding === "utf-8" ? chunk : Buffer.from(decoder.decode(chunk, { stream: true })));
	};
	try {
		yield split(encoding === "utf-8" && start.indexOf("﻿") === 0 ? start.subarray(3) : start);
		for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield split(typeof next.value === "string" ? Buffer.from(next.value) : bufferOf(next.value));
		yield [...splitter.split(Buffer.from(decoder.decode())), ...splitter.end()];
	} finally {
		await rest.return?.();
	}
}
function bufferOf(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

// src/cli/read-input.ts
async function readInput(name, folder, streams) {
	return name === "-" ? readStdin(streams) : readInputFile(resolve(folder, name), name);
}
async function readInputLines(name, folder, { stdin }, isWhole) {
	return name === "-" ? readLines(stdin, "stdin", isWhole) : readLines(fileChunks(resolve(folder, name), name), name, isWhole);
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

export { readInputLines as n, readInput as t };