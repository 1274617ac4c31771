import * as z from 'zod';
import { ApiError } from './api-error.ts';
import { rateLimitWait } from './rate-limit.ts';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Path below the API's address, including the query. */
  readonly path: string;
  readonly body?: object;
}

export interface ApiAnswer {
  readonly value: unknown;
  /** Path of the next page, or `undefined` if this is the last one. */
  readonly next: string | undefined;
  /** The address that GitHub redirects to. The token is never sent there. */
  readonly location: string | undefined;
}

/** The part of GitHub's REST API that allocgate uses. Errors: `ApiError`. */
export interface GitHubApi {
  request(request: ApiRequest): Promise<ApiAnswer>;
}

export interface ApiOptions {
  /** The value of GITHUB_API_URL. */
  readonly url: string;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Returns the current time in milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Logs a line about each wait. */
  readonly log: (line: string) => void;
}

/** Maximum total wait of a run, in milliseconds: a comment must not hold up the verdict. */
const mostWaitMs = 60_000;
/** Timeout of one request, in milliseconds. */
const timeoutMs = 20_000;
/** Pauses between attempts after a server error, in milliseconds. */
const pauses = [1000, 3000];
/** Maximum size of a response, in bytes; a page of 100 comments of maximum length is smaller. */
const mostBytes = 64 * 1024 * 1024;

/**
 * `createGitHubApi` returns a client that waits if GitHub asks it to, for a bounded time, and retries after server
 * errors. After a server error, it doesn't retry a request that creates something, because the request may have
 * succeeded anyway.
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
      /** The HTTP status, or `undefined` if there was no response. */
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
      // Redirects are not followed, so that the token is sent to no other address.
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

/**
 * `nextPage` returns the path of the next page, or `undefined` if there is none or it isn't below the API's address.
 */
function nextPage(headers: Headers, url: string): string | undefined {
  const target = /<([^<>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
  return target?.startsWith(`${url}/`) === true ? target.slice(url.length) : undefined;
}
