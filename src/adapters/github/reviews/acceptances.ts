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
  /** The state stored in our comment, with the figures of earlier heads. */
  readonly state: CommentState | undefined;
  /** Whether the figures to judge were measured on `headSha` itself, so that an approval of that commit covers them. */
  readonly measured: boolean;
}

const reviewSchema = z.object({
  state: z.string(),
  body: z.string().nullable().default(''),
  commit_id: z.string().nullable(),
  user: z.object({ login: z.string(), type: z.string() }).nullable(),
  author_association: z.string().optional(),
});
type Review = z.infer<typeof reviewSchema>;

/** Maximum number of reviewers whose permissions are looked up. */
const mostReviewers = 10;
/**
 * Author associations that GitHub gives to members of the repository. Members' approvals are checked first, so that
 * approvals by strangers can't use up the limit.
 */
const insiders: ReadonlySet<string | undefined> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** One person's approvals that accept regressions. */
interface Saying {
  readonly login: string;
  readonly approvals: readonly Review[];
}

/**
 * `readAcceptances` returns what the reviews of a pull request accept. Only approvals by people who can write to the
 * repository and who aren't its author count. A reviewer who later requested changes, or whose approval was dismissed,
 * accepts nothing. Errors: `ApiError`.
 */
export async function readAcceptances(api: GitHubApi, pull: Reviewed): Promise<Acceptances> {
  const saying = await readSaying(api, pull);
  const accepted: Acceptance[] = [];
  const notes: string[] = [];
  for (const { login, approvals } of saying.slice(0, mostReviewers)) {
    const refusal = await refusalOf(api, pull, login);
    if (refusal === undefined) accepted.push(...approvals.flatMap((review) => acceptancesIn(review, login, pull)));
    else notes.push(`The acceptance by ${login} doesn't count: ${refusal}.`);
  }
  const left = saying.length - mostReviewers;
  if (left > 0)
    notes.push(
      `The acceptances of ${left} more ${left === 1 ? 'reviewer' : 'reviewers'} were not checked: the limit is ${mostReviewers}.`,
    );
  return { accepted, notes };
}

/**
 * `readSaying` returns everybody whose reviews currently accept something. Insiders (the owner, members of the
 * organization, and collaborators) come before others, and within each group, the person with the most recent approval
 * comes first.
 */
async function readSaying(api: GitHubApi, { repository, number }: Reviewed): Promise<readonly Saying[]> {
  const approvals = new Map<string, Review[]>();
  for await (const review of listed(api, `/repos/${repository}/pulls/${number}/reviews`, reviewSchema)) {
    const { user, state, body } = review;
    if (user?.type !== 'User') continue;
    const earlier = approvals.get(user.login) ?? [];
    if (revokes(review)) approvals.delete(user.login);
    if (state !== 'APPROVED' || acceptCommands(body ?? '').length === 0) continue;
    earlier.push(review);
    // The entry is deleted and added again, so that the most recent reviewer comes last.
    approvals.delete(user.login);
    approvals.set(user.login, earlier);
  }
  return [...approvals]
    .toReversed()
    .map(([login, reviews]) => ({ login, approvals: reviews }))
    .toSorted((a, b) => Number(isInsider(b)) - Number(isInsider(a)));
}

function isInsider({ approvals }: Saying): boolean {
  return approvals.some(({ author_association: association }) => insiders.has(association));
}

function revokes({ state }: Review): boolean {
  return state === 'CHANGES_REQUESTED' || state === 'DISMISSED';
}

async function refusalOf(api: GitHubApi, { repository, author }: Reviewed, login: string): Promise<string | undefined> {
  if (login.toLowerCase() === author.toLowerCase()) return "the author of a pull request can't accept its regressions";
  const path = `/repos/${repository}/collaborators/${encodeURIComponent(login)}/permission`;
  const { value } = await api.request({ method: 'GET', path });
  const { permission } = z.object({ permission: z.string() }).parse(value);
  return permission === 'write' || permission === 'admin'
    ? undefined
    : 'accepting requires write access to the repository';
}

function acceptancesIn({ body, commit_id: commit }: Review, login: string, pull: Reviewed): readonly Acceptance[] {
  return acceptCommands(body ?? '').map((command) => ({
    ...command,
    by: login,
    ceilingOf: (row) =>
      commit === pull.headSha && pull.measured
        ? Infinity
        : pull.state?.figures.find(({ head }) => head === commit)?.rows[rowKey(row)],
  }));
}
