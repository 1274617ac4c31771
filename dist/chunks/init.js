import { D as GateError, i as writeIfPossible, o as exitCodes, p as repositoryOfProgram, r as writeFully } from "./start.js";
import { t as writeNew } from "./write-new.js";
import { t as require_dist } from "./yaml.js";
import { t as defaults } from "./options.js";
import { t as parseArguments } from "./arguments.js";
import { t as terminalPorts } from "./ports.js";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { access, readFile, readdir } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";

// src/adapters/init/assets.ts
const places = [
	"./init",
	"../init",
	"../../../examples/workflows"
];
function workflowExample(kind) {
	for (const place of places) {
		const path = fileURLToPath(new URL(`${place}/${kind}.yml`, import.meta.url));
		if (existsSync(path)) return readFileSync(path, "utf8");
	}
	throw new GateError("usage", "The workflow templates are missing: the folder dist/init was not copied with the program.", "Copy the whole dist folder.");
}
const manifests = [
	"../package.json",
	"../../package.json",
	"../../../package.json"
];
function ownRepository() {
	for (const place of manifests) {
		const path = fileURLToPath(new URL(place, import.meta.url));
		if (!existsSync(path)) continue;
		const { name, repository } = JSON.parse(readFileSync(path, "utf8"));
		if (name !== "allocgate") continue;
		const [, found] = /^git\+https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\.git$/.exec(String(repository?.url)) ?? [];
		return found?.startsWith("OWNER/") === true ? void 0 : found;
	}
}

// src/core/init/plan.ts
function planInit(facts) {
	const { prefix, modules, workflows, configs } = facts;
	const [only, ...others] = modules;
	const workingDirectory = join$1(prefix, only !== void 0 && others.length === 0 ? only : "");
	const ours = workflows.find(({ mentionsUs }) => mentionsUs);
	const taken = new Set(workflows.map(({ path }) => path));
	const free = workflowNames.find((path) => !taken.has(path));
	const config = join$1(workingDirectory, configName);
	const existing = configs.find((path) => path === config || path === ".allocgate.yml");
	return {
		workingDirectory,
		goVersionFile: goVersionFile(facts),
		workflow: ours !== void 0 ? {
			kind: "keep",
			path: ours.path,
			reason: "it already runs allocgate"
		} : free === void 0 ? {
			kind: "keep",
			path: workflowNames[0],
			reason: "it already exists"
		} : {
			kind: "write",
			path: free
		},
		config: existing === void 0 ? {
			kind: "write",
			path: config
		} : {
			kind: "keep",
			path: existing,
			reason: "it already exists"
		}
	};
}
const configName = ".allocgate.yml";
const workflowNames = [".github/workflows/memory.yml", ".github/workflows/allocgate.yml"];
function goVersionFile({ prefix, modules, hasWorkspace, goVersions }) {
	if (hasWorkspace) return join$1(prefix, "go.work");
	const [newest = ""] = modules.toSorted((a, b) => compareVersions(goVersions[b], goVersions[a]));
	return join$1(prefix, newest, "go.mod");
}
function compareVersions(a = "0", b = "0") {
	const [left, right] = [a, b].map((version) => version.split(/\D+/).map(Number));
	for (let index = 0; index < 3; index++) {
		const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
function join$1(...parts) {
	return parts.filter((part) => part !== "").join("/");
}

// src/adapters/init/survey.ts
const otherSystems = [
	[".gitlab-ci.yml", "GitLab"],
	[".buildkite", "Buildkite"],
	["Jenkinsfile", "Jenkins"],
	[".circleci", "CircleCI"],
	["azure-pipelines.yml", "Azure Pipelines"],
	[".woodpecker.yml", "Woodpecker"],
	[".drone.yml", "Drone"]
];
const workflowFolder = ".github/workflows";
async function surveyRepository({ root, prefix, modules }) {
	const folder = join(root, prefix);
	const configs = await existing(root, [.../* @__PURE__ */ new Set([configName, ...["", ...modules].map((module) => join(prefix, module, configName))])]);
	const systems = await existing(root, otherSystems.map(([path]) => path));
	return {
		prefix,
		modules,
		hasWorkspace: (await existing(folder, ["go.work"])).length > 0,
		goVersions: Object.fromEntries(await Promise.all(modules.map(async (module) => {
			const text = await readFile(join(folder, module, "go.mod"), "utf8").catch(() => "");
			return [module, /^go[ \t]+([\w.]+)/m.exec(text)?.[1] ?? "0"];
		}))),
		workflows: await workflowsOf(root),
		configs,
		otherCi: otherSystems.filter(([path]) => systems.includes(path)).map(([, name]) => name)
	};
}
async function workflowsOf(root) {
	const paths = (await readdir(join(root, workflowFolder)).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).toSorted();
	return Promise.all(paths.map(async (name) => {
		const path = `${workflowFolder}/${name}`;
		return {
			path,
			mentionsUs: (await readFile(join(root, path), "utf8").catch(() => "")).includes("allocgate")
		};
	}));
}
async function existing(folder, paths) {
	return (await Promise.all(paths.map(async (path) => access(join(folder, path)).then(() => [path], () => [])))).flat();
}

// src/core/init/starter-config.ts
var import_dist = require_dist();
function starterConfig(defaults, schema) {
	const entries = [...settings.map((entry) => ({
		...entry,
		value: entry.value ?? defaults[entry.key]
	})), ...examples];
	return [
		...schema === void 0 ? [] : [`# yaml-language-server: $schema=${schema}`],
		...comment("Settings of allocgate, the memory gate for Go benchmarks. Nothing here takes effect until you uncomment it. In a pull request, the base branch’s file applies; an edit takes effect at once only where it is stricter."),
		...entries.flatMap(({ key, value, words }) => [
			"",
			...comment(words),
			...(0, import_dist.stringify)({ [key]: value }, { lineWidth: 0 }).trimEnd().split("\n").map((line) => `#${line}`)
		]),
		""
	].join("\n");
}
const settings = [
	{
		key: "threshold",
		words: "An increase by more than this percentage fails. { warn: 10, fail: 15 } adds a tier that only warns."
	},
	{
		key: "metrics",
		words: "Units to judge. Others, such as ns/op, are only shown."
	},
	{
		key: "strict",
		words: "true: any added allocation fails, however small the percentage."
	},
	{
		key: "fail-on",
		words: "never: report only; exit codes 1 and 3 become 0. A good way to start."
	},
	{
		key: "leaks",
		words: "fail: a benchmark that newly leaves goroutines or memory behind fails instead of warning."
	},
	{
		key: "blind-spots",
		words: "fail-on-new-escape: fail if something newly escapes to the heap in a changed function that no benchmark reaches. off: no check."
	},
	{
		key: "on-removed",
		words: "fail: a benchmark that is removed or newly skipped fails instead of warning."
	},
	{
		key: "bench",
		words: "Which benchmarks to measure, as for go test -bench."
	},
	{
		key: "count",
		words: "Samples per benchmark when confirming or recording."
	},
	{
		key: "timeout",
		words: "Time limit for one test process."
	}
];
const examples = [
	{
		key: "exclude",
		value: ["./internal/slow/..."],
		words: "Packages that are not measured."
	},
	{
		key: "prepare",
		value: "go generate ./...",
		words: "Shell command that runs on both sides before the build."
	},
	{
		key: "copy",
		value: ["testdata/*.bin"],
		words: "Untracked or ignored files that both sides need."
	},
	{
		key: "test-args",
		value: ["-dsn", "mem://"],
		words: "Arguments for flags that your tests define."
	},
	{
		key: "drift",
		value: {
			since: "tag",
			warn: 15,
			fail: 30
		},
		words: "How far small steps may add up since the last release. Needs records on the baseline branch."
	},
	{
		key: "rules",
		value: [{
			packages: ["./order/..."],
			benchmarks: "^BenchmarkCreateOrder",
			threshold: 5,
			budgets: {
				"allocs/op": 8,
				"B/op": 1200
			},
			strict: true
		}],
		words: "Settings for some packages or benchmarks. All matching rules apply; a later one overrides an earlier one."
	},
	{
		key: "waivers",
		value: [{
			package: "./order",
			benchmark: "BenchmarkCreateOrder/items=8",
			metric: "allocs/op",
			ceiling: 12,
			until: "2099-12-31",
			reason: "why the team accepts it"
		}],
		words: "Regressions that the team accepts for a while, each up to a ceiling."
	}
];
const width = 100;
function comment(text) {
	const lines = [];
	let line = "#";
	for (const word of text.split(" ")) {
		if (line.length + 1 + word.length > width) {
			lines.push(line);
			line = "#";
		}
		line += ` ${word}`;
	}
	return [...lines, line];
}

// src/core/init/starter-workflow.ts
function starterWorkflow(example, place) {
	const document = (0, import_dist.parseDocument)(example);
	const { repository, goVersionFile, workingDirectory } = place;
	for (const step of stepsOf(document.get("jobs"))) {
		const uses = String(step.get("uses"));
		if (uses.startsWith("actions/setup-go@")) step.setIn(["with", "go-version-file"], goVersionFile);
		if (uses.startsWith("actions/")) continue;
		const action = step.get("uses", true);
		if ((0, import_dist.isScalar)(action)) action.value = uses.replace(/^[^@]+/, () => repository);
		if (workingDirectory !== "" && step.getIn(["with", "stage"]) !== "report") {
			if (!step.has("with")) step.set("with", document.createNode({}));
			step.setIn(["with", "working-directory"], workingDirectory);
		}
	}
	return document.toString({
		lineWidth: 0,
		flowCollectionPadding: true
	});
}
function stepsOf(jobs) {
	if (!(0, import_dist.isMap)(jobs)) return [];
	return jobs.items.flatMap(({ value }) => {
		const steps = (0, import_dist.isMap)(value) ? value.get("steps") : void 0;
		return (0, import_dist.isSeq)(steps) ? steps.items.filter((step) => (0, import_dist.isMap)(step)) : [];
	});
}

// src/cli/prompt.ts
function createPrompt({ stdin, stderr }) {
	const input = stdin[Symbol.asyncIterator]();
	let rest = "";
	const line = async () => {
		while (!rest.includes("\n")) {
			const next = await input.next();
			if (next.done === true) return void 0;
			rest += typeof next.value === "string" ? next.value : Buffer.from(next.value).toString("utf8");
		}
		const end = rest.indexOf("\n");
		const answer = rest.slice(0, end).trim();
		rest = rest.slice(end + 1);
		return answer;
	};
	return { async ask(question) {
		if (stdin.isTTY !== true) return void 0;
		await writeIfPossible(stderr, `${question} `);
		return line();
	} };
}

// src/cli/init.ts
const placeholder = "OWNER/allocgate";
const release = "v1";
async function init(argv, streams, signal) {
	const { folder, own, positionals } = parseArguments("init", argv);
	if (positionals.length > 0) throw new GateError("usage", "init takes no arguments.", "To start in another folder, name it with -C DIR.");
	const ports = terminalPorts(streams, signal, false);
	const from = resolve(streams.cwd, folder);
	const { root, prefix } = await ports.repository.resolve({
		folder: from,
		base: void 0,
		head: void 0,
		event: void 0
	});
	const modules = await ports.go.modules(from);
	if (modules.length === 0) throw new GateError("usage", `There is no Go module in or below ${from}.`, "Run `go mod init` first, or start in the folder of a module with -C DIR.");
	const facts = await surveyRepository({
		root,
		prefix,
		modules
	});
	const plan = planInit(facts);
	const prompt = createPrompt(streams);
	const kind = plan.workflow.kind === "keep" ? "none" : await kindOf(own["workflow"], facts, prompt);
	const dryRun = own["dry-run"] === true;
	const repository = repositoryOfProgram(streams.program) ?? ownRepository();
	const files = [
		...kind === "none" ? [] : [{
			file: plan.workflow,
			text: workflowText(kind, plan, repository)
		}],
		...kind === "none" && plan.workflow.kind === "keep" ? [{
			file: plan.workflow,
			text: ""
		}] : [],
		{
			file: plan.config,
			text: starterConfig(defaults, schemaAddress(repository))
		}
	];
	const told = [];
	for (const { file, text } of files) told.push(await settle(file, text, {
		root,
		dryRun
	}));
	await writeFully(streams.stdout, [...told, ...nextSteps(facts, kind, {
		repository,
		program: streams.program
	})].join("\n"));
	if (dryRun || !await wantsRecord(own["record"], prompt)) return exitCodes.pass;
	const { record } = await import("./record2.js");
	return record(["-C", resolve(root, plan.workingDirectory)], streams, signal);
}
async function kindOf(flag, facts, prompt) {
	if (flag === "basic" || flag === "strict" || flag === "none") return flag;
	const usual = facts.otherCi.length > 0 && facts.workflows.length === 0 ? "none" : "basic";
	const question = `Which workflow for GitHub Actions?
  basic   one job measures the change and comments on it
  strict  the job that runs the change has a read-only token; a second one comments
  none    no workflow
[${usual}]`;
	for (;;) {
		const answer = await prompt.ask(question);
		if (answer === void 0 || answer === "") return usual;
		if (answer === "basic" || answer === "strict" || answer === "none") return answer;
	}
}
async function wantsRecord(flag, prompt) {
	if (typeof flag === "boolean") return flag;
	const answer = await prompt.ask("Measure and store a first baseline now? It saves time in CI and is optional. [y/N]");
	return /^y(?:es)?$/i.test(answer ?? "");
}
function workflowText(kind, { goVersionFile, workingDirectory }, repository = placeholder) {
	return starterWorkflow(workflowExample(kind), {
		repository,
		goVersionFile,
		workingDirectory
	});
}
function schemaAddress(repository) {
	return repository === void 0 ? void 0 : `https://raw.githubusercontent.com/${repository}/${release}/schema/config.schema.json`;
}
async function settle(file, text, { root, dryRun }) {
	if (file.kind === "keep") return `kept   ${file.path}: ${file.reason}`;
	if (dryRun) return `would write ${file.path}:\n\n${text}`;
	return await writeNew(resolve(root, file.path), text) ? `wrote  ${file.path}` : `kept   ${file.path}: it already exists`;
}
function nextSteps(facts, kind, { repository, program }) {
	return [
		"",
		...kind !== "none" && repository === void 0 ? [`Replace ${placeholder} in the workflow with the action's repository.`] : [],
		...kind === "none" && facts.otherCi.length > 0 ? [`For ${facts.otherCi.join(" and ")}, see docs/other-ci.md in allocgate's repository.`] : [],
		`Judge your working tree now with: ${program} check`,
		...kind === "none" ? [] : ["Then commit the files and open a pull request."],
		""
	];
}

export { init };