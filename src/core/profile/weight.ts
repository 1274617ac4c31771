import type { Cost } from './site-diff.ts';

/** How much a cost counts when sites are ranked, in bytes: an allocation counts as much as a small block of its own. */
export function weightOf({ objects, bytes }: Cost): number {
  return 16 * objects + bytes;
}

/** How much more head weighs than base, in bytes. */
export function gainOf({ base, head }: { readonly base: Cost; readonly head: Cost }): number {
  return weightOf(head) - weightOf(base);
}
