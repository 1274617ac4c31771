import { toBytePath } from './byte-path.ts';
import { Landing } from './landing.ts';
import { forEachInTurns } from './site.ts';

/**
 * `shareFiles` copies files from one snapshot to another, unless the other has something in their place, and returns
 * the files that it copied.
 */
export async function shareFiles(
  signal: AbortSignal,
  from: string,
  to: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const landing = new Landing(from, to);
  const copied: string[] = [];
  await forEachInTurns(signal, paths, (path) => {
    if (landing.copy(toBytePath(path), { existing: 'keep' }) === 'copied') copied.push(path);
  });
  return copied;
}
