import type { Escape } from '../escape/explain-escape.ts';
import type { SiteChange } from '../profile/site-diff.ts';
import type { SiteFacts } from './source-facts.ts';

/** Everything that is known of one site when its cause is named. */
export interface Evidence {
  readonly site: SiteChange;
  /** The compiler's explanation of the allocation. */
  readonly escape: Escape | undefined;
  /** What Go's parser and type checker say of the line. */
  readonly facts: SiteFacts | undefined;
  /** The type whose values became larger, where its declaration was changed. */
  readonly grownType: { readonly name: string; readonly file: string; readonly line: number } | undefined;
  /** A function on the path that the compiler no longer inlines. */
  readonly lostInlining: { readonly function: string; readonly reason: string } | undefined;
  /** The change of other modules, where taking it back restored the figure. */
  readonly dependency: string | undefined;
  /** Lines of the responsible part of the change, in files on the way to the site, that base had and head has not. */
  readonly removed: readonly string[];
}

/** The last part of a function's name: `growslice`, `Sprintf`. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** A function as a reader writes it: `strings.Split`, `order.(*Store).Add`. */
export function readableFunction(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Whether the site goes through a function of this package of the standard library. */
export function callsInto({ site }: Evidence, ...packages: readonly string[]): boolean {
  const { library } = site;
  return library !== undefined && packages.some((name) => library.startsWith(`${name}.`));
}

/** Some frame between the allocation and the site is this function. */
export function passesThrough({ site }: Evidence, pattern: RegExp): boolean {
  const [path] = site.paths;
  return path !== undefined && path.frames.some(({ function: name, owner }) => owner !== 'user' && pattern.test(name));
}
