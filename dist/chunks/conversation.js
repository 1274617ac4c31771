import { p as string, u as object } from "./zod.js";
import { i as ApiError, n as tell } from "./log.js";
import { n as findComment } from "./comment.js";
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";

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
const mostBytes = 67108864;
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
		if (size > mostBytes) throw new Error(`an answer of more than ${mostBytes} bytes`);
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

export { runOf as n, connect as r, openConversation as t };