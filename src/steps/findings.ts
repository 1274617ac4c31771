import { isOwn, onCommonGround, type Sides } from '../core/benchmath/common-ground.ts';
import { counted, type Figure, judged, perOperation } from '../core/benchmath/figure.ts';
import { isAllocationUnit } from '../core/benchunit/allocation-units.ts';
import { formatFigure } from '../core/report/figures.ts';
import { changeOf } from '../core/benchmath/change.ts';
import { type Summary, summarize } from '../core/benchmath/summary.ts';
import { judgeRow, type Row } from '../core/policy/judge-row.ts';
import type { Finding, SideFigures, UnjudgedRow } from '../core/report/model.ts';
import { judgedUnits } from './criteria.ts';
import type { RowRules } from './row-rules.ts';
import type { Side } from '../ports.ts';
import type { Figures } from './screen.ts';
import type { Subject } from './subject.ts';

/** A benchmark with the figures to judge, which are the last ones that were measured. */
export interface JudgedBenchmark {
  readonly subject: Subject;
  readonly base: Figures | undefined;
  readonly head: Figures | undefined;
  /** The number of iterations if it is the same for all samples of both sides, otherwise 0. */
  readonly iterations: number;
  readonly confirmation: Row['confirmation'];
  /** Whether base has the benchmark and head skips it. */
  readonly skipped: boolean;
  readonly warnings: readonly string[];
  /** See `gcPressure`. */
  readonly pressure?: Record<Side, Figures> | undefined;
}

/** `findingsOf` returns one finding for each judged unit that either side has. */
export function findingsOf(benchmark: JudgedBenchmark, rules: RowRules, today: string): readonly Finding[] {
  return judgedUnits(rules, benchmark.subject).flatMap((unit) => {
    const sides = sidesOf(benchmark, unit);
    if (summarize(sides.base) === undefined && summarize(sides.head) === undefined) return [];
    return [findingOf(benchmark, unit, sides, rules, today)];
  });
}

function findingOf(benchmark: JudgedBenchmark, unit: string, sides: Sides, rules: RowRules, today: string): Finding {
  const [base, head] = [summarize(sides.base), summarize(sides.head)];
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
    base: sideOf(base, isReported(unit, sides.base)),
    head: sideOf(head, isReported(unit, sides.head)),
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
      ...(level === 'unstable' ? variesOnHead(sides, unit, base) : []),
      ...setByItself(benchmark, unit, sides),
      ...benchmark.warnings,
    ],
  };
}

/**
 * `variesOnHead` returns a warning if samples differ from each other on head only. Noise would appear on both sides, so
 * it is the change that makes the figure depend on the process.
 */
function variesOnHead({ head }: Sides, unit: string, base: Summary | undefined): readonly string[] {
  const figures = (head ?? []).map(judged);
  if (base === undefined || base.min !== base.max || new Set(figures).size < 2) return [];
  const above = figures.filter((figure) => figure > base.max).length;
  const share = above === 0 ? '' : ` (above base in ${above} of ${figures.length} samples)`;
  return [`on head ${unit} varies from process to process${share}; on base it does not`];
}

/** `sidesOf` returns the samples of one unit in the form in which they are compared. */
function sidesOf({ base, head }: JudgedBenchmark, unit: string): Sides {
  return onCommonGround({ base: base?.get(unit), head: head?.get(unit) });
}

/** `isReported` reports whether the benchmark itself reported the figures of a unit that Go counts. */
function isReported(unit: string, figures: readonly Figure[] | undefined): boolean {
  return isAllocationUnit(unit) && figures !== undefined && isOwn(figures);
}

/**
 * `setByItself` returns a warning if the benchmark itself reports figures in a unit that Go counts. The warning says
 * whether the benchmark's or Go's figures were compared, and gives those that were not compared, if they are known.
 */
function setByItself({ base, head }: JudgedBenchmark, unit: string, compared: Sides): readonly string[] {
  if (!isAllocationUnit(unit)) return [];
  const present = [base, head].flatMap((figures) => figures?.get(unit) ?? []);
  const own = [base, head].map((of) => (of?.get(unit) ?? []).filter(({ kind }) => kind === 'reported'));
  const [onBase, onHead] = own.map((figures) => figures.length > 0);
  if (onBase === false && onHead === false) return [];
  const one = onBase === true ? (onHead === true ? '' : ' on base only') : ' on head only';
  const set = `the benchmark sets ${unit} itself with b.ReportMetric`;
  if (isOwn(present))
    return [
      `${set}, and that figure is compared; Go counted ${arrow([base, head].map((of) => of?.get(unit)?.map(counted)))}`,
    ];
  const isCounted = [compared.base, compared.head].every((figures) => figures?.every(({ kind }) => kind === 'exact'));
  return [
    `${set}${one} (${arrow(own)}); ${isCounted ? 'the figure that Go counted is compared' : 'the figure that Go counted is unknown'}`,
  ];
}

/** `arrow` returns the medians of the sides that have figures, joined by an arrow. */
function arrow(sides: readonly (readonly Figure[] | undefined)[]): string {
  const medians = sides.flatMap((figures) => summarize(figures)?.median ?? []);
  return medians.map((median) => formatFigure(median)).join(' → ');
}

function bytesOf(benchmark: JudgedBenchmark): Row['bytes'] {
  const { base, head } = sidesOf(benchmark, 'B/op');
  return { base: summarize(base), head: summarize(head) };
}

function changeFor(base: Summary | undefined, head: Summary | undefined): Finding['change'] {
  if (base === undefined) return { kind: 'added' };
  return head === undefined ? { kind: 'removed' } : changeOf(base.median, head.median);
}

function sideOf(summary: Summary | undefined, reported: boolean): SideFigures | null {
  if (summary === undefined) return null;
  const { median, samples, printed } = summary;
  return {
    median,
    samples: [...samples],
    ...(printed === median ? {} : { printed }),
    ...(reported ? { reported } : {}),
  };
}

function withPressure({ base, head, pressure }: JudgedBenchmark): Pick<JudgedBenchmark, Side> {
  if (pressure === undefined) return { base, head };
  return { base: base && new Map([...pressure.base, ...base]), head: head && new Map([...pressure.head, ...head]) };
}

/** `unjudgedRows` returns the rows of the units that are shown but not judged, such as ns/op. */
export function unjudgedRows(benchmark: JudgedBenchmark, rules: RowRules): readonly UnjudgedRow[] {
  const { subject, iterations } = benchmark;
  const { base, head } = withPressure(benchmark);
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
