import { type Base, sideOf, storedPackages } from './base.ts';
import { mapLimit } from './pool.ts';
import { selectPackages } from './select-packages.ts';
import type { SideUnderTest } from './side.ts';

/**
 * `buildSides` builds the test binaries for screening, on both sides at once: those of the packages in which `-bench`
 * may select a benchmark. On base, it leaves out packages whose stored figures are used.
 */
export async function buildSides(head: SideUnderTest, base: Base, bench: string): Promise<void> {
  const live = base.kind === 'measured' ? sideOf(base) : undefined;
  await mapLimit([head, ...(live === undefined ? [] : [live])], 2, (side) => {
    const selected = selectPackages(side, bench);
    return side.binaries(side === head ? selected : selected.filter((path) => !storedPackages(base).has(path)));
  });
}
