import * as z from 'zod';
import type { GitHubApi } from '../api/client.ts';
import type { PullRequestOfRun } from '../pull-request.ts';
import type { MeasuredRun } from './measured-run.ts';

const pullSchema = z.object({
  number: z.number().int().positive(),
  user: z.object({ login: z.string() }),
  head: z.object({ sha: z.string(), repo: z.object({ id: z.number() }).nullable() }),
  base: z.object({ repo: z.object({ id: z.number() }) }),
});

/**
 * `resolvePull` returns the only open pull request with the run's head commit, head repository and base repository, or
 * `undefined` if there is none or more than one. The measured code can't influence the choice. Errors: `ApiError`.
 */
export async function resolvePull(api: GitHubApi, run: MeasuredRun): Promise<PullRequestOfRun | undefined> {
  const head = encodeURIComponent(`${run.headOwner}:${run.headBranch}`);
  const path = `/repos/${run.repository}/pulls?state=open&head=${head}&per_page=100`;
  const { value } = await api.request({ method: 'GET', path });
  const matching = z
    .array(z.unknown())
    .parse(value)
    .flatMap((item) => {
      const { data } = pullSchema.safeParse(item);
      return data === undefined ? [] : [data];
    })
    .filter(
      (pull) =>
        pull.head.sha === run.headSha &&
        pull.head.repo?.id === run.headRepositoryId &&
        pull.base.repo.id === run.repositoryId,
    );
  const [only] = matching;
  if (only === undefined || matching.length > 1) return undefined;
  return {
    repository: run.repository,
    number: only.number,
    headSha: run.headSha,
    author: only.user.login,
    fromFork: run.headRepositoryId !== run.repositoryId,
  };
}
