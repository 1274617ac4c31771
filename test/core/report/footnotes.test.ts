import { expect, test } from 'vitest';
import { Footnotes } from '../../../src/core/report/footnotes.ts';
import type { Finding } from '../../../src/core/report/model.ts';
import { type FindingBuilder, finding } from '../../builders.ts';

const start = finding('m', 'BenchmarkX');

test.for<[name: string, row: FindingBuilder, notes: string[]]>([
  ['nothing to doubt', start.allocs(1, 2).level('regression'), []],
  [
    'head prints less',
    start.allocs(3, 5, { printed: 4 }).level('regression'),
    ['`go test` may print 1 less for head, because it rounds down; the exact figure is what counts'],
  ],
  [
    'base prints less',
    start.allocs(5, 5).with({ level: 'notice', base: { median: 5, samples: [4.9], printed: 4 } }),
    ['`go test` may print 1 less for base, because it rounds down; the exact figure is what counts'],
  ],
  [
    'both print less',
    start.allocs(1, 5, { printed: 4 }).with({ level: 'notice', base: { median: 1, samples: [0.9], printed: 0 } }),
    ['`go test` may print 1 less on both sides, because it rounds down; the exact figure is what counts'],
  ],
  ['a row that did not move', start.allocs(5, 5, { printed: 4 }), []],
  [
    'samples that overlap',
    start.bytes(512, 640, { samples: [480, 640, 1704] }).level('unstable'),
    ['samples overlap: base 512, head 480 to 1,704'],
  ],
  [
    'a waiver',
    start
      .allocs(8, 12)
      .level('waived')
      .with({ waiver: { ceiling: 1200, until: '2027-01-31', reason: 'why' } }),
    ['waived up to 1,200 allocs/op until 2027-01-31: why'],
  ],
  [
    'a waiver without an end',
    start
      .allocs(8, 12)
      .level('waived')
      .with({ waiver: { ceiling: 12, reason: 'why' } }),
    ['waived up to 12 allocs/op: why'],
  ],
  ['an approving review', start.allocs(1, 2).level('waived').with({ acceptedBy: 'octocat' }), ['accepted by octocat']],
  ['warnings as they are', start.allocs(1, 1).with({ warnings: ['one', 'two'] }), ['one', 'two']],
])('%s', ([, row, notes]) => {
  const footnotes = new Footnotes();
  footnotes.marks(only(row));
  expect(footnotes.lines().map(({ text }) => text)).toEqual(notes);
});

test('a doubt is told once, and its mark shared', () => {
  const footnotes = new Footnotes();
  const marks = [['a', 'b'], ['b'], ['c', 'a']].map((warnings) =>
    footnotes.marks(only(start.allocs(1, 1).with({ warnings }))),
  );
  expect(marks).toEqual(['¹ ²', '²', '³ ¹']);
  expect(footnotes.lines()).toEqual([
    { mark: '¹', text: 'a' },
    { mark: '²', text: 'b' },
    { mark: '³', text: 'c' },
  ]);
});

test('the tenth mark has two digits', () => {
  const footnotes = new Footnotes();
  const warnings = Array.from({ length: 10 }, (_, index) => `doubt ${index}`);
  expect(footnotes.marks(only(start.allocs(1, 1).with({ warnings })))).toMatch(/⁹ ¹⁰$/);
});

function only({ findings: [row] }: FindingBuilder): Finding {
  if (row === undefined) throw new Error('no row');
  return row;
}
