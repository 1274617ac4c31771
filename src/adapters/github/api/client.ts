import * as z from 'zod';
import { ApiError } from './api-error.ts';
import { rateLimitWait } from './rate-limit.ts';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the API's address, with its query. */
  readonly path: string;
  readonly body?: object;
}

export interface ApiAnswer {
  readonly value: unknown;
  /** Path of the next page. */
  readonly next: string | undefined;
  /** Where GitHub says that the answer is; it is asked without the token, if at all. */
  readonly location: string | undefined;
}

/** The part of GitHub's REST API that allocgate uses. Errors: `ApiError`. */
export interface GitHubApi {
  request(request: ApiRequest): Promise<ApiAnswer>;
}

export interface ApiOptions {
  /** GITHUB_API_URL. */
  readonly url: string;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Called with a line for each wait. */
  readonly log: (line: string) => void;
}

/** All waits of a run together, in milliseconds: a verdict must not hang on a comment. */
const mostWaitMs = 60_000;
/** One request, in milliseconds. */
const timeoutMs = 20_000;
/** Pauses between attempts if the server failed, in milliseconds. */
const pauses = [1000, 3000];
/** Longest answer that is read, in bytes: a page of 100 comments of the greatest length is below it. */
const mostBytes = 64 * 1024 * 1024;

/**
 * `createGitHubApi` returns a client that waits if GitHub asks it to, for a bounded time, and retries if the server
 * failed, but never when creating something: that may have happened although the answer says otherwise.
 */
export function createGitHubApi(options: ApiOptions): GitHubApi {
  const { now, log } = options;
  let left = mostWaitMs;
  const wait = async (ms: number, why: string): Promise<boolean> => {
    if (ms > left) return false;
    left -= ms;
    log(`${why}: waiting ${Math.ceil(ms / 1000)} s.`);
    await options.sleep(ms);
    return true;
  };
  return {
    request: async (request) => {
      for (let failures = 0; ;) {
        const reply = await send(options, request);
        if (reply.kind === 'answer') return reply.answer;
        const { status, headers, message, cause } = reply;
        const call = `${request.method} ${request.path}`;
        const told =
          status === undefined
            ? `${call} got no answer from GitHub: ${message}`
            : `GitHub answered ${call} with ${status}: ${message}`;
        const limit = status === undefined ? undefined : rateLimitWait(status, headers, message, now());
        if (limit !== undefined) {
          if (await wait(limit, told)) continue;
          throw new ApiError(
            status,
            'limited',
            `${told}. GitHub asks for a wait of ${Math.ceil(limit / 1000)} s, which is longer than this run waits.`,
          );
        }
        const failed = status === undefined || status >= 500;
        const pause = pauses[failures++];
        if (failed && request.method !== 'POST' && pause !== undefined && (await wait(pause, told))) continue;
        throw new ApiError(status, failed ? 'failed' : 'refused', told, cause);
      }
    },
  };
}

type Reply =
  | { readonly kind: 'answer'; readonly answer: ApiAnswer }
  | {
      readonly kind: 'failure';
      /** `undefined`: there was no answer. */
      readonly status: number | undefined;
      readonly headers: Headers;
      readonly message: string;
      readonly cause?: unknown;
    };

async function send({ url, token, signal }: ApiOptions, { method, path, body }: ApiRequest): Promise<Reply> {
  try {
    const response = await fetch(url + path, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'allocgate',
        'x-github-api-version': '2022-11-28',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      // The token is sent to no other address.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const text = await textOf(response);
    const { status, headers } = response;
    const location = status === 302 && method === 'GET' ? (headers.get('location') ?? undefined) : undefined;
    if (response.ok || location !== undefined) {
      const value = location === undefined ? parsed(text) : undefined;
      return { kind: 'answer', answer: { value, next: nextPage(headers, url), location } };
    }
    return { kind: 'failure', status, headers, message: messageIn(text) ?? response.statusText };
  } catch (cause) {
    if (signal.aborted) throw cause;
    const message = cause instanceof Error ? reasonOf(cause) : String(cause);
    return { kind: 'failure', status: undefined, headers: new Headers(), message, cause };
  }
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    const bytes = part as Uint8Array;
    size += bytes.length;
    if (size > mostBytes) throw new Error(`an answer of more than ${mostBytes} bytes`);
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): unknown {
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

function messageIn(text: string): string | undefined {
  try {
    return z.object({ message: z.string() }).parse(JSON.parse(text)).message.slice(0, 300);
  } catch {
    return undefined;
  }
}

function reasonOf(error: Error): string {
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}

/** `nextPage` returns the page after this one, if it is at the same address. */
function nextPage(headers: Headers, url: string): string | undefined {
  const target = /<([^<>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
  return target?.startsWith(`${url}/`) === true ? target.slice(url.length) : undefined;
}
