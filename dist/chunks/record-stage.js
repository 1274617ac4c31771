import { l as warning, o as setOutput, u as summary } from "./actions-core.js";
import { i as ApiError, n as tell, r as describeFailure } from "./log.js";
import { i as boolean, p as string, r as array, u as object } from "./zod.js";
import { a as outdatedRecords, i as nextRecord, o as recordsAmong, t as branchReadme } from "./records.js";
import { t as conditionsFolder } from "./branch.js";
import { r as escapeMarkdown } from "./escape-markdown.js";
import { x as count } from "./row-words.js";
import { D as GateError } from "./start.js";
import { t as defaults } from "./options.js";
import { t as recordBaseline } from "./record.js";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";

// src/adapters/github/baseline-branch/branch-tip.ts
const sha = string().regex(/^[0-9a-f]{40,64}$/);
const refSchema = object({ object: object({ sha }) });
const commitSchema = object({ tree: object({ sha }) });
const treeSchema = object({
	truncated: boolean().optional(),
	tree: array(object({
		path: string(),
		type: string()
	}))
});
function refIn(branch) {
	return encodeURIComponent(`heads/${branch}`);
}
async function branchTip(api, repository, branch) {
	const commit = await tipOf(api, repository, branch);
	if (commit === void 0) return {
		commit,
		tree: void 0,
		paths: []
	};
	const at = `/repos/${repository}/git`;
	const made = commitSchema.parse((await api.request({
		method: "GET",
		path: `${at}/commits/${commit}`
	})).value);
	const listing = await api.request({
		method: "GET",
		path: `${at}/trees/${made.tree.sha}?recursive=1`
	});
	const { tree, truncated } = treeSchema.parse(listing.value);
	if (truncated === true) throw new ApiError(void 0, "failed", `the branch ${branch} holds more files than GitHub lists`);
	return {
		commit,
		tree: made.tree.sha,
		paths: tree.filter(({ type }) => type === "blob").map(({ path }) => path)
	};
}
async function tipOf(api, repository, branch) {
	try {
		const { value } = await api.request({
			method: "GET",
			path: `/repos/${repository}/git/ref/${refIn(branch)}`
		});
		return refSchema.parse(value).object.sha;
	} catch (error) {
		if (error instanceof ApiError && error.status === 404) return void 0;
		throw error;
	}
}

// src/adapters/github/baseline-branch/append-record.ts
const shaSchema = object({ sha: string() });
const attempts = 12;
const firstPause = 200;
const longestPause = 5e3;
async function appendRecord(api, request) {
	const { repository, branch, record, sleep, random } = request;
	for (let attempt = 1;; attempt++) {
		const tip = await branchTip(api, repository, branch);
		const records = recordsAmong(tip.paths);
		const known = records.find(({ conditions, commit }) => conditions === record.conditions && commit === record.commit);
		const removed = request.compact ? outdatedRecords(records).map(({ path }) => path) : [];
		if (known !== void 0 && removed.length === 0) return {
			kind: "known",
			path: known.path,
			removed: 0
		};
		const path = known?.path ?? nextRecord(records, record.conditions, record.commit);
		const made = await commitOn(api, request, tip, {
			add: known === void 0 ? path : void 0,
			remove: removed
		});
		try {
			await moveBranch(api, repository, branch, tip, made);
			return {
				kind: known === void 0 ? "recorded" : "known",
				path,
				removed: removed.length
			};
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			const now = await branchTip(api, repository, branch);
			if (now.commit === made) return {
				kind: "recorded",
				path,
				removed: removed.length
			};
			if (!((error.status === 422 || error.status === 409) && now.commit !== tip.commit) || attempt >= attempts) throw error;
			await sleep(Math.min(longestPause, firstPause * 2 ** (attempt - 1)) * random());
		}
	}
}
async function commitOn(api, { repository, record }, tip, { add, remove }) {
	const file = {
		mode: "100644",
		type: "blob"
	};
	const { value: tree } = await api.request({
		method: "POST",
		path: `/repos/${repository}/git/trees`,
		body: {
			...tip.tree === void 0 ? {} : { base_tree: tip.tree },
			tree: [
				...tip.paths.includes("README.md") ? [] : [{
					...file,
					path: "README.md",
					content: branchReadme
				}],
				...add === void 0 ? [] : [{
					...file,
					path: add,
					content: record.text
				}],
				...remove.map((path) => ({
					...file,
					path,
					sha: null
				}))
			]
		}
	});
	const { value: commit } = await api.request({
		method: "POST",
		path: `/repos/${repository}/git/commits`,
		body: {
			message: add === void 0 ? `Remove ${remove.length} old ${remove.length === 1 ? "record" : "records"}` : record.message,
			tree: shaSchema.parse(tree).sha,
			parents: tip.commit === void 0 ? [] : [tip.commit]
		}
	});
	return shaSchema.parse(commit).sha;
}
async function moveBranch(api, repository, branch, tip, commit) {
	const base = `/repos/${repository}/git/refs`;
	if (tip.commit === void 0) await api.request({
		method: "POST",
		path: base,
		body: {
			ref: `refs/heads/${branch}`,
			sha: commit
		}
	});
	else await api.request({
		method: "PATCH",
		path: `${base}/${refIn(branch)}`,
		body: {
			sha: commit,
			force: false
		}
	});
}

// src/action/record-stage.ts
const trusted = /* @__PURE__ */ new Set([
	"push",
	"schedule",
	"workflow_dispatch"
]);
async function recordStage(ports, api, inputs, run) {
	if (api === void 0) throw new GateError("usage", "stage: record needs the input `github-token`.", "Leave github-token at its default.");
	refuseOthers(run);
	const { explicit, workingDirectory } = inputs;
	const branch = explicit["baseline-branch"] ?? defaults["baseline-branch"];
	if (run.ref === `refs/heads/${branch}`) throw new GateError("usage", `stage: record can't store records on ${branch}, because this workflow runs on that branch.`, "Set the input baseline-branch to a branch that is used only for records.");
	let appended;
	await tellOf(await recordBaseline(ports, {
		folder: resolve(run.workspace, workingDirectory),
		explicit: {
			...explicit,
			head: explicit.head ?? run.commit
		},
		store: ({ revisions, conditions, commit }) => ({
			read: async () => {
				const found = await ports.branchRecord(revisions, branch, {
					conditions,
					commit: void 0
				});
				return found.kind === "record" ? found : void 0;
			},
			write: async (text) => {
				const record = {
					conditions: conditionsFolder(conditions),
					commit: commit ?? run.commit,
					text,
					message: `Record ${(commit ?? run.commit).slice(0, 12)}: ${conditions.name}`
				};
				appended = await append(api, run, branch, record);
			}
		})
	}), branch, appended);
	setOutput("baseline-commit", run.commit);
}
function refuseOthers({ event, payload, ref }) {
	const remedy = "Run stage: record in a separate workflow, on the event push (to the default branch), schedule or workflow_dispatch.";
	if (!trusted.has(event)) throw new GateError("usage", `stage: record does not run on ${event}: only the default branch may write baselines.`, remedy);
	const parsed = object({ repository: object({ default_branch: string() }) }).safeParse(payload);
	if (!parsed.success && event === "schedule") return;
	const main = parsed.data?.repository.default_branch;
	const name = main === void 0 ? "" : ` ${main}`;
	if (main === void 0 || ref !== `refs/heads/${main}`) throw new GateError("usage", `stage: record was started ${ref === "" ? `without a branch; it needs the default branch${name}` : `on ${ref}, not on the default branch${name}`}.`, remedy);
}
async function append(api, { repository, event }, branch, record) {
	try {
		return await appendRecord(api, {
			repository,
			branch,
			record,
			compact: event === "schedule",
			sleep: setTimeout,
			random: Math.random
		});
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		const { message } = describeFailure(error, "contents: write", false);
		throw new GateError("usage", `The record could not be written to the branch ${branch}: ${message}.`, "Give the job `permissions: contents: write`, and make sure that the rules of that branch allow it.", error);
	}
}
async function tellOf(recorded, branch, appended) {
	for (const { package: importPath, benchmark, kind, message } of recorded.problems) warning(`${kind} ${importPath ?? ""} ${benchmark ?? ""}: ${message}`);
	if (appended === void 0) return;
	const { kind, path, removed } = appended;
	const line = kind === "known" ? `The branch ${branch} already has a record of this commit: ${path}.` : `Recorded ${count(recorded.benchmarks, "benchmark")} of ${count(recorded.packages, "package")} on the branch ${branch}: ${path}.`;
	const lines = removed === 0 ? [line] : [line, `Removed ${count(removed, "old record")}.`];
	tell(lines.join("\n"));
	await summary.addRaw(`${escapeMarkdown(lines.join(" "))}\n`).write().catch(() => void 0);
}

export { recordStage };