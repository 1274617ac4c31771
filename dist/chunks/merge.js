import { n as leadingExcerpts } from "./excerpts.js";
import { D as GateError, y as visible } from "./start.js";
import { a as sectionsOf, t as settle } from "./settle.js";

// src/core/shard/agree.ts
const longest = 200;
function agreeing(reports) {
	const shards = reports.map(ofShard);
	const [first] = shards;
	if (first === void 0) throw refuse("There is no report to merge.", "Name the JSON reports of all shards.");
	same(shards, ({ shard }) => String(shard.count), "number of shards", "Run all shards with the same N in --shard I/N.");
	complete(shards);
	same(shards, ({ shard }) => shard.version, "allocgate version", "Use one version of allocgate for all shards.");
	const commits = "Check out the same commit in all shards, and name the base with --base if it can move.";
	same(shards, ({ report }) => commitOf(report.head), "head commit", commits);
	same(shards, ({ report }) => commitOf(report.base), "base commit", commits);
	sameSettings(shards);
	ran(shards);
	same(shards, ({ report }) => report.environment.goVersion, "Go version", "Install the same Go version for all shards.");
	same(shards, ({ report: { environment } }) => `${environment.goos}/${environment.goarch}`, "platform", "Run all shards on the same operating system and architecture.");
	sameSources(shards);
	disjoint(shards);
	sameDirections(shards);
	return shards.toSorted((a, b) => a.shard.index - b.shard.index);
}
function ofShard({ name, report }) {
	const { shard } = report;
	if (shard !== void 0) {
		if (isWhole(report, shard)) return {
			name,
			report,
			shard
		};
		throw refuse(`${name} is damaged: its lists don't have the number of items that it states.`, "Pass the reports as the shards wrote them.");
	}
	throw refuse(`${name} is the report of a whole run, not of a shard.`, "Run `allocgate check` with --shard I/N.");
}
function adds(list, lengths, parts) {
	return lengths.length >= parts && lengths.reduce((sum, length) => sum + length, 0) === list.length;
}
function isWhole({ findings, problems, notes }, { sections }) {
	return sections.findings.length === 2 && adds(findings, sections.findings, 2) && adds(problems, sections.problems, 3) && adds(notes, sections.notes, 5);
}
function same(shards, valueOf, what, remedy) {
	const [first, ...others] = shards;
	const other = others.find((shard) => first !== void 0 && valueOf(shard) !== valueOf(first));
	if (first === void 0 || other === void 0) return;
	throw refuse(`The reports differ in the ${what}: ${[first, other].map((shard) => `${shown(valueOf(shard))} in ${shard.name}`).join(", ")}.`, remedy);
}
function complete(shards) {
	const names = /* @__PURE__ */ new Map();
	for (const { name, shard } of shards) {
		const other = names.get(shard.index);
		if (other !== void 0) throw refuse(`There are two reports of shard ${shard.index} of ${shard.count}: ${other} and ${name}.`, "Pass one report of each shard.");
		names.set(shard.index, name);
	}
	const count = shards[0]?.shard.count ?? 0;
	const missing = Array.from({ length: Math.min(count, 1e3) }, (_, index) => index + 1).filter((index) => !names.has(index));
	if (missing.length === 0 && names.size === count) return;
	throw refuse(`${missing.length === 1 ? `Shard ${missing[0] ?? 0} is` : `Shards ${missing.slice(0, 10).join(", ")} are`} missing: the reports cover ${names.size} of ${count} shards.`, "Look for a shard that failed before it wrote its report, and run the shard again.");
}
function commitOf(side) {
	return side === null ? "none" : side.commit ?? "none";
}
function sameSettings(shards) {
	const keys = new Set(shards.flatMap(({ shard }) => Object.keys(shard.settings)));
	for (const key of keys) {
		const valueOf = ({ shard: { settings } }) => Object.hasOwn(settings, key) ? settings[key] ?? "" : "not set";
		same(shards, valueOf, `setting ${shown(key)}`, "Run all shards with the same settings.");
	}
}
function ran(shards) {
	const ended = shards.filter(({ shard }) => shard.packages === null);
	const [first] = ended;
	if (first === void 0 || ended.length === shards.length) return;
	const { index, count } = first.shard;
	const reason = shown(first.report.problems[0]?.message ?? "its report gives no reason");
	throw refuse(`Shard ${index} of ${count} (${first.name}) measured nothing: ${reason}`, "Fix the cause, and run the shard again.");
}
function sameSources(shards) {
	const valueOf = ({ shard, report }) => JSON.stringify([
		shard.packages,
		shard.sources,
		report.identical ?? []
	]);
	const [first, ...others] = shards;
	const other = others.find((shard) => first !== void 0 && valueOf(shard) !== valueOf(first));
	if (first === void 0 || other === void 0) return;
	throw refuse(`${first.name} and ${other.name} were measured from different sources, although their commits are the same.`, "Look for uncommitted or generated files, and for Go environment variables, such as GOFLAGS, that are set on only one of the machines.");
}
function disjoint(shards) {
	const owners = /* @__PURE__ */ new Map();
	for (const shard of shards) for (const importPath of shard.shard.own) {
		const other = owners.get(importPath);
		if (other !== void 0) throw refuse(`${shown(importPath)} was measured by two shards: ${other.name} and ${shard.name}.`, "Give all shards the same stored baseline and the same file in --shard-times: both determine how the packages are split.");
		owners.set(importPath, shard);
	}
	const packages = new Set(shards[0]?.shard.packages ?? []);
	const left = [...packages].filter((importPath) => !owners.has(importPath));
	if (left.length > 0) throw refuse(`No shard measured ${shown(left[0] ?? "")}${left.length === 1 ? "" : ` and ${left.length - 1} more ${left.length === 2 ? "package" : "packages"}`}.`, "Give all shards the same stored baseline and the same file in --shard-times: both determine how the packages are split.");
	for (const shard of shards) {
		const own = new Set(shard.shard.own);
		const { findings, unjudged, explanations, leaks = [], reused } = shard.report;
		const unknown = [
			findings,
			unjudged,
			explanations,
			leaks,
			reused
		].flat().find(({ package: importPath }) => !own.has(importPath))?.package ?? [...own].find((importPath) => !packages.has(importPath));
		if (unknown !== void 0) throw refuse(`${shard.name} has rows of a package that its shard does not include: ${shown(unknown)}.`, "Pass the reports as the shards wrote them.");
	}
}
function sameDirections(shards) {
	for (const teller of shards) for (const unit of teller.shard.facts.higher) {
		const other = shards.find(({ report, shard }) => !shard.facts.higher.includes(unit) && report.findings.some((row) => row.unit === unit));
		if (other !== void 0) throw refuse(`More is better for ${shown(unit)} in ${teller.name}, but not in ${other.name}.`, `Print \`Unit ${shown(unit)} better=higher\` in every package that reports it.`);
	}
}
function shown(text) {
	return visible(text.length <= longest ? text : `${text.slice(0, longest)}…`);
}
function refuse(message, remedy) {
	return new GateError("usage", message, remedy);
}

// src/core/shard/join.ts
function joinShards(shards, first) {
	const reports = shards.map(({ report }) => report);
	const { shard: _, headLines: __, blindSpots: ___, ...common } = first.report;
	const findings = partsOf(shards, "findings").map((parts) => parts.flat());
	const [measured = [], ...problems] = partsOf(shards, "problems").map((parts) => joinLists(parts, "last"));
	const notes = partsOf(shards, "notes").slice(1).map((parts, index) => joinLists(parts, index < sharedNotes ? "first" : "last"));
	const allProblems = [[...measured.filter(isOfHead), ...measured.filter((one) => !isOfHead(one))], ...problems];
	const leaks = reports.flatMap((report) => report.leaks ?? []);
	const spots = joinBlindSpots(shards);
	const lines = reports.flatMap(({ headLines }) => headLines?.lines ?? []);
	const commit = reports.flatMap(({ headLines }) => headLines?.commit ?? [])[0];
	return {
		report: {
			...common,
			advisory: reports.every(({ advisory }) => advisory),
			head: {
				...common.head,
				dirty: reports.some(({ head }) => head.dirty)
			},
			environment: {
				...common.environment,
				cpu: [...new Set(reports.map(({ environment }) => environment.cpu))].filter((cpu) => cpu !== "").join(", ")
			},
			findings: findings.flat(),
			unjudged: reports.flatMap(({ unjudged }) => unjudged),
			...leaks.length === 0 ? {} : { leaks },
			...spots === void 0 ? {} : { blindSpots: spots },
			explanations: reports.flatMap(({ explanations }) => explanations),
			reused: reports.flatMap(({ reused }) => reused),
			problems: allProblems.flat(),
			notes: notes.flat(),
			...commit === void 0 ? {} : { headLines: {
				commit,
				lines
			} },
			timings: joinTimings(reports.map(({ timings }) => timings))
		},
		sections: {
			findings: findings.map(({ length }) => length),
			problems: allProblems.map(({ length }) => length),
			notes: notes.map(({ length }) => length)
		},
		facts: joinFacts(shards.map(({ shard }) => shard.facts), first.shard.facts)
	};
}
const sharedNotes = 2;
function partsOf(shards, key) {
	const all = shards.map(({ report, shard }) => sectionsOf(report[key], shard.sections[key]));
	const most = Math.max(...all.map(({ length }) => length));
	return Array.from({ length: most }, (_, index) => all.map((parts) => parts[index] ?? []));
}
function joinLists(lists, keep) {
	const keys = lists.map((list) => new Set(list.map((item) => JSON.stringify(item))));
	return lists.flatMap((list, index) => {
		const others = keep === "first" ? keys.slice(0, index) : keys.slice(index + 1);
		return list.filter((item) => !others.some((known) => known.has(JSON.stringify(item))));
	});
}
function isOfHead({ side }) {
	return side !== "base";
}
function joinTimings(all) {
	const sum = (name) => all.reduce((ms, timings) => ms + timings[name], 0);
	return {
		snapshotMs: sum("snapshotMs"),
		planMs: sum("planMs"),
		buildMs: sum("buildMs"),
		screenMs: sum("screenMs"),
		confirmMs: sum("confirmMs"),
		explainMs: sum("explainMs"),
		proveMs: sum("proveMs"),
		blindSpotsMs: sum("blindSpotsMs")
	};
}
function keyOf({ file, line, function: name }) {
	return JSON.stringify([
		file,
		line,
		name
	]);
}
function joinBlindSpots(shards) {
	const found = shards.map(({ report }) => report.blindSpots);
	const known = found.filter((spots) => spots !== void 0);
	const [first] = known;
	if (first === void 0 || known.length < found.length) return void 0;
	const sets = known.map(({ unreached }) => new Set(unreached.map(keyOf)));
	const unreached = first.unreached.filter((spot) => sets.every((keys) => keys.has(keyOf(spot))));
	const fails = known.some((spots) => spots.fails === true) && unreached.some(({ escapes }) => escapes.length > 0);
	return {
		changed: first.changed,
		unreached,
		...fails ? { fails: true } : {}
	};
}
function joinFacts(all, first) {
	const bases = all.flatMap(({ base }) => base ?? []);
	const [base] = bases;
	const unavailable = all.flatMap(({ leaks }) => leaks.unavailable ?? []);
	const { idle: _, base: __, ...common } = first;
	return {
		...common,
		measured: total(all.map(({ measured }) => measured)),
		...base === void 0 ? {} : { base: {
			...base,
			packages: total(bases.map(({ packages }) => packages)),
			stored: total(bases.map(({ stored }) => stored))
		} },
		alone: all.flatMap(({ alone }) => alone),
		higher: [...new Set(all.flatMap(({ higher }) => higher))].toSorted(),
		leaks: {
			known: all.flatMap(({ leaks }) => leaks.known),
			unlooked: all.flatMap(({ leaks }) => leaks.unlooked),
			missed: all.flatMap(({ leaks }) => leaks.missed),
			...joinUnavailable(unavailable)
		},
		edited: {
			benchmarks: [...new Set(all.flatMap(({ edited }) => edited.benchmarks))],
			timers: [...new Set(all.flatMap(({ edited }) => edited.timers))]
		},
		...joinIdle(all)
	};
}
function joinUnavailable(all) {
	const [first] = all;
	return first === void 0 ? {} : { unavailable: {
		...first,
		fails: all.some(({ fails }) => fails)
	} };
}
function joinIdle(all) {
	const idle = all.flatMap((facts) => facts.idle ?? []);
	const [first] = idle;
	if (first === void 0) return {};
	const { config, file, today, found: of } = first;
	const found = idle.flatMap((one) => one.found ?? []);
	if (of === void 0 || found.length < all.length) return { idle: {
		config,
		file,
		today
	} };
	const { packages } = of;
	return { idle: {
		config,
		file,
		today,
		found: {
			packages,
			benchmarks: found.flatMap((one) => one.benchmarks),
			skipped: found.flatMap((one) => one.skipped)
		}
	} };
}
function total(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}

// src/merge.ts
function mergeShards(reports) {
	const shards = agreeing(reports);
	const [first] = shards;
	if (first === void 0) throw new GateError("usage", "There is no report to merge.", "Name the reports.");
	const joined = joinShards(shards, first);
	if (first.shard.packages === null) return joined.report;
	const report = settle(joined, {
		onRemoved: "warn",
		isStrict: () => false
	});
	const fails = shards.some((one) => one.report.conclusion === "fail") || report.blindSpots?.fails === true;
	return {
		...report,
		conclusion: fails ? "fail" : report.conclusion,
		explanations: [...leadingExcerpts(report.explanations)]
	};
}

export { mergeShards as t };