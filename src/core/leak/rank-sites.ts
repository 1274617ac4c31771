import type { LineMap } from '../patch/line-map.ts';
import { type LeakKind } from './kinds.ts';
import type { Leak, LeakSite } from './sites.ts';

/** A site at which head leaves more behind than base. */
export interface LeakGain {
  readonly site: LeakSite;
  /** The goroutines and bytes that base leaves behind at the same site. */
  readonly base: { readonly goroutines: number; readonly bytes: number };
}

/** Smallest increases that are reported. */
const least = { goroutines: 0.1, bytes: 8 };

/** Kinds that show what keeps memory reachable. They rank above kinds that show only where it was allocated. */
const keepers: ReadonlySet<LeakKind> = new Set([
  'map',
  'sync-map',
  'slice',
  'list',
  'timer',
  'ticker',
  'context',
  'http-body',
]);

/** `leakGains` returns the sites at which head leaves more behind than base, sorted by `rank`. */
export function leakGains(base: Leak | undefined, head: Leak, lines: LineMap): readonly LeakGain[] {
  const before = new Map<string, { goroutines: number; bytes: number }>();
  for (const site of base?.sites ?? []) {
    const at = lines.toHead(site.at) ?? site.at;
    const key = keyOf(site, at.line);
    const known = before.get(key) ?? { goroutines: 0, bytes: 0 };
    before.set(key, { goroutines: known.goroutines + site.goroutines, bytes: known.bytes + site.bytes });
  }
  const gains = head.sites.map((site): LeakGain => ({
    site,
    base: before.get(keyOf(site, site.at.line)) ?? { goroutines: 0, bytes: 0 },
  }));
  const told = gains.filter(
    ({ site, base: of }) => site.goroutines - of.goroutines >= least.goroutines || site.bytes - of.bytes >= least.bytes,
  );
  return told.toSorted((a, b) => rank(b) - rank(a));
}

function keyOf({ kind, at }: LeakSite, line: number): string {
  return [kind, at.function, at.file, line].join('\n');
}

/**
 * `rank` returns a number to sort sites by; the site with the highest number is the most informative. Goroutines
 * usually rank above memory, and goroutines that user code started rank above others. Memory ranks higher if user code
 * allocated it, or if the kind of object that keeps it reachable is known. Otherwise, the amount decides.
 */
function rank({ site, base }: LeakGain): number {
  const goroutines = site.goroutines - base.goroutines;
  const bytes = site.bytes - base.bytes;
  if (goroutines > 0) return (site.at.owner === 'user' ? 1e12 : 1e9) * goroutines;
  const isUsers = site.at.owner === 'user' && !site.at.file.endsWith('_test.go');
  return bytes * (isUsers ? 1 : 0.001) * (keepers.has(site.kind) ? 1000 : 1);
}

/**
 * If the first site isn't in user code, `withUserLines` moves it to the first line of user code that leaks memory and
 * isn't in a test. It then drops the other goroutines. If there is no such line, it changes nothing.
 */
export function withUserLines(gains: readonly LeakGain[]): readonly LeakGain[] {
  const [first] = gains;
  const users = gains.find(
    ({ site }) => site.goroutines === 0 && site.at.owner === 'user' && !site.at.file.endsWith('_test.go'),
  );
  if (first === undefined || first.site.at.owner === 'user' || users === undefined) return gains;
  const named: LeakGain = {
    ...first,
    site: { ...first.site, at: users.site.at, frames: [...users.site.frames, ...first.site.frames] },
  };
  return [named, ...gains.filter((gain) => gain !== first && gain.site.goroutines === 0)];
}
