import { t as context } from "./actions-github.js";
import { c as number, f as string, l as object } from "./zod.js";
import { t as GateError } from "./errors.js";

// src/adapters/github/event.ts
const sha = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, { error: "expected a full commit id" });
const side = object({ sha });
const payloads = {
	pullRequest: object({ pull_request: object({
		base: side,
		head: side
	}) }),
	mergeGroup: object({ merge_group: object({ base_sha: sha }) }),
	push: object({ before: sha })
};
function revisionEvent(name, payload) {
	switch (name) {
		case "pull_request":
		case "pull_request_review": {
			const { base, head } = read(payloads.pullRequest, name, payload).pull_request;
			return {
				kind: "pull-request",
				baseSha: base.sha,
				headSha: head.sha
			};
		}
		case "merge_group": return {
			kind: "merge-group",
			baseSha: read(payloads.mergeGroup, name, payload).merge_group.base_sha
		};
		case "push": return {
			kind: "push",
			before: read(payloads.push, name, payload).before
		};
		case "pull_request_target": throw new GateError("usage", "The event pull_request_target checks out the base, not the change, and runs with secrets.", "Start the workflow on pull_request; blocking works there with a read-only token too.");
		default: return { kind: "other" };
	}
}
function read(schema, name, payload) {
	const parsed = schema.safeParse(payload);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new GateError("usage", `The payload of the event ${name} is not understood: at ${issue?.path.join(".") || "the top"}: ${issue?.message ?? "its form is wrong"}.`, "See what GITHUB_EVENT_NAME and GITHUB_EVENT_PATH hold; the runner sets both.");
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
const pullRequest = { event: () => Promise.resolve(revisionEvent(context.eventName, context.payload)) };
const eventName = context.eventName;
const payload = context.payload;
function pullRequestOf(repository) {
	return pullRequestOfRun(context.payload, repository);
}

export { eventName, payload, pullRequest, pullRequestOf };