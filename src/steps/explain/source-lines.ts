import type { Place } from '../../core/patch/line-map.ts';
import type { AllocationPath } from '../../core/profile/site.ts';
import type { Explanation } from '../../core/report/model.ts';
import type { Ports } from '../../ports.ts';

/** Returns the text of a line on one side, or `''` if it can't be read. */
export type LineText = (side: 'base' | 'head', place: Place) => string;

/** `readSiteLines` reads each file that contains sites, and returns a function that looks up its lines. */
export async function readSiteLines(
  ports: Pick<Ports, 'repository'>,
  roots: Readonly<Record<'base' | 'head', string | undefined>>,
  paths: Readonly<Record<'base' | 'head', readonly AllocationPath[]>>,
): Promise<LineText> {
  const texts = new Map<string, readonly string[]>();
  for (const side of ['base', 'head'] as const) {
    const root = roots[side];
    if (root === undefined) continue;
    const files = new Set(paths[side].flatMap(({ frames, site }) => frames[site]?.file ?? []));
    for (const file of files) {
      const text = await ports.repository.readSnapshot(root, file).catch(() => undefined);
      texts.set(`${side}:${file}`, text?.split('\n') ?? []);
    }
  }
  return (side, { file, line }) => texts.get(`${side}:${file}`)?.[line - 1]?.trim() ?? '';
}

/** The length of the longest line that is quoted, in characters. */
const longestQuote = 200;

interface QuotedSite extends Place {
  readonly root: (Place & { readonly whole?: true | undefined }) | null;
  readonly proof: Explanation['sites'][number]['proof'];
}

/**
 * `isGone` reports whether the reverted parts at the changed line are all deletions, so that the line itself was not
 * changed.
 */
function isGone({ root, proof }: QuotedSite): boolean {
  const parts = (proof?.reverted ?? []).filter(
    ({ file, lines: [start, end] }) => file === root?.file && start <= root.line && root.line <= end,
  );
  return parts.length > 0 && parts.every(({ deleted }) => deleted !== undefined);
}

/**
 * `quoteSources` returns explanations or leaks with the source text of each site's line and of each changed line, from
 * head's tree in `root`. A line next to a deletion is not quoted, because it is not what changed.
 */
export async function quoteSources<E extends { readonly sites: readonly QuotedSite[] }>(
  ports: Pick<Ports, 'repository'>,
  root: string,
  explanations: readonly E[],
): Promise<readonly E[]> {
  const places = explanations.flatMap(({ sites }) => sites.flatMap((site) => (site.root ? [site, site.root] : [site])));
  const texts = new Map<string, readonly string[]>();
  for (const file of new Set(places.map((place) => place.file))) {
    const text = await ports.repository.readSnapshot(root, file).catch(() => undefined);
    texts.set(file, text?.split('\n') ?? []);
  }
  const quoted = <T extends Place>(place: T): T & { source?: string } => {
    const source = texts.get(place.file)?.[place.line - 1]?.trim() ?? '';
    return !/\w/.test(source) || source.length > longestQuote ? place : { ...place, source };
  };
  return explanations.map((explanation) => ({
    ...explanation,
    sites: explanation.sites.map((site) => ({
      ...quoted(site),
      root: site.root === null || site.root.whole === true || isGone(site) ? site.root : quoted(site.root),
    })),
  }));
}
