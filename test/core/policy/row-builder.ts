import type { Figure } from '../../../src/core/benchmath/figure.ts';
import { type Summary, summarize } from '../../../src/core/benchmath/summary.ts';
import type { Row } from '../../../src/core/policy/row.ts';
import type { RowSettings } from '../../../src/core/policy/settings.ts';

/** Settings of a row as the defaults have them, but for what is given. */
export function settings(overrides: Partial<RowSettings> = {}): RowSettings {
  return { fail: 15, warn: undefined, strict: false, budget: undefined, waiver: undefined, ...overrides };
}

/** Samples with exact totals, each `total / iterations`. */
export function exact(iterations: number, ...totals: number[]): readonly Figure[] {
  return totals.map((total) => ({ kind: 'exact', total, iterations }));
}

/** Samples as text of Go has them. */
export function printed(...values: number[]): readonly Figure[] {
  return values.map((value) => ({ kind: 'printed', value }));
}

/** Samples that the benchmark reported itself. */
export function reported(...values: number[]): readonly Figure[] {
  return values.map((value) => ({ kind: 'reported', value }));
}

/** Three equal samples with exact totals at one N. */
export function steady(value: number): readonly Figure[] {
  return exact(1024, value * 1024, value * 1024, value * 1024);
}

type Samples = readonly Figure[] | null;

/** A row that was confirmed; `null` is a side that lacks the benchmark. */
export function row(unit: string, base: Samples, head: Samples, overrides: Partial<Row> = {}): Row {
  return {
    unit,
    better: 'lower',
    base: summary(base),
    head: summary(head),
    confirmation: 'confirmed',
    bytes: undefined,
    ...overrides,
  };
}

export function summary(samples: Samples): Summary | undefined {
  return summarize(samples ?? undefined);
}
