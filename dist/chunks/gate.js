import { a as criteriaOf, c as storedPackages, i as conclude, n as findingsOf, o as figuresOfStored, r as unjudgedRows, s as sideOf$1, t as problemsOf } from "./problems.js";
import { c as figuresByUnit, d as recordFailures, f as isWithin, g as mapLimit, h as harvestAll, l as processGroups, m as subjectKey, o as perOperation, r as remedies, u as screenSide } from "./policy.js";
import { a as planHead, c as folderIn, d as fitBaseline, f as pinnedBaseline, i as planBenchmarks, l as prepareSides, m as screenIterations, n as readPolicy, o as pathsOf, p as confirmIterations, r as survey, s as planSide, u as fingerprintOf } from "./progress-line.js";
import { n as problemKinds, t as GateError } from "./errors.js";

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
		return this.#request.criteria.worse(this.candidate.plan, this.base, this.head);
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
		return this.#failed || !this.#isComplete() || this.#request.criteria.moves(this.candidate.plan, this.base, this.head);
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
		const { plan } = this.candidate;
		const taken = this.#samples.head.length;
		if (taken === 0) return true;
		if (taken < (this.#before !== void 0 && !this.#before.worse && !this.worse ? 1 : this.#request.count)) return true;
		if (!this.#isLast || taken >= mostSamples) return false;
		return this.#request.criteria.overlaps(plan, this.base, this.head);
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
			exhausted: last.#samples.head.length >= mostSamples
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
	if (candidates.length === 0) return /* @__PURE__ */ new Map();
	const deadline = ports.clock.now() + request.budgetMs;
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
	const longer = moving.filter((trial) => trial.canGrow()).toSorted((a, b) => Number(b.worse) - Number(a.worse)).map((trial) => trial.atLength());
	await sampleAll(ports, request, {
		stage: "confirm at length",
		trials: longer,
		together: Math.max(1, Math.min(mostTogether, Math.floor(request.timeoutMs / timeForOne))),
		deadline
	});
	keep(longer);
	return confirmed;
}
async function sampleAll(ports, request, { stage, trials, together, deadline }) {
	const groups = trialGroups(trials, together);
	const sampleGroup = async (group, alone) => {
		for (;;) {
			const wanting = group.filter((trial) => trial.wantsMore());
			if (wanting.length === 0) return true;
			if (ports.clock.now() >= deadline) return true;
			if (!await sampleOnce(ports, request, wanting, alone)) return false;
			const done = trials.filter((trial) => !trial.wantsMore()).length;
			const detail = wanting[0]?.candidate.plan.importPath ?? "";
			ports.log.progress({
				stage,
				done,
				total: trials.length,
				detail
			});
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
async function sampleOnce(ports, request, trials, alone) {
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
			timeoutMs: request.timeoutMs
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

// src/steps/build-sides.ts
async function buildSides(head, base) {
	await head.binaries([...head.packages.keys()]);
	const live = base.kind === "measured" ? sideOf$1(base) : void 0;
	if (live === void 0) return;
	await live.binaries([...live.packages.keys()].filter((importPath) => !storedPackages(base).has(importPath)));
}

// src/steps/stored-text.ts
async function baselineAtBase(ports, request) {
	const { revisions, inForce } = request;
	const path = insideRoot(revisions.prefix, inForce.settings.baselineFile);
	if (path === void 0 || revisions.base.kind === "missing") return void 0;
	const text = await ports.repository.readFile(revisions, revisions.base.commit, path);
	return text === void 0 ? void 0 : {
		text,
		label: path
	};
}
async function pinnedText(ports, request) {
	const { revisions, inForce } = request;
	const tracked = await baselineAtBase(ports, request);
	if (tracked !== void 0 && revisions.base.kind === "commit") return {
		...tracked,
		label: `${tracked.label} at ${revisions.base.commit.slice(0, 12)}`
	};
	return ports.baselineFile(inForce.folder, inForce.settings.baselineFile).read();
}
function insideRoot(prefix, path) {
	if (path.startsWith("/")) return void 0;
	const parts = [];
	for (const part of `${prefix}/${path}`.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === void 0) return void 0;
	}
	return parts.join("/");
}

// src/steps/find-base.ts
async function findBase(ports, request) {
	const { revisions, snapshots, inForce, head } = request;
	const { settings } = inForce;
	const fingerprint = fingerprintOf(head.environment, settings, snapshots.pathLength);
	if (settings.baseline === "file") {
		const baseline = pinnedBaseline(await pinnedText(ports, request), settings.baselineFile, fingerprint);
		const root = baseline.commit === void 0 ? void 0 : await ports.repository.snapshotCommit(revisions, snapshots, baseline.commit);
		if (root === void 0) return {
			base: {
				kind: "pinned",
				baseline,
				side: void 0
			},
			notes: ["The repository lacks the commit of the pinned baseline: head alone was measured again."]
		};
		return {
			base: {
				kind: "pinned",
				baseline,
				side: await planBase(ports, request, root)
			},
			notes: []
		};
	}
	if (revisions.base.kind === "missing" || snapshots.base === void 0) {
		const reason = revisions.base.kind === "missing" ? revisions.base.reason : "the base has no snapshot";
		if (revisions.base.kind === "missing" && revisions.base.blocking) throw new GateError("no-base", `Nothing to compare with: ${reason}.`, remedies["no-base"]);
		return {
			base: { kind: "none" },
			notes: [`Nothing to compare with: ${reason}. Figures and budgets only.`]
		};
	}
	const side = await planBase(ports, request, snapshots.base);
	const notes = versionNotes(side, head);
	if (settings.baseline === "rerun" || settings.mode === "full") return {
		base: {
			kind: "measured",
			side,
			stored: /* @__PURE__ */ new Map(),
			baseline: void 0
		},
		notes
	};
	const fitting = fitBaseline({
		file: await baselineAtBase(ports, request),
		base: side,
		fingerprint: fingerprintOf(side.environment, settings, snapshots.pathLength),
		bench: settings.bench,
		gomaxprocs: (importPath, benchmark) => inForce.gomaxprocs({
			importPath,
			path: pathsOf([side], inForce.configFolder)(importPath),
			benchmark
		})
	});
	const { stored, baseline } = fitting;
	return {
		base: {
			kind: "measured",
			side,
			stored,
			baseline
		},
		notes: [...notes, ...fitting.notes]
	};
}
function planBase(ports, request, root) {
	const { revisions, snapshots, inForce, head } = request;
	return planSide(ports, {
		side: "base",
		root,
		folder: folderIn(root, revisions),
		work: snapshots.work,
		patterns: inForce.settings.patterns,
		buildFlags: inForce.settings.buildFlags,
		configFolder: inForce.configFolder,
		excludes: inForce.excludes,
		fallback: head.environment
	});
}
function versionNotes(base, head) {
	const [from, to] = [base.environment.goVersion, head.environment.goVersion];
	return from === to ? [] : [`The sides are built by different Go versions: base ${from}, head ${to}.`];
}

// src/steps/measure.ts
async function measure(ports, head, base, inForce) {
	const { bench, timeoutMs } = inForce.settings;
	const limits = {
		bench,
		timeoutMs,
		configFolder: inForce.configFolder,
		gomaxprocs: inForce.gomaxprocs
	};
	const headSurvey = await survey(ports, head, [...head.packages.keys()], limits);
	inForce.learnUnits(headSurvey.units);
	measureWhereHeadFailed(base, head);
	const live = base.kind === "measured" ? base.side : void 0;
	const unstored = [...live?.packages.keys() ?? []].filter((path) => !storedPackages(base).has(path));
	const baseSurvey = live === void 0 ? void 0 : await survey(ports, live, unstored, limits);
	const plan = planBenchmarks({
		bench,
		head: headSurvey.packages,
		base: baseSurvey?.packages ?? /* @__PURE__ */ new Map(),
		stored: storedPackages(base),
		path: pathsOf([head, live], inForce.configFolder),
		gomaxprocs: inForce.gomaxprocs
	});
	const headResults = await screenSide(ports, head, plan.benchmarks, timeoutMs);
	const late = measureWhereHeadFailed(base, head);
	const toMeasure = plan.benchmarks.filter(({ importPath }) => !storedPackages(base).has(importPath) || late.includes(importPath));
	const baseResults = live === void 0 ? /* @__PURE__ */ new Map() : await screenSide(ports, live, toMeasure, timeoutMs);
	const stored = storedPackages(base);
	const baseline = base.kind === "none" ? void 0 : base.baseline;
	return {
		benchmarks: plan.benchmarks.map((benchmark) => {
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
				speed: Math.max(speedOf(headFigures), speedOf(baseFigures))
			};
		}),
		skipped: plan.skipped,
		cpu: headSurvey.cpu
	};
}
function measureWhereHeadFailed(base, head) {
	if (base.kind !== "measured") return [];
	return head.incidents.flatMap((incident) => incident.package ?? []).filter((importPath) => base.stored.delete(importPath));
}
function speedOf(figures) {
	return Math.max(0, ...(figures?.get("ns/op") ?? []).map(perOperation));
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
	inForce.learnUnits(all.flatMap(({ head: harvest }) => harvest?.units ?? []));
	const path = pathsOf([head, live], inForce.configFolder);
	const benchmarks = importPaths.flatMap((importPath) => packageBenchmarks(importPath, path(importPath), harvests.get(importPath) ?? {}, base));
	const skipped = benchmarks.filter(({ plan, base: before, head: after }) => {
		const names = harvests.get(plan.importPath)?.head?.skipped ?? /* @__PURE__ */ new Set();
		return before !== void 0 && after === void 0 && [...names].some((name) => isWithin(plan.benchmark, name));
	});
	const cpu = all.find(({ head: harvest }) => harvest?.cpu !== void 0)?.head?.cpu;
	return {
		benchmarks,
		skipped: skipped.map(({ plan }) => plan),
		cpu
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
		const speed = Math.max(speedOf(head), speedOf(before));
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
function figuresIn(harvest, benchmark) {
	const results = harvest?.results.get(benchmark);
	return results === void 0 ? void 0 : figuresByUnit(results);
}

// src/steps/report-parts.ts
function baseOf(revisions, base, { settings }) {
	switch (base.kind) {
		case "none": return null;
		case "pinned": {
			const { commit } = base.baseline;
			return {
				...commit === void 0 ? {} : { commit },
				source: "file",
				label: settings.baselineFile
			};
		}
		case "measured": {
			if (revisions.base.kind === "missing") return null;
			const source = base.stored.size === base.side.packages.size && base.stored.size > 0 ? "file" : base.stored.size > 0 ? "mixed" : "rerun";
			return {
				commit: revisions.base.commit,
				source,
				label: revisions.base.label
			};
		}
		default: return base;
	}
}
function headOf({ head }) {
	const { commit, dirty, label } = head;
	return {
		...commit === void 0 ? {} : { commit },
		dirty,
		label
	};
}
function environmentOf(head, cpu, { settings: { mode } }) {
	const { goVersion, goos, goarch, totals } = head.environment;
	return {
		goVersion,
		goos,
		goarch,
		cpu: cpu ?? "",
		gomaxprocs: mode === "fast" ? 1 : null,
		mode,
		totals: totals.kind
	};
}
function reproduceCommand(revisions, { settings }) {
	const { base, head } = revisions;
	return [
		"allocgate",
		"check",
		...revisions.prefix === "" ? [] : ["-C", revisions.prefix],
		...base.kind === "commit" ? ["--base", base.commit] : [],
		...head.commit !== void 0 && !head.dirty ? ["--head", head.commit] : [],
		...settings.mode === "fast" ? [] : ["--mode", settings.mode],
		...settings.bench === "." ? [] : ["--bench", settings.bench],
		...settings.patterns.join(" ") === "./..." ? [] : settings.patterns,
		...settings.buildFlags.length === 0 ? [] : ["--", ...settings.buildFlags]
	].map(quote).join(" ");
}
function quote(word) {
	return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

// src/steps/judge.ts
function judge(request) {
	const { revisions, inForce, head, base, measured, today } = request;
	const incidents = {
		base: sideOf$1(base)?.incidents ?? [],
		head: [...head.incidents]
	};
	if (measured.benchmarks.length === 0 && incidents.head.length === 0) incidents.head.push(noBenchmarks(inForce));
	const benchmarks = measured.benchmarks.filter(({ plan }) => !failedOn(incidents.head, plan)).map((benchmark) => judgedBenchmark(benchmark, request));
	const findings = benchmarks.flatMap((benchmark) => findingsOf(benchmark, inForce, today));
	const problems = [...problemsOf(incidents.base, incidents.head), ...unreached(findings)];
	const { onRemoved, advisory } = inForce.settings;
	return {
		schemaVersion: 1,
		conclusion: conclude(findings, problems, {
			onRemoved,
			isStrict: (finding) => benchmarks.some((b) => isStrictRow(b, finding, inForce))
		}),
		advisory,
		base: baseOf(revisions, base, inForce),
		head: headOf(revisions),
		environment: environmentOf(head, measured.cpu, inForce),
		findings: [...findings],
		unjudged: benchmarks.flatMap((benchmark) => unjudgedRows(benchmark, inForce)),
		explanations: [],
		reused: reusedPackages(base),
		problems,
		notes: [
			...inForce.notes,
			...request.notes,
			...request.snapshots.warnings,
			...totalsNote(head)
		],
		reproduce: reproduceCommand(revisions, inForce),
		timings: request.timings
	};
}
function judgedBenchmark(measured, request) {
	const { plan } = measured;
	const key = subjectKey(plan);
	const confirmation = request.confirmations.get(key);
	const asked = request.candidates.has(key);
	const reached = confirmation !== void 0 && confirmation.head.size > 0;
	const from = reached ? confirmation : measured;
	return {
		subject: plan,
		base: from.base === void 0 || from.base.size === 0 ? void 0 : from.base,
		head: from.head,
		iterations: reached ? confirmation.iterations : measured.iterations,
		confirmation: !asked ? "not-needed" : stateOf(confirmation),
		skipped: request.measured.skipped.some((s) => subjectKey(s) === key),
		warnings: []
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
function noBenchmarks({ settings }) {
	return {
		kind: "no-benchmarks",
		side: "head",
		message: `No benchmark matches -bench ${settings.bench} in ${settings.patterns.join(" ")}.`
	};
}
function unreached(findings) {
	const open = findings.filter(({ level }) => level === "unconfirmed");
	if (open.length === 0) return [];
	const names = [...new Set(open.map(({ benchmark }) => benchmark))];
	return [{
		kind: "unconfirmed",
		side: "head",
		blocking: true,
		message: `${names.length} of the benchmarks that moved could not be measured again: ${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}.`,
		remedy: remedies.unconfirmed
	}];
}
function reusedPackages(base) {
	if (base.kind !== "measured") return [];
	return [...base.stored.keys()].toSorted().map((importPath) => ({
		package: importPath,
		reason: "base: stored figures, recorded from the same sources"
	}));
}
function totalsNote({ environment }) {
	const { totals } = environment;
	return totals.kind === "exact" ? [] : [`Figures are as Go prints them, rounded down: ${totals.reason}`];
}

// src/steps/select-candidates.ts
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

// src/steps/stopwatch.ts
function createStopwatch(clock) {
	const timings = {
		snapshotMs: 0,
		planMs: 0,
		buildMs: 0,
		screenMs: 0,
		confirmMs: 0,
		explainMs: 0,
		proveMs: 0
	};
	return {
		timings,
		async time(phase, work) {
			const start = clock.now();
			try {
				return await work();
			} finally {
				timings[phase] = Math.round(timings[phase] + clock.now() - start);
			}
		}
	};
}

// src/steps/unmeasurable.ts
function unmeasurable(error, { revisions, inForce, timings }) {
	if (!(error instanceof GateError) || !isProblem(error.code)) throw error;
	const { code: kind, message, remedy } = error;
	const { base } = revisions;
	return {
		schemaVersion: 1,
		conclusion: "unmeasurable",
		advisory: inForce.settings.advisory,
		base: base.kind === "missing" ? null : {
			commit: base.commit,
			source: "rerun",
			label: base.label
		},
		head: headOf(revisions),
		environment: {
			goVersion: "",
			goos: "",
			goarch: "",
			cpu: "",
			gomaxprocs: 1,
			mode: inForce.settings.mode,
			totals: "exact"
		},
		findings: [],
		unjudged: [],
		explanations: [],
		reused: [],
		problems: [{
			kind,
			side: sideOf(message),
			blocking: true,
			message,
			remedy
		}],
		notes: [...inForce.notes],
		reproduce: reproduceCommand(revisions, inForce),
		timings
	};
}
function isProblem(code) {
	return problemKinds.includes(code);
}
function sideOf(message) {
	if (message.startsWith("On base: ")) return "base";
	return message.startsWith("On head: ") ? "head" : "both";
}

// src/gate.ts
async function check(ports, request) {
	const { folder, explicit } = request;
	const stopwatch = createStopwatch(ports.clock);
	const event = await ports.pullRequest?.event();
	const revisions = await ports.repository.resolve({
		folder,
		base: explicit.base,
		head: explicit.head,
		event
	});
	const inForce = await readPolicy(ports, revisions, request);
	try {
		const { copy } = inForce.settings;
		const snapshots = await stopwatch.time("snapshotMs", () => ports.repository.snapshot(revisions, { copy }));
		try {
			return await judgeSnapshots(ports, revisions, snapshots, inForce, stopwatch);
		} finally {
			await snapshots[Symbol.asyncDispose]();
		}
	} catch (error) {
		return unmeasurable(error, {
			revisions,
			inForce,
			timings: stopwatch.timings
		});
	}
}
async function judgeSnapshots(ports, revisions, snapshots, inForce, stopwatch) {
	const { settings } = inForce;
	await stopwatch.time("snapshotMs", () => prepareSides(ports, revisions, snapshots, settings));
	const head = await stopwatch.time("planMs", () => planHead(ports, {
		revisions,
		snapshots,
		inForce
	}));
	const { base, notes } = await stopwatch.time("planMs", () => findBase(ports, {
		revisions,
		snapshots,
		inForce,
		head
	}));
	await stopwatch.time("buildMs", () => buildSides(head, base));
	const measured = await stopwatch.time("screenMs", () => (settings.mode === "fast" ? measure : measureClassic)(ports, head, base, inForce));
	const criteria = criteriaOf(inForce);
	const candidates = selectCandidates(measured.benchmarks, base, criteria, settings.mode);
	const confirmations = await stopwatch.time("confirmMs", () => confirm(ports, candidates, {
		sides: {
			base: sideOf$1(base),
			head
		},
		criteria,
		count: settings.count,
		timeoutMs: settings.timeoutMs,
		budgetMs: settings.confirmBudgetMs,
		parallelism: settings.mode === "fast" ? ports.go.parallelism : 1
	}));
	return judge({
		revisions,
		snapshots,
		inForce,
		head,
		base,
		measured,
		confirmations,
		notes,
		candidates: new Set(candidates.map(({ plan }) => subjectKey(plan))),
		timings: stopwatch.timings,
		today: ports.clock.today()
	});
}

export { baselineAtBase as a, headOf as i, unmeasurable as n, pinnedText as o, createStopwatch as r, check as t };