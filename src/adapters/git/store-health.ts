import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isObjectId } from './fetch.ts';

/** The files that a store was created with, and the hash with which its repository names objects. */
export interface StoreForm {
  /** Contents of files that never change, keyed by their paths in the store. */
  readonly files: ReadonlyMap<string, string>;
  readonly hash: 'sha1' | 'sha256';
}

/**
 * `damageOfStore` returns the name of a damaged file or folder in a store that an earlier run left, or `undefined` if
 * the store is sound.
 */
export async function damageOfStore(folder: string, { files, hash }: StoreForm): Promise<string | undefined> {
  for (const [name, text] of files)
    if ((await readFile(join(folder, name), 'utf8').catch(() => undefined)) !== text) return name;
  for (const name of ['info', 'refs', 'objects/pack'])
    if (!(await stat(join(folder, name)).catch(() => undefined))?.isDirectory()) return name;
  if (!isShallowList(await readFile(join(folder, 'shallow'), 'utf8').catch(() => undefined))) return 'shallow';
  return damagedPack(join(folder, 'objects', 'pack'), hash);
}

/** `holdsObjects` reports whether the store contains objects of its own: fetched objects, or trees that we made. */
export async function holdsObjects(folder: string): Promise<boolean> {
  const names = await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true }).catch(() => []);
  return names.some((entry) => entry.isFile());
}

/**
 * `isShallowList` reports whether `text` can be what git left in the file `shallow`: a complete list of object IDs, or
 * `undefined` for no file, if the history isn't cut off. git never leaves an empty file.
 */
function isShallowList(text: string | undefined): boolean {
  if (text === undefined) return true;
  return text.endsWith('\n') && text.slice(0, -1).split('\n').every(isObjectId);
}

/**
 * `damagedPack` returns the name of the first damaged file: an index without its pack, or a file whose trailing
 * checksum doesn't match the rest of its content (gitformat-pack(5)).
 */
async function damagedPack(folder: string, hash: StoreForm['hash']): Promise<string | undefined> {
  const names = await readdir(folder);
  for (const name of names) {
    if (!/\.(?:pack|idx|rev)$/.test(name)) continue;
    if (name.endsWith('.idx') && !names.includes(name.replace(/idx$/, 'pack'))) return name;
    if (!(await hasOwnChecksum(join(folder, name), hash))) return name;
  }
  return undefined;
}

async function hasOwnChecksum(path: string, hash: StoreForm['hash']): Promise<boolean> {
  const digest = createHash(hash);
  const length = hash === 'sha1' ? 20 : 32;
  let last = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      const all = Buffer.concat([last, chunk as Buffer]);
      const end = Math.max(0, all.length - length);
      digest.update(all.subarray(0, end));
      last = all.subarray(end);
    }
  } catch {
    return false;
  }
  return digest.digest().equals(last);
}
