import type { GitHubApi } from '../adapters/github/api/client.ts';
import { markerOf } from '../adapters/github/comment/marker.ts';
import { type CommentPlace, findComment, type StickyComment } from '../adapters/github/comment/sticky-comment.ts';
import type { Inputs } from './inputs.ts';

/** How to comment on pull requests. */
export interface Conversation {
  readonly api: GitHubApi;
  readonly run: readonly [number, number];
  placeOf(repository: string, number: number): CommentPlace;
  /** Returns our earlier comment there, looked up once. Errors: `ApiError`. */
  existing(place: CommentPlace): Promise<StickyComment | undefined>;
}

/** `openConversation` finds the comments of this job, which the runner's variables tell apart from others. */
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

/** `runOf` returns the number of this workflow run, and its attempt. */
export function runOf(env: NodeJS.ProcessEnv): readonly [number, number] {
  return [wholeNumber(env['GITHUB_RUN_ID']), wholeNumber(env['GITHUB_RUN_ATTEMPT'])];
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
