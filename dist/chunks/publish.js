import { l as warning, n as error, o as setOutput, u as summary } from "./actions-core.js";
import { b as visibleLines } from "./start.js";
import { g as resultsOf, h as renderMarkdown, t as writeReport } from "./write-report.js";
import { n as describeOption } from "./options.js";
import { t as comment } from "./comment.js";
import { B as withHeadLines, I as renderJson } from "./compose-markdown.js";
import { l as tableOf, s as rowsAt } from "./row-words.js";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { mkdtemp, writeFile } from "node:fs/promises";

// src/action/input-table.ts
const actionOptions = [
	...[
		"base",
		"head",
		"baseline",
		"baseline-file",
		"baseline-branch",
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
		"leaks",
		"blind-spots",
		"timeout",
		"benchmark-timeout",
		"confirm-timeout",
		"explain-timeout",
		"skip",
		"representatives",
		"prepare",
		"copy"
	],
	...[
		"config",
		"shard",
		"shard-times",
		"profiles",
		"build-flags",
		"test-args",
		"format",
		"output",
		"verbose"
	]
];
const ownInputs = {
	"working-directory": "folder of the Go module, relative to the workspace (default: the workspace itself)",
	"results-file": "Go benchmark output from another step, to compare with the stored baseline; nothing is measured",
	stage: "gate: measure and judge; record: measure a commit of the default branch for the baseline branch; report: post the comment for a run that had no write access, from the report that the run uploaded as an artifact (on the event workflow_run, or in a later job of the same workflow); merge: judge the whole run from the reports of its shards, and comment (default: gate)",
	artifact: "stage report: name of the artifact that contains the JSON report (default: allocgate-report)",
	reports: "stage merge: folder in the workspace that contains the JSON reports of all shards, at any depth",
	workflow: "stage report: path of the only workflow whose reports are accepted, such as .github/workflows/memory.yml (default: any)",
	"github-token": "token for commenting, reading reviews, and fetching the base commit if a shallow clone lacks both the commit and credentials",
	comment: "changes: comment when figures changed, when a changed function that no benchmark reaches has a new heap allocation, or when the run did not pass, and update that comment after later runs; always: comment on every run; never: do not comment (default: changes)",
	suggest: "true: post measured fixes on lines of the pull request as review suggestions, at most five, each only once (default: false)",
	"comment-author": "login of the account that github-token belongs to (default: github-actions[bot])",
	"comment-key": "identifies the comment: jobs of a workflow that have the same key share one comment (default: the job and its matrix)"
};
const inputTable = {
	...Object.fromEntries(actionOptions.map((name) => [name, describeOption(name)])),
	...ownInputs,
	base: "revision to compare with (default: depends on the event; for a pull request, the commit that it is merged into)",
	head: "revision to measure (default: the commit that is checked out)",
	skip: "false: measure packages even if nothing that their benchmarks can read has changed (default: true)",
	representatives: "false: confirm every changed benchmark in runs of about one second, instead of only a few of those that changed in the same way (default: true)",
	output: "file in the workspace to write the report to, in the format given by `format`; with benchfmt, a folder"
};

// src/action/input-words.ts
function inputWords(sentence) {
	return sentence.split("`").map((part, index) => index % 2 === 1 ? part : withoutFlags(part)).join("`");
}
function inputMessage(message) {
	return message.replace(/^--([a-z-]+)(?= )/, (flag, name) => isInput(name) ? `Input ${name}` : flag);
}
function inWorkflowWords(report) {
	return {
		...report,
		problems: report.problems.map((problem) => ({
			...problem,
			remedy: inputWords(problem.remedy)
		})),
		explanations: report.explanations.map((explanation) => ({
			...explanation,
			notes: explanation.notes.map(inputWords)
		}))
	};
}
function withoutFlags(text) {
	return text.replaceAll(/-C DIR\b/g, "the input working-directory").replaceAll(/(?<![\w-])--([a-z][a-z-]*[a-z])\b(=?)/g, (flag, name, equals) => isInput(name) ? `the input ${name}${equals === "" ? "" : ": "}` : flag);
}
function isInput(name) {
	return Object.hasOwn(inputTable, name);
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
function annotationsOf(report, headLine = () => void 0) {
	const results = resultsOf(report);
	return ["error", "warning"].flatMap((level) => bounded(results.filter(({ severity }) => severity === level).map((result) => annotationOf(result, level, headLine)), most[level]));
}
function publishAnnotations(report, headLine) {
	const tell = {
		error,
		warning
	};
	for (const { level, title, message, at } of annotationsOf(report, headLine)) tell[level](message, at === void 0 ? { title } : {
		title,
		file: at.file,
		startLine: at.line
	});
}
function bounded(annotations, limit) {
	if (annotations.length <= limit) return annotations;
	const shown = annotations.slice(0, limit - 1);
	const left = annotations.length - shown.length;
	const message = "GitHub limits the annotations of a step; the job summary has all results.";
	return [...shown, {
		level: shown[0]?.level ?? "error",
		title: `allocgate: ${left} more`,
		message
	}];
}
function annotationOf({ title, underTitle, details, place, related }, level, headLine) {
	const annotation = {
		level,
		title,
		message: messageOf([...underTitle, ...details])
	};
	for (const at of place === void 0 ? related : [place, ...related]) {
		const line = headLine(at);
		if (line !== void 0) return {
			...annotation,
			at: {
				file: at.file,
				line
			}
		};
	}
	return annotation;
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
		"blind-spots": String(report.blindSpots?.unreached.length ?? ""),
		"accepted-by": [...new Set(report.findings.flatMap(({ acceptedBy }) => acceptedBy ?? []))].join(","),
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
async function publish(report, env, channel, file) {
	const places = [
		["outputs", () => publishOutputs(report)],
		["JSON report", () => publishReport(linked(report, channel), env["RUNNER_TEMP"])],
		...file === void 0 ? [] : [[`report in the file ${file.path}`, () => writeReport(report, file, file.path)]],
		["job summary", () => publishSummary(report)],
		["annotations", () => publishAnnotations(report, channel.headLine)],
		["comment", () => comment(report, channel, env)]
	];
	for (const [name, put] of places) try {
		await put();
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		warning(`The ${name} could not be written, but the verdict stands: ${reason}`);
	}
}
function linked(report, { pull, headLine }) {
	return pull === void 0 ? report : withHeadLines(report, pull.headSha, headLine);
}

export { actionOptions as a, inputWords as i, inWorkflowWords as n, inputMessage as r, publish as t };