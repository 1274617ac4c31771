import type { GitHubApi } from '../adapters/github/api/client.ts';
import { markerOf } from '../adapters/github/comment/marker.ts';
import { type CommentPlace, findComment, type StickyComment } from '../adapters/github/comment/sticky-comment.ts';
import type { Inputs } from './inputs.ts';

/** An API client, and the means to find our comments on pull requests. */
export interface Conversation {
  readonly api: GitHubApi;
  readonly run: readonly [number, number];
  placeOf(repository: string, number: number): CommentPlace;
  /** Returns our earlier comment at `place`. It looks up each pull request only once. Errors: `ApiError`. */
  existing(place: CommentPlace): Promise<StickyComment | undefined>;
}

/** `openConversation` returns a conversation that recognizes this job's comments by a marker that no other job uses. */
export function openConversation(
  api: GitHubApi,
  { comment, workingDirectory }: Pick<Inputs, 'comment' | 'workingDirectory'>,
  env: NodeJS.ProcessEnv,
): Conversation {
  const marker = markerOf({
    workflow: env['GITHUB_WORKFLOW'] ?? '',
    workingDirectory,
    key: comment.key,
  });
  const found = new Map<number, Promise<StickyComment | undefined>>();
  return {
    api,
    run: runOf(env),
    placeOf: (repository, number) => ({ repository, number, marker, author: comment.author }),
    existing: (place) => {
      const looked = found.get(place.number) ?? findComment(api, place);
      found.set(place.number, looked);
      return looked;
    },
  };
}

/**
 * `runOf` returns the ID of this workflow run and the number of its attempt. A value that the environment lacks is 0.
 */
export function runOf(env: NodeJS.ProcessEnv): readonly [number, number] {
  return [wholeNumber(env['GITHUB_RUN_ID']), wholeNumber(env['GITHUB_RUN_ATTEMPT'])];
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
