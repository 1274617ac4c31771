import { T as checkBenchExpression, s as stricterBlindSpotLevel, v as parseDuration } from "./test-arguments.js";
import { t as buildNeeds } from "./differences.js";
import { n as createPolicy, t as parseConfig } from "./config.js";
import { s as parseShard, t as defaults } from "./options.js";
import { D as GateError } from "./start.js";
import { o as folderOf, r as insideRoot } from "./stored-text.js";

// src/steps/config-files.ts
const configName = ".allocgate.yml";
function configPaths(prefix, named) {
	if (named === void 0) return [.../* @__PURE__ */ new Set([prefix === "" ? configName : `${prefix}/${configName}`, configName])];
	const path = insideRoot(prefix, named);
	if (path !== void 0) return [path];
	throw new GateError("usage", `The configuration file ${named} is not in the repository.`, "Give --config a path relative to the module’s folder that stays below the git root.");
}
async function findConfig({ repository }, revisions, commit, paths) {
	for (const path of paths) {
		const found = await repository.findFile(revisions, commit, path);
		if (found.kind === "text") return {
			path,
			config: () => parseConfig(found.text, path)
		};
		if (found.kind === "unfit") return {
			path,
			config: () => refuse(path, found.what)
		};
	}
}
function refuse(path, what) {
	throw new GateError("usage", `The configuration ${path} is ${what}, so its settings are unknown.`, `Make ${path} a regular file of at most 16 MiB, or a link to one inside the repository.`);
}

// src/steps/edited-workflow.ts
async function editedWorkflow({ pullRequest, repository }, revisions) {
	const { base, head } = revisions;
	const workflow = pullRequest?.workflow;
	if (workflow === void 0 || base.kind !== "commit" || head.commit === void 0) return [];
	const [before, after] = await Promise.all([base.commit, head.commit].map((commit) => repository.findFile(revisions, commit, workflow)));
	return before?.kind === "text" && (after?.kind !== "text" || before.text !== after.text) ? [`The change edits ${workflow}, the workflow that runs this gate. The inputs of the edited file already apply: check that they do not loosen the gate.`] : [];
}

// src/steps/standing-config.ts
async function standingConfig(ports, revisions, request) {
	const { pullRequest } = ports;
	const base = pullRequest === void 0 ? revisions.base : await baseOfChange(ports, pullRequest, revisions, request);
	if (base.kind === "missing") return {
		config: base.blocking ? {} : void 0,
		path: void 0,
		notes: []
	};
	const configBase = (revisions.base.kind === "missing" || revisions.base.commit !== base.commit) && pullRequest !== void 0 ? { configBase: base.commit } : {};
	const { file, notes } = await usable(ports, revisions, base.commit, request);
	if (file !== void 0) return {
		...file,
		notes,
		...configBase
	};
	const { headPath } = request;
	if (pullRequest === void 0) {
		const note = headPath === void 0 || notes.length > 0 ? [] : [`The base has no configuration, so head’s ${headPath} applies.`];
		return {
			config: void 0,
			path: void 0,
			notes: [...notes, ...note]
		};
	}
	const isSaid = request.explicit["config-base"] === none;
	if (isSaid || await adopts(ports, pullRequest, revisions, base.commit)) {
		const note = `${isSaid ? "" : `The base does not have the running workflow, ${pullRequest.workflow ?? ""}, so `}the change introduces the gate: head’s ${headPath ?? ""} applies.`.replace(/^t/, "T");
		const said = headPath === void 0 ? {} : { configBase: none };
		return {
			config: void 0,
			path: void 0,
			notes: headPath === void 0 ? notes : [...notes, note],
			...said
		};
	}
	const note = `The base has no configuration, so the defaults apply, and head’s ${headPath ?? ""} only where it is stricter.`;
	return {
		config: {},
		path: void 0,
		notes: headPath === void 0 ? notes : [...notes, note],
		...configBase
	};
}
const none = "none";
async function baseOfChange({ repository }, pullRequest, revisions, { folder, explicit }) {
	const named = explicit["config-base"];
	if (named !== void 0 && named !== none) return (await repository.resolve({
		folder,
		base: named,
		head: explicit.head,
		event: void 0
	})).base;
	if (explicit.base === void 0) return revisions.base;
	const event = await pullRequest.event();
	if (!("headSha" in event)) return revisions.base;
	const { base } = await repository.resolve({
		folder,
		base: void 0,
		head: explicit.head,
		event
	});
	return base;
}
async function usable(ports, revisions, commit, { explicit }) {
	const file = await findStanding(ports, revisions, commit, explicit.config);
	try {
		return {
			file: file && {
				config: file.config(),
				path: file.path
			},
			notes: []
		};
	} catch (error) {
		if (!(error instanceof GateError)) throw error;
		return {
			file: void 0,
			notes: [`Warning: the configuration at base is invalid, so ${ports.pullRequest === void 0 ? "head’s applies" : "the defaults apply, and head’s only where it is stricter"}: ${error.message}`]
		};
	}
}
async function findStanding(ports, revisions, commit, named) {
	const found = await findConfig(ports, revisions, commit, configPaths(revisions.prefix, named));
	if (found !== void 0 || named === void 0 || ports.pullRequest === void 0) return found;
	return findConfig(ports, revisions, commit, configPaths(revisions.prefix, void 0));
}
const automation = /^\.github\/.*\.ya?ml$|(?:^|\/)action\.ya?ml$/i;
const mostFiles = 200;
async function adopts({ repository }, { workflow }, revisions, commit) {
	if (workflow === void 0 || (await repository.findFile(revisions, commit, workflow)).kind !== "absent") return false;
	const paths = (await repository.listFolder(revisions, commit, "")).filter((path) => automation.test(path));
	if (paths.length > mostFiles) return false;
	for (const path of paths) {
		const found = await repository.findFile(revisions, commit, path);
		if (found.kind === "text" && found.text.includes("allocgate")) return false;
	}
	return true;
}

// src/steps/read-policy.ts
async function readPolicy(ports, revisions, request) {
	const { folder, explicit } = request;
	const head = await findConfig(ports, revisions, headOf(ports, revisions), configPaths(revisions.prefix, explicit.config));
	if (explicit.config !== void 0 && head === void 0) throw new GateError("usage", `There is no configuration file ${explicit.config}.`, "Name a file that exists on head.");
	const headConfig = head?.config();
	const standing = await standingConfig(ports, revisions, {
		folder,
		explicit,
		headPath: head?.path
	});
	const policy = createPolicy({
		explicit: explicitOf(explicit),
		base: standing.config,
		head: headConfig,
		defaults
	});
	const gateStands = ports.pullRequest !== void 0 && standing.config !== void 0;
	return {
		policy,
		settings: settingsOf(explicit, standing.config ?? headConfig ?? {}, headConfig ?? {}),
		folder,
		configFolder: folderOf(standing.path ?? head?.path ?? `${revisions.prefix}/`),
		notes: [
			...standing.notes,
			...policy.differences,
			...await editedWorkflow(ports, revisions)
		],
		sources: {
			standing: standing.path === void 0 ? void 0 : {
				config: standing.config ?? {},
				path: standing.path
			},
			head: head && {
				config: headConfig ?? {},
				path: head.path
			},
			defaultsStand: standing.path === void 0 && standing.config !== void 0
		},
		gomaxprocs: (subject) => policy.gomaxprocs(subject),
		excludes: (name) => policy.excludes(name),
		configBase: standing.configBase,
		gateStands,
		setsUpBoth: buildNeeds.some((key) => standing.config !== void 0 && standing.config[key] === void 0 && explicit[key] === void 0 && headConfig?.[key] !== void 0)
	};
}
function headOf({ pullRequest }, { head }) {
	return pullRequest === void 0 ? void 0 : head.commit;
}
function explicitOf({ threshold, strict, metrics, leaks }) {
	return {
		threshold,
		strict,
		metrics,
		leaks
	};
}
function settingsOf(explicit, config, head) {
	const need = (key) => config[key] ?? head[key];
	const advisory = [config, head].every((side) => side["fail-on"] === "never");
	const failsOnRemoved = [config, head].some((side) => side["on-removed"] === "fail");
	const [standingSpots, ownSpots] = [config, head].map((side) => side["blind-spots"] ?? defaults["blind-spots"]);
	const bench = explicit.bench ?? config.bench ?? defaults.bench;
	const fault = checkBenchExpression(bench);
	if (fault !== void 0) throw new GateError("usage", `--bench ${bench}: ${fault}`, "See -bench in `go help testflag`.");
	return {
		mode: explicit.mode ?? config.mode ?? defaults.mode,
		bench,
		patterns: explicit.packages ?? defaults.packages,
		buildFlags: explicit["build-flags"] ?? defaults["build-flags"],
		testArgs: explicit["test-args"] ?? need("test-args") ?? defaults["test-args"],
		count: explicit.count ?? config.count ?? defaults.count,
		timeoutMs: milliseconds(explicit.timeout ?? config.timeout ?? defaults.timeout),
		benchmarkTimeoutMs: milliseconds(explicit["benchmark-timeout"] ?? config["benchmark-timeout"] ?? defaults["benchmark-timeout"]),
		explainTimeoutMs: milliseconds(explicit["explain-timeout"] ?? config["explain-timeout"] ?? defaults["explain-timeout"]),
		explain: explicit.explain ?? defaults.explain,
		skip: explicit.skip ?? defaults.skip,
		shard: explicit.shard === void 0 ? void 0 : parseShard(explicit.shard),
		representatives: explicit.representatives ?? defaults.representatives,
		profiles: explicit.profiles,
		confirmTimeoutMs: milliseconds(explicit["confirm-timeout"] ?? config["confirm-timeout"] ?? defaults["confirm-timeout"]),
		prepare: explicit.prepare ?? need("prepare"),
		copy: explicit.copy ?? need("copy") ?? defaults.copy,
		baseline: explicit.baseline ?? defaults.baseline,
		baselineBranch: explicit["baseline-branch"] ?? defaults["baseline-branch"],
		baselineFile: explicit["baseline-file"] ?? defaults["baseline-file"],
		historyUrl: config["history-url"],
		advisory: explicit["fail-on"] === void 0 ? advisory : explicit["fail-on"] === "never",
		onRemoved: explicit["on-removed"] ?? (failsOnRemoved ? "fail" : defaults["on-removed"]),
		blindSpots: explicit["blind-spots"] ?? stricterBlindSpotLevel(standingSpots ?? defaults["blind-spots"], ownSpots ?? defaults["blind-spots"])
	};
}
function milliseconds(duration) {
	return parseDuration(duration) ?? 0;
}

export { readPolicy as t };