import { toBytePath } from './byte-path.ts';
import { Landing } from './landing.ts';
import { forEachInTurns } from './site.ts';

/**
 * `shareFiles` copies files from one snapshot to another and returns the files that it copied. It skips a file if the
 * other snapshot already has something at the same path.
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
