import { describe, expect, test } from 'vitest';
import { choosePlants, kindsFor, type Target, type Wanted } from '../../../scripts/accuracy/plant/choose.ts';

function target(benchmark: string, bytes: number, allocs: number, calls: Record<string, number>): Target {
  return { package: 'example.com/m', benchmark, bytes, allocs, calls: new Map(Object.entries(calls)) };
}

const options = { seed: 1, most: 9, isOpening: () => true, isTaken: () => false };

function wanted(): Wanted {
  return { '+1 allocation': 9, '+16 B': 9, '+16 %': 9, '0 → 1': 9 };
}

describe('kindsFor: only what the rule calls a regression', () => {
  test.each([
    ['nothing allocated', 0, 0, ['0 → 1']],
    ['bytes that Go rounds down to no allocation', 15, 0, []],
    ['6 allocations: one more is 16.7 %', 96, 6, ['+1 allocation', '+16 B']],
    ['7 allocations: one more is 14.3 %', 99, 7, ['+16 B']],
    ['106 B: 16 more is 15.1 %', 106, 7, ['+16 B', '+16 %']],
    ['107 B: 16 more is below 15 %', 107, 7, ['+16 %']],
  ])('%s', (_, bytes, allocs, kinds) => {
    expect(kindsFor(target('BenchmarkA', bytes, allocs, {}))).toEqual(kinds);
  });
});

describe('choosePlants', () => {
  test('takes a function that is called once per operation, and of those the one with the fewest callers', () => {
    const one = target('BenchmarkA', 0, 0, { 'a.go:1.9': 2, 'a.go:5.9': 1, 'a.go:9.9': 1 });
    const other = target('BenchmarkB', 50, 0, { 'a.go:5.9': 1 });
    expect(choosePlants([one, other], wanted(), options)).toEqual([
      { target: one, kind: '0 → 1', place: 'a.go:9.9', size: 16 },
    ]);
  });

  test('gives no benchmark two plants, but one that only setup meets is no hindrance', () => {
    const shared = { 'a.go:1.9': 1 };
    const both = choosePlants(
      [target('BenchmarkA', 0, 0, shared), target('BenchmarkB', 0, 0, shared)],
      wanted(),
      options,
    );
    expect(both).toHaveLength(1);
    const setUp = choosePlants(
      [target('BenchmarkA', 0, 0, shared), target('BenchmarkB', 0, 0, { 'a.go:1.9': 0, 'b.go:1.9': 1 })],
      wanted(),
      options,
    );
    expect(setUp.map(({ place }) => place).toSorted()).toEqual(['a.go:1.9', 'b.go:1.9']);
  });

  test('plants 16 % rounded up to a multiple of eight', () => {
    const [plant] = choosePlants([target('BenchmarkA', 1000, 50, { 'a.go:1.9': 1 })], wanted(), options);
    expect(plant).toMatchObject({ kind: '+16 %', size: 160 });
    const [odd] = choosePlants([target('BenchmarkA', 1001, 50, { 'a.go:1.9': 1 })], wanted(), options);
    expect(odd).toMatchObject({ kind: '+16 %', size: 168 });
  });

  test('counts down what is wanted and stops there', () => {
    const want = { ...wanted(), '0 → 1': 1 };
    const targets = ['a', 'b', 'c'].map((name) => target(`Benchmark_${name}`, 0, 0, { [`${name}.go:1.9`]: 1 }));
    expect(choosePlants(targets, want, options)).toHaveLength(1);
    expect(want['0 → 1']).toBe(0);
  });
});
