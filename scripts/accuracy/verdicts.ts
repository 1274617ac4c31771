import * as z from 'zod';
import { type GateReport, levels } from '../../src/core/report/model.ts';
import type { CheckRun } from './run-check.ts';

/**
 * One figure of one benchmark: package, benchmark, unit, level, median per operation of base and of head, iterations,
 * and samples on each side.
 */
export const verdictRow = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.enum(levels),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
]);
export type VerdictRow = z.infer<typeof verdictRow>;

/** The part of a `check` run that is stored. */
export const verdictsSchema = z.strictObject({
  module: z.string(),
  base: z.string(),
  head: z.string(),
  conclusion: z.enum(['pass', 'fail', 'unmeasurable']),
  /** Wall time of the whole program in seconds, including snapshots and builds. */
  seconds: z.number(),
  /** Wall time of the benchmark processes in seconds: for finding and screening, and for confirming. */
  screenSeconds: z.number(),
  confirmSeconds: z.number(),
  /** Number of benchmarks with more than one sample: in fast mode those that were measured again, in full mode all. */
  escalated: z.number(),
  problems: z.array(z.string()),
  rows: z.array(verdictRow),
});
export type Verdicts = z.infer<typeof verdictsSchema>;

/** Condenses a run. It leaves out figures that only one side has, because there is nothing to compare them with. */
export function verdictsOf(
  subject: Pick<Verdicts, 'module' | 'base' | 'head'>,
  { report, seconds }: CheckRun,
): Verdicts {
  const { conclusion, timings, findings, problems } = report;
  return {
    module: subject.module,
    base: subject.base,
    head: subject.head,
    conclusion,
    seconds: rounded(seconds),
    screenSeconds: rounded(timings.screenMs / 1000),
    confirmSeconds: rounded(timings.confirmMs / 1000),
    escalated: new Set(findings.filter(wasEscalated).map(({ package: of, benchmark }) => `${of}\n${benchmark}`)).size,
    problems: problems.map(({ kind, side, package: of, benchmark }) =>
      [kind, side, of, benchmark].filter(Boolean).join(' '),
    ),
    rows: findings.flatMap(rowOf),
  };
}

/** In fast mode, the screen takes one sample, so a benchmark with more samples was measured again. */
function wasEscalated({ confirmed, base, head }: GateReport['findings'][number]): boolean {
  return confirmed || Math.max(base?.samples.length ?? 0, head?.samples.length ?? 0) > 1;
}

function rowOf({
  package: of,
  benchmark,
  unit,
  level,
  base,
  head,
  iterations,
}: GateReport['findings'][number]): VerdictRow[] {
  if (base === null || head === null) return [];
  return [[of, benchmark, unit, level, base.median, head.median, iterations, head.samples.length]];
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
