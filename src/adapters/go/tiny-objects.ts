import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Replacements } from '../../ports.ts';

/**
 * Matches the code with which the allocator puts a small pointer-free object into a block that it shares with others.
 * From Go 1.26 on, `malloc_generated.go` repeats that code.
 */
const anchor = /if (off\+\w+ <= maxTinySize && c\.tiny != 0) \{/g;

/**
 * `tinyObjectsOverlay` returns replacements for the runtime's files that give each tiny object a block of its own, so
 * that a heap profile counts it. The object's size is then rounded up to 16 bytes. The result is `undefined` if this Go
 * version's allocator looks different.
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
