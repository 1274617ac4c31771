import type { RevisionEvent } from '../../ports.ts';
import { type Base, findDefaultBase, type HeadPoint, missing } from './default-base.ts';
import { isObjectId } from './fetch.ts';
import type { History } from './history.ts';

/**
 * `findEventBase` returns the base for the event of a workflow run: a commit that the event determines or, if it
 * determines none, the default base. Without a base, a pull request or merge group can't be judged.
 */
export async function findEventBase(history: History, head: HeadPoint, event: RevisionEvent): Promise<Base> {
  switch (event.kind) {
    case 'pull-request':
      return blocking(await pullRequestBase(history, head, event));
    case 'merge-group':
      return blocking(await known(history, event.baseSha, 'base of the merge group'));
    case 'push':
      return (await previousTip(history, head, event.before)) ?? findDefaultBase(history, head);
    case 'other':
    case 'assumed':
      return findDefaultBase(history, head);
    default:
      return event satisfies never;
  }
}

async function pullRequestBase(
  history: History,
  head: HeadPoint,
  { baseSha, headSha }: { readonly baseSha: string; readonly headSha: string },
): Promise<Base> {
  const [first, second] = await history.parents(head.commit);
  if (first !== undefined && second === headSha) return known(history, first, 'first parent of the merge commit');
  const found = await history.mergeBase(head.commit, baseSha);
  return found.kind === 'found'
    ? { kind: 'commit', commit: found.commit, label: "merge base with the pull request's base" }
    : missing(`there is no merge base of ${head.name} and the pull request's base: ${found.reason}`);
}

/**
 * `previousTip` returns the branch's tip before the push, or `undefined` if it is unknown or the pushed commits don't
 * build on it.
 */
async function previousTip(history: History, head: HeadPoint, before: string): Promise<Base | undefined> {
  if (!isObjectId(before) || /^0+$/.test(before) || before === head.commit) return undefined;
  const base = { kind: 'commit', commit: before, label: 'the tip before the push' } as const;
  if ((await history.ensure(before)).kind === 'missing') return undefined;
  if ((await history.parents(head.commit)).includes(before)) return base;
  const found = await history.mergeBase(head.commit, before);
  return found.kind === 'found' && found.commit === before ? base : undefined;
}

async function known(history: History, commit: string, label: string): Promise<Base> {
  const outcome = await history.ensure(commit);
  return outcome.kind === 'found'
    ? { kind: 'commit', commit, label }
    : missing(`the ${label}, ${commit.slice(0, 12)}, is not in this clone, and ${outcome.reason}`);
}

function blocking(base: Base): Base {
  return base.kind === 'missing' ? { ...base, blocking: true } : base;
}
