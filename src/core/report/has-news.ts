import { escaping } from './blind-spot-words.ts';
import type { GateReport, Level } from './model.ts';

/** Levels that aren't news. `added` is one of them, because a new benchmark can't have got worse. */
const quiet: ReadonlySet<Level> = new Set(['unchanged', 'added']);

/**
 * `hasNews` reports whether a reviewer should be notified of a report, because something changed or the run didn't
 * pass.
 */
export function hasNews({ conclusion, findings, blindSpots }: GateReport): boolean {
  const escapes = blindSpots !== undefined && escaping(blindSpots).length > 0;
  return conclusion !== 'pass' || escapes || findings.some(({ level }) => !quiet.has(level));
}
