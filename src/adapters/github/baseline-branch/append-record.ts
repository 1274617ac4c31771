import * as z from 'zod';
import { branchReadme, nextRecord, outdatedRecords, recordsAmong } from '../../../core/baseline/records.ts';
import { ApiError } from '../api/api-error.ts';
import type { GitHubApi } from '../api/client.ts';
import { branchTip, type BranchTip, refIn } from './branch-tip.ts';

/** A record to add to the branch. */
export interface NewRecord {
  /** Name of the folder for the record's conditions. */
  readonly conditions: string;
  /** The commit that was measured. */
  readonly commit: string;
  readonly text: string;
  /** First line of the commit message. */
  readonly message: string;
}

export interface AppendRequest {
  /** The repository, as `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  readonly record: NewRecord;
  /** Whether to remove outdated records in the same commit. */
  readonly compact: boolean;
  readonly sleep: (ms: number) => Promise<void>;
  /**
   * Returns a random number from 0 to 1. Each pause is multiplied by such a number, so that two runs that collided
   * don't collide again.
   */
  readonly random: () => number;
}

export interface Appended {
  readonly kind: 'recorded' | 'known';
  readonly path: string;
  /** Number of records that were removed. */
  readonly removed: number;
}

const shaSchema = z.object({ sha: z.string() });
/** Maximum number of attempts if other runs are recording at the same time. */
const attempts = 12;
/** Maximum pause after the first attempt, in milliseconds; it doubles with each attempt, up to `longestPause`. */
const firstPause = 200;
const longestPause = 5000;

/**
 * `appendRecord` adds a record to the branch in a new commit, through GitHub's Git data API. It needs no checkout and
 * never forces an update. If another run updates the branch first, it makes the commit again on top of that run's
 * commit. It never replaces an existing record. Errors: `ApiError`.
 */
export async function appendRecord(api: GitHubApi, request: AppendRequest): Promise<Appended> {
  const { repository, branch, record, sleep, random } = request;
  for (let attempt = 1; ; attempt++) {
    const tip = await branchTip(api, repository, branch);
    const records = recordsAmong(tip.paths);
    const known = records.find(
      ({ conditions, commit }) => conditions === record.conditions && commit === record.commit,
    );
    const removed = request.compact ? outdatedRecords(records).map(({ path }) => path) : [];
    if (known !== undefined && removed.length === 0) return { kind: 'known', path: known.path, removed: 0 };
    const path = known?.path ?? nextRecord(records, record.conditions, record.commit);
    const made = await commitOn(api, request, tip, { add: known === undefined ? path : undefined, remove: removed });
    try {
      await moveBranch(api, repository, branch, tip, made);
      return { kind: known === undefined ? 'recorded' : 'known', path, removed: removed.length };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const now = await branchTip(api, repository, branch);
      // GitHub carried out the request, although its response was lost.
      if (now.commit === made) return { kind: 'recorded', path, removed: removed.length };
      // If the branch still has the same tip, no other run was faster, so the request itself was refused.
      const isTaken = (error.status === 422 || error.status === 409) && now.commit !== tip.commit;
      if (!isTaken || attempt >= attempts) throw error;
      await sleep(Math.min(longestPause, firstPause * 2 ** (attempt - 1)) * random());
    }
  }
}

async function commitOn(
  api: GitHubApi,
  { repository, record }: AppendRequest,
  tip: BranchTip,
  { add, remove }: { readonly add: string | undefined; readonly remove: readonly string[] },
): Promise<string> {
  const file = { mode: '100644', type: 'blob' } as const;
  const { value: tree } = await api.request({
    method: 'POST',
    path: `/repos/${repository}/git/trees`,
    body: {
      ...(tip.tree === undefined ? {} : { base_tree: tip.tree }),
      tree: [
        ...(tip.paths.includes('README.md') ? [] : [{ ...file, path: 'README.md', content: branchReadme }]),
        ...(add === undefined ? [] : [{ ...file, path: add, content: record.text }]),
        ...remove.map((path) => ({ ...file, path, sha: null })),
      ],
    },
  });
  const { value: commit } = await api.request({
    method: 'POST',
    path: `/repos/${repository}/git/commits`,
    body: {
      message:
        add === undefined
          ? `Remove ${remove.length} old ${remove.length === 1 ? 'record' : 'records'}`
          : record.message,
      tree: shaSchema.parse(tree).sha,
      parents: tip.commit === undefined ? [] : [tip.commit],
    },
  });
  return shaSchema.parse(commit).sha;
}

/**
 * `moveBranch` moves the branch forward, and never backward: GitHub responds with 422 if another commit was added in
 * the meantime, or if a branch that is to be created already exists.
 */
async function moveBranch(
  api: GitHubApi,
  repository: string,
  branch: string,
  tip: BranchTip,
  commit: string,
): Promise<void> {
  const base = `/repos/${repository}/git/refs`;
  if (tip.commit === undefined)
    await api.request({ method: 'POST', path: base, body: { ref: `refs/heads/${branch}`, sha: commit } });
  else await api.request({ method: 'PATCH', path: `${base}/${refIn(branch)}`, body: { sha: commit, force: false } });
}
