import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { pathBelow } from './paths.ts';

/** Everything below a folder except nested repositories; links are not followed. */
export interface WholeTree {
  /** Absolute paths of the regular files. */
  readonly files: readonly string[];
  /** Absolute paths of the symbolic links. */
  readonly links: readonly string[];
  /** Paths of the folders, relative to the top, which itself is `''`. */
  readonly folders: ReadonlySet<string>;
}

/** `readWholeTree` lists the files of a snapshot in an order that does not depend on the file system. */
export async function readWholeTree(root: string): Promise<WholeTree> {
  const tree = { files: [] as string[], links: [] as string[], folders: new Set(['']) };
  const walk = async (folder: string, below: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name === '.git') continue;
      const path = join(folder, entry.name);
      if (entry.isSymbolicLink()) tree.links.push(path);
      else if (entry.isFile()) tree.files.push(path);
      else if (entry.isDirectory()) {
        const name = below === '' ? entry.name : `${below}/${entry.name}`;
        tree.folders.add(name);
        await walk(path, name);
      }
    }
  };
  await walk(root, '');
  return tree;
}

/** `linkedFiles` returns the files inside the tree that the tree's links lead to. */
export async function linkedFiles(root: string, { files, links }: WholeTree): Promise<ReadonlySet<string>> {
  const real = await realpath(root);
  const targets: string[] = [];
  for (const link of links) {
    const target = await realpath(link).catch(() => undefined);
    const below = target === undefined ? undefined : pathBelow(real, target);
    if (below !== undefined) targets.push(join(root, below));
  }
  return new Set(files.filter((file) => targets.some((target) => pathBelow(target, file) !== undefined)));
}

/** `kindOf` returns a path's kind: an executable, a plain file, or a link with its target. */
export async function kindOf(path: string): Promise<string> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return 'none';
  if (stats.isSymbolicLink()) return `link ${await readlink(path)}`;
  return (stats.mode & 0o111) === 0 ? 'file' : 'executable';
}
