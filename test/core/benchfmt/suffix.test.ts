import { expect, test } from 'vitest';
import { settleNames } from '../../../src/core/benchfmt/suffix.ts';

/** Names as settled: `X@2` for a suffix, a question mark where there is a doubt. */
function settle(full: readonly string[], certain: readonly (string | undefined)[] = []): string[] {
  const printed = full.map((each, index) => ({ full: `Benchmark${each}`, certain: certain[index] }));
  return settleNames(printed).map(({ name, doubt }) => {
    const suffix = name.gomaxprocs === undefined ? '' : `@${name.gomaxprocs}`;
    return `${name.name.slice('Benchmark'.length)}${suffix}${doubt === undefined ? '' : '?'}`;
  });
}

test.each<[string, string[], string[]]>([
  ['an identifier has no hyphen', ['A-8'], ['A@8']],
  ['all lines with the same suffix', ['A/x-8', 'A/y-8'], ['A/x@8', 'A/y@8']],
  ['one line alone may be either', ['A/size-8'], ['A/size@8?']],
  ['GOMAXPROCS=1: the name without a suffix says so', ['A', 'B/size-8', 'B/size-16'], ['A', 'B/size-8', 'B/size-16']],
  ['GOMAXPROCS=1 without a top-level name', ['B/size-8', 'B/x'], ['B/size-8', 'B/x']],
  ['GOMAXPROCS=1: -1 and -08 are never suffixes', ['B/x-1', 'B/x-08', 'B/x-0'], ['B/x-1', 'B/x-08', 'B/x-0']],
  ['a top-level name tells for the others', ['A-8', 'B/size-2-8', 'B/x-8'], ['A@8', 'B/size-2@8', 'B/x@8']],
  ['another number than the known one is part of the name', ['A-8', 'B/size-2'], ['A@8', 'B/size-2?']],
  ['-cpu=1,2,4', ['A', 'A-2', 'A-4', 'B/x', 'B/x-2', 'B/x-4'], ['A', 'A@2', 'A@4', 'B/x', 'B/x@2', 'B/x@4']],
  [
    '-cpu=1,2,4, names that end in one of them',
    ['A', 'A-2', 'A-4', 'B/n-2', 'B/n-2-2', 'B/n-2-4'],
    ['A', 'A@2', 'A@4', 'B/n-2', 'B/n-2@2', 'B/n-2@4'],
  ],
  ['-cpu=2,4', ['A-2', 'A-4', 'B/x-2', 'B/x-4'], ['A@2', 'A@4', 'B/x@2', 'B/x@4']],
  ['-cpu=1,2 without a top-level name', ['B/x', 'B/x-2', 'B/y', 'B/y-2'], ['B/x', 'B/x@2', 'B/y', 'B/y@2']],
  ['-cpu=1,2 and both readings fit', ['A', 'A-2', 'B/n', 'B/n-2', 'B/n-2-2'], ['A', 'A@2', 'B/n', 'B/n@2?', 'B/n-2@2']],
  ['sizes only, or GOMAXPROCS only', ['B/n-8', 'B/n-16', 'B/n-32'], ['B/n-8?', 'B/n-16?', 'B/n-32?']],
  ['nothing', [], []],
])('%s', (_, printed, expected) => {
  expect(settle(printed)).toEqual(expected);
});

test('a frame tells the name, and what the others mean', () => {
  expect(settle(['B/size-8', 'B/y'], ['BenchmarkB/size-8', undefined])).toEqual(['B/size-8', 'B/y']);
  expect(settle(['B/size-8', 'B/y-8'], ['BenchmarkB/size', undefined])).toEqual(['B/size@8', 'B/y@8']);
});

test('250,000 benchmark names with different suffixes are parsed', () => {
  const names = Array.from({ length: 250_000 }, (_, index) => (index % 2 === 0 ? `B/${index}` : `B/x-${index + 2}`));
  expect(settle(names)).toHaveLength(250_000);
});
