import { D as withoutOrders, E as visibleLines, _ as GateError, b as programOfAction, h as failureOf, k as onInterrupt, m as withProgram, p as commandWords } from "./start.js";
import { a as setFailed, c as startGroup, i as info, l as warning, n as error, o as setOutput, r as getInput, s as setSecret, t as endGroup, u as summary } from "./actions-core.js";
import { d as record, g as unknown, i as boolean, l as number, m as tuple, n as _enum, p as string, r as array, u as object } from "./zod.js";
import { a as branchReadme, c as outdatedRecords, i as conditionsFolder, l as recordsAmong, n as now, r as realPorts, s as nextRecord, t as progressLine } from "./progress-line.js";
import { n as describeOption, t as defaults } from "./options.js";
import { A as fixWords, B as renderJson, D as leakWords, H as storedHeadLines, S as escapeMarkdown, U as withHeadLines, V as placesOf, _ as headline, b as codeMarkdown, d as resultsOf, f as composeMarkdown, g as renderVerdict, h as renderText, m as renderDetails, t as writeReport, u as renderMarkdown, v as folded, w as escaping, x as commandMarkdown, y as sentenceMarkdown, z as parseReport } from "./write-report.js";
import { n as readOptions, r as splitList, t as shellWords } from "./shell-words.js";
import { i as readInputFile } from "./input-file.js";
import { n as readTimes, r as beyondLimits, t as readReport } from "./read-report.js";
import { n as unmeasurable, r as acceptRegressions, t as check } from "./gate.js";
import { i as compareFigures, n as readFigures } from "./read-figures.js";
import { _ as readStored } from "./survey.js";
import { n as readPolicy, o as pinnedText, r as baselineAtBase } from "./read-policy.js";
import { t as remedies } from "./remedies.js";
import { r as headOf } from "./report-parts.js";
import { t as createStopwatch } from "./stopwatch.js";
import { U as ruleOf, _ as rowsAt, s as count, t as capital, y as tableOf } from "./row-words.js";
import { t as mergeShards } from "./merge.js";
import { t as recordBaseline } from "./record.js";
import { join, relative, resolve } from "node:path";
import { inflateRawSync } from "node:zlib";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

// src/adapters/github/api/api-error.ts
var ApiError = class extends Error {
	name = "ApiError";
	status;
	kind;
	constructor(status, kind, message, cause) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.status = status;
		this.kind = kind;
	}
	get inDoubt() {
		return this.kind === "failed";
	}
};

// src/adapters/github/api/describe-failure.ts
function describeFailure(error, permission, fromFork) {
	if (!(error instanceof ApiError)) return {
		level: "warning",
		message: error instanceof Error ? error.message : String(error)
	};
	if (error.status === 403 && error.kind === "refused") return fromFork ? {
		level: "info",
		message: `the token of a pull request from a fork lacks ${permission}`
	} : {
		level: "warning",
		message: `the token lacks a permission; give the job \`permissions: ${permission}\` (${error.message})`
	};
	if (error.status === 401) return {
		level: "warning",
		message: `the token is not accepted; see the input github-token (${error.message})`
	};
	if (error.status === 404) return {
		level: "warning",
		message: `the token cannot see this pull request; give the job \`permissions: ${permission}\` (${error.message})`
	};
	return {
		level: "warning",
		message: error.message
	};
}

// src/adapters/github/comment/state.ts
const sha$2 = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
const stateSchema = object({
	head: sha$2,
	run: tuple([number(), number()]),
	failed: object({
		head: sha$2,
		benchmarks: number()
	}).optional(),
	figures: array(object({
		head: sha$2,
		rows: record(string(), number())
	})),
	suggested: array(string()).optional()
});
const most$3 = {
	heads: 8,
	rows: 50
};
const longestLine = 3e4;
function stateLine(state) {
	return `<!-- allocgate:state ${JSON.stringify(state).replaceAll(/[<>]|-(?=-)/g, (character) => escapes[character] ?? character)} -->`;
}
const escapes = {
	"<": "\\u003c",
	">": "\\u003e",
	"-": "\\u002d"
};
function stateIn(body) {
	const line = body.split(/\r?\n/, 2)[1] ?? "";
	const json = line.length > longestLine ? void 0 : /^<!-- allocgate:state (\{.*\}) -->$/.exec(line)?.[1];
	if (json === void 0) return void 0;
	try {
		return stateSchema.parse(JSON.parse(json));
	} catch {
		return;
	}
}
function nextState(report, previous, now) {
	const failing = report.findings.filter(isFailing);
	const benchmarks = new Set(failing.map((finding) => `${finding.package}\n${finding.benchmark}`)).size;
	const failed = benchmarks > 0 ? {
		head: now.head,
		benchmarks
	} : previous?.failed;
	const moved = report.findings.filter((finding) => isFailing(finding) || isAccepted(finding));
	const rows = Object.fromEntries(moved.slice(0, most$3.rows).flatMap((row) => row.head === null ? [] : [[rowKey(row), row.head.median]]));
	const earlier = previous?.figures.filter(({ head }) => head !== now.head) ?? [];
	const figures = moved.length === 0 ? earlier : [...earlier, {
		head: now.head,
		rows
	}];
	const { suggested = previous?.suggested, ...current } = now;
	return {
		...current,
		...failed === void 0 ? {} : { failed },
		figures: figures.slice(-most$3.heads),
		...suggested === void 0 ? {} : { suggested }
	};
}
function isFailing({ level }) {
	return level === "regression" || level === "over-budget" || level === "drift";
}
function isAccepted({ level, waiver }) {
	return level === "waived" && waiver === void 0;
}
function rowKey({ package: importPath, benchmark, unit }) {
	return createHash("sha256").update(JSON.stringify([
		importPath,
		benchmark,
		unit
	])).digest("hex").slice(0, 12);
}

// src/core/policy/accept-command.ts
const most$2 = {
	lines: 200,
	line: 1e3
};
function acceptCommands(text) {
	return spokenLines(text.split(/\r\n?|\n/, most$2.lines)).map((line) => line.slice(0, most$2.line).trim()).flatMap((line) => {
		const [, benchmark, reason] = /^\/allocgate[ \t]+accept[ \t]+([^ \t]+):[ \t]+(\S.*)$/.exec(line) ?? [];
		return benchmark === void 0 || reason === void 0 ? [] : [{
			benchmark,
			reason
		}];
	});
}
const fence = /^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]*)*(`{3,}(?=[^`]*$)|~{3,})/;
const indentedCode = /^(?: {4}| {0,3}\t)/;
function spokenLines(lines) {
	let block = { kind: "text" };
	const spoken = [];
	for (const line of lines) {
		if (block.kind === "fence") {
			if (isEnd(line, block.of)) block = { kind: "text" };
			continue;
		}
		if (block.kind === "text") {
			const [, opening] = fence.exec(line) ?? [];
			if (opening !== void 0) {
				block = {
					kind: "fence",
					of: opening
				};
				continue;
			}
			const [before = ""] = line.split("<!--", 1);
			if (!indentedCode.test(line)) spoken.push(before);
		}
		block = isHiddenAfter(line, block) ? { kind: "comment" } : { kind: "text" };
	}
	return spoken;
}
function isEnd(line, opening) {
	const rest = line.replace(/^[\s>]*/, "").trimEnd();
	return rest.length >= opening.length && rest === opening.charAt(0).repeat(rest.length);
}
function isHiddenAfter(line, { kind }) {
	const opened = line.lastIndexOf("<!--");
	const closed = line.lastIndexOf("-->");
	return opened === -1 ? kind === "comment" && closed === -1 : closed < opened;
}

// src/adapters/github/api/pages.ts
const mostPages = 50;
async function* listed(api, path, schema) {
	let next = `${path}?per_page=100`;
	for (let page = 0; next !== void 0 && page < mostPages; page++) {
		const answer = await api.request({
			method: "GET",
			path: next
		});
		const items = array(unknown()).safeParse(answer.value);
		if (!items.success) throw new ApiError(200, "refused", `GitHub answered GET ${path} with something that is not a list`);
		for (const item of items.data) {
			const parsed = schema.safeParse(item);
			if (parsed.success) yield parsed.data;
		}
		({next} = answer);
	}
}

// src/adapters/github/reviews/acceptances.ts
const reviewSchema = object({
	state: string(),
	body: string().nullable().default(""),
	commit_id: string().nullable(),
	user: object({
		login: string(),
		type: string()
	}).nullable(),
	author_association: string().optional()
});
const mostReviewers = 10;
const insiders = /* @__PURE__ */ new Set([
	"OWNER",
	"MEMBER",
	"COLLABORATOR"
]);
async function readAcceptances(api, pull) {
	const saying = await readSaying(api, pull);
	const accepted = [];
	const notes = [];
	for (const { login, approvals } of saying.slice(0, mostReviewers)) {
		const refusal = await refusalOf(api, pull, login);
		if (refusal === void 0) accepted.push(...approvals.flatMap((review) => acceptancesIn(review, login, pull)));
		else notes.push(`The acceptance by ${login} doesn't count: ${refusal}.`);
	}
	const left = saying.length - mostReviewers;
	if (left > 0) notes.push(`The acceptances of ${left} more ${left === 1 ? "reviewer" : "reviewers"} were not checked: the limit is ${mostReviewers}.`);
	return {
		accepted,
		notes
	};
}
async function readSaying(api, { repository, number }) {
	const approvals = /* @__PURE__ */ new Map();
	for await (const review of listed(api, `/repos/${repository}/pulls/${number}/reviews`, reviewSchema)) {
		const { user, state, body } = review;
		if (user?.type !== "User") continue;
		const earlier = approvals.get(user.login) ?? [];
		if (revokes(review)) approvals.delete(user.login);
		if (state !== "APPROVED" || acceptCommands(body ?? "").length === 0) continue;
		earlier.push(review);
		approvals.delete(user.login);
		approvals.set(user.login, earlier);
	}
	return [...approvals].toReversed().map(([login, reviews]) => ({
		login,
		approvals: reviews
	})).toSorted((a, b) => Number(isInsider(b)) - Number(isInsider(a)));
}
function isInsider({ approvals }) {
	return approvals.some(({ author_association: association }) => insiders.has(association));
}
function revokes({ state }) {
	return state === "CHANGES_REQUESTED" || state === "DISMISSED";
}
async function refusalOf(api, { repository, author }, login) {
	if (login.toLowerCase() === author.toLowerCase()) return "the author of a pull request can't accept its regressions";
	const path = `/repos/${repository}/collaborators/${encodeURIComponent(login)}/permission`;
	const { value } = await api.request({
		method: "GET",
		path
	});
	const { permission } = object({ permission: string() }).parse(value);
	return permission === "write" || permission === "admin" ? void 0 : "accepting requires write access to the repository";
}
function acceptancesIn({ body, commit_id: commit }, login, pull) {
	return acceptCommands(body ?? "").map((command) => ({
		...command,
		by: login,
		ceilingOf: (row) => commit === pull.headSha && pull.measured ? Infinity : pull.state?.figures.find(({ head }) => head === commit)?.rows[rowKey(row)]
	}));
}

// src/adapters/github/reviews/merge-group.ts
const payloadSchema$1 = object({ merge_group: object({
	head_ref: string(),
	base_sha: string()
}) });
const refSchema$1 = object({
	ref: string(),
	object: object({ sha: string() })
});
const mostPulls = 20;
async function pullsOfMergeGroup(api, repository, payload) {
	const parsed = payloadSchema$1.safeParse(payload);
	if (!parsed.success) return [];
	const { head_ref: ref, base_sha: base } = parsed.data.merge_group;
	const own = queueBranch(ref);
	if (own === void 0) return [];
	if (own.below === base) return [own.number];
	const byCommit = /* @__PURE__ */ new Map();
	for await (const entry of listed(api, `/repos/${repository}/git/matching-refs/${own.queue}`, refSchema$1)) {
		const branch = queueBranch(entry.ref);
		if (branch !== void 0) byCommit.set(entry.object.sha, branch);
	}
	const numbers = [own.number];
	for (let below = own.below; below !== base && numbers.length < mostPulls;) {
		const branch = byCommit.get(below);
		if (branch === void 0) break;
		numbers.push(branch.number);
		({below} = branch);
	}
	return numbers;
}
function queueBranch(ref) {
	const [, queue, number, below] = /^refs\/(heads\/gh-readonly-queue\/[\w./-]+\/pr-)(\d{1,10})-([0-9a-f]{40,64})$/.exec(ref) ?? [];
	return queue === void 0 || number === void 0 || below === void 0 ? void 0 : {
		queue,
		number: Number(number),
		below
	};
}

// src/action/acceptances.ts
async function acceptances(conversation, run) {
	const { pull } = run;
	try {
		const reviewed = pull === void 0 ? await inGroup(conversation, run) : [await inPull(conversation, pull)];
		const read = [];
		for (const one of reviewed) read.push(await readAcceptances(conversation.api, one));
		return {
			accepted: read.flatMap(({ accepted }) => accepted),
			notes: read.flatMap(({ notes }) => notes)
		};
	} catch (error) {
		const { level, message } = describeFailure(error, "pull-requests: read", pull?.fromFork ?? false);
		const note = `Acceptances were not applied, because the reviews could not be read: ${message}.`;
		if (level === "warning") warning(note);
		return {
			accepted: [],
			notes: [note]
		};
	}
}
async function inPull(conversation, pull) {
	return {
		...pull,
		state: await stateOf(conversation, pull),
		measured: true
	};
}
async function inGroup(conversation, { payload, repository }) {
	const reviewed = [];
	for (const number of await pullsOfMergeGroup(conversation.api, repository, payload)) {
		const { value } = await conversation.api.request({
			method: "GET",
			path: `/repos/${repository}/pulls/${number}`
		});
		const { user, head } = pullSchema$1.parse(value);
		const state = await stateOf(conversation, {
			repository,
			number
		});
		reviewed.push({
			repository,
			number,
			author: user.login,
			headSha: head.sha,
			state,
			measured: false
		});
	}
	return reviewed;
}
const pullSchema$1 = object({
	user: object({ login: string() }),
	head: object({ sha: string() })
});
async function stateOf(conversation, { repository, number }) {
	const existing = await conversation.existing(conversation.placeOf(repository, number));
	return existing === void 0 ? void 0 : stateIn(existing.body);
}

// src/adapters/github/api/rate-limit.ts
const unnamedWaitMs = 6e4;
function rateLimitWait(status, headers, message, now) {
	if (status !== 429 && status !== 403) return void 0;
	const retryAfter = wholeNumber$1(headers.get("retry-after"));
	if (retryAfter !== void 0) return retryAfter * 1e3;
	if (headers.get("x-ratelimit-remaining") === "0") {
		const reset = wholeNumber$1(headers.get("x-ratelimit-reset"));
		return reset === void 0 ? unnamedWaitMs : Math.max(0, reset * 1e3 - now);
	}
	return status === 429 || /secondary rate limit|abuse detection/i.test(message) ? unnamedWaitMs : void 0;
}
function wholeNumber$1(text) {
	return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : void 0;
}

// src/adapters/github/api/client.ts
const mostWaitMs = 6e4;
const timeoutMs = 2e4;
const pauses = [1e3, 3e3];
const mostBytes$1 = 67108864;
function createGitHubApi(options) {
	const { now, log } = options;
	let left = mostWaitMs;
	const wait = async (ms, why) => {
		if (ms > left) return false;
		left -= ms;
		log(`${why}: waiting ${Math.ceil(ms / 1e3)} s.`);
		await options.sleep(ms);
		return true;
	};
	return { request: async (request) => {
		for (let failures = 0;;) {
			const reply = await send(options, request);
			if (reply.kind === "answer") return reply.answer;
			const { status, headers, message, cause } = reply;
			const call = `${request.method} ${request.path}`;
			const told = status === void 0 ? `${call} got no answer from GitHub: ${message}` : `GitHub answered ${call} with ${status}: ${message}`;
			const limit = status === void 0 ? void 0 : rateLimitWait(status, headers, message, now());
			if (limit !== void 0) {
				if (await wait(limit, told)) continue;
				throw new ApiError(status, "limited", `${told}. GitHub asks for a wait of ${Math.ceil(limit / 1e3)} s, which is longer than this run waits.`);
			}
			const failed = status === void 0 || status >= 500;
			const pause = pauses[failures++];
			if (failed && request.method !== "POST" && pause !== void 0 && await wait(pause, told)) continue;
			throw new ApiError(status, failed ? "failed" : "refused", told, cause);
		}
	} };
}
async function send({ url, token, signal }, { method, path, body }) {
	try {
		const response = await fetch(url + path, {
			method,
			headers: {
				accept: "application/vnd.github+json",
				authorization: `Bearer ${token}`,
				"user-agent": "allocgate",
				"x-github-api-version": "2022-11-28",
				...body === void 0 ? {} : { "content-type": "application/json" }
			},
			body: body === void 0 ? null : JSON.stringify(body),
			redirect: "manual",
			signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
		});
		const text = await textOf(response);
		const { status, headers } = response;
		const location = status === 302 && method === "GET" ? headers.get("location") ?? void 0 : void 0;
		if (response.ok || location !== void 0) return {
			kind: "answer",
			answer: {
				value: location === void 0 ? parsed(text) : void 0,
				next: nextPage(headers, url),
				location
			}
		};
		return {
			kind: "failure",
			status,
			headers,
			message: messageIn(text) ?? response.statusText
		};
	} catch (cause) {
		if (signal.aborted) throw cause;
		const message = cause instanceof Error ? reasonOf(cause) : String(cause);
		return {
			kind: "failure",
			status: void 0,
			headers: new Headers(),
			message,
			cause
		};
	}
}
async function textOf(response) {
	const parts = [];
	let size = 0;
	for await (const part of response.body ?? []) {
		const bytes = part;
		size += bytes.length;
		if (size > mostBytes$1) throw new Error(`an answer of more than ${mostBytes$1} bytes`);
		parts.push(bytes);
	}
	return Buffer.concat(parts).toString("utf8");
}
function parsed(text) {
	return text === "" ? void 0 : JSON.parse(text);
}
function messageIn(text) {
	try {
		return object({ message: string() }).parse(JSON.parse(text)).message.slice(0, 300);
	} catch {
		return;
	}
}
function reasonOf(error) {
	return error.cause instanceof Error && error.cause.message !== "" ? error.cause.message : error.message;
}
function nextPage(headers, url) {
	const target = /<([^<>]*)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
	return target?.startsWith(`${url}/`) === true ? target.slice(url.length) : void 0;
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

// src/action/connect.ts
function connect(token, env, signal) {
	useProxy();
	return createGitHubApi({
		url: (env["GITHUB_API_URL"] ?? "https://api.github.com").replace(/\/$/, ""),
		token,
		signal,
		now: () => Date.now(),
		sleep: (ms) => setTimeout(ms, void 0, { signal }),
		log: tell
	});
}
function useProxy() {
	const http = process.getBuiltinModule("node:http");
	try {
		http.setGlobalProxyFromEnv?.();
	} catch (error) {
		tell(`The proxy is not used: ${error instanceof Error ? error.message : String(error)}`);
	}
}

// src/adapters/github/comment/marker.ts
function markerOf({ workflow, workingDirectory, key }) {
	const identity = JSON.stringify([
		workflow,
		workingDirectory,
		key
	]);
	return `<!-- allocgate:v1:${createHash("sha256").update(identity).digest("hex").slice(0, 16)} -->`;
}

// src/adapters/github/comment/sticky-comment.ts
const commentSchema = object({
	id: number(),
	body: string().default(""),
	user: object({ login: string() }).nullable()
});
async function findComment(api, place) {
	for await (const { id, body, user } of listed(api, commentsPath(place), commentSchema)) if (user?.login.toLowerCase() === place.author.toLowerCase() && body.split(/\r?\n/, 1)[0] === place.marker) return {
		id,
		body
	};
}
async function createComment(api, place, body) {
	try {
		const { value } = await api.request({
			method: "POST",
			path: commentsPath(place),
			body: { body }
		});
		return object({ id: number() }).parse(value).id;
	} catch (error) {
		if (!(error instanceof ApiError) || !error.inDoubt) throw error;
		const made = await findComment(api, place);
		if (made === void 0) throw error;
		return made.id;
	}
}
async function updateComment(api, place, id, body) {
	try {
		const path = `/repos/${place.repository}/issues/comments/${id}`;
		await api.request({
			method: "PATCH",
			path,
			body: { body }
		});
		return id;
	} catch (error) {
		if (error instanceof ApiError && error.status === 404) return createComment(api, place, body);
		throw error;
	}
}
function commentsPath({ repository, number }) {
	return `/repos/${repository}/issues/${number}/comments`;
}

// src/action/conversation.ts
function openConversation(api, { comment, workingDirectory }, env) {
	const marker = markerOf({
		workflow: env["GITHUB_WORKFLOW"] ?? "",
		workingDirectory,
		key: comment.key
	});
	const found = /* @__PURE__ */ new Map();
	return {
		api,
		run: runOf(env),
		placeOf: (repository, number) => ({
			repository,
			number,
			marker,
			author: comment.author
		}),
		existing: (place) => {
			const looked = found.get(place.number) ?? findComment(api, place);
			found.set(place.number, looked);
			return looked;
		}
	};
}
function runOf(env) {
	return [wholeNumber(env["GITHUB_RUN_ID"]), wholeNumber(env["GITHUB_RUN_ATTEMPT"])];
}
function wholeNumber(text) {
	return text !== void 0 && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

// src/core/patch/shared-line.ts
function sharedLine(from, to, line) {
	if (from === to) return line;
	const [before, after] = [from.split("\n"), to.split("\n")];
	if (line < 1 || line > before.length) return void 0;
	const same = (a, b) => before[a] === after[b] && a >= 0 && b >= 0;
	let head = 0;
	while (head < before.length && same(head, head)) head++;
	if (line <= head) return line;
	let tail = 0;
	while (tail < before.length - head && tail < after.length - head && same(before.length - 1 - tail, after.length - 1 - tail)) tail++;
	return line > before.length - tail ? line + after.length - before.length : void 0;
}

// src/action/head-lines.ts
const mostFiles = 40;
async function headLines({ repository, pullRequest }, request, headSha, report) {
	const files = [...new Set(placesOf(report).map(({ file }) => file))].slice(0, mostFiles);
	const texts = /* @__PURE__ */ new Map();
	try {
		if (files.length > 0) {
			const revisions = await repository.resolve({
				...request,
				event: await pullRequest?.event()
			});
			if (!await repository.hasCommit(revisions, headSha)) return () => void 0;
			for (const file of files) {
				const measured = await repository.readHeadFile(revisions, file);
				const head = await repository.readFile(revisions, headSha, file);
				if (measured !== void 0 && head !== void 0) texts.set(file, [measured, head]);
			}
		}
	} catch {
		return () => void 0;
	}
	return ({ file, line }) => {
		const pair = texts.get(file);
		return pair === void 0 ? void 0 : sharedLine(...pair, line);
	};
}

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

// src/action/inputs.ts
const naming = {
	nameOf: (name) => `Input ${name}`,
	remedy: "See the inputs in action.yml."
};
const stages = _enum([
	"gate",
	"record",
	"report",
	"merge"
]);
const booleans = _enum([
	"true",
	"True",
	"TRUE",
	"false",
	"False",
	"FALSE"
]);
const commentModes = _enum([
	"changes",
	"always",
	"never"
]);
function readInputs(get) {
	const given = (name) => get(name).trim() || void 0;
	const said = Object.fromEntries(actionOptions.flatMap((name) => {
		const text = given(name);
		return text === void 0 ? [] : [[name, typed(name, text)]];
	}));
	const explicit = readOptions(said, naming);
	const resultsFile = given("results-file");
	if (resultsFile !== void 0 && explicit.baseline === "rerun") throw new GateError("usage", "The inputs `results-file` and `baseline: rerun` contradict each other: with a results file, nothing is measured.", "Leave one of them out.");
	if (explicit.format !== void 0 && explicit.output === void 0) throw new GateError("usage", "The input `format` has no effect unless `output` is set.", "Set `output` to the file that the report goes to.");
	return {
		explicit,
		workingDirectory: given("working-directory") ?? ".",
		resultsFile,
		token: given("github-token"),
		stage: oneOf(stages, "stage", given("stage") ?? "gate"),
		reports: given("reports"),
		reportStage: {
			artifact: given("artifact") ?? "allocgate-report",
			workflow: given("workflow")
		},
		comment: {
			when: oneOf(commentModes, "comment", given("comment") ?? "changes"),
			suggest: asBoolean(oneOf(booleans, "suggest", given("suggest") ?? "false")) === true,
			author: given("comment-author") ?? "github-actions[bot]",
			key: given("comment-key") ?? ""
		}
	};
}
function oneOf(choices, name, text) {
	const parsed = choices.safeParse(text);
	if (parsed.success) return parsed.data;
	throw new GateError("usage", `Input ${name} "${text}": expected one of ${choices.options.join(", ")}.`, naming.remedy);
}
function typed(name, text) {
	switch (name) {
		case "strict":
		case "skip":
		case "representatives":
		case "verbose": return asBoolean(text);
		case "metrics":
		case "copy": return splitList(text);
		case "packages": return text.split(/\s+/);
		case "build-flags":
		case "test-args": return shellWords(text, naming.nameOf(name));
		case "base":
		case "head":
		case "baseline":
		case "baseline-file":
		case "baseline-branch":
		case "bench":
		case "mode":
		case "count":
		case "threshold":
		case "fail-on":
		case "on-removed":
		case "leaks":
		case "blind-spots":
		case "timeout":
		case "benchmark-timeout":
		case "confirm-timeout":
		case "explain-timeout":
		case "shard":
		case "shard-times":
		case "profiles":
		case "prepare":
		case "config":
		case "format":
		case "output": return text;
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
	const head = readFigures(results.text, results.name, "step");
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
			origin: "step",
			rules: {
				policy: inForce.policy,
				onRemoved: inForce.settings.onRemoved,
				advisory: inForce.settings.advisory
			},
			today: ports.clock.today()
		});
		const { commit } = stored;
		const full = {
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
		return await acceptRegressions(ports, full, inForce, ({ package: importPath, benchmark }) => ({
			importPath,
			path: importPath,
			benchmark
		}));
	} catch (error) {
		return unmeasurable(error, {
			revisions,
			inForce,
			stopwatch: createStopwatch(ports.clock)
		});
	}
}
async function storedBaseline(ports, request) {
	const { baseline, baselineFile } = request.inForce.settings;
	const stored = await (baseline === "file" ? pinnedText : baselineAtBase)(ports, request);
	if (stored === void 0) {
		const { base } = request.revisions;
		const where = base.kind === "commit" ? ` at ${base.commit.slice(0, 12)}` : `: ${base.reason}`;
		throw new GateError("missing-baseline", `There is no stored baseline ${baselineFile}${where}. With a results file, nothing is measured.`, "Record one with `allocgate record` and commit it, or leave results-file out, so that both sides are measured.");
	}
	const reading = readStored(stored);
	if (reading.kind === "damaged") throw new GateError("damaged-baseline", `The stored baseline ${stored.label} cannot be used: ${reading.reason}.`, remedies["damaged-baseline"]);
	return {
		...stored,
		commit: reading.baseline.commit
	};
}

// src/action/judge.ts
async function judge(ports, inputs, workspace, onJudged) {
	const { explicit, resultsFile } = inputs;
	const folder = resolve(workspace, inputs.workingDirectory);
	if (resultsFile === void 0) {
		const { "shard-times": times } = explicit;
		return check(ports, {
			folder,
			explicit,
			onJudged,
			...times === void 0 ? {} : { times: await readTimes(resolve(folder, times), times) }
		});
	}
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

// src/core/report/names-and-figures.ts
function namesAndFigures(report) {
	const { schemaVersion, conclusion, advisory, base, head, environment, headLines, timings } = report;
	return {
		schemaVersion,
		conclusion,
		advisory,
		base,
		head,
		environment: environmentOf(environment),
		findings: report.findings.map(findingOf),
		unjudged: [],
		...report.leaks === void 0 ? {} : { leaks: report.leaks.map(leakOf) },
		...report.blindSpots === void 0 ? {} : { blindSpots: blindSpotsOf(report.blindSpots) },
		explanations: report.explanations.map(({ package: importPath, benchmark, sites, explained }) => ({
			package: importPath,
			benchmark,
			sites: sites.filter((site) => namesOf(site).every(isName)).map(siteOf),
			explained,
			notes: []
		})),
		reused: [],
		problems: report.problems.map(problemOf),
		notes: [],
		...headLines === void 0 ? {} : { headLines },
		timings
	};
}
function findingOf(finding) {
	const { package: importPath, benchmark, unit, level, base, head, iterations, change, threshold } = finding;
	return {
		package: importPath,
		benchmark,
		unit,
		level,
		base,
		head,
		iterations,
		change,
		threshold,
		...finding.budget === void 0 ? {} : { budget: finding.budget },
		confirmed: finding.confirmed,
		warnings: []
	};
}
function siteOf(site) {
	const { file, line, root, confidence, proof, allocsPerOp, bytesPerOp, cause, status, callee } = site;
	return {
		file,
		line,
		function: site.function,
		root: root === null ? null : {
			file: root.file,
			line: root.line,
			function: root.function,
			...root.whole ? { whole: root.whole } : {}
		},
		confidence,
		proof: proof === null ? null : {
			reverted: proof.reverted.map(partOf),
			restores: proof.restores,
			...proof.units === void 0 ? {} : { units: proof.units.map(({ unit, restores }) => ({
				unit,
				restores
			})) }
		},
		allocsPerOp,
		bytesPerOp,
		cause,
		status,
		callee,
		reason: `${capital(ruleOf(cause).label)}.`,
		flow: [],
		fix: { advice: ruleOf(cause).usualAdvice }
	};
}
function leakOf({ package: importPath, benchmark, goroutinesPerOp, retainedBytesPerOp, sites }) {
	return {
		package: importPath,
		benchmark,
		goroutinesPerOp,
		retainedBytesPerOp,
		sites: sites.filter(({ file, function: name, root, proof }) => [
			file,
			name,
			root?.file ?? file,
			...(proof?.reverted ?? []).map((part) => part.file)
		].every(isName)).map(({ file, line, kind, root, confidence, proof, ...site }) => ({
			file,
			line,
			function: site.function,
			kind,
			goroutinesPerOp: site.goroutinesPerOp,
			bytesPerOp: site.bytesPerOp,
			root: root === null ? null : {
				file: root.file,
				line: root.line,
				function: ""
			},
			confidence,
			proof: proof === null ? null : {
				reverted: proof.reverted.map(partOf),
				restores: proof.restores
			},
			reason: "The run reported this leak; its log has the details.",
			advice: leakWords[kind].advice
		})),
		notes: []
	};
}
function blindSpotsOf({ changed, unreached, fails }) {
	return {
		changed,
		unreached: unreached.filter(({ file, function: name }) => isName(file) && isName(name)).map(({ package: importPath, file, line, change, escapes, ...found }) => ({
			package: importPath,
			function: found.function,
			file,
			line,
			change,
			escapes: escapes.map((escape) => ({
				line: escape.line,
				subject: ""
			}))
		})),
		...fails === void 0 ? {} : { fails }
	};
}
function partOf({ file, lines, deleted, whole }) {
	return {
		file,
		lines,
		...deleted === void 0 ? {} : { deleted },
		...whole === void 0 ? {} : { whole }
	};
}
function namesOf({ file, function: name, callee, root, proof }) {
	return [
		file,
		name,
		callee,
		...root === null ? [] : [root.file, root.function],
		...proof?.reverted.map((part) => part.file) ?? []
	];
}
function problemOf({ package: importPath, benchmark, message, ...problem }) {
	return {
		...problem,
		...importPath === void 0 || !isName(importPath) ? {} : { package: importPath },
		...benchmark === void 0 || !isName(benchmark) ? {} : { benchmark },
		message: `The run says:\n${message.trim() || "(nothing)"}`
	};
}
function environmentOf({ goVersion, goos, goarch, ...environment }) {
	const [version = "", os = "", architecture = ""] = [
		goVersion,
		goos,
		goarch
	].map((text) => /^[\w.+-]{1,40}$/.test(text) ? text : "");
	return {
		...environment,
		goVersion: version,
		goos: os,
		goarch: architecture,
		cpu: ""
	};
}
function isName(text) {
	return /^\S+$/.test(text);
}

// src/core/report/untrusted.ts
const commitId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
function untrusted(report, origin) {
	const { base, head, reproduce: _, ...rest } = origin === "fork" ? namesAndFigures(report) : report;
	const known = base?.commit !== void 0 && commitId.test(base.commit) && commitId.test(head.commit ?? "");
	return {
		...rest,
		base: base === null ? null : {
			source: base.source,
			...commitOf(base)
		},
		head: {
			dirty: head.dirty,
			...commitOf(head)
		},
		explanations: rest.explanations.map((explanation) => ({
			...explanation,
			notes: []
		})),
		problems: rest.problems.map((problem) => ({
			...problem,
			remedy: "See the log of the run that took the measurements."
		})),
		reused: [],
		notes: [],
		...known ? { reproduce: `allocgate check --base ${base.commit} --head ${head.commit} --event pull-request` } : {}
	};
}
function commitOf({ commit }) {
	return commit !== void 0 && commitId.test(commit) ? { commit } : {};
}

// src/adapters/github/comment/publish-comment.ts
const longestComment = 65536;
async function publishComment(api, request) {
	const { existing, place, headSha, run } = request;
	if (existing === void 0 && !request.wanted) return {
		kind: "none",
		id: void 0
	};
	const previous = existing === void 0 ? void 0 : stateIn(existing.body);
	if (previous?.head === headSha && isLater(previous.run, run)) return {
		kind: "outdated",
		id: existing?.id
	};
	const body = bodyOf$1(request, previous);
	if (existing !== void 0 && isSame(existing.body, body)) return {
		kind: "unchanged",
		id: existing.id
	};
	if (await currentHead(api, place) !== headSha) return {
		kind: "outdated",
		id: existing?.id
	};
	const suggested = await request.suggest?.(previous?.suggested ?? []);
	const whole = suggested === void 0 || suggested.length === 0 ? body : bodyOf$1(request, previous, [...suggested]);
	return existing === void 0 ? {
		kind: "created",
		id: await createComment(api, place, whole)
	} : {
		kind: "updated",
		id: await updateComment(api, place, existing.id, whole)
	};
}
function isLater([id, attempt], [ourId, ourAttempt]) {
	return id > ourId || id === ourId && attempt > ourAttempt;
}
function bodyOf$1({ report, place, headSha, run, render }, previous, suggested) {
	const [id, attempt] = run;
	const now = {
		head: headSha,
		run: [id, attempt]
	};
	const state = nextState(report, previous, suggested === void 0 ? now : {
		...now,
		suggested
	});
	const head = `${place.marker}\n${stateLine(state)}\n`;
	return head + render(longestComment - head.length, previous);
}
function isSame(a, b) {
	return plain(a) === plain(b);
}
function plain(body) {
	return body.replaceAll("\r\n", "\n").replace(/"run":\[\d+,\d+\]/, "").trimEnd();
}
async function currentHead(api, { repository, number }) {
	const { value } = await api.request({
		method: "GET",
		path: `/repos/${repository}/pulls/${number}`
	});
	return object({ head: object({ sha: string() }) }).parse(value).head.sha;
}

// src/adapters/github/suggestions/post-suggestions.ts
const mostSuggestions = 5;
async function postSuggestions(api, { repository, number, headSha }, suggestions, before, refused) {
	const posted = new Set(before);
	for (const suggestion of suggestions) {
		const name = nameOf(suggestion);
		if (posted.size >= mostSuggestions) break;
		if (posted.has(name)) continue;
		const { file, startLine, endLine, body } = suggestion;
		const comment = {
			body,
			commit_id: headSha,
			path: file,
			line: endLine,
			side: "RIGHT",
			...startLine === endLine ? {} : {
				start_line: startLine,
				start_side: "RIGHT"
			}
		};
		try {
			await api.request({
				method: "POST",
				path: `/repos/${repository}/pulls/${number}/comments`,
				body: comment
			});
			posted.add(name);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			if (error.inDoubt) posted.add(name);
			else if (error.status !== 422) {
				refused(error);
				break;
			}
		}
	}
	return [...posted];
}
function nameOf({ file, was, text }) {
	return createHash("sha256").update(JSON.stringify([
		file,
		was,
		text
	])).digest("hex").slice(0, 12);
}

// src/core/report/has-news.ts
const quiet = /* @__PURE__ */ new Set(["unchanged", "added"]);
function hasNews({ conclusion, findings, blindSpots }) {
	const escapes = blindSpots !== void 0 && escaping(blindSpots).length > 0;
	return conclusion !== "pass" || escapes || findings.some(({ level }) => !quiet.has(level));
}

// src/core/report/permalink.ts
function permalink(repository, commit, file, line) {
	return `${repository}/blob/${commit}/${file.replaceAll(/\p{Cs}/gu, "�").split("/").map((part) => encodeURIComponent(part).replaceAll(/[()'*!~]/g, (character) => `%${hex(character)}`)).join("/")}#L${line}`;
}
function hex(character) {
	return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}

// src/core/report/render-comment.ts
const steps = [
	detail({
		rows: 100,
		folded: 100,
		problems: 20,
		lines: 20,
		why: {
			causes: 20,
			reasons: true,
			open: 3
		}
	}),
	detail({
		rows: 100,
		folded: 20,
		problems: 10,
		lines: 10,
		why: {
			causes: 10,
			reasons: true,
			open: 3
		}
	}),
	detail({
		rows: 50,
		folded: null,
		problems: 10,
		lines: 8,
		why: {
			causes: 5,
			reasons: true,
			open: 3
		}
	}),
	detail({
		rows: 30,
		folded: null,
		problems: 5,
		lines: 4,
		why: {
			causes: 10,
			reasons: false
		}
	}),
	{
		rows: 10,
		folded: null,
		problems: 3,
		lines: 2,
		why: {
			causes: 3,
			reasons: false
		},
		notes: 0,
		context: false
	},
	{
		rows: 3,
		folded: null,
		problems: 1,
		lines: 1,
		why: {
			causes: 1,
			reasons: false
		},
		notes: 0,
		context: false
	}
];
function detail(rest) {
	return {
		...rest,
		notes: 10,
		context: true
	};
}
function renderComment(report, options) {
	const { maxLength, linkOf, origin, reproduce, fullReport } = options;
	const link = fullReport === void 0 ? [] : [`[Full report](${fullReport})`];
	const timings = Object.fromEntries(Object.keys(report.timings).map((name) => [name, 0]));
	return composeMarkdown({
		...report,
		timings,
		unjudged: []
	}, {
		maxLength,
		steps,
		linkOf,
		origin,
		before: fixedLine(report, options),
		after: (table, step) => [
			...acceptMarkdown(table),
			...reproduceMarkdown(reproduce),
			...[[...link, ...step === steps[0] ? [] : ["*Shortened to fit.*"]].join(" ")].filter((line) => line !== "")
		],
		least: ["*The rest doesn't fit here.*", ...link]
	});
}
function fixedLine({ findings, conclusion }, { failedBefore }) {
	if (failedBefore === void 0 || conclusion !== "pass") return [];
	if (findings.some(({ level }) => level === "waived")) return [];
	const { benchmarks, head } = failedBefore;
	return [`**Fixed:** the regression in ${count(benchmarks, "benchmark")}, reported at ${head.slice(0, 12)}, is gone.`];
}
function acceptMarkdown(table) {
	const row = rowsAt(table, [
		"regression",
		"over-budget",
		"drift"
	]).find(({ benchmark }) => /^Benchmark\S*$/.test(benchmark));
	if (row === void 0) return [];
	return [folded("If this is intended", [
		"Ask somebody else with write access to approve this pull request with a review that contains a line like this (`*` instead of a name accepts every benchmark):",
		commandMarkdown(`/allocgate accept ${row.benchmark}: the reason`),
		"Then re-run this job. The acceptance also covers later commits, as long as no figure rises above the accepted one."
	].join("\n\n"))];
}
function reproduceMarkdown(commands) {
	if (commands.length === 0 || commands.join("").length > 4e3) return [];
	return [folded("Reproduce it locally", commandMarkdown(...commands))];
}

// src/core/report/suggestions.ts
const longestEdit = 200;
function suggestionsOf({ explanations }, headLine) {
	const places = /* @__PURE__ */ new Set();
	return explanations.flatMap(({ benchmark, sites }) => sites.flatMap((site) => {
		const suggestion = suggestionOf(site, benchmark, headLine);
		const place = suggestion === void 0 ? "" : `${suggestion.file}:${suggestion.startLine}`;
		if (suggestion === void 0 || places.has(place)) return [];
		places.add(place);
		return [suggestion];
	}));
}
function suggestionOf(site, benchmark, headLine) {
	const { edit, imports, measured } = site.fix;
	if (edit === void 0 || measured === void 0) return void 0;
	if (imports !== void 0 && imports.add.length + imports.remove.length > 0) return void 0;
	const { file } = edit;
	const startLine = headLine({
		file,
		line: edit.line
	});
	if (startLine === void 0 || !isWhole(edit, startLine, headLine)) return void 0;
	const endLine = startLine + edit.endLine - edit.line;
	const text = edit.text.replace(/\n$/, "");
	return {
		file,
		startLine,
		endLine,
		was: edit.was,
		text,
		body: bodyOf(site, benchmark, text)
	};
}
function isWhole({ file, line: first, endLine }, startLine, headLine) {
	if (endLine < first || endLine - first >= longestEdit) return false;
	for (let line = first; line <= endLine; line++) if (headLine({
		file,
		line
	}) !== startLine + line - first) return false;
	return true;
}
function bodyOf(site, benchmark, text) {
	const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
	const fence = "`".repeat(longest + 1);
	return [
		`${codeMarkdown(benchmark)}: ${escapeMarkdown(ruleOf(site.cause).label)}. ${sentenceMarkdown(site.fix.advice)}`,
		`${fence}suggestion\n${text}\n${fence}`,
		`${escapeMarkdown(fixWords(site) ?? "")}.`
	].join("\n\n");
}

// src/action/comment.ts
async function comment(report, { pull, conversation, headLine, when, suggest, origin }, env) {
	if (pull === void 0 || conversation === void 0 || when === "never") return;
	const { api, run } = conversation;
	const place = conversation.placeOf(pull.repository, pull.number);
	const page = `${env["GITHUB_SERVER_URL"] ?? "https://github.com"}/${pull.repository}`;
	try {
		const outcome = await publishComment(api, {
			report,
			place,
			existing: await conversation.existing(place),
			wanted: when === "always" || hasNews(report),
			headSha: pull.headSha,
			run,
			...suggest ? { suggest: (before) => postSuggestions(api, pull, suggestionsOf(report, headLine), before, notSuggested) } : {},
			render: (maxLength, previous) => renderComment(report, {
				maxLength,
				linkOf: (at) => {
					const line = headLine(at);
					return line === void 0 ? void 0 : permalink(page, pull.headSha, at.file, line);
				},
				fullReport: run[0] === 0 ? void 0 : `${page}/actions/runs/${run[0]}`,
				reproduce: commandsOf(report, pull.number),
				failedBefore: previous?.failed,
				origin
			})
		});
		if (outcome.kind === "outdated") tell("No comment: the pull request already has a comment about a newer commit or run.");
		if (outcome.id !== void 0) setOutput("comment-id", String(outcome.id));
	} catch (error) {
		const { level, message } = describeFailure(error, "pull-requests: write", pull.fromFork);
		const line = `No comment was written: ${message}. The verdict stands, and the job summary has the report.`;
		if (level === "info") tell(line);
		else warning(line);
	}
}
function notSuggested(error) {
	warning(`Not every fix could be suggested: ${error.message}.`);
}
function commandsOf({ reproduce }, number) {
	return reproduce === void 0 ? [] : [`git fetch origin pull/${number}/merge`, reproduce];
}

// src/adapters/github/annotations.ts
const most$1 = {
	error: 9,
	warning: 10
};
const longest = {
	lines: 12,
	line: 300
};
function annotationsOf(report, headLine = () => void 0) {
	const results = resultsOf(report);
	return ["error", "warning"].flatMap((level) => bounded(results.filter(({ severity }) => severity === level).map((result) => annotationOf(result, level, headLine)), most$1[level]));
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

// src/adapters/github/baseline-branch/branch-tip.ts
const sha$1 = string().regex(/^[0-9a-f]{40,64}$/);
const refSchema = object({ object: object({ sha: sha$1 }) });
const commitSchema = object({ tree: object({ sha: sha$1 }) });
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
	await tellOf$1(await recordBaseline(ports, {
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
async function tellOf$1(recorded, branch, appended) {
	for (const { package: importPath, benchmark, kind, message } of recorded.problems) warning(`${kind} ${importPath ?? ""} ${benchmark ?? ""}: ${message}`);
	if (appended === void 0) return;
	const { kind, path, removed } = appended;
	const line = kind === "known" ? `The branch ${branch} already has a record of this commit: ${path}.` : `Recorded ${count(recorded.benchmarks, "benchmark")} of ${count(recorded.packages, "package")} on the branch ${branch}: ${path}.`;
	const lines = removed === 0 ? [line] : [line, `Removed ${count(removed, "old record")}.`];
	tell(lines.join("\n"));
	await summary.addRaw(`${escapeMarkdown(lines.join(" "))}\n`).write().catch(() => void 0);
}

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

// src/action/verdict-log.ts
function createVerdictLog(log, program, verbose) {
	const options = {
		width: 120,
		colour: false,
		verbose
	};
	const inWords = (report) => withProgram(inWorkflowWords(report), program);
	let isPrinted = false;
	const verdict = (report) => {
		if (isPrinted) return;
		isPrinted = true;
		log.end();
		tell(renderVerdict(inWords(report), options).trimEnd());
		failStep(report);
	};
	return {
		verdict,
		finish(report) {
			verdict(report);
			log.end();
			tell(renderDetails(inWords(report), options));
		}
	};
}
function failStep(report) {
	if (isSuccess(report)) return;
	setFailed(visibleLines(`allocgate: ${headline(report, tableOf(report))}`).join("\n"));
}
function isSuccess({ conclusion, advisory }) {
	return conclusion === "pass" || advisory;
}

// src/action/main.ts
const exitCodes = {
	success: 0,
	failure: 1,
	internal: 4,
	interrupted: 130
};
async function main(env, program, signal) {
	try {
		const inputs = readInputs((name) => getInput(name));
		if (inputs.token !== void 0) setSecret(inputs.token);
		return await run(inputs, env, program, signal);
	} catch (error) {
		if (signal.aborted) return exitCodes.interrupted;
		const failure = failureOf(error);
		setFailed(describe(failure, program));
		return failure.kind === "internal" ? exitCodes.internal : exitCodes.failure;
	}
}
async function run(inputs, env, program, signal) {
	const { pullRequest, pullRequestOf, payload, eventName } = await loadContext();
	const repository = env["GITHUB_REPOSITORY"] ?? "";
	const pull = pullRequestOf(repository);
	if (inputs.stage === "report") {
		await reportStage(inputs, {
			name: eventName,
			payload,
			pull
		}, env, program, signal);
		return exitCodes.success;
	}
	const log = createActionLog(inputs.explicit.verbose ?? false, now);
	const { token } = inputs;
	const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
	const credentials = token === void 0 ? void 0 : {
		server,
		token
	};
	const conversation = token === void 0 ? void 0 : openConversation(connect(token, env, signal), inputs, env);
	const ports = realPorts({
		env,
		log,
		signal,
		credentials,
		pullRequest: conversation === void 0 ? pullRequest : {
			...pullRequest,
			acceptances: () => acceptances(conversation, {
				pull,
				payload,
				repository
			})
		}
	});
	const workspace = env["GITHUB_WORKSPACE"] ?? process.cwd();
	if (inputs.stage === "merge") {
		const merged = await mergeStage(inputs, env, {
			workspace,
			program,
			pull,
			conversation
		});
		failStep(merged);
		return exitCodeOf(merged);
	}
	if (inputs.stage === "record") {
		const { GITHUB_REF: ref = "", GITHUB_SHA: commit = "" } = env;
		await recordStage(ports, conversation?.api, inputs, {
			event: eventName,
			payload,
			repository,
			ref,
			commit,
			workspace
		});
		return exitCodes.success;
	}
	const verdictLog = createVerdictLog(log, program, inputs.explicit.verbose ?? false);
	const judged = await judge(ports, inputs, workspace, verdictLog.verdict).finally(() => {
		log.end();
	});
	verdictLog.finish(judged);
	const report = withProgram(inWorkflowWords(judged), program);
	const { base, head, output } = inputs.explicit;
	const { format, verbose } = {
		...defaults,
		...inputs.explicit
	};
	const request = {
		folder: resolve(workspace, inputs.workingDirectory),
		base,
		head
	};
	const channel = {
		pull,
		conversation,
		headLine: pull === void 0 ? () => void 0 : await headLines(ports, request, pull.headSha, report),
		when: inputs.explicit.shard === void 0 ? inputs.comment.when : "never",
		suggest: inputs.comment.suggest
	};
	const file = output === void 0 ? void 0 : {
		format,
		verbose,
		path: resolve(workspace, output)
	};
	await publish(report, env, channel, file);
	return exitCodeOf(report);
}
async function loadContext() {
	try {
		return await import("./context.js");
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("usage", `The event of this workflow run cannot be read: ${reason}`, "Check the file that GITHUB_EVENT_PATH names; the runner writes it.", cause);
	}
}
function exitCodeOf(report) {
	return isSuccess(report) ? exitCodes.success : exitCodes.failure;
}
function describe(failure, program) {
	if (failure.kind === "internal") return `allocgate: ${visibleLines(failure.message).join("\n")}`;
	const remedy = commandWords(inputWords(failure.remedy), program);
	return visibleLines(`allocgate: ${inputMessage(failure.message)}\n${remedy}`).join("\n");
}

// src/action/start.ts
async function start() {
	const { env, argv } = process;
	const [, entry = ""] = argv;
	const program = programOfAction(entry, {
		env,
		cwd: env["GITHUB_WORKSPACE"] ?? process.cwd()
	});
	return main(env, program, onInterrupt().signal);
}

export { start };