import { onSide } from '../errors.ts';
import type { Ports, Revisions, Side, Snapshots } from '../ports.ts';
import type { RunSettings } from './settings.ts';

/** The folder that was asked for, inside a snapshot. */
export function folderIn(root: string, { prefix }: Revisions): string {
  return prefix === '' ? root : `${root}/${prefix}`;
}

/** Runs the user's `prepare` command on both sides alike. Errors: `prepare-failed`, of one side. */
export async function prepareSides(
  ports: Ports,
  revisions: Revisions,
  snapshots: Pick<Snapshots, Side>,
  settings: RunSettings,
): Promise<void> {
  const { prepare, timeoutMs } = settings;
  if (prepare === undefined) return;
  for (const side of ['base', 'head'] as const) {
    const root = snapshots[side];
    if (root === undefined) continue;
    ports.log.progress({ stage: `prepare ${side}`, done: 0, total: 1, detail: prepare });
    await onSide(side, () => ports.go.prepare(prepare, folderIn(root, revisions), timeoutMs));
  }
}
