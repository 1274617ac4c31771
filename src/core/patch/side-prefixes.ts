import type { SidePrefixes } from './parse-patch.ts';

/**
 * `prefixesOf` returns the folders with which each side's paths begin in a patch between two sibling snapshot folders.
 */
export function prefixesOf(base: string, head: string): SidePrefixes {
  return { base: `${nameOf(base)}/`, head: `${nameOf(head)}/` };
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
