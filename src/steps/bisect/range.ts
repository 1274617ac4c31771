import { GateError } from '../../errors.ts';
import type { CommitParents, Ports, Revisions } from '../../ports.ts';

/** `commitsToSearch` lists the commits between the good and the bad one, children before parents. Errors: `usage`. */
export async function commitsToSearch(
  { repository }: Pick<Ports, 'repository'>,
  revisions: Revisions,
): Promise<readonly CommitParents[]> {
  const range = await repository.commitsBetween(revisions);
  switch (range.kind) {
    case 'range':
      if (range.commits.length > 0) return range.commits;
      throw usage('The good and the bad revision are the same commit.', 'Name two different commits.');
    case 'apart':
      throw usage(
        `The good commit must be an ancestor of the bad one, but ${range.reason}.`,
        range.mergeBase === undefined
          ? 'Name an older commit of the same branch with --good.'
          : range.mergeBase === revisions.head.commit
            ? 'The bad commit is the older one: swap --good and --bad.'
            : `Their merge base ${range.mergeBase.slice(0, 12)} may work: pass it to --good.`,
      );
    case 'cut-off':
      throw usage(
        `The clone is shallow: its history ends at ${range.commit.slice(0, 12)}, between the good and the bad commit.`,
        'Fetch the rest with `git fetch --unshallow`, or name a newer commit with --good.',
      );
    case 'too-many':
      throw usage(
        `There are more than ${range.most.toLocaleString('en-US')} commits between the good and the bad one.`,
        'Name revisions that are closer to each other.',
      );
    default:
      return range satisfies never;
  }
}

/** `parentOutside` follows first parents from `bad` and returns the first commit that isn't one of `suspects`. */
export function parentOutside(
  commits: readonly CommitParents[],
  suspects: readonly string[],
  bad: string,
): string | undefined {
  const parents = new Map(commits.map((node) => [node.commit, node.parents]));
  const inside = new Set(suspects);
  let commit: string | undefined = bad;
  while (commit !== undefined && inside.has(commit)) commit = parents.get(commit)?.[0];
  return commit;
}

function usage(message: string, remedy: string): GateError {
  return new GateError('usage', message, remedy);
}
