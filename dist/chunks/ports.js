import { d as GateError, l as parseDuration, o as defaults, r as cacheFolder } from "./streams.js";
import { c as number, f as string, l as object, n as array, o as looseObject, r as boolean, u as record } from "./zod.js";
import { d as packagePath, i as parseBaseline, n as parseConfig, r as remedies, t as createPolicy, u as isWithin } from "./policy.js";
import { a as checkBenchExpression, s as matchBenchmarkName, t as fileStore } from "./file.js";
import { promisify } from "node:util";
import { availableParallelism, hostname, tmpdir } from "node:os";
import { basename, delimiter, dirname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { access, chmod, copyFile, link, lstat, mkdir, mkdtemp, readFile, readdir, readlink, realpath, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { createHash, randomUUID } from "node:crypto";
import { execFile, spawn } from "node:child_process";
import { chmodSync, constants, copyFileSync, createReadStream, lstatSync, mkdirSync, readlinkSync, symlinkSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { setMaxListeners } from "node:events";
import { pipeline } from "node:stream/promises";

// src/core/benchmath/iterations.ts
const screenWork = 1e7;
const confirmWork = 1e9;
const mostScreened = 65536;
function screenIterations(nsPerOp) {
	return Math.min(powerOfFour(screenWork / Math.max(nsPerOp, 1)), mostScreened);
}
function confirmIterations(nsPerOp, screened) {
	return Math.max(powerOfFour(confirmWork / Math.max(nsPerOp, 1)), screened);
}
function powerOfFour(iterations) {
	return 4 ** Math.max(0, Math.round(Math.log(Math.max(iterations, 1)) / Math.log(4)));
}

// src/core/baseline/fingerprint.ts
function fingerprintDifferences(stored, now) {
	return [
		[
			"Go version",
			stored.goVersion,
			now.goVersion
		],
		[
			"platform",
			`${stored.goos}/${stored.goarch}`,
			`${now.goos}/${now.goarch}`
		],
		[
			"build flags",
			stored.buildFlags.join(" "),
			now.buildFlags.join(" ")
		],
		[
			"mode",
			stored.mode,
			now.mode
		],
		[
			"totals",
			stored.totals,
			now.totals
		],
		[
			"length of the snapshot path",
			`${stored.pathLength}`,
			`${now.pathLength}`
		],
		...settingNames(stored, now).map((name) => [
			name,
			stored.settings[name] ?? "",
			now.settings[name] ?? ""
		])
	].filter(([, a, b]) => a !== b).map(([what, a, b]) => `${what} ${a || "(empty)"}, now ${b || "(empty)"}`);
}
function settingNames(a, b) {
	return [.../* @__PURE__ */ new Set([...Object.keys(a.settings), ...Object.keys(b.settings)])].toSorted();
}

// src/core/baseline/fit.ts
function fitPackage(baseline, importPath, key, bench) {
	const stored = baseline.packages[importPath];
	if (stored === void 0) return stale("the baseline does not have it");
	if (key === void 0 || stored.key !== key) return stale("its sources changed since the baseline was recorded");
	if (baseline.bench !== "." && baseline.bench !== bench) return stale(`the baseline was recorded with -bench ${baseline.bench}`);
	return {
		kind: "fits",
		stored
	};
}
function stale(reason) {
	return {
		kind: "stale",
		reason
	};
}

// src/steps/fit-baseline.ts
function fingerprintOf(environment, buildFlags, pathLength) {
	return {
		goVersion: environment.goVersion,
		goos: environment.goos,
		goarch: environment.goarch,
		settings: { ...environment.settings },
		buildFlags: [...buildFlags],
		mode: "fast",
		totals: environment.totals.kind,
		pathLength
	};
}
function none(...notes) {
	return {
		baseline: void 0,
		stored: /* @__PURE__ */ new Map(),
		notes
	};
}
function fitBaseline(request) {
	const { file, base, fingerprint, bench } = request;
	if (file === void 0) return none();
	const reading = parseBaseline(file.text);
	if (reading.kind === "damaged") return none(`Warning: the stored baseline ${file.label} is damaged (${reading.reason}); the base was measured instead.`);
	const { baseline } = reading;
	const differences = fingerprintDifferences(baseline.fingerprint, fingerprint);
	if (differences.length > 0) return none(`The stored baseline ${file.label} was recorded elsewhere (${differences.join("; ")}); the base was measured.`);
	const stored = /* @__PURE__ */ new Map();
	for (const [importPath, listed] of base.packages) {
		const fit = fitPackage(baseline, importPath, listed.key, bench);
		if (fit.kind !== "fits") continue;
		if (Object.entries(fit.stored.benchmarks).every(([benchmark, { gomaxprocs }]) => gomaxprocs === request.gomaxprocs(importPath, benchmark))) stored.set(importPath, fit.stored);
	}
	return {
		baseline,
		stored,
		notes: []
	};
}
function pinnedBaseline(file, name, fingerprint) {
	if (file === void 0) throw new GateError("missing-baseline", `There is no stored baseline ${name}.`, remedies["missing-baseline"]);
	const reading = parseBaseline(file.text);
	if (reading.kind === "damaged") throw new GateError("damaged-baseline", `The stored baseline ${file.label} cannot be used: ${reading.reason}.`, remedies["damaged-baseline"]);
	const differences = fingerprintDifferences(reading.baseline.fingerprint, fingerprint);
	if (differences.length > 0) throw new GateError("foreign-baseline", `The stored baseline ${file.label} was recorded under other conditions: ${differences.join("; ")}.`, remedies["foreign-baseline"]);
	return reading.baseline;
}

// src/steps/prepare.ts
function folderIn(root, { prefix }) {
	return prefix === "" ? root : `${root}/${prefix}`;
}
async function prepareSides(ports, revisions, snapshots, settings) {
	const { prepare, timeoutMs } = settings;
	if (prepare === void 0) return;
	for (const side of ["base", "head"]) {
		const root = snapshots[side];
		if (root === void 0) continue;
		ports.log.progress({
			stage: `prepare ${side}`,
			done: 0,
			total: 1,
			detail: prepare
		});
		try {
			await ports.go.prepare(prepare, folderIn(root, revisions), timeoutMs);
		} catch (error) {
			if (!(error instanceof GateError) || error.code !== "prepare-failed") throw error;
			throw new GateError("prepare-failed", `On ${side}: ${error.message}`, error.remedy, error);
		}
	}
}

// src/steps/side.ts
async function planSide(ports, request) {
	const { side, root, folder, work, patterns, buildFlags } = request;
	const modules = await ports.go.modules(folder);
	if (modules.length === 0 && request.fallback === void 0) throw new GateError("no-benchmarks", "There is no Go module here (no go.mod or go.work in this folder, above it in the repository, or below it).", "Start allocgate in the folder of a Go module, or name it with -C DIR.");
	const folders = modules.map((module) => module === "" ? folder : `${folder}/${module}`);
	const environment = folders.length === 0 && request.fallback !== void 0 ? request.fallback : await ports.go.environment(folders[0] ?? folder, work, buildFlags);
	const packages = /* @__PURE__ */ new Map();
	const incidents = [];
	const shown = (message) => message.replaceAll(`${root}/`, "");
	const failed = (kind, { importPath, message }) => {
		incidents.push({
			kind,
			side,
			package: importPath,
			message: shown(message)
		});
	};
	for (const moduleFolder of folders) {
		const listing = await ports.go.list({
			folder: moduleFolder,
			root,
			patterns,
			buildFlags
		});
		for (const listed of listing.packages) {
			const path = packagePath(root, request.configFolder, listed.folder);
			if (!request.excludes({
				importPath: listed.importPath,
				path
			})) packages.set(listed.importPath, listed);
		}
		for (const failure of listing.failures) failed("build-failed", failure);
	}
	const built = /* @__PURE__ */ new Map();
	const tried = /* @__PURE__ */ new Set();
	const binaries = async (importPaths) => {
		const wanted = importPaths.flatMap((path) => tried.has(path) ? [] : packages.get(path) ?? []);
		if (wanted.length > 0) {
			for (const { importPath } of wanted) tried.add(importPath);
			const build = await ports.go.build({
				side,
				packages: wanted,
				buildFlags,
				work
			});
			for (const binary of build.binaries) built.set(binary.importPath, binary);
			for (const failure of build.failures) failed("build-failed", failure);
		}
		return new Map(importPaths.flatMap((path) => entry(path, built.get(path))));
	};
	return {
		side,
		root,
		folder,
		environment,
		packages,
		incidents,
		binaries
	};
}
function entry(path, binary) {
	return binary === void 0 ? [] : [[path, binary]];
}
function pathsOf(sides, configFolder) {
	return (importPath) => {
		for (const side of sides) {
			const listed = side?.packages.get(importPath);
			if (side !== void 0 && listed !== void 0) return packagePath(side.root, configFolder, listed.folder);
		}
		return importPath;
	};
}

// src/steps/plan-head.ts
function planHead(ports, { revisions, snapshots, inForce }) {
	return planSide(ports, {
		side: "head",
		root: snapshots.head,
		folder: folderIn(snapshots.head, revisions),
		work: snapshots.work,
		patterns: inForce.settings.patterns,
		buildFlags: inForce.settings.buildFlags,
		configFolder: inForce.configFolder,
		excludes: inForce.excludes
	});
}

// src/steps/plan-benchmarks.ts
function planBenchmarks(request) {
	const benchmarks = [];
	const skipped = [];
	const importPaths = /* @__PURE__ */ new Set([
		...request.head.keys(),
		...request.base.keys(),
		...request.stored.keys()
	]);
	for (const importPath of [...importPaths].toSorted()) {
		const head = request.head.get(importPath);
		const base = baseSpeeds(request, importPath);
		const names = /* @__PURE__ */ new Set([...head?.speeds.keys() ?? [], ...base.keys()]);
		for (const benchmark of names) {
			const sides = [];
			if (base.has(benchmark)) sides.push("base");
			if (head?.speeds.has(benchmark) === true) sides.push("head");
			if (!sides.includes("head") && isSkipped$1(head, benchmark)) skipped.push({
				importPath,
				benchmark
			});
			const subject = {
				importPath,
				path: request.path(importPath),
				benchmark
			};
			benchmarks.push({
				...subject,
				sides,
				gomaxprocs: request.gomaxprocs(subject),
				iterations: request.stored.get(importPath)?.benchmarks[benchmark]?.iterations ?? request.keep?.(subject) ?? screenIterations(Math.max(base.get(benchmark) ?? 0, head?.speeds.get(benchmark) ?? 0))
			});
		}
	}
	return {
		benchmarks,
		skipped
	};
}
function baseSpeeds({ stored, base, bench }, importPath) {
	const kept = stored.get(importPath);
	if (kept === void 0) return base.get(importPath)?.speeds ?? /* @__PURE__ */ new Map();
	const matching = Object.keys(kept.benchmarks).filter((name) => matchBenchmarkName(bench, name));
	return new Map(matching.map((name) => [name, 0]));
}
function isSkipped$1(survey, benchmark) {
	return [...survey?.skipped ?? []].some((name) => isWithin(benchmark, name));
}

// src/steps/read-policy.ts
const configName = ".allocgate.yml";
async function readPolicy(ports, revisions, request) {
	const { folder, explicit } = request;
	const notes = [];
	const head = await findConfig(revisions.prefix, explicit.config, (path) => ports.repository.readHeadFile(revisions, path));
	if (explicit.config !== void 0 && head === void 0) throw new GateError("usage", `There is no configuration file ${explicit.config}.`, "Name one that head has.");
	const headConfig = head && parseConfig(head.text, head.path);
	const { base: from } = revisions;
	const base = from.kind === "missing" ? void 0 : await findConfig(revisions.prefix, explicit.config, (path) => ports.repository.readFile(revisions, from.commit, path));
	const baseConfig = base && readBaseConfig(base, notes);
	const policy = createPolicy({
		explicit: explicitOf(explicit),
		base: baseConfig,
		head: headConfig,
		defaults
	});
	for (const difference of policy.differences) notes.push(`The change edits the configuration: ${difference}`);
	if (base === void 0 && head !== void 0 && from.kind === "commit") notes.push(`The base has no configuration: ${head.path} of head decides.`);
	const config = baseConfig ?? headConfig ?? {};
	const higher = /* @__PURE__ */ new Set();
	return {
		policy,
		settings: settingsOf(explicit, config),
		folder,
		configFolder: folderOf$1((baseConfig === void 0 ? head?.path : base?.path) ?? `${revisions.prefix}/`),
		notes,
		gomaxprocs: (subject) => policy.gomaxprocs(subject),
		better: (unit) => higher.has(unit) ? "higher" : "lower",
		higherIsBetter: (units) => {
			for (const unit of units) higher.add(unit);
		},
		excludes: (name) => policy.excludes(name)
	};
}
async function findConfig(prefix, named, read) {
	const inModule = prefix === "" ? "" : `${prefix}/`;
	const paths = named === void 0 ? [`${inModule}${configName}`, configName] : [`${inModule}${named}`];
	for (const path of paths) {
		const text = await read(path);
		if (text !== void 0) return {
			path,
			text
		};
	}
}
function readBaseConfig({ path, text }, notes) {
	try {
		return parseConfig(text, path);
	} catch (error) {
		if (!(error instanceof GateError)) throw error;
		notes.push(`Warning: the configuration at base is invalid, so head's decides: ${error.message}`);
		return;
	}
}
function explicitOf({ threshold, strict, metrics }) {
	return {
		threshold,
		strict,
		metrics
	};
}
function settingsOf(explicit, config) {
	const bench = explicit.bench ?? config.bench ?? defaults.bench;
	const fault = checkBenchExpression(bench);
	if (fault !== void 0) throw new GateError("usage", `--bench ${bench}: ${fault}`, "See `go help testflag`, -bench.");
	return {
		bench,
		patterns: explicit.packages ?? defaults.packages,
		buildFlags: explicit["build-flags"] ?? defaults["build-flags"],
		count: explicit.count ?? config.count ?? defaults.count,
		timeoutMs: milliseconds(explicit.timeout ?? config.timeout ?? defaults.timeout),
		confirmBudgetMs: milliseconds(explicit["confirm-budget"] ?? config["confirm-budget"] ?? defaults["confirm-budget"]),
		prepare: explicit.prepare ?? config.prepare,
		copy: explicit.copy ?? config.copy ?? defaults.copy,
		baseline: explicit.baseline ?? defaults.baseline,
		baselineFile: explicit["baseline-file"] ?? defaults["baseline-file"],
		advisory: (explicit["fail-on"] ?? config["fail-on"] ?? defaults["fail-on"]) === "never",
		onRemoved: explicit["on-removed"] ?? config["on-removed"] ?? defaults["on-removed"]
	};
}
function milliseconds(duration) {
	return parseDuration(duration) ?? 0;
}
function folderOf$1(path) {
	return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
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

// src/adapters/git/process-identity.ts
async function processRealm() {
	const namespace = await readlink("/proc/self/ns/pid").catch(() => "");
	return `${hostname()} ${namespace}`.trim();
}
async function processStart(pid) {
	if (!isRunning(pid)) return void 0;
	return process.platform === "linux" ? startOnLinux(pid) : startElsewhere(pid);
}
function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === "EPERM";
	}
}
async function startOnLinux(pid) {
	const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => void 0);
	if (stat === void 0) return void 0;
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	if (fields[0] === "Z" || fields[0] === "X") return void 0;
	return `${(await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "")).trim()} ${fields[19] ?? ""}`.trim();
}
async function startElsewhere(pid) {
	try {
		const env = {
			...process.env,
			LC_ALL: "C",
			TZ: "UTC"
		};
		const { stdout } = await promisify(execFile)("ps", [
			"-o",
			"lstart=",
			"-p",
			String(pid)
		], { env });
		return stdout.trim() === "" ? void 0 : stdout.trim();
	} catch {
		return;
	}
}

// src/adapters/git/lock.ts
const FOREIGN_LIFETIME_MS = 864e5;
const holderSchema = object({
	id: string(),
	pid: number().int().positive(),
	start: string(),
	realm: string()
});
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
	const [realm, start] = await Promise.all([processRealm(), processStart(process.pid)]);
	return {
		id: randomUUID(),
		pid: process.pid,
		start: start ?? "",
		realm
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
	if (holder.realm === await processRealm()) return await processStart(holder.pid) === holder.start;
	return await stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => Infinity) < FOREIGN_LIFETIME_MS;
}
function isSame(one, other) {
	if (typeof one === "string" || typeof other === "string") return one === other;
	return one.id === other.id;
}

// src/adapters/git/remove-tree.ts
async function removeTree(folder) {
	try {
		await rm(folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	} catch (error) {
		const code = error.code;
		if (code !== "EACCES" && code !== "EPERM" && code !== "ENOTEMPTY") throw error;
		await makeFoldersWritable(Buffer.from(folder));
		await rm(folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
}
async function makeFoldersWritable(folder) {
	await chmod(folder, 448);
	for (const entry of await readdir(folder, {
		withFileTypes: true,
		encoding: "buffer"
	})) if (entry.isDirectory()) await makeFoldersWritable(Buffer.concat([
		folder,
		Buffer.from("/"),
		entry.name
	]));
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
	for (const name of slotNames) {
		const lock = await lockSlot(repositoryFolder, name);
		if (lock !== void 0) return prepared(repositoryFolder, name, lock);
	}
	throw new GateError("snapshot-failed", `${slotNames.length} other runs use the snapshots of this repository in ${repositoryFolder}.`, "Wait until one of them has ended.");
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
		await mkdir(layout.work, { recursive: true });
		for (const left of await readdir(folder)) if (left !== "work") await removeTree(join(folder, left));
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
	await writeFile(path, "");
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
async function listCache(cacheFolder) {
	const names = (await readdir(cacheFolder).catch(() => [])).filter(isRepositoryId);
	return (await Promise.all(names.map(async (name) => {
		const folder = join(cacheFolder, name);
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
	const own = Object.entries(env).filter(([name]) => !name.startsWith("GIT_") || keptVariables.test(name));
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
	GIT_ALLOW_PROTOCOL: "none",
	GIT_NO_LAZY_FETCH: "1"
};
const safeSettings = [
	"core.hooksPath=/dev/null",
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

// src/adapters/git/git-failure.ts
const LONGEST_MESSAGE = 2e3;
function gitMessage(outcome) {
	const text = outcome.stderr.slice(0, LONGEST_MESSAGE).replaceAll(/:\/\/[^/@\s]{1,500}@/g, "://").trim();
	return text === "" ? `exit code ${outcome.code}` : text;
}
function outputOf(outcome, doing) {
	if (outcome.code === 0) return outcome.stdout;
	throw new GateError("snapshot-failed", `git failed while ${doing}: ${gitMessage(outcome)}`, "Repair what git reports (`git fsck` checks the repository), then run it again.");
}
function lineOf(outcome) {
	if (outcome.code !== 0) return void 0;
	const text = outcome.stdout.toString();
	return text.endsWith("\n") ? text.slice(0, -1) : text;
}

// src/adapters/git/checkout.ts
async function findCheckout(context, folder) {
	if (!await isFolder$1(folder)) throw new GateError("usage", `There is no folder ${folder}.`, "Name an existing folder with -C DIR.");
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
	const root = await realpath(topLine);
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
async function isFolder$1(path) {
	return lstat(await realpath(path).catch(() => path)).then((stats) => stats.isDirectory(), () => false);
}
function noCheckout(folder, outcome) {
	const message = gitMessage(outcome);
	if (message.includes("dubious ownership")) return new GateError("usage", `git does not trust the repository in ${folder}, because another user owns it.`, `If you trust it: git config --global --add safe.directory ${folder}`);
	return message.includes("work tree") ? new GateError("usage", `${folder} has no working tree.`, "Start allocgate in a checkout of the repository.") : new GateError("usage", `${folder} is not in a git repository (${message}).`, "Start allocgate in a checkout, or name one with -C DIR.");
}

// src/adapters/git/interruption.ts
function interrupted$1() {
	return new GateError("interrupted", "Interrupted; the snapshots have been removed.", "Run it again.");
}
function refuseWhenAborted(signal) {
	if (signal.aborted) throw interrupted$1();
}

// src/adapters/git/git.ts
const MEBIBYTE$1 = 1048576;
const STDERR_LIMIT_BYTES = MEBIBYTE$1;
const DEFAULT_LIMIT_BYTES = 512 * MEBIBYTE$1;
const DEFAULT_TIMEOUT_MS = 6e5;
const KILL_GRACE_MS = 2e3;
function createGit({ log, signal }) {
	return async (call) => {
		if (signal.aborted) throw interrupted$1();
		const settings = [...safeSettings, ...call.settings ?? []].flatMap((setting) => ["-c", setting]);
		log.debug(`git ${call.args.join(" ")}`);
		return runProcess$1([...settings, ...call.args], call, signal);
	};
}
async function runProcess$1(args, call, signal) {
	const child = spawn("git", args, {
		cwd: call.folder,
		env: call.env,
		stdio: "pipe",
		detached: true
	});
	const stdout = [];
	const stderr = [];
	const limitBytes = call.limitBytes ?? DEFAULT_LIMIT_BYTES;
	const [outBytes, errBytes] = [counter(), counter()];
	let stopped;
	let killTimer;
	const stop = (why) => {
		if (stopped !== void 0) return;
		stopped = why;
		signalGroup$1(child.pid, "SIGTERM");
		killTimer = setTimeout(() => {
			signalGroup$1(child.pid, "SIGKILL");
		}, KILL_GRACE_MS);
	};
	const abort = () => {
		stop("interrupted");
	};
	const timer = setTimeout(() => {
		stop("timeout");
	}, call.timeoutMs ?? DEFAULT_TIMEOUT_MS);
	signal.addEventListener("abort", abort, { once: true });
	child.stdout.on("data", (chunk) => {
		if (outBytes(chunk) > limitBytes) stop("output-limit");
		else stdout.push(chunk);
	});
	child.stderr.on("data", (chunk) => {
		if (errBytes(chunk) <= STDERR_LIMIT_BYTES) stderr.push(chunk);
	});
	child.stdin.on("error", () => void 0);
	child.stdin.end(call.input ?? "");
	try {
		const code = await new Promise((resolve, reject) => {
			child.once("error", (error) => {
				reject(cannotStart(error));
			});
			child.once("close", (exitCode) => {
				resolve(exitCode ?? 128);
			});
		});
		if (stopped === "interrupted") throw interrupted$1();
		if (stopped !== void 0) throw limitReached(call, stopped);
		return {
			code,
			stdout: Buffer.concat(stdout),
			stderr: Buffer.concat(stderr).toString()
		};
	} finally {
		clearTimeout(timer);
		clearTimeout(killTimer);
		signal.removeEventListener("abort", abort);
	}
}
function counter() {
	let bytes = 0;
	return (chunk) => bytes += chunk.length;
}
function signalGroup$1(leader, name) {
	if (leader === void 0) return;
	try {
		process.kill(-leader, name);
	} catch {}
}
function cannotStart(cause) {
	return cause.code === "ENOENT" ? new GateError("usage", "git was not found.", "Install git 2.30 or newer, and see that it is on PATH.", cause) : new GateError("snapshot-failed", `git did not start: ${cause.message}`, "See that git can be run here.", cause);
}
function limitReached(call, why) {
	const what = why === "timeout" ? "did not end in time" : "printed more than can be held";
	return new GateError("snapshot-failed", `git ${call.args[0] ?? ""} ${what}.`, "Run it again with --verbose, and see what git is waiting for.");
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

// src/adapters/git/transport-settings.ts
const wanted = /^(?:(?:http|credential|url|ssh|protocol|transfer)\.|core\.(?:sshcommand|askpass|gitproxy)$|remote\..*\.(?:url|proxy|proxyauthmethod|promisor|partialclonefilter|uploadpack|vcs)$)/s;
const lists = /^(?:http\.(?:.*\.)?extraheader|credential\.(?:.*\.)?helper)$/s;
async function readTransport(checkout) {
	return transportOf(parseSettings(outputOf(await checkout.read({ args: [
		"config",
		"--list",
		"-z"
	] }), "reading its configuration").toString()));
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
function transportOf(settings) {
	const usable = settings.filter(({ key }) => wanted.test(key) && !key.includes("="));
	const partial = settings.findLast(({ key }) => key === "extensions.partialclone")?.value;
	const promisor = partial === void 0 ? [] : [{
		key: `remote.${partial}.promisor`,
		value: "true"
	}];
	const all = [
		...[...new Set(usable.map(({ key }) => key).filter((key) => lists.test(key)))].map((key) => ({
			key,
			value: ""
		})),
		...usable,
		...promisor
	];
	return {
		remote: remoteOf(settings),
		parameters: all.map(quoted).join(" ")
	};
}
function remoteOf(settings) {
	const usable = settings.flatMap(({ key }) => /^remote\.(.+)\.url$/s.exec(key)?.[1] ?? []).filter((name) => /^[\w][\w./-]*$/.test(name));
	return usable.includes("origin") ? "origin" : usable[0];
}
function quoted({ key, value }) {
	return `'${(value === void 0 ? key : `${key}=${value}`).replaceAll("'", String.raw`'\''`).replaceAll("!", String.raw`'\!'`)}'`;
}

// src/adapters/git/store.ts
const exactBytes = "* -text -crlf -ident -filter !eol !working-tree-encoding\n";
async function openStore(context, checkout) {
	const shallow = await checkout.shallowCommits();
	const state = shallow === "" ? "complete" : createHash("sha256").update(shallow).digest("hex").slice(0, 12);
	const parent = join(context.cacheFolder, repositoryId(checkout.commonFolder));
	const folder = join(parent, `store-${state}`);
	await create(checkout, parent, folder, shallow);
	const transport = await readTransport(checkout);
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
	return {
		folder,
		transport,
		run: async (call) => run(call, { GIT_CONFIG_PARAMETERS: transport.parameters }),
		runOffline: async (call) => run(call, withoutTransport),
		objectVariables: {
			GIT_OBJECT_DIRECTORY: join(folder, "objects"),
			GIT_ALTERNATE_OBJECT_DIRECTORIES: alternate
		}
	};
}
async function create(checkout, parent, folder, shallow) {
	const format = lineOf(await checkout.read({ args: ["rev-parse", "--show-object-format"] })) ?? "sha1";
	const draft = join(parent, `draft-${process.pid}-${Math.random().toString(36).slice(2)}`);
	await mkdir(parent, { recursive: true });
	if (await exists$1(folder)) {
		const now = /* @__PURE__ */ new Date();
		await utimes(join(folder, "HEAD"), now, now);
		return;
	}
	await removeOldStores(parent, folder);
	await mkdir(join(draft, "info"), { recursive: true });
	await mkdir(join(draft, "objects", "pack"), { recursive: true });
	await mkdir(join(draft, "refs"));
	await writeFile(join(draft, "HEAD"), "ref: refs/heads/none\n");
	const extension = format === "sha1" ? "" : `[extensions]\n\tobjectFormat = ${format}\n`;
	await writeFile(join(draft, "config"), `[core]\n\trepositoryformatversion = 1\n\tbare = true\n${extension}`);
	await writeFile(join(draft, "info", "attributes"), exactBytes);
	if (shallow !== "") await writeFile(join(draft, "shallow"), shallow);
	try {
		await rename(draft, folder);
	} catch (error) {
		await rm(draft, {
			recursive: true,
			force: true
		});
		if (!await exists$1(folder)) throw error;
	}
}
async function exists$1(folder) {
	return access(join(folder, "HEAD")).then(() => true, () => false);
}
function quotedForPathList(path) {
	return /[:"\\\n]/.test(path) ? `"${path.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll("\n", String.raw`\n`)}"` : path;
}

// src/adapters/git/history.ts
const depths = [
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
	return {
		checkout,
		store,
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
	for (const depth of depths) {
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

// src/adapters/git/prune-daily.ts
const DAY_MS = 864e5;
async function pruneOnceADay({ cacheFolder, log }) {
	const mark = join(cacheFolder, "pruned");
	try {
		if (await stat(mark).then(({ mtimeMs }) => Date.now() - mtimeMs, () => Infinity) < DAY_MS) return;
		await writeFile(mark, (/* @__PURE__ */ new Date()).toISOString());
		for (const { folder } of await pruneCache(cacheFolder)) log.debug(`removed from the cache: ${folder}`);
	} catch (error) {
		log.debug(`the cache could not be pruned: ${String(error)}`);
	}
}

// src/adapters/git/read-file.ts
const LIMIT_BYTES = 16777216;
const unfit$1 = /[\u0000\n]/;
async function readCommittedFile(history, commit, path) {
	if (!isObjectId(commit) || unfit$1.test(path)) return void 0;
	const store = await history.store();
	const asked = await store.run({
		args: [
			"cat-file",
			"--batch-check",
			"--follow-symlinks"
		],
		input: `${commit}:${path}\n`
	});
	const line = outputOf(asked, `looking for ${path}`).toString();
	const [, object, size] = /^([0-9a-f]+) blob (\d+)\n$/.exec(line) ?? [];
	if (object === void 0) return void 0;
	if (Number(size) > LIMIT_BYTES) throw tooLarge(`${path} at ${commit.slice(0, 12)}`);
	return outputOf(await store.run({ args: [
		"cat-file",
		"blob",
		object
	] }), `reading ${path}`).toString();
}
async function readWorkingFile(root, path) {
	if (unfit$1.test(path)) return void 0;
	const place = await realpath(join(root, path)).catch(() => void 0);
	if (place === void 0 || !place.startsWith(root + sep)) return void 0;
	const stats = await lstat(place);
	if (!stats.isFile()) return void 0;
	if (stats.size > LIMIT_BYTES) throw tooLarge(path);
	return readFile(place, "utf8");
}
function tooLarge(what) {
	return new GateError("usage", `${what} is larger than 16 MiB.`, "Name a smaller file.");
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
	if (branch === void 0) return previous(history, head, ", as there is no default branch to compare with");
	if (head.ref === `refs/heads/${branch.branch}`) return previous(history, head, "");
	const found = await history.mergeBase(head.commit, branch.commit);
	if (found.kind === "missing") return missing$1(`there is no merge base of ${head.name} and ${branch.name}: ${found.reason}`);
	if (found.commit === head.commit) return previous(history, head, "");
	return {
		kind: "commit",
		commit: found.commit,
		label: `merge base with ${branch.name}`
	};
}
function missing$1(reason) {
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
	if (parent === void 0) return missing$1(`${head.name} is the first commit`);
	const outcome = await history.ensure(parent);
	return outcome.kind === "found" ? {
		kind: "commit",
		commit: parent,
		label: `the commit before ${head.name}${why}`
	} : missing$1(`the commit before ${head.name} is not in this clone, and ${outcome.reason}`);
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

// src/adapters/git/dirty.ts
async function isDirty(context, checkout) {
	if (checkout.root === void 0) return false;
	const outcome = await checkout.read({
		args: [
			"status",
			"--porcelain=v1",
			"-z",
			"--no-renames",
			"--untracked-files=normal",
			"--ignore-submodules=dirty",
			...withoutCache(checkout.root, context.cacheFolder)
		],
		settings: await withoutFilters(checkout)
	});
	const lines = splitAtNul(outputOf(outcome, "looking for changes"));
	const onlyInTree = lines.filter((line) => line.startsWith(" M ")).map((line) => line.slice(3));
	if (onlyInTree.length < lines.length) return true;
	const filtered = await filteredPaths(checkout, onlyInTree);
	if (filtered.length < onlyInTree.length) return true;
	if ((await unchangedByStat(checkout, filtered)).size < filtered.length) return true;
	for (const { path, mode } of await readIndex(checkout)) {
		if (mode !== "submodule") continue;
		const submodule = await openSubmodule(context, checkout, path);
		if (submodule !== void 0 && await isDirty(context, submodule)) return true;
	}
	return false;
}

// src/adapters/git/event-base.ts
async function findEventBase(history, head, event) {
	switch (event.kind) {
		case "pull-request": return blocking(await pullRequestBase(history, head, event));
		case "merge-group": return blocking(await known(history, event.baseSha, "base of the merge group"));
		case "push": return await previousTip(history, head, event.before) ?? findDefaultBase(history, head);
		case "other": return findDefaultBase(history, head);
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
	} : missing$1(`there is no merge base of ${head.name} and the pull request's base: ${found.reason}`);
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
	} : missing$1(`the ${label}, ${commit.slice(0, 12)}, is not in this clone, and ${outcome.reason}`);
}
function blocking(base) {
	return base.kind === "missing" ? {
		...base,
		blocking: true
	} : base;
}

// src/adapters/git/named-revision.ts
const LONGEST_REVISION = 1e3;
const unfit = /^-|[\u0000-\u001F\u007F]/;
async function findNamedRevision(history, revision, option) {
	if (revision === "" || revision.length > LONGEST_REVISION || unfit.test(revision)) throw unknown(revision, option, "it is not a revision");
	for (const name of [revision, `refs/remotes/origin/${revision}`]) {
		const commit = await localCommit(history, name);
		if (commit !== void 0) return commit;
	}
	if (!isObjectId(revision)) throw unknown(revision, option, "git does not know it here");
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
	return new GateError("usage", `${option} ${shown} is no commit of this repository: ${why}.`, "Name a branch, tag or commit that `git rev-parse` knows; in a shallow clone, fetch it first or give its full id.");
}

// src/adapters/git/revisions.ts
const OLDEST_MINOR$1 = 30;
async function resolveRevisions(context, history, request) {
	const { root } = history.checkout;
	const head = await findHead(context, history, request.head);
	return {
		root,
		prefix: relative(root, await realpath(request.folder)).split(sep).join("/"),
		base: await findBase(history, request, head),
		head
	};
}
async function findHead(context, history, revision) {
	if (revision !== void 0) return {
		kind: "commit",
		commit: await findNamedRevision(history, revision, "--head"),
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
	if (commit === void 0 && await refersToSomething(history)) throw new GateError("usage", `HEAD cannot be read: ${gitMessage(outcome)}.`, "See what `git status` and `git fsck` say.");
	return {
		kind: "working-tree",
		commit,
		dirty: await isDirty(context, history.checkout),
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
		commit: await findNamedRevision(history, request.base, "--base"),
		label: request.base
	};
	if (head.commit === void 0) {
		const blocking = request.event?.kind === "pull-request" || request.event?.kind === "merge-group";
		return {
			...missing$1("the repository has no commits yet"),
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
	if (Number(major) > 2 || Number(major) === 2 && Number(minor) >= OLDEST_MINOR$1) return;
	throw new GateError("usage", `${line} is too old.`, `Install git 2.${OLDEST_MINOR$1} or newer.`);
}

// src/adapters/git/landing.ts
var Landing = class {
	#from;
	#to;
	#realFolders = /* @__PURE__ */ new Map([["", true]]);
	#madeFolders = /* @__PURE__ */ new Map([["", true]]);
	#mask = process.umask();
	constructor(from, to) {
		this.#from = from;
		this.#to = to;
	}
	copy(path, options = {}) {
		if (path.endsWith("/") || path.split("/").some((part) => part === "" || part === "." || part === "..")) return "absent";
		if (!this.#isReal(folderOf(path))) return "absent";
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
	#isReal(folder) {
		let real = this.#realFolders.get(folder);
		if (real === void 0) {
			real = this.#isReal(folderOf(folder)) && lstatOf(nativePath(this.#from, folder))?.isDirectory() === true;
			this.#realFolders.set(folder, real);
		}
		return real;
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

// src/adapters/git/site.ts
const BATCH = 128;
function openSite(context, scratch, warnings) {
	let count = 0;
	return {
		context,
		warnings,
		newIndex: () => join(scratch, `index-${count++}`)
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

// src/adapters/git/tree.ts
const exact = [
	"core.autocrlf=false",
	"core.symlinks=true",
	"core.fileMode=true",
	"core.sparseCheckout=false",
	"core.ignoreCase=false"
];
async function layTree(store, tree, folder, index) {
	const env = {
		GIT_INDEX_FILE: index,
		GIT_WORK_TREE: folder
	};
	const settings = exact.flatMap((setting) => ["-c", setting]);
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
async function makeTree(store, entries, index) {
	const env = { GIT_INDEX_FILE: index };
	const bits = {
		file: "100644",
		executable: "100755",
		symlink: "120000",
		submodule: "160000"
	};
	const lines = entries.map(({ mode, object, path }) => `${bits[mode]} ${object}\t${path}\0`).join("");
	const input = Buffer.from(lines, "latin1");
	const doing = "listing the files that are not in the working tree";
	outputOf(await store.runOffline({
		args: [
			"update-index",
			"-z",
			"--index-info"
		],
		input,
		env
	}), doing);
	const alone = {
		...env,
		GIT_ALTERNATE_OBJECT_DIRECTORIES: ""
	};
	const made = await store.runOffline({
		args: ["write-tree", "--missing-ok"],
		env: alone
	});
	return outputOf(made, doing).toString().trim();
}

// src/adapters/git/commit-tree.ts
async function layCommit(site, history, commit, folder) {
	const { checkout } = history;
	const store = await history.store();
	const index = site.newIndex();
	const entries = await layTree(store, commit, folder, index);
	const paths = entries.flatMap(({ mode, path }) => mode === "file" || mode === "executable" ? [path] : []);
	const filtered = new Set(await filteredPaths(checkout, paths, {
		...store.objectVariables,
		GIT_INDEX_FILE: index
	}));
	const stored = entries.filter(({ path }) => filtered.has(path));
	if (stored.length > 0) await takeFromWorkingTree(site, checkout, stored, folder);
	for (const entry of entries) if (entry.mode === "submodule") await laySubmodule(site, history, commit, entry, folder);
}
async function takeFromWorkingTree(site, checkout, stored, folder) {
	const left = new Set(stored.map(({ path }) => path));
	if (checkout.root !== void 0) {
		const objects = new Map((await readIndex(checkout)).map(({ path, object }) => [path, object]));
		const same = stored.filter(({ path, object }) => objects.get(path) === object);
		const unchanged = await unchangedByStat(checkout, same.map(({ path }) => path));
		const landing = new Landing(checkout.root, folder);
		await forEachInTurns(site.context.signal, same, ({ path, mode }) => {
			if (!unchanged.has(path)) return;
			if (landing.copy(path, { executable: mode === "executable" }) === "copied") left.delete(path);
		});
	}
	if (left.size > 0) site.warnings.add(`Filters such as LFS are not run, and these files are not the same in the working tree, so one side has them as git stores them: ${someOf([...left].map(showPath))}.`);
}
async function laySubmodule(site, history, commit, { path, object }, folder) {
	const { context } = site;
	const found = await openSubmodule(context, history.checkout, path) ?? (await isInIndex(history.checkout, path) ? void 0 : await openAbsorbedSubmodule(context, history.checkout, await history.store(), commit, path));
	if (found === void 0) {
		site.warnings.add(notCheckedOut(path));
		return;
	}
	const submodule = openHistory(context, found);
	const outcome = await submodule.ensure(object);
	if (outcome.kind === "missing") throw new GateError("snapshot-failed", `Commit ${object.slice(0, 12)} of the submodule ${showPath(path)} is missing: ${outcome.reason}.`, "Fetch it: git submodule update --init, in a workflow with fetch-depth: 0.");
	await layCommit(site, submodule, object, nativePath(folder, path).toString());
}
async function isInIndex(checkout, path) {
	if (checkout.root === void 0) return false;
	return (await readIndex(checkout)).some((entry) => entry.path === path && entry.mode === "submodule");
}

// src/adapters/git/ignored-files.ts
async function findIgnoredFiles(site, checkout, prefix, patterns) {
	const found = /* @__PURE__ */ new Set();
	for (const pattern of patterns) {
		const outcome = await checkout.read({
			args: [
				"ls-files",
				"-z",
				"--full-name",
				"--others",
				"--ignored",
				"--exclude-standard",
				"--",
				pattern
			],
			folder: prefix === "" ? checkout.root : `${checkout.root}/${prefix}`
		});
		if (outcome.code !== 0) throw new GateError("usage", `The copy pattern ${JSON.stringify(pattern)} is no git pathspec: ${gitMessage(outcome)}`, "See pathspec in `git help glossary`.");
		const files = splitAtNul(outcome.stdout).filter((path) => !path.endsWith("/"));
		if (files.length === 0) site.warnings.add(`The copy pattern ${JSON.stringify(pattern)} matches no ignored file.`);
		for (const path of files) found.add(path);
	}
	return [...found];
}
async function copyIgnoredFiles(site, root, paths, folder) {
	const landing = new Landing(root, folder);
	const left = [];
	await forEachInTurns(site.context.signal, paths, (path) => {
		if (landing.copy(path, { existing: "keep" }) !== "copied") left.push(showPath(path));
	});
	if (left.length > 0) site.warnings.add(`Files of the copy patterns that one side has itself, or that cannot be copied: ${someOf(left)}.`);
}

// src/adapters/git/working-tree.ts
async function layWorkingTree(site, history, folder) {
	const { checkout } = history;
	const { root } = checkout;
	if (root === void 0) return;
	const tracked = await readIndex(checkout);
	const untracked = await untrackedFiles(site, checkout, root);
	const sparse = tracked.filter((entry) => isLeftOut(root, entry));
	if (sparse.length > 0) {
		const store = await history.store();
		await layTree(store, await makeTree(store, sparse, site.newIndex()), folder, site.newIndex());
	}
	const left = new Set(sparse);
	await copyFiles(site, checkout, root, folder, tracked.filter((entry) => entry.mode !== "submodule" && !left.has(entry)), untracked);
	for (const { path, mode } of tracked) if (mode === "submodule") await laySubmoduleTree(site, checkout, root, path, folder);
}
async function untrackedFiles(site, checkout, root) {
	const outcome = await checkout.read({ args: [
		"ls-files",
		"-z",
		"--others",
		"--exclude-standard",
		...withoutCache(root, site.context.cacheFolder)
	] });
	const paths = splitAtNul(outputOf(outcome, "listing the untracked files"));
	const repositories = paths.filter((path) => path.endsWith("/"));
	if (repositories.length > 0) site.warnings.add(`Repositories inside the working tree that are no submodules are left out: ${someOf(repositories.map(showPath))}.`);
	return paths.filter((path) => !path.endsWith("/"));
}
function isLeftOut(root, { path, mode, skipped }) {
	return skipped && mode !== "submodule" && lstatSync(nativePath(root, path), { throwIfNoEntry: false }) === void 0;
}
async function copyFiles(site, checkout, root, folder, tracked, untracked) {
	const landing = new Landing(root, folder);
	const modesCount = lineOf(await checkout.read({ args: [
		"config",
		"--type=bool",
		"core.fileMode"
	] })) !== "false";
	const special = [];
	const unreadable = [];
	await forEachInTurns(site.context.signal, tracked, ({ path, mode }) => {
		const landed = landing.copy(path, modesCount ? {} : { executable: mode === "executable" });
		if (landed === "special") special.push(showPath(path));
		if (landed === "unreadable") throw new GateError("snapshot-failed", `The tracked file ${showPath(path)} cannot be read.`, "Make it readable for the user who runs allocgate.");
	});
	await forEachInTurns(site.context.signal, untracked, (path) => {
		const landed = landing.copy(path);
		if (landed === "special") special.push(showPath(path));
		if (landed === "unreadable") unreadable.push(showPath(path));
	});
	if (special.length > 0) site.warnings.add(`Sockets, pipes and devices are left out of the head snapshot: ${someOf(special)}.`);
	if (unreadable.length > 0) site.warnings.add(`Untracked files that cannot be read are left out of the head snapshot: ${someOf(unreadable)}.`);
}
async function laySubmoduleTree(site, checkout, root, path, folder) {
	if (lstatSync(nativePath(root, path), { throwIfNoEntry: false })?.isDirectory() !== true) return;
	const target = nativePath(folder, path);
	mkdirSync(target, { recursive: true });
	const submodule = await openSubmodule(site.context, checkout, path);
	if (submodule === void 0) site.warnings.add(notCheckedOut(path));
	else await layWorkingTree(site, openHistory(site.context, submodule), target.toString());
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
		throw context.signal.aborted ? interrupted$1() : asSnapshotFailure(error);
	}
}
async function lay(context, history, revisions, request, slot) {
	const { layout } = slot;
	const warnings = /* @__PURE__ */ new Set();
	const site = openSite(context, layout.scratch, warnings);
	const base = revisions.base.kind === "commit" ? layout.base : void 0;
	const ignored = await findIgnoredFiles(site, history.checkout, revisions.prefix, request.copy);
	const baseCommit = revisions.base.kind === "commit" ? revisions.base.commit : void 0;
	await allOrFirstError([baseCommit === void 0 ? Promise.resolve() : layOne(site, history, ignored, baseCommit, layout.base), layOne(site, history, ignored, revisions.head.kind === "commit" ? revisions.head.commit : void 0, layout.head)]);
	let pins = 0;
	let released;
	return {
		snapshots: {
			base,
			head: layout.head,
			pathLength: layout.pathLength,
			work: layout.work,
			warnings: [...warnings],
			[Symbol.asyncDispose]: async () => released ??= slot.release()
		},
		pin: async (commit) => {
			if (pins === MOST_PINS) throw new GateError("snapshot-failed", "No more commits fit beside the snapshots.", "Report this.");
			const folder = layout.pin(pins++);
			const known = warnings.size;
			try {
				await layOne(site, history, ignored, commit, folder);
				for (const warning of [...warnings].slice(known)) context.log.info(warning);
			} catch (error) {
				throw asSnapshotFailure(error);
			}
			return folder;
		}
	};
}
async function layOne(site, history, ignored, commit, folder) {
	await mkdir(folder);
	if (commit === void 0) await layWorkingTree(site, history, folder);
	else await layCommit(site, history, commit, folder);
	await copyIgnoredFiles(site, history.checkout.root, ignored, folder);
}
async function allOrFirstError(works) {
	for (const outcome of await Promise.allSettled(works)) if (outcome.status === "rejected") throw outcome.reason;
}
function asSnapshotFailure(error) {
	if (error instanceof GateError) return error;
	const message = error instanceof Error ? error.message : String(error);
	return new GateError("snapshot-failed", `The snapshots could not be written: ${message}`, "See that the disk has room and that the cache folder can be written (ALLOCGATE_CACHE names another).", error);
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
		snapshot: async (revisions, request) => {
			const run = await openSnapshots(await context(), await historyAt(revisions), revisions, request);
			runs.set(run.snapshots, run);
			await pruneOnceADay(await context());
			return run.snapshots;
		},
		snapshotCommit: async (revisions, snapshots, commit) => {
			if ((await (await historyAt(revisions)).ensure(commit)).kind === "missing") return void 0;
			return runs.get(snapshots)?.pin(commit);
		}
	};
}
async function openCache(folder) {
	try {
		await mkdir(folder, { recursive: true });
		return await realpath(folder);
	} catch (cause) {
		throw new GateError("snapshot-failed", `The cache folder ${folder} cannot be made.`, "Name another one with the environment variable ALLOCGATE_CACHE.", cause);
	}
}

// src/adapters/go/build-flags.ts
const withValue = new Set("asmflags buildmode compiler covermode coverpkg gccgoflags gcflags installsuffix ldflags mod modfile overlay p pgo pkgdir tags toolexec vet".split(" "));
const refused = {
	...reasons("decides what is built and where, which the gate does itself", "c o C exec json n x work i"),
	...reasons("is a flag of the test run, not of the build; the gate sets those itself", "args bench benchmem benchtime blockprofile blockprofilerate count coverprofile cpu cpuprofile failfast fullpath fuzz fuzzcachedir fuzzminimizetime fuzztime list memprofile memprofilerate mutexprofile mutexprofilefraction outputdir parallel run short shuffle skip timeout trace artifacts artifactsdir")
};
function parseBuildFlags(flags, goflags) {
	const fromEnvironment = splitQuoted(goflags).map(readFlag);
	const given = joinValues(flags).map(readFlag);
	for (const { name, argument } of given) check(name, argument, "build flags");
	for (const { name, argument } of fromEnvironment) if (name === "n") check(name, argument, "GOFLAGS");
	const all = [...fromEnvironment, ...given];
	const last = (name) => all.findLast((flag) => flag.name === name)?.value;
	return {
		build: given.filter(({ name }) => name !== "overlay").map(({ argument }) => argument),
		list: given.filter(({ name }) => name !== "vet").map(({ argument }) => argument),
		overlay: last("overlay") || void 0,
		files: ["modfile", "pgo"].map(last).filter((file) => file !== void 0 && file !== "" && file !== "auto" && file !== "off")
	};
}
function readFlag(argument) {
	const [, name = "", value] = /^--?([^=]*)(?:=([^]*))?$/.exec(argument) ?? [];
	return {
		name,
		value,
		argument: name === "" ? argument : argument.replace(/^--/, "-")
	};
}
function joinValues(flags) {
	const joined = [];
	for (let i = 0; i < flags.length; i++) {
		const flag = flags[i] ?? "";
		const { name, value } = readFlag(flag);
		const next = flags[i + 1];
		if (withValue.has(name) && value === void 0 && next !== void 0) {
			joined.push(`-${name}=${next}`);
			i++;
		} else joined.push(flag);
	}
	return joined;
}
function check(name, argument, where) {
	const reason = refused[name] ?? (name.startsWith("test.") ? refused["run"] : void 0);
	if (reason !== void 0) throw new GateError("usage", `The flag ${argument} among the ${where} ${reason}.`, `Take ${argument} away.`);
	if (name === "") throw new GateError("usage", `"${argument}" among the ${where} is no flag.`, "Give packages before the build flags, and a value together with its flag: -tags=integration.");
	if (withValue.has(name) && argument.indexOf("=") < 0) throw new GateError("usage", `The flag ${argument} among the ${where} needs a value.`, `Write ${argument}=value.`);
}
function splitQuoted(text) {
	const fields = [];
	let rest = text.trimStart();
	while (rest !== "") {
		const quote = rest[0];
		if (quote === "\"" || quote === "'") {
			const end = rest.indexOf(quote, 1);
			fields.push(rest.slice(1, end < 0 ? void 0 : end));
			rest = end < 0 ? "" : rest.slice(end + 1).trimStart();
			continue;
		}
		const field = /^\S+/.exec(rest)?.[0] ?? "";
		fields.push(field);
		rest = rest.slice(field.length).trimStart();
	}
	return fields;
}
function reasons(reason, names) {
	return Object.fromEntries(names.split(" ").map((name) => [name, reason]));
}

// src/adapters/go/concurrency.ts
const AT_ONCE = 16;
async function mapBounded(items, work) {
	const results = [];
	let next = 0;
	const worker = async () => {
		for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]);
	};
	await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
	return results;
}

// src/adapters/go/exec-name.ts
const versionElement = /^v(?:[2-9]|[1-9][0-9]+)$/;
function testBinaryName(importPath) {
	const elements = importPath.split("/");
	const last = elements.at(-1) ?? importPath;
	const before = elements.at(-2);
	return `${before !== void 0 && versionElement.test(last) ? before : last}.test`;
}

// src/adapters/go/output-buffer.ts
var HeadBuffer = class {
	#chunks = [];
	#limit;
	#kept = 0;
	overflowed = false;
	constructor(limit) {
		this.#limit = limit;
	}
	push(chunk) {
		const room = this.#limit - this.#kept;
		if (chunk.length > room) this.overflowed = true;
		if (room <= 0) return;
		const part = chunk.subarray(0, room);
		this.#chunks.push(part);
		this.#kept += part.length;
	}
	text() {
		return Buffer.concat(this.#chunks).toString("utf8");
	}
};
var HeadTailBuffer = class {
	#head;
	#half;
	#tail = [];
	#tailBytes = 0;
	#total = 0;
	constructor(limit) {
		this.#half = Math.floor(limit / 2);
		this.#head = new HeadBuffer(this.#half);
	}
	push(chunk) {
		const headRoom = Math.max(0, this.#half - this.#total);
		this.#total += chunk.length;
		this.#head.push(chunk.subarray(0, headRoom));
		if (chunk.length <= headRoom) return;
		const rest = chunk.subarray(headRoom);
		this.#tail.push(rest);
		this.#tailBytes += rest.length;
		if (this.#tailBytes > 2 * this.#half) this.#compact();
	}
	text() {
		this.#compact();
		const tail = Buffer.concat(this.#tail).toString("utf8");
		const left = this.#total - Math.min(this.#total, this.#half) - this.#tailBytes;
		return left > 0 ? `${this.#head.text()}\n… ${left} bytes left out …\n${tail}` : this.#head.text() + tail;
	}
	#compact() {
		if (this.#tailBytes <= this.#half) return;
		const last = Buffer.from(Buffer.concat(this.#tail).subarray(this.#tailBytes - this.#half));
		this.#tail = [last];
		this.#tailBytes = last.length;
	}
};

// src/adapters/go/process-group.ts
const live = /* @__PURE__ */ new Set();
function addGroup(leader) {
	if (live.size === 0) process.on("exit", killAllGroups);
	live.add(leader);
}
function removeGroup(leader) {
	signalGroup(leader, "SIGKILL");
	live.delete(leader);
	if (live.size === 0) process.off("exit", killAllGroups);
}
function signalGroup(leader, signal) {
	try {
		process.kill(-leader, signal);
	} catch (error) {
		const code = error.code;
		if (code !== "ESRCH" && code !== "EPERM") throw error;
	}
}
function killAllGroups() {
	for (const leader of live) signalGroup(leader, "SIGKILL");
}

// src/adapters/go/process.ts
const MEBIBYTE = 1048576;
const STDERR_LIMIT = MEBIBYTE;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const QUIT_GRACE_MS = 3e3;
const CLOSE_GRACE_MS = 500;
async function runProcess(request) {
	if (request.signal.aborted) throw interrupted();
	const { limitBytes, overflow } = request.stdout ?? {
		limitBytes: 64 * MEBIBYTE,
		overflow: "stop"
	};
	const stdout = overflow === "stop" ? new HeadBuffer(limitBytes) : new HeadTailBuffer(limitBytes);
	const stderr = new HeadTailBuffer(STDERR_LIMIT);
	const started = performance.now();
	const child = spawn(request.command, request.args, {
		cwd: request.folder,
		env: {
			...request.env,
			PWD: request.folder
		},
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		],
		detached: true
	});
	let stopped;
	let killTimer;
	const stop = (why, signal) => {
		if (stopped !== void 0 || child.pid === void 0) return;
		stopped = why;
		const leader = child.pid;
		signalGroup(leader, signal);
		killTimer = setTimeout(() => {
			signalGroup(leader, "SIGKILL");
		}, QUIT_GRACE_MS);
	};
	const stopSignal = request.stopSignal ?? "SIGQUIT";
	const abort = () => {
		stop("interrupted", stopSignal);
	};
	const timer = setTimeout(() => {
		stop("timeout", stopSignal);
	}, Math.min(request.timeoutMs, LONGEST_TIMER_MS));
	child.stdout.on("data", (chunk) => {
		stdout.push(chunk);
		if (stdout instanceof HeadBuffer && stdout.overflowed) stop("output-limit", "SIGKILL");
	});
	child.stderr.on("data", (chunk) => {
		stderr.push(chunk);
	});
	request.signal.addEventListener("abort", abort, { once: true });
	if (child.pid !== void 0) addGroup(child.pid);
	try {
		const exit = await ended(child);
		if (stopped === "interrupted") throw interrupted();
		return {
			stdout: stdout.text(),
			stderr: stderr.text(),
			exit: stopped === void 0 ? exit : { kind: stopped },
			durationMs: performance.now() - started
		};
	} finally {
		clearTimeout(timer);
		clearTimeout(killTimer);
		request.signal.removeEventListener("abort", abort);
	}
}
async function ended(child) {
	return new Promise((resolve, reject) => {
		let exit;
		let grace;
		const wait = () => {
			clearTimeout(grace);
			grace = setTimeout(() => {
				child.stdout?.destroy();
				child.stderr?.destroy();
			}, CLOSE_GRACE_MS);
		};
		child.once("error", (error) => {
			if (child.pid === void 0) reject(error);
		});
		child.once("exit", (code, signal) => {
			exit = signal === null ? {
				kind: "code",
				code: code ?? 0
			} : {
				kind: "signal",
				signal
			};
			if (child.pid !== void 0) removeGroup(child.pid);
			wait();
			for (const stream of [child.stdout, child.stderr]) stream?.on("data", wait);
		});
		child.once("close", () => {
			clearTimeout(grace);
			if (exit !== void 0) resolve(exit);
		});
	});
}
function interrupted() {
	return new GateError("interrupted", "Interrupted; every process that was started has been ended.", "Run it again.");
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
		return await runProcess({
			...request,
			command: go.path,
			env: {
				...go.env,
				...work
			},
			signal: surroundings.signal
		});
	} catch (error) {
		if (error instanceof GateError) throw error;
		if (!await isFolder(request.folder)) throw new GateError("usage", `There is no folder ${request.folder}.`, "Check the folder that was asked for.", error);
		throw new GateError("toolchain-missing", `The go command could not be started (${error.message}).`, "Install Go 1.22 or newer and put it on PATH; in a workflow, run actions/setup-go before this step.", error);
	} finally {
		if (work.GOTMPDIR !== void 0) await rm(work.GOTMPDIR, {
			recursive: true,
			force: true
		});
	}
}
async function workFolder(parent) {
	if (parent === void 0) return {};
	try {
		return { GOTMPDIR: await mkdtemp(join(parent, "allocgate-go-")) };
	} catch {
		return {};
	}
}
function goFailure(outcome, what) {
	switch (outcome.exit.kind) {
		case "code": return outcome.exit.code === 0 ? void 0 : outcome.stderr.trim() || `${what} ended with code ${outcome.exit.code}`;
		case "signal": return `${what} was ended by ${outcome.exit.signal} (out of memory?)\n${outcome.stderr.trim()}`.trim();
		case "timeout": return `${what} did not end in ${Math.round(outcome.durationMs / 1e3)} s\n${outcome.stderr.split("SIGQUIT: quit")[0] ?? ""}`.trim();
		case "output-limit": return `${what} wrote more than can be read`;
		default: return outcome.exit;
	}
}
async function isFolder(path) {
	return stat(path).then((found) => found.isDirectory(), () => false);
}

// src/adapters/go/messages.ts
const LINES = 40;
const CHARACTERS = 8e3;
function relativize(message, folders) {
	return excerpt(folders.toSorted((a, b) => b.length - a.length).reduce((text, folder) => text.replaceAll(`${folder}/`, "").replaceAll(alone(folder), "."), message));
}
function alone(folder) {
	return new RegExp(`${folder.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}(?![\\w/.-])`, "g");
}
function excerpt(text) {
	const lines = text.trim().split("\n");
	const kept = lines.slice(0, LINES).join("\n").slice(0, CHARACTERS);
	return lines.length > LINES ? `${kept}\n… ${lines.length - LINES} more lines` : kept;
}
function lastLines(text, count) {
	return text.trim().split("\n").slice(-count).join("\n").slice(-8e3);
}

// src/adapters/go/paths.ts
function pathBelow(folder, path) {
	const found = relative(folder, path);
	if (found === ".." || found.startsWith(`..${sep}`) || isAbsolute(found)) return void 0;
	return withSlashes(found);
}
function withSlashes(path) {
	return path.split(sep).join("/");
}

// src/adapters/go/overlay.ts
const ANCHOR = "results += \"\\t\" + r.MemString()";
const EXACT = `${ANCHOR} + fmt.Sprintf("\\t%d B-total\\t%d allocs-total", r.MemBytes, r.MemAllocs)`;
const overlaySchema = looseObject({ Replace: record(string(), string()).nullish() });
async function readOverlay(file, folder) {
	if (file === void 0) return /* @__PURE__ */ new Map();
	try {
		const { Replace } = overlaySchema.parse(JSON.parse(await readFile(resolve(folder, file), "utf8")));
		return new Map(Object.entries(Replace ?? {}).map(([from, to]) => [resolve(folder, from), to === "" ? "" : resolve(folder, to)]));
	} catch (error) {
		throw new GateError("usage", `The overlay file ${file} cannot be read (${error.message}).`, "Check the -overlay flag: a path relative to the module folder, of a JSON file {\"Replace\": {\"from\": \"to\"}}.", error);
	}
}
async function writeOverlay(toolchain, user, work) {
	const replace = new Map([...user].map(([from, to]) => [toCopy(toolchain, from), to]));
	const original = join(toolchain.goroot, "src", "testing", "benchmark.go");
	const source = await readSource(replace.get(original) ?? original);
	const totals = judgeAnchor(source, toolchain.goVersion);
	const folder = join(work, "overlay");
	await mkdir(folder, { recursive: true });
	if (totals.kind === "exact") replace.set(original, await writeOnce(folder, "go", (source ?? "").replace(ANCHOR, () => EXACT)));
	if (replace.size === 0) return {
		file: void 0,
		totals
	};
	return {
		file: await writeOnce(folder, "json", JSON.stringify({ Replace: Object.fromEntries(replace) })),
		totals
	};
}
function toCopy({ originalGoroot, goroot }, path) {
	const below = pathBelow(originalGoroot, path);
	return below === void 0 ? path : join(goroot, below);
}
async function readSource(path) {
	return path === "" ? void 0 : readFile(path, "utf8").catch(() => void 0);
}
function judgeAnchor(source, goVersion) {
	const found = source === void 0 ? 0 : source.split(ANCHOR).length - 1;
	if (found === 1) return { kind: "exact" };
	return {
		kind: "printed",
		reason: `testing/benchmark.go of ${goVersion} does not take the exact-totals overlay: ${source === void 0 ? "it cannot be read" : `the line that prints the figures is there ${found} times`}.`
	};
}
async function writeOnce(folder, extension, text) {
	const name = createHash("sha256").update(text).digest("hex").slice(0, 24);
	const path = join(folder, `${name}.${extension}`);
	if (await stat(path).then(({ size }) => size === Buffer.byteLength(text), () => false)) return path;
	const draft = `${path}.${randomUUID()}`;
	await writeFile(draft, text);
	await rename(draft, path);
	return path;
}

// src/adapters/go/build-errors.ts
const header = /^# (?:\[(\S+)\]|(\S+)(?: \[(\S+)\.test\])?)$/;
function parseBuildErrors(stderr, importPaths) {
	const wanted = new Set(importPaths);
	const own = /* @__PURE__ */ new Map();
	const shared = [];
	let target = shared;
	for (const line of stderr.split("\n")) {
		const match = header.exec(line);
		if (match !== null) {
			const [, vetted, compiled, tested] = match;
			const owner = [
				tested,
				vetted,
				compiled?.replace(/_test$/, ""),
				compiled
			].find((name) => name !== void 0 && wanted.has(name));
			target = owner === void 0 ? shared : own.get(owner) ?? [];
			if (owner !== void 0) own.set(owner, target);
			if (owner === void 0) target.push(line);
		} else if (line.trim() !== "" && !line.startsWith("go: downloading ")) target.push(line);
	}
	const rest = shared.join("\n");
	return new Map(importPaths.map((name) => [name, own.get(name)?.join("\n") ?? rest]).filter(([, message]) => message !== ""));
}

// src/adapters/go/build.ts
var BinaryFolders = class {
	#owners = /* @__PURE__ */ new Map();
	folder(work, side, { importPath, moduleFolder }) {
		const module = createHash("sha256").update(moduleFolder).digest("hex").slice(0, 12);
		for (let index = 0;; index++) {
			const folder = join(work, "test-binaries", side, module, String(index));
			const path = join(folder, testBinaryName(importPath));
			if ((this.#owners.get(path) ?? importPath) !== importPath) continue;
			this.#owners.set(path, importPath);
			return folder;
		}
	}
};
async function buildPackages(context, request) {
	const parts = [];
	for (const batch of batches(context.folders, request)) parts.push(await buildBatch(context, request, batch));
	return {
		binaries: parts.flatMap(({ binaries }) => binaries),
		failures: parts.flatMap(({ failures }) => failures),
		empty: parts.flatMap(({ empty }) => empty)
	};
}
function batches(folders, { packages, side, work }) {
	const found = /* @__PURE__ */ new Map();
	for (const listed of packages) {
		const folder = folders.folder(work, side, listed);
		const batch = found.get(folder) ?? {
			moduleFolder: listed.moduleFolder,
			folder,
			packages: []
		};
		found.set(folder, batch);
		batch.packages.push(listed);
	}
	return [...found.values()];
}
async function buildBatch(context, request, batch) {
	const { moduleFolder, folder, packages } = batch;
	const toolchain = await context.toolchain(moduleFolder);
	const flags = parseBuildFlags(request.buildFlags, toolchain.variables["GOFLAGS"] ?? "");
	const overlay = await writeOverlay(toolchain, await readOverlay(flags.overlay, moduleFolder), request.work);
	await mkdir(folder, { recursive: true });
	const path = ({ importPath }) => join(folder, testBinaryName(importPath));
	await mapBounded(packages, async (listed) => markStale(path(listed)));
	const importPaths = packages.map(({ importPath }) => importPath);
	const args = [
		"test",
		"-c",
		"-vet=off",
		...flags.build,
		"-o",
		`${folder}/`
	];
	if (overlay.file !== void 0) args.push(`-overlay=${overlay.file}`);
	args.push(...importPaths);
	const outcome = await runGo(context.surroundings, toolchain.go, {
		args,
		folder: moduleFolder,
		timeoutMs: goLimitsMs.build,
		temporary: toolchain.variables["GOTMPDIR"] || tmpdir()
	});
	const failure = goFailure(outcome, "go test -c");
	const errors = parseBuildErrors(outcome.exit.kind === "code" ? outcome.stderr : "", importPaths);
	const withoutTests = new Set([...outcome.stdout.matchAll(/^\?\s+(\S+)\s+\[no test files\]$/gm)].map(([, name]) => name));
	const binaries = [];
	const failures = [];
	const empty = [];
	for (const listed of packages) {
		const { importPath } = listed;
		if (withoutTests.has(importPath)) empty.push(importPath);
		else if (await isFresh(path(listed))) binaries.push({
			importPath,
			path: path(listed),
			folder: listed.folder,
			goroot: toolchain.goroot
		});
		else {
			const message = errors.get(importPath) ?? failure ?? `go test -c left no binary at ${path(listed)}`;
			failures.push({
				importPath,
				message: relativize(message, context.roots(moduleFolder))
			});
		}
	}
	return {
		binaries,
		failures,
		empty
	};
}
async function markStale(path) {
	try {
		await utimes(path, 0, 0);
	} catch (error) {
		if (error.code === "ENOENT") return;
		throw new GateError("build-failed", `${path} cannot be marked as stale.`, "Check the permissions of the cache folder.", error);
	}
}
async function isFresh(path) {
	return stat(path).then((found) => found.isFile() && found.mtimeMs > 0, () => false);
}

// src/adapters/go/child-environment.ts
const hidden = /^(?:INPUT_.*|STATE_.*|ALLOCGATE_.*|ACTIONS_.*|(?:GITHUB|GH)(?:_ENTERPRISE)?_TOKEN|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/;
function childEnvironment(env) {
	return Object.fromEntries(Object.entries(env).filter(([name, value]) => {
		if (value === void 0 || hidden.test(name)) return false;
		return name !== "GOWORK" || value === "off";
	}));
}

// src/adapters/go/go-version.ts
function languageVersion(goVersion) {
	const match = /\bgo(\d+)\.(\d+)/.exec(goVersion);
	return match === null ? void 0 : [Number(match[1]), Number(match[2])];
}
function isAtLeast(goVersion, minor) {
	const version = languageVersion(goVersion);
	return version === void 0 || version[0] > 1 || version[1] >= minor;
}

// src/adapters/go/goroot-copy.ts
async function copyGoroot(goroot, parent, surroundings) {
	const target = join(parent, basename(goroot));
	if (await sameVersion(goroot, target)) return target;
	surroundings.log.debug(`copying ${goroot} to ${target}`);
	let draft;
	try {
		await mkdir(parent, { recursive: true });
		draft = await mkdtemp(join(parent, ".draft-"));
		await copyTree(goroot, join(draft, "go"));
		if (await isThere(target)) {
			if (await sameVersion(goroot, target)) return target;
			await rm(target, {
				recursive: true,
				force: true
			});
		}
		await rename(join(draft, "go"), target);
	} catch (error) {
		if (await sameVersion(goroot, target)) return target;
		throw new GateError("toolchain-missing", `The toolchain at ${goroot} could not be copied to ${target} (${error.message}).`, "Since Go 1.25 a toolchain in the module cache takes no overlay, so a copy is needed: check space and permissions, or install this Go version on PATH.", error);
	} finally {
		if (draft !== void 0) await rm(draft, {
			recursive: true,
			force: true
		});
	}
	return target;
}
async function isThere(path) {
	return stat(path).then(() => true, () => false);
}
async function sameVersion(goroot, target) {
	const [wanted, found] = await Promise.all([version(goroot), version(target)]);
	return found !== void 0 && found === wanted;
}
async function version(folder) {
	return readFile(join(folder, "VERSION"), "utf8").catch(() => void 0);
}
async function copyTree(from, to) {
	await mkdir(to);
	const entries = await readdir(from, { withFileTypes: true });
	await mapBounded(entries, async (entry) => {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isFile()) await linkOrCopy(source, target);
		else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
	});
	for (const entry of entries) if (entry.isDirectory()) await copyTree(join(from, entry.name), join(to, entry.name));
}
async function linkOrCopy(source, target) {
	try {
		await link(source, target);
	} catch {
		await copyFile(source, target, constants.COPYFILE_FICLONE);
	}
}

// src/adapters/go/environment.ts
const OLDEST_MINOR = 22;
const OVERLAY_SPARES_MODCACHE_MINOR = 25;
const variablesSchema = record(string(), string());
async function findToolchain(surroundings, folder, cacheFolder) {
	const go = {
		path: "go",
		env: surroundings.env
	};
	const variables = await goVariables(surroundings, go, folder);
	const variable = (name) => variables[name] ?? "";
	const [goVersion, goroot] = [variable("GOVERSION"), variable("GOROOT")];
	if (!isAtLeast(goVersion, OLDEST_MINOR)) throw new GateError("toolchain-too-old", `${goVersion} is older than Go 1.${OLDEST_MINOR}, the oldest that is supported.`, "Install a newer Go, or raise the go or toolchain line of go.mod.");
	if (variable("GOOS") !== variable("GOHOSTOS")) throw new GateError("usage", `GOOS=${variable("GOOS")} is set, but benchmarks can run only on this system, ${variable("GOHOSTOS")}.`, "Unset GOOS.");
	const found = {
		go,
		goVersion,
		goroot,
		originalGoroot: goroot,
		variables
	};
	if (!isAtLeast(goVersion, OVERLAY_SPARES_MODCACHE_MINOR) || !await isBeneath(variable("GOMODCACHE"), goroot)) return found;
	const copy = await copyGoroot(goroot, join(cacheFolder, "goroot"), surroundings);
	return {
		...found,
		goroot: copy,
		go: {
			path: join(copy, "bin", "go"),
			env: {
				...surroundings.env,
				GOROOT: copy,
				GOTOOLCHAIN: "local"
			}
		}
	};
}
async function goVariables(surroundings, go, folder) {
	const outcome = await runGo(surroundings, go, {
		args: ["env", "-json"],
		folder,
		timeoutMs: goLimitsMs.env
	});
	const failure = goFailure(outcome, "go env");
	if (failure === void 0) return variablesSchema.parse(JSON.parse(outcome.stdout));
	refuseMissingToolchain(folder, failure);
	throw new GateError("build-failed", `go env failed in ${folder}:\n${failure}`, "Run `go env` there and repair what it reports.");
}
const missing = /requires go >= \S+ \(running go|toolchain not available|invalid toolchain|go: download(?:ing)? go\d/;
function refuseMissingToolchain(folder, message) {
	if (missing.test(message)) throw new GateError("toolchain-missing", `The Go toolchain that ${folder} asks for is not to be had:\n${message}`, "Install that version, or let the go command download it: GOTOOLCHAIN=auto and a reachable GOPROXY and GOSUMDB.");
}
function figureSettings(toolchain, env) {
	const named = [
		"GOOS",
		"GOARCH",
		"CGO_ENABLED",
		"GOEXPERIMENT",
		"GOFLAGS",
		"GOFIPS140"
	];
	const levels = [
		"GO386",
		"GOAMD64",
		"GOARM",
		"GOARM64",
		"GOLOONG64",
		"GOMIPS",
		"GOMIPS64",
		"GOPPC64",
		"GORISCV64",
		"GOWASM"
	];
	const flagsOfC = [
		"CGO_CFLAGS",
		"CGO_CPPFLAGS",
		"CGO_CXXFLAGS",
		"CGO_FFLAGS",
		"CGO_LDFLAGS"
	];
	const runtime = [
		"GOGC",
		"GOMEMLIMIT",
		"GODEBUG"
	];
	return Object.fromEntries([...[
		...named,
		...levels,
		...flagsOfC
	].map((name) => [name, settingOf(toolchain, name)]), ...runtime.map((name) => [name, env[name] ?? ""])].filter(([, value]) => value !== ""));
}
function settingOf({ variables }, name) {
	const value = variables[name] ?? "";
	return name === "GOFLAGS" ? value.replaceAll(/(?:^|\s)--?buildvcs(?:=\S*)?(?=\s|$)/g, "").trim() : value;
}
async function isBeneath(parent, child) {
	if (parent === "") return false;
	return pathBelow(parent, child) !== void 0 || pathBelow(await real(parent), await real(child)) !== void 0;
}
async function real(path) {
	return realpath(path).catch(() => path);
}
function refuseUnsupported(platform) {
	if (platform === "win32") throw new GateError("usage", "Windows is not supported: benchmarks are run and ended in POSIX process groups.", "Run it on Linux or macOS; on a Windows machine, inside WSL.");
}

// src/adapters/go/benchmark-files.ts
const NAME = Buffer.from("Benchmark");
async function mayHaveBenchmarks(path) {
	return readFile(path).then((content) => content.includes(NAME), () => true);
}

// src/adapters/go/go-list.ts
const errorSchema = looseObject({
	Pos: string().optional(),
	Err: string()
});
const files = array(string()).default([]);
const packageSchema = object({
	ImportPath: string(),
	Dir: string().default(""),
	Standard: boolean().default(false),
	DepOnly: boolean().default(false),
	ForTest: string().default(""),
	Imports: files,
	CgoFiles: files,
	TestGoFiles: files,
	XTestGoFiles: files,
	EmbedFiles: files,
	TestEmbedFiles: files,
	XTestEmbedFiles: files,
	Module: object({
		Path: string(),
		Version: string().default(""),
		Dir: string().default(""),
		GoMod: string().default(""),
		Replace: object({
			Path: string(),
			Version: string().default("")
		}).optional()
	}).optional(),
	Error: errorSchema.nullish(),
	DepsErrors: array(errorSchema).nullish()
});
const fields = Object.keys(packageSchema.shape).join(",");
const LIMIT = {
	limitBytes: 268435456,
	overflow: "stop"
};
async function listWithDependencies(surroundings, toolchain, request) {
	const call = {
		args: [
			"list",
			"-e",
			"-deps",
			"-test",
			`-json=${fields}`,
			...request.flags,
			"--",
			...request.patterns
		],
		folder: request.folder,
		timeoutMs: goLimitsMs.list,
		stdout: LIMIT
	};
	const outcome = await runGo(surroundings, toolchain.go, call);
	const message = goFailure(outcome, "go list");
	if (message !== void 0) return {
		kind: "failure",
		message
	};
	return {
		kind: "packages",
		packages: new Map(parsePackages(outcome.stdout).map((found) => [found.ImportPath, found]))
	};
}
function parsePackages(text) {
	return text.split(/^\}\n/m).filter((part) => part.trim() !== "").map((part) => packageSchema.parse(JSON.parse(`${part}}`)));
}

// src/core/baseline/package-key.ts
const FORMAT = "allocgate package key 1";
function packageKeyText(parts) {
	const lines = [
		line(["package", parts.importPath]),
		line(["go", parts.goVersion]),
		...sorted(Object.entries(parts.settings).map(([name, value]) => [
			"setting",
			name,
			value
		])),
		...parts.buildFlags.map((flag) => line(["flag", flag])),
		...sorted(parts.modules.map(({ path, version }) => [
			"module",
			path,
			version
		])),
		...sorted(parts.files.map(({ path, digest }) => [
			"file",
			path,
			digest
		]))
	];
	return [
		FORMAT,
		...lines,
		""
	].join("\n");
}
function sorted(lines) {
	return [...new Set(lines.map(line))].toSorted((a, b) => a < b ? -1 : 1);
}
function line(fields) {
	return JSON.stringify(fields);
}

// src/adapters/go/package-files.ts
var SourceTree = class {
	#digests = /* @__PURE__ */ new Map();
	#folders = /* @__PURE__ */ new Map();
	async packageFiles(folder, { tests, whole }) {
		const direct = await this.#list(folder, whole);
		return [...tests ? direct : direct.filter((file) => !file.endsWith("_test.go")), ...await this.#list(join(folder, "testdata"), true)];
	}
	async sharedTestdata(folder, root) {
		const found = [];
		for (let above = folder; above !== root && above !== dirname(above);) {
			above = dirname(above);
			found.push(...await this.#list(join(above, "testdata"), true));
		}
		return found;
	}
	async digest(path) {
		const known = this.#digests.get(path) ?? digestOf(path);
		this.#digests.set(path, known);
		return known.catch(() => void 0);
	}
	async #list(folder, deep) {
		const key = `${deep} ${folder}`;
		const known = this.#folders.get(key) ?? listFiles(folder, deep, /* @__PURE__ */ new Set());
		this.#folders.set(key, known);
		return known;
	}
};
async function listFiles(folder, deep, above) {
	const real = await realpath(folder).catch(() => void 0);
	if (real === void 0 || above.has(real)) return [];
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	const found = [];
	for (const entry of entries.toSorted((a, b) => a.name < b.name ? -1 : 1)) {
		const path = join(folder, entry.name);
		const kind = entry.isSymbolicLink() ? await stat(path).catch(() => entry) : entry;
		if (kind.isFile()) found.push(path);
		else if (kind.isDirectory() && deep && entry.name !== ".git") found.push(...await listFiles(path, deep, /* @__PURE__ */ new Set([...above, real])));
	}
	return found;
}
async function digestOf(path) {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	return hash.digest("hex");
}

// src/adapters/go/package-keys.ts
var PackageKeys = class {
	#context;
	#packages;
	#tree = new SourceTree();
	#dependencies = /* @__PURE__ */ new Map();
	constructor(context, packages) {
		this.#context = context;
		this.#packages = packages;
	}
	async key(importPath) {
		const { goVersion, settings, buildFlags, flagFiles } = this.#context;
		const closure = this.#closure(importPath);
		const own = /* @__PURE__ */ new Set([...flagFiles, ...this.#moduleFiles(closure)]);
		const dependencies = [];
		const modules = [];
		for (const found of closure) {
			if (found.Module !== void 0) modules.push(moduleOf(found.Module));
			if (!this.#isLocal(found)) continue;
			if (isVariantOf(found, importPath)) for (const path of await this.#ownFiles(found)) own.add(path);
			else dependencies.push(await this.#dependency(found));
		}
		const files = [...dependencies, ...await this.#digests([...own])];
		return sha256(packageKeyText({
			importPath,
			goVersion,
			settings,
			buildFlags,
			modules,
			files
		}));
	}
	#closure(importPath) {
		const seen = /* @__PURE__ */ new Set();
		const open = [importPath, `${importPath}.test`];
		const found = [];
		for (let path = open.pop(); path !== void 0; path = open.pop()) {
			const entry = this.#packages.get(path);
			if (seen.has(path) || entry === void 0 || entry.Standard) continue;
			seen.add(path);
			found.push(entry);
			open.push(...entry.Imports);
		}
		return found;
	}
	#isLocal({ Dir: folder, Module: module }) {
		if (folder === "") return false;
		return this.#below(folder) !== void 0 || module?.Replace !== void 0 && module.Replace.Version === "";
	}
	async #ownFiles(found) {
		const root = this.#context.roots.find((candidate) => pathBelow(candidate, found.Dir) !== void 0);
		return [
			...await this.#tree.packageFiles(found.Dir, {
				tests: true,
				whole: found.CgoFiles.length > 0
			}),
			...root === void 0 ? [] : await this.#tree.sharedTestdata(found.Dir, root),
			...[
				found.EmbedFiles,
				found.TestEmbedFiles,
				found.XTestEmbedFiles
			].flat().map((file) => join(found.Dir, file))
		];
	}
	async #dependency(found) {
		const known = this.#dependencies.get(found.Dir) ?? this.#digestDependency(found);
		this.#dependencies.set(found.Dir, known);
		return known;
	}
	async #digestDependency(found) {
		const files = await this.#tree.packageFiles(found.Dir, {
			tests: false,
			whole: found.CgoFiles.length > 0
		});
		const embedded = found.EmbedFiles.map((file) => join(found.Dir, file));
		const digests = await this.#digests([.../* @__PURE__ */ new Set([...files, ...embedded])].toSorted());
		return {
			path: `${this.#label(found.Dir)}/`,
			digest: sha256(JSON.stringify(digests))
		};
	}
	#moduleFiles(closure) {
		const { goWork } = this.#context;
		const goMods = closure.map(({ Module: module }) => module?.GoMod ?? "").filter((path) => this.#below(path) !== void 0);
		const places = [...new Set(goMods)].flatMap((path) => [
			path,
			join(dirname(path), "go.sum"),
			vendored(path)
		]);
		return goWork === "" ? places : [
			...places,
			goWork,
			`${goWork}.sum`,
			vendored(goWork)
		];
	}
	async #digests(paths) {
		return (await mapBounded(paths, async (path) => {
			const digest = await this.#tree.digest(path);
			return digest === void 0 ? [] : [{
				path: this.#label(path),
				digest
			}];
		})).flat();
	}
	#label(path) {
		return this.#below(path) ?? `outside: ${withSlashes(relative(this.#context.folder, path))}`;
	}
	#below(path) {
		if (path === "") return void 0;
		return this.#context.roots.map((root) => pathBelow(root, path)).find((found) => found !== void 0);
	}
};
const isVariantOf = (found, tested) => found.ImportPath === tested || found.ImportPath === `${tested}.test` || isTestVariant(found, tested);
const isTestVariant = ({ ImportPath: path, ForTest }, tested) => ForTest === tested && (path.startsWith(`${tested} [`) || path.startsWith(`${tested}_test [`));
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const vendored = (moduleFile) => resolve(dirname(moduleFile), "vendor", "modules.txt");
function moduleOf({ Path: path, Version: version, Replace: replace }) {
	return {
		path,
		version: (replace === void 0 ? version : `${version} => ${replace.Path} ${replace.Version}`).trim()
	};
}

// src/adapters/go/list.ts
async function listPackages(surroundings, toolchain, request) {
	const { folder, root, patterns } = request;
	const flags = parseBuildFlags(request.buildFlags, toolchain.variables["GOFLAGS"] ?? "");
	const overlay = await readOverlay(flags.overlay, folder);
	const listed = await listWithDependencies(surroundings, toolchain, {
		folder,
		patterns,
		flags: flags.list
	});
	if (listed.kind === "failure") {
		refuseUnknownFlag(listed.message);
		refuseMissingToolchain(folder, listed.message);
		return {
			packages: [],
			failures: [{
				importPath: patterns.join(" "),
				message: relativize(listed.message, [folder, root])
			}]
		};
	}
	const keys = new PackageKeys(await keyContext(toolchain, request, flags, overlay, surroundings.env), listed.packages);
	const roots = [...listed.packages.values()].filter((found) => isAskedFor(found, listed.packages));
	const results = await mapBounded(roots, async (found) => {
		const message = loadError(found, listed.packages);
		if (!await hasBenchmarks(found, message !== void 0, overlay)) return void 0;
		const importPath = found.ImportPath;
		if (message !== void 0) return {
			importPath,
			message: relativize(message, [folder, root])
		};
		return {
			importPath,
			folder: found.Dir,
			moduleFolder: folder,
			key: await keys.key(importPath)
		};
	});
	return {
		packages: results.filter((result) => result !== void 0 && "key" in result),
		failures: results.filter((result) => result !== void 0 && "message" in result)
	};
}
function isAskedFor(found, packages) {
	if (found.DepOnly || found.ForTest !== "") return false;
	return !(found.ImportPath.endsWith(".test") && found.Imports.includes("testing/internal/testdeps") && packages.has(found.ImportPath.slice(0, -5)));
}
function loadError(found, packages) {
	const path = found.ImportPath;
	const errors = [found, ...[
		`${path}.test`,
		`${path} [${path}.test]`,
		`${path}_test [${path}.test]`
	].map((name) => packages.get(name))].flatMap((variant) => [variant?.Error ?? [], variant?.DepsErrors ?? []].flat());
	const lines = new Set(errors.map(({ Pos: position, Err: words }) => position ? `${position}: ${words}` : words));
	return lines.size === 0 ? void 0 : [...lines].join("\n");
}
async function hasBenchmarks(found, broken, overlay) {
	const named = [...found.TestGoFiles, ...found.XTestGoFiles];
	if (broken && found.Dir === "") return true;
	const excluded = /build constraints exclude all Go files|no (?:non-test )?Go files/.test(found.Error?.Err ?? "");
	const files = named.length === 0 && broken && !excluded ? await testFiles(found.Dir) : named;
	if (files === void 0) return true;
	return (await mapBounded(files, async (file) => {
		const path = join(found.Dir, file);
		return mayHaveBenchmarks(overlay.get(path) ?? path);
	})).includes(true);
}
async function testFiles(folder) {
	return (await readdir(folder).catch(() => void 0))?.filter((name) => name.endsWith("_test.go"));
}
async function keyContext(toolchain, { folder, root, buildFlags }, flags, overlay, env) {
	const named = flags.overlay === void 0 ? flags.files : [...flags.files, flags.overlay];
	const goWork = toolchain.variables["GOWORK"] ?? "";
	return {
		roots: [.../* @__PURE__ */ new Set([root, await realpath(root)])],
		folder,
		goVersion: toolchain.goVersion,
		settings: figureSettings(toolchain, env),
		buildFlags,
		flagFiles: [...named.map((file) => resolve(folder, file)), ...[...overlay.values()].filter((file) => file !== "")],
		goWork: goWork === "off" ? "" : goWork
	};
}
function refuseUnknownFlag(message) {
	if (/flag provided but not defined|invalid value .* for flag|invalid boolean value/.test(message)) throw new GateError("usage", `The go command refuses the build flags: ${message.split("\n")[0] ?? message}`, "Check the flags after `--` (`build-flags`) against `go help build`.");
}

// src/adapters/go/modules.ts
const workSchema = looseObject({ Use: array(looseObject({ DiskPath: string() })).nullish() });
async function findModules(surroundings, folder) {
	const tree = await readTree(folder);
	const modules = await usedByWorkspace(surroundings, folder) ?? await modulesBelow(folder, tree);
	const withBenchmarks = /* @__PURE__ */ new Set();
	for (const file of tree.testFiles) {
		const module = nearest(modules, file);
		if (module === void 0 || withBenchmarks.has(module)) continue;
		if (await mayHaveBenchmarks(join(folder, file))) withBenchmarks.add(module);
	}
	return (withBenchmarks.size === 0 ? modules : modules.filter((module) => withBenchmarks.has(module))).toSorted();
}
async function usedByWorkspace(surroundings, folder) {
	if (surroundings.env["GOWORK"] === "off" || !await exists(join(folder, "go.work"))) return void 0;
	const go = {
		path: "go",
		env: surroundings.env
	};
	const outcome = await runGo(surroundings, go, {
		args: [
			"work",
			"edit",
			"-json"
		],
		folder,
		timeoutMs: goLimitsMs.env
	});
	const failure = goFailure(outcome, "go work edit");
	if (failure !== void 0) throw new GateError("build-failed", `go.work cannot be read:\n${failure}`, "Repair go.work, or set GOWORK=off.");
	const below = (workSchema.parse(JSON.parse(outcome.stdout)).Use ?? []).map(({ DiskPath }) => pathBelow(folder, resolve(folder, DiskPath))).filter((path) => path !== void 0);
	const there = await Promise.all(below.map(async (path) => exists(join(folder, path, "go.mod"))));
	return below.filter((_, index) => there[index]);
}
async function modulesBelow(folder, tree) {
	return !tree.modules.includes("") && await hasModuleAbove(folder) ? ["", ...tree.modules] : [...tree.modules];
}
async function hasModuleAbove(folder) {
	for (let above = dirname(folder); above !== dirname(above); above = dirname(above)) if (await exists(join(above, "go.mod"))) return true;
	return false;
}
async function readTree(folder) {
	const tree = {
		modules: [],
		testFiles: []
	};
	const walk = async (below) => {
		const entries = await readdir(join(folder, below), { withFileTypes: true });
		for (const { name } of entries.filter((entry) => entry.isFile())) if (name === "go.mod") tree.modules.push(below);
		else if (name.endsWith("_test.go") && !isIgnored(name)) tree.testFiles.push(posix.join(below, name));
		for (const entry of entries) if (entry.isDirectory() && !isSkipped(entry.name)) await walk(posix.join(below, entry.name));
	};
	await walk("");
	return tree;
}
const isIgnored = (name) => name.startsWith(".") || name.startsWith("_");
const isSkipped = (name) => isIgnored(name) || name === "testdata" || name === "vendor" || name === "node_modules";
function nearest(modules, file) {
	let best;
	for (const module of modules) if ((module === "" || file.startsWith(`${module}/`)) && (best === void 0 || module.length > best.length)) best = module;
	return best;
}
async function exists(path) {
	return access(path).then(() => true, () => false);
}

// src/adapters/go/prepare.ts
const OUTPUT = {
	limitBytes: 1048576,
	overflow: "trim"
};
const SHOWN_LINES = 30;
async function runPrepare({ env, signal }, command, folder, timeoutMs) {
	const outcome = await runProcess({
		command: "sh",
		args: ["-c", command],
		folder,
		env,
		timeoutMs,
		signal,
		stdout: OUTPUT,
		stopSignal: "SIGTERM"
	}).catch((error) => {
		if (error instanceof GateError) throw error;
		throw failed(`The prepare command could not be started (${error.message}).`, error);
	});
	const { exit } = outcome;
	if (exit.kind === "code" && exit.code === 0) return;
	const how = {
		code: () => `ended with code ${exit.kind === "code" ? exit.code : ""}`,
		signal: () => `was ended by ${exit.kind === "signal" ? exit.signal : ""}`,
		timeout: () => `did not end in ${timeoutMs / 1e3} s`,
		"output-limit": () => "wrote too much"
	}[exit.kind]();
	const output = [outcome.stdout, outcome.stderr].map((text) => lastLines(text, SHOWN_LINES)).filter((text) => text !== "");
	throw failed([`The prepare command \`${command}\` ${how}.`, ...output].join("\n"));
}
function failed(message, cause) {
	return new GateError("prepare-failed", message, "It runs with sh in the module folder of both snapshots, without the files that git ignores: name those that it needs with `copy`.", cause);
}

// src/adapters/go/run.ts
async function runBinary({ env, signal }, request) {
	const { binary, args, gomaxprocs, timeoutMs } = request;
	const bin = join(binary.goroot, "bin");
	const path = env["PATH"];
	return runProcess({
		command: binary.path,
		args,
		folder: binary.folder,
		env: {
			...env,
			PATH: path ? `${bin}${delimiter}${path}` : bin,
			GOMAXPROCS: String(gomaxprocs)
		},
		timeoutMs,
		signal
	}).catch((error) => {
		if (error instanceof GateError) throw error;
		throw new GateError("benchmark-failed", `The test binary of ${binary.importPath} could not be started (${error.message}).`, "Check that programs may be run from the cache folder (no noexec mount), and that GOARCH is of this machine.", error);
	});
}

// src/adapters/go/toolchain.ts
function createGoToolchain(options) {
	const surroundings = {
		env: childEnvironment(options.env),
		signal: options.signal,
		log: options.log
	};
	setMaxListeners(0, options.signal);
	const toolchains = /* @__PURE__ */ new Map();
	const snapshotRoots = /* @__PURE__ */ new Map();
	const folders = new BinaryFolders();
	const find = async (folder) => {
		const found = findToolchain(surroundings, folder, options.cacheFolder);
		toolchains.set(folder, found);
		return found;
	};
	const toolchain = async (folder) => toolchains.get(folder) ?? find(folder);
	const roots = (folder) => [folder, snapshotRoots.get(folder) ?? folder];
	return {
		parallelism: options.parallelism ?? availableParallelism(),
		modules: async (folder) => findModules(surroundings, folder),
		environment: async (folder, work, buildFlags) => {
			refuseUnsupported(process.platform);
			const found = await find(folder);
			const { overlay } = parseBuildFlags(buildFlags, found.variables["GOFLAGS"] ?? "");
			const { totals } = await writeOverlay(found, await readOverlay(overlay, folder), work);
			return describe$1(found, surroundings.env, totals);
		},
		list: async (request) => {
			snapshotRoots.set(request.folder, request.root);
			return listPackages(surroundings, await toolchain(request.folder), request);
		},
		build: async (request) => {
			return buildPackages({
				surroundings,
				folders,
				toolchain,
				roots
			}, request);
		},
		run: async (request) => runBinary(surroundings, request),
		prepare: async (command, folder, timeoutMs) => runPrepare(surroundings, command, folder, timeoutMs)
	};
}
function describe$1(found, env, totals) {
	return {
		goVersion: found.goVersion,
		goroot: found.goroot,
		goos: found.variables["GOOS"] ?? "",
		goarch: found.variables["GOARCH"] ?? "",
		settings: figureSettings(found, env),
		totals
	};
}

// src/cli/progress.ts
const plainEvery = 15e3;
function createConsoleLog(stderr, env, verbose, now) {
	const live = stderr.isTTY === true && env["TERM"] !== "dumb" && (env["CI"] ?? "") === "";
	let shown = false;
	let stage = "";
	let started = 0;
	let last = -Infinity;
	const clear = () => {
		if (shown) stderr.write("\r\x1B[K");
		shown = false;
	};
	const line = (text) => {
		clear();
		stderr.write(`${text}\n`);
	};
	return {
		info: line,
		debug(message) {
			if (verbose) line(message);
		},
		progress(progress) {
			if (progress.stage !== stage) {
				stage = progress.stage;
				started = now();
				last = -Infinity;
			}
			const text = describe(progress, now() - started);
			if (live) {
				clear();
				stderr.write(text.slice(0, Math.max(20, (stderr.columns ?? 80) - 1)));
				shown = true;
			} else if (progress.done === progress.total || now() - last >= plainEvery) {
				last = now();
				line(text);
			}
		},
		end: clear
	};
}
function describe({ stage, done, total, detail }, elapsedMs) {
	const counted = total > 1 ? ` ${done}/${total}` : "";
	const left = done > 0 && done < total ? Math.round(elapsedMs / done * (total - done) / 1e3) : 0;
	return `allocgate: ${stage}${counted}${left >= 2 ? `, about ${left} s left` : ""}${detail === "" ? "" : `  ${detail}`}`;
}

// src/cli/ports.ts
function now() {
	return performance.now();
}
function terminalPorts(streams, signal, verbose) {
	const log = createConsoleLog(streams.stderr, streams.env, verbose, now);
	const cache = cacheFolder(streams.env);
	const env = { ...streams.env };
	return {
		log,
		signal,
		clock: {
			now,
			today: () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
		},
		go: createGoToolchain({
			env,
			cacheFolder: cache,
			log,
			signal
		}),
		repository: createRepository({
			env,
			cacheFolder: cache,
			log,
			signal
		}),
		baselineFile: (folder, path) => fileStore(resolve(folder, path), path),
		pullRequest: void 0
	};
}

export { pathsOf as a, prepareSides as c, pinnedBaseline as d, confirmIterations as f, planHead as i, fingerprintOf as l, readPolicy as n, planSide as o, planBenchmarks as r, folderIn as s, terminalPorts as t, fitBaseline as u };