import type { Both, FrameNode, Unit } from './tree.ts';

const units = { objects: 'allocs/op', bytes: 'B/op' } as const;

/**
 * `perOperation` returns a total divided by the number of operations, without decimals if the result is at least 100,
 * and otherwise with at most two.
 */
export function perOperation(total: number, operations: number): string {
  const value = total / operations;
  const digits = Math.abs(value) >= 100 ? 0 : 2;
  return (Math.round(value * 10 ** digits) / 10 ** digits || 0).toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** `unitOf` returns a unit as Go prints it. */
export function unitOf(unit: Unit): string {
  return units[unit];
}

/** `changeWords` returns a change such as `1 → 9 allocs/op (+8)`, or one figure if both sides are equal. */
export function changeWords({ base, head }: Both, unit: Unit, operations: number, compared: boolean): string {
  const [before, after] = [perOperation(base, operations), perOperation(head, operations)];
  if (!compared || before === after) return `${after} ${units[unit]}`;
  return `${before} → ${after} ${units[unit]} (${differenceWords({ base, head }, operations)})`;
}

/** `differenceWords` returns a difference such as `+8` or `−8`. */
export function differenceWords({ base, head }: Both, operations: number): string {
  const difference = perOperation(Math.abs(head - base), operations);
  return difference === '0' ? '0' : `${head > base ? '+' : '−'}${difference}`;
}

/** `labelOf` returns a frame's name without the folders of its import path, or how many smaller frames it combines. */
export function labelOf({ name, summed }: FrameNode): string {
  if (summed > 0) return `${summed} smaller frame${summed === 1 ? '' : 's'}`;
  const [start] = /^[^[(]*/.exec(name) ?? [''];
  return name.slice(start.lastIndexOf('/') + 1);
}
