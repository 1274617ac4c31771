import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GateError } from '../../errors.ts';
import { systemRefusal } from '../../system-error.ts';
import { makeFolders } from '../make-folders.ts';

/**
 * `writeNew` writes a file unless it already exists, and reports whether it wrote it. It never replaces a file, even
 * one that has only just appeared. Errors: `usage`.
 */
export async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await makeFolders(dirname(path));
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new GateError(
      'usage',
      `${path} cannot be written: ${systemRefusal(error)?.message ?? String(error)}.`,
      'Make its folder writable, or start in another folder with -C DIR.',
      error,
    );
  }
}
