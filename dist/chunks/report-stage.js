import { l as warning } from "./actions-core.js";
import { i as ApiError, n as tell, r as describeFailure } from "./log.js";
import { g as unknown, i as boolean, l as number, p as string, r as array, u as object } from "./zod.js";
import { D as GateError, w as withProgram } from "./start.js";
import { F as parseReport, z as storedHeadLines } from "./compose-markdown.js";
import { t as beyondLimits } from "./report-limits.js";
import { t as untrusted } from "./untrusted.js";
import { t as comment } from "./comment.js";
import { n as runOf, r as connect, t as openConversation } from "./conversation.js";
import { inflateRawSync } from "node:zlib";

// src/adapters/github/artifact/unzip.ts
const signature = {
	end: 101010256,
	entry: 33639248,
	local: 67324752
};
const endRecord = {
	least: 22,
	most: 65557
};
const mostEntries = 100;
function unzipFile(archive, name, mostBytes) {
	const end = findEnd(archive);
	const entries = Math.min(archive.readUInt16LE(end + 10), mostEntries);
	let at = archive.readUInt32LE(end + 16);
	for (let index = 0; index < entries; index++) {
		if (archive.readUInt32LE(at) !== signature.entry) throw new Error("the artifact's directory is damaged");
		const lengths = [
			28,
			30,
			32
		].map((offset) => archive.readUInt16LE(at + offset));
		const [nameLength = 0] = lengths;
		if (archive.toString("utf8", at + 46, at + 46 + nameLength) === name) return contentOf(archive, at, mostBytes);
		at += 46 + lengths.reduce((sum, length) => sum + length, 0);
	}
	throw new Error(`the artifact contains no file ${name}`);
}
function findEnd(archive) {
	const least = Math.max(0, archive.length - endRecord.most);
	for (let at = archive.length - endRecord.least; at >= least; at--) if (archive.readUInt32LE(at) === signature.end) return at;
	throw new Error("the artifact is not a ZIP archive");
}
function contentOf(archive, entry, mostBytes) {
	if ((archive.readUInt16LE(entry + 8) & 1) === 1) throw new Error("the artifact is encrypted");
	const method = archive.readUInt16LE(entry + 10);
	const packed = archive.readUInt32LE(entry + 20);
	const local = archive.readUInt32LE(entry + 42);
	if (archive.readUInt32LE(local) !== signature.local) throw new Error("a file header in the artifact is damaged");
	const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
	if (start + packed > archive.length) throw new Error("the artifact is truncated");
	const bytes = archive.subarray(start, start + packed);
	if (method === 8) return inflateRawSync(bytes, { maxOutputLength: mostBytes });
	if (method !== 0) throw new Error(`the artifact uses the unknown compression method ${method}`);
	if (bytes.length > mostBytes) throw new Error(`the file in the artifact is larger than ${mostBytes} bytes`);
	return bytes;
}

// src/adapters/github/artifact/read-artifact.ts
const most = {
	archive: 8388608,
	file: 8388608
};
const listSchema = object({ artifacts: array(object({
	id: number(),
	name: string(),
	size_in_bytes: number(),
	expired: boolean()
})) });
async function readArtifact(api, { repository, run, artifact, file }, signal) {
	const path = `/repos/${repository}/actions/runs/${run}/artifacts?per_page=100&name=${encodeURIComponent(artifact)}`;
	const { artifacts } = listSchema.parse((await api.request({
		method: "GET",
		path
	})).value);
	const [newest] = artifacts.filter(({ name, expired }) => name === artifact && !expired).toSorted((a, b) => b.id - a.id);
	if (newest === void 0) return void 0;
	if (newest.size_in_bytes > most.archive) throw tooLarge();
	const { location } = await api.request({
		method: "GET",
		path: `/repos/${repository}/actions/artifacts/${newest.id}/zip`
	});
	if (location === void 0) throw new ApiError(void 0, "refused", "GitHub sent no download address for the artifact");
	return unzipFile(await fetchBytes(location, signal), file, most.file).toString("utf8");
}
async function fetchBytes(location, signal) {
	const response = await fetch(location, { signal: AbortSignal.any([signal, AbortSignal.timeout(6e4)]) });
	if (!response.ok) throw new ApiError(response.status, "failed", `the artifact store answered ${response.status}`);
	const parts = [];
	let size = 0;
	for await (const part of response.body ?? []) {
		const bytes = part;
		size += bytes.length;
		if (size > most.archive) throw tooLarge();
		parts.push(bytes);
	}
	return Buffer.concat(parts);
}
function tooLarge() {
	return /* @__PURE__ */ new Error(`the artifact is larger than ${most.archive / 1024 / 1024} MiB`);
}

// src/adapters/github/report-stage/measured-run.ts
const sha = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
const payloadSchema = object({
	repository: object({
		id: number(),
		full_name: string().regex(/^[\w.-]+\/[\w.-]+$/)
	}),
	workflow_run: object({
		id: number().int().positive(),
		run_attempt: number().int().positive(),
		name: string(),
		event: string(),
		path: string(),
		head_sha: sha,
		head_branch: string().nullable(),
		head_repository: object({
			id: number(),
			owner: object({ login: string() })
		}).nullable(),
		repository: object({ id: number() })
	})
});
function measuredRun(name, payload, path) {
	const parsed = payloadSchema.safeParse(payload);
	if (name !== "workflow_run" || !parsed.success) throw new GateError("usage", `stage: report runs on the event workflow_run, or on pull_request after the job that measures; this run's event is ${name}${parsed.success ? "" : ", with an unexpected payload"}.`, "Trigger it with `on: workflow_run`, as examples/workflows/forks-report.yml in allocgate's repository does.");
	const { repository, workflow_run: run } = parsed.data;
	const { head_repository: headRepository, head_branch: headBranch } = run;
	if (path !== void 0 && run.path.split("@", 1)[0] !== path) return void 0;
	if (run.event !== "pull_request" || run.repository.id !== repository.id) return void 0;
	if (headRepository === null || headBranch === null) return void 0;
	return {
		repository: repository.full_name,
		repositoryId: repository.id,
		id: run.id,
		attempt: run.run_attempt,
		workflow: run.name,
		headSha: run.head_sha,
		headBranch,
		headOwner: headRepository.owner.login,
		headRepositoryId: headRepository.id
	};
}

// src/adapters/github/report-stage/resolve-pull.ts
const pullSchema = object({
	number: number().int().positive(),
	user: object({ login: string() }),
	head: object({
		sha: string(),
		repo: object({ id: number() }).nullable()
	}),
	base: object({ repo: object({ id: number() }) })
});
async function resolvePull(api, run) {
	const head = encodeURIComponent(`${run.headOwner}:${run.headBranch}`);
	const path = `/repos/${run.repository}/pulls?state=open&head=${head}&per_page=100`;
	const { value } = await api.request({
		method: "GET",
		path
	});
	const matching = array(unknown()).parse(value).flatMap((item) => {
		const { data } = pullSchema.safeParse(item);
		return data === void 0 ? [] : [data];
	}).filter((pull) => pull.head.sha === run.headSha && pull.head.repo?.id === run.headRepositoryId && pull.base.repo.id === run.repositoryId);
	const [only] = matching;
	if (only === void 0 || matching.length > 1) return void 0;
	return {
		repository: run.repository,
		number: only.number,
		headSha: run.headSha,
		author: only.user.login,
		fromFork: run.headRepositoryId !== run.repositoryId
	};
}

// src/action/report-stage.ts
const reportFile = "report.json";
async function reportStage(inputs, event, env, program, signal) {
	if (inputs.token === void 0) throw new GateError("usage", "stage: report needs the input `github-token`.", "Leave github-token at its default.");
	const run = event.pull === void 0 ? otherRun(event, inputs) : ownRun(event.pull, env);
	if (run === void 0) {
		tell("No comment: the run that triggered this one measured no pull request, or belongs to another workflow.");
		return;
	}
	try {
		await tellOf(run, connect(inputs.token, env, signal), inputs, env, program, signal);
	} catch (error) {
		if (signal.aborted) throw error;
		const { message } = describeFailure(error, "actions: read` and `pull-requests: write", false);
		warning(`No comment: the report of run ${run.id} cannot be used: ${message}.`);
	}
}
function otherRun({ name, payload }, { reportStage: { workflow } }) {
	const run = measuredRun(name, payload, workflow);
	return run === void 0 ? void 0 : {
		...run,
		pullRequest: (api) => resolvePull(api, run)
	};
}
function ownRun(pull, env) {
	const [id, attempt] = runOf(env);
	const { GITHUB_WORKFLOW: workflow = "" } = env;
	return {
		id,
		attempt,
		workflow,
		repository: pull.repository,
		pullRequest: () => Promise.resolve(pull)
	};
}
async function tellOf(run, api, inputs, env, program, signal) {
	const pull = await run.pullRequest(api);
	if (pull === void 0) {
		tell(`No comment: run ${run.id} measured a commit that doesn't match exactly one open pull request.`);
		return;
	}
	const place = {
		repository: run.repository,
		run: run.id,
		artifact: inputs.reportStage.artifact,
		file: reportFile
	};
	const text = await readArtifact(api, place, signal);
	if (text === void 0) {
		tell(`No comment: run ${run.id} uploaded no artifact named ${inputs.reportStage.artifact}.`);
		return;
	}
	const measured = {
		...env,
		GITHUB_WORKFLOW: run.workflow
	};
	const conversation = {
		...openConversation(api, inputs, measured),
		run: [run.id, run.attempt]
	};
	const origin = pull.fromFork ? "fork" : "job";
	const report = withProgram(untrusted(limited(parseReport(text)), origin), program);
	const channel = {
		pull,
		conversation,
		headLine: storedHeadLines(report, pull.headSha),
		when: inputs.comment.when,
		suggest: false,
		origin
	};
	await comment(report, channel, env);
}
function limited(report) {
	const reason = beyondLimits(report);
	if (reason !== void 0) throw new Error(reason);
	return report;
}

export { reportStage };