import type { Fingerprint } from '../baseline/schema.ts';
import type { HistoryRow, Level, Track } from './ledger.ts';
import { isStep } from './levels.ts';

/**
 * `chainOf` joins the figures of a row that were measured under different conditions. The figures measured under the
 * conditions of the newest record come last. Earlier figures come from records with the same platform, build flags,
 * test arguments and mode, which may differ in the Go version, for example. Other figures belong to separate histories
 * and are left out.
 */
export function chainOf(tracks: readonly Track[]): HistoryRow | undefined {
  const [newest, ...older] = tracks.toSorted((a, b) => b.last.number - a.last.number);
  if (newest === undefined) return undefined;
  let levels: readonly Level[] = newest.levels;
  let { records, dropped, first } = newest;
  for (const track of older) {
    if (!isAlike(track.fingerprint, newest.fingerprint) || track.first.number >= first.number) continue;
    const before = track.levels.filter(({ mark }) => mark.number < first.number);
    const [next, ...rest] = levels;
    const latest = before.at(-1);
    if (latest === undefined || next === undefined) continue;
    const moved = isStep(newest.unit, latest, next);
    levels = [...before, ...(moved ? [{ ...next, previous: latestMark(track, first.number, latest) }] : []), ...rest];
    records += track.records;
    dropped += track.dropped;
    first = track.first;
  }
  const { package: importPath, benchmark, unit, last } = newest;
  return { package: importPath, benchmark, unit, levels, last, records, dropped };
}

/**
 * `latestMark` returns the newest record that a track is known to have before record number `before`: the track's last
 * record if its number is lower, and otherwise the first record of `level`.
 */
function latestMark(track: Track, before: number, level: Level): Level['mark'] {
  return track.last.number < before ? track.last : level.mark;
}

/**
 * `isAlike` reports whether two sets of conditions belong to one history: whether platform, build flags, test arguments
 * and mode are the same.
 */
function isAlike(a: Fingerprint, b: Fingerprint): boolean {
  return lineOf(a) === lineOf(b);
}

function lineOf({ goos, goarch, buildFlags, testArgs = [], mode }: Fingerprint): string {
  return JSON.stringify([goos, goarch, buildFlags, testArgs, mode]);
}
