import { namesIn } from '../mentions.ts';
import { enclosing } from './enclosing.ts';
import type { RootRequest } from './request.ts';

/** Names that a site is connected with, and how telling each of them is on a changed line: 2 is more than 1. */
export type SiteNames = ReadonlyMap<string, number>;

/**
 * `siteNames` collects the names that a site is connected with. The names of what is filled, of what escapes, of sizes
 * and of the conditions around the site are the most telling; then come the names on the site's line, in its loops and
 * captures, and of the functions on the path to the site. A name of one or two letters can mean many things.
 */
export function siteNames({ facts, escape, site, text }: RootRequest): SiteNames {
  const names = new Map<string, number>();
  const add = (found: readonly string[], weight: number): void => {
    for (const name of found) names.set(name, Math.max(names.get(name) ?? 0, name.length < 3 ? weight / 2 : weight));
  };
  const { operand, allocation, function: around } = facts ?? {};
  const conditions =
    text === undefined || around === undefined ? [] : enclosing(text, around.line, site.line).flatMap(namesIn);
  add(
    [
      ...namesIn(operand?.expression ?? ''),
      ...(escape?.isVariable === true ? namesIn(escape.subject) : []),
      ...(allocation?.arguments ?? []).flatMap(namesIn),
      ...conditions,
    ],
    2,
  );
  add(
    [
      ...namesIn(facts?.text ?? ''),
      ...namesIn(allocation?.text ?? ''),
      ...(facts?.loops ?? []).filter(({ benchmark }) => !benchmark).flatMap(({ over }) => namesIn(over)),
      ...(allocation?.captures ?? []).map(({ name }) => name),
      ...(facts?.calls ?? []).map(({ name }) => functionName(name)),
      ...(site.paths[0]?.frames ?? []).flatMap((frame) =>
        frame.owner === 'user' ? [functionName(frame.function)] : [],
      ),
    ],
    1,
  );
  return names;
}

/**
 * `functionName` returns the name of a function where it is declared: `F` for `m/p.F[...]`, `p.(*T).F` and `p.F.func1`.
 */
export function functionName(symbol: string): string {
  const plain = symbol
    .replaceAll(/\[[^\]]*\]/g, '')
    .replace(/(?:[.-](?:func|gowrap|deferwrap|range|fm)\d*|\.\d+)+$/, '');
  return plain.slice(plain.lastIndexOf('.') + 1);
}
