import * as z from 'zod';
import { acceptCommands } from '../../../core/policy/accept-command.ts';
import type { Acceptance, Acceptances } from '../../../ports.ts';
import type { GitHubApi } from '../api/client.ts';
import { listed } from '../api/pages.ts';
import { type CommentState, rowKey } from '../comment/state.ts';

/** A pull request whose reviews may accept regressions. */
export interface Reviewed {
  readonly repository: string;
  readonly number: number;
  readonly author: string;
  readonly headSha: string;
  /** What our comment on it remembers of earlier heads. */
  readonly state: CommentState | undefined;
  /** The figures to judge were measured on `headSha` itself, so that an approval of it needs no other. */
  readonly measured: boolean;
}

const reviewSchema = z.object({
  state: z.string(),
  body: z.string().nullable().default(''),
  commit_id: z.string().nullable(),
  user: z.object({ login: z.string(), type: z.string() }).nullable(),
});
type Review = z.infer<typeof reviewSchema>;

/** Reviewers whose permission is asked for. */
const mostReviewers = 10;

/**
 * What reviews of a pull request accept: approvals by people other than its author who may write to the repository. Who
 * asked for changes, or whose approval was dismissed, after that accepts nothing. Errors: `ApiError`.
 */
export async function readAcceptances(api: GitHubApi, pull: Reviewed): Promise<Acceptances> {
  const byReviewer = new Map<string, Review[]>();
  for await (const review of listed(api, `/repos/${pull.repository}/pulls/${pull.number}/reviews`, reviewSchema)) {
    if (review.user === null || review.user.type !== 'User') continue;
    const { login } = review.user;
    const earlier = revokes(review) ? [] : (byReviewer.get(login) ?? []);
    byReviewer.set(login, [...earlier, review]);
  }
  const accepted: Acceptance[] = [];
  const notes: string[] = [];
  for (const [login, reviews] of [...byReviewer].slice(0, mostReviewers)) {
    const saying = reviews.filter(({ state, body }) => state === 'APPROVED' && acceptCommands(body ?? '').length > 0);
    if (saying.length === 0) continue;
    const refusal = await refusalOf(api, pull, login);
    if (refusal === undefined) accepted.push(...saying.flatMap((review) => acceptancesIn(review, login, pull)));
    else notes.push(`What ${login} accepts in a review does not count: ${refusal}.`);
  }
  return { accepted, notes };
}

function revokes({ state }: Review): boolean {
  return state === 'CHANGES_REQUESTED' || state === 'DISMISSED';
}

async function refusalOf(api: GitHubApi, { repository, author }: Reviewed, login: string): Promise<string | undefined> {
  if (login.toLowerCase() === author.toLowerCase()) return 'the author of a pull request cannot accept for it';
  const path = `/repos/${repository}/collaborators/${encodeURIComponent(login)}/permission`;
  const { value } = await api.request({ method: 'GET', path });
  const { permission } = z.object({ permission: z.string() }).parse(value);
  return permission === 'write' || permission === 'admin' ? undefined : 'that takes write access to the repository';
}

function acceptancesIn({ body, commit_id: commit }: Review, login: string, pull: Reviewed): readonly Acceptance[] {
  return acceptCommands(body ?? '').map((command) => ({
    ...command,
    by: login,
    ceilingOf: (row) => {
      const known = pull.state?.figures.find(({ head }) => head === commit)?.rows[rowKey(row)];
      if (commit === pull.headSha && (pull.measured || known === undefined)) return Infinity;
      return known;
    },
  }));
}
