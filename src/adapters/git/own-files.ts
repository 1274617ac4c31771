import { randomUUID } from 'node:crypto';
import { lstat, readdir, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';

/**
 * `refuseLink` throws if a link is in the place of one of our folders, so that nothing is read, written or removed
 * through it. Errors: `snapshot-failed`.
 */
export async function refuseLink(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined || found.isDirectory()) return;
  throw new GateError(
    'snapshot-failed',
    `The cache can't be used, because ${folder} is ${found.isSymbolicLink() ? 'a symbolic link' : 'not a folder'}.`,
    `Remove ${folder}. To move the cache, set ALLOCGATE_CACHE to another folder.`,
  );
}

/** `removeLinks` removes every link below one of our folders, but not the files that the links lead to. */
export async function removeLinks(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) await unlink(path);
    else if (entry.isDirectory()) await removeLinks(path);
  }
}

/** `writeOwnFile` writes a file in the cache. It replaces a link in the file's place and doesn't follow it. */
export async function writeOwnFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { flag: 'wx' });
  await rename(draft, path);
}
