import type { Harvest } from './gathering.ts';
import type { SideUnderTest } from './side.ts';

/** `recordFailures` adds the failures of a run to the incidents of its side, at most one for each benchmark. */
export function recordFailures(side: SideUnderTest, importPath: string, harvest: Harvest | undefined): void {
  for (const { kind, benchmark, message, remedy, cause } of harvest?.failures ?? []) {
    const known = side.incidents.some((i) => i.package === importPath && i.benchmark === benchmark);
    if (known) continue;
    side.incidents.push({
      kind,
      side: side.side,
      package: importPath,
      ...(benchmark === undefined ? {} : { benchmark }),
      message: message.replaceAll(`${side.root}/`, ''),
      ...(remedy === undefined ? {} : { remedy }),
      cause,
    });
  }
}
