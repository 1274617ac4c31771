import type { CaseResult } from './planted.ts';

/** Figures over several cases. */
export interface Summary {
  readonly cases: number;
  readonly lineTop1: number;
  readonly lineTop3: number;
  readonly functionTop1: number;
  readonly cause: number;
  readonly proven: number;
  /** Number of cases in which the sites account for at least 95% of the change. */
  readonly explained: number;
  readonly editable: number;
  readonly fixed: number;
  readonly badFixes: number;
  readonly explainMs: number;
  readonly proveMs: number;
}

export function summarize(results: readonly CaseResult[]): Summary {
  const count = (is: (result: CaseResult) => boolean): number => results.filter(is).length;
  return {
    cases: results.length,
    lineTop1: count(({ score }) => score.lineTop1),
    lineTop3: count(({ score }) => score.lineTop3),
    functionTop1: count(({ score }) => score.functionTop1),
    cause: count(({ score }) => score.cause),
    proven: count(({ score }) => score.proven),
    explained: count(({ score }) => score.explained >= 0.95),
    editable: count(({ editable }) => editable !== ''),
    fixed: count(({ editable, fix }) => editable !== '' && fix === 'good'),
    badFixes: count(({ fix }) => fix !== 'none' && fix !== 'good'),
    explainMs: median(results.map(({ explainMs }) => explainMs)),
    proveMs: median(results.map(({ proveMs }) => proveMs)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
