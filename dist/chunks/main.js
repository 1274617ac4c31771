import { a as setFailed, l as warning, r as getInput, s as setSecret } from "./actions-core.js";
import { C as commandWords, D as GateError, T as failureOf, b as visibleLines, w as withProgram } from "./start.js";
import { n as _enum, p as string, u as object } from "./zod.js";
import { n as realPorts, t as now } from "./real-ports.js";
import { t as defaults } from "./options.js";
import { n as tell, r as describeFailure, t as createActionLog } from "./log.js";
import { a as stateIn, i as rowKey, r as listed } from "./comment.js";
import { r as connect, t as openConversation } from "./conversation.js";
import { R as placesOf, y as headline } from "./compose-markdown.js";
import { a as actionOptions, i as inputWords, n as inWorkflowWords, r as inputMessage, t as publish } from "./publish.js";
import { n as readOptions, r as splitList, t as shellWords } from "./shell-words.js";
import { i as readInputFile } from "./input-file.js";
import { n as readTimes } from "./read-report.js";
import { n as unmeasurable, t as check } from "./gate.js";
import { i as compareFigures, n as readFigures } from "./read-figures.js";
import { t as acceptRegressions } from "./accept.js";
import { i as readStored } from "./fit-baseline.js";
import { t as readPolicy } from "./read-policy.js";
import { t as remedies } from "./remedies.js";
import { r as headOf } from "./report-parts.js";
import { t as createStopwatch } from "./stopwatch.js";
import { i as pinnedText, t as baselineAtBase } from "./stored-text.js";
import { a as renderVerdict, r as renderDetails } from "./write-report.js";
import { l as tableOf } from "./row-words.js";
import { resolve } from "node:path";

// src/core/policy/accept-command.ts
const most = {
	lines: 200,
	line: 1e3
};
function acceptCommands(text) {
	return spokenLines(text.split(/\r\n?|\n/, most.lines)).map((line) => line.slice(0, most.line).trim()).flatMap((line) => {
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
const payloadSchema = object({ merge_group: object({
	head_ref: string(),
	base_sha: string()
}) });
const refSchema = object({
	ref: string(),
	object: object({ sha: string() })
});
const mostPulls = 20;
async function pullsOfMergeGroup(api, repository, payload) {
	const parsed = payloadSchema.safeParse(payload);
	if (!parsed.success) return [];
	const { head_ref: ref, base_sha: base } = parsed.data.merge_group;
	const own = queueBranch(ref);
	if (own === void 0) return [];
	if (own.below === base) return [own.number];
	const byCommit = /* @__PURE__ */ new Map();
	for await (const entry of listed(api, `/repos/${repository}/git/matching-refs/${own.queue}`, refSchema)) {
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
		const { user, head } = pullSchema.parse(value);
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
const pullSchema = object({
	user: object({ login: string() }),
	head: object({ sha: string() })
});
async function stateOf(conversation, { repository, number }) {
	const existing = await conversation.existing(conversation.placeOf(repository, number));
	return existing === void 0 ? void 0 : stateIn(existing.body);
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
async function main(runner) {
	const { signal, program } = runner;
	try {
		const inputs = readInputs((name) => getInput(name));
		if (inputs.token !== void 0) setSecret(inputs.token);
		return await run(inputs, runner);
	} catch (error) {
		if (signal.aborted) return exitCodes.interrupted;
		const failure = failureOf(error);
		setFailed(describe(failure, program));
		return failure.kind === "internal" ? exitCodes.internal : exitCodes.failure;
	}
}
async function run(inputs, { env, program, signal, withoutGo }) {
	const { pullRequest, pullRequestOf, payload, eventName } = await loadContext();
	const repository = env["GITHUB_REPOSITORY"] ?? "";
	const pull = pullRequestOf(repository);
	if (inputs.stage === "report") {
		const { reportStage } = await import("./report-stage.js");
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
		withoutGo,
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
		const { mergeStage } = await import("./merge-stage.js");
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
		const { recordStage } = await import("./record-stage.js");
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

export { main };