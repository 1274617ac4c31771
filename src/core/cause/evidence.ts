import type { Escape } from '../escape/explain-escape.ts';
import type { SiteChange } from '../profile/site-diff.ts';
import type { SiteFacts } from './source-facts.ts';

/** Everything that is known of one site when its cause is named. */
export interface Evidence {
  readonly site: SiteChange;
  /** The compiler's explanation of the allocation. */
  readonly escape: Escape | undefined;
  /** What Go's parser and type checker say about the line. */
  readonly facts: SiteFacts | undefined;
  /** Go's version on head, if the benchmark itself newly loops with `b.Loop`. */
  readonly benchmarkLoop?: string | undefined;
  /** The data file whose change alone causes it, and what happened to that file. */
  readonly data?: { readonly file: string; readonly change: 'added' | 'deleted' | 'modified' } | undefined;
  /** The type whose values became larger, if its declaration was changed. */
  readonly grownType: { readonly name: string; readonly file: string; readonly line: number } | undefined;
  /** A function on the path that the compiler no longer inlines. */
  readonly lostInlining: { readonly function: string; readonly reason: string } | undefined;
  /** The change of other modules, if reverting it restored the figure. */
  readonly dependency: string | undefined;
  /** Lines of the responsible part of the change, in files on the path to the site, that base had and head doesn't. */
  readonly removed: readonly string[];
  /** The calls that take from and return to a sync.Pool, as the source writes them: `pages.Get`, `putPage`. */
  readonly poolCalls: readonly string[];
  /** The changed line that the cost comes from, as head has it; `''` if there is none. */
  readonly rootText: string;
  /** The changed language version, if nothing else changed for the site. */
  readonly language: LanguageChange | undefined;
}

/** A changed line of a go.mod that names a version of Go. */
export interface LanguageChange {
  readonly line: 'go' | 'toolchain';
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** `shortName` returns the last part of a function's name: `growslice`, `Sprintf`. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `readableFunction` returns a function as a reader writes it: `strings.Split`, `order.(*Store).Add`. */
export function readableFunction(name: string): string {
  // The last part of a major version's import path is no name: `chi/v5.(*Mux)` is chi's.
  return /[^/]*$/.exec(name.replace(/\/v\d+(?=\.[^/]*$)/, ''))?.[0] ?? name;
}

/** `callsInto` reports whether the site goes through a function of this package of the standard library. */
export function callsInto({ site }: Evidence, ...packages: readonly string[]): boolean {
  const { library } = site;
  return library !== undefined && packages.some((name) => library.startsWith(`${name}.`));
}

/**
 * `growable` returns the variable that a site fills if its type has a method `Grow`: a strings.Builder or a
 * bytes.Buffer.
 */
export function growable(facts: Evidence['facts']): NonNullable<Evidence['facts']>['operand'] {
  return /^\*?(?:strings\.Builder|bytes\.Buffer)$/.test(facts?.operand?.type ?? '') ? facts?.operand : undefined;
}

/**
 * `copies` reports whether a line copies a whole slice (`append([]byte(nil), b...)`), so that nothing grows step by
 * step.
 */
export function copies(facts: Evidence['facts']): boolean {
  return /^append\((?:\[\]|\w+\(nil\))/.test(facts?.allocation?.text ?? '');
}

/** Larger values and keys are stored outside the map, each in a separate allocation (internal/abi, MapMaxElemBytes). */
export const mostInMap = 128;

/** `keepsOutsideOfMap` reports whether the site writes to a map whose values or keys are outside it. */
export function keepsOutsideOfMap({ facts }: Pick<Evidence, 'facts'>): boolean {
  const made = facts?.allocation;
  return made?.kind === 'map-assign' && Math.max(made.size, made.keySize) > mostInMap;
}

/** `passesThrough` reports whether some frame between the allocation and the site is this function. */
export function passesThrough({ site }: Evidence, pattern: RegExp): boolean {
  const [path] = site.paths;
  return path !== undefined && path.frames.some(({ function: name, owner }) => owner !== 'user' && pattern.test(name));
}

/** `objectSizes` returns the bytes of one object on both sides, or `undefined` if a side has none. */
export function objectSizes({
  own: base,
  head,
}: SiteChange): { readonly base: number; readonly head: number } | undefined {
  if (base.objects === 0 || head.objects === 0) return undefined;
  return { base: Math.round(base.bytes / base.objects), head: Math.round(head.bytes / head.objects) };
}

/** `calleeOf` returns the call that allocates, as a reader knows it: the library function, else the runtime's. */
export function calleeOf({ site }: Evidence): string {
  return site.library ?? site.callee;
}
