import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * `makeFolders` creates a folder and its missing parents. Node's own `recursive` never returns if the system reports an
 * existing parent as missing, as below /proc. Errors: whatever `mkdir` gives.
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
    // A file system that is read-only says so before it says that the folder exists.
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
