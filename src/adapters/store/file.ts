import { mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join, basename } from 'node:path';
import { GateError } from '../../errors.ts';
import type { BaselineStore } from '../../ports.ts';
import { systemRefusal } from '../../system-error.ts';

/** Largest file that is read, in bytes. */
const largest = 64 * 1024 * 1024;

/** A baseline in a file of the user's; `label` is how messages name it. */
export function fileStore(path: string, label: string): BaselineStore {
  return {
    async read() {
      try {
        if ((await stat(path)).size > largest) {
          throw new GateError(
            'damaged-baseline',
            `${label} is larger than 64 MiB.`,
            'Record it again with `allocgate record`.',
          );
        }
        return { text: await readFile(path, 'utf8'), label };
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    write: (text) => writeFileAtomically(path, text),
  };
}

/** Writes a file so that a reader sees the old or the new text, never a part; a link is followed, a device or pipe is written to. Errors: `usage`. */
export async function writeFileAtomically(named: string, text: string): Promise<void> {
  const path = await realpath(named).catch(() => named);
  if (await isSpecial(path)) return writeSpecial(path, text);
  const scratch = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(dirname(path), { recursive: true });
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
    'Name a file that can be written with --output.',
    error,
  );
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
