import { expect, test } from 'vitest';
import { createPolicy } from '../../src/core/policy/policy.ts';
import { defaults } from '../../src/options.ts';
import { standingRules } from '../../src/steps/row-rules.ts';

const explicit = { threshold: undefined, strict: undefined, metrics: undefined };
const policy = createPolicy({ explicit, base: undefined, head: undefined, defaults });
const more = [{ unit: 'hits/op', key: 'better', value: 'higher' }];
const onBase = new Set(['hits/op']);
const postponed = (direction: string): string =>
  `The change reverses the direction of hits/op: “${direction} is better” takes effect after the merge.`;

test.each([
  ['only head declares a direction', { base: [], head: more, onBase }, 'lower', [postponed('more')]],
  ['only base declares a direction', { base: more, head: [], onBase }, 'higher', [postponed('less')]],
  ['both declare the same direction', { base: more, head: more, onBase }, 'higher', []],
  ['the unit is new on head', { base: [], head: more, onBase: new Set<string>() }, 'higher', []],
])('base decides the direction of the units that it has: %s', (_, words, direction, notes) => {
  const standing = standingRules(policy, words);
  expect(standing.rules.better('hits/op')).toBe(direction);
  expect(standing.notes).toEqual(notes);
});
