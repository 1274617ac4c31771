import { expect, test } from 'vitest';
import { onCommonGround } from '../../../src/core/benchmath/common-ground.ts';
import { type Figure, perOperation } from '../../../src/core/benchmath/figure.ts';

const exact = (total: number): Figure => ({ kind: 'exact', total, iterations: 10 });
const own = (value: number, total: number): Figure => ({
  kind: 'reported',
  value,
  counted: { total, iterations: 10 },
});
const unknown = (value: number): Figure => ({ kind: 'reported', value });

test.each<[string, Figure[] | undefined, Figure[] | undefined, number[], number[]]>([
  ['counted on both sides', [exact(10)], [exact(20)], [1], [2]],
  ['reported on both sides', [own(7, 10)], [own(8, 20)], [7], [8]],
  ['reported on head only', [exact(10)], [own(0, 20)], [1], [2]],
  ['reported on base only', [own(9, 10)], [exact(20)], [1], [2]],
  ['reported in some samples only', [own(7, 10), exact(10)], [own(7, 20), own(7, 20)], [1, 1], [2, 2]],
  ['NaN on both sides', [own(-(2 ** 63), 10)], [own(-(2 ** 63), 20)], [1], [2]],
  ['reported, and nothing known beside it', [unknown(3)], [exact(20)], [3], [2]],
  ['another unit', [unknown(-3)], [unknown(-4)], [-3], [-4]],
  ['added', undefined, [own(3, 20)], [], [3]],
  ['added, NaN', undefined, [own(-1, 20)], [], [2]],
  ['removed', [own(3, 20)], [], [3], []],
])('%s', (_, base, head, onBase, onHead) => {
  const sides = onCommonGround({ base, head });
  expect([(sides.base ?? []).map(perOperation), (sides.head ?? []).map(perOperation)]).toEqual([onBase, onHead]);
});
