import type { UnitMetadata } from '../core/benchfmt/index.ts';
import type { Pace } from '../core/benchmath/iterations.ts';
import type { Ports, Progress, TestBinary } from '../ports.ts';
import type { Harvest, Result } from './gathering.ts';
import { harvestAll } from './harvest.ts';
import { recordFailures } from './record-failures.ts';
import type { SideUnderTest } from './side.ts';
import type { Subject } from './subject.ts';
import { timedAgain } from './time-again.ts';

/** The benchmarks in one package's test binary, and the pace of each. */
export interface PackageSurvey {
  /** The pace of each benchmark, in the order in which the benchmarks ran. */
  readonly paces: ReadonlyMap<string, Pace>;
  readonly skipped: ReadonlySet<string>;
  /** The first run of every benchmark, at one iteration and one processor. */
  readonly first: FirstRuns;
}

/** The runs that found the benchmarks of a package. */
export interface FirstRuns {
  readonly results: ReadonlyMap<string, Result>;
  /** The benchmarks of each process, in the order in which they ran. */
  readonly processes: readonly (readonly string[])[];
}

export interface Survey {
  readonly packages: ReadonlyMap<string, PackageSurvey>;
  /** The processor's name, as the test binaries print it. */
  readonly cpu: string | undefined;
  readonly units: readonly UnitMetadata[];
}

export interface SurveyRequest {
  readonly bench: string;
  readonly timeoutMs: number;
  /** The time limit for each benchmark's first run. */
  readonly benchmarkTimeoutMs: number;
  /** The folder of the configuration, to which `Subject.path` is relative. */
  readonly configFolder: string;
  readonly gomaxprocs: (subject: Subject) => number;
  /**
   * What an earlier survey found on the other side. If a benchmark's first run shows that a sample at the other side's
   * pace can't take long, the benchmark isn't timed again, and that pace is used for it.
   */
  readonly other?: ReadonlyMap<string, PackageSurvey>;
}

/**
 * `survey` runs every matching benchmark of the packages for one iteration to find out which benchmarks exist. If
 * necessary, it runs some of them again, possibly for more iterations, to find out how long an operation takes. A
 * failure becomes an incident of the side.
 */
export async function survey(
  ports: Ports,
  side: SideUnderTest,
  importPaths: readonly string[],
  request: SurveyRequest,
): Promise<Survey> {
  const binaries = [...(await side.binaries(importPaths)).values()];
  let done = 0;
  const tell = (binary: TestBinary, running?: Progress['running']): void => {
    const detail = binary.importPath;
    ports.log.progress({
      stage: `find ${side.side}`,
      done,
      total: binaries.length,
      detail,
      ...(running && { running }),
    });
  };
  const requests = binaries.map((binary) => ({
    binary,
    select: { kind: 'expression' as const, bench: request.bench },
    iterations: 1,
    count: 1,
    gomaxprocs: 1,
    timeoutMs: request.timeoutMs,
    benchmarkTimeoutMs: request.benchmarkTimeoutMs,
    onRunning: (benchmark: string, elapsedMs: number) => {
      tell(binary, { benchmark, elapsedMs });
    },
  }));
  const harvests = await harvestAll(ports.go, requests, ({ binary }) => {
    done++;
    tell(binary);
  });
  const packages = new Map(
    binaries.map(({ importPath }, index): [string, FirstSurvey] => {
      const harvest = harvests[index];
      recordFailures(side, importPath, harvest);
      return [importPath, { first: firstRuns(harvest), skipped: harvest?.skipped ?? new Set<string>() }];
    }),
  );
  return {
    packages: await timedAgain(ports, side, packages, request),
    cpu: harvests.find(({ cpu }) => cpu !== undefined)?.cpu,
    units: harvests.flatMap(({ units }) => units),
  };
}

/** The part of a survey that is known after the first run of a package's benchmarks. */
export type FirstSurvey = Omit<PackageSurvey, 'paces'>;

function firstRuns(harvest: Harvest | undefined): FirstRuns {
  const results = [...(harvest?.results ?? [])].flatMap(([name, [result]]): [string, Result][] =>
    result === undefined ? [] : [[name, result]],
  );
  return { results: new Map(results), processes: harvest?.processes ?? [] };
}
