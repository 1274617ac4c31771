/** The units in which Go counts what an operation allocates, in the order in which it prints them. */
export const allocationUnits = ['B/op', 'allocs/op'] as const;

export type AllocationUnit = (typeof allocationUnits)[number];

export function isAllocationUnit(unit: string): unit is AllocationUnit {
  return unit === 'B/op' || unit === 'allocs/op';
}
