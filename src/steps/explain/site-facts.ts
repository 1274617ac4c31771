import { factsById } from '../../core/cause/facts-by-id.ts';
import type { SiteFacts } from '../../core/cause/source-facts.ts';
import type { Place } from '../../core/patch/line-map.ts';
import { pathBelow } from '../../core/patch/path-below.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';
import type { ListedPackage, Ports } from '../../ports.ts';
import { type ExplainContext, siteKey } from './evidence.ts';

/** A line, the function that is called there (`''` if it is unknown), and the lines that base had instead. */
export type AskedPlace = Place & { readonly callee: string; readonly before?: readonly string[] };

/** The data that is needed to read head's sources. */
type Asked = Pick<ExplainContext, 'head' | 'settings' | 'work'>;

/** `readSiteFacts` returns what Go's type checker reports about sites, by site key. */
export async function readSiteFacts(
  ports: Ports,
  context: Asked,
  listed: ListedPackage,
  sites: readonly SiteChange[],
): Promise<ReadonlyMap<string, SiteFacts>> {
  const places = sites.map((site): [string, AskedPlace] => {
    const { file, line, callee, library } = site;
    return [siteKey(site), { file, line, callee: library ?? callee }];
  });
  return readPlaceFacts(ports, context, listed, new Map(places));
}

/**
 * `readPlaceFacts` returns what the type checker reports about the lines in `places`, by their keys. It leaves out
 * lines of files that aren't Go files.
 */
export async function readPlaceFacts(
  ports: Ports,
  { head, settings, work }: Asked,
  listed: ListedPackage,
  places: ReadonlyMap<string, AskedPlace>,
): Promise<ReadonlyMap<string, SiteFacts>> {
  const asked = [...places].filter(([, { file }]) => file.endsWith('.go'));
  if (asked.length === 0) return new Map();
  const reply = await ports.analysis.sites({
    folder: listed.moduleFolder,
    root: head.root,
    importPaths: [listed.importPath],
    buildFlags: settings.buildFlags,
    work,
    sites: asked.map(([id, { file, line, callee, before = [] }]) => ({
      id,
      file: `${head.root}/${file}`,
      line,
      column: 0,
      callee,
      before,
    })),
  });
  return factsById(reply, (file) => pathBelow(head.root, file));
}
