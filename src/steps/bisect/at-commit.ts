import type { Revisions } from '../../ports.ts';

/** `atCommit` returns revisions with the given commit as head and without a base. */
export function atCommit(revisions: Revisions, commit: string): Revisions {
  return {
    ...revisions,
    base: { kind: 'missing', reason: 'one commit is measured on its own', blocking: false },
    head: { kind: 'commit', commit, dirty: false, label: commit.slice(0, 12) },
  };
}
