import { z as storedHeadLines } from "./compose-markdown.js";
import { D as GateError, w as withProgram } from "./start.js";
import { i as renderText } from "./write-report.js";
import { t as untrusted } from "./untrusted.js";
import { t as defaults } from "./options.js";
import { t as readReport } from "./read-report.js";
import { t as mergeShards } from "./merge.js";
import { t as comment } from "./comment.js";
import { n as inWorkflowWords, t as publish } from "./publish.js";
import { n as tell } from "./log.js";
import { join, relative, resolve } from "node:path";
import { readdir } from "node:fs/promises";

// src/action/merge-stage.ts
async function mergeStage(inputs, env, run) {
	const { workspace, program, pull, conversation } = run;
	const report = withProgram(inWorkflowWords(mergeShards(await readReports(inputs, workspace))), program);
	const { format, verbose, output } = {
		...defaults,
		output: void 0,
		...inputs.explicit
	};
	tell(renderText(report, {
		width: 120,
		colour: false,
		verbose
	}));
	const channel = {
		pull,
		conversation,
		headLine: pull === void 0 ? () => void 0 : storedHeadLines(report, pull.headSha),
		when: inputs.comment.when,
		suggest: false,
		...pull === void 0 ? {} : { origin: pull.fromFork ? "fork" : "job" }
	};
	const file = output === void 0 ? void 0 : {
		format,
		verbose,
		path: resolve(workspace, output)
	};
	await publish(report, env, {
		...channel,
		when: "never"
	}, file);
	if (pull !== void 0) {
		const shown = withProgram(untrusted(report, pull.fromFork ? "fork" : "job"), program);
		await comment(shown, channel, env);
	}
	return report;
}
async function readReports({ reports: given }, workspace) {
	if (given === void 0) throw new GateError("usage", "stage: merge needs the input `reports`.", "Set `reports` to the folder with the JSON reports of all shards.");
	const paths = await jsonFiles(resolve(workspace, given), given);
	if (paths.length === 0 || paths.length > 256) throw new GateError("usage", `The folder ${given} has ${paths.length} JSON files, but a run has 1 to ${256} shards.`, "Download the reports of all shards, and nothing else, to that folder.");
	const reports = [];
	for (const path of paths) {
		const name = relative(workspace, path);
		reports.push({
			name,
			report: await readReport(path, name)
		});
	}
	return reports;
}
async function jsonFiles(folder, name) {
	try {
		return (await readdir(folder, {
			recursive: true,
			withFileTypes: true
		})).filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map((entry) => join(entry.parentPath, entry.name)).toSorted();
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new GateError("usage", `Cannot read the folder ${name}: ${reason}`, "Download the reports to it first.", error);
	}
}

export { mergeStage };