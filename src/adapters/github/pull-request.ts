import * as z from 'zod';

/** The pull request of a workflow run, as the run's event describes it. */
export interface PullRequestOfRun {
  /** The repository, such as `octo/shop`. */
  readonly repository: string;
  readonly number: number;
  readonly headSha: string;
  readonly author: string;
  /** Whether the pull request comes from another repository, in which case the job's token is usually read-only. */
  readonly fromFork: boolean;
}

const payloadSchema = z.object({
  pull_request: z.object({
    number: z.number().int().positive(),
    user: z.object({ login: z.string() }),
    head: z.object({
      sha: z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/),
      repo: z.object({ id: z.number() }).nullable(),
    }),
    base: z.object({ repo: z.object({ id: z.number() }) }),
  }),
});

/**
 * `pullRequestOfRun` returns the pull request in an event's payload, or `undefined` if there is none. `repository` is
 * the value of GITHUB_REPOSITORY.
 */
export function pullRequestOfRun(payload: unknown, repository: string | undefined): PullRequestOfRun | undefined {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success || !isRepository(repository)) return undefined;
  const { number, user, head, base } = parsed.data.pull_request;
  return { repository, number, headSha: head.sha, author: user.login, fromFork: head.repo?.id !== base.repo.id };
}

function isRepository(name: string | undefined): name is string {
  return name !== undefined && /^[\w.-]+\/[\w.-]+$/.test(name);
}
