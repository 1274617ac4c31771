import { expect, test } from 'vitest';
import { mergedLines } from '../../../src/core/patch/merged-lines.ts';
import type { FileChange } from '../../../src/core/patch/parse-patch.ts';
import { type ExcerptSource, excerptsOf } from '../../../src/core/report/excerpts.ts';
import { site } from './explained-report.ts';

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

test('both sides are merged as a diff shows them', () => {
  const hunks = [
    { base: { start: 2, count: 1 }, head: { start: 2, count: 2 } },
    { base: { start: 4, count: 1 }, head: { start: 4, count: 0 } },
    { base: { start: 5, count: 0 }, head: { start: 6, count: 1 } },
  ];
  const merged = mergedLines('a\nb\nc\nd\ne\n', 'a\nB1\nB2\nc\ne\r\nf\n', hunks);
  expect(merged.map(({ base, head, text }) => `${base ?? '-'} ${head ?? '-'} ${text}`)).toEqual([
    '1 1 a',
    '2 - b',
    '- 2 B1',
    '- 3 B2',
    '3 4 c',
    '4 - d',
    '5 5 e',
    '- 6 f',
  ]);
});

const change: FileChange = {
  kind: 'modified',
  base: 'was.go',
  head: 'm.go',
  hunks: [{ base: { start: 20, count: 1 }, head: { start: 19, count: 0 } }],
};
const { fix: _, ...plain } = site;
const at = (line: number): typeof site => ({
  ...plain,
  file: 'm.go',
  line,
  root: null,
  proof: null,
  fix: { advice: '' },
});
const sources = new Map<string, ExcerptSource>([
  ['m.go', { change, base: numbered(1, 60), head: numbered(1, 19) + numbered(21, 60) }],
]);
const none = { base: new Map<string, never>(), head: new Map<string, never>() };

test('lines around a site stand there, close ones in one excerpt', () => {
  const excerpts = excerptsOf({ sites: [at(8), at(15), at(40)], sources, costs: none });
  expect(excerpts.map(({ lines }) => [lines[0]?.head, lines.at(-1)?.head])).toEqual([
    [5, 18],
    [37, 43],
  ]);
});

test('what was deleted next to it stands there too, with what it cost under its old name', () => {
  const costs = {
    base: new Map([['was.go:20', { objects: 2, bytes: 64.00049 }]]),
    head: new Map([['m.go:20', { objects: 0.5, bytes: 16 }]]),
  };
  const [excerpt] = excerptsOf({ sites: [at(20)], sources, costs });
  expect(excerpt?.lines.slice(2, 4)).toEqual([
    { base: 20, text: 'line 20', allocsPerOp: { base: 2, head: 0 }, bytesPerOp: { base: 64, head: 0 } },
    { base: 21, head: 20, text: 'line 21', allocsPerOp: { base: 0, head: 0.5 }, bytesPerOp: { base: 0, head: 16 } },
  ]);
});

test('excerpts of one benchmark stay short', () => {
  const long = new Map([['m.go', { change: undefined, base: '', head: numbered(1, 5000) }]]);
  const sites = Array.from({ length: 100 }, (_each, index) => at(1 + index * 40));
  const excerpts = excerptsOf({ sites, sources: long, costs: none });
  expect(excerpts.reduce((sum, { lines }) => sum + lines.length, 0)).toBe(160);
});

test('a file that nobody can read has no excerpt', () => {
  expect(excerptsOf({ sites: [{ ...at(3), file: 'gone.go' }], sources, costs: none })).toEqual([]);
});
