import { parsePatch } from '../core/patch/parse-patch.ts';
import { prefixesOf } from '../core/patch/side-prefixes.ts';
import type { Ports, Snapshots } from '../ports.ts';
import type { SideUnderTest } from './side.ts';

/** Names in one note. */
const mostNames = 5;

/**
 * A note where the change edits benchmarks: what a change measures of itself it can also change. New benchmarks have rows
 * of their own. Only where sources changed is there anything to look for; what cannot be read is left out.
 */
export async function editedBenchmarkNotes(
  ports: Ports,
  snapshots: Snapshots,
  base: SideUnderTest | undefined,
  head: SideUnderTest,
): Promise<readonly string[]> {
  const isChanged = [...(base?.packages ?? [])].some(([path, { key }]) => head.packages.get(path)?.key !== key);
  if (snapshots.base === undefined || !isChanged) return [];
  let patch: string;
  try {
    patch = await ports.repository.changes(snapshots.base, snapshots.head);
  } catch (error) {
    if (ports.signal.aborted) throw error;
    return [];
  }
  const edited = new Set<string>();
  for (const change of parsePatch(patch, prefixesOf(snapshots.base, snapshots.head))) {
    if (change.kind !== 'modified' || !change.base.endsWith('_test.go')) continue;
    for (const { benchmark } of change.hunks) if (benchmark !== undefined) edited.add(`${benchmark} (${change.head})`);
  }
  if (edited.size === 0) return [];
  const names = [...edited].slice(0, mostNames).join(', ');
  const more = edited.size > mostNames ? ` and ${edited.size - mostNames} more` : '';
  return [`The change edits benchmarks: see whether they still measure the same work: ${names}${more}.`];
}
