import { pressureUnits } from '../benchmath/gc-pressure.ts';
import { formatMeasurement } from '../benchunit/index.ts';
import type { GateReport, UnjudgedRow } from './model.ts';
import { count, middle } from './wording.ts';

/** Maximum number of benchmarks to list. */
const most = 5;

/**
 * The garbage collector's work in a benchmark, such as `312 → 845 collections and 1.2 GB → 3.4 GB allocated per
 * second`.
 */
export interface GcWords {
  readonly benchmark: string;
  readonly text: string;
}

/**
 * `gcWords` returns the garbage collector's work on both sides for the first few of the benchmarks that were measured
 * in runs of about one second, and a phrase that counts the others.
 */
export function gcWords({ unjudged }: Pick<GateReport, 'unjudged'>): {
  readonly shown: readonly GcWords[];
  readonly left: string | undefined;
} {
  const all = unjudged.flatMap((row): readonly GcWords[] => {
    if (row.unit !== pressureUnits.cycles) return [];
    const bytes = unjudged.find(
      (other) =>
        other.unit === pressureUnits.allocated && other.benchmark === row.benchmark && other.package === row.package,
    );
    const [cycles, allocated] = [arrow(row), bytes && arrow(bytes)];
    if (cycles === undefined || allocated === undefined) return [];
    return [{ benchmark: row.benchmark, text: `${cycles} collections and ${allocated} allocated per second` }];
  });
  const left = all.length - most;
  return { shown: all.slice(0, most), left: left > 0 ? `and ${count(left, 'more benchmark')}` : undefined };
}

/**
 * `arrow` returns the figures of both sides, such as `312 → 845`, or `undefined` if a side is missing or both are zero.
 */
function arrow({ base, head, unit }: UnjudgedRow): string | undefined {
  const [before, after] = [middle(base), middle(head)];
  if (before === undefined || after === undefined || (before === 0 && after === 0)) return undefined;
  const unitOfFigure = unit === pressureUnits.allocated ? 'B' : '';
  return [before, after].map((value) => formatMeasurement(Math.round(value), unitOfFigure)).join(' → ');
}
