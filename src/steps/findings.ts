import { judged, perOperation } from '../core/benchmath/figure.ts';
import { changeOf } from '../core/benchmath/change.ts';
import { type Summary, summarize } from '../core/benchmath/summary.ts';
import { judgeRow, type Row } from '../core/policy/judge-row.ts';
import type { Finding, SideFigures, UnjudgedRow } from '../core/report/model.ts';
import { judgedUnits } from './criteria.ts';
import type { RowRules } from './read-policy.ts';
import type { Figures } from './screen.ts';
import type { Subject } from './subject.ts';

/** One benchmark with the figures that are judged: those measured last. */
export interface JudgedBenchmark {
  readonly subject: Subject;
  readonly base: Figures | undefined;
  readonly head: Figures | undefined;
  /** Common to all samples of both sides, or 0. */
  readonly iterations: number;
  readonly confirmation: Row['confirmation'];
  /** Base has it, head skips it. */
  readonly skipped: boolean;
  readonly warnings: readonly string[];
}

/** One finding for each judged unit that either side has. */
export function findingsOf(benchmark: JudgedBenchmark, rules: RowRules, today: string): readonly Finding[] {
  return judgedUnits(rules, benchmark.subject).flatMap((unit) => {
    const [base, head] = [summarize(benchmark.base?.get(unit)), summarize(benchmark.head?.get(unit))];
    if (base === undefined && head === undefined) return [];
    return [findingOf(benchmark, unit, base, head, rules, today)];
  });
}

function findingOf(
  benchmark: JudgedBenchmark,
  unit: string,
  base: Summary | undefined,
  head: Summary | undefined,
  rules: RowRules,
  today: string,
): Finding {
  const { subject, iterations, confirmation } = benchmark;
  const settings = rules.policy.row(subject, unit, rules.better(unit));
  const { level, warnings, waiver } = judgeRow(
    { unit, better: rules.better(unit), base, head, confirmation, bytes: bytesOf(benchmark) },
    settings,
    today,
  );
  return {
    package: subject.importPath,
    benchmark: subject.benchmark,
    unit,
    level: level === 'removed' && benchmark.skipped ? 'skipped' : level,
    base: sideOf(base),
    head: sideOf(head),
    iterations,
    change: changeFor(base, head),
    threshold: { percent: settings.fail, ...(settings.warn === undefined ? {} : { warn: settings.warn }) },
    ...(settings.budget === undefined ? {} : { budget: settings.budget }),
    confirmed: confirmation === 'confirmed',
    ...(waiver === undefined
      ? {}
      : {
          waiver: {
            ceiling: waiver.ceiling,
            ...(waiver.until === undefined ? {} : { until: waiver.until }),
            reason: waiver.reason,
          },
        }),
    warnings: [
      ...warnings,
      ...(level === 'unstable' ? variesOnHead(benchmark, unit, base) : []),
      ...setByItself(benchmark, unit),
      ...benchmark.warnings,
    ],
  };
}

/** Noise would be on both sides: where base has none, it is the change that makes the figure depend on the process. */
function variesOnHead({ head }: JudgedBenchmark, unit: string, base: Summary | undefined): readonly string[] {
  const figures = (head?.get(unit) ?? []).map(judged);
  if (base === undefined || base.min !== base.max || new Set(figures).size < 2) return [];
  const above = figures.filter((figure) => figure > base.max).length;
  const share = above === 0 ? '' : `, above it in ${above} of ${figures.length}`;
  return [`on head ${unit} varies from process to process${share}; on base it does not`];
}

/** Where Go counts exactly, a figure that differs from the count was set by the benchmark: it is judged, and said. */
function setByItself({ base, head }: JudgedBenchmark, unit: string): readonly string[] {
  if (unit !== 'B/op' && unit !== 'allocs/op') return [];
  const sides = [base, head].filter((figures) => figures?.get(unit)?.some(({ kind }) => kind === 'reported'));
  if (sides.length === 0) return [];
  const who = sides.length === 2 ? 'on both sides' : sides[0] === base ? 'on base only' : 'on head only';
  return [`the benchmark sets ${unit} itself with b.ReportMetric, ${who}`];
}

function bytesOf({ base, head }: JudgedBenchmark): Row['bytes'] {
  return { base: summarize(base?.get('B/op')), head: summarize(head?.get('B/op')) };
}

function changeFor(base: Summary | undefined, head: Summary | undefined): Finding['change'] {
  if (base === undefined) return { kind: 'added' };
  return head === undefined ? { kind: 'removed' } : changeOf(base.median, head.median);
}

function sideOf(summary: Summary | undefined): SideFigures | null {
  if (summary === undefined) return null;
  const { median, samples, printed } = summary;
  return { median, samples: [...samples], ...(printed === median ? {} : { printed }) };
}

/** Units that are shown and not judged, such as ns/op, where both sides or head have them. */
export function unjudgedRows(benchmark: JudgedBenchmark, rules: RowRules): readonly UnjudgedRow[] {
  const { subject, base, head, iterations } = benchmark;
  const decided = new Set(judgedUnits(rules, subject));
  const units = new Set([...(head?.keys() ?? []), ...(base?.keys() ?? [])]);
  return [...units]
    .filter((unit) => !decided.has(unit))
    .map((unit) => ({
      package: subject.importPath,
      benchmark: subject.benchmark,
      unit,
      iterations,
      base: (base?.get(unit) ?? []).map(perOperation),
      head: (head?.get(unit) ?? []).map(perOperation),
    }));
}
