import { r as headOf } from "./report-parts.js";
import { a as identityOf, n as identicalReason, o as ofUnmeasured } from "./skip-identical.js";
import { D as matchBenchmarkFunction } from "./test-arguments.js";
import { t as isDocumentation } from "./documentation.js";
import { a as readReach, i as namesFolderOf, r as namesDocument } from "./real-ports.js";
import { o as folderOf, r as insideRoot } from "./stored-text.js";
import { D as GateError, E as systemRefusal, h as shellWord, k as problemKinds } from "./start.js";
import { t as defaults } from "./options.js";
import { i as packagePath } from "./remedies.js";
import { t as readPolicy } from "./read-policy.js";
import { t as createStopwatch } from "./stopwatch.js";

// src/steps/empty-report.ts
function emptyReport({ revisions, inForce, stopwatch: { timings }, reproduce, shard }, found) {
	const { base } = revisions;
	const notes = [...inForce.notes];
	return {
		schemaVersion: 1,
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
		notes,
		...reproduce === void 0 ? {} : { reproduce },
		timings,
		...found,
		...shard === void 0 ? {} : { shard: ofUnmeasured(shard, {
			...found,
			notes
		}) }
	};
}

// src/core/inputs/may-read.ts
const hints = [
	"func[[:space:]]+Benchmark",
	"\"testing\"",
	"go:embed",
	"(Walk|WalkDir|ReadDir|Readdir|Readdirnames|ReadDirent|Getdents|FileServer|FileServerFS|CopyFS|AddFS|DirFS|Glob|ParseGlob|ParseFS)\\(",
	"\\.[[:space:]]*(WalkDir|ReadDir|Readdir|Readdirnames|ReadDirent|Getdents|FileServer|FileServerFS|CopyFS|AddFS|DirFS)",
	"http\\.Dir|filepath\\.Walk|[\"`]PWD[\"`]",
	"[[:space:]][\"`](os|runtime|path/filepath|syscall|golang\\.org/x/sys/unix)[\"`]",
	"runtime\\.(Caller|FuncForPC)|os\\.(Getwd|Chdir|Executable|OpenRoot|OpenInRoot)|\\.Chdir|filepath\\.(Abs|EvalSymlinks)",
	"[\"`][./]+[\"`]",
	"\"[^\"]*/_[^\"]*\"",
	"^[[:space:]]*(import[[:space:]]+)?\\.[[:space:]]+[\"`]"
];
function readingLines(documents) {
	const names = documents.map((path) => path.slice(path.lastIndexOf("/") + 1));
	const stems = names.flatMap((name) => name.lastIndexOf(".") > 0 ? [name.slice(0, name.lastIndexOf("."))] : []);
	const endings = names.flatMap((name) => name.includes(".") ? [name.slice(name.lastIndexOf(".") + 1)] : []);
	const folders = documents.flatMap((path) => path.split("/").slice(0, -1));
	const parts = [
		...hints,
		...names.map(escape),
		...stems.map((stem) => `${escape(stem)}["\`]`),
		...endings.map((ending) => `["\`.]${escape(ending)}["\`]`),
		...folders.map((folder) => `${escape(folder)}["\`/]`)
	];
	return [...new Set(parts)].join("|");
}
function escape(text) {
	return text.replaceAll(/[.[\]*+?{}()|^$\\]/g, "\\$&");
}
function mayReadDocuments(found, documents) {
	const sources = withoutIgnored(found);
	const measured = new Set([...sources].filter(([, text]) => /^func\s+Benchmark/m.test(text)).map(([path]) => folderOf(path)));
	let lists = false;
	let namesFolder = false;
	for (const [path, text] of sources) {
		const folder = folderOf(path);
		const isTest = path.endsWith("_test.go");
		if (isTest && !measured.has(folder)) continue;
		const reach = readReach(text);
		const names = (document) => namesDocument(reach, document) || isInLongText(text, document) || embeds(text, folder, document);
		if (documents.some(names)) return true;
		const isHelper = !isTest && /"testing"/.test(text);
		if (reach.lists && (isTest || isHelper)) return true;
		lists ||= reach.lists;
		if (isTest || isHelper) namesFolder ||= reach.roams || namesFolderOf(reach, isHelper ? "" : folder, documents);
	}
	return lists && namesFolder;
}
const ignored = /(?:^|\/)_[^/]*\//;
function withoutIgnored(sources) {
	const kept = [...sources].filter(([path]) => !ignored.test(path));
	return kept.some(([, text]) => /"[^"\n]*\/_[^"\n]*"/.test(text)) ? sources : new Map(kept);
}
function isInLongText(text, document) {
	const name = document.slice(document.lastIndexOf("/") + 1);
	return text.split("\n").some((line) => !/["`]|^\s*\/\//.test(line) && line.includes(name));
}
function embeds(text, folder, document) {
	return [...text.matchAll(/\/\/go:embed[ \t]+([^\n]*)/g)].flatMap(([, list = ""]) => list.split(/\s+/)).some((pattern) => {
		const [fixed = ""] = pattern.replaceAll(/^["`]|["`]$|^all:/g, "").split(/[*?[\\]/);
		return document.startsWith(folder === "" ? fixed : `${folder}/${fixed}`);
	});
}

// src/steps/nothing-differs.ts
const mostDocuments = 200;
async function nothingDiffers(ports, revisions, inForce) {
	if (!isPlain(revisions, inForce)) return void 0;
	try {
		return await look(ports, revisions, inForce);
	} catch (error) {
		if (error instanceof GateError && error.code === "snapshot-failed") return void 0;
		throw error;
	}
}
function isPlain({ base }, { settings }) {
	return base.kind === "commit" && settings.skip && settings.mode === "fast" && settings.baseline !== "file" && settings.prepare === void 0 && settings.buildFlags.length + settings.testArgs.length === 0 && settings.patterns.join(" ") === defaults.packages.join(" ");
}
async function look(ports, revisions, inForce) {
	const { repository } = ports;
	const changed = await repository.changedPaths(revisions);
	if (changed === void 0 || changed.length > mostDocuments || !changed.every(isDocumentation)) return void 0;
	const { standing, head } = inForce.sources;
	const judgedBy = [
		standing?.path,
		head?.path,
		insideRoot(revisions.prefix, inForce.settings.baselineFile)
	];
	if (changed.some((path) => judgedBy.includes(path))) return void 0;
	const commit = revisions.base.kind === "commit" ? revisions.base.commit : "";
	const others = (await repository.listTree(revisions, commit)).filter(({ kind }) => kind !== "file");
	if (!others.every(({ kind, path }) => kind === "link" && isDocumentation(path))) return void 0;
	const documents = [...changed, ...others.map(({ path }) => path)];
	const sources = await repository.findLines(revisions, commit, readingLines(documents), ["*.go", ":(exclude)vendor"]);
	if (mayReadDocuments(byPath(sources), documents)) return void 0;
	return benchmarksOf(sources, await repository.findLines(revisions, commit, "^module[[:space:]]", ["go.mod", "*/go.mod"]), revisions, inForce);
}
function benchmarksOf(sources, modules, { prefix }, { settings, excludes, configFolder }) {
	const found = /* @__PURE__ */ new Map();
	for (const { path, text } of sources) {
		const [, name] = /^func[ \t]+(Benchmark[\p{L}\p{N}_]*)/u.exec(text) ?? [];
		const folder = folderOf(path);
		if (name === void 0 || !path.endsWith("_test.go") || isIgnored(folder)) continue;
		if (prefix !== "" && folder !== prefix && !folder.startsWith(`${prefix}/`)) continue;
		if (!matchBenchmarkFunction(settings.bench, name)) continue;
		const importPath = importPathOf(folder, modules);
		if (importPath === void 0 || excludes({
			importPath,
			path: packagePath(".", configFolder, folder === "" ? "." : `./${folder}`)
		})) continue;
		found.set(importPath, [...found.get(importPath) ?? [], name]);
	}
	if (found.size === 0) return void 0;
	return [...found].toSorted(([a], [b]) => a < b ? -1 : 1).map(([importPath, names]) => ({
		package: importPath,
		reason: identicalReason,
		benchmarks: names.map((benchmark) => ({ benchmark }))
	}));
}
function importPathOf(folder, modules) {
	const [module] = modules.map(({ path, text }) => ({
		top: folderOf(path),
		name: /^module\s+"?([^\s"]+)/.exec(text)?.[1] ?? ""
	})).filter(({ top }) => top === "" || folder === top || folder.startsWith(`${top}/`)).toSorted((a, b) => b.top.length - a.top.length);
	if (module === void 0 || module.name === "") return void 0;
	const below = module.top === "" ? folder : folder.slice(module.top.length + 1);
	return below === "" ? module.name : `${module.name}/${below}`;
}
function isIgnored(folder) {
	return folder.split("/").some((name) => /^[._]/.test(name) || name === "testdata" || name === "vendor");
}
function byPath(lines) {
	const texts = /* @__PURE__ */ new Map();
	for (const { path, text } of lines) {
		const known = texts.get(path);
		if (known === void 0) texts.set(path, [text]);
		else known.push(text);
	}
	return new Map([...texts].map(([path, list]) => [path, list.join("\n")]));
}

// src/steps/reproduce.ts
const places = {
	base: "own-place",
	head: "own-place",
	event: "own-place",
	packages: "own-place",
	"build-flags": "own-place",
	"test-args": "own-place",
	"config-base": "own-place",
	baseline: "flag",
	"baseline-branch": "flag",
	"baseline-file": "flag",
	bench: "flag",
	mode: "flag",
	count: "flag",
	threshold: "flag",
	metrics: "flag",
	strict: "flag",
	"fail-on": "flag",
	"on-removed": "flag",
	leaks: "flag",
	"blind-spots": "flag",
	timeout: "flag",
	"benchmark-timeout": "flag",
	"confirm-timeout": "flag",
	"explain-timeout": "flag",
	prepare: "flag",
	copy: "flag",
	config: "flag",
	explain: "no-verdict",
	skip: "flag",
	shard: "no-verdict",
	"shard-times": "no-verdict",
	representatives: "flag",
	profiles: "no-verdict",
	format: "no-verdict",
	output: "no-verdict",
	verbose: "no-verdict"
};
function reproduceCommand(request) {
	const { revisions, explicit, folder, event, configBase } = request;
	if (revisions.base.kind === "missing" && revisions.base.blocking) return void 0;
	const { base, head } = revisions;
	const { packages = [], "build-flags": buildFlags = [], "test-args": testArgs = [] } = explicit;
	const options = Object.entries(explicit);
	return [
		"allocgate",
		"check",
		...folder === "" || folder === "." ? [] : ["-C", folder.startsWith("-") ? `./${folder}` : folder],
		...base.kind === "commit" ? ["--base", base.commit] : [],
		...head.commit !== void 0 && (head.kind === "commit" || !head.dirty) ? ["--head", head.commit] : [],
		...event === void 0 ? [] : ["--event", event],
		...configBase === void 0 ? [] : ["--config-base", configBase],
		...options.flatMap(([name, value]) => places[name] === "flag" ? flag(name, value) : []),
		...packages,
		...buildFlags.length + testArgs.length === 0 ? [] : ["--", ...buildFlags],
		...testArgs.length === 0 ? [] : ["-args", ...testArgs]
	].map(shellWord).join(" ");
}
function flag(name, value) {
	if (value === void 0) return [];
	if (typeof value === "boolean") return [value ? `--${name}` : `--no-${name}`];
	const text = Array.isArray(value) ? value.join(",") : String(value);
	return text === "" || text.startsWith("-") ? [`--${name}=${text}`] : [`--${name}`, text];
}

// src/steps/unmeasurable.ts
function unmeasurable(error, run) {
	const known = systemFault(error) ?? error;
	if (!(known instanceof GateError) || !isProblem(known.code)) throw error;
	const { code: kind, message, remedy, side = "both" } = known;
	return emptyReport(run, {
		conclusion: "unmeasurable",
		problems: [{
			kind,
			side,
			blocking: true,
			message,
			remedy
		}]
	});
}
function isProblem(code) {
	return problemKinds.includes(code);
}
function systemFault(error) {
	const refusal = systemRefusal(error);
	return refusal && new GateError("environment-failed", `${refusal.message}.`, refusal.remedy, error);
}

// src/gate.ts
async function check(ports, request) {
	const run = await beginRun(ports, request);
	const { revisions, inForce, stopwatch } = run;
	try {
		const identical = await stopwatch.time("planMs", () => nothingDiffers(ports, revisions, inForce));
		if (identical !== void 0) return emptyReport(run, {
			conclusion: "pass",
			problems: [],
			identical
		});
		const withoutGo = await ports.go.missing(request.folder);
		if (withoutGo !== void 0) throw withoutGo;
		const { judgeSides } = await import("./judge-sides.js");
		const { copy } = inForce.settings;
		const snapshots = await stopwatch.time("snapshotMs", () => ports.repository.snapshot(revisions, { copy }));
		try {
			return await judgeSides(ports, {
				...run,
				snapshots
			}, request);
		} finally {
			await ports.analysis.settled();
			await snapshots[Symbol.asyncDispose]();
		}
	} catch (error) {
		return unmeasurable(error, run);
	}
}
async function beginRun(ports, request) {
	const { folder, explicit } = request;
	const stopwatch = createStopwatch(ports.clock);
	const found = await ports.pullRequest?.event();
	const revisions = await ports.repository.resolve({
		folder,
		base: explicit.base,
		head: explicit.head,
		event: found
	});
	const inForce = await readPolicy(ports, revisions, request);
	const event = found?.kind === "assumed" ? found.as : found?.kind;
	return {
		revisions,
		inForce,
		event,
		reproduce: reproduceCommand({
			revisions,
			explicit,
			folder: request.shownFolder ?? revisions.prefix,
			event,
			configBase: inForce.configBase
		}),
		shard: identityOf({
			revisions,
			inForce,
			explicit,
			event
		}),
		stopwatch
	};
}

export { unmeasurable as n, check as t };