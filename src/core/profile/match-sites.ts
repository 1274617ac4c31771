import type { Site } from './group-sites.ts';
import { similarity } from './similarity.ts';

type Sites = ReadonlyMap<string, Site>;

/** An amount isn't matched if it is at most this many objects and also at most `traceBytes` bytes. */
const trace = 0.002;
const traceBytes = 0.5;
/** At this similarity or above, two lines of one function count as one statement that was rewritten. */
const alike = 0.4;
/** At this similarity or above, two lines of different functions count as the same statement. */
const nearlyEqual = 0.6;
/**
 * At this similarity or above, two lines of one function count as the same statement if neither can be paired with
 * another line.
 */
const related = 0.15;

/** `matchSame` matches sites with the same key, size class by size class. */
export function matchSame(base: Sites, head: Sites): void {
  for (const [key, to] of head) {
    const from = base.get(key);
    if (from !== undefined) matchSizes(from, to);
  }
}

/**
 * `matchMoved` matches the remaining sites by callee, library call and size class, starting with the pairs whose source
 * lines are most similar. This finds code that moved to other lines, or into a helper.
 */
export function matchMoved(base: readonly Site[], head: readonly Site[]): void {
  const pairs = pairsOf(base, head).filter(({ from, to }) =>
    [...to.rest.keys()].some((size) => isWorth(left(from, size), size)),
  );
  for (const pair of pairs) matchSizes(pair.from, pair.to, isSame(pair));
}

/** `isSame` reports whether the lines of a pair are so similar that they count as the same statement. */
function isSame({ from, to, likeness }: Pair): boolean {
  return likeness >= (from.function === to.function ? 1 + alike : nearlyEqual);
}

/**
 * `matchGrown` matches the remaining objects of sites one to one, regardless of their size class. This finds statements
 * whose objects are larger or smaller on head.
 */
export function matchGrown(base: Sites, head: Sites): void {
  for (const [key, to] of head) {
    const from = base.get(key);
    if (from !== undefined) matchObjects(from, to);
  }
  const pairs = pairsOf([...base.values()], [...head.values()]);
  for (const { from, to, likeness } of pairs) if (likeness >= 1 + alike) matchObjects(from, to);
  // If two statements in a function can be paired only with each other, they are the same statement, even if its text
  // changed a lot.
  const rest = pairsOf([...base.values()], [...head.values()]).filter(({ likeness }) => likeness >= 1 + related);
  for (const { from, to } of rest) {
    const single = rest.every((other) => (other.from === from) === (other.to === to));
    if (single) matchObjects(from, to);
  }
  // Nearly the same text in another function means that the statement moved there.
  for (const { from, to, likeness } of pairsOf([...base.values()], [...head.values()]))
    if (from.function !== to.function && likeness >= nearlyEqual) matchObjects(from, to);
}

interface Pair {
  readonly from: Site;
  readonly to: Site;
  /** The similarity of the two source lines, plus 1 if both are in the same function. */
  readonly likeness: number;
}

function pairsOf(base: readonly Site[], head: readonly Site[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const to of head.filter(isOpen))
    for (const from of base.filter(isOpen)) {
      if (from.callee !== to.callee || from.library !== to.library) continue;
      pairs.push({ from, to, likeness: (from.function === to.function ? 1 : 0) + similarity(from.text, to.text) });
    }
  return pairs.toSorted((a, b) => b.likeness - a.likeness);
}

function isOpen({ rest }: Site): boolean {
  return [...rest].some(([size, objects]) => isWorth(objects, size));
}

/**
 * `isWorth` reports whether an amount is large enough to match. A slice whose size grows with the number of operations
 * is a single object over all of them, but many bytes.
 */
function isWorth(objects: number, size: number): boolean {
  return objects > trace || objects * size > traceBytes;
}

function left({ rest }: Site, size: number): number {
  return rest.get(size) ?? 0;
}

function matchSizes(from: Site, to: Site, same = true): void {
  for (const size of to.rest.keys()) {
    const objects = Math.min(left(from, size), left(to, size));
    move(from, size, to, size, objects);
    if (!same && isWorth(objects, size)) to.matched.ofOther += objects;
  }
}

function matchObjects(from: Site, to: Site): void {
  for (const size of to.rest.keys())
    for (const other of from.rest.keys()) move(from, other, to, size, Math.min(left(from, other), left(to, size)));
}

function move(from: Site, fromSize: number, to: Site, toSize: number, objects: number): void {
  if (!isWorth(objects, Math.max(fromSize, toSize))) return;
  from.rest.set(fromSize, left(from, fromSize) - objects);
  to.rest.set(toSize, left(to, toSize) - objects);
  from.matched.objects += objects;
  from.matched.bytes += objects * toSize;
  from.matched.ownObjects += objects;
  from.matched.ownBytes += objects * fromSize;
  to.matched.objects += objects;
  to.matched.bytes += objects * fromSize;
  to.matched.ownObjects += objects;
  to.matched.ownBytes += objects * toSize;
}
