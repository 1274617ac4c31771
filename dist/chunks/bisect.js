import { n as writeFileAtomically } from "./file.js";
import { i as storedFigures, n as sideOf, o as judged } from "./base.js";
import "./test-arguments.js";
import { r as escapeMarkdown, t as codeMarkdown } from "./escape-markdown.js";
import { d as formatAmount, m as formatFigure, x as count } from "./row-words.js";
import { h as renderMarkdown, i as renderText, s as textStyle } from "./write-report.js";
import { D as GateError, S as wrap, g as nearest, n as wantsColour, o as exitCodes, r as writeFully, w as withProgram, x as withoutOrders, y as visible } from "./start.js";
import { t as check } from "./gate.js";
import { t as summarize } from "./summary.js";
import { i as judgedUnits, l as onCommonGround, s as compareSides } from "./row-rules.js";
import { _ as benchPattern, f as floorOf, u as parseBaseline } from "./screen.js";
import { a as buildSides, i as findBase, t as measure } from "./measure.js";
import { t as noBenchmarks } from "./no-benchmarks.js";
import { s as planHead, u as prepareSides } from "./survey.js";
import { t as remedies } from "./remedies.js";
import { r as someNames } from "./problems.js";
import { r as placeOf, t as measureCommit } from "./measure-commit.js";
import { r as conditionsOf } from "./records.js";
import { t as defaults } from "./options.js";
import { o as isSteady, t as fingerprintOf } from "./fit-baseline.js";
import { t as readPolicy } from "./read-policy.js";
import { n as refusePattern, t as parseArguments } from "./arguments.js";
import { t as terminalPorts } from "./ports.js";
import { r as widthOf } from "./render-to.js";
import { resolve } from "node:path";

// src/core/bisect/bisection.ts
var Bisection = class {
	#parents;
	#skipped = /* @__PURE__ */ new Set();
	#suspects;
	#bad;
	constructor(range, bad) {
		this.#parents = new Map(range.map(({ commit, parents }) => [commit, parents]));
		this.#suspects = range.map(({ commit }) => commit).toReversed();
		this.#bad = bad;
	}
	get suspects() {
		return this.#suspects;
	}
	get bad() {
		return this.#bad;
	}
	foundGood(commit) {
		const cleared = this.#ancestors(commit, new Set(this.#suspects));
		this.#suspects = this.#suspects.filter((suspect) => !cleared.has(suspect));
	}
	foundBad(commit) {
		const kept = this.#ancestors(commit, new Set(this.#suspects));
		this.#suspects = this.#suspects.filter((suspect) => kept.has(suspect));
		this.#bad = commit;
	}
	skip(commit) {
		this.#skipped.add(commit);
	}
	next(among = () => true) {
		const weights = this.#weights();
		const total = this.#suspects.length;
		let best;
		let most = 0;
		for (const commit of this.#suspects) {
			if (commit === this.#bad || this.#skipped.has(commit) || !among(commit)) continue;
			const weight = weights.get(commit) ?? 0;
			const split = Math.min(weight, total - weight);
			if (split > most) [best, most] = [commit, split];
		}
		return best;
	}
	#weights() {
		const inside = new Set(this.#suspects);
		const weights = /* @__PURE__ */ new Map();
		for (const commit of this.#suspects) {
			const parents = (this.#parents.get(commit) ?? []).filter((parent) => inside.has(parent));
			const [only = ""] = parents;
			weights.set(commit, parents.length > 1 ? this.#ancestors(commit, inside).size : (weights.get(only) ?? 0) + 1);
		}
		return weights;
	}
	#ancestors(commit, inside) {
		const found = /* @__PURE__ */ new Set();
		const open = [commit];
		for (let next = open.pop(); next !== void 0; next = open.pop()) {
			if (found.has(next) || !inside.has(next)) continue;
			found.add(next);
			open.push(...this.#parents.get(next) ?? []);
		}
		return found;
	}
};

// src/core/report/render-bisect.ts
const sourceWords = {
	measured: "",
	"same-sources": ", same sources as a measured commit",
	record: ", from its record"
};
function trialLine({ commit, verdict, figure, source, reason }, unit, suspects) {
	const left = `${count(suspects, "commit")} left`;
	if (verdict === "skipped") return `${commit.slice(0, 12)} skipped: ${firstLine(reason ?? "")}`;
	const had = figure === null ? "the benchmark doesn't exist yet" : amount(figure, unit);
	return `${commit.slice(0, 12)} ${verdict}: ${had}${sourceWords[source]}; ${left}`;
}
function renderBisectText(report, options) {
	const style = textStyle(options.colour);
	const paint = isFound(report) ? style.red : style.yellow;
	return [
		...wrap(headline(report), options.width).map((line, index) => index === 0 ? style.bold(paint(line)) : line),
		"",
		...report.suspects.slice(0, mostSuspects).flatMap((suspect) => commitLines(suspect, options.width)),
		...moreLines(report),
		"",
		...wrap(countsLine(report), options.width).map((line) => style.dim(line)),
		...options.verbose ? report.trials.map((trial) => style.dim(`  ${shortTrial(trial, report.unit)}`)) : [],
		""
	].map((line) => `${withoutOrders(line)}\n`).join("") + renderText(report.gate, options);
}
function renderBisectMarkdown(report) {
	const suspects = report.suspects.slice(0, mostSuspects).map(({ commit, date, author, subject }) => {
		const about = [date?.slice(0, 10), author].filter((part) => part !== void 0).map((part) => escapeMarkdown(part));
		return `- ${codeMarkdown(commit.slice(0, 12))} ${escapeMarkdown(subject ?? "")} (${about.join(", ")})`;
	});
	return [
		`### ${escapeMarkdown(headline(report))}`,
		[...suspects, ...moreLines(report).map((line) => `- ${line.trim()}`)].join("\n"),
		escapeMarkdown(countsLine(report)),
		renderMarkdown(report.gate)
	].join("\n\n");
}
function isFound({ outcome }) {
	return outcome === "confirmed" || outcome === "added";
}
const mostSuspects = 20;
function headline(report) {
	const { benchmark, unit, suspects, outcome, bad, good } = report;
	const name = visible(benchmark);
	const commit = report.suspects[0]?.commit.slice(0, 12) ?? "";
	const rise = `${good.figure === null ? "none" : formatFigure(good.figure)} → ${amount(bad.figure ?? 0, unit)}`;
	switch (outcome) {
		case "confirmed": return `${commit} made ${name} worse: ${step(report)}.`;
		case "added": return `${commit} adds ${name}, with ${step(report)} from the start.`;
		case "unconfirmed": return `Inconclusive: the search ended at ${commit}, but the gate saw no regression between it and its parent (${name}, ${rise} in all).`;
		case "range": return `Inconclusive: one of ${count(suspects.length, "commit")} made ${name} worse (${rise}); not all of them can be measured.`;
		default: return outcome;
	}
}
function step({ gate, benchmark, unit }) {
	const row = gate.findings.find((finding) => finding.benchmark === benchmark && finding.unit === unit);
	const head = amount(row?.head?.median ?? 0, unit);
	const base = row?.base?.median;
	return base === void 0 ? head : `${formatFigure(base)} → ${head}`;
}
function commitLines({ commit, date, author, subject }, width) {
	const about = [
		commit.slice(0, 12),
		date?.slice(0, 10),
		author
	].filter((part) => part !== void 0);
	return [`  ${visible(about.join("  "))}`, ...wrap(visible(subject ?? ""), width - 6).map((line) => `      ${line}`)];
}
function moreLines({ suspects }) {
	const more = suspects.length - mostSuspects;
	return more > 0 ? [`  … and ${count(more, "more commit")}`] : [];
}
function countsLine({ trials, commits, good, bad, limit, unit }) {
	const of = (source) => trials.filter((trial) => trial.source === source).length;
	const skipped = trials.filter(({ verdict }) => verdict === "skipped").length;
	const parts = [
		`${of("measured")} of ${count(commits, "commit")} measured${skipped === 0 ? "" : `, ${skipped} of them skipped`}`,
		...of("record") === 0 ? [] : [`${of("record")} taken from records`],
		...of("same-sources") === 0 ? [] : [`${of("same-sources")} known from a commit with the same sources`]
	];
	const ends = [good, bad].map(({ label, figure }) => `${visible(/^[0-9a-f]{40,64}$/.test(label) ? label.slice(0, 12) : label)} ${figure === null ? "(no benchmark)" : formatFigure(figure)}`);
	return `${parts.join("; ")}. Good: ${ends[0]}; bad: ${ends[1]}; the limit between them is ${amount(limit, unit)}.`;
}
function shortTrial({ commit, verdict, figure, source, reason }, unit) {
	const had = verdict === "skipped" ? firstLine(reason ?? "") : figure === null ? "–" : amount(figure, unit);
	return visible(`${commit.slice(0, 12)} ${verdict}  ${had}${sourceWords[source]}`);
}
function amount(figure, unit) {
	return formatAmount(figure, visible(unit));
}
function firstLine(text) {
	return text.trim().split("\n", 1)[0] ?? "";
}

// src/core/bisect/limit.ts
function limitBetween({ good, bad, unit, better, threshold }) {
	const worst = judged(bad);
	if (good !== void 0) {
		if (!isAdded(good, bad, unit, better)) return void 0;
		return {
			figure: (judged(good) + worst) / 2,
			better
		};
	}
	const share = 1 + threshold / 100;
	return {
		figure: better === "lower" ? Math.min(worst / share, worst - Math.ceil(floorOf(unit))) : worst * share,
		better
	};
}
function isBeyond(figure, limit) {
	const value = judged(figure);
	return limit.better === "lower" ? value > limit.figure : value < limit.figure;
}
function isAdded(good, bad, unit, better) {
	const [base, head] = [summarize([good]), summarize([bad])];
	return base !== void 0 && head !== void 0 && compareSides(base, head, unit, 0, better).added;
}

// src/steps/bisect/ends.ts
async function measureEnds(ports, request) {
	const { revisions, inForce } = request;
	const snapshots = await ports.repository.snapshot(revisions, { copy: inForce.settings.copy });
	try {
		return await ofSnapshots(ports, request, snapshots);
	} finally {
		await snapshots[Symbol.asyncDispose]();
	}
}
async function ofSnapshots(ports, request, snapshots) {
	const { revisions, inForce } = request;
	await prepareSides(ports, revisions, snapshots, inForce.settings);
	const head = await planHead(ports, {
		revisions,
		snapshots,
		inForce
	});
	const { base } = await findBase(ports, {
		revisions,
		snapshots,
		inForce,
		head
	});
	await buildSides(head, base, inForce.settings.bench);
	const { benchmarks, rules } = await measure(ports, head, base, inForce);
	const { row, unit, limit, good, bad } = only(benchmarks.flatMap((row) => candidate(row, request, rules)), benchmarks, request, head.incidents);
	const goodSide = sideOf(base);
	const fault = goodSide?.incidents.find((incident) => incident.package === row.plan.importPath);
	if (good === void 0 && fault !== void 0) throw failed(fault, "--good");
	return {
		row,
		unit,
		limit,
		good,
		bad,
		goodSide,
		badSide: head,
		pathLength: snapshots.pathLength
	};
}
function candidate(row, request, rules) {
	for (const unit of unitsOf(row, request)) {
		const [good, bad] = figuresOf(row, unit);
		const limit = bad === void 0 ? void 0 : limitOf$1({
			row,
			unit,
			good,
			bad
		}, rules, request.above);
		if (bad !== void 0 && limit !== void 0) return [{
			row,
			unit,
			limit,
			good,
			bad
		}];
	}
	return [];
}
function limitOf$1({ row, unit, good, bad }, { policy, better: direction }, above) {
	const better = direction(unit);
	if (above === void 0) {
		const threshold = policy.row(row.plan, unit, better).fail;
		return limitBetween({
			good,
			bad,
			unit,
			better,
			threshold
		});
	}
	const limit = {
		figure: above,
		better
	};
	return isBeyond(bad, limit) && (good === void 0 || !isBeyond(good, limit)) ? limit : void 0;
}
function unitsOf(row, { inForce, metric, above }) {
	if (metric !== void 0) return [metric];
	if (above !== void 0) return ["allocs/op"];
	const units = judgedUnits(inForce, row.plan);
	return [...units.filter((unit) => unit === "allocs/op"), ...units.filter((unit) => unit !== "allocs/op")];
}
function figuresOf(row, unit) {
	const sides = onCommonGround({
		base: row.base?.get(unit),
		head: row.head?.get(unit)
	});
	return [sides.base?.[0], sides.head?.[0]];
}
function only(candidates, benchmarks, request, incidents) {
	const exact = candidates.filter(({ row }) => row.plan.benchmark === request.bench);
	const [found, ...others] = benchmarks.some(({ plan }) => plan.benchmark === request.bench) ? exact : candidates;
	if (found !== void 0 && others.length === 0) return found;
	if (found !== void 0) {
		const names = [found, ...others].map(({ row }) => `${row.plan.importPath} ${row.plan.benchmark}`);
		throw new GateError("usage", `${request.bench} matches ${names.length} benchmarks that got worse: ${someNames(names)}.`, "Name one of them in full, followed by its package: `allocgate bisect BENCHMARK ./package`.");
	}
	const [first] = incidents;
	if (benchmarks.length === 0 && first === void 0) throw unknownBenchmark(request);
	const fault = benchmarks.some(({ head }) => head !== void 0) ? void 0 : first;
	if (fault !== void 0) throw failed(fault, "--bad");
	throw unknownUnit(benchmarks, request) ?? notWorse(benchmarks, request);
}
function unknownBenchmark({ inForce, revisions }) {
	const { message } = noBenchmarks(inForce.settings);
	return new GateError("usage", `${message} at ${revisions.head.label}.`, "Check the spelling and the package. If the benchmark was removed, name the last commit that has it with --bad.");
}
function unknownUnit(benchmarks, { metric }) {
	const units = new Set(benchmarks.flatMap(({ base, head }) => [...base?.keys() ?? [], ...head?.keys() ?? []]));
	if (metric === void 0 || units.has(metric)) return void 0;
	const near = nearest(metric, [...units]);
	return new GateError("usage", `No benchmark reports ${metric}.${near === void 0 ? "" : ` Did you mean ${near}?`}`, `Name one of these with --metric: ${someNames([...units].toSorted())}.`);
}
function failed({ kind, message, remedy, package: importPath }, flag) {
	const where = importPath === void 0 ? "" : `${importPath}: `;
	return new GateError(kind, `The commit that ${flag} names can't be measured. ${where}${message}`, remedy ?? remedies[kind]);
}
function notWorse(benchmarks, request) {
	const { above, revisions } = request;
	const rows = benchmarks.flatMap((row) => unitsOf(row, request).map((unit) => {
		const [good, bad] = figuresOf(row, unit).map((of) => of === void 0 ? "none" : formatFigure(judged(of)));
		return `${row.plan.benchmark} ${good} → ${bad} ${unit}`;
	}));
	const good = revisions.base.kind === "commit" ? revisions.base.label : "good";
	const what = above === void 0 ? `Nothing regressed from ${good} to ${revisions.head.label}` : `No figure rises from at most ${formatFigure(above)} on ${good} to more than that on ${revisions.head.label}`;
	return new GateError("usage", `${what}: ${someNames(rows)}.`, "Check the two revisions, or name another unit with --metric or another limit with --above.");
}

// src/steps/bisect/range.ts
async function commitsToSearch({ repository }, revisions) {
	const range = await repository.commitsBetween(revisions);
	switch (range.kind) {
		case "range":
			if (range.commits.length > 0) return range.commits;
			throw usage$1("The good and the bad revision are the same commit.", "Name two different commits.");
		case "apart": throw usage$1(`The good commit must be an ancestor of the bad one, but ${range.reason}.`, range.mergeBase === void 0 ? "Name an older commit of the same branch with --good." : range.mergeBase === revisions.head.commit ? "The bad commit is the older one: swap --good and --bad." : `Their merge base ${range.mergeBase.slice(0, 12)} may work: pass it to --good.`);
		case "cut-off": throw usage$1(`The clone is shallow: its history ends at ${range.commit.slice(0, 12)}, between the good and the bad commit.`, "Fetch the rest with `git fetch --unshallow`, or name a newer commit with --good.");
		case "too-many": throw usage$1(`There are more than ${range.most.toLocaleString("en-US")} commits between the good and the bad one.`, "Name revisions that are closer to each other.");
		default: return range;
	}
}
function parentOutside(commits, suspects, bad) {
	const parents = new Map(commits.map((node) => [node.commit, node.parents]));
	const inside = new Set(suspects);
	let commit = bad;
	while (commit !== void 0 && inside.has(commit)) commit = parents.get(commit)?.[0];
	return commit;
}
function usage$1(message, remedy) {
	return new GateError("usage", message, remedy);
}

// src/steps/bisect/records.ts
const noRecords = {
	commits: /* @__PURE__ */ new Set(),
	read: () => Promise.resolve(void 0)
};
async function recordedFigures(ports, request) {
	const { revisions, inForce, side, pathLength, plan, unit } = request;
	const found = await ports.branchRecords(revisions, inForce.settings.baselineBranch);
	if (found.kind === "missing") {
		ports.log.debug(`No records are used: ${found.reason}.`);
		return noRecords;
	}
	const fingerprint = fingerprintOf(side.environment, inForce.settings, pathLength);
	const { standing, head } = inForce.sources;
	const bench = (standing ?? head)?.config.bench ?? defaults.bench;
	const folder = found.folderOf(conditionsOf(fingerprint, revisions.prefix, bench));
	const byCommit = new Map(found.records.filter(({ conditions }) => conditions === folder).map((record) => [record.commit, record]));
	return {
		commits: new Set(byCommit.keys()),
		read: async (commit) => {
			const record = byCommit.get(commit);
			const text = record === void 0 ? void 0 : await found.read(record);
			const reading = text === void 0 ? void 0 : parseBaseline(text);
			if (reading?.kind !== "baseline") {
				ports.log.info(`The record of ${commit.slice(0, 12)} can't be read, so it isn't used.`);
				return;
			}
			return figureIn(reading.baseline, plan, unit);
		}
	};
}
function figureIn({ packages, fingerprint }, plan, unit) {
	const stored = packages[plan.importPath]?.benchmarks[plan.benchmark];
	if (stored === void 0 || stored.gomaxprocs !== (plan.gomaxprocs ?? 1)) return void 0;
	const figures = storedFigures(stored, unit, fingerprint.totals) ?? [];
	return isSteady(/* @__PURE__ */ new Map([[unit, figures]]), [unit]) ? figures[0] : void 0;
}

// src/steps/bisect/search.ts
async function search(bisection, limit, probes) {
	const trials = [];
	const settle = (commit, probe, source) => {
		const trial = {
			commit,
			...verdictOf(probe, limit),
			source
		};
		if (trial.verdict === "skipped") bisection.skip(commit);
		else if (trial.verdict === "bad") bisection.foundBad(commit);
		else bisection.foundGood(commit);
		trials.push(trial);
		probes.onTrial(trial, bisection.suspects.length);
	};
	const unusable = /* @__PURE__ */ new Set();
	const isRecorded = (commit) => probes.recorded.has(commit) && !unusable.has(commit);
	for (let next = bisection.next(isRecorded); next !== void 0; next = bisection.next(isRecorded)) {
		const figure = await probes.readRecord(next);
		if (figure === void 0) unusable.add(next);
		else settle(next, {
			kind: "figure",
			figure
		}, "record");
	}
	for (let next = bisection.next(); next !== void 0; next = bisection.next()) {
		const { probe, source } = await probes.measure(next);
		settle(next, probe, source);
	}
	return trials;
}
function verdictOf(probe, limit) {
	switch (probe.kind) {
		case "figure": return {
			verdict: isBeyond(probe.figure, limit) ? "bad" : "good",
			figure: judged(probe.figure)
		};
		case "absent": return {
			verdict: "good",
			figure: null
		};
		case "skipped": return {
			verdict: "skipped",
			figure: null,
			reason: probe.reason
		};
		default: return probe;
	}
}

// src/bisect.ts
async function bisect$1(ports, request) {
	const { folder, bench, metric, above } = request;
	const explicit = {
		...request.explicit,
		bench,
		baseline: "rerun",
		mode: "fast",
		leaks: "off",
		"blind-spots": "off",
		...metric === void 0 ? {} : { metrics: [metric] }
	};
	const { good: base, bad: head } = request;
	const revisions = await ports.repository.resolve({
		folder,
		base,
		head,
		options: {
			base: "--good",
			head: "--bad"
		},
		event: void 0
	});
	const inForce = await readPolicy(ports, revisions, {
		folder,
		explicit
	});
	const commits = await commitsToSearch(ports, revisions);
	const ends = await measureEnds(ports, {
		revisions,
		inForce,
		bench,
		metric,
		above
	});
	const run = {
		folder,
		explicit,
		revisions,
		inForce,
		commits,
		ends
	};
	const { plan } = ends.row;
	const { unit, pathLength, badSide } = ends;
	const found = await findCommit(ports, run, await recordedFigures(ports, {
		revisions,
		inForce,
		side: badSide,
		pathLength,
		plan,
		unit
	}));
	if (!(found.outcome === "unconfirmed" && found.trials.some(({ source }) => source === "record"))) return found;
	ports.log.info("A measurement contradicts the records, so the search restarts without them.");
	return findCommit(ports, run, noRecords);
}
async function findCommit(ports, run, records) {
	const { revisions, commits, ends } = run;
	const { plan } = ends.row;
	const bad = revisions.head.commit ?? "";
	const good = revisions.base.kind === "commit" ? revisions.base : {
		commit: "",
		label: ""
	};
	const place = placeAtBad(ends);
	const bisection = new Bisection(commits, bad);
	const known = knownAtEnds(ends);
	const trials = await search(bisection, ends.limit, {
		recorded: records.commits,
		readRecord: records.read,
		measure: (commit) => measureCommit(ports, {
			...run,
			plan,
			unit: ends.unit,
			place,
			known
		}, commit),
		onTrial: (trial, suspects) => ports.log.info(trialLine(trial, ends.unit, suspects))
	});
	const suspects = bisection.suspects.toReversed();
	const before = parentOutside(commits, suspects, bisection.bad) ?? good.commit;
	const gate = await prove(ports, run, place, {
		before,
		after: bisection.bad
	});
	const details = await ports.repository.describeCommits(revisions, suspects);
	return {
		schemaVersion: 1,
		package: plan.importPath,
		benchmark: plan.benchmark,
		unit: ends.unit,
		good: {
			commit: good.commit,
			label: good.label,
			figure: ends.good === void 0 ? null : judged(ends.good)
		},
		bad: {
			commit: bad,
			label: revisions.head.label,
			figure: judged(ends.bad)
		},
		limit: ends.limit.figure,
		commits: commits.length,
		outcome: outcomeOf(gate, ends, suspects.length),
		suspects: suspects.map((commit) => ({
			commit,
			...details.get(commit)
		})),
		before,
		trials,
		gate
	};
}
function placeAtBad({ badSide, row }) {
	const listed = badSide.packages.get(row.plan.importPath);
	return listed === void 0 ? {
		pattern: "./...",
		folder: ""
	} : placeOf(badSide, listed);
}
function knownAtEnds({ badSide, goodSide, row, good, bad }) {
	const { importPath } = row.plan;
	const known = /* @__PURE__ */ new Map();
	const goodKey = goodSide?.packages.get(importPath)?.key;
	const badKey = badSide.packages.get(importPath)?.key;
	if (goodKey !== void 0 && good !== void 0) known.set(goodKey, {
		kind: "figure",
		figure: good
	});
	if (badKey !== void 0) known.set(badKey, {
		kind: "figure",
		figure: bad
	});
	return known;
}
function prove(ports, { folder, explicit, ends }, { pattern }, { before, after }) {
	const { benchmark } = ends.row.plan;
	return check(ports, {
		folder,
		explicit: {
			...explicit,
			base: before,
			head: after,
			bench: benchPattern([benchmark]),
			packages: [pattern],
			threshold: 0
		}
	});
}
function outcomeOf(gate, { row, unit, limit }, suspects) {
	if (suspects > 1) return "range";
	const finding = gate.findings.find((of) => of.benchmark === row.plan.benchmark && of.unit === unit);
	if (gate.conclusion === "unmeasurable" || finding === void 0 || finding.head === null) return "unconfirmed";
	if (finding.base === null) return "added";
	const { base, head, confirmed } = finding;
	const isWorse = limit.better === "lower" ? head.median > base.median : head.median < base.median;
	return confirmed && isWorse && grave.has(finding.level) ? "confirmed" : "unconfirmed";
}
const grave = /* @__PURE__ */ new Set([
	"regression",
	"over-budget",
	"drift",
	"waived"
]);

// src/cli/bisect.ts
const usage = "`allocgate bisect BENCHMARK --good REV --bad REV`";
async function bisect(argv, streams, signal) {
	const { folder, explicit, positionals, own } = parseArguments("bisect", argv);
	const [benchmark, ...packages] = positionals;
	if (benchmark === void 0) throw new GateError("usage", "No benchmark was given.", `Name one: ${usage}.`);
	refusePattern("bisect", benchmark);
	const { good, bad = "HEAD", metric } = own;
	if (typeof good !== "string") throw new GateError("usage", "No good commit was given.", `Name one at which the figure was still good: ${usage}.`);
	const { format = defaults.format, verbose = defaults.verbose, output } = explicit;
	refuseFormat(format);
	const ports = terminalPorts(streams, signal, verbose);
	const report = await bisect$1(ports, {
		folder: resolve(streams.cwd, folder),
		explicit: {
			...explicit,
			...packages.length === 0 ? {} : { packages }
		},
		bench: benchmark,
		good,
		bad: String(bad),
		metric: typeof metric === "string" ? metric : void 0,
		above: limitOf(own["above"])
	});
	ports.log.end();
	const toTerminal = output === void 0;
	const rendered = renderAs({
		...report,
		gate: withProgram(report.gate, streams.program)
	}, format, {
		width: toTerminal ? widthOf(streams) : 100,
		colour: toTerminal && wantsColour(streams.stdout, streams.env),
		verbose
	});
	if (toTerminal) await writeFully(streams.stdout, rendered);
	else await writeFileAtomically(resolve(streams.cwd, output), rendered);
	return isFound(report) ? exitCodes.pass : exitCodes.unmeasurable;
}
function limitOf(text) {
	if (text === void 0) return void 0;
	if (typeof text === "string" && /^\d{1,15}(?:\.\d{1,6})?$/.test(text)) return Number(text);
	throw new GateError("usage", `--above ${JSON.stringify(text)}: expected a figure such as 8.`, "Give the highest figure that is still good.");
}
function refuseFormat(format) {
	if (format === "text" || format === "markdown" || format === "json") return;
	throw new GateError("usage", `bisect doesn't support --format ${format}.`, "Choose --format text, markdown or json.");
}
function renderAs(report, format, text) {
	if (format === "json") return `${JSON.stringify(report, null, 2)}\n`;
	return format === "text" ? renderBisectText(report, text) : renderBisectMarkdown(report);
}

export { bisect };