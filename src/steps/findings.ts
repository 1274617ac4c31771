import { printed } from '../core/benchmath/figure.ts';
import { type Summary, summarize } from '../core/benchmath/summary.ts';
import { judgeRow } from '../core/policy/rule.ts';
import type { Finding, SideFigures, UnjudgedRow } from '../core/report/model.ts';
import type { Measured, MeasuredBenchmark } from './measure.ts';
import type { Incident } from './problems.ts';
import type { PolicyInForce } from './read-policy.ts';
import type { Figures } from './screen.ts';
import { isWithin, type Subject, subjectKey } from './subject.ts';
import type { Confirmation } from './trial.ts';

export interface FindingsRequest {
  readonly measured: Measured;
  readonly confirmations: ReadonlyMap<string, Confirmation>;
  readonly inForce: PolicyInForce;
  /** False where there is nothing to compare with: then nothing is called added. */
  readonly hasBase: boolean;
  readonly incidents: { readonly base: readonly Incident[]; readonly head: readonly Incident[] };
  readonly today: string;
}

/** One finding for each package, benchmark and judged unit; what failed on head is a problem and has none. */
export function findingsOf(request: FindingsRequest): readonly Finding[] {
  return request.measured.benchmarks.flatMap((measured) => {
    const row = rowFigures(measured, request);
    if (row === undefined) return [];
    return request.inForce.settings.metrics.flatMap((unit) => findingOf(measured.plan, unit, row, request) ?? []);
  });
}

interface RowFigures {
  readonly base: Figures | undefined;
  readonly head: Figures | undefined;
  readonly confirmation: Confirmation | undefined;
}
