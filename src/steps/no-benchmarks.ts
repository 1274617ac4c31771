import { defaults } from '../options.ts';
import type { Incident } from './problems.ts';
import type { RunSettings } from './settings.ts';

/**
 * `noBenchmarks` returns an incident that says that no benchmark of head was selected, although head was built. Its
 * message ends without a full stop, which would look like part of a pattern.
 */
export function noBenchmarks({ bench, patterns }: Pick<RunSettings, 'bench' | 'patterns'>): Incident {
  const packages = patterns.join(' ');
  const message =
    bench === defaults.bench
      ? `There is no benchmark in ${packages}`
      : `No benchmark in ${packages} matches -bench ${bench}`;
  return { kind: 'no-benchmarks', side: 'head', message };
}
