import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Replacements } from '../../ports.ts';

/**
 * Matches where the allocator puts a small pointer-free object into a block that others share; `malloc_generated.go`
 * repeats it from Go 1.26 on.
 */
const anchor = /if (off\+\w+ <= maxTinySize && c\.tiny != 0) \{/g;

/**
 * `tinyObjectsOverlay` returns the runtime's files with which each tiny object gets a block of its own, so that a heap
 * profile counts it; its bytes are then rounded up to 16. It returns `undefined` if the allocator of this Go looks
 * different.
 */
export async function tinyObjectsOverlay(goroot: string): Promise<Replacements | undefined> {
  const replace = new Map<string, string>();
  for (const name of ['malloc.go', 'malloc_generated.go']) {
    const path = join(goroot, 'src', 'runtime', name);
    const source = await readFile(path, 'utf8').catch(() => '');
    const edited = source.replaceAll(anchor, 'if false && $1 {');
    if (edited !== source) replace.set(path, edited);
    else if (name === 'malloc.go') return undefined;
  }
  return replace;
}
