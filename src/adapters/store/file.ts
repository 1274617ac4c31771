import type { Stats } from 'node:fs';
import { lstat, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join, sep } from 'node:path';
import { GateError } from '../../errors.ts';
import type { BaselineStore } from '../../ports.ts';
import { systemRefusal } from '../../system-error.ts';
import { makeFolders } from '../make-folders.ts';

/** Maximum size of a file to read, in bytes. */
const largest = 64 * 1024 * 1024;

/**
 * `fileStore` returns a store for a baseline in one of the user's files; `label` is its name in messages. If the user
 * didn't choose the path, `within` names the folder that must contain the file: a link that leads out of that folder is
 * refused (`usage`).
 */
export function fileStore(path: string, label: string, within?: string): BaselineStore {
  const refuseOutside = async (): Promise<void> => {
    if (within === undefined) return;
    const place = await placeOf(path);
    if (place.startsWith((await realpath(within)) + sep)) return;
    throw new GateError(
      'usage',
      `${label} is, or is reached through, a symbolic link that leads out of the repository to ${place}.`,
      'Remove the link, or name the place to write to with --output.',
    );
  };
  return {
    async read() {
      await refuseOutside();
      const found = await stat(path).catch((error: unknown) => {
        if (isAbsent(error)) return undefined;
        throw error;
      });
      if (found === undefined) return undefined;
      const unfit = unfitness(found);
      return unfit === undefined ? { text: await readFile(path, 'utf8'), label } : { text: '', label, unfit };
    },
    async write(text) {
      await refuseOutside();
      await writeFileAtomically(path, text);
    },
  };
}

function unfitness(found: Stats): string | undefined {
  if (found.isDirectory()) return 'a directory';
  if (!found.isFile()) return 'a pipe, a socket or a device';
  return found.size > largest ? 'larger than 64 MiB' : undefined;
}

/** `placeOf` returns the real path of a file, whether or not it exists. */
async function placeOf(path: string): Promise<string> {
  const parent = dirname(path);
  return parent === path ? path : realpath(path).catch(async () => join(await placeOf(parent), basename(path)));
}

/**
 * `writeFileAtomically` writes a file so that a reader sees either the whole old text or the whole new text. It follows
 * a link, and writes directly to a device or pipe. Errors: `usage`.
 */
export async function writeFileAtomically(named: string, text: string): Promise<void> {
  const path = await realpath(named).catch(() => named);
  return (await isSpecial(path)) ? writeSpecial(path, text) : replaceFile(path, text);
}

/**
 * `writeOwnFile` writes a file below one of allocgate's folders, or below a folder that the user named for output. It
 * works like `writeFileAtomically`, but never writes through a symbolic link: a link in the file's place is replaced,
 * and a link on the way to it is refused (`usage`).
 */
export async function writeOwnFile(folder: string, path: readonly string[], text: string): Promise<void> {
  for (let depth = 1; depth < path.length; depth++) {
    const step = join(folder, ...path.slice(0, depth));
    const found = await lstat(step).catch(() => undefined);
    if (found === undefined || found.isDirectory()) continue;
    const what = found.isSymbolicLink() ? 'a symbolic link' : 'not a folder';
    throw new GateError(
      'usage',
      `${join(folder, ...path)} cannot be written, because ${step} is ${what}.`,
      `Remove ${step}.`,
    );
  }
  await replaceFile(join(folder, ...path), text);
}

async function replaceFile(path: string, text: string): Promise<void> {
  const scratch = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    await makeFolders(dirname(path));
    const file = await open(scratch, 'wx', 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(scratch, path);
  } catch (error) {
    await rm(scratch, { force: true }).catch(() => undefined);
    throw unwritable(path, error);
  }
}

async function isSpecial(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

async function writeSpecial(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): GateError {
  return new GateError(
    'usage',
    `${path} cannot be written: ${systemRefusal(error)?.message ?? String(error)}.`,
    'Choose another path with --output.',
    error,
  );
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
