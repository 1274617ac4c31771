import type { UnitChange } from './criteria.ts';

/**
 * The largest difference between two changes that count as alike, as a share of the larger change. In allocs/op, a
 * difference of up to `allocs` is always allowed.
 */
const tolerance = { share: 0.05, allocs: 0.05 };

/**
 * `isAlike` reports whether two benchmarks changed in the same way: in every unit by the same amount per operation, or
 * by the same share of base.
 */
export function isAlike(some: readonly UnitChange[], others: readonly UnitChange[]): boolean {
  return (
    some.length > 0 &&
    some.length === others.length &&
    some.every((one) => others.some((other) => one.unit === other.unit && isSameChange(one, other)))
  );
}

/**
 * `isProportional` reports whether the changes of two benchmarks are multiples of each other: the ratio of the two
 * changes is the same in each unit, for example because one benchmark makes an allocation three times per operation and
 * the other makes it once. With a single unit it returns false, because any two changes of one unit are multiples of
 * each other.
 */
export function isProportional(some: readonly UnitChange[], others: readonly UnitChange[]): boolean {
  const factors = some.map((one) => {
    const other = others.find(({ unit }) => unit === one.unit);
    return other === undefined ? Number.NaN : (one.to - one.from) / (other.to - other.from);
  });
  const [first = Number.NaN] = factors;
  return (
    some.length > 1 && some.length === others.length && first > 0 && factors.every((one) => isClose(one, first, 0))
  );
}

function isSameChange(one: UnitChange, other: UnitChange): boolean {
  const [a, b] = [one.to - one.from, other.to - other.from];
  const least = one.unit === 'allocs/op' ? tolerance.allocs : 0;
  const [shareA, shareB] = [a / one.from, b / other.from];
  return isClose(a, b, least) || isClose(shareA, shareB, 0);
}

function isClose(a: number, b: number, least: number): boolean {
  return Math.abs(a - b) <= Math.max(least, tolerance.share * Math.max(Math.abs(a), Math.abs(b)));
}
