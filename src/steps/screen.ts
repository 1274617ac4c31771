import type { Figure } from '../core/benchmath/figure.ts';
import type { Ports, Progress, Side, TestBinary } from '../ports.ts';
import type { HarvestRequest, Result } from './gathering.ts';
import { harvestAll } from './harvest.ts';
import type { SideUnderTest } from './side.ts';
import { type Subject, subjectKey } from './subject.ts';
import { recordFailures } from './record-failures.ts';

/** How one benchmark is measured, which is the same on both sides. */
export interface BenchmarkPlan extends Subject {
  readonly iterations: number;
  /** The value of GOMAXPROCS; if `undefined`, the user's environment decides. */
  readonly gomaxprocs: number | undefined;
  /** The sides on which the benchmark exists. */
  readonly sides: readonly Side[];
}

/** Figures of one side by unit, one for each sample. */
export type Figures = ReadonlyMap<string, readonly Figure[]>;

/** Benchmarks that share one process on each side: always the same ones in the same order. */
interface Group {
  readonly importPath: string;
  readonly names: readonly string[];
  readonly iterations: number;
  readonly gomaxprocs: number | undefined;
  readonly sides: readonly Side[];
}

/**
 * The longest pattern that one argument of a process may contain, well under Linux's limit of 128 KiB (MAX_ARG_STRLEN).
 */
const longestPattern = 60_000;

/**
 * `processGroups` groups the plan by package, iterations and GOMAXPROCS. Benchmarks that only one side has are kept
 * apart, because benchmarks in the same process influence each other. A benchmark is also kept apart from its parents,
 * because selecting a parent alone means skipping everything below it.
 */
export function processGroups(plan: readonly BenchmarkPlan[]): readonly Group[] {
  const groups = new Map<string, Group & { names: string[]; length: number }>();
  const names = new Set(plan.map(subjectKey));
  let overflow = 0;
  for (const { importPath, benchmark, iterations, gomaxprocs, sides } of plan) {
    const above = namesAbove(benchmark).filter((name) => names.has(subjectKey({ importPath, benchmark: name })));
    const key = [importPath, iterations, gomaxprocs, sides.join('+'), above.length].join('\n');
    let group = groups.get(key);
    if (group !== undefined && group.length > longestPattern) {
      groups.set(`${key}\n${overflow++}`, group);
      group = undefined;
    }
    group ??= { importPath, names: [], iterations, gomaxprocs, sides, length: 0 };
    group.names.push(benchmark);
    group.length += benchmark.length * 2 + 16;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** `namesAbove` returns the names of a benchmark's parents, such as `A` and `A/b` for `A/b/c`. */
function namesAbove(benchmark: string): readonly string[] {
  const levels = benchmark.split('/');
  return levels.slice(1).map((_, index) => levels.slice(0, index + 1).join('/'));
}

/**
 * `screenSide` measures the planned benchmarks of one side at their pinned iterations. If each runs more than once
 * (`runs`), the last result counts.
 */
export async function screenSide(
  ports: Ports,
  side: SideUnderTest,
  plan: readonly BenchmarkPlan[],
  timeoutMs: number,
  stage = 'measure',
  runs = 1,
): Promise<ReadonlyMap<string, Result>> {
  const groups = processGroups(plan).filter(({ sides }) => sides.includes(side.side));
  const binaries = await side.binaries([...new Set(groups.map(({ importPath }) => importPath))]);
  const total = groups.reduce((sum, { importPath, names }) => sum + (binaries.has(importPath) ? names.length : 0), 0);
  let done = 0;
  const tell = ({ importPath: detail }: TestBinary, running?: Progress['running']): void => {
    ports.log.progress({ stage: `${stage} ${side.side}`, done, total, detail, ...(running && { running }) });
  };
  const requests = groups.flatMap((group): HarvestRequest[] => {
    const binary = binaries.get(group.importPath);
    if (binary === undefined) return [];
    const { iterations, gomaxprocs, names } = group;
    const onRunning = (benchmark: string, elapsedMs: number): void => {
      tell(binary, { benchmark, elapsedMs });
    };
    const select = { kind: 'names', names } as const;
    return [{ binary, select, iterations, gomaxprocs, count: runs, timeoutMs, onRunning }];
  });
  const harvests = await harvestAll(ports.go, requests, ({ select, binary }) => {
    done += count(select);
    tell(binary);
  });
  const screened = new Map<string, Result>();
  for (const [index, { binary }] of requests.entries()) {
    const harvest = harvests[index];
    recordFailures(side, binary.importPath, harvest);
    for (const [benchmark, results] of harvest?.results ?? []) {
      const result = results.at(-1);
      if (result !== undefined) screened.set(subjectKey({ importPath: binary.importPath, benchmark }), result);
    }
  }
  return screened;
}

function count(select: HarvestRequest['select']): number {
  return select.kind === 'names' ? select.names.length : 0;
}

/** `figuresByUnit` returns the figures of several runs of one benchmark by unit. */
export function figuresByUnit(results: readonly Result[]): Figures {
  const units = new Set(results.flatMap(({ figures }) => [...figures.keys()]));
  return new Map([...units].map((unit) => [unit, results.flatMap(({ figures }) => figures.get(unit) ?? [])]));
}
