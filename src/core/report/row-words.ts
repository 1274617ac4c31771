import { formatChange, formatFigure, formatSide } from './figures.ts';
import { isAllocationUnit } from '../benchunit/allocation-units.ts';
import type { Finding, Level } from './model.ts';
import { type BenchmarkRow, isLeakOnly } from './table.ts';
import { count } from './wording.ts';

/**
 * The phrase that follows the name of a benchmark, for each level that is reported. `%` is replaced by a phrase that
 * says what got worse.
 */
const levelPhrases: Readonly<Partial<Record<Level, string>>> = {
  regression: '%',
  'over-budget': 'is over its budget',
  drift: 'has crept up beyond its drift limit',
  unconfirmed: 'changed, but the change was not confirmed',
  unstable: 'is unstable',
  warning: 'is over the warning threshold',
  removed: 'was removed',
  skipped: 'is skipped',
  notice: 'has a notice',
  waived: '%, which was accepted',
};

/**
 * `phraseOf` returns a phrase that says what happened to a benchmark, such as `allocates more than on base`. It depends
 * on the units of the findings that are at the level.
 */
export function phraseOf({ level, findings }: Pick<BenchmarkRow, 'level' | 'findings'>): string {
  const what = whatGotWorse({ level, findings });
  return level === 'warning' && what === 'leaks'
    ? worse[what].one
    : (levelPhrases[level] ?? level).replace('%', worse[what].one);
}

/** What got worse: what an operation allocates, what it leaves behind, or a metric of the benchmark's own. */
type Worse = 'allocations' | 'leaks' | 'metrics';

const worse: Readonly<Record<Worse, { readonly one: string; readonly many: string }>> = {
  allocations: { one: 'allocates more than on base', many: 'allocate more than on base' },
  leaks: { one: 'leaks', many: 'leak' },
  metrics: { one: 'is worse than on base', many: 'are worse than on base' },
};

/** `worseWords` counts regressed benchmarks by what got worse, such as `2 benchmarks allocate more than on base`. */
export function worseWords(rows: readonly BenchmarkRow[]): readonly string[] {
  const numbers = { allocations: 0, metrics: 0, leaks: 0 };
  for (const row of rows) numbers[whatGotWorse(row)]++;
  return (['allocations', 'metrics', 'leaks'] as const).flatMap((what) => {
    const number = numbers[what];
    return number === 0 ? [] : [`${count(number, 'benchmark')} ${number === 1 ? worse[what].one : worse[what].many}`];
  });
}

function whatGotWorse(row: Pick<BenchmarkRow, 'level' | 'findings'>): Worse {
  if (isLeakOnly(row)) return 'leaks';
  const isAllocation = ({ level, unit }: Finding): boolean => level === row.level && isAllocationUnit(unit);
  return row.findings.some(isAllocation) ? 'allocations' : 'metrics';
}

/**
 * `figuresLine` returns the figures of a row and the limit that it broke, such as `allocs/op: 2 → 4 (+100%), threshold
 * 15%`.
 */
export function figuresLine({ unit, base, head, change, threshold, budget, level }: Finding): string {
  const percent = formatChange(change, threshold.percent);
  const limit =
    level === 'over-budget' && budget !== undefined
      ? `, budget ${formatFigure(budget)}`
      : level === 'regression'
        ? `, threshold ${threshold.percent}%`
        : '';
  return `${unit}: ${formatSide(base)} → ${formatSide(head)}${percent === '' ? '' : ` (${percent})`}${limit}`;
}

/** `capital` capitalizes the first letter of a string. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
