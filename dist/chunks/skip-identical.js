import { n as version } from "./version.js";
import { D as matchBenchmarkFunction, O as matchBenchmarkName } from "./test-arguments.js";
import { t as fingerprint } from "./fingerprint.js";
import { t as conclude } from "./verdict.js";
import { n as sourceOf } from "./settle.js";
import { r as insideRoot } from "./stored-text.js";
import { r as storedPackages, t as figuresOfStored } from "./base.js";
import { t as summarize } from "./summary.js";
import { t as only } from "./side.js";

// src/steps/shard/section.ts
const ownOptions = /* @__PURE__ */ new Set([...[
	"base",
	"head",
	"shard",
	"shard-times",
	"profiles",
	"format",
	"output",
	"verbose"
]]);
function identityOf({ revisions, inForce, explicit, event }) {
	const { settings, sources } = inForce;
	if (settings.shard === void 0) return void 0;
	const options = Object.entries(explicit).filter(([name]) => !ownOptions.has(name)).map(([name, value]) => [`--${name}`, Array.isArray(value) ? value.join(" ") : String(value)]);
	const files = [sources.standing, sources.head].map((source) => JSON.stringify(source ?? null));
	return {
		...settings.shard,
		version,
		settings: Object.fromEntries([
			...options,
			["the folder", revisions.prefix],
			["the event", event ?? "none"],
			["the configuration", fingerprint(files)]
		])
	};
}
function asShard({ report, sections, facts }, shard, verdict) {
	const { index, count, own, packages } = shard;
	const note = `This is shard ${index} of ${count}, with ${own.length} of ${packages?.length ?? 0} packages; its conclusion covers only those. Join the reports of all shards with \`allocgate merge\`.`;
	return {
		...report,
		conclusion: conclude(report.findings, report.problems, {
			...verdict,
			identical: true
		}),
		base: report.base && {
			...report.base,
			source: sourceOf(report.base.source, facts.base)
		},
		notes: [note, ...report.notes],
		shard: {
			...shard,
			sections: {
				...sections,
				notes: [1, ...sections.notes]
			},
			facts
		}
	};
}
function rest(list, lengths) {
	return [...lengths, list.length - lengths.reduce((sum, length) => sum + length, 0)];
}
function withSection(report) {
	const { shard, problems, notes } = report;
	if (shard === void 0) return report;
	const { sections } = shard;
	return {
		...report,
		shard: {
			...shard,
			sections: {
				...sections,
				problems: rest(problems, sections.problems),
				notes: rest(notes, sections.notes)
			}
		}
	};
}
function ofUnmeasured(identity, { conclusion, problems, notes }) {
	const packages = conclusion === "unmeasurable" ? null : [];
	return {
		...identity,
		packages,
		own: [],
		sources: "",
		sections: {
			findings: [0, 0],
			problems: [
				problems.length,
				0,
				0
			],
			notes: [
				0,
				notes.length,
				0,
				0,
				0
			]
		},
		facts: nothing
	};
}
const nothing = {
	bench: "",
	patterns: [],
	gate: false,
	measured: 0,
	alone: [],
	higher: [],
	leaks: {
		known: [],
		unlooked: [],
		missed: []
	},
	edited: {
		benchmarks: [],
		timers: []
	}
};

// src/steps/skip-identical.ts
const identicalReason = "nothing that the benchmarks can read differs between base and head";
async function skipIdentical(ports, request) {
	const { head, base, inForce, snapshots } = request;
	const { settings } = inForce;
	const found = identicalPackages(head, base);
	const isAsked = settings.skip && settings.mode === "fast" && found.length > 0 && base.kind === "measured" && snapshots.base !== void 0;
	const edited = isAsked ? await editedPolicy(ports, request) : void 0;
	if (!isAsked || edited !== void 0) return {
		head,
		base,
		identical: [],
		notes: edited === void 0 ? [] : [`No package was skipped, because the change edits ${edited}.`]
	};
	const names = new Set(found.map(({ importPath }) => importPath));
	const stored = new Map([...base.stored].filter(([importPath]) => !names.has(importPath)));
	const others = ({ packages }) => new Set([...packages.keys()].filter((name) => !names.has(name)));
	return {
		head: only(head, others(head)),
		base: {
			...base,
			side: only(base.side, others(base.side)),
			stored
		},
		identical: found.flatMap((listed) => describe(listed, base, settings.bench)),
		notes: []
	};
}
function identicalPackages(head, base) {
	if (base.kind !== "measured") return [];
	const failed = [...head.incidents, ...base.side.incidents].map((incident) => incident.package);
	return [...head.packages.values()].filter(({ importPath, key, benchmarks }) => {
		return key === base.side.packages.get(importPath)?.key && benchmarks !== void 0 && !failed.includes(importPath);
	});
}
function describe({ importPath, benchmarks = [] }, base, bench) {
	const stored = storedPackages(base).get(importPath);
	const names = Object.keys(stored?.benchmarks ?? {}).filter((name) => matchBenchmarkName(bench, name));
	const functions = benchmarks.filter((name) => matchBenchmarkFunction(bench, name));
	if (functions.length === 0) return [];
	return [{
		package: importPath,
		reason: identicalReason,
		benchmarks: names.length === 0 ? functions.map((benchmark) => ({ benchmark })) : names.map((benchmark) => ({
			benchmark,
			figures: mediansOf(base, importPath, benchmark)
		}))
	}];
}
function mediansOf(base, importPath, benchmark) {
	const stored = storedPackages(base).get(importPath);
	const baseline = base.kind === "measured" ? base.baseline : void 0;
	if (stored === void 0 || baseline === void 0) return {};
	const medians = [...figuresOfStored(baseline, stored, benchmark) ?? []].flatMap(([unit, figures]) => {
		const summary = summarize(figures);
		return summary === void 0 ? [] : [[unit, summary.median]];
	});
	return Object.fromEntries(medians);
}
async function editedPolicy(ports, { revisions, snapshots, inForce }) {
	const roots = [snapshots.base ?? "", snapshots.head];
	const { standing, head: own } = inForce.sources;
	const stored = insideRoot(revisions.prefix, inForce.settings.baselineFile);
	const paths = [
		standing?.path,
		own?.path,
		stored
	].filter((path) => path !== void 0);
	for (const path of new Set(paths)) {
		const [before, after] = await Promise.all(roots.map((root) => ports.repository.readSnapshot(root, path)));
		if (before !== after) return path;
	}
}

export { identityOf as a, asShard as i, identicalReason as n, ofUnmeasured as o, skipIdentical as r, withSection as s, identicalPackages as t };