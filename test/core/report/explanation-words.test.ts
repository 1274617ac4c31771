import { expect, test } from 'vitest';
import { fixWords, furtherOf, proofWords, reasonWords } from '../../../src/core/report/explanation-words.ts';
import type { ExplainedSite } from '../../../src/core/report/model.ts';

type Reverted = NonNullable<ExplainedSite['proof']>['reverted'];

const part = (
  file: string,
  start: number,
  end = start,
  fields: Pick<Reverted[number], 'deleted' | 'whole'> = {},
): Reverted[number] => ({ file, lines: [start, end], ...fields });
const gone = (deleted: number, start: number, end = start + 1): Reverted[number] =>
  part('a.go', start, end, { deleted });
const of = (
  confidence: ExplainedSite['confidence'],
  restores?: number,
  reverted: Reverted = [part('a.go', 31, 33)],
): string =>
  proofWords({
    confidence,
    file: 'site.go',
    root: { file: 'a.go', line: 31, function: '' },
    proof: restores === undefined ? null : { reverted, restores },
  } as ExplainedSite);
const many: Reverted = Array.from({ length: 60 }, (_, index) => part(index % 2 === 0 ? 'a.go' : 'b.go', index + 1));

test.each([
  [of('proven', 1), 'proven: reverting lines 31–33 removes the whole regression'],
  [of('proven', 1, [part('a.go', 7)]), 'proven: reverting line 7 removes the whole regression'],
  [of('proven', 1, [part('b.go', 7)]), 'proven: reverting line 7 of b.go removes the whole regression'],
  [
    of('proven', 0.5, [part('a.go', 7), part('a.go', 9, 12)]),
    'proven: reverting lines 7 and 9–12 removes 50% of the regression',
  ],
  [
    of('proven', 1, [part('a.go', 7), part('b.go', 9), part('a.go', 20)]),
    'proven: reverting lines 7 and 20 of a.go and line 9 of b.go removes the whole regression',
  ],
  [
    of('proven', 1, many.filter(({ file }) => file === 'a.go').slice(0, 4)),
    'proven: reverting 4 parts of the change removes the whole regression',
  ],
  [
    of('proven', 1, [gone(5, 12)]),
    'proven: reverting the 5 lines deleted between lines 12 and 13 removes the whole regression',
  ],
  [of('proven', 1, [gone(1, 1, 1)]), 'proven: reverting the line deleted before line 1 removes the whole regression'],
  [
    of('proven', 1, [part('a.go', 7), gone(2, 9), part('b.go', 1, 30, { whole: 'deleted' })]),
    'proven: reverting line 7 of a.go, the 2 lines deleted between lines 9 and 10 of a.go and the deleted file b.go removes the whole regression',
  ],
  [
    of('proven', 1, [part('b.go', 1, 30, { whole: 'added' })]),
    'proven: reverting the new file b.go removes the whole regression',
  ],
  [of('likely'), 'likely: this changed line leads to the allocation, but no experiment confirmed it'],
  [
    of('likely', 1.02, many),
    'likely: reverting 60 parts of the change in 2 files removes the whole regression; no smaller revert was found that does',
  ],
  [
    proofWords({
      confidence: 'proven',
      file: 'site.go',
      root: null,
      proof: { reverted: [part('site.go', 3)], restores: 1 },
    } as unknown as ExplainedSite),
    'proven: reverting line 3 removes the whole regression',
  ],
  [
    proofWords({
      confidence: 'proven',
      file: 'site.go',
      root: null,
      proof: {
        reverted: [part('site.go', 3)],
        restores: 1,
        units: [
          { unit: 'B/op', restores: 0.4 },
          { unit: 'allocs/op', restores: 1 },
        ],
      },
    } as unknown as ExplainedSite),
    'proven: reverting line 3 removes 40% of the regression in B/op and the whole regression in allocs/op',
  ],
  [of('site'), 'not proven: no changed line was found that leads to this allocation'],
])('%s', (told, words) => {
  expect(told).toBe(words);
});

const costing = (allocs: number, line = allocs): ExplainedSite =>
  ({
    file: 'a.go',
    line,
    callee: 'runtime.newobject',
    allocsPerOp: { base: 0, head: allocs },
    bytesPerOp: { base: 8, head: 8 + 16 * allocs },
  }) as ExplainedSite;

test('of many further sites three are listed, and what the others cost together', () => {
  const further = [1, 2, 3, 4, 5].map(costing);
  const group = { site: costing(9, 20), further } as unknown as Parameters<typeof furtherOf>[0];
  expect(furtherOf(group)).toEqual({
    listed: further.slice(0, 3),
    rest: '2 more: 0 → 9 allocs/op, 16 → 160 B/op',
  });
  expect(furtherOf({ ...group, further: further.slice(0, 3) })).toEqual({
    listed: further.slice(0, 3),
    rest: undefined,
  });
});

test('further sites on one line are added up, but on the cause’s own line each callee is listed', () => {
  const group = { site: costing(9, 20), further: [costing(1, 7), costing(2, 7), costing(1, 20)] };
  expect(furtherOf(group as unknown as Parameters<typeof furtherOf>[0])).toEqual({
    listed: [{ ...costing(3, 7), bytesPerOp: { base: 16, head: 64 } }, costing(1, 20)],
    rest: undefined,
  });
});

test('what ties the changed line to the site is told after the reason', () => {
  const site = {
    reason: 'It grows.',
    root: { file: 'a.go', line: 3, function: '', link: 'Line 3 is where `x` begins.' },
  };
  expect(reasonWords(site as ExplainedSite)).toBe('It grows. Line 3 is where `x` begins.');
  expect(reasonWords({ ...site, root: null } as ExplainedSite)).toBe('It grows.');
});

test('a measured fix says whether tests had a say', () => {
  const fix = { advice: '', measured: { allocsPerOp: 1, bytesPerOp: 64 } };
  expect(fixWords({ fix } as ExplainedSite)).toMatch(/64 B\/op; test results unchanged$/);
  expect(fixWords({ fix: { ...fix, untested: true } } as ExplainedSite)).toMatch(
    /; the package has no tests to check it$/,
  );
});
