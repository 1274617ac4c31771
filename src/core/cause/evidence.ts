import type { Escape } from '../escape/explain-escape.ts';
import type { SiteChange } from '../profile/site-diff.ts';
import type { SiteFacts } from './source-facts.ts';
import type { SourceLine } from './source-line.ts';

/** Everything that is known about a site when its cause is determined. */
export interface Evidence {
  readonly site: SiteChange;
  /** The compiler's explanation of the allocation; `undefined` if there is none. */
  readonly escape: Escape | undefined;
  /** The facts that Go's parser and type checker report about the line; `undefined` if they are unavailable. */
  readonly facts: SiteFacts | undefined;
  /** The Go version on head, if the benchmark itself now loops with `b.Loop` and didn't on base. */
  readonly benchmarkLoop?: string | undefined;
  /** The data file whose change alone causes the regression, and what happened to that file. */
  readonly data?: { readonly file: string; readonly change: 'added' | 'deleted' | 'modified' } | undefined;
  /** The type whose values became larger, if its declaration was changed. */
  readonly grownType: { readonly name: string; readonly file: string; readonly line: number } | undefined;
  /** A function on the path that the compiler no longer inlines. */
  readonly lostInlining: { readonly function: string; readonly reason: string } | undefined;
  /** A description of the change to other modules, if reverting it removed the regression. */
  readonly dependency: string | undefined;
  /** Lines that the responsible part of the change removed from files on the path to the site. */
  readonly removed: readonly SourceLine[];
  /** Lines that the responsible part of the change added to files on the path to the site. */
  readonly added: readonly SourceLine[];
  /**
   * Calls that take objects from a sync.Pool or return objects to one, as written in the source: `pages.Get`,
   * `putPage`.
   */
  readonly poolCalls: readonly string[];
  /** The changed line that causes the cost, as it is on head; `undefined` if there is none. */
  readonly rootLine: SourceLine | undefined;
  /** The change of the Go version, if that explains the site. */
  readonly language: LanguageChange | undefined;
}

/** A change of the Go version in a go.mod file. */
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

/** `readableFunction` returns a function's name as people write it: `strings.Split`, `order.(*Store).Add`. */
export function readableFunction(name: string): string {
  // A major version suffix is not the package's name: `chi/v5.(*Mux)` belongs to chi.
  // The body of a loop over an iterator is a function of its own, such as `slices.AppendSeq-range1`.
  const plain = name.replace(/\/v\d+(?=\.[^/]*$)/, '').replace(/-range\d+(?:\.\d+)*$/, '');
  return /[^/]*$/.exec(plain)?.[0] ?? name;
}

/**
 * `callsInto` reports whether the library function that the site calls belongs to one of these packages or types. A
 * name that ends in a slash stands for all packages below it.
 */
export function callsInto({ site }: Evidence, ...packages: readonly string[]): boolean {
  const { library } = site;
  return library !== undefined && packages.some((name) => library.startsWith(name.endsWith('/') ? name : `${name}.`));
}

const growables = new Set(['strings.Builder', '*strings.Builder', 'bytes.Buffer', '*bytes.Buffer']);

/**
 * `growable` returns the variable that a site fills if it is a strings.Builder or a bytes.Buffer, both of which have a
 * `Grow` method.
 */
export function growable(facts: Evidence['facts']): NonNullable<Evidence['facts']>['operand'] {
  return growables.has(facts?.operand?.type ?? '') ? facts?.operand : undefined;
}

/**
 * `copies` reports whether a line copies a whole slice (`append([]byte(nil), b...)`), so that nothing grows step by
 * step.
 */
export function copies(facts: Evidence['facts']): boolean {
  return facts?.allocation?.copies === true;
}

/**
 * Maximum size of a value or key that is stored inside a map; a larger one is allocated separately (internal/abi,
 * MapMaxElemBytes).
 */
export const mostInMap = 128;

/**
 * `keepsOutsideOfMap` reports whether the site writes to a map whose values or keys are too large to be stored inside
 * it.
 */
export function keepsOutsideOfMap({ facts }: Pick<Evidence, 'facts'>): boolean {
  const made = facts?.allocation;
  return made?.kind === 'map-assign' && Math.max(made.size, made.keySize) > mostInMap;
}

/**
 * `passesThrough` reports whether the path to the allocation contains a function outside of user code that matches the
 * pattern.
 */
export function passesThrough({ site }: Evidence, pattern: RegExp): boolean {
  const [path] = site.paths;
  return path !== undefined && path.frames.some(({ function: name, owner }) => owner !== 'user' && pattern.test(name));
}

/** `objectSizes` returns the average size of an object on each side, or `undefined` if either side allocates none. */
export function objectSizes({
  own: base,
  head,
}: SiteChange): { readonly base: number; readonly head: number } | undefined {
  if (base.objects === 0 || head.objects === 0) return undefined;
  return { base: Math.round(base.bytes / base.objects), head: Math.round(head.bytes / head.objects) };
}

/**
 * `calleeOf` returns the function that allocates, as readers know it: the library function or, if there is none, the
 * runtime function.
 */
export function calleeOf({ site }: Evidence): string {
  return site.library ?? site.callee;
}
