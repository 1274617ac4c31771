import type { UnitMetadata } from '../core/benchfmt/index.ts';
import type { Ports } from '../ports.ts';
import type { Harvest, Result } from './gathering.ts';
import { harvestAll } from './harvest.ts';
import { recordFailures } from './record-failures.ts';
import { type BenchmarkPlan, screenSide } from './screen.ts';
import { pathsOf, type SideUnderTest } from './side.ts';
import { type Subject, subjectKey } from './subject.ts';

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
  /** Folder of the configuration, which `Subject.path` is relative to. */
  readonly configFolder: string;
  readonly gomaxprocs: (subject: Subject) => number;
}

/** Benchmarks that take less than this are timed again, in nanoseconds: at one iteration a clock and a cold cache are most of it. */
const fast = 100_000;
/** Iterations of that second look: at most 10 ms of work. */
const secondLook = 100;

/**
 * Runs every matching benchmark of the packages for one iteration, twice, and fast ones for a hundred: the names that
 * exist, and how many iterations each can get. What fails becomes an incident of the side.
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
    packages: await timedAgain(ports, side, packages, request),
    cpu: harvests.find(({ cpu }) => cpu !== undefined)?.cpu,
    units: harvests.flatMap(({ units }) => units),
  };
}

/** The same packages with the speeds of fast benchmarks from a longer run. */
async function timedAgain(
  ports: Ports,
  side: SideUnderTest,
  packages: ReadonlyMap<string, PackageSurvey>,
  request: SurveyRequest,
): Promise<ReadonlyMap<string, PackageSurvey>> {
  const path = pathsOf([side], request.configFolder);
  const plan = [...packages].flatMap(([importPath, { speeds: of }]) =>
    [...of].flatMap(([benchmark, ns]): BenchmarkPlan[] => {
      if (ns >= fast) return [];
      const subject = { importPath, path: path(importPath), benchmark };
      return [{ ...subject, iterations: secondLook, gomaxprocs: request.gomaxprocs(subject), sides: [side.side] }];
    }),
  );
  const results = await screenSide(ports, side, plan, request.timeoutMs, 'time');
  const timed = ([importPath, found]: [string, PackageSurvey]): [string, PackageSurvey] => {
    const again = [...found.speeds].flatMap(([benchmark, ns]): [string, number][] => {
      if (ns >= fast) return [[benchmark, ns]];
      const result = results.get(subjectKey({ importPath, benchmark }));
      // What failed here is an incident by now: it is not run again, at no number of iterations.
      return result === undefined ? [] : [[benchmark, Math.min(ns, nsPerOp(result))]];
    });
    return [importPath, { ...found, speeds: new Map(again) }];
  };
  return new Map([...packages].map(timed));
}

function nsPerOp({ figures }: Result): number {
  const figure = figures.get('ns/op');
  // A benchmark may leave ns/op out (b.ReportMetric(0, "ns/op")): then it counts as fast.
  return figure?.kind === 'reported' ? figure.value : 1;
}

function speeds(harvest: Harvest | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [name, results] of harvest?.results ?? []) {
    found.set(name, Math.min(...results.map(nsPerOp)));
  }
  return found;
}
