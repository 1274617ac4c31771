import { t as idleSettings } from "./idle.js";
import { t as conclude } from "./verdict.js";
import { a as isComment, c as mentions, f as sourceFile, g as pathOf, h as parsePatch, m as parseBinaryChanges, n as declaredOnBoth, p as prefixesOf, s as lineAt, t as noBenchmarks } from "./no-benchmarks.js";
import { n as problemsOf, r as someNames } from "./problems.js";
import { a as subjectKey, t as remedies } from "./remedies.js";

// src/core/shard/sections.ts
function sectionsOf(list, lengths) {
	let from = 0;
	const parts = lengths.map((length) => list.slice(from, from += length));
	return from < list.length ? [...parts, list.slice(from)] : parts;
}

// src/steps/aside-edits.ts
async function asideEdits(ports, base, head, changes) {
	const candidates = changes.flatMap((change) => change.kind === "modified" && change.base === change.head && change.head.endsWith("_test.go") ? [change] : []);
	const aside = /* @__PURE__ */ new Set();
	const [module] = head.packages.values();
	if (module === void 0 || candidates.length === 0) return aside;
	const declared = await declaredOnBoth(ports, base, head, candidates);
	const texts = await Promise.all(candidates.flatMap(({ head: file }) => [base, head].map(({ root }) => ports.repository.readSnapshot(root, file))));
	const described = await ports.analysis.lines(module.moduleFolder, texts.map((text = "", index) => ({
		name: candidates[Math.floor(index / 2)]?.head ?? "",
		text,
		ranges: [{
			line: 1,
			endLine: text.split("\n").length
		}]
	})));
	for (const [index, change] of candidates.entries()) {
		const files = declared(change);
		const [before, after] = [sideOf(files.base, texts[2 * index], described[2 * index]), sideOf(files.head, texts[2 * index + 1], described[2 * index + 1])];
		if (before !== void 0 && after !== void 0 && isAside(before, after)) aside.add(change);
	}
	return aside;
}
function sideOf(file, text, described) {
	if (file === void 0 || text === void 0 || described === void 0) return void 0;
	const source = sourceFile(text, described);
	return {
		file,
		lines: source.lines.map((_, index) => lineAt(source, index + 1))
	};
}
function isAside(base, head) {
	const known = new Set(base.file.declarations.map(({ name }) => name));
	const isLeftOut = ({ name, role }) => role === "test" || role === "fuzz" || role !== "" && !known.has(name);
	const [before, after] = [base, head].map((side) => restOf(side, isLeftOut));
	return before !== void 0 && before === after;
}
function restOf({ file, lines }, isLeftOut) {
	const skipped = /* @__PURE__ */ new Set();
	const kept = /* @__PURE__ */ new Set();
	const names = [];
	const imports = [];
	for (const declared of file.declarations) {
		const isSkipped = declared.kind === "import" || isLeftOut(declared);
		if (isSkipped && declared.kind !== "import") names.push(declared.name);
		const to = isSkipped ? skipped : kept;
		for (let line = declared.whole.line; line <= declared.whole.endLine; line++) to.add(line);
	}
	for (const { path, name } of file.imports) if (!isPlainImport(path, name)) imports.push(`${name} ${path}`);
	if ([...skipped].some((line) => kept.has(line))) return void 0;
	const clause = lines.findIndex(({ kind, tokens }) => kind === "frame" && tokens[0]?.text === "package");
	const rest = [];
	let directs = false;
	for (const [index, line] of lines.entries()) {
		const isSkipped = skipped.has(index + 1);
		if (isSkipped && (directs || isCompilerDirective(line))) return void 0;
		if (!isSkipped && mentions(line, names)) return void 0;
		if (!isComment(line)) directs = isCompilerDirective(line);
		if (!isSkipped && (!isComment(line) || index < clause)) rest.push(line.text);
	}
	return [...imports.toSorted(), ...rest].join("\n");
}
function isCompilerDirective({ directive }) {
	return [
		"//go:",
		"//line ",
		"/*line ",
		"//export ",
		"//extern "
	].some((start) => directive.startsWith(start));
}
function isPlainImport(path, name) {
	return name === "" && !(path.split("/", 1)[0] ?? "").includes(".") && path !== "C" && path !== "embed";
}

// src/steps/edited-benchmarks.ts
const timerCalls = [
	".StopTimer()",
	".StartTimer()",
	".ResetTimer()"
];
const nothing = {
	benchmarks: [],
	timers: [],
	notes: []
};
async function editedBenchmarks(ports, base, head, measured) {
	if (base === void 0) return nothing;
	const packages = benchedPackages(base, head, measured);
	if (packages.length === 0) return nothing;
	let patch;
	try {
		patch = await ports.repository.changes(base.root, head.root);
	} catch (error) {
		if (ports.signal.aborted) throw error;
		return {
			...nothing,
			notes: ["Warning: the change could not be read, so it is unknown whether it edits benchmarks."]
		};
	}
	const roots = [base.root, head.root];
	const prefixes = prefixesOf(base.root, head.root);
	const changes = parsePatch(patch, prefixes);
	const isOfPackages = (path) => packages.some(({ folders }) => belongs(path, folders));
	const inTests = changes.filter((change) => isOfPackages(pathOf(change)));
	const aside = await asideEdits(ports, base, head, inTests);
	const edits = [...changes.filter((change) => !aside.has(change)).flatMap(editOf), ...parseBinaryChanges(patch, prefixes).map((change) => ({
		paths: [pathOf(change)],
		within: void 0
	}))];
	const told = [];
	const timers = [];
	for (const edit of edits) {
		if (await canDriveTimers(ports, [base, head], edit)) timers.push(edit.paths.at(-1) ?? "");
		const edited = packages.filter(({ folders }) => edit.paths.some((path) => belongs(path, folders)));
		if (edited.length === 0) continue;
		const path = edit.paths.at(-1) ?? "";
		const known = edited.flatMap(({ benchmarks }) => [...benchmarks]);
		const names = edit.within ?? await declaredIn(ports, roots, edit, known);
		told.push(names.length === 0 ? path : `${path} (${someNames(names)})`);
	}
	return {
		benchmarks: told,
		timers,
		notes: []
	};
}
function editedNotes({ benchmarks, timers }) {
	return [...noteOf("benchmarks, their test files or test data: check that they", benchmarks), ...noteOf("code outside tests that can stop a benchmark’s timer: check that the benchmarks", timers)];
}
function noteOf(what, paths) {
	return paths.length === 0 ? [] : [`The change edits ${what} still measure the same work. Edited: ${someNames(paths.toSorted())}.`];
}
async function canDriveTimers(ports, sides, { paths }) {
	const code = [...new Set(paths)].filter(isCode);
	for (const { root, files, testingFiles } of sides) for (const path of code) {
		if (testingFiles.has(path)) return true;
		if (files !== void 0 && !files.has(path)) continue;
		const text = await ports.repository.readSnapshot(root, path);
		if (timerCalls.some((call) => text?.includes(call))) return true;
	}
	return false;
}
function isCode(path) {
	return path.endsWith(".go") && !path.endsWith("_test.go") && !path.split("/").includes("vendor");
}
function benchedPackages(base, head, measured) {
	return [...base.packages].flatMap(([importPath, { folder, key }]) => {
		const other = head.packages.get(importPath);
		if (other === void 0 || other.key === key) return [];
		const own = measured.benchmarks.filter(({ plan }) => plan.importPath === importPath && plan.sides.includes("base"));
		const benchmarks = new Set(own.map(({ plan }) => plan.benchmark.split("/", 1)[0] ?? ""));
		const folders = [below(base.root, folder), below(head.root, other.folder)];
		return benchmarks.size === 0 ? [] : [{
			folders,
			benchmarks
		}];
	});
}
function below(root, folder) {
	return folder === root ? "" : `${folder.slice(root.length + 1)}/`;
}
function editOf(change) {
	switch (change.kind) {
		case "added": return [{
			paths: [change.head],
			within: void 0
		}];
		case "deleted": return [{
			paths: [change.base],
			within: void 0
		}];
		case "modified": {
			if (change.hunks.length === 0 && nameOf(change.base) === nameOf(change.head)) return [];
			const within = change.hunks.map(({ benchmark }) => benchmark);
			const isWithin = within.length > 0 && within.every((name) => name !== void 0);
			return [{
				paths: [change.base, change.head],
				within: isWithin ? [...new Set(within)] : void 0
			}];
		}
		default: return change;
	}
}
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function belongs(path, folders) {
	const [, around] = /^((?:[^/]+\/)*?)testdata\//.exec(path) ?? [];
	if (around !== void 0) return folders.some((folder) => folder.startsWith(around));
	return path.endsWith("_test.go") && folders.includes(path.slice(0, path.length - nameOf(path).length));
}
async function declaredIn(ports, roots, { paths }, known) {
	if (!paths.some((path) => path.endsWith("_test.go"))) return [];
	const places = roots.flatMap((root) => [...new Set(paths)].map((path) => ports.repository.readSnapshot(root, path)));
	const texts = await Promise.all(places);
	return known.filter((name) => texts.some((text) => text?.includes(`func ${name}(`)));
}

// src/steps/leaks/leak-notes.ts
function leakNotes({ known, unlooked, unavailable }) {
	return [
		...unavailable?.fails === false ? [`${doesNotFit(unavailable.goVersion)}.`] : [],
		...known.length === 0 ? [] : [`${someNames(known)} left goroutines or memory behind, on base as much as on head: a leak, or a cache that was still filling.`],
		...unlooked.length === 0 ? [] : [`Not checked for leaks, because an operation takes too long or failed, or time ran out: ${someNames(unlooked)}.`]
	];
}
function leakProblems({ missed, unavailable }) {
	const common = {
		kind: "no-result",
		side: "head",
		blocking: true
	};
	return [...unavailable?.fails === true ? [{
		...common,
		message: `${doesNotFit(unavailable.goVersion)}.`,
		remedy: "Set leaks: warn, or use another Go version."
	}] : [], ...missed.length === 0 ? [] : [{
		...common,
		message: `These benchmarks have \`leaks: fail\` or a leak budget, but could not be checked for leaks: ${someNames(missed)}.`,
		remedy: "Make each operation take less than half a second, allow more time with --confirm-timeout, or add a rule for these benchmarks that sets leaks: warn and no leak budget."
	}]];
}
function doesNotFit(goVersion) {
	return `Benchmarks were not checked for leaks, because the leak check doesn't support the testing package of ${goVersion}`;
}

// src/steps/namesakes.ts
function aloneOf(benchmarks) {
	return benchmarks.flatMap(({ subject, base, head, skipped }) => {
		const side = base === void 0 ? "head" : head === void 0 && !skipped ? "base" : void 0;
		return side === void 0 ? [] : [{
			package: subject.importPath,
			benchmark: subject.benchmark,
			side
		}];
	});
}
function withNamesakes(findings, alone) {
	const places = {
		base: firstByName(alone, "base"),
		head: firstByName(alone, "head")
	};
	const sides = new Map(alone.map(({ package: importPath, benchmark, side }) => [subjectKey({
		importPath,
		benchmark
	}), side]));
	return findings.map((finding) => {
		const { package: importPath, benchmark, warnings } = finding;
		const side = sides.get(subjectKey({
			importPath,
			benchmark
		}));
		if (side === void 0) return finding;
		const other = places[side === "head" ? "base" : "head"].get(benchmark);
		if (other === void 0) return finding;
		const doubt = `a benchmark of the same name was ${side === "head" ? "removed from" : "added in"} ${other}: it may have moved, and the two were not compared`;
		return {
			...finding,
			warnings: [...warnings, doubt]
		};
	});
}
function firstByName(alone, side) {
	const found = alone.filter((one) => one.side === side).toReversed();
	return new Map(found.map((one) => [one.benchmark, one.package]));
}

// src/steps/what-was-compared.ts
function whatWasCompared(findings, problems, { hasBase, isGate, identical }) {
	if (identical.length > 0 || findings.some((finding) => finding.base !== null && finding.head !== null) || !hasBase || !findings.some(({ head }) => head !== null)) return {
		problems,
		notes: []
	};
	if (!problems.some(isOfBase)) return {
		problems,
		notes: ["Nothing was compared: base has none of these benchmarks."]
	};
	return {
		problems: isGate ? problems.map((problem) => isOfBase(problem) ? {
			...problem,
			blocking: true
		} : problem) : problems,
		notes: [`Nothing was compared: base could not be built or run.${isGate ? "" : " Only figures and budgets are reported."}`]
	};
}
function isOfBase({ side, kind }) {
	return side !== "head" && kind !== "no-benchmarks";
}

// src/steps/settle.ts
function settle({ report, sections, facts }, verdict) {
	const [rows = [], leaks = []] = sectionsOf(report.findings, sections.findings);
	const [measured = [], changed = [], skipping = [], ...later] = sectionsOf(report.problems, sections.problems);
	const [policy = [], run = [], baseline = [], end = [], ...told] = sectionsOf(report.notes, sections.notes);
	const identical = report.identical ?? [];
	const nothingRan = facts.measured === 0 && identical.length === 0 && measured.every(({ side }) => side === "base");
	const compared = withNamesakes(rows, facts.alone);
	const comparison = whatWasCompared(compared, nothingRan ? [...problemsOf([], [noBenchmarks(facts)]), ...measured] : measured, {
		hasBase: report.base !== null,
		isGate: facts.gate,
		identical
	});
	const findings = [...compared, ...leaks];
	const found = [
		...comparison.problems,
		...unreached(findings),
		...changed,
		...leakProblems(facts.leaks),
		...skipping,
		...later.flat()
	];
	const problems = rows.length === 0 && found.length === 0 && identical.length === 0 ? [nothingJudged(facts)] : found;
	return {
		...report,
		conclusion: conclude(findings, problems, {
			...verdict,
			identical: identical.length > 0
		}),
		base: report.base === null ? null : {
			...report.base,
			source: sourceOf(report.base.source, facts.base)
		},
		findings,
		problems,
		notes: [
			...policy,
			...comparison.notes,
			...facts.idle === void 0 ? [] : idleNotes(facts.idle),
			...run,
			...editedNotes(facts.edited),
			...baseline,
			...leakNotes(facts.leaks),
			...end,
			...told.flat()
		]
	};
}
function sourceOf(otherwise, base) {
	if (base === void 0) return otherwise;
	if (base.stored === 0) return "rerun";
	return base.stored === base.packages ? base.kept : "mixed";
}
function idleNotes({ config, file, today, found }) {
	return idleSettings({
		config,
		file,
		today,
		found: found && {
			packages: found.packages,
			benchmarks: [...found.benchmarks, ...found.skipped]
		}
	});
}
function nothingJudged({ bench }) {
	return {
		kind: "no-result",
		side: "head",
		blocking: true,
		message: `No benchmark matching -bench ${bench} has a figure in a unit that is judged.`,
		remedy: "Check --metrics, or metrics in the configuration: write units as benchmarks print them, such as allocs/op."
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
		message: `${names.length} changed ${names.length === 1 ? "benchmark" : "benchmarks"} could not be measured again: ${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}.`,
		remedy: remedies.unconfirmed
	}];
}

export { sectionsOf as a, editedBenchmarks as i, sourceOf as n, aloneOf as r, settle as t };