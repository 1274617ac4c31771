import { expect, test } from 'vitest';
import { causeGroups } from '../../../src/core/report/explanation-groups.ts';
import type { ExplainedSite } from '../../../src/core/report/model.ts';
import { explained } from './explained-report.ts';

const [known] = explained.explanations;
const [site] = known?.sites ?? [];
if (known === undefined || site === undefined) throw new Error('the sample has a site');
const at = (line: number, fields: Partial<ExplainedSite>): ExplainedSite => ({ ...site, line, ...fields });
const rootAt = (line: number) => ({ file: 'order/create.go', line, function: 'order.Create' });

/** Lines of the sites of each group, the one that is told first. */
function groups(...sites: readonly ExplainedSite[]): readonly (readonly number[])[] {
  const report = { ...explained, explanations: [{ ...known, sites: [...sites] }] } as typeof explained;
  return causeGroups(report).map(({ site: first, further }) => [first.line, ...further.map(({ line }) => line)]);
}

test('sites of one changed line and one cause are told once, in whatever function they are', () => {
  expect(groups(at(1, {}), at(2, { function: 'seqs.Filter' }), at(3, { cause: 'make-size' }))).toEqual([[1, 2], [3]]);
});

test('sites of one function that one part caused are told once, whatever its line', () => {
  expect(groups(at(1, { root: rootAt(31) }), at(2, { root: rootAt(33) }))).toEqual([[1, 2]]);
});

test('a site can join two', () => {
  const [one, two] = [at(1, { root: rootAt(31) }), at(2, { root: rootAt(33), function: 'f' })];
  expect(groups(one, two)).toEqual([[1], [2]]);
  expect(groups(one, two, at(3, { root: rootAt(31), function: 'f' }))).toEqual([[1, 2, 3]]);
});

test('without a root the line itself is the origin', () => {
  const open = { root: null, proof: null, confidence: 'site' } as const;
  expect(groups(at(1, open), at(2, open), at(1, { ...open, callee: 'x' }))).toEqual([[1, 1], [2]]);
});
