import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { type BytePath, nativePath, showPath, toBytePath } from './byte-path.ts';
import { type Checkout, findCheckout, openCheckout } from './checkout.ts';
import type { GitContext } from './context.ts';
import type { ObjectStore } from './store.ts';

/** `openSubmodule` returns a submodule that is checked out in the user's working tree, or `undefined` if it isn't. */
export async function openSubmodule(
  context: GitContext,
  parent: Checkout,
  path: BytePath,
): Promise<Checkout | undefined> {
  if (parent.root === undefined) return undefined;
  const folder = nativePath(parent.root, path).toString();
  // If the folder had no .git of its own, git would find the surrounding repository.
  if (!(await lstat(join(folder, '.git')).then(Boolean, () => false))) return undefined;
  const found = await findCheckout(context, folder);
  return found.root === (await realpath(folder)) ? found : undefined;
}

/**
 * `openAbsorbedSubmodule` opens the repository of a submodule that is no longer in the working tree. git keeps that
 * repository in the git folder of the parent repository.
 */
export async function openAbsorbedSubmodule(
  context: GitContext,
  parent: Checkout,
  store: ObjectStore,
  commit: string,
  path: BytePath,
): Promise<Checkout | undefined> {
  const name = await submoduleName(store, commit, path);
  if (name === undefined) return undefined;
  const folder = join(parent.commonFolder, 'modules', name);
  if (!(await lstat(join(folder, 'HEAD')).then(Boolean, () => false))) return undefined;
  return openCheckout(context, undefined, folder, await realpath(folder));
}

/** `submoduleName` returns the name that a commit's .gitmodules file gives to the submodule at a path. */
async function submoduleName(store: ObjectStore, commit: string, path: BytePath): Promise<string | undefined> {
  const args = ['config', '-z', `--blob=${commit}:.gitmodules`, '--get-regexp', '^submodule\\..*\\.path$'];
  const outcome = await store.run({ args, limitBytes: 16 * 1024 * 1024 });
  if (outcome.code !== 0) return undefined;
  for (const entry of outcome.stdout.toString().split('\0')) {
    const [key = '', value = ''] = entry.split('\n');
    const name = /^submodule\.(.+)\.path$/.exec(key)?.[1];
    if (name !== undefined && toBytePath(value) === path && isInside(name)) return name;
  }
  return undefined;
}

function isInside(name: string): boolean {
  return !name.startsWith('/') && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/**
 * `notCheckedOut` returns the warning about a submodule that isn't checked out and is therefore empty on both sides.
 */
export function notCheckedOut(path: BytePath): string {
  return `The submodule ${showPath(path)} is not checked out, so it is empty on both sides (git submodule update --init checks it out).`;
}
