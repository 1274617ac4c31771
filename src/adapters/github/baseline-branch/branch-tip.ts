import * as z from 'zod';
import { ApiError } from '../api/api-error.ts';
import type { GitHubApi } from '../api/client.ts';

/** The commit at the tip of a branch, and the paths of its files. */
export interface BranchTip {
  /** `undefined` if the branch doesn't exist yet. */
  readonly commit: string | undefined;
  readonly tree: string | undefined;
  readonly paths: readonly string[];
}

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const refSchema = z.object({ object: z.object({ sha }) });
const commitSchema = z.object({ tree: z.object({ sha }) });
const treeSchema = z.object({
  truncated: z.boolean().optional(),
  tree: z.array(z.object({ path: z.string(), type: z.string() })),
});

/** `refIn` returns a branch's ref as one URL path segment, with its slashes encoded. */
export function refIn(branch: string): string {
  return encodeURIComponent(`heads/${branch}`);
}

/** `branchTip` reads the tip of a branch. Errors: `ApiError`. */
export async function branchTip(api: GitHubApi, repository: string, branch: string): Promise<BranchTip> {
  const commit = await tipOf(api, repository, branch);
  if (commit === undefined) return { commit, tree: undefined, paths: [] };
  const at = `/repos/${repository}/git`;
  const made = commitSchema.parse((await api.request({ method: 'GET', path: `${at}/commits/${commit}` })).value);
  const listing = await api.request({ method: 'GET', path: `${at}/trees/${made.tree.sha}?recursive=1` });
  const { tree, truncated } = treeSchema.parse(listing.value);
  if (truncated === true)
    throw new ApiError(undefined, 'failed', `the branch ${branch} holds more files than GitHub lists`);
  return { commit, tree: made.tree.sha, paths: tree.filter(({ type }) => type === 'blob').map(({ path }) => path) };
}

async function tipOf(api: GitHubApi, repository: string, branch: string): Promise<string | undefined> {
  try {
    const { value } = await api.request({ method: 'GET', path: `/repos/${repository}/git/ref/${refIn(branch)}` });
    return refSchema.parse(value).object.sha;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
