import { perOperation } from '../core/benchmath/figure.ts';
import { pressureUnits } from '../core/benchmath/gc-pressure.ts';
import type { Result } from './gathering.ts';
import type { Figures } from './screen.ts';

/**
 * `gcPressure` returns garbage collections and allocated bytes per second, one figure for each sample. They depend on
 * the machine, so they are shown and never judged.
 */
export function gcPressure(results: readonly Result[]): Figures {
  const rates = results.flatMap(({ iterations, figures, gcCycles }) => {
    const time = figures.get('ns/op');
    const bytes = figures.get('B/op');
    const seconds = time === undefined ? 0 : (perOperation(time) * iterations) / 1e9;
    if (seconds === 0 || bytes === undefined || gcCycles === undefined) return [];
    return [{ cycles: gcCycles / seconds, allocated: (perOperation(bytes) * iterations) / seconds }];
  });
  if (rates.length === 0) return new Map();
  return new Map(
    (['cycles', 'allocated'] as const).map((name) => [
      pressureUnits[name],
      rates.map((rate) => ({ kind: 'reported' as const, value: rate[name] })),
    ]),
  );
}
