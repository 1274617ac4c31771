import type { SidePrefixes } from './parse-patch.ts';

/** Where the paths of both sides begin in a patch between two snapshot folders beside each other. */
export function prefixesOf(base: string, head: string): SidePrefixes {
  return { base: `${nameOf(base)}/`, head: `${nameOf(head)}/` };
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
