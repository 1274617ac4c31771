import { type Base, sideOf, storedPackages } from './base.ts';
import type { SideUnderTest } from './side.ts';

/**
 * `buildSides` builds the test binaries that the screen needs: all of head's, and those of base for which no stored
 * figures stand.
 */
export async function buildSides(head: SideUnderTest, base: Base): Promise<void> {
  await head.binaries([...head.packages.keys()]);
  const live = base.kind === 'measured' ? sideOf(base) : undefined;
  if (live === undefined) return;
  await live.binaries([...live.packages.keys()].filter((importPath) => !storedPackages(base).has(importPath)));
}
