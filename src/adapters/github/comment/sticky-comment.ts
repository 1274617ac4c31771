import * as z from 'zod';
import { ApiError } from '../api/api-error.ts';
import type { GitHubApi } from '../api/client.ts';
import { listed } from '../api/pages.ts';

/** One of our comments on a pull request. */
export interface StickyComment {
  readonly id: number;
  readonly body: string;
}

/** The pull request on which allocgate comments, and what identifies its comment there. */
export interface CommentPlace {
  readonly repository: string;
  readonly number: number;
  readonly marker: string;
  /** Login of the token's owner; checked because anyone can write the marker. */
  readonly author: string;
}

const commentSchema = z.object({
  id: z.number(),
  body: z.string().default(''),
  user: z.object({ login: z.string() }).nullable(),
});

/**
 * `findComment` returns our comment on the pull request, or the oldest of them if there are several. It reads all
 * pages. Errors: `ApiError`.
 */
export async function findComment(api: GitHubApi, place: CommentPlace): Promise<StickyComment | undefined> {
  for await (const { id, body, user } of listed(api, commentsPath(place), commentSchema)) {
    const isOurs = user?.login.toLowerCase() === place.author.toLowerCase();
    if (isOurs && body.split(/\r?\n/, 1)[0] === place.marker) return { id, body };
  }
  return undefined;
}

/**
 * `createComment` creates the comment. It sends the request once; if the outcome is in doubt, it looks for the comment.
 * Errors: `ApiError`.
 */
export async function createComment(api: GitHubApi, place: CommentPlace, body: string): Promise<number> {
  try {
    const { value } = await api.request({ method: 'POST', path: commentsPath(place), body: { body } });
    return z.object({ id: z.number() }).parse(value).id;
  } catch (error) {
    if (!(error instanceof ApiError) || !error.inDoubt) throw error;
    const made = await findComment(api, place);
    if (made === undefined) throw error;
    return made.id;
  }
}

/** `updateComment` rewrites the comment, or recreates it if it was deleted meanwhile. Errors: `ApiError`. */
export async function updateComment(api: GitHubApi, place: CommentPlace, id: number, body: string): Promise<number> {
  try {
    const path = `/repos/${place.repository}/issues/comments/${id}`;
    await api.request({ method: 'PATCH', path, body: { body } });
    return id;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return createComment(api, place, body);
    throw error;
  }
}

function commentsPath({ repository, number }: CommentPlace): string {
  return `/repos/${repository}/issues/${number}/comments`;
}
