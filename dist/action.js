import { a as setFailed, c as startGroup, i as info, l as warning, n as error, o as setOutput, r as getInput, s as setSecret, t as endGroup, u as summary } from "./chunks/actions-core.js";
import { t as _enum } from "./chunks/zod.js";
import { g as realPorts, h as now, n as readPolicy, t as progressLine } from "./chunks/progress-line.js";
import { _ as formatChange, d as rowsAt, f as tableOf, o as renderJson, s as renderText, t as renderMarkdown, u as headline, v as formatSide } from "./chunks/render-markdown.js";
import { a as withoutOrders, i as visibleLines, r as visible } from "./chunks/visible.js";
import { t as GateError } from "./chunks/errors.js";
import { a as describeOption, n as readOptions, r as splitList } from "./chunks/nearest.js";
import { r as readInputFile } from "./chunks/input-file.js";
import { n as unmeasurable, t as check } from "./chunks/gate.js";
import { n as compareFigures, t as readFigures } from "./chunks/read-figures.js";
import { i as parseBaseline, r as remedies } from "./chunks/policy.js";
import { i as headOf, l as baselineAtBase, t as createStopwatch, u as pinnedText } from "./chunks/stopwatch.js";
import { t as onInterrupt } from "./chunks/interrupt.js";
import { join, resolve } from "node:path";
import { tmpdir } from "node:os";
import { mkdtemp, writeFile } from "node:fs/promises";

// src/action/input-table.ts
const actionOptions = [
	...[
		"base",
		"head",
		"baseline",
		"baseline-file",
		"packages",
		"bench",
		"mode",
		"count",
		"threshold"
	],
	...[
		"metrics",
		"strict",
		"fail-on",
		"on-removed",
		"timeout",
		"confirm-budget",
		"budget",
		"prepare",
		"copy"
	],
	...[
		"config",
		"profiles",
		"build-flags",
		"verbose"
	]
];
const ownInputs = {
	"working-directory": "folder of the Go module, below the workspace (the workspace)",
	"results-file": "Go benchmark output that another step measured: it is compared with the stored baseline, and nothing is measured",
	stage: "what to do (gate)",
	"github-token": "used to fetch the base commit where a shallow clone lacks it and keeps no credentials"
};
const inputTable = {
	...Object.fromEntries(actionOptions.map((name) => [name, describeOption(name)])),
	...ownInputs
};

// src/action/shell-words.ts
function shellWords(text) {
	const words = [];
	let word;
	let quote;
	for (let at = 0; at < text.length; at++) {
		const character = text.charAt(at);
		const next = text.charAt(at + 1);
		if (quote === "'") {
			if (character === "'") quote = void 0;
			else word = `${word ?? ""}${character}`;
		} else if (character === "\\" && (quote === void 0 || /["\\$`\n]/.test(next))) {
			word = `${word ?? ""}${next === "\n" ? "" : next}`;
			at++;
		} else if (character === quote) quote = void 0;
		else if (quote === void 0 && (character === "\"" || character === "'")) {
			quote = character;
			word ??= "";
		} else if (quote === void 0 && /\s/.test(character)) {
			if (word !== void 0) words.push(word);
			word = void 0;
		} else word = `${word ?? ""}${character}`;
	}
	if (quote !== void 0) throw new GateError("usage", `Input build-flags: the quote ${quote} is not closed.`, "Close it, or escape it.");
	return word === void 0 ? words : [...words, word];
}

// src/action/inputs.ts
const naming = {
	nameOf: (name) => `Input ${name}`,
	remedy: "See the inputs in action.yml."
};
const stages = _enum(["gate"]);
function readInputs(get) {
	const given = (name) => get(name).trim() || void 0;
	const said = Object.fromEntries(actionOptions.flatMap((name) => {
		const text = given(name);
		return text === void 0 ? [] : [[name, typed(name, text)]];
	}));
	const stage = given("stage");
	if (stage !== void 0 && !stages.safeParse(stage).success) throw new GateError("usage", `Input stage "${stage}": expected one of ${stages.options.join(", ")}.`, naming.remedy);
	const explicit = readOptions(said, naming);
	const resultsFile = given("results-file");
	if (resultsFile !== void 0 && explicit.baseline === "rerun") throw new GateError("usage", "Inputs results-file and baseline: rerun contradict each other: with a results file nothing is measured.", "Leave one of them out.");
	return {
		explicit,
		workingDirectory: given("working-directory") ?? ".",
		resultsFile,
		token: given("github-token")
	};
}
function typed(name, text) {
	switch (name) {
		case "strict":
		case "verbose": return asBoolean(text);
		case "metrics":
		case "copy": return splitList(text);
		case "packages": return text.split(/\s+/);
		case "build-flags": return shellWords(text);
		case "base":
		case "head":
		case "baseline":
		case "baseline-file":
		case "bench":
		case "mode":
		case "count":
		case "threshold":
		case "fail-on":
		case "on-removed":
		case "timeout":
		case "confirm-budget":
		case "budget":
		case "profiles":
		case "prepare":
		case "config": return text;
		default: return name;
	}
}
function asBoolean(text) {
	if (/^(?:true|True|TRUE)$/.test(text)) return true;
	return /^(?:false|False|FALSE)$/.test(text) ? false : text;
}

// src/judge-results.ts
async function judgeResults(ports, request) {
	const { folder, explicit, results } = request;
	const event = await ports.pullRequest?.event();
	const revisions = await ports.repository.resolve({
		folder,
		base: explicit.base,
		head: explicit.head,
		event
	});
	const inForce = await readPolicy(ports, revisions, request);
	const head = readFigures(results.text, results.name);
	try {
		const stored = await storedBaseline(ports, {
			revisions,
			inForce
		});
		const report = compareFigures({
			base: readFigures(stored.text, stored.label),
			head,
			names: {
				base: stored.label,
				head: results.name
			},
			rules: {
				policy: inForce.policy,
				onRemoved: inForce.settings.onRemoved,
				advisory: inForce.settings.advisory
			},
			today: ports.clock.today()
		});
		const { commit } = stored;
		return {
			...report,
			base: {
				...commit === void 0 ? {} : { commit },
				source: "file",
				label: stored.label
			},
			head: {
				...headOf(revisions),
				label: `${results.name}, measured by another step`
			},
			notes: [...inForce.notes, ...report.notes]
		};
	} catch (error) {
		return unmeasurable(error, {
			revisions,
			inForce,
			timings: createStopwatch(ports.clock).timings
		});
	}
}
async function storedBaseline(ports, request) {
	const { baseline, baselineFile } = request.inForce.settings;
	const stored = await (baseline === "file" ? pinnedText : baselineAtBase)(ports, request);
	if (stored === void 0) {
		const { base } = request.revisions;
		const where = base.kind === "commit" ? ` at ${base.commit.slice(0, 12)}` : `: ${base.reason}`;
		throw new GateError("missing-baseline", `There is no stored baseline ${baselineFile}${where}, and with a results file nothing is measured.`, "Record one with `allocgate record` and commit it, or leave results-file out, so that both sides are measured.");
	}
	const reading = parseBaseline(stored.text);
	if (reading.kind === "damaged") throw new GateError("damaged-baseline", `The stored baseline ${stored.label} cannot be used: ${reading.reason}.`, remedies["damaged-baseline"]);
	return {
		...stored,
		commit: reading.baseline.commit
	};
}

// src/action/judge.ts
async function judge(ports, inputs, workspace) {
	const { explicit, resultsFile } = inputs;
	const folder = resolve(workspace, inputs.workingDirectory);
	if (resultsFile === void 0) return check(ports, {
		folder,
		explicit
	});
	const text = await readInputFile(resolve(folder, resultsFile), resultsFile);
	return judgeResults(ports, {
		folder,
		explicit,
		results: {
			text,
			name: resultsFile
		}
	});
}

// src/action/log.ts
const progressEvery = 15e3;
function createActionLog(verbose, now) {
	let stage;
	let started = 0;
	let last = -Infinity;
	const end = () => {
		if (stage !== void 0) endGroup();
		stage = void 0;
	};
	return {
		info: tell,
		debug(message) {
			if (verbose) tell(message);
		},
		progress(progress) {
			if (progress.stage !== stage) {
				end();
				stage = progress.stage;
				started = now();
				last = -Infinity;
				startGroup(`allocgate: ${stage}`);
			}
			if (progress.done !== progress.total && now() - last < progressEvery) return;
			last = now();
			tell(progressLine(progress, now() - started));
		},
		end
	};
}
function tell(text) {
	for (const line of visibleLines(text)) info(withoutOrders(line));
}

// src/adapters/github/annotations.ts
const most = {
	error: 9,
	warning: 10
};
const longest = {
	lines: 12,
	line: 300
};
function annotationsOf(report) {
	const table = tableOf(report);
	const failing = rowsAt(table, ["regression", "over-budget"]).map((row) => ofRow(row, "error"));
	const doubtful = rowsAt(table, [
		"warning",
		"unstable",
		"removed",
		"skipped"
	]).map((row) => ofRow(row, "warning"));
	const all = [
		...failing,
		...report.problems.map(ofProblem),
		...doubtful
	].map((annotation) => report.advisory ? {
		...annotation,
		level: "warning"
	} : annotation);
	return ["error", "warning"].flatMap((level) => bounded(all.filter((annotation) => annotation.level === level), most[level]));
}
function publishAnnotations(report) {
	const tell = {
		error,
		warning
	};
	for (const { level, title, message } of annotationsOf(report)) tell[level](message, { title });
}
function bounded(annotations, limit) {
	if (annotations.length <= limit) return annotations;
	const shown = annotations.slice(0, limit - 1);
	const left = annotations.length - shown.length;
	const message = "GitHub shows no more of one step: the job summary has them all.";
	return [...shown, {
		level: shown[0]?.level ?? "error",
		title: `allocgate: ${left} more`,
		message
	}];
}
const words = {
	regression: "uses more memory than base",
	"over-budget": "is over its budget",
	warning: "is beyond the warning threshold",
	unstable: "is unstable",
	removed: "was removed",
	skipped: "is skipped"
};
function ofRow(row, level) {
	const said = row.level in words ? words[row.level] : row.level;
	const findings = row.findings.filter((finding) => finding.level === row.level);
	return {
		level,
		title: visible(`${row.benchmark} ${said}`),
		message: messageOf([row.package, ...findings.map(figuresLine)])
	};
}
function figuresLine({ unit, base, head, change, threshold, budget, level }) {
	const percent = formatChange(change, threshold.percent);
	const limit = level === "over-budget" && budget !== void 0 ? `, budget ${budget}` : level === "regression" ? `, threshold ${threshold.percent} %` : "";
	return `${unit}: ${formatSide(base)} → ${formatSide(head)}${percent === "" ? "" : ` (${percent})`}${limit}`;
}
function ofProblem({ kind, side, package: importPath, benchmark, blocking, message, remedy }) {
	const where = [importPath, benchmark].filter((part) => part !== void 0 && part !== "").join(" ");
	return {
		level: blocking ? "error" : "warning",
		title: visible(`${kind} on ${side === "both" ? "both sides" : side}${where === "" ? "" : `: ${where}`}`),
		message: messageOf([message.trim(), remedy])
	};
}
function messageOf(parts) {
	const [last = ""] = parts.slice(-1);
	const lines = parts.slice(0, -1).flatMap(visibleLines).map(cut);
	return [...lines.length > longest.lines ? [...lines.slice(0, longest.lines), "…"] : lines, ...visibleLines(last).map(cut)].join("\n");
}
function cut(line) {
	return line.length <= longest.line ? line : `${line.slice(0, longest.line)}…`;
}

// src/adapters/github/outputs.ts
function outputsOf(report) {
	return {
		conclusion: report.conclusion,
		regressions: String(rowsAt(tableOf(report), ["regression"]).length),
		"baseline-commit": report.base?.commit ?? ""
	};
}
function publishOutputs(report) {
	for (const [name, value] of Object.entries(outputsOf(report))) setOutput(name, value);
}
async function publishReport(report, folder) {
	const path = join(await mkdtemp(join(folder ?? tmpdir(), "allocgate-")), "report.json");
	await writeFile(path, renderJson(report));
	setOutput("report-path", path);
}

// src/adapters/github/summary.ts
const mostBytes = 1048576;
function summaryText(report, limit = mostBytes) {
	let text = renderMarkdown(report, { maxLength: limit });
	for (let rounds = 0; rounds < 20 && Buffer.byteLength(text) > limit; rounds++) text = renderMarkdown(report, { maxLength: text.length - 1 });
	return text;
}
async function publishSummary(report) {
	await summary.addRaw(summaryText(report)).write();
}

// src/action/publish.ts
async function publish(report, env) {
	const places = [
		["outputs", () => publishOutputs(report)],
		["JSON report", () => publishReport(report, env["RUNNER_TEMP"])],
		["job summary", () => publishSummary(report)],
		["annotations", () => publishAnnotations(report)]
	];
	for (const [name, put] of places) try {
		await put();
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		warning(`The ${name} could not be written, the verdict stands: ${reason}`);
	}
}

// src/action/main.ts
const logWidth = 120;
const exitCodes = {
	success: 0,
	failure: 1,
	interrupted: 130
};
async function main(env, signal) {
	try {
		const inputs = readInputs((name) => getInput(name));
		if (inputs.token !== void 0) setSecret(inputs.token);
		const report = await run(inputs, env, signal);
		tell(renderText(report, {
			width: logWidth,
			colour: false,
			verbose: inputs.explicit.verbose ?? false
		}));
		await publish(report, env);
		return conclude(report);
	} catch (error) {
		if (signal.aborted) return exitCodes.interrupted;
		setFailed(describe(error));
		return exitCodes.failure;
	}
}
async function run(inputs, env, signal) {
	const pullRequest = await loadPullRequest();
	const log = createActionLog(inputs.explicit.verbose ?? false, now);
	const { token } = inputs;
	const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
	const ports = realPorts({
		env,
		log,
		signal,
		pullRequest,
		credentials: token === void 0 ? void 0 : {
			server,
			token
		}
	});
	try {
		return await judge(ports, inputs, env["GITHUB_WORKSPACE"] ?? process.cwd());
	} finally {
		log.end();
	}
}
async function loadPullRequest() {
	try {
		return (await import("./chunks/context.js")).pullRequest;
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("usage", `The event of this workflow run cannot be read: ${reason}`, "See what the file that GITHUB_EVENT_PATH names holds; the runner writes it.", cause);
	}
}
function conclude(report) {
	if (report.conclusion === "pass" || report.advisory) return exitCodes.success;
	setFailed(visibleLines(`allocgate: ${headline(report, tableOf(report))}`).join("\n"));
	return exitCodes.failure;
}
function describe(error) {
	if (error instanceof GateError) return visibleLines(`allocgate: ${error.message}\n${error.remedy}`).join("\n");
	const told = error instanceof Error ? error.stack ?? error.message : String(error);
	return `allocgate: internal error, please report it: ${visibleLines(told).join("\n")}`;
}

// src/action.ts
const { signal } = onInterrupt();
process.exit(await main(process.env, signal));

export {  };