import { defaults } from '../options.ts';
import type { Incident } from './problems.ts';
import type { RunSettings } from './settings.ts';

/** Head was built and no benchmark of it was asked for. Without a full stop, which would be read as part of a pattern. */
export function noBenchmarks({ bench, patterns }: RunSettings): Incident {
  const packages = patterns.join(' ');
  const message =
    bench === defaults.bench
      ? `There is no benchmark in ${packages}`
      : `No benchmark in ${packages} matches -bench ${bench}`;
  return { kind: 'no-benchmarks', side: 'head', message };
}
