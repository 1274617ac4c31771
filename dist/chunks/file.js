import { D as GateError, E as systemRefusal } from "./start.js";
import { basename, dirname, join, sep } from "node:path";
import { randomBytes } from "node:crypto";
import { lstat, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";

// src/adapters/make-folders.ts
async function makeFolders(path) {
	try {
		await mkdir(path);
	} catch (error) {
		const { code } = error;
		if (code === "ENOENT" && dirname(path) !== path) {
			await makeFolders(dirname(path));
			await mkdir(path).catch(ignoreExisting);
			return;
		}
		if (!await isFolder(path)) throw error;
	}
}
function ignoreExisting(error) {
	if (error.code !== "EEXIST") throw error;
}
async function isFolder(path) {
	return stat(path).then((found) => found.isDirectory(), () => false);
}

// src/adapters/store/file.ts
const largest = 67108864;
function fileStore(path, label, within) {
	const refuseOutside = async () => {
		if (within === void 0) return;
		const place = await placeOf(path);
		if (place.startsWith(await realpath(within) + sep)) return;
		throw new GateError("usage", `${label} is, or is reached through, a symbolic link that leads out of the repository to ${place}.`, "Remove the link, or name the place to write to with --output.");
	};
	return {
		async read() {
			await refuseOutside();
			const found = await stat(path).catch((error) => {
				if (isAbsent(error)) return void 0;
				throw error;
			});
			if (found === void 0) return void 0;
			const unfit = unfitness(found);
			return unfit === void 0 ? {
				text: await readFile(path, "utf8"),
				label
			} : {
				text: "",
				label,
				unfit
			};
		},
		async write(text) {
			await refuseOutside();
			await writeFileAtomically(path, text);
		}
	};
}
function unfitness(found) {
	if (found.isDirectory()) return "a directory";
	if (!found.isFile()) return "a pipe, a socket or a device";
	return found.size > largest ? "larger than 64 MiB" : void 0;
}
async function placeOf(path) {
	const parent = dirname(path);
	return parent === path ? path : realpath(path).catch(async () => join(await placeOf(parent), basename(path)));
}
async function writeFileAtomically(named, text) {
	const path = await realpath(named).catch(() => named);
	return await isSpecial(path) ? writeSpecial(path, text) : replaceFile(path, text);
}
async function writeOwnFile(folder, path, text) {
	for (let depth = 1; depth < path.length; depth++) {
		const step = join(folder, ...path.slice(0, depth));
		const found = await lstat(step).catch(() => void 0);
		if (found === void 0 || found.isDirectory()) continue;
		const what = found.isSymbolicLink() ? "a symbolic link" : "not a folder";
		throw new GateError("usage", `${join(folder, ...path)} cannot be written, because ${step} is ${what}.`, `Remove ${step}.`);
	}
	await replaceFile(join(folder, ...path), text);
}
async function replaceFile(path, text) {
	const scratch = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
	try {
		await makeFolders(dirname(path));
		const file = await open(scratch, "wx", 420);
		try {
			await file.writeFile(text);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(scratch, path);
	} catch (error) {
		await rm(scratch, { force: true }).catch(() => void 0);
		throw unwritable(path, error);
	}
}
async function isSpecial(path) {
	const found = await stat(path).catch(() => void 0);
	return found !== void 0 && !found.isFile() && !found.isDirectory();
}
async function writeSpecial(path, text) {
	try {
		await writeFile(path, text);
	} catch (error) {
		throw unwritable(path, error);
	}
}
function unwritable(path, error) {
	return new GateError("usage", `${path} cannot be written: ${systemRefusal(error)?.message ?? String(error)}.`, "Choose another path with --output.", error);
}
function isAbsent(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

export { makeFolders as i, writeFileAtomically as n, writeOwnFile as r, fileStore as t };