import { type Evidence, keepsOutsideOfMap, mostInMap, objectSizes } from '../cause/evidence.ts';
import { literalAdvice, variadicAdvice } from '../cause/pointer-advice.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { fileName, isKind, makesObject } from './signs.ts';

/** `largerObject` applies if the objects that the site allocates got larger. */
export const largerObject = {
  name: 'larger-object',
  label: 'allocated objects got larger',
  matches: {
    change: (evidence) => {
      const { grownType, site } = evidence;
      const isGrown = grownType !== undefined && site.status !== 'new' && isLarger(evidence);
      return (
        isGrown ||
        (grownType !== undefined && site.status === 'new' && keepsOutsideOfMap(evidence)) ||
        (site.status === 'larger' && makesObject(evidence) && !isKind(evidence, 'make-slice', 'make-map'))
      );
    },
  },
  reason: (evidence) => {
    const { grownType, site, facts } = evidence;
    const made = facts?.allocation;
    if (grownType !== undefined && made !== undefined && site.status === 'new' && keepsOutsideOfMap(evidence))
      return `${quoted(grownType.name)} got larger (${fileName(grownType.file)}:${grownType.line}): a map stores ${made.size > mostInMap ? `values of up to ${mostInMap} B inline, and this one now takes ${made.size.toLocaleString('en-US')} B` : `keys of up to ${mostInMap} B inline, and this one now takes ${made.keySize.toLocaleString('en-US')} B`}, so each new entry is a separate allocation.`;
    const sizes = objectSizes(site);
    const isOne = new Set(site.paths.map(({ blockSize }) => blockSize)).size === 1;
    const grew =
      sizes === undefined || sizes.head <= sizes.base
        ? `${isOne ? 'takes' : 'take'} more memory than before`
        : `${isOne ? 'takes' : 'take, on average,'} ${sizes.head.toLocaleString('en-US')} B instead of ${sizes.base.toLocaleString('en-US')} B${grownType === undefined ? '' : ' (Go rounds allocations up to size classes)'}`;
    return grownType === undefined
      ? `${isOne ? 'Each object' : 'The objects'} allocated here ${grew}.`
      : `${quoted(grownType.name)} got larger (${fileName(grownType.file)}:${grownType.line}): ${isOne ? 'each object' : 'the objects'} allocated at ${fileName(site.file)}:${site.line} now ${grew}.`;
  },
  advice: (evidence) => {
    const { grownType, facts } = evidence;
    if (keepsOutsideOfMap(evidence))
      return `Keep ${grownType === undefined ? 'it' : quoted(grownType.name)} within ${mostInMap} B (smaller types, or rarely used fields behind a pointer), or store pointers in the map and reuse the objects.`;
    if (grownType === undefined && isKind(evidence, 'func-literal', 'method-value'))
      return 'Capture fewer or smaller variables: a closure contains everything that it captures.';
    const made = facts?.allocation;
    if (grownType === undefined && made?.kind === 'variadic-slice' && made.callee !== undefined)
      return variadicAdvice(made.callee);
    if (grownType === undefined && made?.kind === 'slice-literal') return literalAdvice;
    if (grownType === undefined && made?.type.startsWith('[') === true)
      return 'Use a smaller array, or reuse one across operations.';
    const type = grownType === undefined ? 'the struct' : quoted(grownType.name);
    const isPadded = facts?.candidates.some(({ kind }) => kind === 'order-fields') === true;
    return `${isPadded ? `Order the fields of ${type} by size, use` : `Use`} smaller types${isPadded ? '' : ` in ${type}`}, or move rarely used fields behind a pointer.`;
  },
  usualAdvice: 'Use smaller types, or move rarely used fields behind a pointer.',
  ownFixes: ['order-fields'],
} as const satisfies CauseRule;

/**
 * `isLarger` reports whether each object takes more memory than on base. A changed type alone doesn't prove that,
 * because its values may just be allocated more often.
 */
function isLarger({ site: { own: base, head } }: Evidence): boolean {
  return base.objects > 0 && head.objects > 0 && head.bytes / head.objects > base.bytes / base.objects + 0.5;
}
