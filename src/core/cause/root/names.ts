import type { RootRequest } from './request.ts';

/** The names that are connected with a site, each weighted by how telling it is on a changed line. */
export type SiteNames = ReadonlyMap<string, number>;

/**
 * `siteNames` collects the names that are connected with a site. The most telling names are those of the variable that
 * is filled or escapes, and those in the allocation's arguments and in the conditions around the site. Next are the
 * names on the site's line, the names in its loops, captures and calls, and the names of the functions on the path to
 * the site. A name of one or two letters counts half, because it can mean many things.
 */
export function siteNames({ facts, escape, site }: RootRequest): SiteNames {
  const names = new Map<string, number>();
  const add = (found: readonly string[], weight: number): void => {
    for (const name of found) names.set(name, Math.max(names.get(name) ?? 0, name.length < 3 ? weight / 2 : weight));
  };
  const called = (site.paths[0]?.frames ?? []).filter(({ owner }) => owner === 'user');
  add([...(facts?.names.close ?? []), ...(escape?.isVariable === true ? escape.subject.split('.') : [])], 2);
  add([...(facts?.names.near ?? []), ...called.map((frame) => functionName(frame.function))], 1);
  return names;
}

/** `functionName` returns the name in a function's declaration: `F` for `m/p.F[...]`, `p.(*T).F` and `p.F.func1`. */
export function functionName(symbol: string): string {
  const plain = symbol
    .replaceAll(/\[[^\]]*\]/g, '')
    .replace(/(?:[.-](?:func|gowrap|deferwrap|range|fm)\d*|\.\d+)+$/, '');
  return plain.slice(plain.lastIndexOf('.') + 1);
}
