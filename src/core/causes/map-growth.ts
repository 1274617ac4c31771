import { shortName } from '../cause/evidence.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { allocatesIn, boundOf, isKind } from './signs.ts';

/** `mapGrowth` applies if a map is created, or if an assignment grows it. */
export const mapGrowth = {
  name: 'map-growth',
  label: 'a map is created or grows',
  matches: {
    runtime: (evidence) =>
      allocatesIn('mapassign', 'makemap', 'growWork')(evidence) || isKind(evidence, 'map-assign', 'make-map'),
  },
  reason: (evidence) => {
    const name = evidence.facts?.operand?.expression;
    const map = name === undefined ? 'the map' : quoted(name);
    return shortName(evidence.site.callee).startsWith('makemap')
      ? `Every operation creates a map here${name === undefined ? '' : ` (${map})`}.`
      : `An assignment grows ${map}, so the runtime allocates new tables for it.`;
  },
  advice: ({ facts }) => {
    const operand = facts?.operand;
    const bound = boundOf(facts);
    return `Create ${operand === undefined ? 'the map' : quoted(operand.expression)} with the size it will need (${quoted(`make(${operand?.type ?? 'map[K]V'}, ${bound ?? 'n'})`)}), or reuse one and empty it with \`clear\`.`;
  },
  usualAdvice: 'Create the map with the size it will need, or reuse one and empty it with `clear`.',
} as const satisfies CauseRule;
