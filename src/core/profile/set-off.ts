import type { Cost } from './cost.ts';
import { totalCost } from './cost.ts';
import type { Site } from './group-sites.ts';

/** The part of a site's cost that isn't matched with a statement on the other side. */
interface Open {
  readonly site: Site;
  objects: number;
  bytes: number;
}

/** An amount isn't offset if neither its objects nor its bytes exceed these limits. */
const trace = { objects: 0.002, bytes: 0.5 };

/**
 * `setOff` offsets additional allocations on head against allocations that only base makes, pairing the nearest sites
 * first. For example, head may create a slice in a different way, or allocate in a helper instead of the helper's
 * caller. For each site of head, it returns the cost of the other statements on base that the site replaces. With these
 * costs deducted, the sites never add up to more than the net difference of the profiles.
 */
export function setOff(base: readonly Site[], head: readonly Site[]): ReadonlyMap<Site, Cost> {
  const gone = openOf(base, true);
  const more = openOf(head, false);
  const taken = new Map<Site, Cost>();
  const pairs = more
    .flatMap((to) => gone.map((from) => ({ from, to, near: nearness(from.site, to.site) })))
    .toSorted((a, b) => b.near - a.near || b.to.bytes - a.to.bytes || b.to.objects - a.to.objects);
  for (const { from, to, near } of pairs) {
    const objects = Math.max(0, Math.min(from.objects, to.objects));
    // A replacement in the same function takes over all bytes of what it replaces, so it can have more objects but
    // fewer bytes.
    const isInPlace = near >= inPlace && objects > trace.objects;
    const bytes = isInPlace ? from.bytes : Math.max(0, Math.min(from.bytes, to.bytes));
    if (objects <= trace.objects && bytes <= trace.bytes) continue;
    from.objects -= objects;
    from.bytes -= bytes;
    to.objects -= objects;
    to.bytes -= bytes;
    add(taken, to.site, { objects, bytes });
  }
  shareSavings(more, taken);
  return taken;
}

/**
 * `shareSavings` passes on the bytes that a replacement saves to the sites that cost more, the nearest first: a line
 * can allocate less than what it replaces, and its neighbour the rest.
 */
function shareSavings(more: readonly Open[], taken: Map<Site, Cost>): void {
  for (const from of more.filter(({ bytes }) => bytes < -trace.bytes)) {
    const others = more
      .filter(({ bytes }) => bytes > trace.bytes)
      .toSorted((a, b) => nearness(from.site, b.site) - nearness(from.site, a.site) || b.bytes - a.bytes);
    for (const to of others) {
      const bytes = Math.max(0, Math.min(-from.bytes, to.bytes));
      from.bytes += bytes;
      to.bytes -= bytes;
      add(taken, from.site, { objects: 0, bytes: -bytes });
      add(taken, to.site, { objects: 0, bytes });
    }
  }
}

function add(costs: Map<Site, Cost>, site: Site, { objects, bytes }: Cost): void {
  const sum = costs.get(site) ?? { objects: 0, bytes: 0 };
  costs.set(site, { objects: sum.objects + objects, bytes: sum.bytes + bytes });
}

function openOf(sites: readonly Site[], isBase: boolean): readonly Open[] {
  return sites
    .map((site) => {
      const { objects, bytes } = totalCost(site.paths);
      const { ownObjects, ownBytes, bytes: otherBytes } = site.matched;
      // If matched objects became smaller, the bytes saved also count as no longer allocated.
      return {
        site,
        objects: objects - ownObjects,
        bytes: bytes - (isBase ? Math.min(ownBytes, otherBytes) : ownBytes),
      };
    })
    .filter(({ objects, bytes }) => objects > trace.objects || bytes > trace.bytes);
}

/** At this nearness or above, one statement counts as the replacement of the other. */
const inPlace = 3;

/**
 * `nearness` returns how near two sites are. Sites in the same function are nearest. For other sites, nearness depends
 * on whether they are in the same file and on how much of the call path they share.
 */
function nearness(from: Site, to: Site): number {
  if (from.function === to.function && from.file === to.file) return inPlace;
  return (from.file === to.file ? 1 : 0) + sharedWay(from, to);
}

/**
 * `sharedWay` returns the share, from 0 to 1, of the functions on the call path to head's site that are also on the
 * call path to base's site.
 */
function sharedWay(from: Site, to: Site): number {
  const [before, after] = [from, to].map(({ paths }) => new Set(paths[0]?.frames.map((frame) => frame.function)));
  if (before === undefined || after === undefined || after.size === 0) return 0;
  return [...after].filter((name) => before.has(name)).length / after.size;
}
