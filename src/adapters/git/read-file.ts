import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { GateError } from '../../errors.ts';
import { isObjectId } from './fetch.ts';
import { outputOf } from './git-failure.ts';
import type { History } from './history.ts';

const LIMIT_BYTES = 16 * 1024 * 1024;
// eslint-disable-next-line no-control-regex -- the request to git is one line
const unfit = /[\u0000\n]/;

/** Text of a file at a commit, links inside the tree followed; `undefined` where there is none. Errors: `usage` for one too large. */
export async function readCommittedFile(history: History, commit: string, path: string): Promise<string | undefined> {
  if (!isObjectId(commit) || unfit.test(path)) return undefined;
  return history.reading(commit, async (store) => {
    const asked = await store.run({
      args: ['cat-file', '--batch-check', '--follow-symlinks'],
      input: `${commit}:${path}\n`,
    });
    const line = outputOf(asked, `looking for ${path}`).toString();
    const [, object, size] = /^([0-9a-f]+) blob (\d+)\n$/.exec(line) ?? [];
    if (object === undefined) return undefined;
    if (Number(size) > LIMIT_BYTES) throw tooLarge(`${path} at ${commit.slice(0, 12)}`);
    return outputOf(await store.run({ args: ['cat-file', 'blob', object] }), `reading ${path}`).toString();
  });
}

/** Text of a file in the working tree; `undefined` where there is none. A link may not lead out of the tree. */
export async function readWorkingFile(root: string, path: string): Promise<string | undefined> {
  if (unfit.test(path)) return undefined;
  const place = await realpath(join(root, path)).catch(() => undefined);
  if (place === undefined || !place.startsWith(root + sep)) return undefined;
  const stats = await lstat(place);
  if (!stats.isFile()) return undefined;
  if (stats.size > LIMIT_BYTES) throw tooLarge(path);
  return readFile(place, 'utf8');
}

function tooLarge(what: string): GateError {
  return new GateError('usage', `${what} is larger than 16 MiB.`, 'Name a smaller file.');
}
