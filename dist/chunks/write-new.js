import { D as GateError, E as systemRefusal } from "./start.js";
import { i as makeFolders } from "./file.js";
import { dirname } from "node:path";
import { writeFile } from "node:fs/promises";

// src/adapters/init/write-new.ts
async function writeNew(path, text) {
	try {
		await makeFolders(dirname(path));
		await writeFile(path, text, { flag: "wx" });
		return true;
	} catch (error) {
		if (error.code === "EEXIST") return false;
		throw new GateError("usage", `${path} cannot be written: ${systemRefusal(error)?.message ?? String(error)}.`, "Make its folder writable, or start in another folder with -C DIR.", error);
	}
}

export { writeNew as t };