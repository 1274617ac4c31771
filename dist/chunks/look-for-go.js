import { D as GateError, E as systemRefusal } from "./start.js";
import { a as isForRunnerAlone, c as identitySchema, l as isAlive, n as runProcess, o as tokenVariables, s as removeTree, u as ownIdentity } from "./run-process.js";
import { t as buildFault } from "./environment-fault.js";
import { join } from "node:path";
import { lstat, mkdir, mkdtemp, readFile, readdir, stat, writeFile } from "node:fs/promises";

// src/adapters/parse-json.ts
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/adapters/temporary.ts
const form = /^allocgate-(?:go|profile|demo)-[A-Za-z0-9]{6}$/;
const ownerFile = "owner.json";
const UNOWNED_LIFETIME_MS = 36e5;
const cleared = /* @__PURE__ */ new Map();
async function makeTemporary(parent, kind) {
	const first = cleared.get(parent) ?? removeLeftovers(parent).catch(() => void 0);
	cleared.set(parent, first);
	await first;
	const outer = await mkdtemp(join(parent, `allocgate-${kind}-`));
	const remove = async () => removeTree(outer);
	try {
		await writeFile(join(outer, ownerFile), JSON.stringify(await ownIdentity()));
		const folder = join(outer, "in");
		await mkdir(folder);
		return {
			folder,
			remove
		};
	} catch (error) {
		await remove().catch(() => void 0);
		throw error;
	}
}
async function removeLeftovers(parent) {
	for (const name of await readdir(parent)) {
		if (!form.test(name)) continue;
		const folder = join(parent, name);
		if (await isLeftover(folder)) await removeTree(folder).catch(() => void 0);
	}
}
async function isLeftover(folder) {
	const found = await lstat(folder).catch(() => void 0);
	if (found === void 0 || !found.isDirectory() || found.uid !== process.getuid?.()) return false;
	const text = await readFile(join(folder, ownerFile), "utf8").catch(() => void 0);
	const owner = text === void 0 ? void 0 : identitySchema.safeParse(parseJson(text)).data;
	if (owner === void 0) return Date.now() - found.mtimeMs > UNOWNED_LIFETIME_MS;
	return !await isAlive(owner, found.mtimeMs);
}

// src/adapters/go/go-command.ts
const goLimitsMs = {
	env: 6e5,
	list: 9e5,
	build: 36e5
};
async function runGo(surroundings, go, request) {
	surroundings.log.debug(`${request.folder}: ${go.path} ${request.args.join(" ")}`);
	const work = await workFolder(request.temporary);
	try {
		const env = {
			...go.env,
			...work === void 0 ? {} : { GOTMPDIR: work.folder }
		};
		return await runProcess({
			...request,
			command: go.path,
			env,
			signal: surroundings.signal
		});
	} catch (error) {
		if (error instanceof GateError) throw error;
		if (!await isFolder(request.folder)) throw new GateError("usage", `There is no folder ${request.folder}.`, "Check the path, and the folder that -C names.", error);
		const { code } = error;
		const refusal = code === "ENOENT" ? void 0 : systemRefusal(error);
		if (refusal !== void 0 && code !== "EACCES") throw new GateError("environment-failed", `The go command could not be started: ${refusal.message}.`, refusal.remedy, error);
		throw new GateError("toolchain-missing", `The go command could not be started (${refusal?.message ?? error.message}).`, refusal?.remedy ?? "Install Go 1.22 or newer and put it on PATH; in a workflow, run actions/setup-go before this step.", error);
	} finally {
		await work?.remove();
	}
}
async function workFolder(parent) {
	return parent === void 0 ? void 0 : makeTemporary(parent, "go").catch(() => void 0);
}
function goFailure(outcome, what) {
	switch (outcome.exit.kind) {
		case "code": return outcome.exit.code === 0 ? void 0 : outcome.stderr.trim() || `${what} exited with code ${outcome.exit.code}`;
		case "signal": return `${what} was killed by ${outcome.exit.signal} (out of memory?)\n${outcome.stderr.trim()}`.trim();
		case "timeout": return `${what} did not finish within ${Math.round(outcome.durationMs / 1e3)} s\n${outcome.stderr.split("SIGQUIT: quit")[0] ?? ""}`.trim();
		case "output-limit": return `${what} printed too much output`;
		case "memory-limit": return `${what} exceeded its memory limit`;
		case "not-started": return `${what} could not be started (${outcome.exit.reason})`;
		default: return outcome.exit;
	}
}
function goCommandError(what, failure, remedy) {
	const fault = buildFault(failure);
	return new GateError(fault === void 0 ? "build-failed" : "environment-failed", `${what}:\n${failure}`, fault?.remedy ?? remedy);
}
async function isFolder(path) {
	return stat(path).then((found) => found.isDirectory(), () => false);
}

// src/adapters/go/child-environment.ts
function childEnvironment(env) {
	return Object.fromEntries(Object.entries(env).filter(([name, value]) => {
		if (value === void 0 || isHidden(name)) return false;
		return name !== "GOWORK" || value === "off";
	}));
}
function isHidden(name) {
	return isForRunnerAlone(name) || name.startsWith("ALLOCGATE_") || tokenVariables.includes(name);
}

// src/adapters/go/look-for-go.ts
async function lookForGo(surroundings, folder) {
	const go = {
		path: "go",
		env: surroundings.env
	};
	try {
		await runGo(surroundings, go, {
			args: ["version"],
			folder,
			timeoutMs: goLimitsMs.env
		});
		return;
	} catch (error) {
		return error instanceof GateError && (error.code === "toolchain-missing" || error.code === "environment-failed") ? error : void 0;
	}
}

export { goLimitsMs as a, parseJson as c, goFailure as i, childEnvironment as n, runGo as o, goCommandError as r, makeTemporary as s, lookForGo as t };