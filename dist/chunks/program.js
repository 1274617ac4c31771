import { t as shellWord } from "./shell-word.js";
import { readFileSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

// src/entry/program.ts
function programOfAction(main, { env, cwd }) {
	const { GITHUB_ACTION_REPOSITORY: repository = "", GITHUB_ACTION_REF: ref = "" } = env;
	const { GITHUB_SERVER_URL: server = "https://github.com" } = env;
	if (/^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref)) {
		const source = server === "https://github.com" ? `github:${repository}` : `git+${server}/${repository}.git`;
		return `npx ${shellWord(`${source}#${ref}`)}`;
	}
	return startedByPath(join(dirname(main), "cli.js"), cwd);
}
function programOfTerminal(entry, { cwd }) {
	const file = realpathSync(entry);
	const folder = dirname(dirname(file));
	if (basename(dirname(folder)) !== "node_modules") return startedByPath(file, cwd);
	const name = basename(folder);
	const host = dirname(dirname(folder));
	const specifier = npxSpecifier(host);
	if (specifier === void 0) return isWithin(cwd, host) ? `npx ${name}` : name;
	return isAbsolute(specifier) ? `npx --package=${shellWord(specifier)} ${name}` : `npx ${shellWord(specifier)}`;
}
function repositoryOfProgram(program) {
	return /^npx github:([\w.-]+\/[\w.-]+)(?:#\S*)?$/.exec(program)?.[1];
}
function npxSpecifier(folder) {
	if (basename(dirname(folder)) !== "_npx") return void 0;
	try {
		const packages = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))["_npx"]?.packages;
		const first = Array.isArray(packages) && packages.length === 1 ? packages[0] : void 0;
		return typeof first === "string" ? first : void 0;
	} catch {
		return;
	}
}
function startedByPath(file, cwd) {
	return `node ${shellWord(isWithin(file, cwd) ? relative(cwd, file) : file)}`;
}
function isWithin(path, folder) {
	const way = relative(folder, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

export { programOfTerminal as n, repositoryOfProgram as r, programOfAction as t };