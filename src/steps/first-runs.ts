import type { Side } from '../ports.ts';
import type { Result } from './gathering.ts';
import type { BenchmarkPlan } from './screen.ts';
import { subjectKey } from './subject.ts';
import type { FirstRuns, PackageSurvey, Survey } from './survey.ts';

type Surveys = Readonly<Record<Side, Survey | undefined>>;

/**
 * `takeFirstRuns` returns the survey results that can serve as samples, by `subjectKey`: those of benchmarks that are
 * pinned to one iteration and ran after the same benchmarks of their package on both sides (docs/rule.md).
 */
export function takeFirstRuns(
  plan: readonly BenchmarkPlan[],
  surveys: Surveys,
): Readonly<Record<Side, ReadonlyMap<string, Result>>> {
  const taken = { base: new Map<string, Result>(), head: new Map<string, Result>() };
  for (const benchmark of plan) {
    if (benchmark.iterations !== 1 || benchmark.gomaxprocs !== 1 || benchmark.sides.length < 2) continue;
    const [base, head] = (['base', 'head'] as const).map((side) => firstRun(surveys[side]?.packages, benchmark));
    if (base === undefined || head === undefined || base.before !== head.before) continue;
    taken.base.set(subjectKey(benchmark), base.result);
    taken.head.set(subjectKey(benchmark), head.result);
  }
  return taken;
}

function firstRun(
  packages: ReadonlyMap<string, PackageSurvey> | undefined,
  { importPath, benchmark }: BenchmarkPlan,
): { readonly result: Result; readonly before: string } | undefined {
  const first = packages?.get(importPath)?.first;
  const result = first?.results.get(benchmark);
  return first === undefined || result?.iterations !== 1 ? undefined : { result, before: before(first, benchmark) };
}

/** `before` returns the names of the benchmarks that ran before this one in the process that measured it. */
function before({ processes }: FirstRuns, benchmark: string): string {
  const names = processes.findLast((process) => process.includes(benchmark)) ?? [];
  return names.slice(0, names.indexOf(benchmark)).join('\n');
}
