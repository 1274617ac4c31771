import { matchBenchmarkName } from '../core/benchfmt/index.ts';
import { type Pace, pacing, screenIterations, slower } from '../core/benchmath/iterations.ts';
import type { StoredPackage } from '../core/baseline/schema.ts';
import type { Side } from '../ports.ts';
import type { BenchmarkPlan } from './screen.ts';
import { isWithin, type Subject } from './subject.ts';
import type { PackageSurvey } from './survey.ts';

export interface PlanRequest {
  readonly bench: string;
  /** The surveys of both sides. The survey of base is empty if base isn't measured. */
  readonly head: ReadonlyMap<string, PackageSurvey>;
  readonly base: ReadonlyMap<string, PackageSurvey>;
  readonly stored: ReadonlyMap<string, StoredPackage>;
  /**
   * Returns the number of iterations in an earlier baseline, if there is one. It is kept so that when a baseline is
   * recorded again, only changed figures differ.
   */
  readonly keep?: (subject: Subject) => number | undefined;
  /** Returns the package's folder in the form that configuration patterns match. */
  readonly path: (importPath: string) => string;
  readonly gomaxprocs: (subject: Subject) => number;
}

/** A benchmark that base has and head skips, directly or through a parent. */
export interface SkippedBenchmark {
  readonly importPath: string;
  readonly benchmark: string;
}

export interface Plan {
  readonly benchmarks: readonly BenchmarkPlan[];
  readonly skipped: readonly SkippedBenchmark[];
}

/**
 * `planBenchmarks` decides at how many iterations each benchmark of either side is measured. The number comes from
 * stored samples or, if there are none, from `keep`. Otherwise it is enough for about 10 ms of work on the slower side,
 * or for about 40 ms of real time if fewer iterations take that long.
 */
export function planBenchmarks(request: PlanRequest): Plan {
  const benchmarks: BenchmarkPlan[] = [];
  const skipped: SkippedBenchmark[] = [];
  const importPaths = new Set([...request.head.keys(), ...request.base.keys(), ...request.stored.keys()]);
  for (const importPath of [...importPaths].toSorted()) {
    const head = request.head.get(importPath);
    const base = basePaces(request, importPath);
    const names = new Set([...(head?.paces.keys() ?? []), ...base.keys()]);
    for (const benchmark of names) {
      const sides: Side[] = [];
      if (base.has(benchmark)) sides.push('base');
      if (head?.paces.has(benchmark) === true) sides.push('head');
      if (!sides.includes('head') && isSkipped(head, benchmark)) skipped.push({ importPath, benchmark });
      const subject = { importPath, path: request.path(importPath), benchmark };
      benchmarks.push({
        ...subject,
        sides,
        gomaxprocs: request.gomaxprocs(subject),
        iterations:
          request.stored.get(importPath)?.benchmarks[benchmark]?.iterations ??
          request.keep?.(subject) ??
          screenIterations(pacing(slower(base.get(benchmark), head?.paces.get(benchmark)))),
      });
    }
  }
  return { benchmarks, skipped };
}

function basePaces({ stored, base, bench }: PlanRequest, importPath: string): ReadonlyMap<string, Pace> {
  const kept = stored.get(importPath);
  if (kept === undefined) return base.get(importPath)?.paces ?? new Map<string, Pace>();
  const matching = Object.keys(kept.benchmarks).filter((name) => matchBenchmarkName(bench, name));
  return new Map(matching.map((name) => [name, { timed: 0, real: 0 }]));
}

function isSkipped(survey: PackageSurvey | undefined, benchmark: string): boolean {
  return [...(survey?.skipped ?? [])].some((name) => isWithin(benchmark, name));
}
