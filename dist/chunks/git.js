import { D as GateError, E as systemRefusal } from "./start.js";
import { p as string } from "./zod.js";
import { a as isForRunnerAlone, c as identitySchema, i as refuseWhenAborted, l as isAlive$1, o as tokenVariables, r as interrupted, s as removeTree, t as runForBytes, u as ownIdentity } from "./run-process.js";
import { r as runFault } from "./environment-fault.js";
import { t as pathBelow } from "./path-below.js";
import { i as makeFolders } from "./file.js";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { createHash, randomUUID } from "node:crypto";
import { homedir, platform } from "node:os";
import { access, link, lstat, mkdir, mkdtemp, readFile, readdir, realpath, rename, rm, stat, unlink, utimes, writeFile } from "node:fs/promises";
import { accessSync, chmodSync, constants, copyFileSync, createReadStream, lstatSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import { setImmediate } from "node:timers/promises";

// src/adapters/git/cache-folder.ts
function cacheFolder(env) {
	const own = env["ALLOCGATE_CACHE"];
	if (own !== void 0 && isAbsolute(own)) return own;
	const home = env["HOME"] === void 0 || env["HOME"] === "" ? homedir() : env["HOME"];
	const xdg = env["XDG_CACHE_HOME"];
	if (xdg !== void 0 && isAbsolute(xdg)) return join(xdg, "allocgate");
	return platform() === "darwin" ? join(home, "Library", "Caches", "allocgate") : join(home, ".cache", "allocgate");
}

// src/adapters/git/layout.ts
const PATH_LENGTH_STEP = 120;
const SIDE_LENGTH = 4;
const idForm = /^[0-9a-f]{16}$/;
function repositoryId(commonFolder) {
	return createHash("sha256").update(commonFolder).digest("hex").slice(0, 16);
}
function isRepositoryId(name) {
	return idForm.test(name);
}
function slotLayout(repositoryFolder, slot) {
	const folder = join(repositoryFolder, slot);
	const fixed = Buffer.byteLength(folder) + SIDE_LENGTH + 2;
	const pathLength = Math.ceil((fixed + 1) / 120) * 120;
	const trees = join(folder, "x".repeat(pathLength - fixed));
	return {
		trees,
		base: join(trees, "base"),
		head: join(trees, "head"),
		pin: (index) => join(trees, `pin${index}`),
		work: join(folder, "work"),
		scratch: join(folder, "scratch"),
		pathLength
	};
}

// src/adapters/git/lock.ts
const holderSchema = identitySchema.extend({ id: string() });
async function tryLock(path) {
	const draft = `${path}.${randomUUID()}`;
	await writeFile(draft, JSON.stringify(await self()), { flag: "wx" });
	try {
		if (await linked(draft, path)) return held(path);
		const holder = await readHolder(path);
		if (holder === "gone") return await linked(draft, path) ? held(path) : void 0;
		if (await isAlive(holder, path)) return void 0;
		const right = await tryLock(`${path}.over-${holder === "damaged" ? "damaged" : holder.id}`);
		if (right === void 0) return void 0;
		try {
			if (!isSame(holder, await readHolder(path))) return void 0;
			await rename(draft, path);
			return held(path);
		} finally {
			await right.release();
		}
	} finally {
		await rm(draft, { force: true });
	}
}
async function isLocked(path) {
	const holder = await readHolder(path);
	return holder !== "gone" && await isAlive(holder, path);
}
function held(path) {
	return { release: async () => rm(path, { force: true }) };
}
async function self() {
	return {
		id: randomUUID(),
		...await ownIdentity()
	};
}
async function linked(draft, path) {
	try {
		await link(draft, path);
		return true;
	} catch (error) {
		if (error.code === "EEXIST") return false;
		throw error;
	}
}
async function readHolder(path) {
	let text;
	try {
		text = await readFile(path, "utf8");
	} catch (error) {
		if (error.code === "ENOENT") return "gone";
		throw error;
	}
	try {
		return holderSchema.parse(JSON.parse(text));
	} catch {
		return "damaged";
	}
}
async function isAlive(holder, path) {
	if (holder === "damaged") return false;
	const since = await stat(path).then(({ mtimeMs }) => mtimeMs, () => -Infinity);
	return isAlive$1(holder, since);
}
function isSame(one, other) {
	if (typeof one === "string" || typeof other === "string") return one === other;
	return one.id === other.id;
}

// src/adapters/git/own-files.ts
async function refuseLink(folder) {
	const found = await lstat(folder).catch(() => void 0);
	if (found === void 0 || found.isDirectory()) return;
	throw new GateError("snapshot-failed", `The cache can't be used, because ${folder} is ${found.isSymbolicLink() ? "a symbolic link" : "not a folder"}.`, `Remove ${folder}. To move the cache, set ALLOCGATE_CACHE to another folder.`);
}
async function removeLinks(folder) {
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isSymbolicLink()) await unlink(path);
		else if (entry.isDirectory()) await removeLinks(path);
	}
}
async function writeOwnFile(path, text) {
	const draft = `${path}.${randomUUID()}`;
	await writeFile(draft, text, { flag: "wx" });
	await rename(draft, path);
}

// src/adapters/git/slot.ts
const slotNames = "0123456789abcdef".split("");
const PRUNING_ATTEMPTS = 50;
const PRUNING_WAIT_MS = 100;
function pruneLockPath(repositoryFolder) {
	return join(repositoryFolder, "prune.lock");
}
function usedMarkPath(repositoryFolder) {
	return join(repositoryFolder, "used");
}
async function isInUse(repositoryFolder) {
	for (const name of await readdir(repositoryFolder)) {
		if (!name.endsWith(".lock") || name === "prune.lock") continue;
		if (await isLocked(join(repositoryFolder, name))) return true;
	}
	return false;
}
async function takeSlot(repositoryFolder) {
	await refuseLink(repositoryFolder);
	for (const name of slotNames) {
		const lock = await lockSlot(repositoryFolder, name);
		if (lock !== void 0) return prepared(repositoryFolder, name, lock);
	}
	throw new GateError("snapshot-failed", `At most ${slotNames.length} runs can use snapshots of the same repository at once, and ${slotNames.length} others are using ${repositoryFolder}.`, "Wait until one of these runs ends, then run allocgate again.");
}
async function lockSlot(repositoryFolder, name) {
	for (let attempt = 0; attempt < PRUNING_ATTEMPTS; attempt++) {
		await mkdir(repositoryFolder, { recursive: true });
		const lock = await tryLock(join(repositoryFolder, `${name}.lock`)).catch((error) => {
			if (error.code === "ENOENT") return "removed";
			throw error;
		});
		if (lock === void 0) return void 0;
		if (lock !== "removed") {
			if (!await isLocked(pruneLockPath(repositoryFolder))) return lock;
			await lock.release();
		}
		await new Promise((resolve) => setTimeout(resolve, PRUNING_WAIT_MS));
	}
}
async function clearSlot(folder) {
	for (const left of await readdir(folder)) if (left !== "work") await removeTree(join(folder, left));
}
const draftForm = /^(?:(?:[0-9a-f]|prune)\.lock|used)\.[\w-]+$/;
const DRAFT_LIFETIME_MS$1 = 36e5;
async function clearDeadSlots(repositoryFolder) {
	for (const name of await readdir(repositoryFolder)) {
		const path = join(repositoryFolder, name);
		if (draftForm.test(name)) {
			const found = await lstat(path).catch(() => void 0);
			if (found !== void 0 && Date.now() - found.mtimeMs > DRAFT_LIFETIME_MS$1) await rm(path, { force: true });
		}
		const slot = /^([0-9a-f])\.lock$/.exec(name)?.[1];
		if (slot === void 0 || await isLocked(path)) continue;
		const lock = await tryLock(path);
		if (lock === void 0) continue;
		try {
			const folder = join(repositoryFolder, slot);
			await refuseLink(folder);
			await clearSlot(folder);
		} finally {
			await lock.release();
		}
	}
}
async function prepared(repositoryFolder, name, lock) {
	const folder = join(repositoryFolder, name);
	const layout = slotLayout(repositoryFolder, name);
	const release = async () => {
		try {
			await removeTree(layout.trees);
			await removeTree(layout.scratch);
		} finally {
			await lock.release();
		}
	};
	try {
		await refuseLink(folder);
		await refuseLink(layout.work);
		await mkdir(layout.work, { recursive: true });
		await removeLinks(layout.work);
		await clearSlot(folder);
		await mkdir(layout.trees);
		await mkdir(layout.scratch);
		await touch(usedMarkPath(repositoryFolder));
		return {
			layout,
			release
		};
	} catch (error) {
		await lock.release();
		throw error;
	}
}
async function touch(path) {
	await writeOwnFile(path, "");
	const now = /* @__PURE__ */ new Date();
	await utimes(path, now, now);
}

// src/adapters/git/usage.ts
async function folderSize(folder) {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	let bytes = 0;
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) bytes += await folderSize(path);
		else if (entry.isFile()) bytes += await lstat(path).then(({ size }) => size, () => 0);
	}
	return bytes;
}

// src/adapters/git/prune.ts
const DAY_MS$1 = 864e5;
const defaultLimits = {
	maxAgeMs: 30 * DAY_MS$1,
	maxBytes: 4 * 1024 ** 3
};
async function repositoryFolders(cacheFolder) {
	return (await readdir(cacheFolder, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory() && isRepositoryId(entry.name)).map(({ name }) => join(cacheFolder, name));
}
async function listCache(cacheFolder) {
	return (await Promise.all((await repositoryFolders(cacheFolder)).map(async (folder) => {
		return {
			folder,
			bytes: await folderSize(folder),
			usedMs: await lastUse(folder)
		};
	}))).toSorted((one, other) => one.usedMs - other.usedMs);
}
async function pruneCache(cacheFolder, limits = defaultLimits, nowMs = Date.now()) {
	const repositories = await listCache(cacheFolder);
	let total = repositories.reduce((sum, { bytes }) => sum + bytes, 0);
	const removed = [];
	for (const repository of repositories) {
		if (nowMs - repository.usedMs <= limits.maxAgeMs && total <= limits.maxBytes) continue;
		if (!await removeUnused(repository.folder)) continue;
		total -= repository.bytes;
		removed.push(repository);
	}
	return removed;
}
async function removeUnused(folder) {
	const lock = await tryLock(pruneLockPath(folder)).catch(() => void 0);
	if (lock === void 0) return false;
	try {
		if (await isInUse(folder)) return false;
		for (const name of await readdir(folder)) if (name !== "prune.lock") await removeTree(join(folder, name));
		await removeTree(folder);
		return true;
	} finally {
		await lock.release();
	}
}
async function lastUse(folder) {
	for (const path of [usedMarkPath(folder), folder]) {
		const stats = await stat(path).catch(() => void 0);
		if (stats !== void 0) return stats.mtimeMs;
	}
	return 0;
}

// src/adapters/git/git-failure.ts
const LONGEST_MESSAGE = 2e3;
function gitMessage(outcome) {
	const text = outcome.stderr.slice(0, LONGEST_MESSAGE).replaceAll(/:\/\/[^/@\s]{1,500}@/g, "://").trim();
	return text === "" ? `exit code ${outcome.code}` : text;
}
function outputOf(outcome, doing) {
	if (outcome.code === 0) return outcome.stdout;
	const message = gitMessage(outcome);
	throw new GateError("snapshot-failed", `git failed while ${doing}: ${message}`, runFault(message)?.remedy ?? "Fix the problem that git reports (`git fsck` in your checkout finds damage), then run allocgate again.");
}
function lineOf(outcome) {
	if (outcome.code !== 0) return void 0;
	const text = outcome.stdout.toString();
	return text.endsWith("\n") ? text.slice(0, -1) : text;
}

// src/adapters/git/byte-path.ts
function splitAtNul(output) {
	const fields = output.toString("latin1").split("\0");
	fields.pop();
	return fields;
}
function toBytePath(path) {
	return Buffer.from(path).toString("latin1");
}
function showPath(path) {
	return Buffer.from(path, "latin1").toString();
}
const ascii = /^[\u0000-\u007F]*$/;
function nativePath(folder, path) {
	if (ascii.test(path)) return `${folder}/${path}`;
	return Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(path, "latin1")]);
}
function joinWithNul(paths) {
	return Buffer.from([...paths].map((path) => `${path}\0`).join(""), "latin1");
}

// src/adapters/git/filters.ts
async function withoutFilters(checkout) {
	const drivers = (await checkout.read({ args: [
		"config",
		"--name-only",
		"-z",
		"--get-regexp",
		"^filter\\."
	] })).stdout.toString().split("\0").flatMap((key) => /^filter\.(.+)\.[^.]+$/s.exec(key)?.[1] ?? []);
	return [...new Set(drivers)].flatMap((driver) => [
		`filter.${driver}.clean=`,
		`filter.${driver}.smudge=`,
		`filter.${driver}.process=`,
		`filter.${driver}.required=false`
	]);
}
async function filteredPaths(checkout, paths, env = {}) {
	if (paths.length === 0) return [];
	const outcome = await checkout.read({
		args: [
			"check-attr",
			"--cached",
			"--stdin",
			"-z",
			"filter"
		],
		input: joinWithNul(paths),
		env
	});
	const fields = splitAtNul(outputOf(outcome, "reading the attributes"));
	const found = [];
	for (let at = 0; at + 2 < fields.length; at += 3) {
		const [path, value] = [fields[at], fields[at + 2]];
		if (path !== void 0 && value !== "unspecified" && value !== "unset") found.push(path);
	}
	return found;
}
async function unchangedByStat(checkout, paths) {
	const unchanged = /* @__PURE__ */ new Set();
	if (paths.length === 0 || checkout.root === void 0) return unchanged;
	const wanted = new Set(paths);
	const output = outputOf(await checkout.read({ args: [
		"ls-files",
		"-z",
		"--cached",
		"--debug"
	] }), "reading the times of the index");
	for (const { path, stamp } of parseDebug(output)) {
		if (!wanted.has(path)) continue;
		const stats = await lstat(nativePath(checkout.root, path), { bigint: true }).catch(() => void 0);
		if (stats === void 0) continue;
		const nanoseconds = stats.mtimeNs % 1000000000n;
		const seconds = stats.mtimeNs / 1000000000n;
		if ([`${seconds}:${nanoseconds}`, `${seconds}:0`].some((time) => stamp === `${time} ${stats.size}`)) unchanged.add(path);
	}
	return unchanged;
}
const debugForm = /^ {2}ctime: \d+:\d+\n {2}mtime: (\d+:\d+)\n {2}dev: \d+\tino: \d+\n {2}uid: \d+\tgid: \d+\n {2}size: (\d+)\tflags: \w+\n/;
function parseDebug(output) {
	const entries = [];
	const parts = output.toString("latin1").split("\0");
	let path = parts[0] ?? "";
	for (const part of parts.slice(1)) {
		const [lines, time, size] = debugForm.exec(part) ?? [];
		if (lines === void 0) return entries;
		entries.push({
			path,
			stamp: `${time ?? ""} ${size ?? ""}`
		});
		path = part.slice(lines.length);
	}
	return entries;
}

// src/adapters/git/index-entries.ts
const modes = {
	"100644": "file",
	"100755": "executable",
	"120000": "symlink",
	"160000": "submodule"
};
const entryForm = /^(\S) (\d{6}) ([0-9a-f]+) \d\t(.+)$/s;
const entryFlags = [
	"-z",
	"-t",
	"--stage",
	"--cached"
];
function parseEntries(output) {
	const entries = /* @__PURE__ */ new Map();
	for (const line of splitAtNul(output)) {
		const [, tag, bits, object, path] = entryForm.exec(line) ?? [];
		const mode = modes[bits ?? ""];
		if (mode === void 0 || object === void 0 || path === void 0) continue;
		entries.set(path, {
			path,
			mode,
			object,
			skipped: tag === "S"
		});
	}
	return [...entries.values()];
}
async function readIndex(checkout) {
	return parseEntries(outputOf(await checkout.read({ args: ["ls-files", ...entryFlags] }), "listing the tracked files"));
}

// src/adapters/git/own-cache.ts
function withoutCache(root, cacheFolder) {
	const inside = relative(root, cacheFolder);
	if (inside === "" || inside.startsWith("..") || isAbsolute(inside)) return [];
	return [
		"--",
		":(top)",
		`:(top,exclude,literal)${inside}`
	];
}

// src/adapters/git/environment.ts
const keptVariables = new RegExp("^GIT_(?:" + [
	"SSH",
	"SSH_COMMAND",
	"SSH_VARIANT",
	"ASKPASS",
	"SSL_\\w+",
	"HTTP_\\w+",
	"PROXY_\\w+",
	"ALLOW_PROTOCOL",
	"EXEC_PATH",
	"CEILING_DIRECTORIES",
	"DISCOVERY_ACROSS_FILESYSTEM",
	"ATTR_NOSYSTEM",
	"CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\\d+|VALUE_\\d+)"
].join("|") + ")$");
function gitEnvironment(env) {
	const own = Object.entries(env).filter(([name]) => (!name.startsWith("GIT_") || keptVariables.test(name)) && !isForRunnerAlone(name));
	return {
		...Object.fromEntries(own),
		GIT_OPTIONAL_LOCKS: "0",
		GIT_TERMINAL_PROMPT: "0",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_PAGER: "cat",
		LC_ALL: "C",
		LANGUAGE: ""
	};
}
const withoutTransport = {
	...Object.fromEntries(tokenVariables.map((name) => [name, void 0])),
	GIT_ALLOW_PROTOCOL: "none",
	GIT_NO_LAZY_FETCH: "1"
};
const safeSettings = [
	"core.hooksPath=/dev/null",
	"safe.bareRepository=explicit",
	"core.fsmonitor=false",
	"core.splitIndex=false",
	"core.protectHFS=true",
	"core.protectNTFS=true",
	"submodule.recurse=false",
	"fetch.recurseSubmodules=false",
	"fetch.writeCommitGraph=false",
	"fetch.unpackLimit=1",
	"transfer.unpackLimit=1",
	"gc.auto=0",
	"maintenance.auto=false",
	"status.renames=false"
];

// src/adapters/git/checkout.ts
async function findCheckout(context, folder) {
	if (!await isFolder(folder)) throw new GateError("usage", `There is no folder ${folder}.`, "Name an existing folder with -C DIR.");
	const ask = async (flag) => context.git({
		args: ["rev-parse", flag],
		folder,
		env: {
			...context.env,
			...withoutTransport
		}
	});
	const [top, gitFolder, common] = await Promise.all([
		"--show-toplevel",
		"--absolute-git-dir",
		"--git-common-dir"
	].map(async (flag) => ask(flag)));
	const [topLine, gitLine, commonLine] = [
		top,
		gitFolder,
		common
	].map((outcome) => outcome && lineOf(outcome));
	if (topLine === void 0 || gitLine === void 0 || commonLine === void 0 || topLine === "") throw noCheckout(folder, top ?? {
		code: 128,
		stderr: ""
	});
	if (`${await realpath(folder)}/`.startsWith(`${await realpath(gitLine)}/`)) throw insideRepository(folder);
	const root = await realpath(topLine).catch((cause) => {
		const found = `The repository of ${folder} is configured with a working tree that doesn't exist: ${topLine}.`;
		throw new GateError("usage", found, "Check the setting core.worktree (`git config core.worktree` shows it).", cause);
	});
	return {
		...openCheckout(context, root, gitLine, await realpath(resolve(folder, commonLine))),
		root
	};
}
function openCheckout(context, root, gitFolder, commonFolder) {
	return {
		root,
		gitFolder,
		commonFolder,
		read: async ({ env, folder, ...call }) => context.git({
			...call,
			folder: folder ?? root ?? gitFolder,
			env: {
				...context.env,
				...withoutTransport,
				GIT_DIR: gitFolder,
				GIT_WORK_TREE: root ?? gitFolder,
				...env
			}
		}),
		shallowCommits: async () => readFile(join(commonFolder, "shallow"), "utf8").catch(() => "")
	};
}
async function isFolder(path) {
	return lstat(await realpath(path).catch(() => path)).then((stats) => stats.isDirectory(), () => false);
}
function insideRepository(folder) {
	return new GateError("usage", `${folder} is, or is inside, a bare git repository (HEAD, objects, refs), which has no working tree.`, "Start allocgate in a checkout, but not inside a bare repository that the checkout contains.");
}
function noCheckout(folder, outcome) {
	const message = gitMessage(outcome);
	if (message.includes("dubious ownership")) return new GateError("usage", `git does not trust the repository in ${folder}, because another user owns it.`, `If you trust it: git config --global --add safe.directory ${folder}`);
	if (message.includes("safe.bareRepository")) return insideRepository(folder);
	return message.includes("work tree") ? new GateError("usage", `${folder} has no working tree.`, "Start allocgate in a checkout of the repository.") : new GateError("usage", `${folder} is not in a git repository (${message}).`, "Start allocgate in a checkout, or name one with -C DIR.");
}

// src/adapters/git/submodules.ts
async function openSubmodule(context, parent, path) {
	if (parent.root === void 0) return void 0;
	const folder = nativePath(parent.root, path).toString();
	if (!await lstat(join(folder, ".git")).then(Boolean, () => false)) return void 0;
	const found = await findCheckout(context, folder);
	return found.root === await realpath(folder) ? found : void 0;
}
async function openAbsorbedSubmodule(context, parent, store, commit, path) {
	const name = await submoduleName(store, commit, path);
	if (name === void 0) return void 0;
	const folder = join(parent.commonFolder, "modules", name);
	if (!await lstat(join(folder, "HEAD")).then(Boolean, () => false)) return void 0;
	return openCheckout(context, void 0, folder, await realpath(folder));
}
async function submoduleName(store, commit, path) {
	const args = [
		"config",
		"-z",
		`--blob=${commit}:.gitmodules`,
		"--get-regexp",
		"^submodule\\..*\\.path$"
	];
	const outcome = await store.run({
		args,
		limitBytes: 16777216
	});
	if (outcome.code !== 0) return void 0;
	for (const entry of outcome.stdout.toString().split("\0")) {
		const [key = "", value = ""] = entry.split("\n");
		const name = /^submodule\.(.+)\.path$/.exec(key)?.[1];
		if (name !== void 0 && toBytePath(value) === path && isInside(name)) return name;
	}
}
function isInside(name) {
	return !name.startsWith("/") && name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
function notCheckedOut(path) {
	return `The submodule ${showPath(path)} is not checked out, so it is empty on both sides (git submodule update --init checks it out).`;
}

// src/adapters/git/status.ts
async function readStatus(context, checkout) {
	if (checkout.root === void 0) return {
		changed: [],
		staged: [],
		untracked: [],
		repositories: []
	};
	const outcome = await checkout.read({
		args: [
			"status",
			"--porcelain=v1",
			"-z",
			"--no-renames",
			"--untracked-files=all",
			"--ignore-submodules=dirty",
			...withoutCache(checkout.root, context.cacheFolder)
		],
		settings: await withoutFilters(checkout)
	});
	const lines = splitAtNul(outputOf(outcome, "looking for changes"));
	const untracked = lines.filter((line) => line.startsWith("??"));
	const tracked = lines.filter((line) => !line.startsWith("??"));
	const changed = paths(tracked.filter((line) => line[1] !== " "));
	const filtered = await filteredPaths(checkout, changed);
	const unchanged = await unchangedByStat(checkout, filtered);
	return {
		changed: changed.filter((path) => !unchanged.has(path)),
		staged: paths(tracked.filter((line) => line[0] !== " ")),
		untracked: paths(untracked).filter((path) => !path.endsWith("/")),
		repositories: paths(untracked).filter((path) => path.endsWith("/"))
	};
}
function paths(lines) {
	return lines.map((line) => line.slice(3));
}
async function readUncommitted(context, checkout, read = async (of) => readStatus(context, of)) {
	const status = await read(checkout);
	const changed = [.../* @__PURE__ */ new Set([...status.changed, ...status.staged])].map(showPath).toSorted();
	const untracked = [...status.untracked, ...status.repositories].map(showPath);
	for (const { path, mode } of await readIndex(checkout)) {
		const submodule = mode === "submodule" ? await openSubmodule(context, checkout, path) : void 0;
		if (submodule === void 0) continue;
		const below = await readUncommitted(context, submodule, read);
		const named = (name) => `${showPath(path)}/${name}`;
		changed.push(...below.changed.map(named));
		untracked.push(...below.untracked.map(named));
	}
	return {
		changed,
		untracked
	};
}

// src/adapters/git/changed-paths.ts
const limitBytes$3 = 67108864;
async function changedPaths(context, history, { base, head }) {
	if (base.kind === "missing" || head.commit === void 0) return void 0;
	const store = await history.store();
	const args = [
		"diff-tree",
		"-r",
		"-z",
		"--name-only",
		"--no-renames",
		"--no-commit-id",
		base.commit,
		head.commit
	];
	const committed = outputOf(await store.run({
		args,
		limitBytes: limitBytes$3
	}), "comparing base and head").toString();
	const { changed, untracked } = head.kind === "commit" ? {
		changed: [],
		untracked: []
	} : await readUncommitted(context, history.checkout);
	return [.../* @__PURE__ */ new Set([
		...committed.split("\0").filter((path) => path !== ""),
		...changed,
		...untracked
	])];
}
async function listTree(history, commit) {
	const store = await history.store();
	const args = [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		commit
	];
	return outputOf(await store.run({
		args,
		limitBytes: limitBytes$3
	}), "listing the base").toString().split("\0").flatMap((line) => {
		const [, mode = "", path = ""] = /^(\d{6}) [^\t]*\t([^]+)$/.exec(line) ?? [];
		if (path === "") return [];
		return [{
			path,
			kind: mode === "120000" ? "link" : mode === "160000" ? "submodule" : "file"
		}];
	});
}
async function findLines(history, commit, expression, pathspecs) {
	const store = await history.store();
	const args = [
		"grep",
		"-I",
		"-i",
		"-z",
		"--full-name",
		"-E",
		"-e",
		expression,
		commit,
		"--",
		...pathspecs
	];
	const outcome = await store.run({
		args,
		limitBytes: limitBytes$3
	});
	return (outcome.code === 1 ? "" : outputOf(outcome, "searching the base").toString()).split("\n").flatMap((line) => {
		const end = line.indexOf("\0");
		return end < 0 ? [] : [{
			path: line.slice(commit.length + 1, end),
			text: line.slice(end + 1)
		}];
	});
}

// src/adapters/git/changes.ts
const LIMIT_BYTES$1 = 67108864;
async function changesBetween({ git, env }, base, head) {
	const folder = dirname(base);
	const outcome = await git({
		env: {
			...env,
			GIT_CEILING_DIRECTORIES: dirname(folder),
			GIT_DIR: "/dev/null"
		},
		folder,
		settings: ["core.autocrlf=false", "core.attributesFile=/dev/null"],
		args: [
			"diff",
			"--no-index",
			"--unified=0",
			"--no-color",
			"--no-ext-diff",
			"--no-textconv",
			"--find-renames",
			"-l2000",
			"--diff-algorithm=histogram",
			"--inter-hunk-context=0",
			"-O/dev/null",
			"--src-prefix=a/",
			"--dst-prefix=b/",
			"--",
			pathBelow(folder, base),
			pathBelow(folder, head)
		],
		limitBytes: LIMIT_BYTES$1
	});
	if (outcome.code === 0 || outcome.code === 1 && outcome.stdout.length > 0) return withoutRepositories(outcome.stdout.toString());
	throw new GateError("snapshot-failed", `git could not compare the two snapshots: ${outcome.stderr.trim()}`, "Run allocgate again with --verbose to see the git command.");
}
function withoutRepositories(patch) {
	return patch.split(/^(?=diff --git )/m).filter((part) => !/^diff --git .*\/\.git"?$/m.test(part.slice(0, part.indexOf("\n") + 1))).join("");
}

// src/adapters/git/fetch.ts
const FETCH_TIMEOUT_MS = 3e5;
const LOCK_WAIT_MS = 250;
const slowest = {
	GIT_HTTP_LOW_SPEED_LIMIT: "100",
	GIT_HTTP_LOW_SPEED_TIME: "60"
};
const objectForm = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function isObjectId(text) {
	return objectForm.test(text);
}
async function hasCommit(store, commit) {
	if (!isObjectId(commit)) return false;
	return (await store.runOffline({ args: [
		"cat-file",
		"-e",
		`${commit}^{commit}`
	] })).code === 0;
}
async function ensureCommit(context, checkout, store, commit) {
	if (!isObjectId(commit)) return {
		kind: "failed",
		reason: `${commit.slice(0, 80)} is not a full commit id`
	};
	if (await hasCommit(store, commit)) return { kind: "fetched" };
	const outcome = await fetchCommits(context, checkout, store, [commit], 1);
	if (outcome.kind === "failed" || await hasCommit(store, commit)) return outcome;
	return {
		kind: "failed",
		reason: `the remote did not send commit ${commit}`
	};
}
async function fetchCommits(context, checkout, store, commits, depth) {
	const { remote } = store.transport;
	if (remote === void 0) return {
		kind: "failed",
		reason: "the repository has no remote to fetch the missing commit from"
	};
	const lock = await waitForLock(context, `${store.folder}.lock`);
	try {
		await rm(join(store.folder, "shallow.lock"), { force: true });
		const outcome = await store.run({
			args: [
				"fetch",
				"--quiet",
				"--no-tags",
				"--no-write-fetch-head",
				"--no-recurse-submodules",
				"--no-auto-gc",
				"--refmap=",
				`--depth=${depth}`,
				"--end-of-options",
				remote,
				...commits
			],
			folder: checkout.root ?? checkout.gitFolder,
			env: slowest,
			timeoutMs: FETCH_TIMEOUT_MS
		});
		return outcome.code === 0 ? { kind: "fetched" } : {
			kind: "failed",
			reason: `fetching from ${remote} failed: ${gitMessage(outcome)}`
		};
	} catch (error) {
		if (error instanceof GateError && error.code === "snapshot-failed") return {
			kind: "failed",
			reason: `fetching from ${remote} failed: ${error.message}`
		};
		throw error;
	} finally {
		await lock.release();
	}
}
async function shallowBoundary(store) {
	return (await readFile(join(store.folder, "shallow"), "utf8").catch(() => "")).split("\n").filter(isObjectId);
}
async function waitForLock(context, path) {
	for (;;) {
		refuseWhenAborted(context.signal);
		const lock = await tryLock(path);
		if (lock !== void 0) return lock;
		await new Promise((resolve) => setTimeout(resolve, LOCK_WAIT_MS));
	}
}

// src/adapters/git/commit-range.ts
const most$1 = 2e4;
const limitBytes$2 = 33554432;
async function commitsBetween(history, base, head) {
	const shared = await history.mergeBase(base, head);
	if (shared.kind === "missing") return {
		kind: "apart",
		mergeBase: void 0,
		reason: shared.reason
	};
	if (shared.commit !== base) {
		const reason = `${base.slice(0, 12)} is not an ancestor of ${head.slice(0, 12)}`;
		return {
			kind: "apart",
			mergeBase: shared.commit,
			reason
		};
	}
	const store = await history.store();
	const args = [
		"rev-list",
		"--parents",
		"--topo-order",
		`--max-count=20001`,
		head,
		`^${base}`,
		"--"
	];
	const commits = parseListing(outputOf(await store.runOffline({
		args,
		limitBytes: limitBytes$2
	}), "listing commits"));
	if (commits.length > most$1) return {
		kind: "too-many",
		most: most$1
	};
	const ends = new Set(await shallowBoundary(store));
	const cut = commits.find(({ commit }) => ends.has(commit));
	return cut === void 0 ? {
		kind: "range",
		commits
	} : {
		kind: "cut-off",
		commit: cut.commit
	};
}
function parseListing(listing) {
	return listing.toString("latin1").split("\n").filter((line) => line !== "").map((line) => {
		const [commit = "", ...parents] = line.split(" ");
		return {
			commit,
			parents
		};
	});
}
async function describeCommits(history, commits) {
	if (commits.length === 0) return /* @__PURE__ */ new Map();
	const outcome = await (await history.store()).runOffline({
		args: [
			"log",
			"--no-walk=unsorted",
			"--ignore-missing",
			"--stdin",
			"--no-show-signature",
			"--no-color",
			"--no-mailmap",
			"--encoding=UTF-8",
			"-z",
			"--format=tformat:%H%n%P%n%aI%n%an%n%s"
		],
		input: `${commits.join("\n")}\n`,
		limitBytes: limitBytes$2
	});
	const found = /* @__PURE__ */ new Map();
	for (const entry of outputOf(outcome, "reading commits").toString().split("\0")) {
		const [commit, parents, date, author, ...subject] = entry.split("\n");
		if (commit === void 0 || parents === void 0 || date === void 0 || author === void 0) continue;
		found.set(commit, {
			date,
			author,
			parents: parents.split(" "),
			subject: subject.join(" ")
		});
	}
	return found;
}

// src/adapters/git/git.ts
const DEFAULT_LIMIT_BYTES = 536870912;
const DEFAULT_TIMEOUT_MS = 6e5;
function createGit({ log, signal }) {
	return async (call) => {
		const settings = [...safeSettings, ...call.settings ?? []].flatMap((setting) => ["-c", setting]);
		log.debug(`git ${call.args.join(" ")}`);
		const outcome = await runForBytes({
			command: "git",
			args: [...settings, ...call.args],
			folder: call.folder,
			env: call.env,
			stdin: call.input ?? "",
			timeoutMs: call.timeoutMs ?? DEFAULT_TIMEOUT_MS,
			stdout: {
				limitBytes: call.limitBytes ?? DEFAULT_LIMIT_BYTES,
				overflow: "stop"
			},
			stopSignal: "SIGTERM",
			signal
		}).catch((error) => {
			throw error.syscall === void 0 ? error : cannotStart(error);
		});
		return {
			code: codeOf(call, outcome),
			stdout: outcome.stdout,
			stderr: outcome.stderr
		};
	};
}
function codeOf(call, { exit }) {
	if (exit.kind === "code") return exit.code;
	if (exit.kind === "signal") return 128;
	throw limitReached(call, exit.kind);
}
function cannotStart(cause) {
	return cause.code === "ENOENT" ? new GateError("usage", "git was not found.", "Install git 2.30 or newer, and put it on PATH.", cause) : new GateError("snapshot-failed", `git could not be started: ${systemRefusal(cause)?.message ?? cause.message}.`, systemRefusal(cause)?.remedy ?? "Check that `git --version` works in this environment.", cause);
}
function limitReached(call, why) {
	const what = why === "timeout" ? "did not finish in time" : "printed too much output";
	return new GateError("snapshot-failed", `git ${call.args[0] ?? ""} ${what}.`, `Run allocgate again with --verbose to see the git command, and find out ${why === "timeout" ? "what git is waiting for" : "why git prints so much"}.`);
}

// src/adapters/git/landing.ts
var RealFolders = class {
	#root;
	#known = /* @__PURE__ */ new Map([["", true]]);
	constructor(root) {
		this.#root = root;
	}
	hold(path) {
		const folder = folderOf(path);
		let real = this.#known.get(folder);
		if (real === void 0) {
			real = this.hold(folder) && lstatOf(nativePath(this.#root, folder))?.isDirectory() === true;
			this.#known.set(folder, real);
		}
		return real;
	}
};
var Landing = class {
	#from;
	#to;
	#realFolders;
	#madeFolders = /* @__PURE__ */ new Map([["", true]]);
	#mask = process.umask();
	constructor(from, to) {
		this.#from = from;
		this.#to = to;
		this.#realFolders = new RealFolders(from);
	}
	copy(path, options = {}) {
		if (path.endsWith("/") || path.split("/").some((part) => part === "" || part === "." || part === "..")) return "absent";
		if (!this.#realFolders.hold(path)) return "absent";
		const source = nativePath(this.#from, path);
		const stats = lstatOf(source);
		if (stats === void 0 || stats.isDirectory()) return "absent";
		if (!stats.isFile() && !stats.isSymbolicLink()) return "special";
		if (!this.#make(folderOf(path))) return "blocked";
		const target = nativePath(this.#to, path);
		if (options.existing === "keep" && lstatOf(target) !== void 0) return "blocked";
		try {
			if (stats.isSymbolicLink()) symlinkSync(readlinkSync(source, { encoding: "buffer" }), target);
			else this.#copyFile(source, target, stats, options.executable ?? (stats.mode & 64) !== 0);
			return "copied";
		} catch (error) {
			const code = error.code;
			if (code === "ENOENT") return "absent";
			if (code === "EACCES" || code === "EPERM") return "unreadable";
			throw error;
		}
	}
	#copyFile(source, target, stats, executable) {
		copyFileSync(source, target, constants.COPYFILE_FICLONE);
		const mode = (executable ? 511 : 438) & ~this.#mask;
		if ((stats.mode & 4095) !== mode) chmodSync(target, mode);
	}
	#make(folder) {
		let made = this.#madeFolders.get(folder);
		if (made === void 0) {
			made = this.#make(folderOf(folder)) && isFolderNow(nativePath(this.#to, folder));
			this.#madeFolders.set(folder, made);
		}
		return made;
	}
};
function folderOf(path) {
	const end = path.lastIndexOf("/");
	return end === -1 ? "" : path.slice(0, end);
}
function isFolderNow(path) {
	try {
		mkdirSync(path);
		return true;
	} catch (error) {
		if (error.code !== "EEXIST") throw error;
		return lstatOf(path)?.isDirectory() === true;
	}
}
function lstatOf(path) {
	try {
		return lstatSync(path, { throwIfNoEntry: false });
	} catch (error) {
		const code = error.code;
		if (code === "ENOTDIR" || code === "EACCES") return void 0;
		throw error;
	}
}

// src/adapters/git/exchange-files.ts
async function exchangeFiles(folder, from, files) {
	const aside = await mkdtemp(join(dirname(folder), "aside-"));
	const undo = [() => rm(aside, {
		recursive: true,
		force: true
	})];
	const restore = async () => {
		for (const step of undo.splice(0).toReversed()) await step();
	};
	try {
		const landing = new Landing(from, folder);
		const real = new RealFolders(folder);
		for (const [index, [path, source]] of [...files].entries()) {
			const place = join(folder, path);
			const bytes = toBytePath(path);
			if (source !== void 0 && source !== path) return await failed(restore);
			const existing = real.hold(bytes) ? await lstat(place).catch(() => void 0) : void 0;
			if (existing?.isDirectory() === true) return await failed(restore);
			if (existing !== void 0) {
				const kept = join(aside, String(index));
				await rename(place, kept);
				undo.push(() => rename(kept, place));
			}
			if (source === void 0) continue;
			if (landing.copy(bytes, { existing: "keep" }) !== "copied") return await failed(restore);
			undo.push(() => rm(place, { force: true }));
		}
	} catch (error) {
		await restore();
		throw error;
	}
	return { [Symbol.asyncDispose]: restore };
}
async function failed(restore) {
	await restore();
}

// src/adapters/git/old-stores.ts
const UNUSED_MS = 216e5;
async function removeOldStores(repositoryFolder, keep, nowMs = Date.now()) {
	for (const name of await readdir(repositoryFolder)) {
		const folder = join(repositoryFolder, name);
		if (!/^(?:store|draft)-[\w-]+$/.test(name) || folder === keep) continue;
		const used = await stat(join(folder, "HEAD")).catch(async () => stat(folder).catch(() => void 0));
		if (used !== void 0 && nowMs - used.mtimeMs > UNUSED_MS) await removeTree(folder);
	}
}

// src/adapters/git/store-health.ts
async function damageOfStore(folder, { files, hash }) {
	for (const [name, text] of files) if (await readFile(join(folder, name), "utf8").catch(() => void 0) !== text) return name;
	for (const name of [
		"info",
		"refs",
		"objects/pack"
	]) if (!(await stat(join(folder, name)).catch(() => void 0))?.isDirectory()) return name;
	if (!isShallowList(await readFile(join(folder, "shallow"), "utf8").catch(() => void 0))) return "shallow";
	return damagedPack(join(folder, "objects", "pack"), hash);
}
async function holdsObjects(folder) {
	return (await readdir(join(folder, "objects"), {
		recursive: true,
		withFileTypes: true
	}).catch(() => [])).some((entry) => entry.isFile());
}
function isShallowList(text) {
	if (text === void 0) return true;
	return text.endsWith("\n") && text.slice(0, -1).split("\n").every(isObjectId);
}
async function damagedPack(folder, hash) {
	const names = await readdir(folder);
	for (const name of names) {
		if (!/\.(?:pack|idx|rev)$/.test(name)) continue;
		if (name.endsWith(".idx") && !names.includes(name.replace(/idx$/, "pack"))) return name;
		if (!await hasOwnChecksum(join(folder, name), hash)) return name;
	}
}
async function hasOwnChecksum(path, hash) {
	const digest = createHash(hash);
	const length = hash === "sha1" ? 20 : 32;
	let last = Buffer.alloc(0);
	try {
		for await (const chunk of createReadStream(path, { highWaterMark: 1048576 })) {
			const all = Buffer.concat([last, chunk]);
			const end = Math.max(0, all.length - length);
			digest.update(all.subarray(0, end));
			last = all.subarray(end);
		}
	} catch {
		return false;
	}
	return digest.digest().equals(last);
}

// src/adapters/git/credentials.ts
function credentialSetting(settings, { server, token }) {
	const origin = originOf(server);
	if (origin === void 0 || token === "" || settings.some((setting) => bringsOwn(setting, origin))) return void 0;
	const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
	return {
		key: `http.${origin}/.extraheader`,
		value: `AUTHORIZATION: basic ${basic}`
	};
}
function bringsOwn({ key, value = "" }, origin) {
	if (/^http\.(?:.*\.)?extraheader$/s.test(key)) return /^authorization:/i.test(value) && (key === "http.extraheader" || key.slice(5).startsWith(origin));
	return /^remote\..*\.url$/s.test(key) && /^https?:\/\/[^/]*@/.test(value);
}
function originOf(server) {
	const url = URL.canParse(server) ? new URL(server) : void 0;
	return url?.protocol === "https:" || url?.protocol === "http:" ? url.origin : void 0;
}

// src/adapters/git/transport-settings.ts
const wanted = /^(?:(?:http|credential|url|ssh|protocol|transfer)\.|core\.(?:sshcommand|askpass|gitproxy)$|remote\..*\.(?:url|proxy|proxyauthmethod|promisor|partialclonefilter|uploadpack|vcs)$)/s;
const lists = /^(?:http\.(?:.*\.)?extraheader|credential\.(?:.*\.)?helper)$/s;
async function readTransport(checkout, credentials) {
	return transportOf(parseSettings(outputOf(await checkout.read({ args: [
		"config",
		"--list",
		"-z"
	] }), "reading the configuration").toString()), credentials);
}
function parseSettings(text) {
	return text.split("\0").slice(0, -1).map((entry) => {
		const end = entry.indexOf("\n");
		return end === -1 ? {
			key: entry,
			value: void 0
		} : {
			key: entry.slice(0, end),
			value: entry.slice(end + 1)
		};
	});
}
function transportOf(settings, credentials) {
	const usable = settings.filter(({ key }) => wanted.test(key) && !key.includes("="));
	const partial = settings.findLast(({ key }) => key === "extensions.partialclone")?.value;
	const promisor = partial === void 0 ? [] : [{
		key: `remote.${partial}.promisor`,
		value: "true"
	}];
	const cleared = [...new Set(usable.map(({ key }) => key).filter((key) => lists.test(key)))];
	const added = credentials === void 0 ? void 0 : credentialSetting(settings, credentials);
	const all = [
		...cleared.map((key) => ({
			key,
			value: ""
		})),
		...usable,
		...promisor,
		...added === void 0 ? [] : [added]
	];
	return {
		remote: remoteOf(settings),
		parameters: all.map(quoted$1).join(" ")
	};
}
function remoteOf(settings) {
	const usable = settings.flatMap(({ key }) => /^remote\.(.+)\.url$/s.exec(key)?.[1] ?? []).filter((name) => /^[\w][\w./-]*$/.test(name));
	return usable.includes("origin") ? "origin" : usable[0];
}
function quoted$1({ key, value }) {
	return `'${(value === void 0 ? key : `${key}=${value}`).replaceAll("'", String.raw`'\''`).replaceAll("!", String.raw`'\!'`)}'`;
}

// src/adapters/git/store.ts
const attributes = "* -ident -filter\n*.go -text -crlf !eol !working-tree-encoding\n";
async function openStore(context, checkout) {
	const shallow = await checkout.shallowCommits();
	const state = shallow === "" ? "complete" : createHash("sha256").update(shallow).digest("hex").slice(0, 12);
	const folder = join(context.cacheFolder, repositoryId(checkout.commonFolder), `store-${state}`);
	await create(context, checkout, folder, shallow);
	const transport = await readTransport(checkout, context.credentials);
	const alternate = quotedForPathList(join(checkout.commonFolder, "objects"));
	const run = async (call, env) => context.git({
		...call,
		folder: call.folder ?? folder,
		env: {
			...context.env,
			...env,
			GIT_DIR: folder,
			GIT_ALTERNATE_OBJECT_DIRECTORIES: alternate,
			...call.env
		}
	});
	const reading = (objects) => ({ GIT_ALTERNATE_OBJECT_DIRECTORIES: `${alternate}:${quotedForPathList(objects)}` });
	return {
		folder,
		transport,
		run: async (call) => run(call, { GIT_CONFIG_PARAMETERS: transport.parameters }),
		runOffline: async (call) => run(call, withoutTransport),
		reading,
		objectVariables: (index, objects) => ({
			GIT_INDEX_FILE: index,
			GIT_OBJECT_DIRECTORY: join(folder, "objects"),
			...reading(objects)
		})
	};
}
async function discardStore(folder) {
	const draft = draftBeside(folder);
	await rename(folder, draft).catch(() => void 0);
	await removeTree(draft);
}
function draftBeside(folder) {
	return join(dirname(folder), `draft-${process.pid}-${Math.random().toString(36).slice(2)}`);
}
async function create(context, checkout, folder, shallow) {
	const parent = dirname(folder);
	const form = await formOf(checkout);
	await refuseLink(parent);
	await refuseLink(folder);
	await mkdir(parent, { recursive: true });
	if (await exists(folder)) {
		const damage = await damageOfStore(folder, form);
		if (damage === void 0) {
			const now = /* @__PURE__ */ new Date();
			await utimes(join(folder, "HEAD"), now, now);
			await keepAttributes(folder);
			return;
		}
		context.log.info(`The store of fetched commits in ${folder} was damaged (${damage}), so it is rebuilt.`);
		await discardStore(folder);
	}
	await removeOldStores(parent, folder);
	const draft = draftBeside(folder);
	await mkdir(join(draft, "info"), { recursive: true });
	await mkdir(join(draft, "objects", "pack"), { recursive: true });
	await mkdir(join(draft, "refs"));
	for (const [name, text] of form.files) await writeFile(join(draft, name), text);
	await writeFile(join(draft, "info", "attributes"), attributes);
	if (shallow !== "") await writeFile(join(draft, "shallow"), shallow);
	try {
		await rename(draft, folder);
	} catch (error) {
		await rm(draft, {
			recursive: true,
			force: true
		});
		if (!await exists(folder)) throw error;
	}
}
async function formOf(checkout) {
	const format = lineOf(await checkout.read({ args: ["rev-parse", "--show-object-format"] })) ?? "sha1";
	const extension = format === "sha1" ? "" : `[extensions]\n\tobjectFormat = ${format}\n`;
	return {
		hash: format === "sha256" ? "sha256" : "sha1",
		files: /* @__PURE__ */ new Map([["HEAD", "ref: refs/heads/none\n"], ["config", `[core]\n\trepositoryformatversion = 1\n\tbare = true\n${extension}`]])
	};
}
async function keepAttributes(folder) {
	const path = join(folder, "info", "attributes");
	if (await readFile(path, "utf8").catch(() => void 0) === "* -ident -filter\n*.go -text -crlf !eol !working-tree-encoding\n") return;
	const draft = `${path}-${process.pid}`;
	await writeFile(draft, attributes);
	await rename(draft, path);
}
async function exists(folder) {
	return access(folder).then(() => true, () => false);
}
function quotedForPathList(path) {
	return /[:"\\\n]/.test(path) ? `"${path.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll("\n", String.raw`\n`)}"` : path;
}

// src/adapters/git/history.ts
const depths$1 = [
	50,
	250,
	1e3,
	2147483647
];
const MOST_ENDS = 64;
function openHistory(context, checkout) {
	let opened;
	const store = async () => opened ??= openStore(context, checkout);
	const ensure = async (commit) => {
		const outcome = await ensureCommit(context, checkout, await store(), commit);
		return outcome.kind === "fetched" ? { kind: "found" } : {
			kind: "missing",
			reason: outcome.reason
		};
	};
	const reading = async (commit, read) => {
		const current = await store();
		try {
			return await read(current);
		} catch (error) {
			if (!isDamage(error) || !await holdsObjects(current.folder)) throw error;
			context.log.info(`Commit ${commit.slice(0, 12)} could not be read, so the store of fetched commits is rebuilt.`);
			await discardStore(current.folder);
			opened = void 0;
			await ensure(commit);
			return read(await store());
		}
	};
	return {
		checkout,
		store,
		reading,
		ensure,
		parents: async (commit) => {
			const outcome = await (await store()).runOffline({ args: [
				"cat-file",
				"commit",
				commit
			] });
			return outcome.code === 0 ? parseParents(outcome.stdout.toString("latin1")) : [];
		},
		mergeBase: async (one, other) => {
			const local = lineOf(await checkout.read({ args: [
				"merge-base",
				one,
				other
			] }));
			if (local !== void 0 && isObjectId(local)) return {
				kind: "found",
				commit: local
			};
			const objects = await store();
			const missing = await missingOf([one, other], ensure);
			if (missing !== void 0) return {
				kind: "missing",
				reason: missing
			};
			return deepen(context, checkout, objects, one, other);
		}
	};
}
function isDamage(error) {
	return error instanceof GateError && error.code === "snapshot-failed" && runFault(error.message) === void 0;
}
function parseParents(commit) {
	return (commit.split("\n\n", 1)[0] ?? "").split("\n").flatMap((line) => line.startsWith("parent ") ? [line.slice(7)] : []);
}
async function missingOf(commits, ensure) {
	for (const commit of commits) {
		const outcome = await ensure(commit);
		if (outcome.kind === "missing") return outcome.reason;
	}
}
async function deepen(context, checkout, store, one, other) {
	const ask = async () => lineOf(await store.runOffline({ args: [
		"merge-base",
		one,
		other
	] }));
	let found = await ask();
	for (const depth of depths$1) {
		if (found !== void 0 && isObjectId(found)) return {
			kind: "found",
			commit: found
		};
		const ends = await shallowBoundary(store);
		if (ends.length === 0) break;
		const wanted = ends.length > MOST_ENDS ? [one, other] : ends;
		const outcome = await fetchCommits(context, checkout, store, wanted, depth);
		if (outcome.kind === "failed") return {
			kind: "missing",
			reason: outcome.reason
		};
		found = await ask();
	}
	if (found !== void 0 && isObjectId(found)) return {
		kind: "found",
		commit: found
	};
	return {
		kind: "missing",
		reason: `${one.slice(0, 12)} and ${other.slice(0, 12)} have no common ancestor`
	};
}

// src/adapters/git/lineage.ts
const most = 2e4;
const limitBytes$1 = 16777216;
const timeoutMs$1 = 6e4;
const depths = [
	50,
	250,
	1e3
];
async function readLineage(context, history, commit, enough) {
	const store = await history.store();
	const tags = await remoteTags(history, store) ?? await localTags(history);
	const read = async () => ({
		parents: await parentsOf(store, commit),
		tags
	});
	let lineage = await read();
	for (const depth of depths) {
		const ends = await shallowBoundary(store);
		if (enough(lineage) || !ends.some((end) => lineage.parents.has(end))) break;
		if ((await fetchCommits(context, history.checkout, store, [commit], depth)).kind === "failed") break;
		lineage = await read();
	}
	return lineage;
}
async function parentsOf(store, commit) {
	const args = [
		"rev-list",
		"--parents",
		"--topo-order",
		`--max-count=${most}`,
		commit,
		"--"
	];
	const listing = outputOf(await store.runOffline({
		args,
		limitBytes: limitBytes$1
	}), "listing commits");
	return new Map(parseListing(listing).map(({ commit: each, parents }) => [each, parents]));
}
async function remoteTags({ checkout }, store) {
	const { remote } = store.transport;
	if (remote === void 0) return void 0;
	const outcome = await store.run({
		args: [
			"ls-remote",
			"--tags",
			"--end-of-options",
			remote
		],
		folder: checkout.root ?? checkout.gitFolder,
		timeoutMs: timeoutMs$1,
		limitBytes: limitBytes$1
	});
	return outcome.code === 0 ? parseTags(outcome.stdout.toString()) : void 0;
}
async function localTags({ checkout }) {
	const outcome = await checkout.read({
		args: [
			"show-ref",
			"--tags",
			"--dereference"
		],
		limitBytes: limitBytes$1
	});
	return outcome.code === 0 ? parseTags(outcome.stdout.toString()) : /* @__PURE__ */ new Map();
}
function parseTags(listing) {
	const tags = /* @__PURE__ */ new Map();
	for (const line of listing.split("\n")) {
		const [, commit, tag] = /^([0-9a-f]+)[\t ]refs\/tags\/(.{1,250}?)(?:\^\{\})?$/.exec(line) ?? [];
		if (commit !== void 0 && tag !== void 0 && isObjectId(commit)) tags.set(tag, commit);
	}
	return tags;
}

// src/adapters/git/tidy-cache.ts
const DAY_MS = 864e5;
async function tidyCache(context) {
	for (const folder of await repositoryFolders(context.cacheFolder)) await clearDeadSlots(folder).catch((error) => {
		context.log.debug(`${folder} could not be tidied: ${String(error)}`);
	});
	await removeDrafts(context.cacheFolder).catch((error) => {
		context.log.debug(`the cache could not be tidied: ${String(error)}`);
	});
	await pruneOnceADay(context);
}
const DRAFT_LIFETIME_MS = 216e5;
async function removeDrafts(folder, depth = 2) {
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.name.startsWith(".draft-")) {
			if (Date.now() - (await stat(path)).mtimeMs > DRAFT_LIFETIME_MS) await removeTree(path);
		} else if (entry.isDirectory() && depth > 0 && !isRepositoryId(entry.name)) await removeDrafts(path, depth - 1);
	}
}
async function pruneOnceADay({ cacheFolder, log }) {
	const mark = join(cacheFolder, "pruned");
	try {
		if (await stat(mark).then(({ mtimeMs }) => Date.now() - mtimeMs, () => Infinity) < DAY_MS) return;
		await writeOwnFile(mark, (/* @__PURE__ */ new Date()).toISOString());
		for (const { folder } of await pruneCache(cacheFolder)) log.debug(`removed from the cache: ${folder}`);
	} catch (error) {
		log.debug(`the cache could not be pruned: ${String(error)}`);
	}
}

// src/adapters/git/read-files.ts
const largestFile = 16777216;
const mostBytes = 16777216;
const mostFiles = 200;
async function* readAllFiles(history, commit, paths) {
	const store = await history.store();
	for (const group of inGroups(await sizesOf(store, commit, paths))) {
		const texts = await readGroup(store, commit, group.filter(({ size }) => size !== void 0 && size <= largestFile).map(({ path }) => path));
		for (const { path } of group) yield [path, texts.get(path)];
	}
}
async function sizesOf(store, commit, paths) {
	if (paths.length === 0) return [];
	const outcome = await store.run({
		args: ["cat-file", "--batch-check=%(objecttype) %(objectsize)"],
		input: requests(commit, paths)
	});
	const answers = outputOf(outcome, "looking for files").toString().split("\n");
	return paths.map((path, index) => {
		const size = /^blob (\d+)$/.exec(answers[index] ?? "")?.[1];
		return {
			path,
			size: size === void 0 ? void 0 : Number(size)
		};
	});
}
function inGroups(files) {
	const groups = [];
	let bytes = Infinity;
	for (const file of files) {
		const size = file.size === void 0 || file.size > largestFile ? 0 : file.size;
		const group = groups.at(-1);
		if (group === void 0 || bytes + size > mostBytes || group.length === mostFiles) {
			groups.push([file]);
			bytes = size;
		} else {
			group.push(file);
			bytes += size;
		}
	}
	return groups;
}
async function readGroup(store, commit, paths) {
	const texts = /* @__PURE__ */ new Map();
	if (paths.length === 0) return texts;
	const args = ["cat-file", "--batch=%(objectsize)"];
	const limitBytes = 2 * mostBytes;
	const output = outputOf(await store.run({
		args,
		input: requests(commit, paths),
		limitBytes
	}), "reading files");
	let at = 0;
	for (const path of paths) {
		const start = output.indexOf(10, at) + 1;
		const size = Number(output.subarray(at, start - 1).toString("latin1"));
		if (start === 0 || !Number.isSafeInteger(size)) break;
		texts.set(path, output.subarray(start, start + size).toString());
		at = start + size + 1;
	}
	return texts;
}
function requests(commit, paths) {
	return paths.map((path) => `${commit}:${path}\n`).join("");
}

// src/adapters/git/read-file.ts
const LIMIT_BYTES = 16777216;
const unfit$1 = /[\u0000\n]/;
const absent = { kind: "absent" };
const outside = {
	kind: "unfit",
	what: "a link that leads out of the repository"
};
const dangling = {
	kind: "unfit",
	what: "a broken link"
};
const directory = {
	kind: "unfit",
	what: "a directory"
};
const tooLarge = {
	kind: "unfit",
	what: "larger than 16 MiB"
};
async function readCommittedFile(history, commit, path) {
	return textOf(await findCommittedFile(history, commit, path));
}
async function readWorkingFile(root, path) {
	return textOf(await findWorkingFile(root, path));
}
function textOf(found) {
	return found.kind === "text" ? found.text : void 0;
}
async function findCommittedFile(history, commit, path) {
	if (!isObjectId(commit) || unfit$1.test(path)) return absent;
	return history.reading(commit, async (store) => {
		const asked = await store.run({
			args: [
				"cat-file",
				"--batch-check",
				"--follow-symlinks"
			],
			input: `${commit}:${path}\n`
		});
		const answer = outputOf(asked, `looking for ${path}`).toString();
		const [, object, type, size] = /^([0-9a-f]+) (blob|tree) (\d+)\n$/.exec(answer) ?? [];
		if (type === "tree") return directory;
		if (object !== void 0) {
			if (Number(size) > LIMIT_BYTES) return tooLarge;
			return {
				kind: "text",
				text: outputOf(await store.run({ args: [
					"cat-file",
					"blob",
					object
				] }), `reading ${path}`).toString()
			};
		}
		if (answer.startsWith("symlink ")) return outside;
		if (/^(?:dangling|loop|notdir) /.test(answer)) return dangling;
		const listed = await store.run({ args: [
			"ls-tree",
			"-z",
			"--full-tree",
			commit,
			"--",
			path
		] });
		return outputOf(listed, `looking for ${path}`).toString().startsWith("160000 ") ? {
			kind: "unfit",
			what: "a submodule"
		} : absent;
	});
}
async function findWorkingFile(root, path) {
	if (unfit$1.test(path)) return absent;
	if (await lstat(join(root, path)).catch(() => void 0) === void 0) return absent;
	const place = await realpath(join(root, path)).catch(() => void 0);
	if (place === void 0) return dangling;
	if (!place.startsWith(root + sep)) return outside;
	const stats = await lstat(place);
	if (stats.isDirectory()) return directory;
	if (!stats.isFile()) return {
		kind: "unfit",
		what: "a pipe, a socket or a device"
	};
	if (stats.size > LIMIT_BYTES) return tooLarge;
	return {
		kind: "text",
		text: await readFile(place, "utf8")
	};
}

// src/adapters/git/read-branch.ts
const timeoutMs = 6e4;
const limitBytes = 16777216;
async function readBranch(history, branch, folder) {
	const remote = await remoteTip(history, branch);
	const commit = remote.commit ?? await localTip(history, branch);
	if (commit === void 0) return {
		kind: "missing",
		reason: remote.reason ?? `there is no branch ${branch}`,
		isUnknown: remote.reason !== void 0
	};
	const outcome = await history.ensure(commit);
	if (outcome.kind === "missing") return {
		kind: "missing",
		reason: outcome.reason,
		isUnknown: true
	};
	return {
		kind: "found",
		paths: await listFolder(history, commit, folder),
		read: (path) => readCommittedFile(history, commit, path),
		readAll: (paths) => readAllFiles(history, commit, paths)
	};
}
async function listFolder(history, commit, folder) {
	const store = await history.store();
	const args = [
		"ls-tree",
		"-r",
		"-z",
		"--name-only",
		"--full-tree",
		commit,
		...folder === "" ? [] : ["--", `${folder}/`]
	];
	return outputOf(await store.run({
		args,
		limitBytes
	}), `listing ${folder}`).toString().split("\0").filter((path) => path !== "");
}
async function remoteTip(history, branch) {
	const store = await history.store();
	const { remote } = store.transport;
	if (remote === void 0) return { commit: void 0 };
	const { root, gitFolder } = history.checkout;
	const outcome = await store.run({
		args: [
			"ls-remote",
			"--end-of-options",
			remote,
			`refs/heads/${branch}`
		],
		folder: root ?? gitFolder,
		timeoutMs,
		limitBytes: 1048576
	});
	if (outcome.code !== 0) return {
		commit: void 0,
		reason: `${remote} could not be reached to look up the branch ${branch}`
	};
	const [, commit] = /^([0-9a-f]+)\t/.exec(outcome.stdout.toString()) ?? [];
	return { commit: commit !== void 0 && isObjectId(commit) ? commit : void 0 };
}
async function localTip({ checkout }, branch) {
	for (const ref of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
		const commit = lineOf(await checkout.read({ args: [
			"rev-parse",
			"--verify",
			"--quiet",
			`${ref}^{commit}`
		] }));
		if (commit !== void 0 && isObjectId(commit)) return commit;
	}
}

// src/adapters/git/default-base.ts
const candidates = [
	"refs/remotes/origin/HEAD",
	"refs/heads/main",
	"refs/heads/master",
	"refs/remotes/origin/main",
	"refs/remotes/origin/master"
];
async function findDefaultBase(history, head) {
	const branch = await localDefaultBranch(history) ?? await remoteDefaultBranch(history);
	if (branch === void 0) return previous(history, head, ", because there is no default branch to compare with");
	if (head.ref === `refs/heads/${branch.branch}`) return previous(history, head, "");
	const found = await history.mergeBase(head.commit, branch.commit);
	if (found.kind === "missing") return missing(`there is no merge base of ${head.name} and ${branch.name}: ${found.reason}`);
	if (found.commit === head.commit) return previous(history, head, "");
	return {
		kind: "commit",
		commit: found.commit,
		label: `merge base with ${branch.name}`
	};
}
function missing(reason) {
	return {
		kind: "missing",
		reason,
		blocking: false
	};
}
async function previous(history, head, why) {
	if (head.dirty) return {
		kind: "commit",
		commit: head.commit,
		label: `${head.name}, before the uncommitted changes`
	};
	const [parent] = await history.parents(head.commit);
	if (parent === void 0) return missing(`${head.name} is the first commit`);
	const outcome = await history.ensure(parent);
	return outcome.kind === "found" ? {
		kind: "commit",
		commit: parent,
		label: `the commit before ${head.name}${why}`
	} : missing(`the commit before ${head.name} is not in this clone, and ${outcome.reason}`);
}
async function localDefaultBranch(history) {
	const { checkout } = history;
	for (const ref of candidates) {
		const commit = lineOf(await checkout.read({ args: [
			"rev-parse",
			"--verify",
			"--quiet",
			`${ref}^{commit}`
		] }));
		if (commit === void 0) continue;
		const target = lineOf(await checkout.read({ args: [
			"symbolic-ref",
			"--quiet",
			ref
		] })) ?? ref;
		return {
			name: target.replace(/^refs\/(?:heads|remotes)\//, ""),
			branch: target.replace(/^refs\/(?:heads|remotes\/origin)\//, ""),
			commit
		};
	}
}
async function remoteDefaultBranch(history) {
	const store = await history.store();
	const { remote } = store.transport;
	if (remote === void 0) return void 0;
	const { root, gitFolder } = history.checkout;
	const outcome = await store.run({
		args: [
			"ls-remote",
			"--symref",
			"--end-of-options",
			remote,
			"HEAD"
		],
		folder: root ?? gitFolder,
		timeoutMs: 6e4,
		limitBytes: 1048576
	});
	if (outcome.code !== 0) return void 0;
	return parseRemoteHead(outcome.stdout.toString(), remote);
}
function parseRemoteHead(text, remote) {
	const branch = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(text)?.[1];
	const commit = /^([0-9a-f]+)\tHEAD$/m.exec(text)?.[1];
	if (branch === void 0 || commit === void 0 || !isObjectId(commit)) return void 0;
	return {
		name: `${remote}/${branch}`,
		branch,
		commit
	};
}

// src/adapters/git/event-base.ts
async function findEventBase(history, head, event) {
	switch (event.kind) {
		case "pull-request": return blocking(await pullRequestBase(history, head, event));
		case "merge-group": return blocking(await known(history, event.baseSha, "base of the merge group"));
		case "push": return await previousTip(history, head, event.before) ?? findDefaultBase(history, head);
		case "other":
		case "assumed": return findDefaultBase(history, head);
		default: return event;
	}
}
async function pullRequestBase(history, head, { baseSha, headSha }) {
	const [first, second] = await history.parents(head.commit);
	if (first !== void 0 && second === headSha) return known(history, first, "first parent of the merge commit");
	const found = await history.mergeBase(head.commit, baseSha);
	return found.kind === "found" ? {
		kind: "commit",
		commit: found.commit,
		label: "merge base with the pull request's base"
	} : missing(`there is no merge base of ${head.name} and the pull request's base: ${found.reason}`);
}
async function previousTip(history, head, before) {
	if (!isObjectId(before) || /^0+$/.test(before) || before === head.commit) return void 0;
	const base = {
		kind: "commit",
		commit: before,
		label: "the tip before the push"
	};
	if ((await history.ensure(before)).kind === "missing") return void 0;
	if ((await history.parents(head.commit)).includes(before)) return base;
	const found = await history.mergeBase(head.commit, before);
	return found.kind === "found" && found.commit === before ? base : void 0;
}
async function known(history, commit, label) {
	const outcome = await history.ensure(commit);
	return outcome.kind === "found" ? {
		kind: "commit",
		commit,
		label
	} : missing(`the ${label}, ${commit.slice(0, 12)}, is not in this clone, and ${outcome.reason}`);
}
function blocking(base) {
	return base.kind === "missing" ? {
		...base,
		blocking: true
	} : base;
}

// src/adapters/git/event-head.ts
function changeOf(event) {
	return event !== void 0 && "headSha" in event ? event : void 0;
}
async function refuseOtherHead(history, { base, head: named, event }, head) {
	const change = changeOf(event);
	if (change === void 0 || head.commit === void 0 || base !== void 0 && named !== void 0) return;
	const reason = await whyNotContained(history, head.commit, change.headSha);
	if (reason === void 0) return;
	throw new GateError("usage", `${named ?? "The checkout"} is at ${short(head.commit)}, which does not contain ${short(change.headSha)}, the head of ${nameOf(change)}${reason}.`, "Remove `ref` from the actions/checkout step, so that it checks out the change. To compare other revisions, name both with --base and --head.");
}
function refuseItself(event, base, head) {
	const change = changeOf(event);
	if (change === void 0 || base.kind === "missing" || base.commit !== head.commit) return;
	throw new GateError("usage", `Base and head are the same commit, ${short(base.commit)}, so ${nameOf(change)} would be compared with itself.`, "Check out the change, and set --base to a revision that doesn't contain it, or leave --base out.");
}
async function whyNotContained(history, commit, wanted) {
	if (commit === wanted || (await history.parents(commit)).includes(wanted)) return void 0;
	const found = await history.mergeBase(commit, wanted);
	if (found.kind === "missing") return `: ${found.reason}`;
	return found.commit === wanted ? void 0 : "";
}
function nameOf({ kind }) {
	return kind === "pull-request" ? "the pull request" : "the merge group";
}
function short(commit) {
	return commit.slice(0, 12);
}

// src/adapters/git/named-revision.ts
const LONGEST_REVISION = 1e3;
const unfit = /^-|[\u0000-\u001F\u007F]/;
async function findNamedRevision(history, revision, option) {
	if (revision === "" || revision.length > LONGEST_REVISION || unfit.test(revision)) throw unknown(revision, option, "it is not a valid revision name");
	for (const name of [revision, `refs/remotes/origin/${revision}`]) {
		const commit = await localCommit(history, name);
		if (commit !== void 0) return commit;
	}
	if (!isObjectId(revision)) {
		if (!await hasCommits(history)) throw new GateError("usage", "This repository has no commits yet.", "Commit something first (`git commit`).");
		throw unknown(revision, option, "git cannot resolve it here");
	}
	const outcome = await history.ensure(revision);
	if (outcome.kind === "missing") throw unknown(revision, option, outcome.reason);
	return revision;
}
async function branchOf(history, revision) {
	const name = lineOf(await history.checkout.read({ args: [
		"rev-parse",
		"--symbolic-full-name",
		revision
	] }));
	return name?.startsWith("refs/heads/") === true ? name : void 0;
}
async function hasCommits({ checkout }) {
	const outcome = await checkout.read({ args: [
		"for-each-ref",
		"--count=1",
		"--format=%(objectname)"
	] });
	return outcome.code !== 0 || outcome.stdout.length > 0;
}
async function localCommit(history, revision) {
	const args = [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	];
	const commit = lineOf(await history.checkout.read({ args }));
	return commit !== void 0 && isObjectId(commit) ? commit : void 0;
}
function unknown(revision, option, why) {
	const shown = JSON.stringify(revision.slice(0, 200));
	return new GateError("usage", `${option} ${shown} is not a commit in this repository: ${why}.`, "Name a branch, tag or commit that `git rev-parse` knows; in a shallow clone, fetch it first or give its full id.");
}

// src/adapters/git/revisions.ts
const OLDEST_MINOR = 30;
async function resolveRevisions(context, history, request) {
	const { root } = history.checkout;
	const head = await findHead(context, history, request);
	await refuseOtherHead(history, request, head);
	const base = await findBase(history, request, head);
	refuseItself(request.event, base, head);
	return {
		root,
		prefix: relative(root, await realpath(request.folder)).split(sep).join("/"),
		base,
		head
	};
}
const named = {
	base: "--base",
	head: "--head"
};
async function findHead(context, history, { head: revision, event, options = named }) {
	if (revision !== void 0) return {
		kind: "commit",
		commit: await findNamedRevision(history, revision, options.head),
		dirty: false,
		label: revision
	};
	const outcome = await history.checkout.read({ args: [
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	] });
	const commit = lineOf(outcome);
	if (commit === void 0 && await refersToSomething(history)) throw new GateError("usage", `HEAD cannot be read: ${gitMessage(outcome)}.`, "Run `git status` and `git fsck`, and fix what they report.");
	if (event !== void 0 && commit !== void 0) return {
		kind: "commit",
		commit,
		dirty: false,
		label: `the checked-out commit ${commit.slice(0, 12)}`
	};
	const { changed, untracked } = await readUncommitted(context, history.checkout);
	return {
		kind: "working-tree",
		commit,
		dirty: changed.length + untracked.length > 0,
		label: commit === void 0 ? "the working tree" : `the working tree at ${commit.slice(0, 12)}`
	};
}
async function refersToSomething(history) {
	const branch = lineOf(await history.checkout.read({ args: [
		"symbolic-ref",
		"--quiet",
		"HEAD"
	] }));
	if (branch === void 0) return true;
	return (await history.checkout.read({ args: [
		"show-ref",
		"--verify",
		"--quiet",
		branch
	] })).code === 0;
}
async function findBase(history, request, head) {
	if (request.base !== void 0) return {
		kind: "commit",
		commit: await findNamedRevision(history, request.base, (request.options ?? named).base),
		label: request.base
	};
	if (head.commit === void 0) {
		const blocking = request.event?.kind === "pull-request" || request.event?.kind === "merge-group";
		return {
			...missing("the repository has no commits yet"),
			blocking
		};
	}
	const point = {
		commit: head.commit,
		ref: await branchOf(history, request.head ?? "HEAD"),
		dirty: head.kind === "working-tree" && head.dirty,
		name: request.head ?? "HEAD"
	};
	return request.event === void 0 ? findDefaultBase(history, point) : findEventBase(history, point, request.event);
}
async function refuseOldGit(context, folder) {
	const line = lineOf(await context.git({
		args: ["version"],
		folder,
		env: context.env
	})) ?? "";
	const [, major, minor] = /(\d+)\.(\d+)/.exec(line) ?? [];
	if (Number(major) > 2 || Number(major) === 2 && Number(minor) >= OLDEST_MINOR) return;
	throw new GateError("usage", `${line} is too old.`, `Install git 2.${OLDEST_MINOR} or newer.`);
}

// src/adapters/git/site.ts
const BATCH = 128;
function openSite(context, scratch, warnings) {
	let count = 0;
	const known = /* @__PURE__ */ new Map();
	return {
		context,
		warnings,
		newIndex: () => join(scratch, `index-${count++}`),
		objects: join(scratch, "objects"),
		repositories: join(scratch, "git"),
		status: async (checkout) => {
			const status = known.get(checkout.gitFolder) ?? readStatus(context, checkout);
			known.set(checkout.gitFolder, status);
			return status;
		}
	};
}
async function forEachInTurns(signal, items, act) {
	let count = 0;
	for (const item of items) {
		if (count++ % BATCH === 0) {
			await setImmediate();
			refuseWhenAborted(signal);
		}
		act(item);
	}
}
const MOST_NAMES = 5;
function someOf(names) {
	const more = names.length - MOST_NAMES;
	return names.slice(0, MOST_NAMES).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

// src/adapters/git/untracked-files.ts
async function findUntrackedFiles(site, checkout, prefix, patterns) {
	const found = /* @__PURE__ */ new Set();
	for (const pattern of patterns) {
		const outcome = await checkout.read({
			args: [
				"ls-files",
				"-z",
				"--full-name",
				"--others",
				"--",
				pattern
			],
			folder: prefix === "" ? checkout.root : `${checkout.root}/${prefix}`
		});
		if (outcome.code !== 0) throw new GateError("usage", `The copy pattern ${JSON.stringify(pattern)} is not a valid git pathspec: ${gitMessage(outcome)}`, "Fix the pattern: `git help glossary` describes pathspecs.");
		const files = splitAtNul(outcome.stdout).filter((path) => !path.endsWith("/"));
		if (files.length === 0) site.warnings.add(`The copy pattern ${JSON.stringify(pattern)} matches no untracked or ignored file.`);
		for (const path of files) found.add(path);
	}
	return [...found];
}
async function listUntracked(context, checkout) {
	if (checkout.root === void 0) return [];
	const outcome = await checkout.read({ args: [
		"ls-files",
		"-z",
		"--others",
		...withoutCache(checkout.root, context.cacheFolder)
	] });
	return splitAtNul(outputOf(outcome, "listing untracked files")).map(showPath);
}
async function copyUntrackedFiles(site, root, paths, folder) {
	const landing = new Landing(root, folder);
	const left = [];
	await forEachInTurns(site.context.signal, paths, (path) => {
		if (landing.copy(path, { existing: "keep" }) !== "copied") left.push(showPath(path));
	});
	if (left.length > 0) site.warnings.add(`Some files that the copy patterns match were not copied, because a side already has a file at that path or because they cannot be read: ${someOf(left)}.`);
}

// src/adapters/git/snapshot-repository.ts
async function makeGitFolder(site, { side, prefix }) {
	const suffix = prefix === "" ? "" : `-${createHash("sha256").update(prefix).digest("hex").slice(0, 8)}`;
	const folder = join(site.repositories, `${side}${suffix}`);
	await removeTree(folder);
	await mkdir(join(folder, "objects", "pack"), { recursive: true });
	await mkdir(join(folder, "refs", "heads"), { recursive: true });
	await mkdir(join(folder, "info"));
	return folder;
}
const identity = {
	GIT_AUTHOR_NAME: "allocgate",
	GIT_AUTHOR_EMAIL: "allocgate@localhost",
	GIT_AUTHOR_DATE: "2000-01-01T00:00:00Z",
	GIT_COMMITTER_NAME: "allocgate",
	GIT_COMMITTER_EMAIL: "allocgate@localhost",
	GIT_COMMITTER_DATE: "2000-01-01T00:00:00Z"
};
async function makeRepository(site, store, { folder }, gitFolder, tree) {
	const doing = "making the repository of a snapshot";
	const env = store.reading(site.objects);
	const root = outputOf(await store.run({
		args: ["rev-parse", `${tree}^{tree}`],
		env
	}), doing).toString().trim();
	const listed = await store.run({
		args: [
			"ls-tree",
			"-r",
			"-d",
			"-t",
			"-z",
			root
		],
		env
	});
	const below = outputOf(listed, doing).toString("latin1").matchAll(/(?:^|\0)040000 tree ([0-9a-f]+)\t/g);
	const trees = /* @__PURE__ */ new Set([root, ...[...below].map(([, id]) => id)]);
	const packed = await store.run({
		args: [
			"pack-objects",
			"-q",
			"--window=0",
			join(gitFolder, "objects", "pack", "pack")
		],
		input: [...trees].map((id) => `${id}\n`).join(""),
		env
	});
	outputOf(packed, doing);
	const made = await store.runOffline({
		args: [
			"commit-tree",
			"-m",
			"Snapshot",
			root
		],
		env: {
			...identity,
			GIT_OBJECT_DIRECTORY: join(gitFolder, "objects"),
			GIT_ALTERNATE_OBJECT_DIRECTORIES: ""
		}
	});
	await writeFile(join(gitFolder, "refs", "heads", "main"), outputOf(made, doing));
	await writeFile(join(gitFolder, "HEAD"), "ref: refs/heads/main\n");
	await writeFile(join(gitFolder, "config"), configOf(root.length === 64));
	await writeFile(join(gitFolder, "info", "attributes"), attributes);
	await writeFile(join(folder, ".git"), `gitdir: ${relative(folder, gitFolder)}\n`);
}
function configOf(isSha256) {
	return `[core]
\trepositoryFormatVersion = ${isSha256 ? 1 : 0}
\tbare = false
\tautocrlf = false
\teol = lf
\tfileMode = true
[status]
\trenames = false
[diff]
\trenames = false
\tignoreSubmodules = all
[gc]
\tauto = 0
${isSha256 ? "[extensions]\n	objectFormat = sha256\n" : ""}`;
}

// src/adapters/git/stored-content.ts
async function findStoredFiles(checkout, entries, env, place) {
	const files = new Map(entries.flatMap((entry) => entry.mode === "file" || entry.mode === "executable" ? [[entry.path, entry]] : []));
	const { folder, prefix, edited } = place;
	return (await filteredPaths(checkout, [...files.keys()], env)).flatMap((path) => {
		const entry = files.get(path);
		return entry === void 0 ? [] : [{
			path: `${prefix}${path}`,
			entry,
			checkout,
			folder,
			edited: edited.has(path)
		}];
	});
}
async function placeContents(site, sides) {
	const byPath = /* @__PURE__ */ new Map();
	for (const file of sides.flat()) byPath.set(file.path, [...byPath.get(file.path) ?? [], file]);
	if (byPath.size === 0) return;
	const unchanged = await unchangedFiles(sides.flat());
	const stored = [];
	const edited = [];
	for (const [path, files] of byPath) {
		refuseWhenAborted(site.context.signal);
		const sources = files.map((file) => contentOf(file, unchanged));
		if (sources.every((source) => source !== void 0)) {
			for (const source of sources) source();
			continue;
		}
		if (files.some((file) => unchanged.has(file) && !isConverted(file))) continue;
		(files.some((file) => file.edited) ? edited : stored).push(showPath(path));
	}
	if (stored.length > 0) site.warnings.add(`Filters such as Git LFS are not run, and one side lacks the content of some files, so both sides have these files as git stores them (for Git LFS, as pointers): ${someOf(stored)}.`);
	if (edited.length > 0) site.warnings.add(`Filters such as Git LFS are not run, so base has these files as git stores them, and head has the edited files of the working tree: ${someOf(edited)}.`);
}
async function unchangedFiles(files) {
	const found = /* @__PURE__ */ new Set();
	for (const checkout of new Set(files.map((file) => file.checkout))) {
		if (checkout.root === void 0) continue;
		const objects = new Map((await readIndex(checkout)).map(({ path, object }) => [path, object]));
		const same = files.filter((file) => file.checkout.root === checkout.root && objects.get(file.entry.path) === file.entry.object);
		const paths = await unchangedByStat(checkout, same.map(({ entry }) => entry.path));
		for (const file of same) if (paths.has(file.entry.path)) found.add(file);
	}
	return found;
}
function contentOf(file, unchanged) {
	const { checkout, entry, folder, edited } = file;
	if (edited) return () => void 0;
	const target = nativePath(folder, entry.path);
	const kept = downloaded(checkout, target);
	if (kept !== void 0) return () => {
		copyFileSync(kept, target, constants.COPYFILE_FICLONE);
	};
	if (!unchanged.has(file) || checkout.root === void 0) return void 0;
	const landing = new Landing(checkout.root, folder);
	return () => void landing.copy(entry.path, { executable: entry.mode === "executable" });
}
const longestPointer = 1024;
const pointerForm = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d+)\n/;
function downloaded({ commonFolder }, pointer) {
	if (lstatSync(pointer).size > longestPointer) return void 0;
	const [, oid, size] = pointerForm.exec(readFileSync(pointer, "utf8")) ?? [];
	if (oid === void 0) return void 0;
	const path = join(commonFolder, "lfs", "objects", oid.slice(0, 2), oid.slice(2, 4), oid);
	const stats = statSync(path, { throwIfNoEntry: false });
	return stats?.isFile() === true && stats.size === Number(size) ? path : void 0;
}
function isConverted({ checkout, entry, folder }) {
	const [onDisk, laid] = [checkout.root ?? folder, folder].map((root) => lstatSync(nativePath(root, entry.path), { throwIfNoEntry: false })?.size);
	return onDisk !== laid;
}

// src/adapters/git/tree.ts
const defaults = [
	"core.autocrlf=false",
	"core.eol=lf",
	"core.attributesFile=/dev/null",
	"core.symlinks=true",
	"core.fileMode=true",
	"core.sparseCheckout=false",
	"core.ignoreCase=false"
];
async function layTree(store, tree, place) {
	const { folder, index, objects } = place;
	const env = {
		GIT_INDEX_FILE: index,
		GIT_WORK_TREE: folder,
		GIT_ATTR_NOSYSTEM: "1",
		...store.reading(objects)
	};
	const settings = defaults.flatMap((setting) => ["-c", setting]);
	const written = await store.run({
		args: [
			...settings,
			"read-tree",
			"-m",
			"-u",
			tree
		],
		folder,
		env
	});
	outputOf(written, `writing the files of ${tree.slice(0, 12)}`);
	const listed = await store.runOffline({
		args: ["ls-files", ...entryFlags],
		folder,
		env
	});
	return parseEntries(outputOf(listed, `listing the files of ${tree.slice(0, 12)}`));
}
async function makeTree(store, entries, site) {
	const env = {
		GIT_INDEX_FILE: site.newIndex(),
		GIT_OBJECT_DIRECTORY: site.objects,
		GIT_ALTERNATE_OBJECT_DIRECTORIES: ""
	};
	const bits = {
		file: "100644",
		executable: "100755",
		symlink: "120000",
		submodule: "160000"
	};
	const lines = entries.map(({ mode, object, path }) => `${bits[mode]} ${object}\t${path}\0`).join("");
	const input = Buffer.from(lines, "latin1");
	const doing = "listing the files of the working tree";
	outputOf(await store.runOffline({
		args: [
			"update-index",
			"-z",
			"--index-info"
		],
		input,
		env
	}), doing);
	const made = await store.runOffline({
		args: ["write-tree", "--missing-ok"],
		env
	});
	return outputOf(made, doing).toString().trim();
}
async function removeFromIndex(store, index, paths, tree) {
	const nothing = "0".repeat(tree.length);
	const removed = await store.runOffline({
		args: [
			"update-index",
			"-z",
			"--index-info"
		],
		input: joinWithNul(paths.map((path) => `0 ${nothing}\t${path}`)),
		env: { GIT_INDEX_FILE: index }
	});
	outputOf(removed, "listing the files of the working tree");
}

// src/adapters/git/commit-tree.ts
async function layCommit(site, history, commit, place) {
	const { checkout } = history;
	const { store, index, entries } = await history.reading(commit, async (objects) => {
		await emptyFolder(place.folder);
		const gitFolder = await makeGitFolder(site, place);
		const file = join(gitFolder, "index");
		const target = {
			folder: place.folder,
			index: file,
			objects: site.objects
		};
		const laid = await layTree(objects, commit, target);
		await makeRepository(site, objects, place, gitFolder, commit);
		return {
			store: objects,
			index: file,
			entries: laid
		};
	});
	const env = store.objectVariables(index, site.objects);
	const stored = await findStoredFiles(checkout, entries, env, {
		...place,
		edited: /* @__PURE__ */ new Set()
	});
	for (const entry of entries) if (entry.mode === "submodule") stored.push(...await laySubmodule(site, history, commit, entry, place));
	return stored;
}
async function emptyFolder(folder) {
	await mkdir(folder, { recursive: true });
	for (const name of await readdir(folder)) await removeTree(join(folder, name));
}
async function laySubmodule(site, history, commit, { path, object }, { side, folder, prefix }) {
	const { context } = site;
	const found = await openSubmodule(context, history.checkout, path) ?? (await isInIndex(history.checkout, path) ? void 0 : await openAbsorbedSubmodule(context, history.checkout, await history.store(), commit, path));
	if (found === void 0) {
		site.warnings.add(notCheckedOut(path));
		return [];
	}
	const submodule = openHistory(context, found);
	const outcome = await submodule.ensure(object);
	if (outcome.kind === "missing") throw new GateError("snapshot-failed", `Commit ${object.slice(0, 12)} of the submodule ${showPath(path)} is missing: ${outcome.reason}.`, "Fetch it with `git submodule update --init`; in a workflow, check out with `submodules: true` and `fetch-depth: 0`.");
	return layCommit(site, submodule, object, {
		side,
		folder: nativePath(folder, path).toString(),
		prefix: `${prefix}${path}/`
	});
}
async function isInIndex(checkout, path) {
	if (checkout.root === void 0) return false;
	return (await readIndex(checkout)).some((entry) => entry.path === path && entry.mode === "submodule");
}

// src/adapters/git/share-files.ts
async function shareFiles(signal, from, to, paths) {
	const landing = new Landing(from, to);
	const copied = [];
	await forEachInTurns(signal, paths, (path) => {
		if (landing.copy(toBytePath(path), { existing: "keep" }) === "copied") copied.push(path);
	});
	return copied;
}

// src/adapters/git/working-tree.ts
async function layWorkingTree(site, history, place) {
	const { checkout } = history;
	const { root } = checkout;
	if (root === void 0) return [];
	const status = await site.status(checkout);
	if (status.repositories.length > 0) site.warnings.add(`Repositories inside the working tree that aren't submodules are left out: ${someOf(status.repositories.map(showPath))}.`);
	const tracked = await readIndex(checkout);
	const changed = new Set(status.changed);
	const isChanged = ({ path, mode }) => mode !== "submodule" && changed.has(path);
	const edited = await storeFiles(site, checkout, root, {
		changed: tracked.filter(isChanged),
		untracked: status.untracked
	});
	const kept = tracked.filter((entry) => !isChanged(entry));
	const store = await history.store();
	const gitFolder = await makeGitFolder(site, place);
	const index = join(gitFolder, "index");
	const tree = await makeTree(store, [...kept, ...edited], site);
	const entries = await layTree(store, tree, {
		folder: place.folder,
		index,
		objects: site.objects
	});
	const stored = await findStoredFiles(checkout, entries, store.objectVariables(index, site.objects), {
		...place,
		edited: new Set(edited.map(({ path }) => path))
	});
	const untracked = new Set(status.untracked);
	if (untracked.size > 0) await removeFromIndex(store, index, status.untracked, tree);
	const committed = [...kept, ...edited.filter(({ path }) => !untracked.has(path))];
	await makeRepository(site, store, place, gitFolder, untracked.size === 0 ? tree : await makeTree(store, committed, site));
	for (const { path, mode } of tracked) if (mode === "submodule") stored.push(...await laySubmoduleTree(site, checkout, root, path, place));
	return stored;
}
async function storeFiles(site, checkout, root, { changed, untracked }) {
	const modesCount = lineOf(await checkout.read({ args: [
		"config",
		"--type=bool",
		"core.fileMode"
	] })) !== "false";
	const special = [];
	const unreadable = [];
	const files = [];
	const links = [];
	const folders = new RealFolders(root);
	const look = (path, known) => {
		if (!folders.hold(path)) return;
		const place = nativePath(root, path);
		const stats = lstatSync(place, { throwIfNoEntry: false });
		if (stats === void 0 || stats.isDirectory()) return;
		if (stats.isSymbolicLink()) links.push({
			path,
			target: readlinkSync(place, { encoding: "buffer" })
		});
		else if (!stats.isFile()) special.push(showPath(path));
		else if (!isReadable(place)) unreadable.push(showPath(path));
		else {
			const executable = known === void 0 || modesCount ? (stats.mode & 64) !== 0 : known.mode === "executable";
			files.push({
				path,
				mode: executable ? "executable" : "file",
				skipped: false
			});
		}
	};
	for (const entry of changed) look(entry.path, entry);
	if (unreadable.length > 0) throw new GateError("snapshot-failed", `The tracked file ${unreadable[0]} cannot be read.`, "Make it readable by the user who runs allocgate.");
	for (const path of untracked) look(path, void 0);
	if (special.length > 0) site.warnings.add(`Sockets, pipes and devices are left out of the head snapshot: ${someOf(special)}.`);
	if (unreadable.length > 0) site.warnings.add(`Untracked files that cannot be read are left out of the head snapshot: ${someOf(unreadable)}.`);
	const objects = await hashFiles(site, checkout, files.map(({ path }) => path));
	const entries = files.map((file, at) => ({
		...file,
		object: objects[at] ?? ""
	}));
	for (const { path, target } of links) entries.push({
		path,
		mode: "symlink",
		skipped: false,
		object: await hashLink(site, checkout, target)
	});
	return entries;
}
function isReadable(path) {
	try {
		accessSync(path, constants.R_OK);
		return true;
	} catch {
		return false;
	}
}
async function hashFiles(site, checkout, paths) {
	if (paths.length === 0) return [];
	const outcome = await checkout.read({
		args: [
			"hash-object",
			"-w",
			"--stdin-paths"
		],
		settings: [
			...await withoutFilters(checkout),
			"core.safecrlf=false",
			"core.looseCompression=0"
		],
		input: paths.map((path) => `${quoted(path)}\n`).join(""),
		env: { GIT_OBJECT_DIRECTORY: site.objects }
	});
	return outputOf(outcome, "reading the changed files").toString().trim().split("\n");
}
async function hashLink(site, checkout, target) {
	const outcome = await checkout.read({
		args: [
			"hash-object",
			"-w",
			"--stdin",
			"--no-filters"
		],
		input: target,
		env: { GIT_OBJECT_DIRECTORY: site.objects }
	});
	return outputOf(outcome, "reading a symbolic link").toString().trim();
}
function quoted(path) {
	return `"${path.replaceAll(/[^ !#-[\]-~]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, "0")}`)}"`;
}
async function laySubmoduleTree(site, checkout, root, path, { side, folder, prefix }) {
	if (lstatSync(nativePath(root, path), { throwIfNoEntry: false })?.isDirectory() !== true) return [];
	const target = nativePath(folder, path);
	mkdirSync(target, { recursive: true });
	const submodule = await openSubmodule(site.context, checkout, path);
	if (submodule === void 0) {
		site.warnings.add(notCheckedOut(path));
		return [];
	}
	return layWorkingTree(site, openHistory(site.context, submodule), {
		side,
		folder: target.toString(),
		prefix: `${prefix}${path}/`
	});
}

// src/adapters/git/snapshot.ts
const MOST_PINS = 10;
async function openSnapshots(context, history, revisions, request) {
	let slot;
	try {
		slot = await takeSlot(join(context.cacheFolder, repositoryId(history.checkout.commonFolder)));
		return await lay(context, history, revisions, request, slot);
	} catch (error) {
		await slot?.release();
		throw context.signal.aborted ? interrupted() : asSnapshotFailure(error);
	}
}
async function lay(context, history, revisions, request, slot) {
	const { layout } = slot;
	const warnings = /* @__PURE__ */ new Set();
	const site = openSite(context, layout.scratch, warnings);
	await mkdir(site.objects);
	const base = revisions.base.kind === "commit" ? layout.base : void 0;
	const copied = await findUntrackedFiles(site, history.checkout, revisions.prefix, request.copy);
	const baseCommit = revisions.base.kind === "commit" ? revisions.base.commit : void 0;
	const headCommit = revisions.head.kind === "commit" ? revisions.head.commit : void 0;
	const sides = await allOrFirstError([...baseCommit === void 0 ? [] : [layOne(site, history, baseCommit, layout.base)], layOne(site, history, headCommit, layout.head)]);
	await placeContents(site, sides);
	const { root } = history.checkout;
	if (base !== void 0) await copyUntrackedFiles(site, root, copied, base);
	const there = new Set(headCommit === void 0 ? (await site.status(history.checkout)).untracked : []);
	await copyUntrackedFiles(site, root, copied.filter((path) => !there.has(path)), layout.head);
	const uncommitted = await uncommittedFiles(site, history.checkout, revisions.head);
	let pins = 0;
	let released;
	return {
		snapshots: {
			base,
			head: layout.head,
			pathLength: layout.pathLength,
			work: layout.work,
			uncommitted,
			warnings: [...warnings],
			[Symbol.asyncDispose]: async () => released ??= slot.release()
		},
		share: async (to, paths) => shareFiles(context.signal, layout.head, to, paths),
		pin: async (commit) => {
			if (pins === MOST_PINS) throw new GateError("snapshot-failed", "Too many snapshots were requested at once.", "This is a bug in allocgate; please report it.");
			const folder = layout.pin(pins++);
			const known = warnings.size;
			try {
				await placeContents(site, [await layOne(site, history, commit, folder)]);
				await copyUntrackedFiles(site, root, copied, folder);
				for (const warning of [...warnings].slice(known)) context.log.info(warning);
			} catch (error) {
				throw asSnapshotFailure(error);
			}
			return folder;
		}
	};
}
async function layOne(site, history, commit, folder) {
	await mkdir(folder);
	const place = {
		side: basename(folder),
		folder,
		prefix: ""
	};
	return commit === void 0 ? layWorkingTree(site, history, place) : layCommit(site, history, commit, place);
}
async function allOrFirstError(works) {
	return (await Promise.allSettled(works)).map((outcome) => {
		if (outcome.status === "rejected") throw outcome.reason;
		return outcome.value;
	});
}
async function uncommittedFiles(site, checkout, head) {
	const outcome = await checkout.read({ args: [
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	] });
	return head.kind === "working-tree" || lineOf(outcome) === head.commit ? readUncommitted(site.context, checkout, site.status) : {
		changed: [],
		untracked: []
	};
}
function asSnapshotFailure(error) {
	if (error instanceof GateError) return error;
	const message = error instanceof Error ? error.message : String(error);
	return new GateError("snapshot-failed", `The snapshots could not be written: ${message}`, "Make sure that the disk has space and that the cache folder is writable, or set ALLOCGATE_CACHE to another folder.", error);
}

// src/adapters/git/repository.ts
function createRepository(options) {
	const { log, signal } = options;
	let opened;
	const context = async () => opened ??= openCache(resolve(options.cacheFolder)).then((cacheFolder) => ({
		git: createGit({
			log,
			signal
		}),
		env: gitEnvironment(options.env ?? process.env),
		cacheFolder,
		credentials: options.credentials,
		log,
		signal
	}));
	const histories = /* @__PURE__ */ new Map();
	const historyOf = async (folder) => {
		const checkout = await findCheckout(await context(), folder);
		const history = histories.get(checkout.root) ?? {
			...openHistory(await context(), checkout),
			checkout
		};
		histories.set(checkout.root, history);
		return history;
	};
	const historyAt = async ({ root }) => histories.get(root) ?? historyOf(root);
	const runs = /* @__PURE__ */ new WeakMap();
	const readFile = async (revisions, commit, path) => readCommittedFile(await historyAt(revisions), commit, path);
	return {
		resolve: async (request) => {
			const folder = resolve(request.folder);
			const history = await historyOf(folder);
			await refuseOldGit(await context(), folder);
			return resolveRevisions(await context(), history, {
				...request,
				folder
			});
		},
		readFile,
		readHeadFile: async (revisions, path) => revisions.head.kind === "commit" && revisions.head.commit !== void 0 ? readFile(revisions, revisions.head.commit, path) : readWorkingFile(revisions.root, path),
		findFile: async (revisions, named, path) => {
			const commit = named ?? (revisions.head.kind === "commit" ? revisions.head.commit : void 0);
			return commit === void 0 ? findWorkingFile(revisions.root, path) : findCommittedFile(await historyAt(revisions), commit, path);
		},
		listFolder: async (revisions, commit, folder) => listFolder(await historyAt(revisions), commit, folder),
		hasCommit: async (revisions, commit) => (await (await historyAt(revisions)).ensure(commit)).kind === "found",
		snapshot: async (revisions, request) => {
			const run = await openSnapshots(await context(), await historyAt(revisions), revisions, request);
			runs.set(run.snapshots, run);
			await tidyCache(await context());
			return run.snapshots;
		},
		snapshotCommit: async (revisions, snapshots, commit) => {
			if ((await (await historyAt(revisions)).ensure(commit)).kind === "missing") return void 0;
			return runs.get(snapshots)?.pin(commit);
		},
		shareUntracked: async (snapshots, base, paths) => await runs.get(snapshots)?.share(base, paths) ?? [],
		changedPaths: async (revisions) => changedPaths(await context(), await historyAt(revisions), revisions),
		listTree: async (revisions, commit) => listTree(await historyAt(revisions), commit),
		findLines: async (revisions, commit, expression, pathspecs) => findLines(await historyAt(revisions), commit, expression, pathspecs),
		listUntracked: async (revisions) => listUntracked(await context(), (await historyAt(revisions)).checkout),
		changes: async (base, head) => changesBetween(await context(), base, head),
		readSnapshot: readWorkingFile,
		exchange: exchangeFiles,
		commitsBetween: async (revisions) => {
			const { base, head } = revisions;
			if (base.kind === "missing" || head.commit === void 0) return {
				kind: "range",
				commits: []
			};
			return commitsBetween(await historyAt(revisions), base.commit, head.commit);
		},
		describeCommits: async (revisions, commits) => describeCommits(await historyAt(revisions), commits),
		lineage: async (revisions, commit, enough) => readLineage(await context(), await historyAt(revisions), commit, enough),
		readBranch: async (revisions, branch, folder) => readBranch(await historyAt(revisions), branch, folder)
	};
}
async function openCache(folder) {
	try {
		await makeFolders(folder);
		return await realpath(folder);
	} catch (cause) {
		throw new GateError("snapshot-failed", `The cache folder ${folder} cannot be created.`, "Set ALLOCGATE_CACHE to another folder.", cause);
	}
}

export { cacheFolder as i, createGit as n, listCache as r, createRepository as t };