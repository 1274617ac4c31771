import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { FoundFile } from '../../ports.ts';
import { isObjectId } from './fetch.ts';
import { outputOf } from './git-failure.ts';
import type { History } from './history.ts';

const LIMIT_BYTES = 16 * 1024 * 1024;
// eslint-disable-next-line no-control-regex -- these characters can't occur in a one-line request to git
const unfit = /[\u0000\n]/;

const absent: FoundFile = { kind: 'absent' };
const outside: FoundFile = { kind: 'unfit', what: 'a link that leads out of the repository' };
const dangling: FoundFile = { kind: 'unfit', what: 'a broken link' };
const directory: FoundFile = { kind: 'unfit', what: 'a directory' };
const tooLarge: FoundFile = { kind: 'unfit', what: 'larger than 16 MiB' };

/**
 * `readCommittedFile` returns the text of a file in a commit, following links inside the tree, or `undefined` if it
 * can't be read.
 */
export async function readCommittedFile(history: History, commit: string, path: string): Promise<string | undefined> {
  return textOf(await findCommittedFile(history, commit, path));
}

/**
 * `readWorkingFile` returns the text of a file in the working tree, or `undefined` if it can't be read. It doesn't
 * follow a link out of the tree.
 */
export async function readWorkingFile(root: string, path: string): Promise<string | undefined> {
  return textOf(await findWorkingFile(root, path));
}

function textOf(found: FoundFile): string | undefined {
  return found.kind === 'text' ? found.text : undefined;
}

/** `findCommittedFile` returns what a commit contains at a path, following links inside the tree. */
export async function findCommittedFile(history: History, commit: string, path: string): Promise<FoundFile> {
  if (!isObjectId(commit) || unfit.test(path)) return absent;
  return history.reading(commit, async (store): Promise<FoundFile> => {
    const asked = await store.run({
      args: ['cat-file', '--batch-check', '--follow-symlinks'],
      input: `${commit}:${path}\n`,
    });
    const answer = outputOf(asked, `looking for ${path}`).toString();
    const [, object, type, size] = /^([0-9a-f]+) (blob|tree) (\d+)\n$/.exec(answer) ?? [];
    if (type === 'tree') return directory;
    if (object !== undefined) {
      if (Number(size) > LIMIT_BYTES) return tooLarge;
      return {
        kind: 'text',
        text: outputOf(await store.run({ args: ['cat-file', 'blob', object] }), `reading ${path}`).toString(),
      };
    }
    if (answer.startsWith('symlink ')) return outside;
    if (/^(?:dangling|loop|notdir) /.test(answer)) return dangling;
    // git finds no object for a submodule, because the submodule's commit is in another repository.
    const listed = await store.run({ args: ['ls-tree', '-z', '--full-tree', commit, '--', path] });
    return outputOf(listed, `looking for ${path}`).toString().startsWith('160000 ')
      ? { kind: 'unfit', what: 'a submodule' }
      : absent;
  });
}

/** `findWorkingFile` returns what the working tree contains at a path, following links inside the tree. */
export async function findWorkingFile(root: string, path: string): Promise<FoundFile> {
  if (unfit.test(path)) return absent;
  const entry = await lstat(join(root, path)).catch(() => undefined);
  if (entry === undefined) return absent;
  const place = await realpath(join(root, path)).catch(() => undefined);
  if (place === undefined) return dangling;
  if (!place.startsWith(root + sep)) return outside;
  const stats = await lstat(place);
  if (stats.isDirectory()) return directory;
  if (!stats.isFile()) return { kind: 'unfit', what: 'a pipe, a socket or a device' };
  if (stats.size > LIMIT_BYTES) return tooLarge;
  return { kind: 'text', text: await readFile(place, 'utf8') };
}
