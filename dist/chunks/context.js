import { t as context } from "./actions-github.js";
import { i as boolean, l as number, p as string, u as object } from "./zod.js";
import { D as GateError } from "./start.js";

// src/adapters/github/event-table.ts
const onDefaultBranch = "starts workflows on the default branch, so they do not check out the change";
const eventTable = {
	...judged("pull-request", "pull_request", "pull_request_review", "pull_request_review_comment"),
	...judged("merge-group", "merge_group"),
	...judged("push", "push"),
	...judged("other", "create", "release", "registry_package", "deployment", "deployment_status", "workflow_dispatch", "schedule"),
	pull_request_target: {
		kind: "refused",
		reason: "starts workflows that check out the base instead of the change and can read secrets"
	},
	...refused("branch_protection_rule", "check_run", "check_suite", "delete", "discussion", "discussion_comment", "fork"),
	...refused("gollum", "image_version", "issue_comment", "issues", "label", "milestone", "page_build", "public"),
	...refused("repository_dispatch", "status", "watch", "workflow_run")
};
function judged(as, ...names) {
	return Object.fromEntries(names.map((name) => [name, {
		kind: "judged",
		as
	}]));
}
function refused(...names) {
	return Object.fromEntries(names.map((name) => [name, {
		kind: "refused",
		reason: onDefaultBranch
	}]));
}

// src/adapters/github/event.ts
const sha = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, { error: "expected a full commit id" });
const side = object({ sha });
const payloads = {
	pullRequest: object({ pull_request: object({
		base: side,
		head: side
	}) }),
	mergeGroup: object({ merge_group: object({
		base_sha: sha,
		head_sha: sha
	}) }),
	push: object({
		before: sha,
		deleted: boolean().optional()
	})
};
const remedy = "Start the gate on pull_request (which also works for forks, with a read-only token), merge_group or push. To measure on demand, start it on workflow_dispatch with the inputs base and head.";
function revisionEvent(name, payload) {
	const decision = Object.hasOwn(eventTable, name) ? eventTable[name] : void 0;
	if (decision === void 0) throw refusal(name, "is unknown, so it is unclear which change its workflows check out");
	if (decision.kind === "refused") throw refusal(name, decision.reason);
	switch (decision.as) {
		case "pull-request": {
			const { base, head } = read(payloads.pullRequest, name, payload).pull_request;
			return {
				kind: "pull-request",
				baseSha: base.sha,
				headSha: head.sha
			};
		}
		case "merge-group": {
			const { base_sha: baseSha, head_sha: headSha } = read(payloads.mergeGroup, name, payload).merge_group;
			return {
				kind: "merge-group",
				baseSha,
				headSha
			};
		}
		case "push": {
			const { before, deleted } = read(payloads.push, name, payload);
			if (deleted === true) throw refusal(name, "deleted a branch or tag, so there is nothing to judge");
			return {
				kind: "push",
				before
			};
		}
		case "other": return { kind: "other" };
		default: return decision.as;
	}
}
function refusal(name, reason) {
	const shown = name === "" ? "of this run (GITHUB_EVENT_NAME is not set)" : name.slice(0, 100);
	const report = name === "workflow_run" ? " To comment on what the other run measured, set the input stage to report." : "";
	return new GateError("usage", `The event ${shown} ${reason}.`, `${remedy}${report}`);
}
function read(schema, name, payload) {
	const parsed = schema.safeParse(payload);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new GateError("usage", `The payload of the event ${name} is invalid (at ${issue?.path.join(".") || "the top"}): ${issue?.message ?? "it is malformed"}.`, "Check GITHUB_EVENT_NAME and GITHUB_EVENT_PATH; the runner sets both.");
}

// src/adapters/github/workflow-file.ts
function workflowFile(ref, repository) {
	if (ref === void 0 || !repository || !ref.startsWith(`${repository}/`)) return void 0;
	return /^(\.github\/workflows\/[^/\n]+\.ya?ml)@/.exec(ref.slice(repository.length + 1))?.[1];
}

// src/adapters/github/pull-request.ts
const payloadSchema = object({ pull_request: object({
	number: number().int().positive(),
	user: object({ login: string() }),
	head: object({
		sha: string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/),
		repo: object({ id: number() }).nullable()
	}),
	base: object({ repo: object({ id: number() }) })
}) });
function pullRequestOfRun(payload, repository) {
	const parsed = payloadSchema.safeParse(payload);
	if (!parsed.success || !isRepository(repository)) return void 0;
	const { number, user, head, base } = parsed.data.pull_request;
	return {
		repository,
		number,
		headSha: head.sha,
		author: user.login,
		fromFork: head.repo?.id !== base.repo.id
	};
}
function isRepository(name) {
	return name !== void 0 && /^[\w.-]+\/[\w.-]+$/.test(name);
}

// src/adapters/github/context.ts
const pullRequest = {
	workflow: workflowFile(process.env["GITHUB_WORKFLOW_REF"], process.env["GITHUB_REPOSITORY"]),
	event: () => Promise.resolve(revisionEvent(context.eventName, context.payload))
};
const eventName = context.eventName;
const payload = context.payload;
function pullRequestOf(repository) {
	return pullRequestOfRun(context.payload, repository);
}

export { eventName, payload, pullRequest, pullRequestOf };