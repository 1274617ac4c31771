import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOfShard, parseShard } from '../../../src/core/shard/shard.ts';
import { packageTimes } from '../../../src/core/shard/times.ts';

const weights = fc.array(fc.nat(100_000), { maxLength: 60 });
const counts = fc.integer({ min: 1, max: 12 });

function loads(all: readonly number[], count: number): readonly number[][] {
  return Array.from({ length: count }, (_, index) => {
    const isOwn = isOfShard(all, { index: index + 1, count });
    return all.filter((_weight, at) => isOwn[at]);
  });
}

test('each package is in exactly one shard, and shards take neighbours', () => {
  fc.assert(
    fc.property(weights, counts, (all, count) => {
      expect(loads(all, count).flat()).toEqual(all);
    }),
  );
});

test('no shard takes longer than its share and the longest package', () => {
  fc.assert(
    fc.property(weights, counts, (all, count) => {
      const sum = (list: readonly number[]): number => list.reduce((total, weight) => total + weight, 0);
      const most = sum(all) / count + Math.max(0, ...all);
      for (const load of loads(all, count)) expect(sum(load)).toBeLessThanOrEqual(most + 1e-6);
    }),
  );
});

test.each(['1/1', '2/3', '256/256'])('%s is a shard', (text) => {
  expect(parseShard(text)).toEqual({ index: Number(text.split('/')[0]), count: Number(text.split('/')[1]) });
});

test.each(['', '0/3', '4/3', '1/257', '1', '1/', '-1/2', '1/2/3', ' 1/2', '1.0/2', '1e0/2'])('%j is none', (text) => {
  expect(parseShard(text)).toBeUndefined();
});

test('the time of a package is that of all its operations on both sides; an impossible one counts as a day', () => {
  const row = { benchmark: 'BenchmarkX', unit: 'ns/op', iterations: 100, base: [1e6], head: [1e6, -1] };
  const times = packageTimes({
    unjudged: [
      { ...row, package: 'a' },
      { ...row, package: 'a', benchmark: 'BenchmarkY' },
      { ...row, package: 'a', unit: 'MB/s' },
      { ...row, package: 'b', head: [1e300] },
    ],
  });
  expect([...times]).toEqual([
    ['a', 400],
    ['b', 24 * 60 * 60 * 1000],
  ]);
});
