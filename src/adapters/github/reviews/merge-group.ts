import * as z from 'zod';
import type { GitHubApi } from '../api/client.ts';
import { listed } from '../api/pages.ts';

const payloadSchema = z.object({
  merge_group: z.object({ head_ref: z.string(), base_sha: z.string() }),
});
const refSchema = z.object({ ref: z.string(), object: z.object({ sha: z.string() }) });

/**
 * One entry of a merge queue, parsed from the name of its branch: `refs/heads/gh-readonly-queue/main/pr-104-<commit
 * below>`.
 */
interface QueueBranch {
  /** The prefix of all branches of this queue, below `refs/`. */
  readonly queue: string;
  readonly number: number;
  readonly below: string;
}

/** Maximum number of pull requests to return for a group. */
const mostPulls = 20;

/**
 * `pullsOfMergeGroup` returns the numbers of the pull requests in a merge group. It starts with the group's own branch
 * and follows the queue's branches below it, down to the group's base. If the event isn't that of a merge group, the
 * list is empty. Errors: `ApiError`.
 */
export async function pullsOfMergeGroup(
  api: GitHubApi,
  repository: string,
  payload: unknown,
): Promise<readonly number[]> {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return [];
  const { head_ref: ref, base_sha: base } = parsed.data.merge_group;
  const own = queueBranch(ref);
  if (own === undefined) return [];
  if (own.below === base) return [own.number];
  const byCommit = new Map<string, QueueBranch>();
  for await (const entry of listed(api, `/repos/${repository}/git/matching-refs/${own.queue}`, refSchema)) {
    const branch = queueBranch(entry.ref);
    if (branch !== undefined) byCommit.set(entry.object.sha, branch);
  }
  const numbers = [own.number];
  for (let below = own.below; below !== base && numbers.length < mostPulls;) {
    const branch = byCommit.get(below);
    if (branch === undefined) break;
    numbers.push(branch.number);
    ({ below } = branch);
  }
  return numbers;
}

function queueBranch(ref: string): QueueBranch | undefined {
  const [, queue, number, below] =
    /^refs\/(heads\/gh-readonly-queue\/[\w./-]+\/pr-)(\d{1,10})-([0-9a-f]{40,64})$/.exec(ref) ?? [];
  return queue === undefined || number === undefined || below === undefined
    ? undefined
    : { queue, number: Number(number), below };
}
