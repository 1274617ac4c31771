import { calleeOf, type Evidence, mostInMap, shortName } from '../cause/evidence.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { allocatesIn, boundOf, isKind, moreRoom } from './signs.ts';

/** `mapGrowth` applies if a map is created, or if an assignment grows it. */
export const mapGrowth = {
  name: 'map-growth',
  label: 'a map is created or grows',
  matches: {
    // `maps.Copy` and `maps.Insert` fill a map that their caller created.
    library: (evidence) => fillerOf(evidence) !== undefined,
    runtime: (evidence) =>
      allocatesIn('mapassign', 'makemap', 'growWork')(evidence) || isKind(evidence, 'map-assign', 'make-map'),
  },
  reason: (evidence) => {
    const name = evidence.facts?.operand?.expression;
    const map = name === undefined ? 'the map' : quoted(name);
    const filler = fillerOf(evidence);
    if (filler !== undefined)
      return `${quoted(filler)} grows ${map} as it fills it, so the runtime allocates new tables for it.`;
    if (isFirstGroup(evidence)) return `The first assignment to ${map} allocates room for eight entries.`;
    return shortName(evidence.site.callee).startsWith('makemap')
      ? `A map is created here${name === undefined ? '' : ` (${map})`}${roomOf(evidence)}.`
      : `An assignment grows ${map}, so the runtime allocates new tables for it.`;
  },
  advice: (evidence) => {
    if (isFirstGroup(evidence)) return 'Reuse one map and empty it with `clear`.';
    const { facts } = evidence;
    const operand = facts?.operand;
    const sized = moreRoom(operand);
    if (sized !== undefined)
      return shortName(evidence.site.callee).startsWith('makemap')
        ? 'Reuse one map and empty it with `clear`, if nothing keeps it.'
        : sized;
    const made = facts?.allocation;
    if (made?.kind === 'make-map' && made.arguments.length > 0)
      return 'Reuse one map and empty it with `clear`, if nothing keeps it.';
    const bound = boundOf(facts);
    const type = operand?.type ?? (made?.kind === 'make-map' ? made.type : '');
    return `Create ${operand === undefined ? 'the map' : quoted(operand.expression)} with the size it will need (${quoted(`make(${type || 'map[K]V'}, ${bound ?? 'n'})`)}), or reuse one and empty it with \`clear\`.`;
  },
  usualAdvice: 'Create the map with the size it will need, or reuse one and empty it with `clear`.',
} as const satisfies CauseRule;

/** `roomOf` returns words for the size with which a map is made. */
function roomOf({ facts }: Evidence): string {
  const [size] = facts?.allocation?.kind === 'make-map' ? facts.allocation.arguments : [];
  return size === undefined ? '' : `, with room for ${quoted(size)} entries`;
}

/**
 * `fillerOf` returns the name of the function of package `maps` that the site calls to fill a map, without type
 * arguments, or `undefined` if it calls no such function.
 */
function fillerOf(evidence: Evidence): string | undefined {
  return /^maps\.(?:Copy|Insert)\b/.exec(calleeOf(evidence))?.[0];
}

/**
 * `isFirstGroup` reports whether the site allocates nothing but the first group of a map, which has eight slots and is
 * allocated by the first assignment.
 */
function isFirstGroup({ site, facts }: Evidence): boolean {
  const made = facts?.allocation;
  if (made?.kind !== 'map-assign' || made.size < 0 || Math.max(made.size, made.keySize) > mostInMap) return false;
  const group = 8 + 8 * (made.keySize + made.size);
  // Allocations are rounded up to size classes. Before Go 1.24, a group was called a bucket and ended with a pointer.
  return site.paths.every(({ blockSize }) => blockSize >= group && blockSize <= 1.25 * group + 16);
}
