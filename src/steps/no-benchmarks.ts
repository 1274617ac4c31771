import { defaults } from '../options.ts';
import type { Incident } from './problems.ts';
import type { RunSettings } from './settings.ts';

/**
 * `noBenchmarks` returns the incident that head was built but none of its benchmarks was selected. Its message ends
 * without a full stop, which would look like part of a pattern.
 */
export function noBenchmarks({ bench, patterns }: Pick<RunSettings, 'bench' | 'patterns'>): Incident {
  const packages = patterns.join(' ');
  const message =
    bench === defaults.bench
      ? `There is no benchmark in ${packages}`
      : `No benchmark in ${packages} matches -bench ${bench}`;
  return { kind: 'no-benchmarks', side: 'head', message };
}
