import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * `folderSize` returns the total size in bytes of the files in a folder. A file that vanishes meanwhile or can't be
 * read counts as zero.
 */
export async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await folderSize(path);
    else if (entry.isFile())
      bytes += await lstat(path).then(
        ({ size }) => size,
        () => 0,
      );
  }
  return bytes;
}
