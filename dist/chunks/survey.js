import { O as onSide } from "./start.js";
import { a as harvestAll, i as recordFailures, r as screenSide } from "./screen.js";
import { O as matchBenchmarkName } from "./test-arguments.js";
import { a as subjectKey, n as isWithin } from "./remedies.js";
import { r as insideRoot } from "./stored-text.js";
import { n as pathsOf, r as planSide } from "./side.js";

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

export { screenIterations as a, sideSettings as c, pacing as i, folderIn as l, planBenchmarks as n, slower as o, confirmIterations as r, planHead as s, survey as t, prepareSides as u };