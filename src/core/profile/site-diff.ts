import type { LineMap, Place } from '../patch/line-map.ts';
import { type Cost, gainOf, totalCost, weightOf } from './cost.ts';
import { setOff } from './set-off.ts';
import { groupSites, type Site } from './group-sites.ts';
import { matchGrown, matchMoved, matchSame } from './match-sites.ts';
import type { AllocationPath } from './site.ts';

/** A site at which head allocates more than base or, if the request's `all` is set, any site of head. */
export interface SiteChange extends Place {
  readonly function: string;
  readonly callee: string;
  readonly library: string | undefined;
  /** The way in which the cost of the statement itself changed. */
  readonly status: 'new' | 'more' | 'larger' | 'unchanged';
  /** The cost on base of the same statement, and of other statements of base that the site replaces. */
  readonly base: Cost;
  /** The part of `base` that the same statement allocates. */
  readonly own: Cost;
  /** The objects in `own` that may belong to another statement, whose text differs. */
  readonly ofOther: number;
  readonly head: Cost;
  /** Head's paths to the site, the one that grew most first. */
  readonly paths: readonly AllocationPath[];
}

export interface SiteDiff {
  /** Sorted by cost, the largest first. */
  readonly sites: readonly SiteChange[];
  /** The net difference between the two profiles, including code that got cheaper. */
  readonly net: Cost;
}

export interface SiteDiffRequest {
  readonly base: readonly AllocationPath[];
  readonly head: readonly AllocationPath[];
  readonly lines: LineMap;
  /** Returns the source text of a line on one side. */
  readonly text: (side: 'base' | 'head', place: Place) => string;
  /** Whether to include sites that cost no more than on base. */
  readonly all?: boolean;
}

/** Differences that are smaller in both objects and bytes are noise in the profile. */
const least = { objects: 0.04, bytes: 3 };

/**
 * `diffSites` returns the sites at which head allocates more than base. Two sites are the same if they have the same
 * line, callee and library call. So that code that only moved doesn't count, the remaining allocations are matched with
 * allocations of the other side that have the same callee and library call. Matches in the same function and with
 * similar text are preferred.
 */
export function diffSites({ base, head, lines, text, all }: SiteDiffRequest): SiteDiff {
  const onBase = groupSites(base, { toHead: (place) => lines.toHead(place), text: (place) => text('base', place) });
  const onHead = groupSites(head, { toHead: (place) => place, text: (place) => text('head', place) });
  matchSame(onBase, onHead);
  matchMoved([...onBase.values()], [...onHead.values()]);
  matchGrown(onBase, onHead);
  const inFor = setOff([...onBase.values()], [...onHead.values()]);

  const before = pathObjects(base, lines);
  const sites = [...onHead.values()].flatMap((site) => changeOf(site, inFor.get(site), before, all === true));
  const [from, to] = [totalCost(base), totalCost(head)];
  const weight = (site: SiteChange): number => (all === true ? weightOf(site.head) : gainOf(site));
  return {
    sites: sites.toSorted((a, b) => weight(b) - weight(a) || a.line - b.line),
    net: { objects: to.objects - from.objects, bytes: to.bytes - from.bytes },
  };
}

function changeOf(
  site: Site,
  inFor: Cost = { objects: 0, bytes: 0 },
  before: ReadonlyMap<string, number>,
  all: boolean,
): readonly SiteChange[] {
  const { file, line, callee, library } = site;
  const own = { objects: site.matched.objects, bytes: site.matched.bytes };
  const base = { objects: own.objects + inFor.objects, bytes: own.bytes + inFor.bytes };
  const head = totalCost(site.paths);
  const isMore = head.objects - base.objects >= least.objects || head.bytes - base.bytes >= least.bytes;
  if (!isMore && (!all || head.bytes < least.bytes)) return [];
  const gain = (path: AllocationPath): number => path.objectsPerOp - (before.get(pathKey(path)) ?? 0);
  return [
    {
      file,
      line,
      function: site.function,
      callee,
      library,
      status: !isMore
        ? 'unchanged'
        : head.objects - own.objects < least.objects
          ? 'larger'
          : own.objects < least.objects
            ? 'new'
            : 'more',
      base,
      own,
      ofOther: site.matched.ofOther,
      head,
      paths: site.paths.toSorted((a, b) => gain(b) - gain(a) || b.bytesPerOp - a.bytesPerOp),
    },
  ];
}

/**
 * `pathObjects` returns base's objects per operation by path. A path is identified by the callee and the user's lines,
 * numbered as on head.
 */
function pathObjects(paths: readonly AllocationPath[], lines: LineMap): ReadonlyMap<string, number> {
  const objects = new Map<string, number>();
  for (const path of paths) {
    const key = pathKey(path, lines);
    objects.set(key, (objects.get(key) ?? 0) + path.objectsPerOp);
  }
  return objects;
}

function pathKey({ frames, callee }: AllocationPath, lines?: LineMap): string {
  const places = frames
    .filter(({ owner }) => owner === 'user')
    .map((frame) => {
      if (lines === undefined) return `${frame.file}:${frame.line}`;
      const mapped = lines.toHead(frame);
      return mapped === undefined ? `gone ${frame.file}:${frame.line}` : `${mapped.file}:${mapped.line}`;
    });
  return [callee, ...places].join('\n');
}
