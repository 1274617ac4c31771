import { chmod, lstat, readdir, rm } from 'node:fs/promises';

/**
 * `removeTree` removes a folder and everything below it, including read-only folders such as those in Go's module
 * cache.
 */
export async function removeTree(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'ENOTEMPTY') throw error;
    await makeFoldersWritable(Buffer.from(folder));
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function makeFoldersWritable(folder: Buffer): Promise<void> {
  if (!(await lstat(folder)).isDirectory()) return;
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true, encoding: 'buffer' })) {
    if (entry.isDirectory()) await makeFoldersWritable(Buffer.concat([folder, Buffer.from('/'), entry.name]));
  }
}
