/** The units of what an operation leaves behind: goroutines that don't end, and bytes that stay reachable. */
export const leakUnits = ['goroutines/op', 'retained-B/op'] as const;

export type LeakUnit = (typeof leakUnits)[number];

export function isLeakUnit(unit: string): unit is LeakUnit {
  return (leakUnits as readonly string[]).includes(unit);
}
