import { GateError } from '../../errors.ts';
import type { RevisionEvent, RevisionRequest, Revisions } from '../../ports.ts';
import type { History } from './history.ts';

type Change = Extract<RevisionEvent, { readonly headSha: string }>;

/** `changeOf` returns the event if it is about a change to be merged: a pull request or a merge group. */
function changeOf(event: RevisionEvent | undefined): Change | undefined {
  return event !== undefined && 'headSha' in event ? event : undefined;
}

/**
 * `refuseOtherHead` throws if the commit to judge doesn't contain the change, because a job can check out any other
 * branch. It skips the check if the user names both revisions. Errors: `usage`.
 */
export async function refuseOtherHead(
  history: History,
  { base, head: named, event }: RevisionRequest,
  head: Revisions['head'],
): Promise<void> {
  const change = changeOf(event);
  if (change === undefined || head.commit === undefined || (base !== undefined && named !== undefined)) return;
  const reason = await whyNotContained(history, head.commit, change.headSha);
  if (reason === undefined) return;
  throw new GateError(
    'usage',
    `${named ?? 'The checkout'} is at ${short(head.commit)}, which does not contain ${short(change.headSha)}, the head of ${nameOf(change)}${reason}.`,
    'Remove `ref` from the actions/checkout step, so that it checks out the change. To compare other revisions, name both with --base and --head.',
  );
}

/** `refuseItself` refuses to compare a change with itself, because that would always pass. Errors: `usage`. */
export function refuseItself(event: RevisionEvent | undefined, base: Revisions['base'], head: Revisions['head']): void {
  const change = changeOf(event);
  if (change === undefined || base.kind === 'missing' || base.commit !== head.commit) return;
  throw new GateError(
    'usage',
    `Base and head are the same commit, ${short(base.commit)}, so ${nameOf(change)} would be compared with itself.`,
    "Check out the change, and set --base to a revision that doesn't contain it, or leave --base out.",
  );
}

/**
 * `whyNotContained` returns the reason why a commit doesn't contain the wanted one, as the end of a sentence, or
 * `undefined` if it contains it. The reason is `''` if the history is available and doesn't include the wanted commit.
 */
async function whyNotContained(history: History, commit: string, wanted: string): Promise<string | undefined> {
  if (commit === wanted || (await history.parents(commit)).includes(wanted)) return undefined;
  const found = await history.mergeBase(commit, wanted);
  if (found.kind === 'missing') return `: ${found.reason}`;
  return found.commit === wanted ? undefined : '';
}

function nameOf({ kind }: Change): string {
  return kind === 'pull-request' ? 'the pull request' : 'the merge group';
}

function short(commit: string): string {
  return commit.slice(0, 12);
}
