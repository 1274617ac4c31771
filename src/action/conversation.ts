import type { GitHubApi } from '../adapters/github/api/client.ts';
import { markerOf } from '../adapters/github/comment/marker.ts';
import type { CommentState } from '../adapters/github/comment/state.ts';
import { type CommentPlace, findComment, type StickyComment } from '../adapters/github/comment/sticky-comment.ts';
import type { Inputs } from './inputs.ts';

/** How to speak on pull requests. */
export interface Conversation {
  readonly api: GitHubApi;
  readonly run: CommentState['run'];
  placeOf(repository: string, number: number): CommentPlace;
  /** What we said there before, looked for once. Errors: `ApiError`. */
  existing(place: CommentPlace): Promise<StickyComment | undefined>;
}

/** Comments of this job, told apart from those of others by what the runner says of it. */
export function openConversation(
  api: GitHubApi,
  { comment, workingDirectory }: Pick<Inputs, 'comment' | 'workingDirectory'>,
  env: NodeJS.ProcessEnv,
): Conversation {
  const marker = markerOf({
    workflow: env['GITHUB_WORKFLOW'] ?? '',
    job: env['GITHUB_JOB'] ?? '',
    workingDirectory,
    key: comment.key,
  });
  const found = new Map<number, Promise<StickyComment | undefined>>();
  return {
    api,
    run: [wholeNumber(env['GITHUB_RUN_ID']), wholeNumber(env['GITHUB_RUN_ATTEMPT'])],
    placeOf: (repository, number) => ({ repository, number, marker, author: comment.author }),
    existing: (place) => {
      const looked = found.get(place.number) ?? findComment(api, place);
      found.set(place.number, looked);
      return looked;
    },
  };
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
