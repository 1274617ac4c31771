import { a as buildSides, i as findBase, n as speedOf, r as unitsOf, t as measure } from "./measure.js";
import { i as asShard, r as skipIdentical, s as withSection, t as identicalPackages } from "./skip-identical.js";
import { i as storedFigures, n as sideOf$1, r as storedPackages, s as perOperation, t as figuresOfStored } from "./base.js";
import { a as storedText, o as folderOf, r as insideRoot } from "./stored-text.js";
import { n as problemsOf, r as someNames } from "./problems.js";
import { g as pathOf, h as parsePatch, p as prefixesOf } from "./no-benchmarks.js";
import { t as pathBelow } from "./path-below.js";
import { A as leakUnits, G as recordsWaiting, H as isTriedAgainst, m as formatFigure, q as withoutMadeUp, x as count } from "./row-words.js";
import { $ as readCompilerView, A as quoteSources, B as findingDifference, C as isSuspicious, D as readPlaceFacts, E as levelsOff, F as readDeclarationView, G as distinctSites, H as partsOf, I as readImports, J as siteKey, K as fixKey, L as composeExplanation, M as profileTiny, N as diffSites, O as readSiteFacts, P as withExcerpts, Q as goFolders, R as costOf, S as confirmLeak, T as leavesAnything, U as leastShare, V as examineSite, W as rowKey$1, X as changedFolders, Y as openRest, Z as filesOnPaths, _ as unitsOf$1, a as endOfOwnTests, at as lineMapOf, b as isSpent, c as prove, d as takenData, et as parseDiagnostics, f as sharesOf, g as measureOnce, h as experiment, i as soundnessBy, it as readChange, j as profileSide, k as profileSites, l as exchangeData, m as buildExperiment, n as looksAt, nt as compareDiagnostics, o as runOwnTests, p as boundedBench, q as noExperiments, r as explainLeaks, rt as noChange, s as Turns, t as lookAtSides, tt as indexDiagnostics, u as _usingCtx, v as rankAtoms, w as leakFigures, x as shareOfTime, y as budgetOf, z as explainedShares } from "./look.js";
import { a as harvestAll, c as mapLimit, f as floorOf, i as recordFailures, n as processGroups, r as screenSide, t as figuresByUnit, u as parseBaseline } from "./screen.js";
import { a as subjectKey, n as isWithin, t as remedies } from "./remedies.js";
import { n as leadingExcerpts } from "./excerpts.js";
import { D as matchBenchmarkFunction, g as isAllocationUnit } from "./test-arguments.js";
import { s as pressureUnits, u as allocsWords } from "./array.js";
import { n as concludeReport, t as acceptRegressions } from "./accept.js";
import { t as changeOf$1 } from "./change.js";
import { a as isOverBudget, i as judgedUnits, l as onCommonGround, n as standingRules, o as judgeRow, r as criteriaOf, s as compareSides } from "./row-rules.js";
import { t as summarize } from "./summary.js";
import { c as stepsOf, d as releasesOf, i as medianOf, l as ancestorsOf, n as isStep, o as bars, r as levelsOf, u as firstReleaseWith } from "./levels.js";
import { r as conditionsOf } from "./records.js";
import { D as GateError } from "./start.js";
import { a as bearsOut, i as readStored, o as isSteady, s as fingerprintDifferences, t as fingerprintOf } from "./fit-baseline.js";
import { t as isExpired } from "./settings.js";
import { a as screenIterations, c as sideSettings, i as pacing, l as folderIn, r as confirmIterations, s as planHead, u as prepareSides } from "./survey.js";
import { t as renderBaseline } from "./write.js";
import { n as pathsOf, r as planSide, t as only } from "./side.js";
import { i as editedBenchmarks, r as aloneOf, t as settle } from "./settle.js";
import { n as unjudgedRows, t as findingsOf } from "./findings.js";
import { o as isOfShard, t as defaults } from "./options.js";
import { n as environmentOf, r as headOf, t as baseOf$1 } from "./report-parts.js";
import { t as fingerprint } from "./fingerprint.js";

// src/core/blind-spots/coverage.ts
var Coverage = class {
	#reached = /* @__PURE__ */ new Map();
	add(profile) {
		const [mode = "", ...lines] = profile.trimEnd().split("\n");
		const blocks = lines.map((line) => blockForm.exec(line));
		if (!/^mode: (?:set|count|atomic)$/.test(mode) || blocks.includes(null)) return false;
		for (const [, file = "", line, endLine, count] of blocks.flatMap((block) => block === null ? [] : [block])) {
			if (Number(count) === 0) continue;
			const block = {
				line: Number(line),
				endLine: Number(endLine)
			};
			const known = this.#reached.get(file);
			if (known === void 0) this.#reached.set(file, [block]);
			else known.push(block);
		}
		return true;
	}
	reaches(file, { line, endLine }) {
		return (this.#reached.get(file) ?? []).some((block) => block.line >= line && block.endLine <= endLine);
	}
};
const blockForm = /^(.+):(\d+)\.\d+,(\d+)\.\d+ \d+ (\d+)$/;

// src/core/blind-spots/changed-functions.ts
function isCode(path) {
	const folders = path.split("/");
	const name = folders.pop() ?? "";
	return /^[^._].*\.go$/.test(name) && !name.endsWith("_test.go") && folders.every((folder) => !/^[._]/.test(folder) && folder !== "testdata" && folder !== "vendor");
}
function changedFunctions(changes, base, head) {
	const names = /* @__PURE__ */ new Set();
	const codes = /* @__PURE__ */ new Set();
	for (const change of changes) {
		if (change.kind === "added") continue;
		const folders = new Set([change.base, change.kind === "modified" ? change.head : change.base].map(folderOf));
		for (const { name, code } of base.get(change.base)?.declarations ?? []) for (const folder of folders) {
			names.add(`${folder} ${name}`);
			codes.add(`${folder} ${name} ${code}`);
		}
	}
	return changes.flatMap((change) => {
		const file = change.kind === "deleted" ? void 0 : change.head;
		const found = file === void 0 ? void 0 : head.get(file);
		if (file === void 0 || found === void 0 || found.generated) return [];
		const folder = folderOf(file);
		return found.declarations.filter(({ name, code }) => code !== "" && name !== "_" && !codes.has(`${folder} ${name} ${code}`)).map(({ name, line, endLine }) => ({
			file,
			name,
			line,
			endLine,
			change: names.has(`${folder} ${name}`) ? "edited" : "added"
		}));
	});
}

// src/steps/blind-spots/changed-code.ts
const mostFiles = 3e3;
async function readChangedCode(ports, { base, head, settings }) {
	const files = parsePatch(await ports.repository.changes(base.root, head.root), prefixesOf(base.root, head.root));
	const changes = files.filter((file) => isCode(pathOf(file))).slice(0, mostFiles);
	const modules = modulesOf(head);
	const moduleOf = (file) => modules.find((folder) => `${head.root}/${file}`.startsWith(`${folder}/`)) ?? head.folder;
	const packages = /* @__PURE__ */ new Map();
	const ours = changes.flatMap((change) => change.kind === "deleted" || !`${head.root}/${change.head}`.startsWith(`${head.folder}/`) ? [] : [change.head]);
	for (const module of new Set(ours.map(moduleOf))) {
		const ofModule = ours.filter((file) => moduleOf(file) === module);
		const folders = [...new Set(ofModule.map((file) => `${head.root}/${folderOf(file)}`.replace(/\/$/, "")))];
		const compiled = await ports.analysis.compiledFiles({
			folder: module,
			folders,
			buildFlags: settings.buildFlags
		});
		for (const [file, importPath] of compiled) packages.set(pathBelow(head.root, file), importPath);
	}
	const compiled = ours.filter((file) => packages.has(file));
	const before = changes.flatMap((change) => change.kind === "added" ? [] : [`${base.root}/${change.base}`]);
	const after = compiled.map((file) => `${head.root}/${file}`);
	const declared = after.length === 0 ? [] : await ports.analysis.declarations(head.folder, [...before, ...after]);
	const of = (side) => new Map(declared.filter(({ file }) => file.startsWith(`${side.root}/`)).map((found) => [pathBelow(side.root, found.file), found]));
	return {
		files,
		functions: changedFunctions(changes, of(base), of(head)),
		packageOf: (file) => packages.get(file),
		moduleOf
	};
}
function modulesOf({ packages, folder }) {
	return [...new Set([...packages.values()].map(({ moduleFolder }) => moduleFolder).concat(folder))].toSorted((a, b) => b.length - a.length);
}

// src/core/blind-spots/new-escapes.ts
const constant = /^(?:["'`\d-]|true$|false$|nil$)/;
const longestSubject = 80;
function newEscapesIn({ file, line, endLine }, newlySaid) {
	const found = newlySaid.flatMap((said) => {
		if (said.kind !== "escapes" || said.at.file !== file || said.at.line < line || said.at.line > endLine) return [];
		const subject = withoutMadeUp(said.subject);
		return constant.test(subject) ? [] : [{
			line: said.at.line,
			subject: subject.slice(0, longestSubject)
		}];
	});
	return [...new Map(found.map((escape) => [`${escape.line} ${escape.subject}`, escape])).values()].toSorted((a, b) => a.line - b.line);
}

// src/steps/blind-spots/new-escapes.ts
async function newEscapesOf(ports, { base, head, settings, work }, code, functions, deadline) {
	const lines = lineMapOf(code.files);
	const found = /* @__PURE__ */ new Map();
	for (const module of new Set(functions.map(({ file }) => code.moduleOf(file)))) {
		const ofModule = functions.filter(({ file }) => code.moduleOf(file) === module);
		const folders = new Set(ofModule.map(({ file }) => folderOf(file)));
		const importPaths = [...new Set(ofModule.flatMap(({ file }) => code.packageOf(file) ?? []))];
		const ask = async (side) => {
			const folder = side.root + module.slice(head.root.length);
			const isThere = side === head || [...side.packages.values()].some(({ moduleFolder }) => moduleFolder === folder);
			const { buildFlags } = settings;
			const limitMs = Math.max(1, Math.round(deadline - ports.clock.now()));
			const text = isThere ? await ports.analysis.diagnostics({
				folder,
				root: side.root,
				importPaths,
				buildFlags,
				folders,
				work,
				limitMs
			}) : "";
			return indexDiagnostics(parseDiagnostics(text, (file) => pathBelow(side.root, file)));
		};
		const [before, after] = await Promise.all([ask(base), ask(head)]);
		const knownOnBase = new Set(before.all.map(({ at }) => folderOf(lines.fileOnHead(at.file) ?? at.file)));
		const said = compareDiagnostics(before, after, lines);
		for (const one of ofModule) if (one.change === "added" || knownOnBase.has(folderOf(one.file))) found.set(one, newEscapesIn(one, said));
	}
	return found;
}

// src/steps/blind-spots/run-with-coverage.ts
async function runWithCoverage(ports, request, code, coverage, deadline) {
	const { settings, work } = request;
	const packages = changedPackages(request);
	if (packages.length === 0) return {
		failed: [],
		late: false
	};
	const left = () => Math.round(deadline - ports.clock.now());
	const isLate = () => left() <= 0;
	if (isLate()) return {
		failed: [],
		late: true
	};
	const cover = new Set(code.functions.flatMap(({ file }) => code.packageOf(file) ?? []));
	const build = await ports.go.build({
		side: "head",
		packages,
		buildFlags: settings.buildFlags,
		work,
		variant: {
			name: "cover",
			replace: /* @__PURE__ */ new Map(),
			cover: [...cover].toSorted(),
			limitMs: left()
		}
	});
	if (isLate()) return {
		failed: [],
		late: true
	};
	const failed = build.failures.map(({ importPath }) => importPath);
	await mapLimit(build.binaries, ports.go.parallelism, async (binary) => {
		if (isLate()) return;
		const { profile } = await ports.analysis.coverage({
			binary,
			args: [
				"-test.run=^$",
				`-test.bench=${settings.bench}`,
				"-test.benchtime=1x",
				"-test.count=1",
				"-test.timeout=0"
			],
			gomaxprocs: void 0,
			timeoutMs: Math.min(settings.timeoutMs, Math.max(left(), 1))
		});
		if (profile === void 0 || !coverage.add(profile)) failed.push(binary.importPath);
	});
	return {
		failed,
		late: isLate()
	};
}
function changedPackages({ base, head, own }) {
	return [...head.packages.values()].filter(({ importPath, key, benchmarks }) => own?.has(importPath) !== false && benchmarks?.length !== 0 && base.packages.get(importPath)?.key !== key);
}

// src/steps/blind-spots/find-blind-spots.ts
async function findBlindSpots(ports, request) {
	const { base, head, settings } = request;
	if (settings.blindSpots === "off" || base === void 0 || head.packages.size === 0) return { notes: [] };
	try {
		return await look(ports, {
			...request,
			base
		}, ports.clock.now() + request.limitMs);
	} catch (error) {
		if (ports.signal.aborted) throw error;
		return unknown(error instanceof Error ? error.message : String(error));
	}
}
async function look(ports, request, deadline) {
	const { head, settings } = request;
	const code = await readChangedCode(ports, request);
	if (code.functions.length === 0) return { notes: [] };
	ports.log.progress({
		stage: "blind spots",
		done: 0,
		total: 1,
		detail: ""
	});
	const unlisted = head.incidents.flatMap(({ package: name, benchmark }) => name === void 0 || benchmark !== void 0 ? [] : [name]);
	if (unlisted.length > 0) return unknown(`${someNames(unlisted)} can't be built.`);
	const coverage = new Coverage();
	const ran = await runWithCoverage(ports, request, code, coverage, deadline);
	if (ran.late) return unknown(tooLate(request.limitMs));
	const unreached = code.functions.filter((found) => !coverage.reaches(profiled(found, code), found));
	if (unreached.length > 0 && ran.failed.length > 0) return unknown(`the benchmarks of ${someNames(ran.failed)} can't be run with coverage.`);
	const compared = unreached.length === 0 || ports.clock.now() >= deadline ? void 0 : await newEscapesOf(ports, request, code, unreached, deadline);
	const isLate = ports.clock.now() >= deadline;
	const escapes = isLate ? void 0 : compared;
	const lines = unreached.map((found) => described(found, code, escapes?.get(found) ?? []));
	return {
		blindSpots: {
			changed: code.functions.length,
			unreached: lines.toSorted((a, b) => rank(a) - rank(b)),
			...settings.blindSpots === "fail-on-new-escape" && lines.some((line) => line.escapes.length > 0) ? { fails: true } : {}
		},
		notes: isLate && unreached.length > 0 ? ["Code that no benchmark reaches was not checked for new heap escapes: time ran out."] : []
	};
}
function rank({ escapes }) {
	return escapes.length > 0 ? 0 : 1;
}
function described({ file, line, name, change }, code, escapes) {
	return {
		package: code.packageOf(file) ?? "",
		function: name,
		file,
		line,
		change,
		escapes: [...escapes]
	};
}
function profiled({ file }, code) {
	return `${code.packageOf(file) ?? ""}/${file.slice(folderOf(file).length).replace(/^\//, "")}`;
}
function tooLate(limitMs) {
	return `a build with coverage and one iteration of each benchmark take longer than the check itself (${Math.round(limitMs / 1e3)} s).`;
}
function unknown(reason) {
	return { notes: [`It is unknown which changed functions no benchmark reaches: ${reason}`] };
}

// src/steps/conclude/add-blind-spots.ts
const leastMs = 2e4;
async function addBlindSpots(ports, { inForce: { settings }, snapshots: { work }, stopwatch }, { all, shard }, report) {
	const spent = Object.values(stopwatch.timings).reduce((sum, ms) => sum + ms, 0);
	const limitMs = Math.min(Math.max(spent, leastMs), settings.confirmTimeoutMs);
	const own = shard && new Set(shard.own);
	const { blindSpots, notes } = await stopwatch.time("blindSpotsMs", () => findBlindSpots(ports, {
		base: sideOf$1(all.base),
		head: all.head,
		own,
		settings,
		work,
		limitMs
	}));
	return {
		...report,
		...blindSpots === void 0 ? {} : { blindSpots },
		conclusion: blindSpots?.fails === true && report.shard === void 0 ? "fail" : report.conclusion,
		notes: [...report.notes, ...notes]
	};
}

// src/steps/explain/candidate-edits.ts
const mostBefore = 40;
async function candidateEdits(ports, context, listed, { regressed, evidence, most }) {
	const wanted = regressed.flatMap((benchmark) => {
		const profiled = evidence.profiled.find((found) => found.benchmark === benchmark.plan.benchmark);
		if (profiled === void 0) return [];
		const parts = partsOf(benchmark, evidence);
		return profiled.diff.sites.slice(0, most).map((site) => {
			const { root, cause } = examineSite(context, {
				profiled,
				evidence,
				parts
			}, site);
			return {
				key: fixKey(benchmark.plan.benchmark, siteKey(site)),
				site,
				places: [...poolUse(site), ...root === void 0 ? [] : [{
					file: root.file,
					line: root.line,
					callee: "",
					before: root.atom.removed.slice(0, mostBefore).map(({ text }) => text)
				}]],
				cause
			};
		});
	});
	const asked = new Map(wanted.flatMap((one) => one.places.map((place) => [placeKey(place), place])));
	const further = await readPlaceFacts(ports, context, listed, asked);
	return new Map(wanted.map(({ key, site, places, cause }) => [key, [...evidence.facts.get(siteKey(site))?.candidates ?? [], ...places.flatMap((place) => further.get(placeKey(place))?.candidates ?? [])].filter(({ kind }) => isTriedAgainst(kind, cause))]));
}
function poolUse({ paths }) {
	const frames = paths[0]?.frames ?? [];
	const get = frames.findIndex(({ function: name }) => name === "sync.(*Pool).Get");
	const user = get < 0 ? void 0 : frames.slice(get).find(({ owner }) => owner === "user");
	return user === void 0 ? [] : [{
		file: user.file,
		line: user.line,
		callee: "sync.(*Pool).Get"
	}];
}
function placeKey({ file, line, callee }) {
	return `${file}:${line} ${callee}`;
}

// src/steps/explain/fixes.ts
const mostSites = 3;
async function measureFixes(ports, request) {
	const { bench, binary, context, regressed, evidence, budget } = request;
	const fixes = /* @__PURE__ */ new Map();
	const tried = /* @__PURE__ */ new Map();
	const tested = /* @__PURE__ */ new Map();
	const onHead = /* @__PURE__ */ new Map();
	const endOnHead = (listed) => {
		const end = onHead.get(listed.importPath) ?? (listed === bench.listed ? endOfOwnTests(ports, binary) : runOwnTests(ports, bench, listed, void 0));
		onHead.set(listed.importPath, end);
		return end;
	};
	const measure = async (candidate) => {
		const key = JSON.stringify(candidate.edit);
		if (tried.has(key)) return tried.get(key);
		budget.builds--;
		const outcome = await experiment(ports, bench, /* @__PURE__ */ new Map([[candidate.edit.file, candidate.content]]));
		const figures = outcome.kind === "measured" ? outcome.figures : void 0;
		tried.set(key, figures);
		return figures;
	};
	const endOf = async (candidate) => {
		const key = JSON.stringify(candidate.edit);
		const known = tested.get(key);
		if (known !== void 0) return known;
		const end = await compareTests(ports, context, bench, candidate, endOnHead);
		tested.set(key, end);
		return end;
	};
	const candidates = await candidateEdits(ports, context, bench.listed, {
		regressed,
		evidence,
		most: mostSites
	});
	for (const { plan, units } of regressed) {
		const sites = evidence.profiled.find(({ benchmark }) => benchmark === plan.benchmark)?.diff.sites ?? [];
		for (const site of sites.slice(0, mostSites)) for (const candidate of candidates.get(fixKey(plan.benchmark, siteKey(site))) ?? []) {
			if (isSpent(ports, budget)) return {
				fixes,
				untried: untriedOf(candidates, fixes, tried)
			};
			const figures = await measure(candidate);
			const measured = figures?.get(plan.benchmark);
			if (figures === void 0 || measured === void 0) continue;
			if (!units.every(({ unit, finding }) => isUnderTheRule(measured.get(unit), finding))) continue;
			const tests = await endOf(candidate);
			if (tests === "other") continue;
			const was = await linesOf(ports, context.head.root, candidate);
			fixes.set(fixKey(plan.benchmark, siteKey(site)), {
				candidate,
				was,
				figures,
				tested: tests === "alike"
			});
			break;
		}
	}
	return {
		fixes,
		untried: void 0
	};
}
function untriedOf(candidates, fixes, tried) {
	const open = new Set([...candidates].flatMap(([site, found]) => fixes.has(site) ? [] : found.map(({ edit }) => JSON.stringify(edit))));
	const count = [...open].filter((key) => !tried.has(key)).length;
	return count === 0 ? void 0 : {
		count,
		of: (/* @__PURE__ */ new Set([...open, ...tried.keys()])).size
	};
}
async function linesOf(ports, root, { edit }) {
	return (await ports.repository.readSnapshot(root, edit.file) ?? "").split("\n").slice(edit.line - 1, edit.endLine).join("\n");
}
function isUnderTheRule(figure, { base, threshold, budget, level, drift }) {
	if (figure === void 0) return false;
	if (level === "over-budget") return budget !== void 0 && figure <= budget;
	if (level === "drift" && drift !== void 0) return Math.round(figure) <= (base?.median ?? 0);
	const before = base?.median ?? 0;
	return (Math.round(figure) - before) * 100 <= before * threshold.percent;
}
async function compareTests(ports, context, bench, candidate, endOnHead) {
	let found = "none";
	const edited = packageOf(bench, candidate.edit.file);
	const packages = [...new Map([edited, bench.listed].map((listed) => [listed.importPath, listed])).values()];
	const replace = /* @__PURE__ */ new Map([[`${context.head.root}/${candidate.edit.file}`, candidate.content]]);
	for (const listed of packages) {
		const [without, after] = await context.testTurns.take(listed.importPath, async () => {
			const end = await endOnHead(listed);
			return [end, end === void 0 ? void 0 : await runOwnTests(ports, bench, listed, {
				name: "fix",
				replace
			})];
		});
		if (after === void 0 || without !== after) return "other";
		if (after !== "") found = "alike";
	}
	return found;
}
function packageOf({ listed, root }, file) {
	const folder = `${root}/${file}`.replace(/\/[^/]*$/, "");
	const { moduleFolder, importPath } = listed;
	const below = listed.folder.slice(moduleFolder.length);
	if (!`${folder}/`.startsWith(`${moduleFolder}/`) || !importPath.endsWith(below)) return listed;
	const module = importPath.slice(0, importPath.length - below.length);
	return {
		...listed,
		folder,
		importPath: `${module}${folder.slice(moduleFolder.length)}`
	};
}

// src/steps/explain/hints.ts
const weights = {
	grownType: .8,
	sink: .7,
	escape: .6,
	operand: .5,
	leak: .3,
	type: .2,
	call: .2
};
function hintsOf(sites, facts, newlySaid) {
	const hints = [];
	const add = (file, line, weight) => {
		if (file !== void 0 && line !== void 0 && line > 0) hints.push({
			file,
			line,
			weight
		});
	};
	for (const [index, site] of sites.entries()) {
		const found = facts[index];
		add(found?.operand?.file || site.file, found?.operand?.line, weights.operand);
		for (const type of found?.types ?? []) for (let line = type.line; line <= Math.min(type.endLine, type.line + 200); line++) add(type.file, line, site.status === "new" ? weights.type : weights.grownType);
		for (const call of found?.calls ?? []) add(call.file, call.line, weights.call);
	}
	const lines = new Set(sites.flatMap(({ paths }) => paths.flatMap(({ frames }) => frames.map(({ file, line }) => `${file}:${line}`))));
	for (const said of newlySaid) {
		if (said.kind === "escapes" && !lines.has(`${said.at.file}:${said.at.line}`)) continue;
		const weight = said.kind === "escapes" ? weights.escape : weights.leak;
		add(said.at.file, said.at.line, weight);
		if (said.kind === "not-inlined") continue;
		for (const { at } of said.flow) add(at.file, at.line, weight);
		const last = said.flow.at(-1);
		if (said.kind === "leaks" && last?.reason !== "call parameter") add(last?.at.file, last?.at.line, weights.sink);
	}
	return hints;
}

// src/core/cause/reverted-lines.ts
function revertedLines(atoms) {
	const files = [];
	const hunks = /* @__PURE__ */ new Map();
	for (const atom of atoms) {
		if (atom.kind === "requirements" || atom.kind === "data") continue;
		for (const change of atom.changes) if (atom.kind === "file" || change.kind !== "modified") files.push(change);
		else hunks.set(change, /* @__PURE__ */ new Set([...hunks.get(change) ?? [], ...atom.hunks]));
	}
	for (const [change, reverted] of hunks) if (change.kind === "modified") files.push({
		kind: "modified",
		base: change.head,
		head: change.head,
		hunks: shifted(change.hunks, reverted)
	});
	return lineMapOf(files);
}
function shifted(all, reverted) {
	let grown = 0;
	return all.filter((hunk) => reverted.has(hunk)).map((hunk) => {
		const { base, head } = hunk;
		const first = (head.count === 0 ? head.start + 1 : head.start) - grown;
		grown += head.count - base.count;
		return {
			...hunk,
			base: {
				start: base.count === 0 ? first - 1 : first,
				count: base.count
			}
		};
	});
}

// src/steps/explain/shared-work.ts
function sharingWork({ go, analysis, repository }) {
	const built = /* @__PURE__ */ new Map();
	const found = /* @__PURE__ */ new Map();
	return {
		repository,
		go: { build: async (request) => {
			const packages = request.packages.map(({ importPath }) => importPath);
			return once(built, [
				request.side,
				request.variant?.name ?? "",
				...packages
			], async () => go.build(request));
		} },
		analysis: {
			...analysis,
			calls: async (binary, folder, functions) => once(found, [binary.path, ...functions.toSorted((a, b) => a < b ? -1 : 1)], async () => analysis.calls(binary, folder, functions))
		}
	};
}
async function once(made, key, make) {
	const name = key.join("\0");
	const value = made.get(name) ?? make();
	made.set(name, value);
	return value;
}

// src/steps/explain/profile-reverted.ts
const most = 12;
async function profileReverted(ports, { head, work }, bench, reverted, profiled) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { listed } = bench;
		if (_usingCtx$1.a(await exchangeData(ports, bench, reverted.atoms)) === void 0) return /* @__PURE__ */ new Map();
		const built = reverted.binary ?? await buildExperiment(ports, bench, reverted.replaced);
		if (typeof built === "string") return /* @__PURE__ */ new Map();
		const side = {
			...head,
			binaries: () => Promise.resolve(/* @__PURE__ */ new Map([[listed.importPath, built]]))
		};
		const lines = revertedLines(reverted.atoms);
		const sharing = sharingWork(ports);
		const found = /* @__PURE__ */ new Map();
		await mapLimit(profiled.slice(0, most), ports.go.parallelism, async (before) => {
			const plan = bench.plans.find(({ benchmark }) => benchmark === before.benchmark);
			if (plan === void 0) return;
			const request = {
				side,
				importPath: listed.importPath,
				benchmark: plan.benchmark,
				...before.run,
				allocsPerOp: before.head.counted.objects,
				timeoutMs: bench.timeoutMs,
				buildFlags: bench.buildFlags,
				work,
				keep: void 0
			};
			const profile = await profileAs(sharing, request, before, absolute(reverted.replaced, bench.root));
			if (profile === void 0) return;
			const text = (on, place) => {
				return (on === "base" ? reverted.replaced.get(place.file) : void 0)?.split("\n")[place.line - 1]?.trim() ?? before.text?.("head", place) ?? "";
			};
			found.set(plan.benchmark, diffSites({
				base: profile.paths,
				head: before.head.paths,
				lines,
				text
			}));
		});
		return found;
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function profileAs(ports, request, { head }, replaced) {
	const plain = await profileSide(ports, request);
	return plain === void 0 || !head.tinyObjects ? plain : profileTiny(ports, request, plain, replaced);
}
function absolute(replaced, root) {
	return new Map([...replaced].map(([path, text]) => [`${root}/${path}`, text]));
}

// src/steps/explain/run-experiments.ts
const mostBuilds = {
	proof: 16,
	fixes: 12
};
const proofShare = .9;
const leastVisible = .5;
async function runExperiments(ports, context, listed, regressed, evidence) {
	const { base, head, change, settings, work, deadline } = context;
	const { importPath } = listed;
	if (evidence.profiled.length === 0) return noExperiments;
	const [headBinary, baseBinary] = await Promise.all([binaryOf(head, importPath), binaryOf(base, importPath)]);
	if (headBinary === void 0) return noExperiments;
	const { buildFlags, timeoutMs } = settings;
	const plans = regressed.map(({ plan }) => plan);
	const now = ports.clock.now();
	const limits = {
		buildFlags,
		work,
		timeoutMs,
		deadline
	};
	const whole = {
		side: "head",
		listed,
		root: head.root,
		baseRoot: base?.root,
		...limits,
		plans,
		isReported: reportedIn(regressed)
	};
	const figures = {
		base: baseBinary === void 0 ? void 0 : await measureOnce(ports, whole, baseBinary),
		head: await measureOnce(ports, whole, headBinary)
	};
	const bench = boundedBench(whole, ports.clock.now() - now);
	const sites = distinctSites(evidence.profiled.flatMap(({ diff }) => diff.sites));
	const hints = hintsOf(sites, sites.map((site) => evidence.facts.get(siteKey(site))), evidence.compiler.newlySaid);
	const ranked = rankAtoms({
		atoms: change.atoms,
		sites: evidence.profiled.flatMap(({ diff }) => diff.sites),
		hints,
		declarationAt: (place) => evidence.declarations.at(place)
	});
	const scores = new Map(ranked.map(({ atom, score }) => [atom, score]));
	const all = rowsOf(regressed, figures);
	const varying = new Map(varyingIn(all, await measureOnce(ports, bench, headBinary)));
	const rows = all.filter(({ benchmark }) => !varying.has(benchmark));
	let proof;
	if (base !== void 0 && rows.length > 0 && change.atoms.length > 0 && base.environment.goVersion === head.environment.goVersion) {
		const imports = await readImports(ports, listed, base.root, change.sources.base.keys());
		const headNames = new Map(change.files.flatMap((file) => file.kind === "modified" ? [[file.head, file.base]] : []));
		proof = await prove(ports, {
			bench,
			change: {
				...change,
				importsOf: (file) => imports.get(headNames.get(file) ?? file) ?? []
			},
			units: unitsOf$1(ranked, (place) => evidence.declarations.at(place)),
			rows,
			budget: budgetOf(mostBuilds.proof, now + proofShare * (deadline - now)),
			score: (atom) => scores.get(atom) ?? 0,
			soundnessOf: soundnessBy(ports, bench, headBinary, context.testTurns)
		});
	}
	const checking = async () => {
		if (proof === void 0 || proof.parts.length === 0) return /* @__PURE__ */ new Map();
		const control = await experiment(ports, bench, /* @__PURE__ */ new Map(), "control");
		if (control.kind !== "build-failed") return varyingIn(rows, control.figures);
		return new Map(rows.map(({ benchmark }) => [benchmark, "no build"]));
	};
	const profiling = async () => proof?.reverted === void 0 ? noExperiments.undone : profileReverted(ports, context, bench, proof.reverted, evidence.profiled);
	const [moved, undone] = takenData(proof?.reverted?.atoms ?? []).size > 0 ? [await checking(), await profiling()] : await Promise.all([checking(), profiling()]);
	const rewritten = moved.size === 0 ? [] : await rewrittenSources(ports, context);
	if (rewritten.length > 0) return {
		...noExperiments,
		varying,
		rewritten
	};
	for (const [benchmark, how] of moved) varying.set(benchmark, how);
	const { fixes, untried } = await measureFixes(ports, {
		bench,
		binary: headBinary,
		context,
		regressed,
		evidence: {
			...evidence,
			proof,
			varying,
			rewritten: [],
			undone
		},
		budget: budgetOf(mostBuilds.fixes, deadline)
	});
	return {
		proof,
		fixes,
		untried,
		varying,
		rewritten: [],
		undone
	};
}
function varyingIn(rows, again) {
	const shares = sharesOf(rows, again);
	return new Map(rows.flatMap((row) => {
		const share = shares.get(rowKey$1(row));
		if (share === void 0) return [[row.benchmark, "no figures"]];
		return Math.abs(share) >= .1 ? [[row.benchmark, "differs"]] : [];
	}));
}
async function rewrittenSources(ports, { change, head }) {
	const rewritten = [];
	for (const [file, text] of change.sources.head) if (await ports.repository.readSnapshot(head.root, file) !== text) rewritten.push(file);
	return rewritten;
}
function reportedIn(regressed) {
	return (benchmark, unit) => regressed.some(({ plan, units }) => plan.benchmark === benchmark && units.some((of) => of.unit === unit && of.finding.head?.reported === true));
}
async function binaryOf(side, importPath) {
	return (await side?.binaries([importPath]))?.get(importPath);
}
function rowsOf(regressed, figures) {
	return regressed.flatMap(({ plan: { benchmark }, units }) => units.flatMap(({ unit, finding }) => {
		const [base, head] = [figures.base?.get(benchmark)?.get(unit), figures.head.get(benchmark)?.get(unit)];
		if (base === void 0 || head === void 0 || finding.base === null || finding.head === null) return [];
		const confirmed = finding.head.median - finding.base.median;
		return head - base < leastVisible * confirmed ? [] : [{
			benchmark,
			unit,
			base,
			head
		}];
	}));
}

// src/steps/explain/explain-package.ts
async function explainPackage(ports, context, importPath, regressed) {
	const { stopwatch, head } = context;
	const listed = head.packages.get(importPath);
	if (listed === void 0) return {
		explanations: [],
		notes: []
	};
	const evidence = await stopwatch.time("explainMs", () => gather(ports, context, listed, regressed));
	const proven = await stopwatch.time("proveMs", () => runExperiments(ports, context, listed, regressed, evidence));
	const explanations = [];
	for (const profiled of evidence.profiled) {
		const found = regressed.find(({ plan }) => plan.benchmark === profiled.benchmark);
		if (found === void 0) continue;
		const explanation = composeExplanation(context, found, profiled, {
			...evidence,
			...proven
		});
		explanations.push(await withExcerpts(ports, context, profiled, explanation));
	}
	const unprofiled = regressed.length - evidence.profiled.length;
	if (unprofiled === 0) return {
		explanations,
		notes: []
	};
	return {
		explanations,
		notes: [`${importPath}: ${unprofiled} of ${regressed.length} regressed benchmarks could not be profiled in time, so their allocation sites are not explained.`]
	};
}
const usualSize = 32;
function allocationsOf(units, side) {
	const of = (unit) => units.find((one) => one.unit === unit)?.finding[side]?.median;
	return of("allocs/op") ?? (of("B/op") ?? 0) / usualSize;
}
function tableOf(units) {
	const of = (unit) => units.find((one) => one.unit === unit)?.finding.head?.median;
	return {
		iterations: Math.max(...units.map(({ finding }) => finding.iterations)),
		objects: of("allocs/op"),
		bytes: of("B/op")
	};
}
async function gather(ports, context, listed, regressed) {
	const { base, head, change, settings, profiles, work, deadline } = context;
	const { importPath } = listed;
	const { buildFlags } = settings;
	const profiledBy = shareOfTime(ports.clock, deadline, 2);
	const timeoutMs = Math.min(settings.timeoutMs, Math.max(1, deadline - ports.clock.now()));
	const ask = async (folders) => readCompilerView(ports, context, importPath, folders);
	const changed = changedFolders(change.files);
	const compiling = changed.size === 0 ? void 0 : ask(changed);
	compiling?.catch(() => void 0);
	const profiling = sharingWork(ports);
	const found = (await mapLimit(regressed, Math.max(1, Math.floor(ports.go.parallelism / 2)), async ({ plan, units }, index) => {
		if (index > 0 && ports.clock.now() > profiledBy) return void 0;
		const { benchmark, iterations } = plan;
		return profileSites(profiling, {
			base,
			head,
			importPath,
			benchmark,
			iterations,
			timeoutMs,
			buildFlags,
			work,
			profiles,
			lines: change.lines,
			allocsPerOp: {
				base: allocationsOf(units, "base"),
				head: allocationsOf(units, "head")
			},
			table: tableOf(units)
		});
	})).filter((entry) => entry !== void 0);
	const sites = distinctSites(found.flatMap(({ diff }) => diff.sites));
	const onPaths = filesOnPaths(sites);
	const compiler = async () => {
		const folders = /* @__PURE__ */ new Set([...changed, ...goFolders(onPaths)]);
		const first = await compiling;
		return first !== void 0 && folders.size === changed.size ? first : ask(folders);
	};
	const [view, facts] = await Promise.all([compiler(), readSiteFacts(ports, context, listed, sites)]);
	const files = [...change.atoms.filter(({ added }) => added.length > 0).map(({ file }) => file), ...onPaths];
	return {
		profiled: found,
		compiler: view,
		declarations: await readDeclarationView(ports, listed, head.root, files),
		facts
	};
}

// src/steps/explain/regressed.ts
const failing = /* @__PURE__ */ new Set([
	"regression",
	"over-budget",
	"drift"
]);
function regressedPackages(findings, plans) {
	const packages = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const { level, unit, package: importPath, benchmark } = finding;
		if (!failing.has(level) || !isAllocationUnit(unit)) continue;
		const plan = plans.get(subjectKey({
			importPath,
			benchmark
		}));
		if (plan === void 0) continue;
		const benchmarks = packages.get(importPath) ?? /* @__PURE__ */ new Map();
		const found = benchmarks.get(benchmark) ?? {
			plan,
			units: []
		};
		found.units.push({
			unit,
			finding
		});
		packages.set(importPath, benchmarks.set(benchmark, found));
	}
	return new Map([...packages].map(([importPath, benchmarks]) => [importPath, [...benchmarks.values()]]));
}

// src/steps/explain/explain.ts
const mostTogether$1 = 2;
async function explain(ports, request) {
	const { snapshots, base, head, findings, plans, settings, stopwatch, profiles, deadline: end } = request;
	const packages = regressedPackages(findings, new Map(plans.map((plan) => [subjectKey(plan), plan])));
	if (packages.size === 0) return {
		explanations: [],
		notes: []
	};
	const change = await stopwatch.time("explainMs", () => changeOf(ports, base, head));
	if (typeof change === "string") return {
		explanations: [],
		notes: [change]
	};
	const benchmarks = [...packages.values()].reduce((sum, regressed) => sum + regressed.length, 0);
	const together = takenData(change.atoms).size === 0 ? Math.min(mostTogether$1, ports.go.parallelism) : 1;
	const testTurns = new Turns();
	let done = 0;
	const found = await mapLimit([...packages], together, async ([importPath, regressed], index) => {
		ports.log.progress({
			stage: "explain",
			done,
			total: packages.size,
			detail: importPath
		});
		const deadline = shareOfTime(ports.clock, end, Math.ceil((packages.size - index) / together));
		const { work } = snapshots;
		const context = {
			base,
			head,
			change,
			settings,
			profiles,
			work,
			stopwatch,
			testTurns,
			deadline,
			benchmarks
		};
		try {
			return await explainPackage(ports, context, importPath, regressed);
		} catch (error) {
			if (ports.signal.aborted) throw error;
			return {
				explanations: [],
				notes: [`${importPath} could not be explained: ${messageOf(error)}`]
			};
		} finally {
			done++;
		}
	});
	return {
		explanations: leadingExcerpts(await quoteSources(ports, head.root, found.flatMap(({ explanations }) => explanations))),
		notes: found.flatMap(({ notes }) => notes)
	};
}
async function changeOf(ports, base, head) {
	if (base === void 0) return noChange;
	try {
		return await readChange(ports, base, head);
	} catch (error) {
		if (ports.signal.aborted) throw error;
		return `Nothing could be explained: ${messageOf(error)}`;
	}
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}

// src/steps/explain/settle-explanations.ts
const mostForOne = {
	objects: 3,
	bytes: 4096
};
function settleExplanations(explanations, findings, leaks) {
	return explanations.map((explanation) => {
		const isOfIt = (one) => one.package === explanation.package && one.benchmark === explanation.benchmark;
		const leak = leaks.find((one) => isOfIt(one) && one.goroutinesPerOp.head > one.goroutinesPerOp.base);
		const difference = differenceOf(findings.filter(isOfIt));
		const sites = explanation.sites.filter((site) => !(leak !== void 0 && recordsWaiting(site.callee)) && (site.confidence === "proven" || !waitsThere(site, leak)));
		const gains = sites.map(costOf);
		const note = restNote(explanation.benchmark, openRest(gains, difference), leak);
		return {
			...explanation,
			sites,
			...sites.length === explanation.sites.length ? {} : { explained: explainedShares(gains, difference) },
			notes: [...note === void 0 ? [] : [note], ...explanation.notes]
		};
	});
}
function differenceOf(findings) {
	const of = (unit) => findingDifference(findings.find((one) => one.unit === unit)) ?? 0;
	return {
		objects: of("allocs/op"),
		bytes: of("B/op")
	};
}
function waitsThere({ file, line }, leak) {
	return leak?.sites.some(({ waitingAt }) => waitingAt?.file === file && waitingAt.line === line) === true;
}
function restNote(benchmark, { objects, bytes }, leak) {
	if (objects === void 0 && bytes === void 0) return void 0;
	const figures = [...objects === void 0 ? [] : [allocsWords(Math.round(objects * 100) / 100)], ...bytes === void 0 ? [] : [`${formatFigure(Math.round(bytes * 100) / 100)} B/op`]];
	const rest = figures.join(" and ");
	const verb = figures.length === 1 && rest.startsWith("1 ") ? "is" : "are";
	const goroutines = leak === void 0 ? 0 : leak.goroutinesPerOp.head - leak.goroutinesPerOp.base;
	return (objects ?? 0) <= goroutines * mostForOne.objects && (bytes ?? 0) <= goroutines * mostForOne.bytes ? `In ${benchmark}, ${rest} of the regression ${verb} due to its leak: Go can't reuse a goroutine that never ends, so it allocates new ones.` : `In ${benchmark}, ${rest} of the regression ${verb} not explained.`;
}

// src/steps/conclude/add-explanations.ts
async function addExplanations(ports, { inForce: { settings }, snapshots, stopwatch }, { planned, measured, leaks: { samples } }, report) {
	const { head } = planned.own;
	const { findings } = report;
	const given = {
		base: sideOf$1(planned.own.base),
		head,
		findings,
		settings
	};
	const deadline = ports.clock.now() + settings.explainTimeoutMs;
	const provesUntil = shareOfTime(ports.clock, deadline, 2);
	const left = samples.length === 0 ? {
		leaks: [],
		notes: []
	} : await stopwatch.time("proveMs", () => explainLeaks(ports, {
		...given,
		samples,
		work: snapshots.work,
		provesUntil
	}));
	const plans = measured.benchmarks.map(({ plan }) => plan);
	const { profiles } = settings;
	const explained = await explain(ports, {
		...given,
		snapshots,
		plans,
		stopwatch,
		profiles,
		deadline
	});
	const notes = [...explained.notes, ...left.notes];
	for (const note of notes) ports.log.info(note);
	return {
		...report,
		...left.leaks.length === 0 ? {} : { leaks: [...left.leaks] },
		explanations: settleExplanations(explained.explanations, findings, left.leaks),
		notes: [...report.notes, ...notes]
	};
}

// src/core/history/drift.ts
function findDrift(row, { warn, fail }) {
	const { unit, points } = row;
	const { index, restarted } = startOf(row);
	const since = points[index];
	if (since === void 0) return void 0;
	const sides = onCommonGround({
		base: since.figures,
		head: row.head
	});
	const [reference, head, base] = [
		sides.base,
		sides.head,
		row.base
	].map((figures) => summarize(figures));
	if (reference === void 0 || head === void 0 || base === void 0) return void 0;
	const isBeyond = (percent) => {
		if (percent === void 0) return false;
		const { beyond, separated } = compareSides(reference, head, unit, percent, "lower");
		return beyond && separated;
	};
	const tier = isBeyond(fail) ? "fail" : isBeyond(warn) ? "warn" : void 0;
	if (tier === void 0) return void 0;
	return {
		tier,
		since,
		restarted,
		from: reference.median,
		to: head.median,
		change: changeOf$1(reference.median, head.median),
		here: head.median - base.median,
		steps: stepsOf({ levels: levelsOf(unit, points.slice(index)) }).filter(({ before, after }) => after > before).toSorted((a, b) => b.after - b.before - (a.after - a.before))
	};
}
function startOf({ unit, points, threshold, ceiling, isOneCommit }) {
	const step = points.findLastIndex((point, index) => {
		const previous = points[index - 1];
		if (previous === void 0 || !isOneCommit(previous.commit, point.commit)) return false;
		const sides = onCommonGround({
			base: previous.figures,
			head: point.figures
		});
		const [before, after] = [summarize(sides.base), summarize(sides.head)];
		if (before === void 0 || after === void 0) return false;
		return points.slice(index).every((later) => (medianOf(later) ?? 0) > before.median) && compareSides(before, after, unit, threshold, "lower").beyond;
	});
	const first = points[0] && medianOf(points[0]);
	const waived = points.findLastIndex((point) => {
		const figure = medianOf(point);
		return figure !== void 0 && first !== void 0 && figure <= (ceiling ?? -1) && isStep(unit, { figure: first }, { figure }) && figure > first;
	});
	if (waived > step) return {
		index: waived,
		restarted: "waiver"
	};
	return step === -1 ? {
		index: 0,
		restarted: void 0
	} : {
		index: step,
		restarted: "step"
	};
}

// src/core/history/window.ts
function windowOf(records, lineage, releases, since) {
	const place = new Map([...lineage.parents.keys()].map((commit, index) => [commit, index]));
	const line = [...new Map(records.filter(({ commit }) => place.has(commit)).map((record) => [record.commit, record])).values()].toSorted((a, b) => (place.get(b.commit) ?? 0) - (place.get(a.commit) ?? 0));
	const last = since === "tag" ? releases.at(-1) : void 0;
	const before = last && ancestorsOf(lineage, last.commit);
	const atRelease = before && line.findLastIndex(({ commit }) => before.has(commit));
	const isRelease = atRelease !== void 0 && atRelease !== -1;
	const index = isRelease ? atRelease : since === void 0 || since === "tag" ? 0 : Math.max(0, line.length - 1 - since);
	const reference = since === void 0 ? void 0 : line[index];
	const newest = since === void 0 ? line.slice(-200) : line.slice(index + 1).slice(1 - 200);
	return {
		records: reference === void 0 ? newest : [reference, ...newest],
		reference,
		release: isRelease ? last : void 0
	};
}

// src/steps/history/recorded.ts
function rowKey({ importPath, benchmark, unit }) {
	return JSON.stringify([
		importPath,
		benchmark,
		unit
	]);
}
async function readRecorded(ports, request) {
	try {
		return await read(ports, request);
	} catch (error) {
		if (!(error instanceof GateError) || error.code !== "snapshot-failed") throw error;
		return none(error.message.replace(/\.$/, ""), true);
	}
}
async function read(ports, request) {
	const { revisions, inForce, side, pathLength } = request;
	const { baselineBranch: branch, bench } = inForce.settings;
	if (revisions.base.kind === "missing") return none(revisions.base.reason, false);
	const found = await ports.branchRecords(revisions, branch);
	if (found.kind === "missing") return none(found.reason, found.isUnknown ?? false);
	const conditions = conditionsOf(fingerprintOf(side.environment, inForce.settings, pathLength), revisions.prefix, bench);
	const folder = found.folderOf(conditions);
	const fitting = found.records.filter((record) => record.conditions === folder);
	if (fitting.length === 0) return none(`the branch ${branch} has no record for ${conditions.name}`, false);
	const choose = (lineage) => {
		const releases = releasesOf(lineage, revisions.prefix);
		return {
			releases,
			window: windowOf(fitting, lineage, releases, inForce.policy.drift?.since)
		};
	};
	const lineage = await ports.repository.lineage(revisions, revisions.base.commit, (known) => isEnough(inForce.policy.drift?.since, choose(known).window));
	const { releases, window } = choose(lineage);
	if (window.records.length === 0) return none("no record belongs to an ancestor of the base", false);
	const { points, damaged } = await pointsOf(found, window.records, request.rows);
	if (damaged.length === window.records.length) return none(`the records are damaged: ${someNames(damaged)}`, true);
	const notes = damaged.length === 0 ? [] : [damagedNote(damaged)];
	const { reference, release } = window;
	return {
		kind: "recorded",
		points,
		lineage,
		releases,
		reference,
		release,
		notes
	};
}
function none(reason, isUnknown) {
	return {
		kind: "none",
		reason,
		isUnknown
	};
}
function isEnough(since, { records, release }) {
	return since === "tag" ? release !== void 0 : records.length > (since ?? 20);
}
function damagedNote(damaged) {
	return `Warning: ${damaged.length === 1 ? "a record is" : `${damaged.length} records are`} damaged and left out of the history: ${someNames(damaged)}.`;
}
async function pointsOf({ readAll }, records, rows) {
	const points = new Map(rows.map((row) => [rowKey(row), []]));
	const damaged = [];
	for await (const [{ number, commit, conditions, path }, text] of readAll(records)) {
		const reading = text === void 0 ? void 0 : parseBaseline(text);
		if (reading?.kind !== "baseline") {
			damaged.push(path);
			continue;
		}
		const { packages, fingerprint } = reading.baseline;
		for (const row of rows) {
			const benchmarks = packages[row.importPath]?.benchmarks ?? {};
			const stored = Object.hasOwn(benchmarks, row.benchmark) ? benchmarks[row.benchmark] : void 0;
			if (stored === void 0 || stored.gomaxprocs !== row.gomaxprocs) continue;
			const figures = storedFigures(stored, row.unit, fingerprint.totals);
			const { iterations } = stored;
			if (figures !== void 0) points.get(rowKey(row))?.push({
				number,
				commit,
				conditions,
				figures,
				iterations
			});
		}
	}
	const order = new Map(records.map(({ commit }, index) => [commit, index]));
	for (const of of points.values()) of.sort((a, b) => (order.get(a.commit) ?? 0) - (order.get(b.commit) ?? 0));
	return {
		points,
		damaged
	};
}

// src/steps/history/drift.ts
const passing = /* @__PURE__ */ new Set([
	"unchanged",
	"notice",
	"warning",
	"unstable"
]);
const mostSteps = 5;
function mayDrift({ unit, level, base, head }) {
	if (!passing.has(level) || base === null || head === null) return false;
	return head.median > base.median && isStep(unit, { figure: base.median }, { figure: head.median });
}
function driftedFinding(finding, request) {
	const { inForce, recorded, subject, today } = request;
	const { drift } = inForce.policy;
	const { unit, level, base, head } = finding;
	const points = recorded.points.get(rowKey({
		...subject,
		unit
	})) ?? [];
	const [first] = points;
	if (drift === void 0 || first === void 0 || base === null || head === null) return finding;
	if (first.commit !== recorded.reference?.commit) return finding;
	const settings = inForce.policy.row(subject, unit);
	const { waiver } = settings;
	const holds = waiver !== void 0 && !isExpired(waiver, today);
	const found = findDrift({
		unit,
		points,
		...comparable(finding, request.measured, first.iterations),
		threshold: settings.standingFail ?? settings.fail,
		ceiling: holds ? waiver.ceiling : void 0,
		isOneCommit: (from, to) => recorded.lineage.parents.get(to)?.includes(from) === true
	}, drift);
	if (found === void 0) return finding;
	const { tag } = recorded.release ?? {};
	const isReference = found.restarted === void 0 && tag !== void 0;
	const told = {
		since: {
			commit: found.since.commit,
			...isReference ? { tag } : {}
		},
		...found.restarted === void 0 ? {} : { restarted: found.restarted },
		from: found.from,
		to: found.to,
		change: found.change,
		...drift.warn === void 0 ? {} : { warn: drift.warn },
		...drift.fail === void 0 ? {} : { fail: drift.fail },
		here: found.here,
		steps: found.steps.slice(0, mostSteps).map(({ mark, previous, before, after }) => ({
			commit: mark.commit,
			after: previous.commit,
			from: before,
			to: after
		})),
		more: Math.max(0, found.steps.length - mostSteps)
	};
	if (found.tier === "warn") return {
		...finding,
		level: level === "unstable" ? level : "warning",
		drift: told
	};
	if (!finding.confirmed && inForce.settings.mode === "fast") return {
		...finding,
		level: "unconfirmed",
		drift: told
	};
	if (!holds || head.median > waiver.ceiling) return {
		...finding,
		level: "drift",
		drift: told
	};
	const { ceiling, until, reason } = waiver;
	const held = {
		ceiling,
		...until === void 0 ? {} : { until },
		reason
	};
	return {
		...finding,
		level: "waived",
		drift: told,
		waiver: held
	};
}
function comparable({ unit, base, head }, measured, iterations) {
	const [screenedBase, screenedHead] = [measured?.base?.get(unit), measured?.head?.get(unit)];
	if (measured?.iterations === iterations && screenedBase !== void 0 && screenedHead !== void 0) return {
		base: screenedBase,
		head: screenedHead
	};
	return {
		base: [reported(base?.median ?? 0)],
		head: [reported(head?.median ?? 0)]
	};
}
function reported(value) {
	return {
		kind: "reported",
		value
	};
}

// src/core/history/page.ts
function pageOf(site, importPath, benchmark) {
	const folders = importPath.split("/").map(encoded).join("/");
	return `${site.replace(/\/+$/, "")}/${folders}/#${encoded(benchmark)}`;
}
function encoded(text) {
	return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "�")).replaceAll(/[!'()*]/g, (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
}

// src/steps/history/held.ts
function historyOf(finding, recorded, site) {
	const { package: importPath, benchmark, unit, base } = finding;
	const points = recorded.points.get(rowKey({
		importPath,
		benchmark,
		unit
	})) ?? [];
	const figures = points.slice(-20).flatMap((point) => medianOf(point) ?? []);
	if (figures.length === 0 || base === null) return {};
	const was = heldSince(unit, points, base.median, recorded);
	const url = site === void 0 ? {} : { url: pageOf(site, importPath, benchmark) };
	return { history: {
		figures,
		sparkline: bars(figures),
		...was === void 0 ? {} : { was },
		...url
	} };
}
function heldSince(unit, points, figure, { lineage, releases }) {
	const level = levelsOf(unit, points).at(-1);
	if (level === void 0 || isStep(unit, level, {
		figure,
		range: [
			figure,
			figure,
			figure
		]
	})) return void 0;
	const { commit } = level.mark;
	const release = firstReleaseWith(lineage, releases, commit);
	const isFirst = level.previous === void 0;
	return {
		figure,
		since: {
			commit,
			...release === void 0 ? {} : { tag: release.tag }
		},
		...isFirst ? { orLonger: true } : {}
	};
}

// src/steps/history/subjects.ts
const longest = 200;
async function withSubjects({ repository }, revisions, findings) {
	const commits = new Set(findings.flatMap(({ drift }) => drift?.steps.map(({ commit }) => commit) ?? []));
	if (commits.size === 0) return [...findings];
	const details = await repository.describeCommits(revisions, [...commits]);
	return findings.map((finding) => {
		if (finding.drift === void 0) return finding;
		const steps = finding.drift.steps.map((step) => {
			const subject = details.get(step.commit)?.subject.slice(0, longest);
			return subject === void 0 ? step : {
				...step,
				subject
			};
		});
		return {
			...finding,
			drift: {
				...finding.drift,
				steps
			}
		};
	});
}

// src/steps/history/tell-history.ts
const recordedUnits = /* @__PURE__ */ new Set(["B/op", "allocs/op"]);
const shown = /* @__PURE__ */ new Set([
	"regression",
	"over-budget",
	"drift"
]);
async function tellHistory(ports, run, report) {
	const { inForce } = run;
	const { drift } = inForce.policy;
	const { baseline, historyUrl } = inForce.settings;
	const isAsked = drift !== void 0 || baseline === "branch" || historyUrl !== void 0;
	const drifting = drift === void 0 ? [] : report.findings.filter((finding) => isRecorded(finding) && mayDrift(finding));
	const failing = isAsked ? report.findings.filter((finding) => isRecorded(finding) && shown.has(finding.level)) : [];
	const asking = /* @__PURE__ */ new Set([...drifting, ...failing]);
	if (asking.size === 0) return report;
	const rows = [...asking].map((finding) => {
		const subject = run.subjectOf(finding);
		const { importPath, benchmark } = subject;
		return {
			importPath,
			benchmark,
			unit: finding.unit,
			gomaxprocs: inForce.gomaxprocs(subject)
		};
	});
	const recorded = await readRecorded(ports, {
		...run,
		rows
	});
	if (recorded.kind === "none") {
		if (drifting.length === 0) return report;
		if (!(recorded.isUnknown && drift?.fail !== void 0 && ports.pullRequest !== void 0)) return {
			...report,
			notes: [...report.notes, `Drift was not judged: ${recorded.reason}.`]
		};
		return concludeReport({
			...report,
			problems: [...report.problems, unreadable(recorded.reason)]
		}, inForce, run.subjectOf);
	}
	const measured = new Map(run.measured.benchmarks.map((of) => [subjectKey(of.plan), of]));
	const told = report.findings.map((finding) => {
		if (!asking.has(finding)) return finding;
		const subject = run.subjectOf(finding);
		const drifted = mayDrift(finding) ? driftedFinding(finding, {
			...run,
			recorded,
			subject,
			measured: measured.get(subjectKey(subject))
		}) : finding;
		return shown.has(drifted.level) ? {
			...drifted,
			...historyOf(drifted, recorded, historyUrl)
		} : drifted;
	});
	const findings = await withSubjects(ports, run.revisions, told);
	return concludeReport({
		...report,
		findings,
		notes: [...report.notes, ...recorded.notes]
	}, inForce, run.subjectOf);
}
function isRecorded({ unit, base, head }) {
	return recordedUnits.has(unit) && base !== null && head !== null;
}
function unreadable(reason) {
	return {
		kind: "missing-baseline",
		side: "base",
		blocking: true,
		message: `A drift limit is set to fail the run, but drift could not be judged: ${reason}.`,
		remedy: "Run the job again. If the records are damaged, record the default branch again with `stage: record`."
	};
}

// src/steps/conclude/settle-verdict.ts
async function settleVerdict(ports, { revisions, inForce, snapshots: { pathLength } }, { planned, measured }, judged) {
	const { head, base } = planned.own;
	const plans = new Map(measured.benchmarks.map(({ plan }) => [subjectKey(plan), plan]));
	const subjectOf = ({ package: importPath, benchmark }) => {
		const subject = {
			importPath,
			path: importPath,
			benchmark
		};
		return plans.get(subjectKey(subject)) ?? subject;
	};
	const side = sideOf$1(base) ?? head;
	const today = ports.clock.today();
	const told = await tellHistory(ports, {
		revisions,
		inForce,
		side,
		pathLength,
		measured,
		subjectOf,
		today
	}, judged);
	return withSection(await acceptRegressions(ports, withSection(told), inForce, subjectOf));
}

// src/steps/conclude/conclude-run.ts
async function concludeRun(ports, run, found, judged, onJudged = () => void 0) {
	const { blindSpots, explain } = run.inForce.settings;
	const settled = await settleVerdict(ports, run, found, judged);
	const isFinal = settled.conclusion === "fail" && blindSpots !== "fail-on-new-escape";
	if (isFinal) await onJudged(settled);
	const whole = withSection(await addBlindSpots(ports, run, found.planned, settled));
	if (!isFinal) await onJudged(whole);
	return {
		...explain ? withSection(await addExplanations(ports, run, found, whole)) : whole,
		timings: run.stopwatch.timings
	};
}

// src/steps/alike.ts
const tolerance = {
	share: .05,
	allocs: .05
};
function isAlike(some, others) {
	return some.length > 0 && some.length === others.length && some.every((one) => others.some((other) => one.unit === other.unit && isSameChange(one, other)));
}
function isProportional(some, others) {
	const factors = some.map((one) => {
		const other = others.find(({ unit }) => unit === one.unit);
		return other === void 0 ? NaN : (one.to - one.from) / (other.to - other.from);
	});
	const [first = NaN] = factors;
	return some.length > 1 && some.length === others.length && first > 0 && factors.every((one) => isClose(one, first, 0));
}
function isSameChange(one, other) {
	const [a, b] = [one.to - one.from, other.to - other.from];
	const least = one.unit === "allocs/op" ? tolerance.allocs : 0;
	const [shareA, shareB] = [a / one.from, b / other.from];
	return isClose(a, b, least) || isClose(shareA, shareB, 0);
}
function isClose(a, b, least) {
	return Math.abs(a - b) <= Math.max(least, tolerance.share * Math.max(Math.abs(a), Math.abs(b)));
}

// src/steps/representatives.ts
const leastAlike = 6;
function chooseRepresentatives(trials) {
	const groups = [];
	for (const trial of trials.filter(({ canBeRepresented }) => canBeRepresented)) {
		const changed = {
			trial,
			worse: trial.worse,
			changes: trial.changes
		};
		const group = groups.find(([first]) => belongTogether(first, changed));
		if (group === void 0) groups.push([changed]);
		else group.push(changed);
	}
	return groups.filter(({ length }) => length >= leastAlike).map(withRepresentatives);
}
function belongTogether(one, other) {
	return one.trial.candidate.plan.importPath === other.trial.candidate.plan.importPath && one.worse === other.worse && (isAlike(one.changes, other.changes) || isProportional(one.changes, other.changes));
}
function withRepresentatives(group) {
	const bySize = group.toSorted((a, b) => sizeOf(a) - sizeOf(b)).map(({ trial }) => trial);
	const others = bySize.slice(1, -1);
	const sum = group.flatMap(({ trial }) => trial.candidate.plan.benchmark.split("")).reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 65521, 0);
	const chosen = /* @__PURE__ */ new Set([
		bySize[0],
		bySize.at(-1),
		others[sum % others.length]
	]);
	const trials = group.map(({ trial }) => trial);
	return {
		representatives: trials.filter((trial) => chosen.has(trial)),
		represented: trials.filter((trial) => !chosen.has(trial))
	};
}
function sizeOf({ changes }) {
	return Math.max(...changes.map(({ from, to }) => Math.abs(to - from) / Math.max(Math.abs(from), Number.EPSILON)));
}
function representedNote(groups) {
	const represented = groups.reduce((sum, group) => sum + group.represented.length, 0);
	const representatives = groups.reduce((sum, group) => sum + group.representatives.length, 0);
	if (represented === 0) return [];
	return [`${count(represented, "benchmark")} changed in the same way as others of the same package. The change of each was confirmed in fresh processes. Only ${representatives} others, which represent them, were also confirmed in runs of about one second (--no-representatives confirms every benchmark in such runs).`];
}

// src/steps/gc-pressure.ts
function gcPressure(results) {
	const rates = results.flatMap(({ iterations, figures, gcCycles }) => {
		const time = figures.get("ns/op");
		const bytes = figures.get("B/op");
		const seconds = time === void 0 ? 0 : perOperation(time) * iterations / 1e9;
		if (seconds === 0 || bytes === void 0 || gcCycles === void 0) return [];
		return [{
			cycles: gcCycles / seconds,
			allocated: perOperation(bytes) * iterations / seconds
		}];
	});
	if (rates.length === 0) return /* @__PURE__ */ new Map();
	return new Map(["cycles", "allocated"].map((name) => [pressureUnits[name], rates.map((rate) => ({
		kind: "reported",
		value: rate[name]
	}))]));
}

// src/steps/trial.ts
const mostSamples = 7;
var Trial = class Trial {
	candidate;
	iterations;
	#request;
	#before;
	#samples = {
		base: [],
		head: []
	};
	#failed = false;
	constructor(candidate, request, iterations, before) {
		this.candidate = candidate;
		this.iterations = iterations;
		this.#request = request;
		this.#before = before;
	}
	get measuredSides() {
		const { plan, storedBase } = this.candidate;
		return plan.sides.filter((side) => side === "head" || storedBase === void 0);
	}
	get base() {
		return this.candidate.storedBase ?? figuresByUnit(this.#samples.base);
	}
	get head() {
		return figuresByUnit(this.#samples.head);
	}
	get worse() {
		return this.#ask(this.#request.criteria.worse);
	}
	get changes() {
		return this.#ask(this.#request.criteria.changes);
	}
	get canBeRepresented() {
		const { overBudget, overlaps } = this.#request.criteria;
		return !this.#ask(overBudget) && !this.#ask(overlaps);
	}
	get repeats() {
		return !this.#failed && this.#isComplete() && this.#before !== void 0 && isAlike(this.#before.changes, this.changes);
	}
	add(side, result) {
		this.#samples[side].push(result);
	}
	fail() {
		this.#failed = true;
	}
	restart() {
		this.#samples = {
			base: [],
			head: []
		};
		this.#failed = false;
	}
	moves() {
		return this.#failed || !this.#isComplete() || this.#ask(this.#request.criteria.moves);
	}
	canGrow() {
		return !this.#failed && this.#isComplete() && !this.#isLast;
	}
	get #isLast() {
		return this.candidate.storedBase !== void 0 || this.iterations >= this.#lengthIterations;
	}
	get #lengthIterations() {
		return confirmIterations(this.candidate.speed, this.candidate.plan.iterations);
	}
	wantsMore() {
		if (this.#failed) return false;
		const taken = this.#samples.head.length;
		if (taken === 0) return true;
		if (taken < this.#request.count && !(taken === 1 && this.#isOneEnough)) return true;
		if (!this.#isLast || taken >= mostSamples) return false;
		return this.#ask(this.#request.criteria.overlaps);
	}
	get #isOneEnough() {
		const before = this.#before;
		if (before === void 0) return false;
		if (!before.worse && !this.worse) return true;
		const { steady, levels } = this.#request.criteria;
		return before.#ask(levels) === this.#ask(levels) && isAlike(before.changes, this.changes) && before.#ask(steady);
	}
	#ask(criterion) {
		return criterion(this.candidate.plan, this.base, this.head);
	}
	atLength() {
		return new Trial(this.candidate, this.#request, this.#lengthIterations, this);
	}
	conclude() {
		const complete = !this.#failed && this.#isComplete();
		const last = complete || this.#before === void 0 ? this : this.#before;
		return {
			state: this.#before === void 0 && complete && !this.moves() ? "settled" : complete ? "confirmed" : "not-reached",
			base: last.base,
			head: last.head,
			iterations: last.iterations,
			exhausted: last.#samples.head.length >= mostSamples,
			...last.#before === void 0 ? {} : { pressure: last.#pressure }
		};
	}
	get #pressure() {
		return {
			base: gcPressure(this.#samples.base),
			head: gcPressure(this.#samples.head)
		};
	}
	#isComplete() {
		return this.#samples.head.length > 0 && !this.wantsMore();
	}
};

// src/steps/confirm.ts
const mostTogether = 6;
const timeForOne = 1e4;
async function confirm(ports, candidates, request) {
	if (candidates.length === 0) return {
		confirmations: /* @__PURE__ */ new Map(),
		notes: []
	};
	const deadline = ports.clock.now() + request.limitMs;
	const confirmed = /* @__PURE__ */ new Map();
	const keep = (trials) => {
		for (const trial of trials) confirmed.set(subjectKey(trial.candidate.plan), trial.conclude());
	};
	const again = candidates.map((candidate) => new Trial(candidate, request, candidate.plan.iterations));
	await sampleAll(ports, request, {
		stage: "confirm",
		trials: again,
		together: Infinity,
		deadline
	});
	const moving = again.filter((trial) => trial.moves());
	keep(again.filter((trial) => !moving.includes(trial) || !trial.canGrow()));
	request.onWorse?.(moving.filter((trial) => trial.worse).map(({ candidate }) => candidate));
	const worseFirst = moving.filter((trial) => trial.canGrow()).toSorted((a, b) => Number(b.worse) - Number(a.worse));
	const together = Math.max(1, Math.min(mostTogether, Math.floor(request.timeoutMs / timeForOne)));
	const atLength = async (some) => {
		const longer = new Map(some.map((trial) => [trial, trial.atLength()]));
		await sampleAll(ports, request, {
			stage: "confirm at length",
			trials: [...longer.values()],
			together,
			deadline
		});
		keep([...longer.values()]);
		return longer;
	};
	const alike = request.representatives ? chooseRepresentatives(worseFirst) : [];
	const later = new Set(alike.flatMap(({ represented }) => represented));
	const longer = await atLength(worseFirst.filter((trial) => !later.has(trial)));
	const isProven = (group) => group.representatives.every((trial) => longer.get(trial)?.repeats);
	const proven = alike.filter(isProven);
	keep(proven.flatMap(({ represented }) => represented));
	await atLength(alike.filter((group) => !proven.includes(group)).flatMap(({ represented }) => represented));
	return {
		confirmations: confirmed,
		notes: representedNote(proven)
	};
}
async function sampleAll(ports, request, { stage, trials, together, deadline }) {
	const spread = Math.ceil(trials.length / Math.max(1, request.parallelism));
	const groups = trialGroups(trials, Math.min(together, spread));
	const sampleGroup = async (group, alone) => {
		for (;;) {
			const wanting = group.filter((trial) => trial.wantsMore());
			if (wanting.length === 0) return true;
			if (ports.clock.now() >= deadline) return true;
			const tell = (running) => {
				const done = trials.filter((trial) => !trial.wantsMore()).length;
				const detail = wanting[0]?.candidate.plan.importPath ?? "";
				ports.log.progress({
					stage,
					done,
					total: trials.length,
					detail,
					...running && { running }
				});
			};
			if (!await sampleOnce(ports, request, wanting, {
				alone,
				tell
			})) return false;
			tell();
		}
	};
	const complete = await mapLimit(groups, request.parallelism, (group) => sampleGroup(group, false));
	for (const [index, group] of groups.entries()) {
		if (complete[index] === true) continue;
		for (const trial of group) trial.restart();
		await sampleGroup(group, true);
	}
}
function trialGroups(trials, together) {
	const byKey = new Map(trials.map((trial) => [subjectKey(trial.candidate.plan), trial]));
	return processGroups(trials.map(({ candidate, iterations }) => ({
		...candidate.plan,
		iterations
	}))).flatMap(({ importPath, names }) => {
		return chunks(names.flatMap((benchmark) => byKey.get(subjectKey({
			importPath,
			benchmark
		})) ?? []), together);
	});
}
function chunks(items, size) {
	if (items.length <= size) return [items];
	return [items.slice(0, size), ...chunks(items.slice(size), size)];
}
async function sampleOnce(ports, request, trials, { alone, tell }) {
	const [first] = trials;
	if (first === void 0) return true;
	for (const side of first.measuredSides) {
		const tested = request.sides[side];
		if (tested === void 0) continue;
		const { importPath, gomaxprocs } = first.candidate.plan;
		const binary = (await tested.binaries([importPath])).get(importPath);
		const names = trials.map(({ candidate }) => candidate.plan.benchmark);
		if (binary === void 0) {
			for (const trial of trials) trial.fail();
			return true;
		}
		const [harvest] = await harvestAll(ports.go, [{
			binary,
			select: {
				kind: "names",
				names
			},
			iterations: first.iterations,
			count: 1,
			gomaxprocs,
			timeoutMs: request.timeoutMs,
			onRunning: (benchmark, elapsedMs) => {
				tell({
					benchmark,
					elapsedMs
				});
			}
		}], () => void 0);
		const failed = (harvest?.failures.length ?? 0) > 0;
		if (failed && !alone) return false;
		if (failed) recordFailures(tested, importPath, harvest);
		for (const trial of trials) {
			const result = harvest?.results.get(trial.candidate.plan.benchmark)?.[0];
			if (result === void 0) trial.fail();
			else trial.add(side, result);
		}
	}
	return true;
}

// src/steps/run.ts
function liveSides({ head, base }) {
	return {
		head,
		base: sideOf$1(base)
	};
}

// src/steps/confirm-changes.ts
async function confirmChanges(ports, { inForce }, sides, { benchmarks, rules }) {
	const { mode, count, timeoutMs, confirmTimeoutMs: limitMs, representatives, explain } = inForce.settings;
	const criteria = criteriaOf(rules);
	const candidates = selectCandidates(benchmarks, sides.base, criteria, mode);
	return {
		...await confirm(ports, candidates, {
			sides: liveSides(sides),
			criteria,
			count,
			timeoutMs,
			limitMs,
			parallelism: mode === "fast" ? ports.go.parallelism : 1,
			representatives: representatives && mode === "fast",
			...explain && mode === "fast" ? { onWorse: (worse) => prepareExplanation(ports, sides.head, worse) } : {}
		}),
		candidates: new Set(candidates.map(({ plan }) => subjectKey(plan)))
	};
}
function prepareExplanation(ports, head, worse) {
	const modules = new Set(worse.flatMap(({ plan }) => head.packages.get(plan.importPath)?.moduleFolder ?? []));
	for (const folder of modules) ports.analysis.warmUp(folder);
}
function selectCandidates(benchmarks, base, criteria, mode) {
	const asks = mode === "fast" ? criteria.moves : criteria.stands;
	const unmeasurableBase = base.kind === "pinned" && base.side === void 0;
	return benchmarks.flatMap(({ plan, base: before, head, speed }) => {
		if (head === void 0 || !asks(plan, before, head)) return [];
		const sides = before === void 0 ? ["head"] : plan.sides;
		return [{
			plan: {
				...plan,
				sides
			},
			speed,
			storedBase: unmeasurableBase ? before : void 0
		}];
	});
}

// src/steps/changed-entries.ts
async function changedEntries(ports, request) {
	const { baseline, before, head, base } = request;
	const found = Object.entries(baseline.packages).filter(([path]) => !isCarriedOver(baseline, before, path)).map(([importPath, stored]) => {
		for (const side of [head, base]) {
			const measuredAs = side && nameOfSources(side, importPath, stored.key);
			if (side !== void 0 && measuredAs !== void 0) return {
				kind: "measured",
				importPath,
				side,
				measuredAs,
				stored
			};
		}
		return {
			kind: "unknown-sources",
			importPath
		};
	});
	const keys = await keysOnHead(ports, request, found.filter(({ kind, importPath }) => kind === "unknown-sources" && !head.packages.has(importPath)).map(({ importPath }) => importPath));
	return found.map((entry) => {
		const { importPath } = entry;
		const key = keys.get(importPath);
		return entry.kind === "unknown-sources" && key !== void 0 && key === baseline.packages[importPath]?.key ? {
			kind: "left-out",
			importPath
		} : entry;
	});
}
function isCarriedOver(baseline, before, importPath) {
	if (before === void 0 || before.bench !== baseline.bench) return false;
	if (fingerprintDifferences(before.fingerprint, baseline.fingerprint).length > 0) return false;
	const [one, other] = [baseline.packages[importPath], before.packages[importPath]];
	if (one === void 0 || other === void 0) return false;
	const written = (entry) => renderBaseline({
		...baseline,
		packages: { [importPath]: entry }
	});
	return written(one) === written(other);
}
function nameOfSources(side, importPath, key) {
	return [...side.packages].find(([, listed]) => listed.importPath === importPath && listed.key === key)?.[0];
}
async function keysOnHead(ports, { revisions, snapshots, inForce, head }, importPaths) {
	if (importPaths.length === 0) return /* @__PURE__ */ new Map();
	const { packages } = await planSide(ports, {
		side: "head",
		root: snapshots.head,
		folder: folderIn(snapshots.head, revisions),
		work: snapshots.work,
		...sideSettings(revisions, inForce),
		patterns: importPaths.filter((path) => !path.startsWith("-")),
		excludes: () => false,
		fallback: head.environment
	});
	return new Map([...packages].map(([path, { key }]) => [path, key]));
}

// src/steps/untrue-figures.ts
const mostRounds = 7;
async function untrueFigures(ports, request, baseline, entries) {
	const claims = entries.flatMap((entry) => claimsOf(entry, baseline, request));
	let doubted = claims.filter((claim) => !isTrue(claim, claim.screened ?? /* @__PURE__ */ new Map(), request));
	const results = /* @__PURE__ */ new Map();
	for (let round = 0; round < mostRounds && doubted.length > 0; round++) {
		const packages = new Set(doubted.map(({ side, plan }) => `${side.side} ${plan.importPath}`));
		const again = claims.filter(({ side, plan }) => packages.has(`${side.side} ${plan.importPath}`));
		for (const side of new Set(again.map((claim) => claim.side))) {
			const of = again.filter((claim) => claim.side === side);
			const plans = of.map(({ plan }) => plan);
			const screened = await screenSide(ports, side, plans, request.inForce.settings.timeoutMs, "check baseline");
			for (const claim of of) {
				const result = screened.get(subjectKey(claim.plan));
				if (result !== void 0) results.set(claim, [...results.get(claim) ?? [], result]);
			}
		}
		doubted = doubted.filter((claim) => !isTrue(claim, figuresByUnit(results.get(claim) ?? []), request));
	}
	return doubted.map(({ plan }) => plan);
}
function isTrue({ plan, stored }, again, { inForce, measured }) {
	const units = judgedUnits(inForce, plan);
	if (bearsOut(again, stored, units)) return true;
	return !(inForce.settings.baseline === "file" || isSteady(stored, units)) && units.every((unit) => isNear(plan, unit, stored, again, measured.rules));
}
function isNear(plan, unit, stored, measured, { policy, better }) {
	const [one, other] = [summarize(stored.get(unit)), summarize(measured.get(unit))];
	if (one === void 0) return true;
	if (other === void 0) return false;
	const percent = policy.row(plan, unit).fail;
	return [compareSides(one, other, unit, percent, better(unit)), compareSides(other, one, unit, percent, better(unit))].every(({ beyond }) => !beyond);
}
function claimsOf(entry, baseline, { measured }) {
	if (entry.kind !== "measured") return [];
	const { side, measuredAs, stored: of } = entry;
	return measured.benchmarks.flatMap(({ plan, base, head }) => {
		const kept = of.benchmarks[plan.benchmark];
		const stored = figuresOfStored(baseline, of, plan.benchmark);
		if (!(plan.importPath === measuredAs && plan.sides.includes(side.side)) || kept === void 0 || stored === void 0) return [];
		const { iterations, gomaxprocs } = kept;
		return [{
			side,
			plan: {
				...plan,
				iterations,
				gomaxprocs,
				sides: [side.side]
			},
			stored,
			screened: side.side === "head" ? head : base
		}];
	});
}

// src/steps/changed-baseline.ts
async function checkChangedBaseline(ports, request) {
	const file = await changedFile(ports, request);
	if (file === void 0) return {
		problems: [],
		notes: []
	};
	const { path } = file;
	const { settings } = request.inForce;
	if (file.head === void 0) return noted(`The change removes the stored baseline ${path}.`);
	const does = file.base === void 0 ? "adds" : "edits";
	const reading = readStored(file.head);
	if (reading.kind === "damaged") return noted(`Warning: the change leaves the stored baseline ${path} damaged (${reading.reason}); record it again.`);
	if (settings.mode === "full") return noted(`The change ${does} the stored baseline ${path}, which is neither read nor checked in full mode.`);
	const { baseline } = reading;
	const before = readable(file.base);
	const fingerprint = fingerprintOf(request.head.environment, settings, request.snapshots.pathLength);
	const differences = fingerprintDifferences(baseline.fingerprint, fingerprint);
	if (differences.length > 0) return ofOtherConditions(request, {
		path,
		does,
		baseline,
		before,
		differences
	});
	const entries = await changedEntries(ports, {
		...request,
		baseline,
		before
	});
	const untrue = await untrueFigures(ports, request, baseline, entries);
	const unknown = namesOf$1(entries, "unknown-sources");
	const blocks = unknown.length > 0 && isBlocking(request);
	return {
		problems: [...[...new Set(untrue.map(({ importPath }) => importPath))].map((importPath) => untrueProblem(path, importPath, untrue.filter((plan) => plan.importPath === importPath).map(({ benchmark }) => benchmark))), ...blocks ? [unknownProblem(path, unknown, request)] : []],
		notes: [noteOf(path, does, entries), ...unknown.length > 0 && !blocks ? [unknownNote(path, unknown)] : []]
	};
}
function noted(...notes) {
	return {
		problems: [],
		notes
	};
}
async function changedFile(ports, { revisions, inForce }) {
	const path = insideRoot(revisions.prefix, inForce.settings.baselineFile);
	if (path === void 0 || revisions.base.kind === "missing") return void 0;
	const head = storedText(await ports.repository.findFile(revisions, void 0, path), path);
	const base = storedText(await ports.repository.findFile(revisions, revisions.base.commit, path), path);
	return head?.text === base?.text && head?.unfit === base?.unfit ? void 0 : {
		path,
		base,
		head
	};
}
function readable(file) {
	const reading = file && readStored(file);
	return reading?.kind === "baseline" ? reading.baseline : void 0;
}
function isBlocking({ event, revisions, inForce }) {
	return (event === void 0 ? !revisions.head.dirty : event === "pull-request" || event === "merge-group") && (inForce.settings.baseline === "auto" || inForce.settings.baseline === "file");
}
function ofOtherConditions(request, about) {
	const { path, does, baseline, before, differences } = about;
	const message = `The change ${does} the stored baseline ${path}, which was recorded under different conditions and was not checked (${differences.join("; ")}).`;
	if (before !== void 0 && fingerprintDifferences(before.fingerprint, baseline.fingerprint).length === 0 || !isBlocking(request)) return noted(message);
	return {
		problems: [{
			kind: "foreign-baseline",
			side: "head",
			blocking: true,
			message,
			remedy: `Record it under the conditions of this run with \`allocgate record\`, and commit ${path}; or leave it out of the change.`
		}],
		notes: []
	};
}
function noteOf(path, does, entries) {
	const measured = namesOf$1(entries, "measured");
	const leftOut = namesOf$1(entries, "left-out");
	const says = [
		...entries.length === 0 ? ["no figures are added or changed"] : [],
		...measured.length === 0 ? [] : [`compared with what was measured here: ${someNames(measured)}`],
		...leftOut.length === 0 ? [] : [`not measured by this run: ${someNames(leftOut)}`]
	];
	return `The change ${does} the stored baseline ${path}${says.length === 0 ? "" : ` (${says.join("; ")})`}.`;
}
function namesOf$1(entries, kind) {
	return entries.filter((entry) => entry.kind === kind).map(({ importPath }) => importPath);
}
function untrueProblem(path, importPath, benchmarks) {
	return {
		kind: "damaged-baseline",
		side: "head",
		package: importPath,
		blocking: true,
		message: `The change adds figures to the stored baseline ${path} that differ from those measured for the same sources: ${someNames(benchmarks)}.`,
		remedy: `Record it from these sources with \`allocgate record\`, and commit ${path}.`
	};
}
const unknownWords = "for sources that neither base nor head has, so they can’t be checked";
function unknownNote(path, packages) {
	return `Warning: the change adds figures to ${path} ${unknownWords}: ${someNames(packages)}. Run \`allocgate record\` again before the merge.`;
}
function unknownProblem(path, packages, { inForce }) {
	const pinned = inForce.settings.baseline === "file" ? " If the file is meant to be recorded at another commit, the person who merges the change must check it." : "";
	return {
		kind: "damaged-baseline",
		side: "head",
		blocking: true,
		message: `The change adds figures to ${path} ${unknownWords}: ${someNames(packages)}.`,
		remedy: `Run \`allocgate record\` on this head again, and commit ${path}.${pinned}`
	};
}

// src/steps/examine-base.ts
const ofProcesses = /* @__PURE__ */ new Set([
	"benchmark-failed",
	"benchmark-panicked",
	"benchmark-exited",
	"no-result",
	"damaged-output"
]);
async function examineBase(ports, { base, settings, snapshots }) {
	if (base === void 0) return;
	const packages = new Set(base.incidents.filter(isOfCode).flatMap((incident) => incident.package ?? []));
	for (const importPath of packages) {
		const binary = (await base.binaries([importPath])).get(importPath);
		const listed = base.packages.get(importPath);
		if (binary === void 0 || listed === void 0) continue;
		const { buildFlags } = settings;
		const damage = await ports.go.examine({
			binary,
			listed,
			buildFlags,
			work: snapshots.work
		});
		if (damage === void 0) continue;
		for (const [index, incident] of base.incidents.entries()) if (incident.package === importPath && isOfCode(incident)) base.incidents[index] = ofEnvironment(incident, damage);
	}
}
function isOfCode({ kind, cause }) {
	return cause !== "environment" && ofProcesses.has(kind);
}
function ofEnvironment(incident, damage) {
	return {
		...incident,
		kind: "environment-failed",
		message: `${damage}\n${incident.message}`,
		remedy: "Run `go clean -cache` and check the disk, then try again: damaged test binaries are rebuilt.",
		cause: "environment"
	};
}

// src/core/fault/missing-file.ts
const positioned = /^(\S.*?\.[A-Za-z]\w*):\d+(?::\d+)?: (.*)$/gm;
const notFound = /(?:open|stat|lstat|chdir|readdir|fork\/exec) (\S+): no such file or directory/g;
const sources = /\.(?:go|s|c|cc|cpp|cxx|h|hh|hpp|syso)$/i;
function missingFile({ message, folders, untracked }) {
	for (const path of missingPaths(message)) {
		const found = folders.flatMap((folder) => atOrBelow(untracked, join(folder, path)) ?? [])[0];
		if (found !== void 0) return found;
	}
	for (const [, file = "", words = ""] of message.matchAll(positioned)) {
		const places = folders.map((folder) => folderOf(join(folder, file)));
		const pattern = /^pattern (\S+): no matching files found/.exec(words)?.[1];
		const imported = /(?:no required module provides package|package) (\S+?)[;:]?(?: |$)/.exec(words)?.[1];
		const found = pattern !== void 0 ? places.flatMap((place) => atOrBelow(untracked, join(place, literalPart(pattern))) ?? [])[0] : imported !== void 0 && !/undefined/.test(words) ? untracked.find((path) => sources.test(path) && isFolderOf(imported, folderOf(path))) : untracked.find((path) => sources.test(path) && places.includes(folderOf(path)));
		if (found !== void 0) return found;
	}
}
function lacksOwnFiles(message) {
	const paths = missingPaths(message);
	return paths.length > 0 && paths.every((path) => !path.startsWith("/") && !path.startsWith(".."));
}
function missingPaths(message) {
	return [...message.matchAll(notFound)].map(([, path = ""]) => path.replaceAll(/^["']|["']$/g, ""));
}
function literalPart(pattern) {
	const plain = pattern.replace(/^all:/, "");
	const wildcard = plain.search(/[*?[\\]/);
	return wildcard === -1 ? plain : folderOf(plain.slice(0, wildcard));
}
function atOrBelow(paths, path) {
	return paths.find((one) => one === path || path === "" || one.startsWith(`${path}/`));
}
function isFolderOf(importPath, folder) {
	const parts = folder.split("/");
	return parts.some((_, index) => importPath.endsWith(`/${parts.slice(index).join("/")}`)) && folder !== "";
}
function join(folder, path) {
	const parts = [];
	for (const part of `${folder}/${path}`.split("/")) if (part === "..") parts.pop();
	else if (part !== "" && part !== ".") parts.push(part);
	return parts.join("/");
}

// src/steps/name-missing-files.ts
const kinds = /* @__PURE__ */ new Set([
	"build-failed",
	"environment-failed",
	"benchmark-failed",
	"benchmark-panicked",
	"benchmark-exited"
]);
async function nameMissingFiles(ports, revisions, sides) {
	const open = sides.filter((side) => side !== void 0).filter((side) => side.incidents.some(({ kind }) => kinds.has(kind)));
	if (open.length === 0) return;
	const untracked = await ports.repository.listUntracked(revisions);
	for (const side of open) for (const [index, incident] of side.incidents.entries()) if (kinds.has(incident.kind)) side.incidents[index] = await explained(ports, side, incident, revisions, untracked);
}
async function explained(ports, { packages, root }, incident, { prefix }, untracked) {
	const listed = packages.get(incident.package ?? "");
	const below = [listed?.folder, listed?.moduleFolder].flatMap((folder) => folder?.slice(root.length + 1) ?? []);
	const { message } = incident;
	const file = missingFile({
		message,
		folders: [.../* @__PURE__ */ new Set([
			...below,
			prefix,
			""
		])],
		untracked
	});
	if (file !== void 0 && await ports.repository.readSnapshot(root, file) === void 0) return {
		...incident,
		kind: "environment-failed",
		message: `The checkout has ${file}, which git doesn't track, so the commit is built without it.\n${message}`,
		remedy: `Generate it on both sides with \`--prepare\`, copy it to both with \`--copy ${file}\`, or commit it.`,
		cause: "environment"
	};
	return incident.cause === "unclear" && lacksOwnFiles(message) ? {
		...incident,
		cause: "code"
	} : incident;
}

// src/steps/examine-change.ts
async function examineChange(ports, run, planned, measured) {
	const { revisions, snapshots, inForce } = run;
	const { head, base } = liveSides(planned.own);
	const stored = await checkChangedBaseline(ports, {
		...run,
		...liveSides(planned.differing),
		measured
	});
	const edited = await editedBenchmarks(ports, base, head, measured);
	await examineBase(ports, {
		base,
		settings: inForce.settings,
		snapshots
	});
	await nameMissingFiles(ports, revisions, [base, head]);
	return {
		edited: {
			benchmarks: [...edited.benchmarks],
			timers: [...edited.timers]
		},
		couldSkip: identicalPackages(head, planned.own.base).map(({ importPath }) => importPath),
		problems: stored.problems,
		notes: {
			change: edited.notes,
			baseline: stored.notes
		}
	};
}

// src/steps/check-skipping.ts
function checkSkipping(findings, identical) {
	const moved = findings.filter(({ package: importPath, confirmed, level }) => confirmed && identical.has(importPath) && [
		"regression",
		"over-budget",
		"improvement",
		"warning"
	].includes(level));
	return [...new Set(moved.map((finding) => finding.package))].map((importPath) => {
		const names = moved.filter((finding) => finding.package === importPath).map(({ benchmark }) => benchmark);
		return {
			kind: "skip-unsound",
			side: "head",
			package: importPath,
			blocking: true,
			message: `Both sides of this package have identical inputs, but the figures of ${someNames(names)} differ. A check without --no-skip would have skipped the package.`,
			remedy: remedies["skip-unsound"]
		};
	});
}

// src/steps/idle-settings.ts
function idleFacts(request) {
	const { head: file } = request.inForce.sources;
	if (file === void 0) return void 0;
	return {
		config: file.config,
		file: file.path,
		today: request.today,
		...isWhole(request) ? { found: found(request) } : {}
	};
}
function isWhole({ revisions, inForce, planned }) {
	const { head, base } = planned.own;
	const { settings, configFolder } = inForce;
	const config = inForce.sources.head;
	return settings.patterns.join(" ") === defaults.packages.join(" ") && settings.bench === defaults.bench && revisions.prefix === configFolder && configFolder === folderOf(config?.path ?? "") && planned.identical.length === 0 && head.incidents.length === 0 && (sideOf$1(base)?.incidents.length ?? 0) === 0;
}
function found({ inForce, planned, measured }) {
	const listed = liveSides(planned.differing);
	const sides = [listed.head, listed.base].filter((side) => side !== void 0);
	const path = pathsOf(sides, inForce.configFolder);
	const packages = sides.flatMap((side) => [...side.excluded, ...[...side.packages.keys()].map((importPath) => ({
		importPath,
		path: path(importPath)
	}))]);
	const judged = (subject, units) => {
		const { importPath, path: folder, benchmark } = subject;
		return {
			importPath,
			path: folder,
			benchmark,
			units: [...units],
			judged: [...judgedUnits(inForce, subject)]
		};
	};
	return {
		packages: packages.map(({ importPath, path: folder }) => ({
			importPath,
			path: folder
		})),
		benchmarks: measured.benchmarks.map(({ plan, base: before, head: after }) => judged(plan, [.../* @__PURE__ */ new Set([...before?.keys() ?? [], ...after?.keys() ?? []])])),
		skipped: measured.skippedOnHead.map((name) => judged({
			...name,
			path: path(name.importPath)
		}, []))
	};
}

// src/steps/judge.ts
function judge(request) {
	const { revisions, inForce, planned, measured, confirmed, examined, today, leaks } = request;
	const { head, base } = planned.own;
	const incidents = {
		base: byPackage(sideOf$1(base)?.incidents ?? []),
		head: byPackage(head.incidents)
	};
	const benchmarks = measured.benchmarks.filter(({ plan }) => !failedOn(incidents.head, plan)).map((benchmark) => judgedBenchmark(benchmark, request));
	const findings = benchmarks.flatMap((benchmark) => findingsOf(benchmark, measured.rules, today));
	const problems = [
		problemsOf(incidents.base, incidents.head, inForce),
		examined.problems,
		checkSkipping(findings, new Set(examined.couldSkip))
	];
	const notes = [
		inForce.notes,
		[
			planned.notes,
			measured.notes,
			confirmed.notes,
			examined.notes.change
		].flat(),
		examined.notes.baseline,
		[...request.snapshots.warnings, ...totalsNote(head)]
	];
	const { onRemoved, advisory } = inForce.settings;
	const draft = {
		report: {
			schemaVersion: 1,
			conclusion: "unmeasurable",
			advisory,
			base: baseOf$1(revisions, base, inForce),
			head: headOf(revisions),
			environment: environmentOf(head, measured.cpu, inForce),
			findings: [...findings, ...leaks.findings],
			unjudged: benchmarks.flatMap((benchmark) => unjudgedRows(benchmark, measured.rules)),
			explanations: [],
			...planned.identical.length === 0 ? {} : { identical: planned.identical },
			reused: reusedPackages(measured),
			problems: problems.flat(),
			notes: notes.flat(),
			...request.reproduce === void 0 ? {} : { reproduce: request.reproduce },
			timings: request.stopwatch.timings
		},
		sections: {
			findings: [findings.length, leaks.findings.length],
			problems: problems.map(({ length }) => length),
			notes: notes.map(({ length }) => length)
		},
		facts: factsOf(request, benchmarks)
	};
	const isStrict = (finding) => benchmarks.some((b) => isStrictRow(b, finding, inForce));
	return planned.shard === void 0 ? settle(draft, {
		onRemoved,
		isStrict
	}) : asShard(draft, planned.shard, {
		onRemoved,
		isStrict
	});
}
function factsOf(request, benchmarks) {
	const { inForce, planned, measured, event, leaks, examined } = request;
	const { base } = planned.own;
	const { bench, patterns, baseline } = inForce.settings;
	const units = new Set(benchmarks.flatMap((of) => [...of.base?.keys() ?? [], ...of.head?.keys() ?? []]));
	const idle = idleFacts(request);
	return {
		bench,
		patterns: [...patterns],
		gate: event === "pull-request" || event === "merge-group",
		measured: measured.benchmarks.length,
		...base.kind === "measured" ? { base: {
			packages: base.side.packages.size,
			stored: measured.reused.length,
			kept: baseline === "branch" ? "branch" : "file"
		} } : {},
		alone: aloneOf(benchmarks),
		higher: [...units].filter((unit) => measured.rules.better(unit) === "higher").toSorted(),
		leaks: leaks.told,
		edited: examined.edited,
		...idle === void 0 ? {} : { idle }
	};
}
function byPackage(incidents) {
	return incidents.toSorted(({ package: one = "" }, { package: other = "" }) => one < other ? -1 : one > other ? 1 : 0);
}
function judgedBenchmark(measured, request) {
	const { plan } = measured;
	const key = subjectKey(plan);
	const confirmation = request.confirmed.confirmations.get(key);
	const asked = request.confirmed.candidates.has(key);
	const reached = confirmation !== void 0 && confirmation.head.size > 0;
	const from = reached ? confirmation : measured;
	return {
		subject: plan,
		base: from.base === void 0 || from.base.size === 0 ? void 0 : from.base,
		head: from.head,
		iterations: reached ? confirmation.iterations : measured.iterations,
		confirmation: !asked ? "not-needed" : stateOf(confirmation),
		skipped: request.measured.skipped.some((s) => subjectKey(s) === key),
		warnings: [],
		pressure: confirmation?.pressure
	};
}
function stateOf(confirmation) {
	if (confirmation === void 0) return "not-reached";
	return confirmation.state === "settled" ? "not-needed" : confirmation.state;
}
function failedOn(incidents, { importPath, benchmark }) {
	return incidents.some((incident) => incident.package === importPath && (incident.benchmark === void 0 || isWithin(benchmark, incident.benchmark)));
}
function isStrictRow({ subject }, finding, inForce) {
	return subject.importPath === finding.package && subject.benchmark === finding.benchmark && inForce.policy.row(subject, finding.unit).strict;
}
function reusedPackages({ reused }) {
	return reused.map((importPath) => ({
		package: importPath,
		reason: "base: stored figures, recorded from the same sources"
	}));
}
function totalsNote({ environment }) {
	const { totals } = environment;
	return totals.kind === "exact" ? [] : [`Figures are as Go prints them, rounded down: ${totals.reason}`];
}

// src/steps/leaks/leak-findings.ts
function judgeLeak(samples, rules, level, today) {
	const judged = leakUnits.map((unit) => judgeUnit(samples, unit, rules, level, today));
	return {
		findings: judged.flatMap(({ finding }) => finding ?? []),
		asOnBase: judged.some(({ asOnBase }) => asOnBase) && judged.every(({ finding }) => finding === void 0)
	};
}
function judgeUnit({ suspect, base: onBase, head: onHead, iterations, complete }, unit, rules, leaks, today) {
	const { plan } = suspect.measured;
	const settings = {
		...rules.policy.row(plan, unit),
		warn: void 0,
		strict: false
	};
	const [base, head] = [summarize(leakFigures(onBase, unit)), summarize(leakFigures(onHead, unit))];
	if (head === void 0) return { asOnBase: false };
	const isLate = !complete;
	const passing = levelsOff(onHead, unit) && !isLate;
	const row = judgeRow({
		unit,
		better: "lower",
		base,
		head,
		confirmation: isLate ? "not-reached" : "confirmed",
		bytes: void 0
	}, settings, today);
	const overBudget = isOverBudget(head, "lower", settings);
	const shown = levelOf(row.level, {
		base,
		head,
		unit,
		leaks,
		passing,
		overBudget
	});
	const stays = !passing && head.median >= floorOf(unit);
	if (shown === void 0) return { asOnBase: stays && base !== void 0 && base.median >= floorOf(unit) };
	return {
		asOnBase: false,
		finding: {
			package: plan.importPath,
			benchmark: plan.benchmark,
			unit,
			level: shown,
			base: sideOf(base),
			head: sideOf(head),
			iterations: iterations.many,
			change: base === void 0 ? { kind: "added" } : changeOf$1(base.median, head.median),
			threshold: { percent: settings.fail },
			...settings.budget === void 0 ? {} : { budget: settings.budget },
			confirmed: !isLate,
			...row.waiver === void 0 ? {} : { waiver: waiverOf(row.waiver) },
			warnings: [...row.warnings, ...shown === "notice" && base === void 0 ? ["it leaks, and base doesn’t have this benchmark to compare with"] : []]
		}
	};
}
function levelOf(level, of) {
	switch (level) {
		case "regression":
			if (of.passing) return void 0;
			return of.leaks === "fail" ? "regression" : "warning";
		case "unconfirmed": return of.leaks === "fail" || of.overBudget ? level : void 0;
		case "unstable": return of.leaks === "fail" ? level : void 0;
		case "over-budget":
		case "waived":
		case "improvement": return level;
		case "added": return !of.passing && of.head.median >= floorOf(of.unit) ? "notice" : void 0;
		case "notice": return "notice";
		case "drift":
		case "warning":
		case "removed":
		case "skipped":
		case "unchanged": return;
		default: return level;
	}
}
function sideOf(summary) {
	return summary === void 0 ? null : {
		median: summary.median,
		samples: [...summary.samples]
	};
}
function waiverOf({ ceiling, until, reason }) {
	return {
		ceiling,
		...until === void 0 ? {} : { until },
		reason
	};
}
function canFail(plan, { policy }) {
	return policy.leaks(plan) === "fail" || leakUnits.some((unit) => policy.row(plan, unit).budget !== void 0);
}
function needsConfirmation({ base, head, measured: { plan } }, rules) {
	return leakUnits.some((unit) => {
		const settings = rules.policy.row(plan, unit);
		const [before, after] = [summarize(leakFigures(base === void 0 ? [] : [base], unit)), summarize(leakFigures([head], unit))];
		if (after === void 0) return false;
		return before !== void 0 && compareSides(after, before, unit, settings.fail, "lower").beyond || isOverBudget(after, "lower", settings);
	});
}

// src/steps/leaks/find-leaks.ts
const nothing = {
	findings: [],
	samples: [],
	told: {
		known: [],
		unlooked: [],
		missed: []
	}
};
async function findLeaks(ports, request) {
	const { base, head, measured, inForce } = request;
	const { policy, settings } = inForce;
	const asked = measured.benchmarks.filter((benchmark) => benchmark.head !== void 0 && policy.leaks(benchmark.plan) !== "off" && isChanged(benchmark, base, head));
	if (asked.length === 0) return nothing;
	if (head.environment.probesLeaks !== true) return unavailable(asked, request);
	const looked = looksAt(asked);
	const { timeoutMs } = settings;
	const [onHead = /* @__PURE__ */ new Map(), onBase] = await lookAtSides(ports, base === void 0 ? [head] : [head, base], looked, timeoutMs);
	const suspects = looked.flatMap((one) => {
		const key = subjectKey(one.measured.plan);
		const left = onHead.get(key);
		return left === void 0 ? [] : [{
			...one,
			head: left,
			base: onBase?.get(key)
		}];
	});
	const again = suspects.filter((suspect) => isSuspicious(suspect.base, suspect.head) || needsConfirmation(suspect, inForce));
	const deadline = ports.clock.now() + settings.confirmTimeoutMs;
	const samples = [];
	for (const [index, suspect] of again.entries()) {
		const { importPath } = suspect.measured.plan;
		ports.log.progress({
			stage: "leaks",
			done: index,
			total: again.length,
			detail: importPath
		});
		samples.push(await confirmLeak(ports, suspect, {
			sides: {
				base,
				head
			},
			timeoutMs,
			deadline
		}));
	}
	const today = ports.clock.today();
	const judged = samples.filter((sample) => !isLost(sample)).map((sample) => ({
		sample,
		...judgeLeak(sample, inForce, policy.leaks(sample.suspect.measured.plan), today)
	}));
	const judgedAsOnBase = new Set(judged.filter((one) => one.asOnBase).map(({ sample }) => sample.suspect));
	const asOnBase = suspects.filter((one) => judgedAsOnBase.has(one) || !again.includes(one) && leavesAnything(one.head) && one.base !== void 0);
	const lost = new Set(samples.filter(isLost).map(({ suspect }) => suspect.measured));
	const unlooked = asked.filter((one) => lost.has(one) || !onHead.has(subjectKey(one.plan)));
	const missed = unlooked.filter(({ plan }) => canFail(plan, inForce));
	return {
		findings: judged.flatMap(({ findings }) => findings),
		samples: judged.filter(({ findings }) => findings.length > 0).map(({ sample }) => sample),
		told: {
			known: namesOf(asOnBase.map((one) => one.measured)),
			unlooked: namesOf(unlooked.filter((one) => !missed.includes(one))),
			missed: namesOf(missed)
		}
	};
}
function isChanged({ plan }, base, head) {
	const key = head.packages.get(plan.importPath)?.key;
	return key === void 0 || base?.packages.get(plan.importPath)?.key !== key;
}
function isLost({ suspect, base, head }) {
	return head.length === 0 || base.length === 0 && suspect.measured.plan.sides.includes("base");
}
function namesOf(benchmarks) {
	return benchmarks.map(({ plan }) => plan.benchmark);
}
function unavailable(asked, { inForce, head }) {
	const fails = asked.some(({ plan }) => canFail(plan, inForce));
	return {
		...nothing,
		told: {
			...nothing.told,
			unavailable: {
				goVersion: head.environment.goVersion,
				fails
			}
		}
	};
}

// src/steps/measure-classic.ts
async function measureClassic(ports, head, base, inForce) {
	const live = base.kind === "pinned" ? void 0 : sideOf$1(base);
	const importPaths = [.../* @__PURE__ */ new Set([...live?.packages.keys() ?? [], ...head.packages.keys()])].toSorted();
	const harvests = /* @__PURE__ */ new Map();
	for (const [index, importPath] of importPaths.entries()) {
		const sides = {};
		for (const side of [live, head]) {
			const harvest = side && await runPackage(ports, side, importPath, inForce);
			if (side !== void 0 && harvest !== void 0) sides[side.side] = harvest;
		}
		harvests.set(importPath, sides);
		ports.log.progress({
			stage: "measure",
			done: index + 1,
			total: importPaths.length,
			detail: importPath
		});
	}
	const all = [...harvests.values()];
	const path = pathsOf([head, live], inForce.configFolder);
	const benchmarks = importPaths.flatMap((importPath) => packageBenchmarks(importPath, path(importPath), harvests.get(importPath) ?? {}, base));
	const skipped = benchmarks.filter(({ plan, base: before, head: after }) => {
		const names = harvests.get(plan.importPath)?.head?.skipped ?? /* @__PURE__ */ new Set();
		return before !== void 0 && after === void 0 && [...names].some((name) => isWithin(plan.benchmark, name));
	});
	const cpu = all.find(({ head: harvest }) => harvest?.cpu !== void 0)?.head?.cpu;
	const skippedOnHead = [...harvests].flatMap(([importPath, sides]) => [...sides.head?.skipped ?? []].map((benchmark) => ({
		importPath,
		benchmark
	})));
	const { rules, notes } = standingRules(inForce.policy, {
		base: all.flatMap(({ base: harvest }) => harvest?.units ?? []),
		head: all.flatMap(({ head: harvest }) => harvest?.units ?? []),
		onBase: unitsOf(live === void 0 ? [] : benchmarks.map(({ base: before }) => before))
	});
	return {
		benchmarks,
		rules,
		reused: [],
		skipped: skipped.map(({ plan }) => plan),
		skippedOnHead,
		cpu,
		notes
	};
}
async function runPackage(ports, side, importPath, { settings: { bench, count, timeoutMs } }) {
	const binary = (await side.binaries([importPath])).get(importPath);
	if (binary === void 0) return void 0;
	const request = {
		binary,
		select: {
			kind: "expression",
			bench
		},
		iterations: "one second",
		count,
		gomaxprocs: void 0,
		timeoutMs
	};
	const [harvest] = await harvestAll(ports.go, [request], () => void 0, 1);
	recordFailures(side, importPath, harvest);
	return harvest;
}
function packageBenchmarks(importPath, path, harvests, base) {
	const kept = base.kind === "pinned" ? storedPackages(base).get(importPath) : void 0;
	return [.../* @__PURE__ */ new Set([
		...harvests.head?.results.keys() ?? [],
		...harvests.base?.results.keys() ?? [],
		...Object.keys(kept?.benchmarks ?? {})
	])].map((benchmark) => {
		const head = figuresIn(harvests.head, benchmark);
		const stored = base.kind === "pinned" && kept ? figuresOfStored(base.baseline, kept, benchmark) : void 0;
		const before = figuresIn(harvests.base, benchmark) ?? stored;
		const real = Math.max(realTime(harvests.head, benchmark), realTime(harvests.base, benchmark));
		const speed = pacing({
			timed: Math.max(speedOf(head), speedOf(before)),
			real
		});
		const sides = [...before === void 0 ? [] : ["base"], ...head === void 0 ? [] : ["head"]];
		return {
			plan: {
				importPath,
				path,
				benchmark,
				iterations: screenIterations(speed),
				gomaxprocs: void 0,
				sides
			},
			base: before,
			head,
			iterations: 0,
			speed
		};
	});
}
function realTime(harvest, benchmark) {
	const perOp = (harvest?.results.get(benchmark) ?? []).map(({ wallMs, iterations }) => (wallMs ?? 0) * 1e6 / iterations);
	return perOp.length === 0 ? 0 : Math.min(...perOp);
}
function figuresIn(harvest, benchmark) {
	const results = harvest?.results.get(benchmark);
	return results === void 0 ? void 0 : figuresByUnit(results);
}

// src/steps/shard/take-shard.ts
const estimates = {
	package: 1e3,
	benchmark: 20
};
function takeShard(request) {
	const { head, base, shard } = request;
	if (shard === void 0) return void 0;
	const side = sideOf$1(base);
	const stored = storedPackages(base);
	const incidents = [...head.incidents, ...side?.incidents ?? []];
	const packages = [.../* @__PURE__ */ new Set([
		...head.packages.keys(),
		...side?.packages.keys() ?? [],
		...stored.keys(),
		...incidents.flatMap((incident) => incident.package ?? [])
	])].toSorted();
	const isOwn = isOfShard(packages.map((importPath) => weightOf(importPath, request)), shard);
	const own = packages.filter((_, index) => isOwn[index] === true);
	const names = new Set(own);
	for (const { incidents: all } of side === void 0 ? [head] : [head, side]) {
		const kept = all.filter((incident) => incident.package === void 0 || names.has(incident.package));
		all.splice(0, all.length, ...kept);
	}
	return {
		head: only(head, names),
		base: baseOf(base, names),
		packages,
		own,
		sources: fingerprint(packages.flatMap((importPath) => [
			importPath,
			keyOf(side, importPath),
			keyOf(head, importPath)
		]))
	};
}
function keyOf(side, importPath) {
	return side?.packages.get(importPath)?.key ?? "";
}
function baseOf(base, names) {
	switch (base.kind) {
		case "none": return base;
		case "measured": {
			const stored = new Map([...base.stored].filter(([importPath]) => names.has(importPath)));
			return {
				...base,
				side: only(base.side, names),
				stored
			};
		}
		case "pinned": {
			const packages = Object.entries(base.baseline.packages).filter(([importPath]) => names.has(importPath));
			const baseline = {
				...base.baseline,
				packages: Object.fromEntries(packages)
			};
			return {
				...base,
				baseline,
				side: base.side && only(base.side, names)
			};
		}
		default: return base;
	}
}
function weightOf(importPath, { head, base, bench, times }) {
	const functions = (head.packages.get(importPath) ?? sideOf$1(base)?.packages.get(importPath))?.benchmarks?.filter((name) => matchBenchmarkFunction(bench, name)).length ?? 1;
	if (functions === 0) return 0;
	const known = Object.keys(storedPackages(base).get(importPath)?.benchmarks ?? {}).length;
	return estimates.package + (times.get(importPath) ?? estimates.benchmark * Math.max(functions, known));
}

// src/steps/plan-sides.ts
async function planSides(ports, run, times = /* @__PURE__ */ new Map()) {
	const { revisions, snapshots, inForce, stopwatch, shard } = run;
	const { settings } = inForce;
	const outside = await stopwatch.time("snapshotMs", () => prepareSides(ports, revisions, snapshots, settings));
	return stopwatch.time("planMs", async () => {
		const head = await planHead(ports, run);
		const { base, notes } = await findBase(ports, {
			...run,
			head
		});
		const { identical, notes: ofSkipping, ...differing } = await skipIdentical(ports, {
			...run,
			head,
			base
		});
		const taken = takeShard({
			...differing,
			shard: settings.shard,
			bench: settings.bench,
			times
		});
		return {
			all: {
				head,
				base
			},
			differing,
			own: taken === void 0 ? differing : {
				head: taken.head,
				base: taken.base
			},
			identical,
			shard: shard && taken && {
				...shard,
				packages: [...taken.packages],
				own: [...taken.own],
				sources: taken.sources
			},
			notes: [
				...outside,
				...notes,
				...ofSkipping
			]
		};
	});
}

// src/judge-sides.ts
async function judgeSides(ports, run, request) {
	const { inForce, stopwatch } = run;
	const { mode, bench } = inForce.settings;
	const planned = await planSides(ports, run, request.times);
	const { head, base } = planned.own;
	await stopwatch.time("buildMs", () => buildSides(head, base, bench));
	const screen = mode === "fast" ? measure : measureClassic;
	const measured = await stopwatch.time("screenMs", () => screen(ports, head, base, inForce));
	const { confirmed, leaks, examined } = await stopwatch.time("confirmMs", async () => ({
		confirmed: await confirmChanges(ports, run, planned.own, measured),
		leaks: await findLeaks(ports, {
			...liveSides(planned.own),
			measured,
			inForce
		}),
		examined: await examineChange(ports, run, planned, measured)
	}));
	const judged = judge({
		...run,
		planned,
		measured,
		confirmed,
		leaks,
		examined,
		today: ports.clock.today()
	});
	return concludeRun(ports, run, {
		planned,
		measured,
		leaks
	}, judged, request.onJudged);
}

export { judgeSides };