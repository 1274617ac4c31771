import { relative, sep } from 'node:path';
import { realpath } from 'node:fs/promises';
import { GateError } from '../../errors.ts';
import type { RevisionRequest, Revisions } from '../../ports.ts';
import type { GitContext } from './context.ts';
import { type Base, findDefaultBase, type HeadPoint, missing } from './default-base.ts';
import { findEventBase } from './event-base.ts';
import { refuseItself, refuseOtherHead } from './event-head.ts';
import { gitMessage, lineOf } from './git-failure.ts';
import type { History } from './history.ts';
import { branchOf, findNamedRevision } from './named-revision.ts';
import { readUncommitted } from './status.ts';

const OLDEST_MINOR = 30;

/** `resolveRevisions` determines base and head (docs/rule.md, "What is compared with what"). Errors: `usage`. */
export async function resolveRevisions(
  context: GitContext,
  history: History & { readonly checkout: { readonly root: string } },
  request: RevisionRequest,
): Promise<Revisions> {
  const { root } = history.checkout;
  const head = await findHead(context, history, request);
  await refuseOtherHead(history, request, head);
  const base = await findBase(history, request, head);
  refuseItself(request.event, base, head);
  return {
    root,
    prefix: relative(root, await realpath(request.folder))
      .split(sep)
      .join('/'),
    base,
    head,
  };
}

/** The options for base and head, as messages name them. */
const named = { base: '--base', head: '--head' };

async function findHead(
  context: GitContext,
  history: History,
  { head: revision, event, options = named }: RevisionRequest,
): Promise<Revisions['head']> {
  if (revision !== undefined) {
    const commit = await findNamedRevision(history, revision, options.head);
    return { kind: 'commit', commit, dirty: false, label: revision };
  }
  const outcome = await history.checkout.read({ args: ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'] });
  const commit = lineOf(outcome);
  if (commit === undefined && (await refersToSomething(history)))
    throw new GateError(
      'usage',
      `HEAD cannot be read: ${gitMessage(outcome)}.`,
      'Run `git status` and `git fsck`, and fix what they report.',
    );
  // A workflow judges what was committed; files that earlier steps left in the checkout are not part of the author's
  // change.
  if (event !== undefined && commit !== undefined)
    return { kind: 'commit', commit, dirty: false, label: `the checked-out commit ${commit.slice(0, 12)}` };
  const { changed, untracked } = await readUncommitted(context, history.checkout);
  const dirty = changed.length + untracked.length > 0;
  const label = commit === undefined ? 'the working tree' : `the working tree at ${commit.slice(0, 12)}`;
  return { kind: 'working-tree', commit, dirty, label };
}

/**
 * `refersToSomething` reports whether HEAD names a commit. In an empty repository, HEAD names a branch that doesn't
 * exist yet.
 */
async function refersToSomething(history: History): Promise<boolean> {
  const branch = lineOf(await history.checkout.read({ args: ['symbolic-ref', '--quiet', 'HEAD'] }));
  if (branch === undefined) return true;
  return (await history.checkout.read({ args: ['show-ref', '--verify', '--quiet', branch] })).code === 0;
}

async function findBase(history: History, request: RevisionRequest, head: Revisions['head']): Promise<Base> {
  if (request.base !== undefined) {
    const commit = await findNamedRevision(history, request.base, (request.options ?? named).base);
    return { kind: 'commit', commit, label: request.base };
  }
  if (head.commit === undefined) {
    const blocking = request.event?.kind === 'pull-request' || request.event?.kind === 'merge-group';
    return { ...missing('the repository has no commits yet'), blocking } as Base;
  }
  const point: HeadPoint = {
    commit: head.commit,
    ref: await branchOf(history, request.head ?? 'HEAD'),
    dirty: head.kind === 'working-tree' && head.dirty,
    name: request.head ?? 'HEAD',
  };
  return request.event === undefined ? findDefaultBase(history, point) : findEventBase(history, point, request.event);
}

/** `refuseOldGit` throws if git is too old. Errors: `usage`. */
export async function refuseOldGit(context: GitContext, folder: string): Promise<void> {
  const line = lineOf(await context.git({ args: ['version'], folder, env: context.env })) ?? '';
  const [, major, minor] = /(\d+)\.(\d+)/.exec(line) ?? [];
  if (Number(major) > 2 || (Number(major) === 2 && Number(minor) >= OLDEST_MINOR)) return;
  throw new GateError('usage', `${line} is too old.`, `Install git 2.${OLDEST_MINOR} or newer.`);
}
