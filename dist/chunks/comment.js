import { l as warning, o as setOutput } from "./actions-core.js";
import { d as record, g as unknown, l as number, m as tuple, p as string, r as array, u as object } from "./zod.js";
import { i as ApiError, n as tell, r as describeFailure } from "./log.js";
import { A as sentenceMarkdown, P as escaping, T as folded, t as composeMarkdown } from "./compose-markdown.js";
import { n as commandMarkdown, r as escapeMarkdown, t as codeMarkdown } from "./escape-markdown.js";
import { U as ruleOf, s as rowsAt, x as count } from "./row-words.js";
import { h as fixWords } from "./array.js";
import { createHash } from "node:crypto";

// src/adapters/github/comment/state.ts
const sha = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
const stateSchema = object({
	head: sha,
	run: tuple([number(), number()]),
	failed: object({
		head: sha,
		benchmarks: number()
	}).optional(),
	figures: array(object({
		head: sha,
		rows: record(string(), number())
	})),
	suggested: array(string()).optional()
});
const most = {
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
	const rows = Object.fromEntries(moved.slice(0, most.rows).flatMap((row) => row.head === null ? [] : [[rowKey(row), row.head.median]]));
	const earlier = previous?.figures.filter(({ head }) => head !== now.head) ?? [];
	const figures = moved.length === 0 ? earlier : [...earlier, {
		head: now.head,
		rows
	}];
	const { suggested = previous?.suggested, ...current } = now;
	return {
		...current,
		...failed === void 0 ? {} : { failed },
		figures: figures.slice(-most.heads),
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

export { stateIn as a, rowKey as i, findComment as n, listed as r, comment as t };