import * as z from 'zod';
import type { GateReport } from '../../../core/report/model.ts';
import type { GitHubApi } from '../api/client.ts';
import { type CommentState, nextState, stateIn, stateLine } from './state.ts';
import { type CommentPlace, createComment, type StickyComment, updateComment } from './sticky-comment.ts';

/** GitHub's limit on the length of a comment, in characters. */
const longestComment = 65_536;

export interface CommentRequest {
  readonly report: GateReport;
  readonly place: CommentPlace;
  /** The comment that `findComment` found. */
  readonly existing: StickyComment | undefined;
  /** Whether to create a comment if there is none. */
  readonly wanted: boolean;
  /** The pull request's head that was judged. */
  readonly headSha: string;
  /** The ID of this workflow run, and the number of its attempt. */
  readonly run: readonly [number, number];
  /**
   * Posts suggestions before the comment is written. It receives the names of the suggestions that earlier runs posted,
   * and returns them together with the names of those that it posted.
   */
  readonly suggest?: (before: readonly string[]) => Promise<readonly string[]>;
  /**
   * Returns the comment's text, of at most `maxLength` characters; `previous` is the state stored in the existing
   * comment.
   */
  readonly render: (maxLength: number, previous: CommentState | undefined) => string;
}

/** What happened to the comment, and its ID if it exists. */
export interface CommentOutcome {
  readonly kind: 'none' | 'created' | 'updated' | 'unchanged' | 'outdated';
  readonly id: number | undefined;
}

/**
 * `publishComment` creates or updates our comment, unless a newer run has already done so or the pull request has a
 * newer head. Errors: `ApiError`.
 */
export async function publishComment(api: GitHubApi, request: CommentRequest): Promise<CommentOutcome> {
  const { existing, place, headSha, run } = request;
  if (existing === undefined && !request.wanted) return { kind: 'none', id: undefined };
  const previous = existing === undefined ? undefined : stateIn(existing.body);
  if (previous?.head === headSha && isLater(previous.run, run)) return { kind: 'outdated', id: existing?.id };
  const body = bodyOf(request, previous);
  if (existing !== undefined && isSame(existing.body, body)) return { kind: 'unchanged', id: existing.id };
  const current = await currentHead(api, place);
  if (current !== headSha) return { kind: 'outdated', id: existing?.id };
  const suggested = await request.suggest?.(previous?.suggested ?? []);
  const whole = suggested === undefined || suggested.length === 0 ? body : bodyOf(request, previous, [...suggested]);
  return existing === undefined
    ? { kind: 'created', id: await createComment(api, place, whole) }
    : { kind: 'updated', id: await updateComment(api, place, existing.id, whole) };
}

function isLater([id, attempt]: CommentState['run'], [ourId, ourAttempt]: CommentRequest['run']): boolean {
  return id > ourId || (id === ourId && attempt > ourAttempt);
}

function bodyOf(
  { report, place, headSha, run, render }: CommentRequest,
  previous: CommentState | undefined,
  suggested?: string[],
): string {
  const [id, attempt] = run;
  const now: Pick<CommentState, 'head' | 'run'> = { head: headSha, run: [id, attempt] };
  const state = nextState(report, previous, suggested === undefined ? now : { ...now, suggested });
  const head = `${place.marker}\n${stateLine(state)}\n`;
  return head + render(longestComment - head.length, previous);
}

/** `isSame` compares two comments. It ignores which run wrote them and how GitHub changes line endings. */
function isSame(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(body: string): string {
  return body
    .replaceAll('\r\n', '\n')
    .replace(/"run":\[\d+,\d+\]/, '')
    .trimEnd();
}

async function currentHead(api: GitHubApi, { repository, number }: CommentPlace): Promise<string> {
  const { value } = await api.request({ method: 'GET', path: `/repos/${repository}/pulls/${number}` });
  return z.object({ head: z.object({ sha: z.string() }) }).parse(value).head.sha;
}
