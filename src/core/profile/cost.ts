import type { AllocationPath } from './site.ts';

/** A number of objects and bytes, per operation unless stated otherwise. */
export interface Cost {
  readonly objects: number;
  readonly bytes: number;
}

export function totalCost(paths: readonly AllocationPath[]): Cost {
  return {
    objects: paths.reduce((sum, { objectsPerOp }) => sum + objectsPerOp, 0),
    bytes: paths.reduce((sum, { bytesPerOp }) => sum + bytesPerOp, 0),
  };
}

/**
 * `weightOf` returns the weight of a cost for ranking sites, in bytes: each allocation adds the size of a small block.
 */
export function weightOf({ objects, bytes }: Cost): number {
  return 16 * objects + bytes;
}

/** `gainOf` returns how much more head weighs than base, in bytes. */
export function gainOf({ base, head }: { readonly base: Cost; readonly head: Cost }): number {
  return weightOf(head) - weightOf(base);
}
