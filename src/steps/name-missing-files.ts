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
 * `nameMissingFiles` finds failures caused by files that the checkout has but the commit doesn't: the code isn't at
 * fault if a generated or ignored file is missing. A benchmark of base is at fault if it lacks a file of its own folder
 * that isn't an untracked file of the checkout.
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
  // If head is the working tree it has untracked files, and base may have been given some.
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
