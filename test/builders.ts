import { changeOf } from '../src/core/benchmath/change.ts';
import type { Finding, GateReport, Level, Problem, SideFigures } from '../src/core/report/model.ts';

/** A side's samples; the median is the middle one, rounded as exact totals are. */
export interface SampleOptions {
  readonly samples?: readonly number[];
  readonly printed?: number;
}

/** One benchmark of a report, built row by row: `finding('example.com/m/order', 'BenchmarkX').allocs(3, 5).level('regression')`. */
export interface FindingBuilder {
  allocs(base: number | null, head: number | null, headSide?: SampleOptions): FindingBuilder;
  bytes(base: number | null, head: number | null, headSide?: SampleOptions): FindingBuilder;
  unit(unit: string, base: number | null, head: number | null, headSide?: SampleOptions): FindingBuilder;
  /** Level of the row named last. */
  level(level: Level): FindingBuilder;
  /** Anything else of the row named last. */
  with(fields: Partial<Finding>): FindingBuilder;
  readonly findings: readonly Finding[];
}

/** Starts a benchmark; its rows are unchanged and measured with 1000 iterations until told otherwise. */
export function finding(importPath: string, benchmark: string, findings: readonly Finding[] = []): FindingBuilder {
  const again = (next: readonly Finding[]): FindingBuilder => finding(importPath, benchmark, next);
  const row: FindingBuilder['unit'] = (unit, base, head, options) =>
    again([...findings, rowOf(importPath, benchmark, unit, sideOf(base), sideOf(head, options))]);
  const last = (fields: Partial<Finding>): FindingBuilder => {
    const edited = findings.at(-1);
    if (edited === undefined) throw new Error('Name a row first: allocs(…), bytes(…) or unit(…)');
    return again([...findings.slice(0, -1), { ...edited, ...fields }]);
  };
  return {
    allocs: (base, head, options) => row('allocs/op', base, head, options),
    bytes: (base, head, options) => row('B/op', base, head, options),
    unit: row,
    level: (level) => last({ level, confirmed: level === 'regression' || level === 'over-budget' }),
    with: last,
    findings,
  };
}

function sideOf(median: number | null, { samples, printed }: SampleOptions = {}): SideFigures | null {
  if (median === null) return null;
  return {
    median,
    samples: [...(samples ?? [median, median, median])],
    ...(printed === undefined ? {} : { printed }),
  };
}

function rowOf(
  importPath: string,
  benchmark: string,
  unit: string,
  base: SideFigures | null,
  head: SideFigures | null,
): Finding {
  const change =
    base === null
      ? ({ kind: 'added' } as const)
      : head === null
        ? ({ kind: 'removed' } as const)
        : changeOf(base.median, head.median);
  return {
    package: importPath,
    benchmark,
    unit,
    level: 'unchanged',
    base,
    head,
    iterations: 1000,
    change,
    threshold: { percent: 15 },
    confirmed: false,
    warnings: [],
  };
}

/** A blocking problem of the head, until told otherwise. */
export function problem(fields: Pick<Problem, 'kind' | 'message' | 'remedy'> & Partial<Problem>): Problem {
  return { side: 'head', blocking: true, ...fields };
}

/** A passing report of a pull request on Linux; benchmarks are given as builders. */
export function report({
  benchmarks = [],
  ...fields
}: Partial<Omit<GateReport, 'findings'>> & { readonly benchmarks?: readonly FindingBuilder[] } = {}): GateReport {
  return {
    schemaVersion: 1,
    conclusion: 'pass',
    advisory: false,
    base: { commit: '4f1c2ab90d8e7715a3b6c0ffee1234567890abcd', source: 'rerun', label: 'merge base with origin/main' },
    head: { commit: '9ab8c7d6e5f40123456789abcdef0123456789ab', dirty: false },
    environment: {
      goVersion: 'go1.26.8',
      goos: 'linux',
      goarch: 'amd64',
      cpu: 'AMD EPYC 7763 64-Core Processor',
      gomaxprocs: 1,
      mode: 'fast',
      totals: 'exact',
    },
    findings: benchmarks.flatMap(({ findings }) => findings),
    unjudged: [],
    explanations: [],
    reused: [],
    problems: [],
    notes: [],
    reproduce: 'allocgate check --base 4f1c2ab90d8e --head 9ab8c7d6e5f4',
    timings: {
      snapshotMs: 310,
      planMs: 820,
      buildMs: 14_200,
      screenMs: 6400,
      confirmMs: 3100,
      explainMs: 0,
      proveMs: 0,
      blindSpotsMs: 0,
    },
    ...fields,
  };
}
