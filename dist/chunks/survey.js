import { _ as GateError, v as onSide } from "./start.js";
import { t as buildFault } from "./environment-fault.js";
import { R as matchBenchmarkName } from "./options.js";
import { b as figuresOfStored, c as recordFailures, h as perOperation, i as hasMoved, l as harvestAll, p as counted, s as screenSide, t as parseBaseline } from "./read.js";
import { a as subjectKey, i as packagePath, n as isWithin, t as remedies } from "./remedies.js";
import { a as insideRoot } from "./read-policy.js";

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
			"test arguments",
			(stored.testArgs ?? []).join(" "),
			(now.testArgs ?? []).join(" ")
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

// src/steps/steady.ts
function isSteady(figures, units) {
	return units.every((unit) => bothWays(figures.get(unit)).every((each) => {
		const { least, greatest } = endsOf(each);
		return least === void 0 || greatest === void 0 || !hasMoved(unit, least, greatest);
	}));
}
function bearsOut(measured, stored, units) {
	return units.every((unit) => {
		const allowed = bothWays(measured.get(unit));
		return bothWays(stored.get(unit)).every((claimed, way) => {
			const { least, greatest } = endsOf(allowed[way]);
			return claimed.every((figure) => {
				if (least === void 0 || greatest === void 0) return false;
				return perOperation(least) <= perOperation(figure) && perOperation(figure) <= perOperation(greatest) || !hasMoved(unit, least, figure) || !hasMoved(unit, greatest, figure);
			});
		});
	});
}
function bothWays(figures = []) {
	return [figures, figures.map(counted)];
}
function endsOf(figures = []) {
	const sorted = figures.toSorted((a, b) => perOperation(a) - perOperation(b));
	const [least, greatest] = [sorted[0], sorted.at(-1)];
	return least === void 0 || greatest === void 0 ? {} : {
		least,
		greatest
	};
}

// src/steps/fit-baseline.ts
function fingerprintOf(environment, { buildFlags, testArgs, mode }, pathLength) {
	return {
		goVersion: environment.goVersion,
		goos: environment.goos,
		goarch: environment.goarch,
		settings: { ...environment.settings },
		buildFlags: [...buildFlags],
		...testArgs.length === 0 ? {} : { testArgs: [...testArgs] },
		mode,
		totals: environment.totals.kind,
		pathLength
	};
}
function readStored({ text, unfit }) {
	return unfit === void 0 ? parseBaseline(text) : {
		kind: "damaged",
		reason: `it is ${unfit}`
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
	const reading = readStored(file);
	if (reading.kind === "damaged") return none(`Warning: the stored baseline ${file.label} is damaged (${reading.reason}); the base was measured instead.`);
	const { baseline } = reading;
	const differences = fingerprintDifferences(baseline.fingerprint, fingerprint);
	if (differences.length > 0) return none(`The stored baseline ${file.label} was recorded under different conditions (${differences.join("; ")}), so the base was measured.`);
	const stored = /* @__PURE__ */ new Map();
	for (const [importPath, listed] of base.packages) {
		const fit = fitPackage(baseline, importPath, listed.key, bench);
		if (fit.kind !== "fits") continue;
		if (Object.entries(fit.stored.benchmarks).every(([benchmark, { gomaxprocs }]) => gomaxprocs === request.gomaxprocs(importPath, benchmark) && isSteady(figuresOfStored(baseline, fit.stored, benchmark) ?? /* @__PURE__ */ new Map(), request.judgedUnits(importPath, benchmark)))) stored.set(importPath, fit.stored);
	}
	return {
		baseline,
		stored,
		notes: []
	};
}
function pinnedBaseline(file, name, fingerprint) {
	if (file === void 0) throw new GateError("missing-baseline", `There is no stored baseline ${name}.`, remedies["missing-baseline"]);
	const reading = readStored(file);
	if (reading.kind === "damaged") throw new GateError("damaged-baseline", `The stored baseline ${file.label} cannot be used: ${reading.reason}.`, remedies["damaged-baseline"]);
	const differences = fingerprintDifferences(reading.baseline.fingerprint, fingerprint);
	if (differences.length > 0) throw new GateError("foreign-baseline", `The stored baseline ${file.label} was recorded under different conditions: ${differences.join("; ")}.`, remedies["foreign-baseline"]);
	return reading.baseline;
}

// src/core/benchmath/iterations.ts
const screenWork = 1e7;
const confirmWork = 1e9;
const mostWaiting = 4;
const mostScreened = 65536;
const mostConfirmed = 4194304;
function pacing({ timed, real }) {
	return Math.max(timed, real / mostWaiting);
}
function slower(one, other) {
	return {
		timed: Math.max(one?.timed ?? 0, other?.timed ?? 0),
		real: Math.max(one?.real ?? 0, other?.real ?? 0)
	};
}
function screenIterations(nsPerOp) {
	return Math.min(powerOfFour(screenWork / Math.max(nsPerOp, 1)), mostScreened);
}
function confirmIterations(nsPerOp, screened) {
	return Math.max(Math.min(powerOfFour(confirmWork / Math.max(nsPerOp, 1)), mostConfirmed), screened);
}
function powerOfFour(iterations) {
	return 4 ** Math.max(0, Math.round(Math.log(Math.max(iterations, 1)) / Math.log(4)));
}

// src/steps/prepare.ts
function folderIn(root, { prefix }) {
	return prefix === "" ? root : `${root}/${prefix}`;
}
async function prepareSides(ports, revisions, snapshots, settings) {
	const { prepare, timeoutMs, buildFlags } = settings;
	const sides = [snapshots.base, snapshots.head].filter((root) => root !== void 0);
	const { root: checkout, prefix } = revisions;
	const notes = await ports.go.follow({
		checkout,
		prefix,
		sides,
		work: snapshots.work,
		buildFlags
	});
	if (prepare === void 0) return notes;
	for (const side of ["base", "head"]) {
		const root = snapshots[side];
		if (root === void 0) continue;
		ports.log.progress({
			stage: `prepare ${side}`,
			done: 0,
			total: 1,
			detail: prepare
		});
		await onSide(side, () => ports.go.prepare(prepare, folderIn(root, revisions), timeoutMs));
	}
	return notes;
}

// src/steps/side.ts
const listingFaults = {
	pattern: {
		kind: "no-benchmarks",
		remedy: "Name packages of the module: patterns are relative to the folder that -C DIR names, and `go list ./...` lists the packages."
	},
	module: {
		kind: "build-failed",
		remedy: "Run `go list ./...` in the module’s folder and fix what it reports about go.mod or go.work."
	}
};
function planSide(ports, request) {
	return onSide(request.side, () => plan(ports, request));
}
async function plan(ports, request) {
	const { side, root, folder, work, patterns, buildFlags, testArgs, aside } = request;
	const modules = await ports.go.modules(folder);
	if (modules.length === 0 && request.fallback === void 0) throw await nothingHere(ports, folder, root);
	const folders = modules.map((module) => module === "" ? folder : `${folder}/${module}`);
	const environment = folders.length === 0 && request.fallback !== void 0 ? request.fallback : await ports.go.environment(folders[0] ?? folder, work, buildFlags);
	const packages = /* @__PURE__ */ new Map();
	const excluded = [];
	const incidents = [];
	const shown = (message) => message.replaceAll(`${root}/`, "");
	const failed = (failure) => {
		const { importPath, message, cause } = failure;
		incidents.push({
			...natureOf(failure),
			side,
			package: importPath,
			message: shown(message),
			cause
		});
	};
	const unnamed = [];
	const testingFiles = /* @__PURE__ */ new Set();
	const files = [];
	for (const moduleFolder of folders) {
		const listing = await listTwice(ports, {
			folder: moduleFolder,
			root,
			patterns,
			buildFlags,
			aside,
			testArgs
		});
		files.push(listing.files);
		for (const file of listing.testingFiles ?? []) testingFiles.add(file);
		for (const found of listing.packages) {
			const listed = testArgs.length === 0 ? found : {
				...found,
				testArgs
			};
			const path = packagePath(root, request.configFolder, listed.folder);
			const name = {
				importPath: listed.importPath,
				path
			};
			if (request.excludes(name)) excluded.push(name);
			else packages.set(listed.importPath, listed);
		}
		for (const failure of listing.failures) if (failure.fault === "pattern") unnamed.push(failure);
		else failed(failure);
	}
	for (const failure of new Map(unnamed.map((one) => [one.importPath, one])).values()) if (unnamed.filter(({ importPath }) => importPath === failure.importPath).length >= folders.length) failed(failure);
	const built = /* @__PURE__ */ new Map();
	const builds = /* @__PURE__ */ new Map();
	const binaries = async (importPaths) => {
		const wanted = importPaths.flatMap((path) => builds.has(path) ? [] : packages.get(path) ?? []);
		const run = async () => {
			const build = await onSide(side, () => buildTwice(ports, {
				side,
				packages: wanted,
				buildFlags,
				work
			}));
			for (const binary of build.binaries) built.set(binary.importPath, binary);
			for (const failure of build.failures) failed(failure);
		};
		if (wanted.length > 0) {
			const building = run();
			for (const { importPath } of wanted) builds.set(importPath, building);
		}
		await Promise.all(importPaths.flatMap((path) => builds.get(path) ?? []));
		return new Map(importPaths.flatMap((path) => entry(path, built.get(path))));
	};
	return {
		side,
		root,
		folder,
		environment,
		packages,
		excluded,
		files: files.every((list) => list !== void 0) ? new Set(files.flat()) : void 0,
		testingFiles,
		incidents,
		binaries
	};
}
function natureOf({ message, fault, cause }) {
	if (cause === "environment") {
		const remedy = buildFault(message)?.remedy;
		return {
			kind: "environment-failed",
			...remedy === void 0 ? {} : { remedy }
		};
	}
	return fault === void 0 ? { kind: "build-failed" } : listingFaults[fault];
}
async function listTwice(ports, request) {
	const first = await ports.go.list(request);
	if (first.failures.every(({ fault }) => fault === "pattern")) return first;
	const second = await ports.go.list(request);
	return {
		...second,
		failures: second.failures.map((failure) => settled(failure, first.failures))
	};
}
async function buildTwice(ports, request) {
	const first = await ports.go.build(request);
	if (first.failures.length === 0) return first;
	const failed = new Set(first.failures.map(({ importPath }) => importPath));
	const packages = request.packages.filter(({ importPath }) => failed.has(importPath));
	const second = await ports.go.build({
		...request,
		packages
	});
	return {
		binaries: [...first.binaries, ...second.binaries],
		failures: second.failures.map((failure) => settled(failure, first.failures)),
		empty: [...first.empty, ...second.empty]
	};
}
function settled(failure, before) {
	const earlier = before.find(({ importPath }) => importPath === failure.importPath);
	if (failure.cause !== "code" || earlier?.cause === "code") return failure;
	return earlier ?? {
		...failure,
		cause: "unclear"
	};
}
async function nothingHere(ports, folder, root) {
	const module = await ports.go.enclosingModule(folder, root);
	if (module === void 0) return new GateError("no-benchmarks", "There is no Go module here (no go.mod or go.work in this folder, above it in the repository, or below it).", "Start allocgate in the folder of a Go module, or name it with -C DIR; `go mod init` makes one.");
	const below = (path) => path.slice(root.length + 1);
	const place = module.folder === root ? "the top of the repository" : below(module.folder);
	return new GateError("usage", `The folder ${below(folder)} has no Go packages. It is in the module ${module.path}, whose folder is ${place}.`, "Start allocgate in the module’s folder or in one that has packages, or name it with -C DIR.");
}
function entry(path, binary) {
	return binary === void 0 ? [] : [[path, binary]];
}
function only(side, names) {
	return {
		...side,
		packages: new Map([...side.packages].filter(([importPath]) => names.has(importPath)))
	};
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
		...sideSettings(revisions, inForce)
	});
}
function sideSettings({ prefix }, inForce) {
	const { settings, configFolder, excludes } = inForce;
	const { patterns, buildFlags, testArgs, baselineFile } = settings;
	const stored = insideRoot(prefix, baselineFile);
	return {
		patterns,
		buildFlags,
		testArgs,
		aside: stored === void 0 ? [] : [stored],
		configFolder,
		excludes
	};
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
		const base = basePaces(request, importPath);
		const names = /* @__PURE__ */ new Set([...head?.paces.keys() ?? [], ...base.keys()]);
		for (const benchmark of names) {
			const sides = [];
			if (base.has(benchmark)) sides.push("base");
			if (head?.paces.has(benchmark) === true) sides.push("head");
			if (!sides.includes("head") && isSkipped(head, benchmark)) skipped.push({
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
				iterations: request.stored.get(importPath)?.benchmarks[benchmark]?.iterations ?? request.keep?.(subject) ?? screenIterations(pacing(slower(base.get(benchmark), head?.paces.get(benchmark))))
			});
		}
	}
	return {
		benchmarks,
		skipped
	};
}
function basePaces({ stored, base, bench }, importPath) {
	const kept = stored.get(importPath);
	if (kept === void 0) return base.get(importPath)?.paces ?? /* @__PURE__ */ new Map();
	const matching = Object.keys(kept.benchmarks).filter((name) => matchBenchmarkName(bench, name));
	return new Map(matching.map((name) => [name, {
		timed: 0,
		real: 0
	}]));
}
function isSkipped(survey, benchmark) {
	return [...survey?.skipped ?? []].some((name) => isWithin(benchmark, name));
}

// src/steps/time-again.ts
const fast = 1e5;
const secondLook = 100;
const slow = 3e7;
const noticeable = 1;
const heavy = 1e3;
const growth = 4;
const mostIterations = 4 ** 7;
const negligible = 2;
const clear = 50;
const waitGrowth = 16;
const longestSample = 1e9;
const short = .2;
async function timedAgain(ports, side, packages, request) {
	const every = [...packages].flatMap(([importPath, { first }]) => [...first.results].map(([benchmark, result]) => timedOnce({
		importPath,
		benchmark
	}, result)));
	const known = new Map(every.flatMap((timed) => {
		const pace = request.other?.get(timed.importPath)?.paces.get(timed.benchmark);
		return pace !== void 0 && isShortAt(pace, timed) ? [[subjectKey(timed), {
			...timed,
			ns: pace.timed,
			real: pace.real
		}]] : [];
	}));
	const found = every.filter((timed) => !known.has(subjectKey(timed)));
	const kept = new Map(found.map((timed) => [subjectKey(timed), timed]));
	const again = found.filter((timed) => longest(timed) >= noticeable && longest(timed) < heavy);
	const warm = await lookAgain(ports, side, again, 1, request, 2);
	for (const timed of again) {
		const result = warm.get(subjectKey(timed));
		if (result === void 0) kept.delete(subjectKey(timed));
		else kept.set(subjectKey(timed), quicker(timed, timedOnce(timed, result)));
	}
	const all = [...kept.values()];
	const lookOnce = async (wanted, iterations) => {
		const results = await lookAgain(ports, side, wanted, iterations, request);
		return wanted.flatMap((timed) => {
			const result = results.get(subjectKey(timed));
			if (result === void 0) kept.delete(subjectKey(timed));
			else kept.set(subjectKey(timed), withResult(timed, result, iterations));
			return kept.get(subjectKey(timed)) ?? [];
		});
	};
	const look = async (wanted, iterations) => {
		const once = await lookOnce(wanted, iterations);
		const twice = await lookOnce(once.filter(({ real }) => real > 0), iterations);
		return [...once.filter(({ real }) => real === 0), ...twice];
	};
	let unclear = await look(all.filter(({ ns }) => ns < fast), secondLook);
	for (let iterations = 1600;; iterations *= waitGrowth) {
		unclear = unclear.filter((timed) => timed.unclear && iterations <= screenIterations(timed.ns));
		if (unclear.length === 0) break;
		unclear = await look(unclear, iterations);
	}
	let open = all.filter((timed) => timed.ns >= fast && timed.ns < slow);
	for (let iterations = growth; open.length > 0 && iterations <= mostIterations; iterations *= growth) {
		const before = new Map(open.map((timed) => [subjectKey(timed), timed.ns]));
		open = (await look(open, iterations)).filter((timed) => timed.ns < (before.get(subjectKey(timed)) ?? 0) / 2 && timed.ns * iterations < 2 * slow);
	}
	return new Map([...packages].map(([importPath, { first, skipped }]) => {
		const paces = [...first.results.keys()].flatMap((benchmark) => {
			const key = subjectKey({
				importPath,
				benchmark
			});
			return kept.get(key) ?? known.get(key) ?? [];
		}).map(({ benchmark, ns, real }) => [benchmark, {
			timed: ns,
			real
		}]);
		return [importPath, {
			paces: new Map(paces),
			skipped,
			first
		}];
	}));
}
function isShortAt(pace, { ns, wallMs = 0 }) {
	const longestOperation = Math.max(ns, wallMs <= short ? 0 : wallMs * 1e6);
	return screenIterations(pacing(pace)) * longestOperation <= longestSample;
}
function timedOnce({ importPath, benchmark }, result) {
	return {
		importPath,
		benchmark,
		...withReal(nsPerOp(result), result.wallMs),
		unclear: false
	};
}
function quicker(one, other) {
	const walls = [one, other].flatMap(({ wallMs }) => wallMs ?? []);
	return {
		...one,
		...withReal(Math.min(one.ns, other.ns), walls.length === 0 ? void 0 : Math.min(...walls))
	};
}
function withReal(ns, wallMs) {
	return {
		ns,
		wallMs,
		real: ns >= slow && wallMs !== void 0 ? wallMs * 1e6 : 0
	};
}
function longest({ ns, wallMs = 0 }) {
	return Math.max(ns / 1e6, wallMs);
}
function withResult(timed, result, iterations) {
	const ns = Math.min(timed.ns, nsPerOp(result));
	if (result.wallMs === void 0 || timed.wallMs === void 0) return {
		...timed,
		ns
	};
	const wall = result.wallMs - 2 * timed.wallMs;
	const found = wall >= clear ? wall * 1e6 / (iterations - 1) : 0;
	const real = timed.real > 0 ? Math.min(timed.real, found) : found;
	return {
		...timed,
		ns,
		real,
		unclear: wall > negligible && wall < clear
	};
}
async function lookAgain(ports, side, wanted, iterations, request, runs = 1) {
	const path = pathsOf([side], request.configFolder);
	const plan = wanted.map(({ importPath, benchmark }) => {
		const subject = {
			importPath,
			path: path(importPath),
			benchmark
		};
		return {
			...subject,
			iterations,
			gomaxprocs: request.gomaxprocs(subject),
			sides: [side.side]
		};
	});
	return screenSide(ports, side, plan, request.timeoutMs, "time", runs);
}
function nsPerOp({ figures }) {
	const figure = figures.get("ns/op");
	return figure?.kind === "reported" ? figure.value : 1;
}

// src/steps/survey.ts
async function survey(ports, side, importPaths, request) {
	const binaries = [...(await side.binaries(importPaths)).values()];
	let done = 0;
	const tell = (binary, running) => {
		const detail = binary.importPath;
		ports.log.progress({
			stage: `find ${side.side}`,
			done,
			total: binaries.length,
			detail,
			...running && { running }
		});
	};
	const requests = binaries.map((binary) => ({
		binary,
		select: {
			kind: "expression",
			bench: request.bench
		},
		iterations: 1,
		count: 1,
		gomaxprocs: 1,
		timeoutMs: request.timeoutMs,
		benchmarkTimeoutMs: request.benchmarkTimeoutMs,
		onRunning: (benchmark, elapsedMs) => {
			tell(binary, {
				benchmark,
				elapsedMs
			});
		}
	}));
	const harvests = await harvestAll(ports.go, requests, ({ binary }) => {
		done++;
		tell(binary);
	});
	const packages = new Map(binaries.map(({ importPath }, index) => {
		const harvest = harvests[index];
		recordFailures(side, importPath, harvest);
		return [importPath, {
			first: firstRuns(harvest),
			skipped: harvest?.skipped ?? /* @__PURE__ */ new Set()
		}];
	}));
	return {
		packages: await timedAgain(ports, side, packages, request),
		cpu: harvests.find(({ cpu }) => cpu !== void 0)?.cpu,
		units: harvests.flatMap(({ units }) => units)
	};
}
function firstRuns(harvest) {
	const results = [...harvest?.results ?? []].flatMap(([name, [result]]) => result === void 0 ? [] : [[name, result]]);
	return {
		results: new Map(results),
		processes: harvest?.processes ?? []
	};
}

export { readStored as _, only as a, fingerprintDifferences as b, folderIn as c, pacing as d, screenIterations as f, pinnedBaseline as g, fitBaseline as h, sideSettings as i, prepareSides as l, fingerprintOf as m, planBenchmarks as n, pathsOf as o, slower as p, planHead as r, planSide as s, survey as t, confirmIterations as u, bearsOut as v, isSteady as y };