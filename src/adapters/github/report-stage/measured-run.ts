import * as z from 'zod';
import { GateError } from '../../../errors.ts';

const sha = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
const payloadSchema = z.object({
  repository: z.object({ id: z.number(), full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/) }),
  workflow_run: z.object({
    id: z.number().int().positive(),
    run_attempt: z.number().int().positive(),
    name: z.string(),
    event: z.string(),
    path: z.string(),
    head_sha: sha,
    head_branch: z.string().nullable(),
    head_repository: z.object({ id: z.number(), owner: z.object({ login: z.string() }) }).nullable(),
    repository: z.object({ id: z.number() }),
  }),
});

/**
 * The workflow run that measured the commit, as GitHub itself describes it. The pull request controls only the branch
 * name.
 */
export interface MeasuredRun {
  readonly repository: string;
  readonly repositoryId: number;
  readonly id: number;
  readonly attempt: number;
  /** Name of the run's workflow. */
  readonly workflow: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly headOwner: string;
  readonly headRepositoryId: number;
}

/**
 * `measuredRun` returns the run that a `workflow_run` event describes, or `undefined` if that run measured no pull
 * request. If `path` is given, it also returns `undefined` for a run of any other workflow file. Errors: `usage` for
 * any other event.
 */
export function measuredRun(name: string, payload: unknown, path: string | undefined): MeasuredRun | undefined {
  const parsed = payloadSchema.safeParse(payload);
  if (name !== 'workflow_run' || !parsed.success) {
    throw new GateError(
      'usage',
      `stage: report runs on the event workflow_run, or on pull_request after the job that measures; this run's event is ${name}${parsed.success ? '' : ', with an unexpected payload'}.`,
      "Trigger it with `on: workflow_run`, as examples/workflows/forks-report.yml in allocgate's repository does.",
    );
  }
  const { repository, workflow_run: run } = parsed.data;
  const { head_repository: headRepository, head_branch: headBranch } = run;
  // In some payloads, `@` and a ref follow the path.
  if (path !== undefined && run.path.split('@', 1)[0] !== path) return undefined;
  if (run.event !== 'pull_request' || run.repository.id !== repository.id) return undefined;
  if (headRepository === null || headBranch === null) return undefined;
  return {
    repository: repository.full_name,
    repositoryId: repository.id,
    id: run.id,
    attempt: run.run_attempt,
    workflow: run.name,
    headSha: run.head_sha,
    headBranch,
    headOwner: headRepository.owner.login,
    headRepositoryId: headRepository.id,
  };
}
