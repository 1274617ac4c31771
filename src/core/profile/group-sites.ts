import type { Place } from '../patch/line-map.ts';
import { type AllocationPath, plainFunction } from './site.ts';

/** All paths of one side that allocate at one line through the same call. */
export interface Site extends Place {
  readonly function: string;
  readonly callee: string;
  readonly library: string | undefined;
  /** The source text of the line. */
  readonly text: string;
  readonly paths: AllocationPath[];
  /** Objects per operation, by block size, that are not yet matched with the other side. */
  readonly rest: Map<number, number>;
  /**
   * The amounts that are matched with the other side: `objects` and `bytes` as allocated on the other side,
   * `ownObjects` and `ownBytes` as allocated on this side, and among them the objects of another statement.
   */
  readonly matched: { objects: number; bytes: number; ownObjects: number; ownBytes: number; ofOther: number };
}

export interface GroupRequest {
  readonly toHead: (place: Place) => Place | undefined;
  readonly text: (place: Place) => string;
}

/**
 * `groupSites` groups paths into sites, whose key consists of the line on head, the callee and the library call. A line
 * that head doesn't have gets its own key.
 */
export function groupSites(
  paths: readonly AllocationPath[],
  { toHead, text }: GroupRequest,
): ReadonlyMap<string, Site> {
  const sites = new Map<string, Site>();
  for (const path of paths) {
    const frame = path.frames[path.site];
    if (frame === undefined) continue;
    const { file, line } = frame;
    const mapped = toHead({ file, line });
    const where = mapped === undefined ? `gone ${file}:${line}` : `${mapped.file}:${mapped.line}`;
    const library = path.library === undefined ? undefined : plainFunction(path.library);
    const callee = plainFunction(path.callee);
    const key = [where, callee, library ?? ''].join('\n');
    const site = sites.get(key) ?? {
      ...(mapped ?? { file, line }),
      function: plainFunction(frame.function),
      callee,
      library,
      text: text({ file, line }),
      paths: [],
      rest: new Map<number, number>(),
      matched: { objects: 0, bytes: 0, ownObjects: 0, ownBytes: 0, ofOther: 0 },
    };
    site.paths.push(path);
    site.rest.set(path.blockSize, (site.rest.get(path.blockSize) ?? 0) + path.objectsPerOp);
    sites.set(key, site);
  }
  return sites;
}
