import { onSide } from '../errors.ts';
import type { Ports, Revisions, Side, Snapshots } from '../ports.ts';
import type { RunSettings } from './settings.ts';

/** `folderIn` returns the requested folder inside a snapshot. */
export function folderIn(root: string, { prefix }: Revisions): string {
  return prefix === '' ? root : `${root}/${prefix}`;
}

/**
 * `prepareSides` prepares the sides for the go command: it makes paths outside the repository reachable if module files
 * name them, and runs the user's `prepare` command. It returns notes for the report. Errors: `snapshot-failed`, and
 * `prepare-failed` for one side.
 */
export async function prepareSides(
  ports: Ports,
  revisions: Revisions,
  snapshots: Pick<Snapshots, Side | 'work'>,
  settings: RunSettings,
): Promise<readonly string[]> {
  const { prepare, timeoutMs, buildFlags } = settings;
  const sides = [snapshots.base, snapshots.head].filter((root) => root !== undefined);
  const { root: checkout, prefix } = revisions;
  const notes = await ports.go.follow({ checkout, prefix, sides, work: snapshots.work, buildFlags });
  if (prepare === undefined) return notes;
  for (const side of ['base', 'head'] as const) {
    const root = snapshots[side];
    if (root === undefined) continue;
    ports.log.progress({ stage: `prepare ${side}`, done: 0, total: 1, detail: prepare });
    await onSide(side, () => ports.go.prepare(prepare, folderIn(root, revisions), timeoutMs));
  }
  return notes;
}
