import { ancestorsOf, type Lineage, type Release, releasesOf } from '../../core/history/lineage.ts';
import { GateError } from '../../errors.ts';
import type { Ports, Revisions } from '../../ports.ts';

/** The commits that a backfill measures: released versions, the first-parent line, or every commit. */
export const backfillKinds = ['tags', 'merges', 'commits'] as const;
export type BackfillKind = (typeof backfillKinds)[number];

export interface CommitChoice {
  readonly kind: BackfillKind;
  /**
   * The start of the range: the ancestors of this commit are left out. The commit itself belongs to the range, because
   * the first step may lie right behind it.
   */
  readonly from: string | undefined;
}

/** The maximum number of commits in one backfill. */
const most = 5000;

/** `chooseCommits` returns the ancestors of head to measure, newest first. Errors: `usage`. */
export function chooseCommits(
  lineage: Lineage,
  releases: readonly Release[],
  head: string,
  { kind, from }: CommitChoice,
): readonly string[] {
  if (from !== undefined && !lineage.parents.has(from)) {
    throw new GateError(
      'usage',
      `${from.slice(0, 12)} is not an ancestor of ${head.slice(0, 12)}, so there is no range between them.`,
      'Name an ancestor in --range; in a shallow clone, run `git fetch --unshallow` first.',
    );
  }
  const before = from === undefined ? new Set<string>() : ancestorsOf(lineage, from);
  const wanted = new Set(candidates(lineage, releases, head, kind));
  const isChosen = (commit: string): boolean => wanted.has(commit) && (!before.has(commit) || commit === from);
  const found = [...lineage.parents.keys()].filter(isChosen);
  const chosen = found.every((commit) => commit === from) && kind !== 'tags' ? [] : found;
  if (chosen.length > 0 && chosen.length <= most) return chosen;
  throw chosen.length === 0
    ? new GateError('usage', nothing[kind], 'Name other commits with --backfill or --range.')
    : new GateError(
        'usage',
        `The range has ${chosen.length.toLocaleString('en-US')} commits; one backfill measures at most ${most.toLocaleString('en-US')}.`,
        'Name a shorter range with --range, or use --backfill tags.',
      );
}

const nothing: Readonly<Record<BackfillKind, string>> = {
  tags: 'No commit in this range has a release tag of this module (v1.2.3, or codec/v1.2.3 for a module in codec).',
  merges: 'There are no commits in this range.',
  commits: 'There are no commits in this range.',
};

function candidates(
  { parents }: Lineage,
  releases: readonly Release[],
  head: string,
  kind: BackfillKind,
): Iterable<string> {
  switch (kind) {
    case 'tags':
      return releases.map(({ commit }) => commit);
    case 'commits':
      return parents.keys();
    case 'merges': {
      const line: string[] = [];
      for (let next: string | undefined = head; next !== undefined; next = parents.get(next)?.[0]) line.push(next);
      return line;
    }
    default:
      return kind satisfies never;
  }
}

/** What is known about head's ancestors. */
export interface KnownHistory {
  readonly lineage: Lineage;
  readonly releases: readonly Release[];
}

/**
 * `knownHistory` returns head's ancestors and the releases among them. In a shallow clone, it fetches more history
 * until `enough` returns true.
 */
export async function knownHistory(
  { repository }: Pick<Ports, 'repository'>,
  revisions: Revisions,
  enough: (lineage: Lineage) => boolean,
): Promise<KnownHistory> {
  const lineage = await repository.lineage(revisions, revisions.head.commit ?? 'HEAD', enough);
  return { lineage, releases: releasesOf(lineage, revisions.prefix) };
}
