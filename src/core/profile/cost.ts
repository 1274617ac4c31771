import type { AllocationPath } from './site.ts';

/** In each operation. */
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
 * `weightOf` returns how much a cost counts when sites are ranked, in bytes: an allocation counts as much as a small
 * block of its own.
 */
export function weightOf({ objects, bytes }: Cost): number {
  return 16 * objects + bytes;
}

/** `gainOf` returns how much more head weighs than base, in bytes. */
export function gainOf({ base, head }: { readonly base: Cost; readonly head: Cost }): number {
  return weightOf(head) - weightOf(base);
}
