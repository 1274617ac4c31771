import type { UnitMetadata } from '../core/benchfmt/index.ts';
import type { Ports } from '../ports.ts';
import type { Harvest } from './gathering.ts';
import { harvestAll } from './harvest.ts';
import type { SideUnderTest } from './side.ts';

/** What one package's test binary has: its benchmarks and how fast each is. */
export interface PackageSurvey {
  /** Nanoseconds per operation, in the order the benchmarks ran. */
  readonly speeds: ReadonlyMap<string, number>;
  readonly skipped: ReadonlySet<string>;
}

export interface Survey {
  readonly packages: ReadonlyMap<string, PackageSurvey>;
  /** What the test binaries print of the processor. */
  readonly cpu: string | undefined;
  readonly units: readonly UnitMetadata[];
}

export interface SurveyRequest {
  readonly bench: string;
  readonly timeoutMs: number;
}

/**
 * Runs every matching benchmark of the packages for one iteration, twice: the names that exist, and from the second
 * run, with warm caches, how many iterations each can get. What fails becomes an incident of the side.
 */
export async function survey(
  ports: Ports,
  side: SideUnderTest,
  importPaths: readonly string[],
  request: SurveyRequest,
): Promise<Survey> {
  const binaries = [...(await side.binaries(importPaths)).values()];
  let done = 0;
  const requests = binaries.map((binary) => ({
    binary,
    select: { kind: 'expression' as const, bench: request.bench },
    iterations: 1,
    count: 2,
    gomaxprocs: 1,
    timeoutMs: request.timeoutMs,
  }));
  const harvests = await harvestAll(ports.go, requests, ({ binary }) => {
    done++;
    ports.log.progress({ stage: `find ${side.side}`, done, total: requests.length, detail: binary.importPath });
  });
  const packages = new Map(
    binaries.map(({ importPath }, index) => {
      const harvest = harvests[index];
      recordFailures(side, importPath, harvest);
      return [importPath, { speeds: speeds(harvest), skipped: harvest?.skipped ?? new Set<string>() }];
    }),
  );
  return {
    packages,
    cpu: harvests.find(({ cpu }) => cpu !== undefined)?.cpu,
    units: harvests.flatMap(({ units }) => units),
  };
}

/** Keeps what failed in a run, once for each benchmark. */
export function recordFailures(side: SideUnderTest, importPath: string, harvest: Harvest | undefined): void {
  for (const { kind, benchmark, message } of harvest?.failures ?? []) {
    const known = side.incidents.some((i) => i.package === importPath && i.benchmark === benchmark);
    if (known) continue;
    side.incidents.push({
      kind,
      side: side.side,
      package: importPath,
      ...(benchmark === undefined ? {} : { benchmark }),
      message: message.replaceAll(`${side.root}/`, ''),
    });
  }
}

function speeds(harvest: Harvest | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [name, results] of harvest?.results ?? []) {
    const ns = results.map(({ figures }) => figures.get('ns/op')).map((f) => (f?.kind === 'reported' ? f.value : 1));
    found.set(name, Math.min(...ns));
  }
  return found;
}
