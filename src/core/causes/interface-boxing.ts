import { boxingAdvice } from '../cause/boxing-advice.ts';
import { calleeOf, type Evidence, readableFunction } from '../cause/evidence.ts';
import { listed } from '../cause/listed.ts';
import { onHeap } from '../escape/escape-words.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { allocatesAnyhow, allocatesIn, isKind, makesObject } from './signs.ts';

/** `interfaceBoxing` applies if a value is converted to an interface, which holds a pointer to a copy. */
export const interfaceBoxing = {
  name: 'interface-boxing',
  label: 'a value is converted to an interface',
  matches: {
    library: isUnpacked,
    conversion: allocatesIn('convT'),
    made: (evidence) => (makesObject(evidence) || allocatesAnyhow(evidence)) && isBoxed(evidence),
  },
  reason: (evidence) => {
    const { escape, facts, site } = evidence;
    const boxed = facts?.allocation;
    const to = boxed?.callee === undefined ? '' : ` when passed to ${quoted(readableFunction(boxed.callee.name))}`;
    if (isUnpacked(evidence))
      return `\`reflect.Value.Interface\` returns an interface, which holds a pointer, so the value is copied to the heap.`;
    if (boxed?.kind === 'boxing') {
      const values = [boxed, ...alike(boxed, facts?.others ?? [], site)].map(valueOf);
      return values.length === 1
        ? `${values.join('')} is converted to an interface${to}; the interface holds a pointer, so the value is copied to the heap.`
        : `${listed(values)} are converted to interfaces${to}; an interface holds a pointer, so the values are copied to the heap.`;
    }
    if (escape === undefined && boxed?.kind === 'variadic-slice' && boxed.callee !== undefined)
      return `The slice of variadic arguments for ${quoted(readableFunction(boxed.callee.name))} is allocated on the heap.`;
    return escape === undefined
      ? `A value is converted to an interface${to}; the interface holds a pointer, so the value is copied to the heap.`
      : onHeap(escape);
  },
  advice: (evidence) =>
    isUnpacked(evidence)
      ? 'Convert a pointer instead (`v.Addr().Interface()`), which copies nothing, or read the value with a method for its kind (`Int`, `String`).'
      : boxingAdvice(evidence),
  usualAdvice: 'Use the concrete type or a type parameter where the interface is not needed.',
} as const satisfies CauseRule;

/** `isUnpacked` reports whether the site converts a value of package reflect to an interface. */
function isUnpacked(evidence: Evidence): boolean {
  return calleeOf(evidence) === 'reflect.Value.Interface';
}

function isBoxed(evidence: Evidence): boolean {
  const { escape, facts } = evidence;
  // The slice of a `...string` parameter contains no interfaces.
  if (isKind(evidence, 'variadic-slice')) return facts?.allocation?.callee?.variadicInterface !== false;
  return (
    isKind(evidence, 'boxing') ||
    escape?.subject === '... argument' ||
    // An interface holds a pointer as it is, without a copy of what it points to.
    (escape?.isVariable === false &&
      !/^(?:&|new\()/.test(escape.subject) &&
      escape.flow.some(({ reason }) => reason === 'interface-converted'))
  );
}

type Allocation = NonNullable<NonNullable<Evidence['facts']>['allocation']>;

/**
 * `alike` returns the other values of the same size that the same call boxes, if they and `boxed` together account for
 * all objects that the site allocates.
 */
function alike(boxed: Allocation, others: readonly Allocation[], { head }: Evidence['site']): readonly Allocation[] {
  const fitting = others.filter(
    ({ kind, size, callee, line }) =>
      kind === 'boxing' && size === boxed.size && line === boxed.line && callee?.name === boxed.callee?.name,
  );
  return fitting.length === Math.round(head.objects) - 1 ? fitting : [];
}

function valueOf({ text, type }: Allocation): string {
  return `${quoted(text)}${type === '' ? '' : ` (${quoted(type)})`}`;
}
