import type { Cost } from './cost.ts';
import { totalCost } from './cost.ts';
import type { Site } from './group-sites.ts';

/** Cost of one side that no statement of the other side matches. */
interface Open {
  readonly site: Site;
  objects: number;
  bytes: number;
}

/** Smaller amounts are not worth setting off. */
const trace = { objects: 0.002, bytes: 0.5 };

/**
 * `setOff` sets off what vanished from base against what head allocates in addition, the nearest first: a slice that is
 * created differently, a helper that allocates instead of its caller. It returns what each site of head replaces
 * besides its own statement, so that sites add up to the net difference of both profiles and never to more.
 */
export function setOff(base: readonly Site[], head: readonly Site[]): ReadonlyMap<Site, Cost> {
  const gone = openOf(base, true);
  const more = openOf(head, false);
  const taken = new Map<Site, { objects: number; bytes: number }>();
  const pairs = more
    .flatMap((to) => gone.map((from) => ({ from, to, near: nearness(from.site, to.site) })))
    .toSorted((a, b) => b.near - a.near || b.to.bytes - a.to.bytes || b.to.objects - a.to.objects);
  for (const { from, to, near } of pairs) {
    const objects = Math.max(0, Math.min(from.objects, to.objects));
    // A replacement of something larger takes over its base figures: more objects, fewer bytes.
    const isInPlace = near >= inPlace && objects > trace.objects;
    const bytes = isInPlace ? from.bytes : Math.max(0, Math.min(from.bytes, to.bytes));
    if (objects <= trace.objects && bytes <= trace.bytes) continue;
    from.objects -= objects;
    from.bytes -= bytes;
    to.objects -= objects;
    to.bytes -= bytes;
    const sum = taken.get(to.site) ?? { objects: 0, bytes: 0 };
    taken.set(to.site, { objects: sum.objects + objects, bytes: sum.bytes + bytes });
  }
  return taken;
}

function openOf(sites: readonly Site[], isBase: boolean): readonly Open[] {
  return sites
    .map((site) => {
      const { objects, bytes } = totalCost(site.paths);
      const { ownObjects, ownBytes, bytes: otherBytes } = site.matched;
      // What base had in smaller objects is gone as well.
      return {
        site,
        objects: objects - ownObjects,
        bytes: bytes - (isBase ? Math.min(ownBytes, otherBytes) : ownBytes),
      };
    })
    .filter(({ objects, bytes }) => objects > trace.objects || bytes > trace.bytes);
}

/** At this similarity or above, one statement counts as the replacement of the other. */
const inPlace = 3;

/**
 * `nearness` returns how near two sites are: in one function, in one file, else by how much of the call path from the
 * benchmark they share.
 */
function nearness(from: Site, to: Site): number {
  if (from.function === to.function && from.file === to.file) return inPlace;
  return (from.file === to.file ? 1 : 0) + sharedWay(from, to);
}

/**
 * `sharedWay` returns the share, 0 to 1, of the functions on the call path to one site that are also on the path to the
 * other.
 */
function sharedWay(from: Site, to: Site): number {
  const [before, after] = [from, to].map(({ paths }) => new Set(paths[0]?.frames.map((frame) => frame.function)));
  if (before === undefined || after === undefined || after.size === 0) return 0;
  return [...after].filter((name) => before.has(name)).length / after.size;
}
