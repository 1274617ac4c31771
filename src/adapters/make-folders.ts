import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * `makeFolders` creates a folder and its missing parents. Node's own `recursive` option never returns if the system
 * reports an existing parent as missing, as it does below /proc. Errors: those of `mkdir`.
 */
export async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) {
      await makeFolders(dirname(path));
      await mkdir(path).catch(ignoreExisting);
      return;
    }
    // A read-only file system reports that it is read-only before it reports that the folder exists.
    if (!(await isFolder(path))) throw error;
  }
}

function ignoreExisting(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
