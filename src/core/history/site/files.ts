import type { PageAssets } from '../../report/page/document.ts';
import { badgeOf } from './badge.ts';
import type { Site, SiteRow } from './model.ts';
import { overviewPage } from './overview-page.ts';
import { packagePage } from './package-page.ts';
import { folderOf } from './places.ts';

/** A file of the site; `path` leads to it from the site's root. */
export interface SiteFile {
  readonly path: readonly string[];
  readonly text: string;
}

/** `siteFiles` yields the files of a site: the page of each package, the overview, and the badge. */
export function* siteFiles(site: Site, assets: PageAssets): Generator<SiteFile> {
  const packages = new Map<string, SiteRow[]>();
  for (const row of site.rows) {
    const rows = packages.get(row.package);
    if (rows === undefined) packages.set(row.package, [row]);
    else rows.push(row);
  }
  const left: string[] = [];
  for (const [importPath, rows] of packages) {
    const folders = folderOf(importPath);
    if (folders === undefined) left.push(importPath);
    else yield { path: [...folders, 'index.html'], text: packagePage(site, { importPath, folders, rows }, assets) };
  }
  const notes =
    left.length === 0
      ? []
      : [`There is no page for packages whose path can't be used as a folder: ${left.slice(0, 5).join(', ')}.`];
  yield { path: ['index.html'], text: overviewPage({ ...site, notes: [...site.notes, ...notes] }, packages, assets) };
  yield { path: ['badge.json'], text: `${JSON.stringify(badgeOf(site))}\n` };
}
