import { stat } from 'node:fs/promises';

/**
 * `stampOf` returns properties that change when a file is written or replaced: its inode, its size, and its change
 * time, which nobody can set.
 */
export async function stampOf(path: string): Promise<string> {
  const { ino, size, ctimeNs } = await stat(path, { bigint: true });
  return [ino, size, ctimeNs].join(' ');
}
