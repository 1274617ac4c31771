import { lacksOwnFiles, missingFile } from '../core/fault/missing-file.ts';
import type { ProblemKind } from '../errors.ts';
import type { Ports, Revisions } from '../ports.ts';
import type { Incident } from './problems.ts';
import type { SideUnderTest } from './side.ts';

/** Kinds of failure that a missing file can cause. */
const kinds = new Set<ProblemKind>([
  'build-failed',
  'environment-failed',
  'benchmark-failed',
  'benchmark-panicked',
  'benchmark-exited',
]);

/**
 * `nameMissingFiles` reclassifies failures caused by missing files. If git doesn't track a file that the checkout has,
 * such as a generated or ignored one, the environment is at fault and not the code. If a benchmark lacks a file of its
 * own folder that the checkout doesn't have either, the code is at fault.
 */
export async function nameMissingFiles(
  ports: Ports,
  revisions: Revisions,
  sides: readonly (SideUnderTest | undefined)[],
): Promise<void> {
  const open = sides
    .filter((side) => side !== undefined)
    .filter((side) => side.incidents.some(({ kind }) => kinds.has(kind)));
  if (open.length === 0) return;
  const untracked = await ports.repository.listUntracked(revisions);
  for (const side of open) {
    for (const [index, incident] of side.incidents.entries())
      if (kinds.has(incident.kind))
        side.incidents[index] = await explained(ports, side, incident, revisions, untracked);
  }
}

async function explained(
  ports: Ports,
  { packages, root }: SideUnderTest,
  incident: Incident,
  { prefix }: Revisions,
  untracked: readonly string[],
): Promise<Incident> {
  const listed = packages.get(incident.package ?? '');
  const below = [listed?.folder, listed?.moduleFolder].flatMap((folder) => folder?.slice(root.length + 1) ?? []);
  const { message } = incident;
  const file = missingFile({ message, folders: [...new Set([...below, prefix, ''])], untracked });
  // The side may have the file: head has untracked files if it is the working tree, and base may have copies of some.
  if (file !== undefined && (await ports.repository.readSnapshot(root, file)) === undefined)
    return {
      ...incident,
      kind: 'environment-failed',
      message: `The checkout has ${file}, which git doesn't track, so the commit is built without it.\n${message}`,
      remedy: `Generate it on both sides with \`--prepare\`, copy it to both with \`--copy ${file}\`, or commit it.`,
      cause: 'environment',
    };
  return incident.cause === 'unclear' && lacksOwnFiles(message) ? { ...incident, cause: 'code' } : incident;
}
