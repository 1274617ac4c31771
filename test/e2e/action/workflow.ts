import { join } from 'node:path';
import { inject } from 'vitest';
import { GitRepository, temporaryFolder } from '../../support/git-repository.ts';
import { temporaryCache } from '../../support/source-helper.ts';
import { type ActionOptions, type ActionRun, runAction } from '../../support/run-action.ts';
import { allocating, benchmarks } from '../scenario.ts';
import type { WorkflowEvent } from './payloads.ts';

/** A benchmark file whose one benchmark allocates that often. */
export function allocations(count: number): string {
  return benchmarks(allocating('Steady', count, 64));
}

/** A repository on the server, with a module of one commit on main. */
export function createOrigin(folder = ''): GitRepository {
  const prefix = folder === '' ? '' : `${folder}/`;
  const origin = GitRepository.create();
  origin.write(`${prefix}go.mod`, 'module example.com/m\n\ngo 1.22\n');
  origin.write(`${prefix}m_test.go`, allocations(2));
  origin.commit('base');
  return origin;
}

/** A pull request: a branch off main with one commit, and the merge commit that GitHub makes for it. */
export function openPullRequest(
  origin: GitRepository,
  files: Readonly<Record<string, string>>,
): { readonly base: string; readonly head: string; readonly merge: string } {
  const base = origin.git('rev-parse', 'main');
  origin.git('checkout', '--quiet', '-b', 'topic');
  for (const [path, text] of Object.entries(files)) origin.write(path, text);
  const head = origin.commit('change');
  const merge = mergeCommit(origin, base, head);
  origin.git('update-ref', 'refs/pull/5/merge', merge);
  origin.git('checkout', '--quiet', 'main');
  return { base, head, merge };
}

/** Merges without a conflict, as GitHub does, and returns the commit. */
export function mergeCommit(origin: GitRepository, base: string, head: string): string {
  origin.git('checkout', '--quiet', '--detach', base);
  origin.git('merge', '--quiet', '--no-ff', '--message', 'Merge', head);
  return origin.git('rev-parse', 'HEAD');
}

export interface CheckoutOptions {
  readonly commit: string;
  /** `0` is the whole history. */
  readonly depth: 0 | 1;
  /** A branch, to be checked out by name; else detached. */
  readonly branch?: string;
}

/** What actions/checkout leaves in the workspace. */
export function checkOut(origin: GitRepository, { commit, depth, branch }: CheckoutOptions): GitRepository {
  const workspace = GitRepository.create(join(temporaryFolder(), 'shop'));
  const refs =
    depth === 1 ? [`+${commit}:refs/remotes/origin/checked-out`] : ['+refs/heads/*:refs/remotes/origin/*', commit];
  workspace.git('remote', 'add', 'origin', `file://${origin.folder}`);
  workspace.git('fetch', '--quiet', '--no-tags', ...(depth === 1 ? ['--depth=1'] : []), 'origin', ...refs);
  const how = branch === undefined ? ['--detach', commit] : ['-B', branch, commit];
  workspace.git('checkout', '--quiet', '--force', ...how);
  return workspace;
}

/** Inputs of a step that has no more to do than its verdict: one sample confirms it, and little is explained. */
export const quick = { count: '1', 'explain-timeout': '1ms' };

/** Runs the action's bundle in a workspace. */
export function run(
  workspace: GitRepository,
  event: WorkflowEvent,
  options: Partial<ActionOptions> & { readonly cache?: string } = {},
): Promise<ActionRun> {
  const { cache = temporaryCache(), ...rest } = options;
  return runAction({
    main: join(inject('dist'), 'action.js'),
    workspace: workspace.folder,
    runner: temporaryFolder(),
    event,
    ...rest,
    env: { ALLOCGATE_CACHE: cache, ...options.env },
  });
}
