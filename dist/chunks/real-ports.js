import { D as GateError, E as systemRefusal } from "./start.js";
import { i as cacheFolder, t as createRepository } from "./git.js";
import { _ as ZodError, c as looseObject, d as record, i as boolean, l as number, n as _enum, o as int, p as string, r as array, u as object, v as prettifyError } from "./zod.js";
import { n as runProcess, r as interrupted, s as removeTree } from "./run-process.js";
import { t as buildFault } from "./environment-fault.js";
import { i as makeFolders, r as writeOwnFile, t as fileStore } from "./file.js";
import { a as goLimitsMs, c as parseJson, i as goFailure, n as childEnvironment, o as runGo, r as goCommandError, s as makeTemporary, t as lookForGo } from "./look-for-go.js";
import { n as fileFlag, t as fewFlag } from "./flags.js";
import { t as isDocumentation } from "./documentation.js";
import { b as readFrames } from "./test-arguments.js";
import { n as readBranchRecord, r as readBranchRecords, t as conditionsFolder } from "./branch.js";
import { basename, delimiter, dirname, extname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { setMaxListeners } from "node:events";
import { gunzip } from "node:zlib";
import { createHash, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { access, copyFile, link, lstat, mkdir, mkdtemp, open, readFile, readdir, readlink, realpath, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { constants, createReadStream, existsSync, readFileSync, readdirSync } from "node:fs";
import { pipeline } from "node:stream/promises";

// src/core/fault/cause.ts
const positioned$1 = /^(\S.*?\.[A-Za-z]\w*):(\d+)(?::\d+)?: /;
const aboutSources = /missing go\.sum entry|updates to go\.(?:mod|sum|work) needed|no required module provides package|inconsistent vendoring|import cycle not allowed|found packages .+ in |build constraints exclude all Go files|no (?:non-test )?Go files in/;
function causeOfBuildFailure(message, isOwnFile) {
	if (buildFault(withoutSourceQuotes(message)) !== void 0) return "environment";
	const places = message.split("\n").flatMap((line) => positioned$1.exec(line)?.[1] ?? []);
	if (places.length === 0) return aboutSources.test(message) ? "code" : "unclear";
	return places.every(isOwnFile) ? "code" : "unclear";
}
const syntax = /^(?:expected |illegal |invalid (?:character|BOM|UTF|import path)|missing |unexpected |unknown escape|escape |imports must appear|import path |newline in |more than one )|not terminated/;
const wrongImports = /use of (?:internal|vendored) package|is a program, not an importable package|malformed import path|^pattern \S+: |C source files not allowed|wrong signature for /;
function causeOfLoadFailure(errors, isOwnFile) {
	if (errors.some(({ words }) => buildFault(words) !== void 0)) return "environment";
	const isOfSources = ({ position, words }) => {
		const [file = ""] = position.split(":");
		return (aboutSources.test(words) || syntax.test(words) || wrongImports.test(words)) && (file === "" || isOwnFile(file));
	};
	return errors.length > 0 && errors.every(isOfSources) ? "code" : "unclear";
}
function withoutSourceQuotes(message) {
	return message.split("\n").filter((line) => !/^\s+(?:\d+ )?\|/.test(line)).join("\n");
}

// src/adapters/go/binary-digest.ts
function digestPath(binary) {
	return `${binary}.sha256`;
}
async function digestOf(path) {
	const hash = createHash("sha256");
	try {
		await pipeline(createReadStream(path, { highWaterMark: 1048576 }), hash);
		return hash.digest("hex");
	} catch {
		return;
	}
}
async function dropDamaged(binary) {
	const kept = await readFile(digestPath(binary), "utf8").catch(() => "");
	if (kept !== "" && await isProgram(binary) && kept === await digestOf(binary)) return;
	await rm(binary, { force: true });
	await rm(digestPath(binary), { force: true });
}
async function isProgram(path) {
	return access(path, constants.X_OK).then(() => true, () => false);
}
async function keepDigest(binary) {
	const digest = await digestOf(binary);
	if (digest === void 0) return void 0;
	await writeFile(digestPath(binary), digest).catch(async () => rm(digestPath(binary), { force: true }));
	return digest;
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

// src/adapters/go/build-flags.ts
const withValue = new Set("asmflags buildmode compiler covermode coverpkg gccgoflags gcflags installsuffix ldflags mod modfile overlay p pgo pkgdir tags toolexec vet".split(" "));
const refused = {
	args: "ends the build flags: the arguments after it go to the tests",
	...reasons("controls what is built and where, which is up to the gate", "c o C exec json n x work i"),
	...reasons("is not a build flag but a test flag; the gate sets test flags itself", "bench benchmem benchtime blockprofile blockprofilerate count coverprofile cpu cpuprofile failfast fullpath fuzz fuzzcachedir fuzzminimizetime fuzztime list memprofile memprofilerate mutexprofile mutexprofilefraction outputdir parallel run short shuffle skip timeout trace artifacts artifactsdir")
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
		links: all.some(({ name }) => name === "ldflags"),
		compiles: all.some(({ name }) => [
			"gcflags",
			"toolexec",
			"trimpath"
		].includes(name)),
		files: ["modfile", "pgo"].map(last).filter((file) => file !== void 0 && file !== "" && file !== "auto" && file !== "off")
	};
}
function refuseCheckoutFiles({ overlay, files }, checkout) {
	for (const file of overlay === void 0 ? files : [overlay, ...files]) {
		if ((isAbsolute(file) ? pathBelow(checkout, file) : void 0) === void 0) continue;
		throw new GateError("usage", `A build flag names a file of this repository by its absolute path, ${file}: both sides would be built with the checkout’s file.`, "Use a path relative to the module folder, which you can set with -C.");
	}
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
	if (reason !== void 0) throw new GateError("usage", `${argument}${where === "build flags" ? "" : ` in ${where}`} ${reason}.`, name === "args" ? "Pass the arguments after it with --test-args." : `Remove ${argument}.`);
	if (name === "") throw new GateError("usage", `"${argument}" among the ${where} is not a flag.`, "Put packages before the build flags, and join each value to its flag: -tags=integration.");
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
		throw new GateError("toolchain-missing", `The toolchain at ${goroot} could not be copied to ${target} (${error.message}). The copy is needed because Go 1.25 and newer accept no overlay for a toolchain in the module cache.`, "Check disk space and permissions, or install this Go version and add it to PATH.", error);
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
function temporaryFolder({ variables }) {
	return variables["GOTMPDIR"] || tmpdir();
}
async function findToolchain(surroundings, folder, cacheFolder) {
	const go = {
		path: "go",
		env: surroundings.env
	};
	const variables = await goVariables(surroundings, go, folder);
	const variable = (name) => variables[name] ?? "";
	const [goVersion, goroot] = [variable("GOVERSION"), variable("GOROOT")];
	if (!isAtLeast(goVersion, OLDEST_MINOR)) throw new GateError("toolchain-too-old", `${goVersion} is older than Go 1.${OLDEST_MINOR}, the oldest supported version.`, "Install a newer Go, or raise the version in the go or toolchain line of go.mod.");
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
	throw goCommandError(`go env failed in ${folder}`, failure, "Run `go env` there and fix what it reports.");
}
const missing = /requires go >= \S+ \(running go|toolchain not available|invalid toolchain|go: download(?:ing)? go\d/;
function refuseMissingToolchain(folder, message) {
	if (missing.test(message)) throw new GateError("toolchain-missing", `The Go toolchain that ${folder} asks for is unavailable:\n${message}`, "Install that version, or let the go command download it, which needs GOTOOLCHAIN=auto and a reachable GOPROXY and GOSUMDB.");
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
	if (platform === "win32") throw new GateError("usage", "Windows is not supported: allocgate needs POSIX process groups to run and stop benchmarks.", "Run it on Linux or macOS; on Windows, use WSL.");
}

// src/adapters/go/exec-name.ts
const versionElement = /^v(?:[2-9]|[1-9][0-9]+)$/;
function testBinaryName(importPath) {
	const elements = importPath.split("/");
	const last = elements.at(-1) ?? importPath;
	const before = elements.at(-2);
	return `${before !== void 0 && versionElement.test(last) ? before : last}.test`;
}

// src/adapters/go/hook-lines.ts
function hookLines(source, hooks) {
	let text = source;
	for (const { line, times, becomes } of hooks) {
		if (text.split(line).length !== times + 1) return void 0;
		text = text.replaceAll(line, () => becomes);
	}
	return text;
}

// src/adapters/go/counters.ts
const hooks$1 = [
	after("b.startAllocs = memStats.Mallocs", 2, "allocgateCycles = memStats.NumGC"),
	after("b.netAllocs += memStats.Mallocs - b.startAllocs", 1, "allocgateNetCycles += memStats.NumGC - allocgateCycles"),
	after("b.netAllocs = 0", 1, "allocgateNetCycles = 0"),
	after("b.parallelism = 1", 1, "if n == 1 { allocgateReal = 0 }; allocgateCalled = time.Now()"),
	after("b.runCleanup(normalPanic)", 1, "allocgateReal += time.Since(allocgateCalled)")
];
function after(line, times, statement) {
	return {
		line,
		times,
		becomes: `${line}; ${statement}`
	};
}
const countersOnLine = String.raw`fmt.Sprintf("\t%d gc-cycles\t%d real-ns-total", allocgateNetCycles, allocgateReal)`;
function withCounters(source) {
	const text = hookLines(source, hooks$1);
	if (text === void 0) return void 0;
	return `${text}\n${[
		"allocgateCycles, allocgateNetCycles uint32",
		"allocgateReal time.Duration",
		"allocgateCalled time.Time"
	].map((declared) => `var ${declared}\n`).join("")}`;
}

// src/adapters/go/leak-probe.ts
const hooks = [
	{
		line: "func initBenchmarkFlags() {",
		times: 1,
		becomes: "func initBenchmarkFlags() { allocgateFlags();"
	},
	{
		line: "b.benchFunc(b)",
		times: 1,
		becomes: "if allocgateFew > 0 { allocgateBefore(b) }; b.benchFunc(b); if allocgateFew > 0 { allocgateAfter(b) }"
	},
	{
		line: "b.runN(b.benchTime.n)",
		times: 1,
		becomes: "if allocgateFew > 0 { b.runN(allocgateFew) }; b.runN(b.benchTime.n)"
	}
];
const ends = [["b.loop.done = true", "b.loop.done = true; if allocgateFew > 0 { allocgateEnd(b) }"], ["if n.Load() <= uint64(b.N) && !b.Failed() {", "if allocgateFew > 0 { allocgateEnd(b); runtime.KeepAlive(body) }; if n.Load() <= uint64(b.N) && !b.Failed() {"]];
const leftOnLine = "allocgateLeft";
function withLeakProbe(source) {
	let text = hookLines(source, hooks);
	if (text === void 0) return void 0;
	for (const [anchor, hook] of ends) text = text.replaceAll(anchor, () => hook);
	return `${text}\n${probe(source.includes("b.loop.n = 0"))}`;
}
const mainStart = /^func MainStart\(deps testDeps,.*\) \*M \{$/m;
function withProfiles(source) {
	return mainStart.test(source) ? source.replace(mainStart, (line) => `${line} allocgateProfile = deps.WriteProfileTo;`) : void 0;
}
const probe = (hasLoop) => `
var (
	allocgateFew     int
	allocgateFile    string
	allocgateLeft    string
	allocgateFirst   allocgateState
	allocgateStart   allocgateState
	allocgateWarmed  int
	allocgateBeside  int
	allocgateEnded   bool
	allocgateProfile func(name string, w io.Writer, debug int) error
)

type allocgateState struct {
	goroutines int
	bytes      int64
}

func allocgateFlags() {
	flag.IntVar(&allocgateFew, "${fewFlag}", 0, "report what benchmarks leave behind after this many iterations and after those of -test.benchtime")
	flag.StringVar(&allocgateFile, "${fileFlag}", "", "write the origins of what is left behind to this file")
}

func allocgateBefore(b *B) {
	b.StopTimer()
	b.benchTime.n, allocgateEnded = b.N, false
	if b.N != allocgateFew && b.N != benchTime.n {
		// testing calls each benchmark with b.N = 1 before its actual runs. This call isn't counted.
		b.ResetTimer()
		b.StartTimer()
		return
	}
	if allocgateFile == "" {
		allocgateWarm(benchTime.n)
	}
	allocgateStart = allocgateSettle(0)
	if allocgateFile != "" {
		allocgateWrite("before", b.N)
	}
	b.ResetTimer()
	b.StartTimer()
}

func allocgateAfter(b *B) {
	b.StopTimer()
	allocgateEnd(b)
	b.benchTime.n = benchTime.n
	${hasLoop ? "b.loop.n = 0" : ""}
}

// allocgateEnd records how many goroutines and bytes a run has left behind. Where possible, it is called at the end of
// b.Loop or RunParallel, while the benchmark still has its state. Otherwise, it is called after the benchmark function
// has returned.
func allocgateEnd(b *B) {
	if allocgateEnded || (b.N != allocgateFew && b.N != benchTime.n) {
		return
	}
	allocgateEnded = true
	now := allocgateSettle(allocgateStart.goroutines)
	left := allocgateState{now.goroutines - allocgateStart.goroutines, now.bytes - allocgateStart.bytes}
	if b.N == allocgateFew {
		allocgateFirst = left
	} else {
		allocgateLeft = fmt.Sprintf("\\t%d few-ops\\t%d few-goroutines\\t%d few-bytes\\t%d many-goroutines\\t%d many-bytes",
			allocgateFew, allocgateFirst.goroutines, allocgateFirst.bytes, left.goroutines, left.bytes)
	}
	if allocgateFile != "" {
		allocgateWrite("after", b.N)
	}
}

// allocgateWarm starts n goroutines, but at most 1,024, and lets them end. The runtime never frees the descriptor of
// a goroutine, but reuses it after the goroutine has ended. A descriptor that a run needs in addition to the existing
// ones would count as left behind. A repeated call does nothing unless n is larger than before, or more goroutines
// than before are already running, because each of them occupies a descriptor.
func allocgateWarm(n int) {
	before, gate := runtime.NumGoroutine(), make(chan bool)
	n = min(n, 1024)
	if n <= allocgateWarmed && before <= allocgateBeside {
		return
	}
	allocgateWarmed, allocgateBeside = n, before
	for range n {
		go func() { <-gate }()
	}
	close(gate)
	for i := 0; i < 1000 && runtime.NumGoroutine() > before; i++ {
		time.Sleep(10 * time.Microsecond)
	}
}

// allocgateSettle gives finalizers a short time to run. If expected is positive, it also gives goroutines a short
// time to end, until only the expected number is left. It returns the number of goroutines and the bytes on the heap.
func allocgateSettle(expected int) allocgateState {
	pause, patience, rounds := 200*time.Microsecond, 10*time.Millisecond, 2
	if allocgateFile != "" {
		pause, patience, rounds = time.Millisecond, 250*time.Millisecond, 8
	}
	goroutines := runtime.NumGoroutine()
	for still := time.Duration(0); goroutines > expected && expected > 0 && still < patience; still += pause {
		time.Sleep(pause)
		if n := runtime.NumGoroutine(); n < goroutines {
			goroutines, still = n, 0
		}
	}
	var m runtime.MemStats
	last := ^uint64(0)
	for round := 0; round < rounds; round++ {
		runtime.GC()
		time.Sleep(pause)
		runtime.ReadMemStats(&m)
		if round > 1 && m.HeapAlloc >= last {
			break
		}
		last = m.HeapAlloc
	}
	return allocgateState{runtime.NumGoroutine(), int64(m.HeapAlloc)}
}

// allocgateMark has the runtime find the goroutines that nothing can wake and mark them in its stack traces. In a Go
// version without this profile, writing it panics, and no goroutines are marked.
func allocgateMark() {
	defer func() { recover() }()
	allocgateProfile("goroutineleak", io.Discard, 0)
}

func allocgateWrite(when string, n int) {
	file, err := os.OpenFile(allocgateFile, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	defer file.Close()
	runtime.GC()
	records := make([]runtime.MemProfileRecord, 0)
	for {
		n, ok := runtime.MemProfile(records, false)
		if ok {
			records = records[:n]
			break
		}
		records = make([]runtime.MemProfileRecord, n+100)
	}
	allocgateMark()
	stacks := make([]byte, 1<<20)
	for len(stacks) < 1<<25 {
		if size := runtime.Stack(stacks, true); size < len(stacks) {
			stacks = stacks[:size]
			break
		}
		stacks = make([]byte, 2*len(stacks))
	}
	fmt.Fprintf(file, "%s %d\\n", when, n)
	for _, record := range records {
		fmt.Fprintf(file, "heap %d %d\\n", record.InUseObjects(), record.InUseBytes())
		frames := runtime.CallersFrames(record.Stack())
		for more := len(record.Stack()) > 0; more; {
			var frame runtime.Frame
			frame, more = frames.Next()
			fmt.Fprintf(file, "\\t%s\\t%s:%d\\n", frame.Function, frame.File, frame.Line)
		}
	}
	fmt.Fprintf(file, "stacks %d\\n", len(stacks))
	file.Write(stacks)
	fmt.Fprintf(file, "\\n")
}
`;

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
		throw new GateError("usage", `The overlay file ${file} cannot be read (${error.message}).`, "Check the -overlay flag: it takes a path, relative to the module folder, to a JSON file {\"Replace\": {\"from\": \"to\"}}.", error);
	}
}
async function writeOverlay(toolchain, user, work, variant = /* @__PURE__ */ new Map()) {
	const replace = new Map([...user].map(([from, to]) => [toCopy(toolchain, from), to]));
	const testing = join(toolchain.goroot, "src", "testing");
	const original = join(testing, "benchmark.go");
	const source = await readSource(replace.get(original) ?? original);
	const totals = judgeAnchor(source, toolchain.goVersion);
	const folder = join(work, "overlay");
	await mkdir(folder, { recursive: true });
	const isExact = totals.kind === "exact" && source !== void 0;
	const counted = isExact ? withCounters(source) : void 0;
	const probed = isExact ? withLeakProbe(counted ?? source) : void 0;
	if (isExact) {
		const printed = [
			EXACT,
			...counted === void 0 ? [] : [countersOnLine],
			...probed === void 0 ? [] : [leftOnLine]
		];
		const text = (probed ?? counted ?? source).replace(ANCHOR, () => printed.join(" + "));
		replace.set(original, await writeOnce(folder, "go", text));
	}
	const main = join(testing, "testing.go");
	const withDeps = probed === void 0 ? void 0 : withProfiles(await readSource(replace.get(main) ?? main) ?? "");
	if (withDeps !== void 0) replace.set(main, await writeOnce(folder, "go", withDeps));
	const standIns = /* @__PURE__ */ new Map();
	for (const [path, text] of variant) {
		const file = text === void 0 ? "" : await writeOnce(folder, extensionOf(path), text);
		replace.set(path, file);
		if (file !== "") standIns.set(file, path);
	}
	if (replace.size === 0) return {
		file: void 0,
		totals,
		probesLeaks: false,
		standIns
	};
	return {
		file: await writeOnce(folder, "json", JSON.stringify({ Replace: Object.fromEntries(replace) })),
		totals,
		probesLeaks: probed !== void 0,
		standIns
	};
}
function extensionOf(path) {
	return extname(path).slice(1) || "txt";
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
		reason: `allocgate can't make ${goVersion} print exact totals, because ${source === void 0 ? "its testing/benchmark.go cannot be read" : `the line that prints the figures occurs ${found} times in its testing/benchmark.go`}.`
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

// src/adapters/go/remembered.ts
async function remembered(kept, key, make) {
	const value = kept.get(key) ?? make();
	kept.set(key, value);
	try {
		return await value;
	} catch (error) {
		kept.delete(key);
		throw error;
	}
}

// src/adapters/go/linked-runtime.ts
const wrapper = `archive=$1
shift
previous=
for argument; do
	if [ "$previous" = -importcfg ] && [ "\${1##*/}" = link ]; then
		{ grep -v '^packagefile runtime=' "$argument"; echo "packagefile runtime=$archive"; } >"$argument.runtime"
		mv "$argument.runtime" "$argument"
	fi
	previous=$argument
done
exec "$@"
`;
const unquotable = /['";]|=>/;
async function linkedRuntime({ surroundings, toolchain: find, cacheFolder, runtimes }, request, folder) {
	const toolchain = await find(folder);
	const flags = parseBuildFlags(request.buildFlags, toolchain.variables["GOFLAGS"] ?? "");
	if (flags.compiles) return void 0;
	const user = await readOverlay(flags.overlay, folder);
	const { file, standIns } = await writeOverlay(toolchain, user, cacheFolder, request.runtime);
	const script = await writeOnce(join(cacheFolder, "overlay"), "sh", wrapper);
	if (file === void 0 || [
		script,
		file,
		...[...standIns].flat()
	].some((path) => unquotable.test(path))) return void 0;
	const renamed = [...standIns].map(([from, to]) => `${from}=>${to.replace(toolchain.goroot, "$GOROOT")}`);
	const args = [
		"list",
		"-export",
		"-f={{.Export}}",
		...flags.list,
		`-gcflags=runtime='-trimpath=${renamed.join(";")}'`,
		`-overlay=${file}`,
		"runtime"
	];
	const compile = async () => {
		const outcome = await runGo(surroundings, toolchain.go, {
			args,
			folder,
			timeoutMs: goLimitsMs.build,
			temporary: temporaryFolder(toolchain)
		});
		const archive = outcome.stdout.trim();
		return goFailure(outcome, "go list -export") === void 0 && archive !== "" && !unquotable.test(archive) ? archive : void 0;
	};
	const key = JSON.stringify([
		toolchain.go.path,
		toolchain.goroot,
		args
	]);
	const archive = await remembered(runtimes, key, compile);
	if (archive !== void 0) return `-toolexec=sh '${script}' '${archive}'`;
	runtimes.delete(key);
}

// src/adapters/go/messages.ts
const LINES = 40;
const CHARACTERS = 8e3;
function relativize(message, folders) {
	return excerpt(folders.toSorted((a, b) => b.length - a.length).reduce((text, folder) => text.replaceAll(`${folder}/`, "").replaceAll(alone(folder), "."), message));
}
function nameOriginals(message, standIns) {
	const byName = new Map([...standIns].map(([file, path]) => [basename(file), path]));
	return message.replaceAll(/[^\s:]+/g, (word) => byName.get(basename(word)) ?? word);
}
function alone(folder) {
	return new RegExp(`${folder.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}(?![\\w/.-])`, "g");
}
function excerpt(text) {
	const lines = text.trim().split("\n");
	const kept = lines.slice(0, LINES).join("\n").slice(0, CHARACTERS);
	return lines.length > LINES ? `${kept}\n… ${lines.length - LINES} more ${lines.length === 41 ? "line" : "lines"}` : kept;
}
function lastLines(text, count) {
	return text.trim().split("\n").slice(-count).join("\n").slice(-8e3);
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

// src/adapters/go/own-file.ts
function isOwnFile(folder, roots) {
	return (path) => {
		const full = resolve(folder, path);
		return roots.some((root) => pathBelow(root, full) !== void 0);
	};
}

// src/adapters/go/stamp.ts
async function stampOf(path) {
	const { ino, size, ctimeNs } = await stat(path, { bigint: true });
	return [
		ino,
		size,
		ctimeNs
	].join(" ");
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
	for (const batch of batches(context.folders, request)) parts.push(await buildWithRuntime(context, request, batch));
	return {
		binaries: parts.flatMap(({ binaries }) => binaries),
		failures: parts.flatMap(({ failures }) => failures),
		empty: parts.flatMap(({ empty }) => empty)
	};
}
function batches(folders, { packages, side, work, variant }) {
	const found = /* @__PURE__ */ new Map();
	for (const listed of packages) {
		const folder = folders.folder(work, variant === void 0 ? side : `${side}-${variant.name}`, listed);
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
async function buildWithRuntime(context, request, batch) {
	const { variant } = request;
	if (variant?.runtime === void 0) return buildBatch(context, request, batch);
	const linking = await linkedRuntime(context, {
		...request,
		runtime: variant.runtime
	}, batch.moduleFolder);
	const linked = linking === void 0 ? void 0 : await buildBatch(context, request, batch, linking);
	if (linked?.failures.length === 0) return linked;
	const replace = new Map([...variant.runtime, ...variant.replace]);
	return buildBatch(context, {
		...request,
		variant: {
			...variant,
			replace
		}
	}, batch);
}
async function buildBatch(context, request, batch, linking) {
	const { moduleFolder, folder, packages } = batch;
	const toolchain = await context.toolchain(moduleFolder);
	const flags = parseBuildFlags(request.buildFlags, toolchain.variables["GOFLAGS"] ?? "");
	const overlay = await writeOverlay(toolchain, await readOverlay(flags.overlay, moduleFolder), request.work, request.variant?.replace);
	const overlayFlag = overlay.file === void 0 ? [] : [`-overlay=${overlay.file}`];
	if (request.variant === void 0 && !existsSync(folder)) {
		const compiled = flags.build.filter((flag) => !/^-(?:vet|cover\w*)\b/.test(flag));
		await context.standard.compile(context.surroundings, toolchain, {
			moduleFolder,
			flags: [...compiled, ...overlayFlag]
		});
	}
	await mkdir(folder, { recursive: true });
	const path = ({ importPath }) => join(folder, testBinaryName(importPath));
	await mapBounded(packages, async (listed) => {
		await dropDamaged(path(listed));
		if (linking === void 0) await markStale(path(listed));
		else await rm(path(listed), { force: true });
	});
	const importPaths = packages.map(({ importPath }) => importPath);
	const args = [
		"test",
		"-c",
		"-vet=off",
		...flags.build,
		"-o",
		`${folder}/`
	];
	if (!flags.links) args.push("-ldflags=-w");
	const { cover, limitMs = goLimitsMs.build } = request.variant ?? {};
	if (cover !== void 0) args.push("-cover", `-coverpkg=${cover.join(",")}`);
	args.push(...overlayFlag);
	if (linking !== void 0) args.push(linking);
	args.push(...importPaths);
	const outcome = await runGo(context.surroundings, toolchain.go, {
		args,
		folder: moduleFolder,
		timeoutMs: limitMs,
		temporary: temporaryFolder(toolchain)
	});
	const failure = goFailure(outcome, "go test -c");
	const ended = outcome.exit.kind === "code";
	const errors = parseBuildErrors(ended ? outcome.stderr : "", importPaths);
	const withoutTests = new Set([...outcome.stdout.matchAll(/^\?\s+(\S+)\s+\[no test files\]$/gm)].map(([, name]) => name));
	const roots = context.roots(moduleFolder);
	const causeOf = (message) => ended ? causeOfBuildFailure(message, isOwnFile(moduleFolder, roots)) : "environment";
	const binaries = [];
	const failures = [];
	const empty = [];
	for (const listed of packages) {
		const { importPath } = listed;
		if (withoutTests.has(importPath)) empty.push(importPath);
		else if (ended && await isFresh(path(listed))) binaries.push(await finished(listed, path(listed), toolchain, request.variant === void 0));
		else {
			const message = errors.get(importPath) ?? failure ?? `go test -c produced no binary at ${path(listed)}`;
			const named = nameOriginals(message, overlay.standIns);
			const cause = causeOf(named);
			const open = cause === "code" && buildFault(outcome.stderr) !== void 0;
			failures.push({
				importPath,
				message: relativize(named, roots),
				cause: open ? "unclear" : cause
			});
		}
	}
	return {
		binaries,
		failures,
		empty
	};
}
async function finished({ importPath, folder, testArgs }, path, { goroot }, isKept) {
	const binary = {
		importPath,
		path,
		folder,
		goroot,
		...testArgs === void 0 ? {} : { testArgs }
	};
	if (!isKept) return binary;
	const digest = await keepDigest(path);
	return {
		...binary,
		stamp: await stampOf(path),
		...digest === void 0 ? {} : { digest }
	};
}
async function markStale(path) {
	try {
		await utimes(path, 0, 0);
	} catch (error) {
		if (error.code === "ENOENT") return;
		throw new GateError("environment-failed", `The cached test binary ${path} can't be marked as stale (${error.message}).`, "Check the permissions of the cache folder, or set ALLOCGATE_CACHE to another folder.", error);
	}
}
async function isFresh(path) {
	return stat(path).then((found) => found.isFile() && found.mtimeMs > 0, () => false);
}

// src/adapters/go/examine.ts
const cached = /^([0-9a-f]{64})-d$/;
async function examineBinary(context, request) {
	const { binary } = request;
	if (binary.digest !== void 0 && await digestOf(binary.path) !== binary.digest) return `${binary.path} is damaged: its content isn't what the linker wrote.`;
	const files = await compiledPackages(context, request);
	if (typeof files === "string") return files;
	const [first] = (await mapBounded(files, async (file) => {
		const name = cached.exec(basename(file))?.[1];
		return name === void 0 || name === await digestOf(file) ? [] : [file];
	})).flat();
	return first === void 0 ? void 0 : `Go's build cache is damaged: the content of ${first} doesn't match the hash in the file's name.`;
}
async function compiledPackages(context, request) {
	const { listed, buildFlags, work } = request;
	const toolchain = await context.toolchain(listed.moduleFolder);
	const flags = parseBuildFlags(buildFlags, toolchain.variables["GOFLAGS"] ?? "");
	const overlay = await writeOverlay(toolchain, await readOverlay(flags.overlay, listed.moduleFolder), work);
	const outcome = await runGo(context.surroundings, toolchain.go, {
		args: [
			"list",
			"-deps",
			"-test",
			"-export",
			"-f={{.Export}}",
			...flags.build.filter((flag) => !/^-vet\b/.test(flag)),
			...overlay.file === void 0 ? [] : [`-overlay=${overlay.file}`],
			listed.importPath
		],
		folder: listed.moduleFolder,
		timeoutMs: goLimitsMs.build
	});
	return goFailure(outcome, "go list -export") ?? outcome.stdout.split("\n").filter((file) => file !== "");
}

// src/adapters/go/benchmark-files.ts
const NAME = Buffer.from("Benchmark");
async function mayHaveBenchmarks(path) {
	return readFile(path).then((content) => content.includes(NAME), () => true);
}
async function functionsOf(path) {
	const text = await readFile(path, "utf8").catch(() => void 0);
	if (text === void 0) return void 0;
	const names = [...text.matchAll(/^func[ \t]+(Benchmark[\p{L}\p{N}_]*)[ \t]*\(/gmu)].map(([, name = ""]) => name);
	return /\bfunc\b(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*\n)+Benchmark/.test(text.replaceAll(/^func[ \t]+Benchmark/gm, "")) ? void 0 : names;
}

// src/adapters/go/json-values.ts
function jsonValues(text, schema) {
	return text.split(/^\}\n/m).filter((part) => part.trim() !== "").map((part) => schema.parse(JSON.parse(`${part}}`)));
}

// src/adapters/go/go-list.ts
const errorSchema = looseObject({
	Pos: string().optional(),
	Err: string()
});
const files$1 = array(string()).default([]);
const packageSchema$2 = object({
	ImportPath: string(),
	Dir: string().default(""),
	Standard: boolean().default(false),
	DepOnly: boolean().default(false),
	ForTest: string().default(""),
	Imports: files$1,
	GoFiles: files$1,
	CgoFiles: files$1,
	CFiles: files$1,
	CXXFiles: files$1,
	MFiles: files$1,
	HFiles: files$1,
	FFiles: files$1,
	SFiles: files$1,
	SwigFiles: files$1,
	SwigCXXFiles: files$1,
	SysoFiles: files$1,
	InvalidGoFiles: files$1,
	DefaultPGO: string().default(""),
	TestGoFiles: files$1,
	XTestGoFiles: files$1,
	EmbedFiles: files$1,
	TestEmbedFiles: files$1,
	XTestEmbedFiles: files$1,
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
const fields$2 = Object.keys(packageSchema$2.shape).join(",");
const LIMIT$1 = {
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
			`-json=${fields$2}`,
			...request.flags,
			"--",
			...request.patterns
		],
		folder: request.folder,
		timeoutMs: goLimitsMs.list,
		stdout: LIMIT$1
	};
	const outcome = await runGo(surroundings, toolchain.go, call);
	const message = goFailure(outcome, "go list");
	if (message !== void 0) return {
		kind: "failure",
		message,
		ended: outcome.exit.kind === "code"
	};
	return {
		kind: "packages",
		packages: new Map(jsonValues(outcome.stdout, packageSchema$2).map((found) => [found.ImportPath, found]))
	};
}

// src/adapters/go/package-files.ts
var SourceTree = class {
	#roots;
	#signal;
	#digests = /* @__PURE__ */ new Map();
	#folders = /* @__PURE__ */ new Map();
	constructor(roots, signal) {
		this.#roots = roots;
		this.#signal = signal;
	}
	async packageFiles(folder, { tests, whole }) {
		const direct = await this.#list(folder, whole);
		const chosen = tests ? direct : direct.filter((file) => !file.endsWith("_test.go"));
		return [.../* @__PURE__ */ new Set([...chosen, ...await this.#list(join(folder, "testdata"), true)])];
	}
	async sharedTestdata(folder, root) {
		const lists = [];
		for (let above = folder; above !== root && above !== dirname(above);) {
			above = dirname(above);
			lists.push(await this.#list(join(above, "testdata"), true));
		}
		return lists.flat();
	}
	async digest(path) {
		const real = await realpath(path).catch(() => void 0);
		if (real === void 0) return void 0;
		const isFollowed = (!this.#isBelowRoot(path) || this.#isBelowRoot(real)) && await isRegular(real);
		const key = isFollowed ? real : `link ${path}`;
		const known = this.#digests.get(key) ?? (isFollowed ? this.#digestOfContent(real) : digestOfLink(path));
		this.#digests.set(key, known);
		return known;
	}
	async #list(folder, deep) {
		const key = `${deep} ${folder}`;
		const known = this.#folders.get(key) ?? this.#listFresh(folder, deep);
		this.#folders.set(key, known);
		return known;
	}
	async #listFresh(folder, deep) {
		const real = await realpath(folder).catch(() => void 0);
		if (real === void 0) return [];
		const bounds = this.#isBelowRoot(folder) ? this.#roots : [real];
		const found = [];
		if (isBelow(bounds, real)) await this.#walk(folder, real, {
			bounds,
			deep,
			entered: /* @__PURE__ */ new Set(),
			found
		});
		else found.push(folder);
		return found;
	}
	async #walk(folder, real, walk) {
		this.#refuseWhenAborted();
		walk.entered.add(real);
		const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
		for (const entry of entries.toSorted((a, b) => a.name < b.name ? -1 : 1)) {
			const path = join(folder, entry.name);
			if (entry.isSymbolicLink()) await this.#walkLink(path, walk);
			else if (entry.name === ".git") continue;
			else if (entry.isFile()) walk.found.push(path);
			else if (entry.isDirectory() && walk.deep) await this.#enter(path, join(real, entry.name), walk);
		}
	}
	async #walkLink(path, walk) {
		const real = await realpath(path).catch(() => void 0);
		if (real === void 0) return;
		if (!(isBelow(walk.bounds, real) && (await stat(real)).isDirectory())) walk.found.push(path);
		else if (walk.deep) await this.#enter(path, real, walk);
	}
	async #enter(path, real, walk) {
		if (!walk.entered.has(real)) await this.#walk(path, real, walk);
	}
	async #digestOfContent(path) {
		const hash = createHash("sha256");
		try {
			await pipeline(createReadStream(path), hash, { signal: this.#signal });
		} catch (error) {
			this.#refuseWhenAborted();
			if (isFileError(error)) return void 0;
			throw error;
		}
		return hash.digest("hex");
	}
	#refuseWhenAborted() {
		if (this.#signal.aborted) throw interrupted();
	}
	#isBelowRoot(path) {
		return isBelow(this.#roots, path);
	}
};
const noData = [
	/(?:^|\/)testdata\//,
	/\.(?:go|s|S)$/,
	/(?:^|\/)go\.(?:mod|sum|work|work\.sum)$/,
	/(?:^|\/)(?:\.gitignore$|\.gitattributes$|\.editorconfig$)/
];
function isOwnOfGate(path) {
	return /(?:^|\/)(?:\.allocgate\/|\.allocgate\.yml$)/.test(path);
}
function isData(path) {
	return !isDocumentation(path) && !noData.some((pattern) => pattern.test(path));
}
function isBelow(folders, path) {
	return folders.some((folder) => pathBelow(folder, path) !== void 0);
}
async function isRegular(path) {
	return stat(path).then((stats) => stats.isFile(), () => false);
}
async function digestOfLink(path) {
	if ((await lstat(path).catch(() => void 0))?.isSymbolicLink() !== true) return void 0;
	return createHash("sha256").update(`link ${await readlink(path)}`).digest("hex");
}
function isFileError(error) {
	return error instanceof Error && "syscall" in error;
}

// src/adapters/go/package-closure.ts
var PackageClosure = class {
	#context;
	#packages;
	tree;
	constructor(context, packages) {
		this.#context = context;
		this.tree = new SourceTree(context.roots, context.signal);
		this.#packages = packages;
	}
	closure(importPath) {
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
	isLocal({ Dir: folder, Module: module }) {
		if (folder === "") return false;
		return this.below(folder) !== void 0 || module !== void 0 && (module.Replace ?? module).Version === "";
	}
	async ownFiles(found) {
		const root = this.#context.roots.find((candidate) => pathBelow(candidate, found.Dir) !== void 0);
		return [
			...await this.tree.packageFiles(found.Dir, {
				tests: true,
				whole: found.CgoFiles.length > 0
			}),
			...root === void 0 ? [] : await this.tree.sharedTestdata(found.Dir, root),
			...embeddedIn(found)
		];
	}
	async dependencyFiles(found) {
		const files = await this.tree.packageFiles(found.Dir, {
			tests: false,
			whole: found.CgoFiles.length > 0
		});
		return [.../* @__PURE__ */ new Set([...files, ...embeddedIn(found)])].toSorted();
	}
	moduleFiles(closure) {
		const { goWork } = this.#context;
		const goMods = closure.filter((found) => this.isLocal(found)).map(({ Module: module }) => module?.GoMod ?? "").filter((path) => path !== "");
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
	label(path) {
		return this.below(path) ?? `outside: ${withSlashes(relative(this.#context.folder, path))}`;
	}
	below(path) {
		if (path === "") return void 0;
		return this.#context.roots.map((root) => pathBelow(root, path)).find((found) => found !== void 0);
	}
};
function embeddedIn({ Dir: folder, EmbedFiles, TestEmbedFiles, XTestEmbedFiles }) {
	return [
		EmbedFiles,
		TestEmbedFiles,
		XTestEmbedFiles
	].flat().map((file) => join(folder, file));
}
const isVariantOf = (found, tested) => found.ImportPath === tested || found.ImportPath === `${tested}.test` || isTestVariant(found, tested);
const isTestVariant = ({ ImportPath: path, ForTest }, tested) => ForTest === tested && (path.startsWith(`${tested} [`) || path.startsWith(`${tested}_test [`));
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const vendored = (moduleFile) => resolve(dirname(moduleFile), "vendor", "modules.txt");
function moduleName({ Path: path, Version: version, Replace: other }) {
	return [
		path,
		version,
		...other === void 0 ? [] : [
			"=>",
			other.Path,
			other.Version
		]
	].join(" ").trim();
}

// src/core/inputs/source-reach.ts
const places = /\b(?:runtime\.(?:Callers?(?:Frames)?|FuncForPC)|os\.(?:Getwd|Chdir|Executable|OpenRoot|OpenInRoot)|\w+\.Chdir|filepath\.(?:Abs|EvalSymlinks)|\w+\.Parse(?:File|Dir)|packages\.Load|build\.(?:Import|ImportDir|Default)|importer\.(?:Default|For|ForCompiler)|os\.StartProcess|(?:syscall|unix)\.(?:Open|Openat|Getwd|Exec|ForkExec|StartProcess))\b|["`]PWD["`]/;
const renamed = /^\s*(?:import\s+)?(?!(?:_|import)\s)[\p{L}\w.]+\s+["`](?:os|runtime|path\/filepath|syscall|golang\.org\/x\/sys\/unix|go\/build|go\/importer)["`]/mu;
const listers = "WalkDir|ReadDir|Readdir|Readdirnames|ReadDirent|Getdents|FileServer|FileServerFS|CopyFS|AddFS|DirFS";
const listing = new RegExp(String.raw`\.\s*Walk\(|\bfilepath\.Walk\b|\.\s*(?:${listers})\b|^\s*(?:${listers})\(|\bhttp\.Dir\b`, "m");
const dotImport = /^\s*(?:import\s+)?\.\s+["`]/m;
const unqualified = new RegExp(String.raw`\b(?:Walk|${listers}|Dir)\(`);
const glob = /\b(?:Glob|ParseGlob|ParseFS)\(([^\n]*)/g;
const sharedTestdata = /^(?:\.\.\/)+testdata(?:\/(?!.*\.\.)|$)/;
const ending = /(?:^|\/)(?:[^/]*[%*?[\]{}$][^/]*)?\.\w+$/;
const longest$1 = 300;
const tokens = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])+'/g;
const commentLine = /^[ \t]*\/\/(?!.*(?:\*\/|`)).*$/gm;
function readReach(source) {
	const literals = literalsOf(source);
	const code = source.replaceAll(commentLine, "");
	const openGlob = [...code.matchAll(glob)].some(([, behind = ""]) => !/\.\w+["`]/.test(behind));
	return {
		roams: places.test(code) || renamed.test(code) || leavesFolder(source),
		lists: listing.test(code) || openGlob || dotImport.test(code) && unqualified.test(code),
		texts: `\n${literals.join("\n").toLowerCase()}\n`,
		endings: literals.filter((text) => ending.test(text)).map((text) => text.toLowerCase()),
		folders: literals.flatMap(folderIn)
	};
}
function literalsOf(source) {
	const parts = source.split("\n").flatMap((line) => line.split(/["`]/).slice(1));
	const long = [...source.matchAll(tokens)].flatMap(([token]) => token.startsWith("`") && token.includes("\n") ? token.slice(1, -1).split(/[\s,;:="'<>()[\]{}|]+/) : []);
	return [...new Set([...parts, ...long].filter((text) => text !== "" && text.length <= longest$1))];
}
function folderIn(text) {
	const [plain = ""] = /^[\p{L}\p{N}_@./~ +-]*/u.exec(text) ?? [];
	const folder = plain === text ? text : plain.slice(0, Math.max(plain.lastIndexOf("/"), 0));
	return folder === "" || folder === "/" ? [] : [folder];
}
function leavesFolder(source) {
	const joined = source.replaceAll(/(?:"\.\."\s*,\s*)+"testdata"/g, "");
	if (/["`](?:\.\.)+["`]|"[^"\n]+"\s*,\s*"testdata/.test(joined)) return true;
	return literalsOf(joined).some((text) => leaves(text) && !sharedTestdata.test(text));
}
function leaves(text) {
	return /(?:^|[/\\])\.\.(?:[/\\]|$)|[^./\\\s][^/\\\s]*\/testdata(?:\/|$)|\.go$/.test(text);
}
function namesDocument({ texts, endings }, path) {
	const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
	const dot = name.lastIndexOf(".");
	const stem = dot > 0 ? name.slice(0, dot) : name;
	if (texts.includes(name) || texts.includes(`\n${stem}\n`) || texts.includes(`/${stem}\n`)) return true;
	if (dot >= 0 && texts.includes(`\n${name.slice(dot + 1)}\n`)) return true;
	return dot >= 0 && endings.some((text) => text.endsWith(name.slice(dot)));
}
function namesFolderOf({ folders }, folder, paths) {
	const all = paths.map((path) => `/${path}`).join("\n");
	const isBelow = folder === "" || paths.some((path) => path.startsWith(`${folder}/`));
	return folders.some((text) => {
		const steps = text.split("/").filter((step) => step !== "" && step !== ".");
		const up = steps.lastIndexOf("..") + 1;
		const below = steps.slice(up).join("/");
		return below === "" ? up > 0 || isBelow : all.includes(`/${below}/`);
	});
}
function namesSubfolder({ folders }, path) {
	return folders.some((text) => {
		const steps = text.split("/").filter((step) => step !== "" && step !== ".");
		return steps.join("/") === path || steps.slice(0, -1).join("/") === path;
	});
}

// src/adapters/go/whole-tree.ts
async function readWholeTree(root) {
	const tree = {
		files: [],
		links: [],
		folders: /* @__PURE__ */ new Set([""])
	};
	const walk = async (folder, below) => {
		const entries = await readdir(folder, { withFileTypes: true });
		for (const entry of entries.toSorted((a, b) => a.name < b.name ? -1 : 1)) {
			if (entry.name === ".git") continue;
			const path = join(folder, entry.name);
			if (entry.isSymbolicLink()) tree.links.push(path);
			else if (entry.isFile()) tree.files.push(path);
			else if (entry.isDirectory()) {
				const name = below === "" ? entry.name : `${below}/${entry.name}`;
				tree.folders.add(name);
				await walk(path, name);
			}
		}
	};
	await walk(root, "");
	return tree;
}
async function linkedFiles(root, { files, links }) {
	const real = await realpath(root);
	const targets = [];
	for (const link of links) {
		const target = await realpath(link).catch(() => void 0);
		const below = target === void 0 ? void 0 : pathBelow(real, target);
		if (below !== void 0) targets.push(join(root, below));
	}
	return new Set(files.filter((file) => targets.some((target) => pathBelow(target, file) !== void 0)));
}
async function kindOf(path) {
	const stats = await lstat(path).catch(() => void 0);
	if (stats === void 0) return "none";
	if (stats.isSymbolicLink()) return `link ${await readlink(path)}`;
	return (stats.mode & 73) === 0 ? "file" : "executable";
}

// src/adapters/go/package-keys.ts
const FORMAT = "allocgate package key 4";
const programs = /* @__PURE__ */ new Set(["os/exec", "plugin"]);
const sockets = new Set("net net/http net/http/httptest net/http/httputil net/rpc net/rpc/jsonrpc net/smtp net/textproto crypto/tls log/syslog".split(" "));
var PackageKeys = class {
	#closure;
	#context;
	#root;
	#identities = /* @__PURE__ */ new Map();
	#reaches = /* @__PURE__ */ new Map();
	#wide = /* @__PURE__ */ new Map();
	#tree;
	constructor(closure, context) {
		this.#closure = closure;
		this.#context = context;
		this.#root = context.roots[0] ?? "";
	}
	async key(importPath) {
		const { goVersion, settings, buildFlags, flagFiles } = this.#context;
		const closure = this.#closure.closure(importPath);
		const local = closure.filter((found) => this.#closure.isLocal(found));
		const reach = await this.#reach(importPath, closure, local);
		const own = local.filter((found) => isVariantOf(found, importPath));
		const lists = await Promise.all([...own.map(async (found) => this.#closure.ownFiles(found)), ...local.filter((found) => !own.includes(found)).map(async (found) => this.#closure.dependencyFiles(found))]);
		const named = (await this.#wholeTree()).files.filter((path) => this.#isDocument(path)).filter((path) => reach.sources.some((source) => namesDocument(source, this.#closure.label(path))));
		const embedded = local.flatMap(embeddedIn);
		const below = reach.of === "data" ? await this.#belowNamed(importPath, closure, reach.sources) : [];
		const files = /* @__PURE__ */ new Set([
			...lists.flat().filter((path) => !this.#isDocument(path)),
			...named,
			...below,
			...embedded,
			...flagFiles,
			...this.#closure.moduleFiles(closure)
		]);
		const modules = closure.flatMap((found) => found.Module === void 0 ? [] : [moduleName(found.Module)]);
		const assembly = local.some(({ SFiles, CgoFiles }) => SFiles.length + CgoFiles.length > 0);
		return sha256(JSON.stringify([
			FORMAT,
			importPath,
			goVersion,
			Object.entries(settings).toSorted(([a], [b]) => a < b ? -1 : 1),
			buildFlags,
			[...new Set(modules)].toSorted(),
			await this.#identitiesOf([...files]),
			reach.of,
			await this.#wideDigest(reach.of, assembly)
		]));
	}
	async #reach(importPath, closure, local) {
		const isOwn = (found) => isVariantOf(found, importPath) || found.Imports.includes("testing");
		const given = this.#context.testArgs.flatMap((text) => text.split(/[=,:;]/)).map((part) => readReach(`"${part}"`));
		const own = [...await this.#reachOf(local.filter(isOwn), importPath), ...given];
		const library = await this.#reachOf(local.filter((found) => !isOwn(found)), importPath);
		const sources = [...own, ...library];
		const flags = [...this.#context.buildFlags, this.#context.settings["GOFLAGS"] ?? ""].join(" ");
		const tested = closure.find(({ ImportPath }) => ImportPath === importPath);
		const folder = this.#closure.below(tested?.Dir ?? "") ?? "";
		if (own.some(({ lists }) => lists) || /-(?:overlay|toolexec)\b/.test(flags)) return {
			of: "everything",
			sources
		};
		if (library.some(({ lists }) => lists) && await this.#namesAnyFolder(own, folder)) return {
			of: "everything",
			sources
		};
		const starts = closure.some(({ Imports }) => Imports.some((name) => programs.has(name))) || local.some(({ Imports }) => Imports.some((name) => sockets.has(name))) || local.some(({ CgoFiles, SwigFiles, SwigCXXFiles }) => CgoFiles.length + SwigFiles.length + SwigCXXFiles.length > 0);
		const roams = sources.some((reach) => reach.roams);
		return {
			of: starts || roams ? "repository" : "data",
			sources
		};
	}
	async #reachOf(packages, tested) {
		const paths = packages.filter(({ ImportPath, Dir: folder }) => ImportPath !== `${tested}.test` && this.#closure.below(folder)?.split("/").includes("vendor") !== true).flatMap((found) => {
			const tests = isVariantOf(found, tested) ? [...found.TestGoFiles, ...found.XTestGoFiles] : [];
			return [
				...found.GoFiles,
				...found.CgoFiles,
				...tests
			].map((file) => join(found.Dir, file));
		});
		return mapBounded([...new Set(paths)], async (path) => {
			const known = this.#reaches.get(path) ?? readFile(path, "utf8").then(readReach, () => nothing);
			this.#reaches.set(path, known);
			return known;
		});
	}
	async #belowNamed(importPath, closure, sources) {
		const { Dir: folder = "" } = closure.find(({ ImportPath }) => ImportPath === importPath) ?? {};
		const top = this.#closure.below(folder);
		if (top === void 0) return [];
		const tree = await this.#wholeTree();
		const start = top === "" ? "" : `${top}/`;
		const named = [...tree.folders].filter((path) => path.startsWith(start) && path !== "" && sources.some((source) => namesSubfolder(source, path.slice(start.length))));
		return tree.files.filter((file) => !this.#isSetAside(file) && named.some((path) => this.#closure.label(file).startsWith(`${path}/`)));
	}
	async #namesAnyFolder(sources, folder) {
		const folders = [...(await this.#wholeTree()).folders].map((path) => `${path}/`);
		return sources.some((source) => source.roams || namesFolderOf(source, folder, folders));
	}
	async #wideDigest(of, assembly) {
		const name = `${of} ${assembly}`;
		const known = this.#wide.get(name) ?? this.#readWide(of, assembly);
		this.#wide.set(name, known);
		return known;
	}
	async #readWide(of, assembly) {
		const tree = await this.#wholeTree();
		const linked = await linkedFiles(this.#root, tree);
		const files = tree.files.filter((path) => {
			const label = this.#closure.label(path);
			if (this.#context.aside.includes(label)) return false;
			if (of === "everything" || linked.has(path)) return true;
			if (isOwnOfGate(label)) return false;
			if (of === "repository") return !isDocumentation(label);
			return isData(label) || assembly && /\.[sS]$/.test(label);
		});
		return sha256(JSON.stringify(await this.#identitiesOf([...files, ...tree.links])));
	}
	async #identitiesOf(paths) {
		return (await mapBounded(paths, async (path) => {
			const known = this.#identities.get(path) ?? this.#identity(path);
			this.#identities.set(path, known);
			return known;
		})).toSorted();
	}
	async #identity(path) {
		const [kind, digest] = await Promise.all([kindOf(path), this.#closure.tree.digest(path)]);
		return [
			this.#closure.label(path),
			kind,
			digest ?? ""
		].join("\n");
	}
	#isSetAside(path) {
		const label = this.#closure.label(path);
		return this.#isDocument(path) || isOwnOfGate(label) || this.#context.aside.includes(label);
	}
	#isDocument(path) {
		const below = this.#closure.below(path);
		return below !== void 0 && isDocumentation(below);
	}
	async #wholeTree() {
		return this.#tree ??= readWholeTree(this.#root);
	}
};
const nothing = {
	roams: true,
	lists: true,
	texts: "",
	endings: [],
	folders: []
};

// src/adapters/go/used-files.ts
function usedFiles(packages, importPaths, roots) {
	const all = /* @__PURE__ */ new Set();
	const testing = /* @__PURE__ */ new Set();
	const add = (used, path) => {
		const below = roots.map((root) => pathBelow(root, path)).find((found) => found !== void 0);
		if (below !== void 0) used.add(below);
	};
	const tested = new Set(importPaths);
	const seen = /* @__PURE__ */ new Set();
	const open = importPaths.flatMap((path) => [path, `${path}.test`]);
	for (let path = open.pop(); path !== void 0; path = open.pop()) {
		const found = packages.get(path);
		if (found === void 0 || found.Standard || seen.has(path)) continue;
		seen.add(path);
		open.push(...found.Imports);
		if (found.Dir === "") continue;
		for (const file of filesOf$1(found, tested.has(path))) add(all, join(found.Dir, file));
		if (found.DefaultPGO !== "") add(all, found.DefaultPGO);
		if (!isOfTests(found) && found.Imports.includes("testing")) for (const file of [...found.GoFiles, ...found.CgoFiles]) add(testing, join(found.Dir, file));
	}
	return {
		all: [...all],
		testing: [...testing]
	};
}
function isOfTests({ ImportPath, ForTest }) {
	const [path = ""] = ImportPath.split(" ");
	return path.endsWith(".test") || ForTest !== "" && (path === ForTest || path === `${ForTest}_test`);
}
function filesOf$1(found, tested) {
	return [
		found.GoFiles,
		found.CgoFiles,
		found.CFiles,
		found.CXXFiles,
		found.MFiles,
		found.HFiles,
		found.FFiles,
		found.SFiles,
		found.SwigFiles,
		found.SwigCXXFiles,
		found.SysoFiles,
		found.InvalidGoFiles,
		found.EmbedFiles,
		...tested ? [
			found.TestGoFiles,
			found.XTestGoFiles,
			found.TestEmbedFiles,
			found.XTestEmbedFiles
		] : []
	].flat();
}

// src/adapters/go/list.ts
async function listPackages(surroundings, toolchain, request, originalWorkspace) {
	const { folder, root, patterns } = request;
	const flags = parseBuildFlags(request.buildFlags, toolchain.variables["GOFLAGS"] ?? "");
	const overlay = await readOverlay(flags.overlay, folder);
	const listed = await listWithDependencies(surroundings, toolchain, {
		folder,
		patterns,
		flags: flags.list
	});
	const isOwn = isOwnFile(folder, [folder, root]);
	if (listed.kind === "failure") {
		const { message } = listed;
		refuseUnknownFlag(message);
		refuseMissingToolchain(folder, message);
		const cause = listed.ended ? causeOfBuildFailure(message, isOwn) : "environment";
		return {
			packages: [],
			files: void 0,
			failures: [{
				importPath: patterns.join(" "),
				message: relativize(message, [folder, root]),
				cause,
				fault: "module"
			}]
		};
	}
	const context = await keyContext(surroundings, toolchain, request, {
		flags,
		overlay,
		goWork: originalWorkspace(toolchain.variables["GOWORK"] ?? "")
	});
	const keys = new PackageKeys(new PackageClosure(context, listed.packages), context);
	const roots = [...listed.packages.values()].filter((found) => isAskedFor(found, listed.packages));
	const results = await mapBounded(roots, async (found) => {
		const errors = loadErrors(found, listed.packages);
		if (!await hasBenchmarks(found, errors.length > 0, overlay)) return void 0;
		const importPath = found.ImportPath;
		if (errors.length > 0) {
			const message = errors.map(textOf).join("\n");
			const failure = {
				importPath,
				message: relativize(message, [folder, root])
			};
			return found.Dir === "" ? {
				...failure,
				cause: "code",
				fault: "pattern"
			} : {
				...failure,
				cause: causeOfLoadFailure(errors, isOwn)
			};
		}
		return {
			importPath,
			folder: found.Dir,
			moduleFolder: folder,
			key: await keys.key(importPath),
			benchmarks: await benchmarkFunctions(found, overlay)
		};
	});
	const named = results.flatMap((result) => result === void 0 ? [] : [result.importPath]);
	const used = usedFiles(listed.packages, named, context.roots);
	return {
		packages: results.filter((result) => result !== void 0 && "key" in result),
		failures: results.filter((result) => result !== void 0 && "message" in result),
		files: used.all,
		testingFiles: used.testing,
		standard: [...listed.packages.values()].flatMap(({ Standard, ForTest, ImportPath }) => Standard && ForTest === "" && !/^(?:vendor\/|unsafe$|C$)/.test(ImportPath) ? [ImportPath] : [])
	};
}
function isAskedFor(found, packages) {
	if (found.DepOnly || found.ForTest !== "") return false;
	return !(found.ImportPath.endsWith(".test") && found.Imports.includes("testing/internal/testdeps") && packages.has(found.ImportPath.slice(0, -5)));
}
function loadErrors(found, packages) {
	const path = found.ImportPath;
	const reported = [found, ...[
		`${path}.test`,
		`${path} [${path}.test]`,
		`${path}_test [${path}.test]`
	].map((name) => packages.get(name))].flatMap((variant) => [variant?.Error ?? [], variant?.DepsErrors ?? []].flat()).map(({ Pos: position = "", Err: words }) => ({
		position,
		words
	}));
	return [...new Map(reported.map((error) => [textOf(error), error])).values()];
}
function textOf({ position, words }) {
	return position === "" ? words : `${position}: ${words}`;
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
async function benchmarkFunctions(found, overlay) {
	const lists = await mapBounded([...found.TestGoFiles, ...found.XTestGoFiles], async (file) => {
		const path = join(found.Dir, file);
		return functionsOf(overlay.get(path) ?? path);
	});
	return lists.every((names) => names !== void 0) ? [...new Set(lists.flat())] : void 0;
}
async function testFiles(folder) {
	return (await readdir(folder).catch(() => void 0))?.filter((name) => name.endsWith("_test.go"));
}
async function keyContext({ env, signal }, toolchain, { folder, root, buildFlags, aside = [], testArgs = [] }, { flags, overlay, goWork }) {
	const named = flags.overlay === void 0 ? flags.files : [...flags.files, flags.overlay];
	return {
		roots: [.../* @__PURE__ */ new Set([root, await realpath(root)])],
		folder,
		goVersion: toolchain.goVersion,
		settings: figureSettings(toolchain, env),
		buildFlags,
		flagFiles: [...named.map((file) => resolve(folder, file)), ...[...overlay.values()].filter((file) => file !== "")],
		aside,
		testArgs,
		goWork: goWork === "off" ? "" : goWork,
		signal
	};
}
function refuseUnknownFlag(message) {
	if (/flag provided but not defined|invalid value .* for flag|invalid boolean value/.test(message)) throw new GateError("usage", `The go command rejects the build flags: ${message.split("\n")[0] ?? message}`, "Check the flags after `--` (`build-flags`) against `go help build`.");
}

// src/adapters/go/compiled-files.ts
const files = array(string()).default([]);
const packageSchema$1 = object({
	ImportPath: string(),
	Dir: string().default(""),
	GoFiles: files,
	CgoFiles: files
});
const fields$1 = Object.keys(packageSchema$1.shape).join(",");
async function compiledFiles(surroundings, toolchain, { folder, folders, buildFlags }) {
	const flags = parseBuildFlags(buildFlags, toolchain.variables["GOFLAGS"] ?? "");
	const args = [
		"list",
		"-e",
		`-json=${fields$1}`,
		...flags.list,
		"--",
		...folders
	];
	const outcome = await runGo(surroundings, toolchain.go, {
		args,
		folder,
		timeoutMs: goLimitsMs.list
	});
	const failure = goFailure(outcome, "go list");
	if (failure !== void 0) throw new Error(failure);
	return new Map(jsonValues(outcome.stdout, packageSchema$1).flatMap(({ ImportPath, Dir, GoFiles, CgoFiles }) => [...GoFiles, ...CgoFiles].map((file) => [join(Dir, file), ImportPath])));
}

// src/adapters/go/own-output.ts
const longest = 134217728;
async function readOwnOutput(path) {
	try {
		const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
		try {
			const found = await file.stat();
			return found.isFile() && found.size <= longest ? await file.readFile("utf8") : void 0;
		} finally {
			await file.close();
		}
	} catch {
		return;
	}
}

// src/core/benchfmt/running-benchmark.ts
const longestPiece = 8192;
var RunningBenchmark = class {
	#piece = "";
	#name;
	get name() {
		return this.#name;
	}
	push(text) {
		const all = this.#piece + text;
		const last = all.lastIndexOf("");
		const isOpen = last !== -1 && !all.includes("\n", last) && all.length - last <= longestPiece;
		this.#piece = isOpen ? all.slice(last) : "";
		let moved = false;
		for (const frame of readFrames(all)) {
			if (frame.kind === "name" && frame.name !== "") continue;
			this.#name = frame.kind === "run" ? frame.name : void 0;
			moved = true;
		}
		return moved;
	}
};

// src/adapters/go/benchmark-watch.ts
const REPORT_EVERY_MS = 1e3;
function watchBenchmarks({ benchmarkTimeoutMs, onRunning }) {
	const running = new RunningBenchmark();
	const decoder = new TextDecoder();
	const limit = new AbortController();
	let limitTimer;
	let reports;
	const end = () => {
		clearTimeout(limitTimer);
		clearInterval(reports);
	};
	const restart = () => {
		end();
		const { name } = running;
		if (name === void 0) return;
		const started = performance.now();
		if (onRunning !== void 0) reports = setInterval(() => {
			onRunning(name, performance.now() - started);
		}, REPORT_EVERY_MS);
		if (benchmarkTimeoutMs === void 0) return;
		const timer = setTimeout(() => {
			setImmediate(() => {
				if (timer === limitTimer) limit.abort();
			});
		}, benchmarkTimeoutMs);
		limitTimer = timer;
	};
	return {
		overdue: limit.signal,
		push(chunk) {
			if (running.push(decoder.decode(chunk, { stream: true }))) restart();
		},
		end
	};
}

// src/adapters/go/run.ts
const marker$1 = 22;
const mostMarks = 1e6;
async function runBinary({ env, signal }, request) {
	const { binary, args, gomaxprocs, timeoutMs, memoryShare } = request;
	await refuseReplaced(binary);
	const bin = join(binary.goroot, "bin");
	const path = env["PATH"];
	const marks = [];
	const start = performance.now();
	const watch = watchBenchmarks(request);
	return runProcess({
		command: binary.path,
		args: [...args, ...binary.testArgs ?? []],
		folder: binary.folder,
		env: {
			...env,
			PATH: path ? `${bin}${delimiter}${path}` : bin,
			...gomaxprocs === void 0 ? {} : { GOMAXPROCS: String(gomaxprocs) }
		},
		timeoutMs,
		...memoryShare === void 0 ? {} : { memoryBytes: memoryShare * totalmem() },
		signal,
		overdue: watch.overdue,
		onStdout: (chunk) => {
			watch.push(chunk);
			const now = performance.now() - start;
			for (let at = chunk.indexOf(marker$1); at !== -1 && marks.length < mostMarks; at = chunk.indexOf(marker$1, at + 1)) marks.push(now);
		}
	}).then((outcome) => {
		const isOverdue = watch.overdue.aborted && outcome.exit.kind === "timeout";
		return {
			...outcome,
			exit: isOverdue ? {
				kind: "timeout",
				isOverdue
			} : outcome.exit,
			marks
		};
	}).catch((error) => {
		if (error instanceof GateError) throw error;
		return {
			stdout: "",
			stderr: "",
			exit: {
				kind: "not-started",
				reason: systemRefusal(error)?.message ?? error.message
			},
			durationMs: 0
		};
	}).finally(() => {
		watch.end();
	});
}
async function refuseReplaced({ importPath, path, stamp }) {
	if (stamp === void 0 || await stampOf(path).catch(() => "") === stamp) return;
	throw new GateError("benchmark-failed", `The test binary of ${importPath} was changed after it was built (${path}).`, "Find the test, benchmark or init function that writes into the cache folder, and remove that code.");
}

// src/adapters/go/coverage.ts
async function runWithCoverage(surroundings, request) {
	const temporary = await makeTemporary(tmpdir(), "profile");
	try {
		const file = join(temporary.folder, "cover.txt");
		const args = [...request.args, `-test.coverprofile=${file}`];
		const outcome = await runBinary(surroundings, {
			...request,
			args
		});
		return {
			outcome,
			profile: outcome.exit.kind === "code" ? await readOwnOutput(file) : void 0
		};
	} finally {
		await temporary.remove();
	}
}

// src/adapters/go/packages-to-ask.ts
const mostPackages = 60;
async function packagesToAsk(surroundings, toolchain, { folder, root, importPaths, folders, flags }) {
	const listed = await listWithDependencies(surroundings, toolchain, {
		folder,
		patterns: importPaths,
		flags
	});
	if (listed.kind === "failure") {
		surroundings.log.debug(`no compiler diagnostics for ${folder}: ${listed.message}`);
		return [];
	}
	const inside = new Map([...listed.packages].filter(([, found]) => !found.Standard && userFolder(found, root) !== void 0));
	if (folders === void 0) return pathsOf(inside.values());
	const wanted = [...inside.values()].filter((found) => folders.has(userFolder(found, root) ?? ""));
	const all = pathsOf([...wanted, ...between(inside, wanted)]);
	return all.length <= mostPackages ? all : pathsOf(wanted);
}
function userFolder({ Dir }, root) {
	const below = Dir === "" ? void 0 : pathBelow(root, Dir);
	return below === void 0 || below.split("/").includes("vendor") ? void 0 : below;
}
function between(packages, ends) {
	const importers = /* @__PURE__ */ new Map();
	for (const [path, { Imports }] of packages) for (const imported of Imports) {
		const known = importers.get(imported);
		if (known === void 0) importers.set(imported, [path]);
		else known.push(path);
	}
	const start = ends.map(({ ImportPath }) => ImportPath);
	const above = reachable(start, (path) => importers.get(path) ?? []);
	const below = reachable(start, (path) => packages.get(path)?.Imports ?? []);
	return [...packages].flatMap(([path, found]) => above.has(path) && below.has(path) ? [found] : []);
}
function reachable(start, next) {
	const seen = /* @__PURE__ */ new Set();
	const open = [...start];
	for (let path = open.pop(); path !== void 0; path = open.pop()) for (const found of next(path)) if (!seen.has(found)) {
		seen.add(found);
		open.push(found);
	}
	return seen;
}
function pathsOf(packages) {
	return [...new Set([...packages].map(({ ImportPath }) => ImportPath.split(" ")[0] ?? ImportPath))];
}

// src/adapters/go/diagnostics.ts
const MEBIBYTE$1 = 1048576;
async function compilerDiagnostics(surroundings, toolchain, request) {
	const { folder, importPaths, buildFlags, work } = request;
	const flags = parseBuildFlags(buildFlags, toolchain.variables["GOFLAGS"] ?? "");
	const overlay = await readOverlay(flags.overlay, folder);
	const packages = await packagesToAsk(surroundings, toolchain, {
		...request,
		flags: flags.list
	});
	if (packages.length === 0) return "";
	const { file } = await writeOverlay(toolchain, overlay, work);
	const args = [
		"list",
		"-e",
		"-export",
		"-deps",
		"-test",
		"-f={{.ImportPath}}",
		...flags.list.filter((flag) => !/^-(?:gcflags|trimpath)\b/.test(flag)),
		"-trimpath=false",
		...packages.map((path) => `-gcflags=${path}=-m=2`),
		...file === void 0 ? [] : [`-overlay=${file}`],
		...importPaths
	];
	const outcome = await runGo(surroundings, toolchain.go, {
		args,
		folder,
		timeoutMs: request.limitMs ?? goLimitsMs.build,
		temporary: temporaryFolder(toolchain),
		stderrLimitBytes: 64 * MEBIBYTE$1
	});
	const failure = outcome.exit.kind === "code" ? void 0 : goFailure(outcome, "go list -export");
	if (failure !== void 0) surroundings.log.debug(`no compiler diagnostics for ${folder}: ${failure}`);
	return absolutePaths(outcome.stderr, folder);
}
const positioned = /^([^\s:#][^:]*)(:\d+.*)$/;
const step = /^(.* at )([^\s:]+)(:\d+(?::\d+)?)$/;
function absolutePaths(text, folder) {
	const whole = (file) => isAbsolute(file) ? file : join(folder, file);
	return text.split("\n").map((line) => {
		const [, file, rest] = positioned.exec(line) ?? [];
		if (file === void 0 || rest === void 0) return line;
		const [, before, at, place] = step.exec(rest) ?? [];
		const said = before === void 0 || at === void 0 ? rest : `${before}${whole(at)}${place ?? ""}`;
		return `${whole(file)}${said}`;
	}).join("\n");
}

// src/adapters/go/heap-profile.ts
const MEBIBYTE = 1048576;
const most = {
	compressed: 64 * MEBIBYTE,
	plain: 512 * MEBIBYTE
};
async function runWithHeapProfile(surroundings, request, keep) {
	const temporary = await makeTemporary(tmpdir(), "profile");
	const { folder } = temporary;
	try {
		const file = join(folder, "heap.pb.gz");
		const args = [
			...request.args,
			`-test.memprofile=${file}`,
			"-test.memprofilerate=1"
		];
		const outcome = await runBinary(surroundings, {
			...request,
			args
		});
		const profile = await readCompressed(file);
		if (profile !== void 0 && keep !== void 0) {
			await makeFolders(dirname(keep));
			await rm(keep, { force: true });
			await copyFile(file, keep, constants.COPYFILE_EXCL);
		}
		return {
			outcome,
			profile
		};
	} finally {
		await temporary.remove();
	}
}
async function readCompressed(path) {
	try {
		const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
		try {
			const found = await file.stat();
			if (!found.isFile() || found.size > most.compressed) return void 0;
			return await promisify(gunzip)(await file.readFile(), { maxOutputLength: most.plain });
		} finally {
			await file.close();
		}
	} catch {
		return;
	}
}

// src/adapters/go/leftovers.ts
async function runWithLeftovers(surroundings, request) {
	const temporary = await makeTemporary(tmpdir(), "profile");
	try {
		const file = join(temporary.folder, "left.txt");
		const args = [
			...request.args,
			`-${fileFlag}=${file}`,
			"-test.memprofilerate=1"
		];
		return {
			outcome: await runBinary(surroundings, {
				...request,
				args
			}),
			leftovers: await readOwnOutput(file)
		};
	} finally {
		await temporary.remove();
	}
}

// src/adapters/go/module-files.ts
const replaceSchema = looseObject({
	Old: looseObject({
		Path: string(),
		Version: string().optional()
	}),
	New: looseObject({
		Path: string(),
		Version: string().optional()
	})
});
const fileSchema$1 = looseObject({
	Go: string().optional(),
	Toolchain: string().optional(),
	Require: array(looseObject({
		Path: string(),
		Version: string()
	})).nullish(),
	Use: array(looseObject({ DiskPath: string() })).nullish(),
	Replace: array(replaceSchema).nullish()
});
async function namedFolders(surroundings, file) {
	const read = await readModuleFile(surroundings, file);
	if (typeof read === "string") return read;
	return {
		uses: (read.Use ?? []).map(({ DiskPath }) => DiskPath),
		replaced: (read.Replace ?? []).flatMap(({ Old, New }) => New.Version === void 0 ? [{
			old: Old.Version === void 0 ? Old.Path : `${Old.Path}@${Old.Version}`,
			folder: New.Path
		}] : [])
	};
}
async function requirements(surroundings, file) {
	const read = await readModuleFile(surroundings, file);
	if (typeof read === "string") return void 0;
	const printed = file.endsWith(".work") ? await editFile(surroundings, "-print", file) : { stdout: "" };
	const line = typeof printed === "string" ? void 0 : printed.stdout.split("\n").find(isToolchain);
	return {
		go: read.Go,
		toolchain: (read.Toolchain ?? line?.slice(toolchainLine.length))?.replace("go", ""),
		modules: new Map((read.Require ?? []).map(({ Path, Version }) => [Path, Version]))
	};
}
const toolchainLine = "toolchain ";
function isToolchain(line) {
	return line.startsWith(toolchainLine);
}
async function readModuleFile(surroundings, file) {
	const outcome = await editFile(surroundings, "-json", file);
	if (typeof outcome === "string") return outcome;
	const read = fileSchema$1.safeParse(parseJson(outcome.stdout));
	return read.success ? read.data : `the go command printed something else than expected: ${read.error.message}`;
}
async function editFile(surroundings, form, file) {
	const command = file.endsWith(".work") ? "work" : "mod";
	const go = {
		path: "go",
		env: {
			...surroundings.env,
			GOWORK: "off"
		}
	};
	const call = {
		args: [
			command,
			"edit",
			form,
			file
		],
		folder: dirname(file),
		timeoutMs: goLimitsMs.env
	};
	const outcome = await runGo(surroundings, go, call);
	return goFailure(outcome, `go ${command} edit`) ?? outcome;
}

// src/adapters/go/modules.ts
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
async function moduleFolders(folder) {
	return (await readTree(folder)).modules;
}
async function usedByWorkspace(surroundings, folder) {
	const named = surroundings.env["GOWORK"];
	const file = named === void 0 || named === "" ? join(folder, "go.work") : named;
	if (named === "off" || !await exists$1(file)) return void 0;
	const folders = await namedFolders(surroundings, file);
	if (typeof folders === "string") throw goCommandError("go.work can’t be read", folders, "Fix go.work, or set GOWORK=off.");
	const uses = folders.uses.map((use) => resolve(dirname(file), use));
	if (uses.some((use) => use !== folder && pathBelow(use, folder) !== void 0)) return [""];
	const below = uses.map((use) => pathBelow(folder, use)).filter((path) => path !== void 0);
	const there = await Promise.all(below.map(async (path) => exists$1(join(folder, path, "go.mod"))));
	return below.filter((_, index) => there[index]);
}
async function modulesBelow(folder, tree) {
	return !tree.modules.includes("") && tree.hasGoFiles && await moduleAbove(folder) !== void 0 ? ["", ...tree.modules] : [...tree.modules];
}
async function moduleAbove(folder) {
	for (let above = dirname(folder); above !== dirname(above); above = dirname(above)) if (await exists$1(join(above, "go.mod"))) return above;
}
const moduleSchema = looseObject({ Module: looseObject({ Path: string() }) });
async function enclosingModule(surroundings, folder, root) {
	const above = await moduleAbove(folder);
	if (above === void 0 || pathBelow(root, above) === void 0) return void 0;
	const go = {
		path: "go",
		env: surroundings.env
	};
	const outcome = await runGo(surroundings, go, {
		args: [
			"mod",
			"edit",
			"-json"
		],
		folder: above,
		timeoutMs: goLimitsMs.env
	});
	if (goFailure(outcome, "go mod edit") !== void 0) return void 0;
	return {
		folder: above,
		path: moduleSchema.parse(JSON.parse(outcome.stdout)).Module.Path
	};
}
async function readTree(folder) {
	const tree = {
		hasGoFiles: false,
		modules: [],
		testFiles: []
	};
	const walk = async (below) => {
		const entries = await entriesOf(join(folder, below));
		for (const { name } of entries.filter((entry) => entry.isFile())) {
			if (name === "go.mod") tree.modules.push(below);
			if (!name.endsWith(".go") || isIgnored(name)) continue;
			tree.hasGoFiles = true;
			if (name.endsWith("_test.go")) tree.testFiles.push(posix.join(below, name));
		}
		for (const entry of entries) if (entry.isDirectory() && !isSkipped(entry.name)) await walk(posix.join(below, entry.name));
	};
	await walk("");
	return tree;
}
async function entriesOf(folder) {
	return readdir(folder, { withFileTypes: true }).catch((error) => {
		if (error.code === "ENOENT") return [];
		throw error;
	});
}
const isIgnored = (name) => name.startsWith(".") || name.startsWith("_");
const isSkipped = (name) => isIgnored(name) || name === "testdata" || name === "vendor" || name === "node_modules";
function nearest(modules, file) {
	let best;
	for (const module of modules) if ((module === "" || file.startsWith(`${module}/`)) && (best === void 0 || module.length > best.length)) best = module;
	return best;
}
async function exists$1(path) {
	return access(path).then(() => true, () => false);
}

// src/adapters/go/outside-folders.ts
async function followOutsideFolders(surroundings, { checkout, prefix, sides }, workspaces) {
	const followed = /* @__PURE__ */ new Set();
	const open = [];
	for (const side of sides) {
		open.push(...await moduleFiles(side, prefix));
		const named = workspaces.in(surroundings, side).env["GOWORK"] ?? "";
		const below = named === "" || named === "off" ? void 0 : pathBelow(side, named);
		if (below !== void 0) open.push({
			from: posix.dirname(below),
			path: named
		});
	}
	const seen = /* @__PURE__ */ new Set();
	for (let file = open.pop(); file !== void 0; file = open.pop()) {
		if (seen.has(file.path)) continue;
		seen.add(file.path);
		const text = await readFile(file.path, "utf8").catch(() => "");
		if (!text.includes("..") && !text.includes(checkout)) continue;
		const named = await namedFolders(surroundings, file.path);
		if (typeof named === "string") continue;
		for (const folder of [...named.uses, ...named.replaced.map((replace) => replace.folder)]) {
			const outside = outsidePath(checkout, file, folder);
			if (outside === void 0) continue;
			followed.add(outside);
			if (named.uses.includes(folder)) open.push({
				from: outside,
				path: join(checkout, outside, "go.mod")
			});
		}
	}
	const [trees] = sides.map((side) => dirname(side));
	for (const name of new Set([...followed].map((path) => path.split("/")[1] ?? ""))) await link$1(resolve(checkout, "..", name), join(trees ?? "", name));
	return [...followed];
}
async function moduleFiles(side, prefix) {
	const parts = prefix === "" ? [] : prefix.split("/");
	const above = parts.map((_, depth) => parts.slice(0, depth).join("/"));
	const below = (await moduleFolders(join(side, prefix))).map((folder) => posix.join(prefix, folder));
	return [
		...above,
		prefix,
		...below
	].flatMap((from) => ["go.mod", "go.work"].map((name) => ({
		from,
		path: join(side, from, name)
	})));
}
const sideForm = /^(?:base|head|pin\d)$/;
function outsidePath(checkout, { from, path }, folder) {
	const refuse = (why, remedy) => new GateError("snapshot-failed", `${posix.join(from, posix.basename(path))} names the folder ${folder}, ${why}.`, remedy);
	const comesBack = "a path that leads back into this repository: both sides would be built from the checkout’s files";
	if (isAbsolute(folder)) {
		if (pathBelow(checkout, folder) === void 0) return void 0;
		throw refuse(comesBack, `Write the path relative to the file: ${relativeTo(from, checkout, folder)}.`);
	}
	const outside = posix.join(from, folder).replace(/\/$/, "");
	if (outside !== ".." && !outside.startsWith("../")) return void 0;
	const below = pathBelow(checkout, resolve(checkout, outside));
	if (below !== void 0) throw refuse(comesBack, `Write the path without the repository’s own folder: ${relativeTo(from, checkout, join(checkout, below))}.`);
	const [, first, second] = [...outside.split("/"), ""];
	if (first === void 0 || first === "" || first === "..") throw refuse("which is not next to the repository: snapshots support only folders that have the same parent folder as the repository", "Move that folder next to the repository or into it (a submodule, or a checkout with `path`), or name it by an absolute path.");
	if (sideForm.test(first)) throw refuse(`but snapshots are stored next to each other, and one of them is also called ${first}`, `Rename the folder ${first}, or use ${second === "" ? "an absolute path for it" : "absolute paths for it and for every folder below it"}.`);
	return outside;
}
function relativeTo(from, checkout, target) {
	const path = posix.relative(join(checkout, from), target);
	return path.startsWith("..") ? path : `./${path}`;
}
async function link$1(target, path) {
	await symlink(target, path).catch((error) => {
		if (error.code !== "EEXIST") throw error;
	});
}

// src/adapters/go/prepare.ts
const OUTPUT = {
	limitBytes: 1048576,
	overflow: "trim"
};
const SHOWN_LINES$2 = 30;
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
		code: () => `exited with code ${exit.kind === "code" ? exit.code : ""}`,
		signal: () => `was killed by ${exit.kind === "signal" ? exit.signal : ""}`,
		timeout: () => `did not finish within ${timeoutMs / 1e3} s`,
		"output-limit": () => "printed too much output",
		"memory-limit": () => "exceeded its memory limit",
		"not-started": () => "was not started"
	}[exit.kind]();
	const output = [outcome.stdout, outcome.stderr].map((text) => lastLines(text, SHOWN_LINES$2)).filter((text) => text !== "");
	throw failed([`The prepare command \`${command}\` ${how}.`, ...output].join("\n"));
}
function failed(message, cause) {
	return new GateError("prepare-failed", message, "Fix the command. It runs with sh in the module folder of each snapshot, where untracked and ignored files are missing: name the ones it needs with `copy`.", cause);
}

// src/core/cause/source-kinds.ts
const declarationKinds = [
	"func",
	"method",
	"type",
	"var",
	"const",
	"import"
];
const origins = [
	"standard",
	"user",
	"dependency",
	"builtin"
];
const allocationKinds = [
	"append",
	"make-slice",
	"make-map",
	"make-chan",
	"slice-literal",
	"map-literal",
	"composite-literal",
	"address-of",
	"new",
	"moved-to-heap",
	"func-literal",
	"method-value",
	"boxing",
	"variadic-slice",
	"bytes-to-string",
	"runes-to-string",
	"rune-to-string",
	"string-to-bytes",
	"string-to-runes",
	"concat",
	"map-assign",
	"call",
	"go",
	"defer"
];
const uses = [
	"deferred",
	"go",
	"returned",
	"stored",
	"argument",
	"variable"
];
const roles = [
	"test",
	"benchmark",
	"fuzz",
	"example"
];
const loopKinds = ["range", "for"];
const variableKinds = [
	"local",
	"parameter",
	"result",
	"receiver",
	"field",
	"package"
];
const starts = [
	"nil",
	"empty",
	"make",
	"make-sized",
	"literal",
	"call",
	"value"
];
const fixKinds = [
	"slice-capacity",
	"map-capacity",
	"builder-grow",
	"fmt-to-strconv",
	"fmt-to-concat",
	"fmt-to-append",
	"fmt-to-writer",
	"concat-to-builder",
	"concat-at-once",
	"map-index-conversion",
	"convert-once",
	"pool-put",
	"pool-get",
	"value-instead-of-pointer",
	"argument-instead-of-capture",
	"hoist-closure",
	"hoist-call",
	"sort-slice",
	"interface-to-type-parameter",
	"order-fields",
	"room-as-before"
];
const lineKinds = [
	"code",
	"blank",
	"comment",
	"closing",
	"literal",
	"frame",
	"signature"
];
const targetKinds = [
	"variable",
	"field",
	"key"
];
const assignedValues = [
	"nil",
	"cut",
	"own",
	"new"
];
const declarationRoles = [
	"test",
	"benchmark",
	"fuzz",
	"sink"
];

// src/core/cause/source-facts.ts
const line = int().nonnegative();
const text = string().default("");
const lines = {
	line,
	endLine: line
};
const importSchema = object({
	path: string(),
	name: text,
	...lines
});
const declarationSchema = object({
	kind: _enum(declarationKinds),
	name: string(),
	docLine: line,
	...lines,
	whole: object(lines),
	code: text,
	literals: array(object({
		name: string(),
		...lines
	})).default([]),
	role: _enum(["", ...declarationRoles]).default("")
});
const fileSchema = object({
	file: string(),
	error: text,
	package: string(),
	generated: boolean(),
	cgo: boolean(),
	imports: array(importSchema),
	declarations: array(declarationSchema)
});
const declarationsReplySchema = object({ files: array(fileSchema) });
const lineSchema = object({
	line,
	kind: _enum(lineKinds),
	directive: text,
	tokens: array(string()),
	kinds: text,
	declares: array(string()).default([]),
	function: text,
	calls: array(object({
		name: string(),
		arguments: line
	})).default([]),
	assigns: array(object({
		kind: _enum(targetKinds),
		target: string(),
		name: string(),
		of: text,
		within: array(string()).default([]),
		value: _enum(assignedValues)
	})).default([])
});
const linesReplySchema = object({ sources: array(object({
	cgo: boolean(),
	pools: array(string()),
	lines: array(lineSchema)
})) });
const importsReplySchema = object({ texts: array(string()) });
const callsReplySchema = object({ calls: array(object({
	function: string(),
	from: number(),
	to: number(),
	target: string(),
	file: string(),
	line: number()
})) });
const scaffoldReplySchema = object({
	error: text,
	benchmark: string(),
	text: string(),
	open: array(string())
});
const origin = _enum(["", ...origins]).default("");
const callSchema = object({
	name: string(),
	package: text,
	origin,
	dynamic: boolean(),
	variadicInterface: boolean(),
	file: text,
	line: line.default(0),
	at: line
});
const allocationSchema = object({
	kind: _enum(allocationKinds),
	text: string(),
	...lines,
	column: line,
	type: text,
	element: text,
	size: int(),
	key: text,
	keySize: int().default(0),
	parts: line.default(0),
	use: _enum(["", ...uses]).default(""),
	name: text,
	argument: line.default(0),
	parameter: text,
	interface: text,
	copies: boolean().default(false),
	iterator: boolean().default(false),
	callee: callSchema.optional(),
	captures: array(object({
		name: string(),
		type: string(),
		line,
		byReference: boolean()
	})).default([]),
	arguments: array(string()).default([])
});
const typeSchema = object({
	name: string(),
	package: text,
	origin,
	kind: string(),
	size: int(),
	file: text,
	...lines,
	behind: boolean().default(false),
	fields: array(object({
		name: string(),
		type: string(),
		line,
		size: int()
	})).default([])
});
const candidateSchema = object({
	kind: _enum(fixKinds),
	words: record(string(), string()),
	edit: object({
		file: string(),
		...lines,
		text: string()
	}),
	imports: object({
		add: array(string()),
		remove: array(string())
	}),
	content: string()
});
const siteSchema = object({
	id: string(),
	found: boolean(),
	error: text,
	file: text,
	text,
	generated: boolean(),
	function: object({
		name: string(),
		role: _enum(["", ...roles]).default(""),
		receiver: text,
		docLine: line,
		...lines,
		literal: object(lines).optional()
	}).optional(),
	loops: array(object({
		kind: _enum(loopKinds),
		...lines,
		over: text,
		overType: text,
		benchmark: boolean(),
		bound: text
	})),
	allocation: allocationSchema.optional(),
	others: array(allocationSchema),
	operand: object({
		expression: string(),
		name: string(),
		kind: _enum(variableKinds),
		declared: _enum(["", ...starts]).default(""),
		initial: text,
		type: string(),
		file: text,
		...lines,
		text,
		grown: boolean()
	}).optional(),
	pool: object({
		name: string(),
		given: boolean(),
		leaves: text,
		line: line.default(0)
	}).optional(),
	names: object({
		close: array(string()).default([]),
		near: array(string()).default([])
	}).default({
		close: [],
		near: []
	}),
	gets: array(string()).default([]),
	poolCalls: array(string()).default([]),
	types: array(typeSchema),
	calls: array(callSchema),
	candidates: array(candidateSchema)
});
const unitSchema = object({
	path: string(),
	typed: boolean(),
	errors: array(string()),
	notes: array(string()).default([])
});
const sitesReplySchema = object({
	units: array(unitSchema),
	sites: array(siteSchema)
});

// src/adapters/go/source-facts/packages.ts
const names = array(string()).default([]);
const packageSchema = object({
	ImportPath: string(),
	Dir: string().default(""),
	Export: string().default(""),
	Standard: boolean().default(false),
	DepOnly: boolean().default(false),
	ForTest: string().default(""),
	GoFiles: names,
	CgoFiles: names,
	TestGoFiles: names,
	XTestGoFiles: names,
	ImportMap: record(string(), string()).default({}),
	Module: object({ GoVersion: string().default("") }).optional()
});
const fields = Object.keys(packageSchema.shape).join(",");
const candidateImports = [
	"cmp",
	"io",
	"slices",
	"strconv",
	"strings",
	"sync"
];
const LIMIT = {
	limitBytes: 268435456,
	overflow: "stop"
};
async function listPackage(surroundings, toolchain, { folder, pattern }) {
	const call = {
		args: [
			"list",
			"-e",
			"-export",
			"-deps",
			`-json=${fields}`,
			"--",
			pattern
		],
		folder,
		timeoutMs: goLimitsMs.build,
		stdout: LIMIT,
		temporary: tmpdir()
	};
	const outcome = await runGo(surroundings, toolchain.go, call);
	const failure = goFailure(outcome, "go list -export");
	if (failure !== void 0) return failure;
	const listed = jsonValues(outcome.stdout, packageSchema);
	const asked = listed.filter(({ DepOnly }) => !DepOnly);
	const [found] = asked;
	if (found === void 0 || asked.length > 1 || found.Dir === "" || filesOf(found).length === 0) return `${pattern} doesn't name exactly one package with Go files: ${outcome.stderr.trim()}`.replace(/: $/, "");
	return {
		folder: found.Dir,
		testFiles: [...found.TestGoFiles, ...found.XTestGoFiles].map((file) => join(found.Dir, file)),
		units: [unitOf(found)],
		packages: Object.fromEntries(listed.map(({ ImportPath, Export }) => [ImportPath, {
			export: Export,
			origin: "user"
		}]))
	};
}
async function listExports(surroundings, toolchain, request) {
	const list = async (flags, patterns) => {
		const call = {
			args: [
				"list",
				"-e",
				"-export",
				...flags,
				`-json=${fields}`,
				...request.flags,
				"--",
				...patterns
			],
			folder: request.folder,
			timeoutMs: goLimitsMs.list,
			stdout: LIMIT,
			temporary: tmpdir()
		};
		const outcome = await runGo(surroundings, toolchain.go, call);
		return goFailure(outcome, "go list -export") ?? jsonValues(outcome.stdout, packageSchema);
	};
	const listed = await list(["-deps", "-test"], request.packages);
	if (typeof listed === "string") return listed;
	const known = new Set(listed.map(({ ImportPath }) => ImportPath));
	const missing = candidateImports.filter((name) => !known.has(name));
	const more = missing.length === 0 ? [] : await list([], missing);
	const all = typeof more === "string" ? listed : [...listed, ...more];
	return {
		units: unitsFor(listed, request).map(unitOf),
		packages: Object.fromEntries(all.map((found) => [found.ImportPath, {
			export: found.Export,
			origin: originOf(found, request.root)
		}]))
	};
}
function unitsFor(listed, { packages, sites }) {
	const owners = /* @__PURE__ */ new Map();
	for (const found of listed) {
		if (found.Standard || found.ImportPath.endsWith(".test")) continue;
		for (const file of filesOf(found)) {
			const owner = owners.get(file);
			if (owner === void 0 || rank(found) < rank(owner)) owners.set(file, found);
		}
	}
	const units = new Set(sites.map(({ file }) => owners.get(file)).filter((owner) => owner !== void 0));
	if (sites.some(({ file }) => !owners.has(file))) {
		for (const owner of owners.values()) if (packages.includes(owner.ForTest) || packages.includes(owner.ImportPath)) units.add(owner);
	}
	return [...units];
}
function rank(found) {
	if (found.ForTest === "") return 1;
	return basePath(found) === found.ForTest || basePath(found) === `${found.ForTest}_test` ? 0 : 2;
}
function basePath({ ImportPath }) {
	return ImportPath.split(" ")[0] ?? ImportPath;
}
function unitOf(found) {
	return {
		path: basePath(found),
		files: filesOf(found),
		importMap: found.ImportMap,
		goVersion: found.Module?.GoVersion ?? ""
	};
}
function filesOf({ Dir, GoFiles, CgoFiles }) {
	return [...GoFiles, ...CgoFiles].map((file) => isAbsolute(file) ? file : join(Dir, file));
}
function originOf({ Standard, Dir }, root) {
	if (Standard) return "standard";
	const below = Dir === "" ? void 0 : pathBelow(root, Dir);
	return below === void 0 || below.split("/").includes("vendor") ? "dependency" : "user";
}

// src/adapters/go/source-facts/txtar.ts
const marker = /^-- (\S(?:.*\S)?) --$/;
function parseArchive(text) {
	const comment = [];
	const files = /* @__PURE__ */ new Map();
	let current = comment;
	for (const line of text.split(/(?<=\n)/)) {
		const path = marker.exec(line.trimEnd())?.[1];
		if (path === void 0) current.push(line);
		else {
			if (files.has(path)) throw new Error(`${path} occurs twice`);
			current = [];
			files.set(path, current);
		}
	}
	return {
		comment: comment.join(""),
		files: new Map([...files].map(([path, lines]) => [path, lines.join("")]))
	};
}

// src/adapters/go/source-facts/source.ts
const archives = ["./gofacts.txtar", "../gofacts.txtar"];
const repository = "../../../../assets/gofacts";
function findProgramSource() {
	const archive = archives.map(placeOf).find(existsSync);
	const folder = placeOf(repository);
	if (archive === void 0 && !existsSync(join(folder, "go.mod"))) return void 0;
	const files = archive === void 0 ? readProgram(folder) : parseArchive(readFileSync(archive, "utf8")).files;
	const hash = createHash("sha256");
	for (const [path, text] of files) hash.update(`${path}\0${text}\0`);
	return {
		files,
		digest: hash.digest("hex").slice(0, 20)
	};
}
function readProgram(folder) {
	const paths = readdirSync(folder, {
		recursive: true,
		withFileTypes: true
	}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).filter((path) => path === "go.mod" || path.endsWith(".go") && !path.endsWith("_test.go")).filter((path) => !/^internal\/(?:facttest|kindsgen)\//.test(path));
	return new Map(paths.toSorted().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
function placeOf(path) {
	return fileURLToPath(new URL(path, import.meta.url));
}

// src/adapters/go/source-facts/program.ts
const BUILD_LIMIT_MS = 3e5;
const SHOWN_LINES$1 = 5;
async function buildProgram(surroundings, toolchain, cacheFolder) {
	const source = findProgramSource();
	if (source === void 0) return {
		kind: "unavailable",
		reason: "its source is missing: the file dist/gofacts.txtar was not copied with the program"
	};
	const version = toolchain.goVersion.replaceAll(/[^\w.+-]/g, "_");
	const folder = join(cacheFolder, "gofacts", `${version}-${source.digest}`);
	const path = join(folder, "gofacts");
	if (await isFile(path)) return {
		kind: "program",
		path
	};
	const draft = join(folder, `.draft-${randomUUID()}`);
	try {
		await writeSource(draft, source);
		const built = join(draft, "gofacts");
		const outcome = await runGo(surroundings, ownCommand(toolchain), {
			args: [
				"build",
				"-buildvcs=false",
				"-o",
				built,
				"."
			],
			folder: draft,
			timeoutMs: BUILD_LIMIT_MS,
			temporary: temporaryFolder(toolchain)
		});
		const failure = goFailure(outcome, "go build");
		if (failure !== void 0) return {
			kind: "unavailable",
			reason: lastLines(failure, SHOWN_LINES$1)
		};
		await rename(built, path);
		return {
			kind: "program",
			path
		};
	} catch (error) {
		if (!isSystemError(error)) throw error;
		return {
			kind: "unavailable",
			reason: error.message
		};
	} finally {
		await removeTree(draft).catch(() => void 0);
	}
}
function ownCommand({ goroot, variables, go }) {
	const variable = (name) => variables[name] ?? "";
	return {
		path: join(goroot, "bin", "go"),
		env: {
			...go.env,
			GOENV: "off",
			GOFLAGS: "",
			GOWORK: "off",
			GO111MODULE: "on",
			GOTOOLCHAIN: "local",
			GOEXPERIMENT: "",
			CGO_ENABLED: "0",
			GOROOT: goroot,
			GOOS: variable("GOHOSTOS"),
			GOARCH: variable("GOHOSTARCH"),
			GOCACHE: variable("GOCACHE"),
			GOPATH: variable("GOPATH")
		}
	};
}
async function writeSource(folder, { files }) {
	for (const [path, text] of files) {
		const file = join(folder, path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text);
	}
}
async function isFile(path) {
	return stat(path).then((found) => found.isFile(), () => false);
}
function isSystemError(error) {
	return error instanceof Error && "syscall" in error;
}

// src/adapters/go/source-facts/source-facts.ts
const RUN_LIMIT_MS = 12e4;
const REPLY = {
	limitBytes: 134217728,
	overflow: "stop"
};
const SHOWN_LINES = 5;
function createSourceFacts({ surroundings, toolchain, cacheFolder }) {
	const programs = /* @__PURE__ */ new Map();
	const program = async (found) => {
		const key = `${found.goVersion} ${found.goroot}`;
		return remembered(programs, key, async () => buildProgram(surroundings, found, cacheFolder));
	};
	const ask = async (found, request, schema) => {
		const compiled = await program(found);
		if (compiled.kind === "unavailable") return unavailable(`The helper that reads Go source can't be used: ${compiled.reason}`);
		return runProgram(surroundings, compiled.path, request, schema);
	};
	return {
		declarations: async ({ moduleFolder, buildFlags, files }) => {
			const found = await toolchain(moduleFolder);
			const overlay = await userOverlay(found, buildFlags, moduleFolder);
			return factsIn(await ask(found, {
				kind: "declarations",
				files,
				overlay: Object.fromEntries(overlay)
			}, declarationsReplySchema), (facts) => facts.files);
		},
		calls: async ({ moduleFolder, binary, functions }) => {
			return factsIn(await ask(await toolchain(moduleFolder), {
				kind: "calls",
				binary,
				functions
			}, callsReplySchema), (facts) => facts.calls);
		},
		lines: async ({ moduleFolder, sources }) => {
			return factsIn(await ask(await toolchain(moduleFolder), {
				kind: "lines",
				sources
			}, linesReplySchema), (facts) => facts.sources);
		},
		imports: async ({ moduleFolder, edits }) => {
			const request = {
				kind: "imports",
				sources: edits
			};
			return factsIn(await ask(await toolchain(moduleFolder), request, importsReplySchema), (facts) => facts.texts);
		},
		warmUp: async (moduleFolder) => {
			await program(await toolchain(moduleFolder));
		},
		scaffold: async ({ folder, pattern, name }) => {
			const found = await toolchain(folder);
			const listed = await listPackage(surroundings, found, {
				folder,
				pattern
			});
			if (typeof listed === "string") return unavailable(lastLines(listed, SHOWN_LINES));
			const { units, packages, testFiles } = listed;
			const request = {
				kind: "scaffold",
				function: name,
				files: testFiles,
				overlay: {},
				arch: found.variables["GOARCH"] ?? "",
				units,
				packages
			};
			return factsIn(await ask(found, request, scaffoldReplySchema), (written) => ({
				...written,
				packageFolder: listed.folder
			}));
		},
		sites: async ({ moduleFolder, buildFlags, root, work, packages, sites }) => {
			const found = await toolchain(moduleFolder);
			const overlay = await userOverlay(found, buildFlags, moduleFolder);
			const { file } = await writeOverlay(found, overlay, work);
			const flags = [...parsed(found, buildFlags).list, ...file === void 0 ? [] : [`-overlay=${file}`]];
			const listed = await listExports(surroundings, found, {
				folder: moduleFolder,
				root,
				packages,
				flags,
				sites
			});
			if (typeof listed === "string") return unavailable(`The packages could not be listed: ${lastLines(listed, SHOWN_LINES)}`);
			const request = {
				kind: "sites",
				root,
				arch: found.variables["GOARCH"] ?? "",
				sites,
				overlay: Object.fromEntries(overlay),
				...listed
			};
			const reply = await ask(found, request, sitesReplySchema);
			if (reply.kind === "facts") for (const note of reply.facts.units.flatMap(({ notes }) => notes)) surroundings.log.debug(`gofacts: ${note}`);
			return reply;
		}
	};
}
function factsIn(reply, pick) {
	return reply.kind === "facts" ? {
		kind: "facts",
		facts: pick(reply.facts)
	} : reply;
}
function parsed({ variables }, buildFlags) {
	return parseBuildFlags(buildFlags, variables["GOFLAGS"] ?? "");
}
async function userOverlay(found, buildFlags, folder) {
	return readOverlay(parsed(found, buildFlags).overlay, folder);
}
async function runProgram({ env, signal, log }, path, request, schema) {
	const stdin = JSON.stringify(request);
	log.debug(`${path} (${stdin.length} characters on stdin)`);
	try {
		const outcome = await runProcess({
			command: path,
			args: [],
			folder: "/",
			env,
			timeoutMs: RUN_LIMIT_MS,
			signal,
			stdout: REPLY,
			stdin
		});
		const failure = goFailure(outcome, "The helper that reads Go source");
		if (failure !== void 0) return unavailable(lastLines(failure, SHOWN_LINES));
		return {
			kind: "facts",
			facts: schema.parse(JSON.parse(outcome.stdout))
		};
	} catch (error) {
		if (error instanceof GateError) throw error;
		return unavailable(`The helper that reads Go source failed: ${reasonOf(error)}`);
	}
}
function reasonOf(error) {
	return error instanceof ZodError ? `its reply is malformed: ${prettifyError(error).slice(0, 300)}` : String(error);
}
function unavailable(reason) {
	return {
		kind: "unavailable",
		reason
	};
}

// src/adapters/go/standard-library.ts
var StandardLibrary = class {
	#used = /* @__PURE__ */ new Map();
	#compiled = /* @__PURE__ */ new Map();
	uses(moduleFolder, packages) {
		this.#used.set(moduleFolder, packages);
	}
	async compile(surroundings, toolchain, { moduleFolder, flags }) {
		const packages = [...new Set([...this.#used.values()].flat())].toSorted();
		if (packages.length === 0) return;
		const key = JSON.stringify([
			toolchain.go.path,
			toolchain.goroot,
			flags
		]);
		const compiling = this.#compiled.get(key) ?? runGo(surroundings, toolchain.go, {
			args: [
				"build",
				...flags,
				...packages
			],
			folder: moduleFolder,
			timeoutMs: goLimitsMs.build,
			temporary: temporaryFolder(toolchain)
		}).then(() => void 0);
		this.#compiled.set(key, compiling);
		await compiling;
	}
};

// src/adapters/go/tiny-objects.ts
const anchor = /if (off\+\w+ <= maxTinySize && c\.tiny != 0) \{/g;
async function tinyObjectsOverlay(goroot) {
	const replace = /* @__PURE__ */ new Map();
	for (const name of ["malloc.go", "malloc_generated.go"]) {
		const path = join(goroot, "src", "runtime", name);
		const source = await readFile(path, "utf8").catch(() => "");
		const edited = source.replaceAll(anchor, "if false && $1 {");
		if (edited !== source) replace.set(path, edited);
		else if (name === "malloc.go") return void 0;
	}
	return replace;
}

// src/adapters/go/workspaces.ts
var Workspaces = class {
	#known = [];
	add(workspace) {
		if (this.#of(workspace.root) === void 0) this.#known.push(workspace);
	}
	in(surroundings, folder) {
		const file = this.#of(folder)?.file;
		return file === void 0 ? surroundings : {
			...surroundings,
			env: {
				...surroundings.env,
				GOWORK: file
			}
		};
	}
	original(file) {
		return this.#known.find((workspace) => workspace.file === file)?.original ?? file;
	}
	#of(folder) {
		return this.#known.find(({ root }) => pathBelow(root, folder) !== void 0);
	}
};
async function followWorkspace(surroundings, named, request, workspaces) {
	if (named === "off") return [];
	const { checkout, sides, work } = request;
	const original = named === void 0 || named === "" ? await fileAbove(request) : await namedFile(named);
	if (original === void 0) return [];
	const below = pathBelow(checkout, original);
	const own = await Promise.all(sides.map(async (side) => below !== void 0 && exists(join(side, below))));
	if (below !== void 0 && own.every(Boolean)) {
		for (const root of sides) workspaces.add({
			root,
			file: join(root, below),
			original
		});
		return [];
	}
	const folders = await namedFolders(surroundings, original);
	if (typeof folders === "string") throw new GateError("snapshot-failed", `${original} can’t be read:\n${folders}`, "Fix the file, or set GOWORK=off.");
	const uses = folders.uses.map((use) => resolve(dirname(original), use));
	const inside = uses.filter((use) => pathBelow(checkout, use) !== void 0);
	if (inside.length === 0 && !named) return [];
	for (const use of uses.filter((path) => !inside.includes(path))) await refuseWayBack(surroundings, checkout, use);
	for (const root of sides) {
		const file = join(work, "workspaces", basename(root), "go.work");
		await writeWorkspace(surroundings, original, file, folders, (path) => {
			const found = pathBelow(checkout, path);
			return found === void 0 ? path : join(root, found);
		});
		workspaces.add({
			root,
			file,
			original
		});
	}
	return [`Both sides are built in the workspace ${original}; modules that it uses outside the repository are used as they are now.`];
}
async function namedFile(file) {
	if (!isAbsolute(file)) throw new GateError("usage", `GOWORK is ${file}, which is not an absolute path.`, "Set GOWORK to an absolute path, or to off.");
	return realpath(file).catch((cause) => {
		throw new GateError("usage", `GOWORK names ${file}, which does not exist.`, "Set GOWORK to a go.work file, or to off.", cause);
	});
}
async function fileAbove({ checkout, prefix }) {
	for (let folder = join(checkout, prefix);; folder = dirname(folder)) {
		const file = join(folder, "go.work");
		if (await exists(file)) return pathBelow(checkout, folder) === void 0 ? file : void 0;
		if (folder === dirname(folder)) return void 0;
	}
}
async function refuseWayBack(surroundings, checkout, module) {
	const file = join(module, "go.mod");
	const named = (await readFile(file, "utf8").catch(() => "")).includes("=>") ? await namedFolders(surroundings, file) : "";
	if (typeof named === "string") return;
	for (const { old, folder } of named.replaced) {
		if (pathBelow(checkout, resolve(module, folder)) === void 0) continue;
		throw new GateError("snapshot-failed", `${file} replaces ${old} with ${folder}, a folder of this repository: both sides would be built from the checkout’s files.`, "Remove that replace directive and let the workspace use the module instead, or set GOWORK=off.");
	}
}
async function writeWorkspace(surroundings, original, file, { uses, replaced }, place) {
	const absolute = (path) => place(resolve(dirname(original), path));
	await mkdir(dirname(file), { recursive: true });
	await copyFile(original, file);
	await copyFile(`${original}.sum`, `${file}.sum`).catch(() => rm(`${file}.sum`, { force: true }));
	const there = await Promise.all(uses.map(async (use) => exists(join(absolute(use), "go.mod"))));
	const args = [
		...uses.map((use) => `-dropuse=${use}`),
		...uses.filter((_, index) => there[index]).map((use) => `-use=${absolute(use)}`),
		...replaced.map(({ old, folder }) => `-replace=${old}=${absolute(folder)}`)
	];
	const go = {
		path: "go",
		env: {
			...surroundings.env,
			GOWORK: "off"
		}
	};
	const call = {
		args: [
			"work",
			"edit",
			...args,
			file
		],
		folder: "/",
		timeoutMs: goLimitsMs.env
	};
	const failure = goFailure(await runGo(surroundings, go, call), "go work edit");
	if (failure !== void 0) throw new GateError("snapshot-failed", `${original} can’t be copied for the snapshots:\n${failure}`, "Fix the file, or set GOWORK=off.");
}
async function exists(path) {
	return access(path).then(() => true, () => false);
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
	const standard = new StandardLibrary();
	const runtimes = /* @__PURE__ */ new Map();
	const workspaces = new Workspaces();
	const find = async (folder) => {
		const found = findToolchain(workspaces.in(surroundings, folder), folder, options.cacheFolder);
		toolchains.set(folder, found);
		return found;
	};
	const toolchain = async (folder) => toolchains.get(folder) ?? find(folder);
	const sourceFacts = createSourceFacts({
		surroundings,
		toolchain,
		cacheFolder: options.cacheFolder
	});
	const underWay = /* @__PURE__ */ new Set();
	const tracked = async (work) => {
		underWay.add(work);
		try {
			return await work;
		} finally {
			underWay.delete(work);
		}
	};
	const roots = (folder) => [folder, snapshotRoots.get(folder) ?? folder];
	const { cacheFolder } = options;
	const building = {
		surroundings,
		folders,
		standard,
		toolchain,
		roots,
		cacheFolder,
		runtimes
	};
	return {
		parallelism: options.parallelism ?? availableParallelism(),
		follow: async (request) => {
			refuseCheckoutFiles(parseBuildFlags(request.buildFlags, options.env["GOFLAGS"] ?? ""), request.checkout);
			return [...await followWorkspace(surroundings, options.env["GOWORK"], request, workspaces), ...outsideNotes(await followOutsideFolders(surroundings, request, workspaces))];
		},
		modules: async (folder) => findModules(workspaces.in(surroundings, folder), folder),
		enclosingModule: async (folder, root) => enclosingModule(surroundings, folder, root),
		missing: async (folder) => options.withoutGo ?? lookForGo(surroundings, folder),
		environment: async (folder, work, buildFlags) => {
			refuseUnsupported(process.platform);
			const found = await find(folder);
			const { overlay } = parseBuildFlags(buildFlags, found.variables["GOFLAGS"] ?? "");
			return describe(found, surroundings.env, await writeOverlay(found, await readOverlay(overlay, folder), work));
		},
		list: async (request) => {
			snapshotRoots.set(request.folder, request.root);
			const found = await toolchain(request.folder);
			const listing = await listPackages(surroundings, found, request, (file) => workspaces.original(file));
			standard.uses(request.folder, listing.standard ?? []);
			return listing;
		},
		build: async (request) => {
			return tracked(buildPackages(building, request));
		},
		run: async (request) => runBinary(workspaces.in(surroundings, request.binary.folder), request),
		examine: async (request) => tracked(examineBinary(building, request)),
		heapProfile: async (request, keep) => tracked(runWithHeapProfile(workspaces.in(surroundings, request.binary.folder), request, keep)),
		leftovers: async (request) => tracked(runWithLeftovers(workspaces.in(surroundings, request.binary.folder), request)),
		coverage: async (request) => tracked(runWithCoverage(workspaces.in(surroundings, request.binary.folder), request)),
		compiledFiles: async (request) => tracked(compiledFiles(surroundings, await toolchain(request.folder), request)),
		calls: async ({ path }, folder, functions) => factsOr(options.log, [], await tracked(sourceFacts.calls({
			moduleFolder: folder,
			binary: path,
			functions
		}))),
		diagnostics: async (request) => tracked(compilerDiagnostics(surroundings, await toolchain(request.folder), request)),
		declarations: async (folder, files) => factsOr(options.log, [], await tracked(sourceFacts.declarations({
			moduleFolder: folder,
			buildFlags: [],
			files
		}))),
		lines: async (folder, sources) => factsOr(options.log, [], await tracked(sourceFacts.lines({
			moduleFolder: folder,
			sources
		}))),
		imports: async (folder, edits) => factsOr(options.log, [], await tracked(sourceFacts.imports({
			moduleFolder: folder,
			edits
		}))),
		requirements: async (file) => tracked(requirements(surroundings, file)),
		scaffold: async (request) => {
			const reply = await tracked(sourceFacts.scaffold(request));
			return reply.kind === "facts" ? reply.facts : reply.reason;
		},
		sites: async ({ folder, importPaths, ...request }) => {
			const asked = {
				...request,
				moduleFolder: folder,
				packages: importPaths
			};
			return factsOr(options.log, {
				units: [],
				sites: []
			}, await tracked(sourceFacts.sites(asked))).sites;
		},
		warmUp: async (folder) => {
			await tracked(sourceFacts.warmUp(folder).catch(() => void 0));
		},
		settled: async () => {
			while (underWay.size > 0) await Promise.allSettled(underWay);
		},
		tinyObjects: async (folder) => tinyObjectsOverlay((await toolchain(folder)).goroot),
		prepare: async (command, folder, timeoutMs) => runPrepare(workspaces.in(surroundings, folder), command, folder, timeoutMs)
	};
}
function outsideNotes(paths) {
	if (paths.length === 0) return [];
	return [`Both sides use these module folders outside the repository as they are now: ${paths.join(", ")}.`];
}
function factsOr(log, nothing, reply) {
	if (reply.kind === "facts") return reply.facts;
	log.info(`Explanations are less specific: ${reply.reason}`);
	return nothing;
}
function describe(found, env, { totals, probesLeaks }) {
	return {
		goVersion: found.goVersion,
		goroot: found.goroot,
		goos: found.variables["GOOS"] ?? "",
		goarch: found.variables["GOARCH"] ?? "",
		settings: figureSettings(found, env),
		totals,
		probesLeaks
	};
}

// src/adapters/store/backfill.ts
function openBackfillStore(folder, settings) {
	const own = join(folder, hashOf(settings).slice(0, 16));
	const place = (commit) => {
		if (!/^[0-9a-f]{40,64}$/.test(commit)) throw new Error(`${commit} is not a commit id`);
		return fileStore(join(own, commit), commit);
	};
	return {
		folder: own,
		read: async (commit) => {
			const found = await place(commit).read();
			if (found === void 0) return { kind: "absent" };
			const end = found.text.indexOf("\n");
			const text = found.text.slice(end + 1);
			return found.text.slice(0, Math.max(0, end)) === hashOf(text) ? {
				kind: "text",
				text
			} : { kind: "damaged" };
		},
		write: async (commit, text) => {
			try {
				await rm(join(own, commit), {
					recursive: true,
					force: true
				}).catch(() => void 0);
				await writeOwnFile(folder, [basename(own), commit], `${hashOf(text)}\n${text}`);
			} catch (error) {
				if (!(error instanceof GateError)) throw error;
				throw new GateError("usage", error.message, "Name a writable folder with --backfill-store.", error);
			}
		},
		conditionsName: conditionsFolder
	};
}
function hashOf(text) {
	return createHash("sha256").update(text).digest("hex");
}

// src/entry/real-ports.ts
function now() {
	return performance.now();
}
function realPorts(options) {
	const { log, signal, credentials, withoutGo } = options;
	const cache = cacheFolder(options.env);
	const env = { ...options.env };
	const go = createGoToolchain({
		env,
		cacheFolder: cache,
		log,
		signal,
		withoutGo
	});
	const repository = createRepository({
		env,
		cacheFolder: cache,
		log,
		signal,
		credentials
	});
	return {
		log,
		signal,
		clock: {
			now,
			today: () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
		},
		go,
		analysis: go,
		repository,
		baselineFile: (folder, path, within) => fileStore(resolve(folder, path), path, within),
		branchRecord: (revisions, branch, request) => readBranchRecord(repository, revisions, branch, request),
		branchRecords: (revisions, branch) => readBranchRecords(repository, revisions, branch),
		backfillStore: (folder, settings) => openBackfillStore(folder ?? join(cache, "backfill"), settings),
		pullRequest: options.pullRequest
	};
}

export { readReach as a, namesFolderOf as i, realPorts as n, namesDocument as r, now as t };