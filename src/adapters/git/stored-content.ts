import { copyFileSync, constants, lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BytePath, nativePath, showPath } from './byte-path.ts';
import type { Checkout } from './checkout.ts';
import { filteredPaths, unchangedByStat } from './filters.ts';
import { type IndexEntry, readIndex } from './index-entries.ts';
import { Landing } from './landing.ts';
import { refuseWhenAborted } from '../process/interruption.ts';
import { type Site, someOf } from './site.ts';

/**
 * A file with a `filter` attribute, in the snapshot of one side. It was laid out as git stores it; for Git LFS, that is
 * a pointer.
 */
export interface StoredFile {
  /** Path from the top of the snapshot. */
  readonly path: BytePath;
  readonly entry: IndexEntry;
  /** The checkout of the repository or submodule that contains the file, and the folder into which it was laid out. */
  readonly checkout: Checkout;
  readonly folder: string;
  /** Whether the file was edited or added in the working tree, in which case it already has its content. */
  readonly edited: boolean;
}

/**
 * `findStoredFiles` finds the files in one tree that a filter converts. `env` names the tree's index and the folders
 * with its objects.
 */
export async function findStoredFiles(
  checkout: Checkout,
  entries: readonly IndexEntry[],
  env: NodeJS.ProcessEnv,
  place: { readonly folder: string; readonly prefix: BytePath; readonly edited: ReadonlySet<BytePath> },
): Promise<StoredFile[]> {
  const files = new Map(
    entries.flatMap((entry) => (entry.mode === 'file' || entry.mode === 'executable' ? [[entry.path, entry]] : [])),
  );
  const { folder, prefix, edited } = place;
  return (await filteredPaths(checkout, [...files.keys()], env)).flatMap((path) => {
    const entry = files.get(path);
    return entry === undefined ? [] : [{ path: `${prefix}${path}`, entry, checkout, folder, edited: edited.has(path) }];
  });
}

/**
 * `placeContents` puts the real content into the files that a filter converts, without running the filter. The content
 * comes from the checkout, if the file there is the same version and unmodified, or from the folder where Git LFS
 * keeps its downloads. A file gets its content on both sides or, if it is unavailable on one side, on neither.
 */
export async function placeContents(site: Site, sides: readonly (readonly StoredFile[])[]): Promise<void> {
  const byPath = new Map<BytePath, StoredFile[]>();
  for (const file of sides.flat()) byPath.set(file.path, [...(byPath.get(file.path) ?? []), file]);
  if (byPath.size === 0) return;
  const unchanged = await unchangedFiles(sides.flat());
  const stored: string[] = [];
  const edited: string[] = [];
  for (const [path, files] of byPath) {
    refuseWhenAborted(site.context.signal);
    const sources = files.map((file) => contentOf(file, unchanged));
    if (sources.every((source) => source !== undefined)) {
      for (const source of sources) source();
      continue;
    }
    if (files.some((file) => unchanged.has(file) && !isConverted(file))) continue;
    (files.some((file) => file.edited) ? edited : stored).push(showPath(path));
  }
  if (stored.length > 0)
    site.warnings.add(
      'Filters such as Git LFS are not run, and one side lacks the content of some files, so both sides have these ' +
        `files as git stores them (for Git LFS, as pointers): ${someOf(stored)}.`,
    );
  if (edited.length > 0)
    site.warnings.add(
      'Filters such as Git LFS are not run, so base has these files as git stores them, and head has the edited files ' +
        `of the working tree: ${someOf(edited)}.`,
    );
}

/**
 * `unchangedFiles` returns the files for which the checkout's index has the same object, and whose copy in the working
 * tree is unmodified.
 */
async function unchangedFiles(files: readonly StoredFile[]): Promise<ReadonlySet<StoredFile>> {
  const found = new Set<StoredFile>();
  for (const checkout of new Set(files.map((file) => file.checkout))) {
    if (checkout.root === undefined) continue;
    const objects = new Map((await readIndex(checkout)).map(({ path, object }) => [path, object]));
    const same = files.filter(
      (file) => file.checkout.root === checkout.root && objects.get(file.entry.path) === file.entry.object,
    );
    const paths = await unchangedByStat(
      checkout,
      same.map(({ entry }) => entry.path),
    );
    for (const file of same) if (paths.has(file.entry.path)) found.add(file);
  }
  return found;
}

/**
 * `contentOf` returns a function that puts the real content into a file, or `undefined` if the content is unavailable.
 */
function contentOf(file: StoredFile, unchanged: ReadonlySet<StoredFile>): (() => void) | undefined {
  const { checkout, entry, folder, edited } = file;
  if (edited) return () => undefined;
  const target = nativePath(folder, entry.path);
  const kept = downloaded(checkout, target);
  if (kept !== undefined)
    return () => {
      copyFileSync(kept, target, constants.COPYFILE_FICLONE);
    };
  if (!unchanged.has(file) || checkout.root === undefined) return undefined;
  const landing = new Landing(checkout.root, folder);
  return () => void landing.copy(entry.path, { executable: entry.mode === 'executable' });
}

const longestPointer = 1024;
const pointerForm =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d+)\n/;

/** `downloaded` returns the path of the file that Git LFS downloaded for a pointer, or `undefined` if there is none. */
function downloaded({ commonFolder }: Checkout, pointer: string | Buffer): string | undefined {
  if (lstatSync(pointer).size > longestPointer) return undefined;
  const [, oid, size] = pointerForm.exec(readFileSync(pointer, 'utf8')) ?? [];
  if (oid === undefined) return undefined;
  const path = join(commonFolder, 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size === Number(size) ? path : undefined;
}

/**
 * `isConverted` reports whether a file's size in the checkout differs from its size as git stores it, which means that
 * the filter converts the file on checkout. A filter that has only a clean command leaves the size unchanged.
 */
function isConverted({ checkout, entry, folder }: StoredFile): boolean {
  const [onDisk, laid] = [checkout.root ?? folder, folder].map(
    (root) => lstatSync(nativePath(root, entry.path), { throwIfNoEntry: false })?.size,
  );
  return onDisk !== laid;
}
