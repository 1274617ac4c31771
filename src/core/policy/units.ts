import type { Figure } from '../benchmath/figure.ts';
import { judged, perOperation } from '../benchmath/figure.ts';

/** Whether lower or higher is better. */
export type Better = 'lower' | 'higher';

/**
 * The smallest unrounded difference that counts, by unit (docs/rule.md). After rounding, 0.9 allocs/op amounts to 1
 * allocation, and 15.5 B/op to 16 bytes.
 */
const floors: Readonly<Record<string, number>> = {
  'allocs/op': 0.9,
  'B/op': 15.5,
  'goroutines/op': 0.5,
  'retained-B/op': 16,
};

/** `floorOf` returns the floor of a unit; units that benchmarks report themselves have none. */
export function floorOf(unit: string): number {
  return Object.hasOwn(floors, unit) ? (floors[unit] ?? 0) : 0;
}

/** The relative difference and the number of bytes that the screen tolerates. */
const screenTolerance = { share: 0.0005, bytes: 2 };

/**
 * `hasMoved` reports whether the screen sees a difference: any difference in allocs/op, more than both 2 B and 0.05% in
 * B/op, or more than 0.05% in other units. NaN and infinities always count as a difference. In measurements, these
 * limits missed nothing and rarely caused a needless confirmation (docs/accuracy.md).
 */
export function hasMoved(unit: string, base: Figure, head: Figure): boolean {
  const [from, to] = [perOperation(base), perOperation(head)];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return true;
  if (unit === 'allocs/op') return judged(base) !== judged(head);
  const tolerance = Math.max(unit === 'B/op' ? screenTolerance.bytes : 0, Math.abs(from) * screenTolerance.share);
  return Math.abs(to - from) > tolerance;
}
