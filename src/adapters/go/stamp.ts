import { stat } from 'node:fs/promises';

/** What cannot stay the same when a file is written or replaced: its inode, size and time of change, which nobody can set. */
export async function stampOf(path: string): Promise<string> {
  const { ino, size, ctimeNs } = await stat(path, { bigint: true });
  return [ino, size, ctimeNs].join(' ');
}
