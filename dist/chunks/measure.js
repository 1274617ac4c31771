import { D as GateError } from "./start.js";
import { c as mapLimit, r as screenSide, t as figuresByUnit } from "./screen.js";
import { D as matchBenchmarkFunction } from "./test-arguments.js";
import { h as parsePatch, p as prefixesOf } from "./no-benchmarks.js";
import { r as someNames } from "./problems.js";
import { a as subjectKey, i as packagePath, t as remedies } from "./remedies.js";
import { i as pinnedText, n as baselineOnBranch, o as folderOf$1, t as baselineAtBase } from "./stored-text.js";
import { n as sideOf, r as storedPackages, s as perOperation, t as figuresOfStored } from "./base.js";
import { n as pathsOf, r as planSide } from "./side.js";
import { i as judgedUnits, n as standingRules } from "./row-rules.js";
import { n as fitBaseline, r as pinnedBaseline, t as fingerprintOf } from "./fit-baseline.js";
import { c as sideSettings, i as pacing, l as folderIn, n as planBenchmarks, o as slower, t as survey } from "./survey.js";

// src/steps/select-packages.ts
function selectPackages({ packages }, bench) {
	return [...packages.values()].filter(({ benchmarks }) => benchmarks?.some((name) => matchBenchmarkFunction(bench, name)) ?? true).map(({ importPath }) => importPath);
}

// src/steps/build-sides.ts
async function buildSides(head, base, bench) {
	const live = base.kind === "measured" ? sideOf(base) : void 0;
	await mapLimit([head, ...live === void 0 ? [] : [live]], 2, (side) => {
		const selected = selectPackages(side, bench);
		return side.binaries(side === head ? selected : selected.filter((path) => !storedPackages(base).has(path)));
	});
}

// src/steps/renamed-packages.ts
async function renamedPackages(ports, base, head) {
	const gone = foldersOf(base, head);
	const come = foldersOf(head, base);
	const renames = /* @__PURE__ */ new Map();
	if (gone.size === 0 || come.size === 0) return renames;
	const pair = (from, to) => {
		const [before, after] = [gone.get(from), come.get(to)];
		if (before === void 0 || after === void 0) return;
		renames.set(before, after);
		gone.delete(from);
		come.delete(to);
	};
	for (const folder of gone.keys()) pair(folder, folder);
	if (gone.size === 0 || come.size === 0) return renames;
	for (const { from, to } of await movedFolders(ports, base, head)) pair(from, to);
	return renames;
}
function foldersOf(side, other) {
	const only = [...side.packages].filter(([importPath]) => !other.packages.has(importPath));
	return new Map(only.map(([importPath, { folder }]) => [packagePath(side.root, "", folder), importPath]));
}
async function movedFolders(ports, base, head) {
	let patch;
	try {
		patch = await ports.repository.changes(base.root, head.root);
	} catch (error) {
		if (ports.signal.aborted) throw error;
		return [];
	}
	const left = /* @__PURE__ */ new Map();
	const moves = /* @__PURE__ */ new Map();
	for (const change of parsePatch(patch, prefixesOf(base.root, head.root))) {
		if (change.kind === "added" || !change.base.endsWith(".go")) continue;
		const from = folderOf(change.base);
		const to = change.kind === "modified" ? folderOf(change.head) : void 0;
		if (from === to) continue;
		left.set(from, (left.get(from) ?? 0) + 1);
		if (to === void 0) continue;
		const key = `${from}\n${to}`;
		moves.set(key, {
			from,
			to,
			files: (moves.get(key)?.files ?? 0) + 1
		});
	}
	return [...moves.values()].filter(({ from, files }) => files * 2 >= (left.get(from) ?? 0)).toSorted((a, b) => b.files - a.files);
}
function folderOf(file) {
	const end = file.lastIndexOf("/");
	return end === -1 ? "." : `./${file.slice(0, end)}`;
}
function underHeadNames(packages, renames) {
	return new Map([...packages].map(([importPath, of]) => [renames.get(importPath) ?? importPath, of]));
}
function renamedSide(side, renames) {
	if (renames.size === 0) return side;
	const baseNames = new Map([...renames].map(([before, after]) => [after, before]));
	const renameIncidents = () => {
		for (const [index, incident] of side.incidents.entries()) {
			const name = incident.package === void 0 ? void 0 : renames.get(incident.package);
			if (name !== void 0) side.incidents[index] = {
				...incident,
				package: name
			};
		}
	};
	renameIncidents();
	return {
		...side,
		packages: underHeadNames(side.packages, renames),
		binaries: async (importPaths) => {
			const built = await side.binaries(importPaths.map((path) => baseNames.get(path) ?? path));
			renameIncidents();
			const renamed = [...underHeadNames(built, renames)];
			return new Map(renamed.map(([importPath, binary]) => [importPath, {
				...binary,
				importPath
			}]));
		}
	};
}
function renameNotes(renames) {
	if (renames.size === 0) return [];
	return [`Packages that the change renames are compared with base under their old names: ${someNames([...renames].map(([before, after]) => `${after} is ${before} on base`))}.`];
}

// src/steps/share-untracked.ts
async function shareWorkspace(ports, { revisions, snapshots }, base) {
	if (revisions.head.kind === "commit") return;
	const files = snapshots.uncommitted.untracked.filter((path) => workspaceForm.test(path));
	if (files.length > 0) await ports.repository.shareUntracked(snapshots, base, files);
}
async function shareUntracked(ports, { revisions, snapshots, head }, base) {
	const { changed, untracked } = snapshots.uncommitted;
	const named = [...changed.map((path) => `${path} (changed)`), ...untracked.map((path) => `${path} (untracked)`)];
	if (named.length === 0) return [];
	if (revisions.head.kind === "commit") return [`The checkout has files that its commit does not have, so neither side has them: ${someNames(named, most)}.`];
	const note = `Head is the working tree, with uncommitted files: ${someNames(named, most)}.`;
	const { files } = head;
	if (base?.files === void 0 || files === void 0) return [note];
	const [ours, theirs] = [files, base.files].map((list) => new Set([...list].map(folderOf$1)));
	const isRisky = (path) => sourceForm.test(path) && theirs?.has(folderOf$1(path)) === true && ours?.has(folderOf$1(path)) !== true;
	const unused = untracked.filter((path) => !files.has(path) && !moduleForm.test(path) && !isRisky(path));
	const both = await ports.repository.shareUntracked(snapshots, base.root, unused);
	if (both.length === 0) return [note];
	return [note, `Both sides have these untracked files, because no benchmark is compiled from them: ${someNames(both, most)}.`];
}
const most = 10;
const workspaceForm = /(?:^|\/)go\.work(?:\.sum)?$/;
const moduleForm = /(?:^|\/)(?:go\.mod|go\.sum|vendor\/.*)$/;
const sourceForm = /\.(?:go|c|cc|cpp|cxx|m|h|hh|hpp|hxx|f|for|f90|s|swig|swigcxx|syso)$/i;

// src/steps/find-base.ts
async function findBase(ports, request) {
	const { revisions, snapshots, inForce, head } = request;
	const { settings } = inForce;
	const fingerprint = fingerprintOf(head.environment, settings, snapshots.pathLength);
	if (settings.baseline === "file") {
		const text = await pinnedText(ports, request);
		const baseline = pinnedBaseline(text, settings.baselineFile, fingerprint);
		const untracked = text?.onDisk === true ? [`The base commit does not contain ${settings.baselineFile}, so reproducing this run requires the same copy of that file.`] : [];
		const root = baseline.commit === void 0 ? void 0 : await ports.repository.snapshotCommit(revisions, snapshots, baseline.commit);
		if (root === void 0) {
			const note = `${baseline.commit === void 0 ? `${settings.baselineFile} was recorded with uncommitted changes` : `This clone lacks the commit at which ${settings.baselineFile} was recorded`}, so only head can be measured again.`;
			const notes = [
				...await shareUntracked(ports, request, void 0),
				note,
				...untracked
			];
			return {
				base: {
					kind: "pinned",
					baseline,
					side: void 0
				},
				notes
			};
		}
		const pinned = await planBase(ports, request, root);
		const uncommitted = await shareUntracked(ports, request, pinned);
		const renames = await renamedPackages(ports, pinned, head);
		const packages = Object.fromEntries(underHeadNames(new Map(Object.entries(baseline.packages)), renames));
		return {
			base: {
				kind: "pinned",
				baseline: {
					...baseline,
					packages
				},
				side: renamedSide(pinned, renames)
			},
			notes: [
				...uncommitted,
				...renameNotes(renames),
				...untracked
			]
		};
	}
	if (revisions.base.kind === "missing" || snapshots.base === void 0) {
		const reason = revisions.base.kind === "missing" ? revisions.base.reason : "the base has no snapshot";
		if (revisions.base.kind === "missing" && revisions.base.blocking) throw new GateError("no-base", `Nothing to compare with: ${reason}.`, remedies["no-base"]);
		const note = `Nothing to compare with: ${reason}. Only figures and budgets are reported.`;
		return {
			base: { kind: "none" },
			notes: [...await shareUntracked(ports, request, void 0), note]
		};
	}
	const planned = await planBase(ports, request, snapshots.base);
	const uncommitted = await shareUntracked(ports, request, planned);
	const renames = await renamedPackages(ports, planned, head);
	const side = renamedSide(planned, renames);
	const notes = [
		...uncommitted,
		...versionNotes(side, head),
		...renameNotes(renames)
	];
	if (settings.baseline === "rerun" || settings.mode === "full") return {
		base: {
			kind: "measured",
			side,
			stored: /* @__PURE__ */ new Map(),
			baseline: void 0
		},
		notes
	};
	const recordedUnder = fingerprintOf(side.environment, settings, snapshots.pathLength);
	const kept = settings.baseline === "branch" ? await baselineOnBranch(ports, request, recordedUnder) : {
		file: await baselineAtBase(ports, request),
		notes: []
	};
	const path = pathsOf([planned], inForce.configFolder);
	const subject = (importPath, benchmark) => ({
		importPath,
		path: path(importPath),
		benchmark
	});
	const fitting = fitBaseline({
		file: kept.file,
		base: planned,
		fingerprint: recordedUnder,
		bench: settings.bench,
		gomaxprocs: (importPath, benchmark) => inForce.gomaxprocs(subject(importPath, benchmark)),
		judgedUnits: (importPath, benchmark) => judgedUnits(inForce, subject(importPath, benchmark))
	});
	const { baseline } = fitting;
	return {
		base: {
			kind: "measured",
			side,
			stored: underHeadNames(fitting.stored, renames),
			baseline
		},
		notes: [
			...notes,
			...kept.notes,
			...fitting.notes
		]
	};
}
async function planBase(ports, request, root) {
	const { revisions, snapshots, inForce, head } = request;
	if (root !== snapshots.base) {
		const { root: checkout, prefix } = revisions;
		await ports.go.follow({
			checkout,
			prefix,
			sides: [root],
			work: snapshots.work,
			buildFlags: inForce.settings.buildFlags
		});
	}
	await shareWorkspace(ports, request, root);
	return planSide(ports, {
		side: "base",
		root,
		folder: folderIn(root, revisions),
		work: snapshots.work,
		...sideSettings(revisions, inForce),
		fallback: head.environment
	});
}
function versionNotes(base, head) {
	const [from, to] = [base.environment.goVersion, head.environment.goVersion];
	return from === to ? [] : [`The sides are built with different Go versions: base ${from}, head ${to}.`];
}

// src/steps/first-runs.ts
function takeFirstRuns(plan, surveys) {
	const taken = {
		base: /* @__PURE__ */ new Map(),
		head: /* @__PURE__ */ new Map()
	};
	for (const benchmark of plan) {
		if (benchmark.iterations !== 1 || benchmark.gomaxprocs !== 1 || benchmark.sides.length < 2) continue;
		const [base, head] = ["base", "head"].map((side) => firstRun(surveys[side]?.packages, benchmark));
		if (base === void 0 || head === void 0 || base.before !== head.before) continue;
		taken.base.set(subjectKey(benchmark), base.result);
		taken.head.set(subjectKey(benchmark), head.result);
	}
	return taken;
}
function firstRun(packages, { importPath, benchmark }) {
	const first = packages?.get(importPath)?.first;
	const result = first?.results.get(benchmark);
	return first === void 0 || result?.iterations !== 1 ? void 0 : {
		result,
		before: before(first, benchmark)
	};
}
function before({ processes }, benchmark) {
	const names = processes.findLast((process) => process.includes(benchmark)) ?? [];
	return names.slice(0, names.indexOf(benchmark)).join("\n");
}

// src/steps/measure.ts
async function measure(ports, head, base, inForce) {
	const { bench, timeoutMs, benchmarkTimeoutMs } = inForce.settings;
	const { configFolder, gomaxprocs } = inForce;
	const limits = {
		bench,
		timeoutMs,
		benchmarkTimeoutMs,
		configFolder,
		gomaxprocs
	};
	const headSurvey = await survey(ports, head, selectPackages(head, bench), limits);
	const storedFirst = usableStored(base, storedPackages(base), head, (importPath, kept) => [...headSurvey.packages.get(importPath)?.paces.keys() ?? []].some((name) => !Object.hasOwn(kept, name)));
	const live = base.kind === "measured" ? base.side : void 0;
	const unstored = (live === void 0 ? [] : selectPackages(live, bench)).filter((path) => !storedFirst.has(path));
	const fromHead = {
		...limits,
		other: headSurvey.packages
	};
	const baseSurvey = live === void 0 ? void 0 : await survey(ports, live, unstored, fromHead);
	const plan = planBenchmarks({
		bench,
		head: headSurvey.packages,
		base: baseSurvey?.packages ?? /* @__PURE__ */ new Map(),
		stored: storedFirst,
		path: pathsOf([head, live], inForce.configFolder),
		gomaxprocs: inForce.gomaxprocs
	});
	const known = takeFirstRuns(plan.benchmarks, {
		base: baseSurvey,
		head: headSurvey
	});
	const unknown = plan.benchmarks.filter((benchmark) => !known.head.has(subjectKey(benchmark)));
	const headResults = new Map([...known.head, ...await screenSide(ports, head, unknown, timeoutMs)]);
	const stored = usableStored(base, storedFirst, head, (importPath, kept) => plan.benchmarks.some((benchmark) => {
		const units = benchmark.importPath === importPath ? kept[benchmark.benchmark]?.units : void 0;
		const found = headResults.get(subjectKey(benchmark))?.figures;
		return units !== void 0 && judgedUnits(inForce, benchmark).some((unit) => found?.has(unit) && !(unit in units));
	}));
	const toMeasure = unknown.filter(({ importPath }) => !stored.has(importPath));
	const baseResults = new Map([...known.base, ...live === void 0 ? [] : await screenSide(ports, live, toMeasure, timeoutMs)]);
	const speedOfPlan = ({ importPath, benchmark }, ...figures) => {
		const [before, after] = [baseSurvey, headSurvey].map((of) => of?.packages.get(importPath)?.paces.get(benchmark));
		return pacing({
			timed: Math.max(...figures.map(speedOf)),
			real: slower(before, after).real
		});
	};
	const baseline = base.kind === "none" ? void 0 : base.baseline;
	const benchmarks = plan.benchmarks.map((benchmark) => {
		const key = subjectKey(benchmark);
		const headResult = headResults.get(key);
		const baseResult = baseResults.get(key);
		const kept = stored.get(benchmark.importPath);
		const headFigures = headResult && figuresByUnit([headResult]);
		const baseFigures = baseResult !== void 0 ? figuresByUnit([baseResult]) : kept !== void 0 && baseline !== void 0 ? figuresOfStored(baseline, kept, benchmark.benchmark) : void 0;
		return {
			plan: benchmark,
			base: baseFigures,
			head: headFigures,
			iterations: benchmark.iterations,
			speed: speedOfPlan(benchmark, headFigures, baseFigures)
		};
	});
	const skippedOnHead = [...headSurvey.packages].flatMap(([importPath, found]) => [...found.skipped].map((benchmark) => ({
		importPath,
		benchmark
	})));
	const { rules, notes } = standingRules(inForce.policy, {
		base: [...baseline?.unitSettings ?? [], ...baseSurvey?.units ?? []],
		head: headSurvey.units,
		onBase: unitsOf(benchmarks.map(({ base: before }) => before))
	});
	return {
		benchmarks,
		rules,
		reused: base.kind === "measured" ? [...stored.keys()].toSorted() : [],
		skipped: plan.skipped,
		skippedOnHead,
		cpu: headSurvey.cpu,
		notes
	};
}
function usableStored(base, stored, head, lacks) {
	if (base.kind !== "measured") return stored;
	const failed = new Set(head.incidents.map((incident) => incident.package));
	const usable = [...stored].filter(([path, { benchmarks }]) => !failed.has(path) && !lacks(path, benchmarks));
	return new Map(usable);
}
function unitsOf(figures) {
	return new Set(figures.flatMap((each) => [...each?.keys() ?? []]));
}
function speedOf(figures) {
	return Math.max(0, ...(figures?.get("ns/op") ?? []).map(perOperation));
}

export { buildSides as a, findBase as i, speedOf as n, unitsOf as r, measure as t };