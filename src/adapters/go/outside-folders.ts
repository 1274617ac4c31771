import { readFile, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, posix, resolve } from 'node:path';
import { GateError } from '../../errors.ts';
import type { FollowRequest } from '../../ports.ts';
import type { Surroundings } from './go-command.ts';
import { namedFolders } from './module-files.ts';
import { moduleFolders } from './modules.ts';
import { pathBelow } from './paths.ts';
import type { Workspaces } from './workspaces.ts';

/** A go.mod or go.work file: its folder, relative to the top of the repository, and the path to read it from. */
interface ModuleFile {
  readonly from: string;
  readonly path: string;
}

/**
 * `followOutsideFolders` makes folders outside the repository reachable from the snapshots if module files name them by
 * relative paths (`replace dep => ../dep`, `use ../dep`). Next to the snapshots, it puts a link to the folder next to
 * the checkout. It returns the folders' paths relative to the top of the repository. Errors: `snapshot-failed` for a
 * path that can't be followed.
 */
export async function followOutsideFolders(
  surroundings: Surroundings,
  { checkout, prefix, sides }: FollowRequest,
  workspaces: Workspaces,
): Promise<readonly string[]> {
  const followed = new Set<string>();
  const open: ModuleFile[] = [];
  for (const side of sides) {
    open.push(...(await moduleFiles(side, prefix)));
    const named = workspaces.in(surroundings, side).env['GOWORK'] ?? '';
    const below = named === '' || named === 'off' ? undefined : pathBelow(side, named);
    if (below !== undefined) open.push({ from: posix.dirname(below), path: named });
  }
  const seen = new Set<string>();
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file.path)) continue;
    seen.add(file.path);
    const text = await readFile(file.path, 'utf8').catch(() => '');
    // Most module files can't name a folder outside the repository.
    if (!text.includes('..') && !text.includes(checkout)) continue;
    const named = await namedFolders(surroundings, file.path);
    // If the file is invalid, the go command describes the problem better when it lists packages.
    if (typeof named === 'string') continue;
    for (const folder of [...named.uses, ...named.replaced.map((replace) => replace.folder)]) {
      const outside = outsidePath(checkout, file, folder);
      if (outside === undefined) continue;
      followed.add(outside);
      // If a workspace uses a module outside the repository, the replacements in that module's go.mod apply too.
      if (named.uses.includes(folder)) open.push({ from: outside, path: join(checkout, outside, 'go.mod') });
    }
  }
  const [trees] = sides.map((side) => dirname(side));
  for (const name of new Set([...followed].map((path) => path.split('/')[1] ?? '')))
    await link(resolve(checkout, '..', name), join(trees ?? '', name));
  return [...followed];
}

/**
 * `moduleFiles` returns the module files of the requested folder, of the folders above it up to the top, and of the
 * folders below it.
 */
async function moduleFiles(side: string, prefix: string): Promise<ModuleFile[]> {
  const parts = prefix === '' ? [] : prefix.split('/');
  const above = parts.map((_, depth) => parts.slice(0, depth).join('/'));
  const below = (await moduleFolders(join(side, prefix))).map((folder) => posix.join(prefix, folder));
  return [...above, prefix, ...below].flatMap((from) =>
    ['go.mod', 'go.work'].map((name) => ({ from, path: join(side, from, name) })),
  );
}

const sideForm = /^(?:base|head|pin\d)$/;

/**
 * `outsidePath` returns the path from the top of the repository to an outside folder, or `undefined` if the folder is
 * inside or is named by an absolute path.
 */
function outsidePath(checkout: string, { from, path }: ModuleFile, folder: string): string | undefined {
  const refuse = (why: string, remedy: string): GateError =>
    new GateError(
      'snapshot-failed',
      `${posix.join(from, posix.basename(path))} names the folder ${folder}, ${why}.`,
      remedy,
    );
  const comesBack = 'a path that leads back into this repository: both sides would be built from the checkout’s files';
  if (isAbsolute(folder)) {
    if (pathBelow(checkout, folder) === undefined) return undefined;
    throw refuse(comesBack, `Write the path relative to the file: ${relativeTo(from, checkout, folder)}.`);
  }
  const outside = posix.join(from, folder).replace(/\/$/, '');
  if (outside !== '..' && !outside.startsWith('../')) return undefined;
  const below = pathBelow(checkout, resolve(checkout, outside));
  if (below !== undefined)
    throw refuse(
      comesBack,
      `Write the path without the repository’s own folder: ${relativeTo(from, checkout, join(checkout, below))}.`,
    );
  const [, first, second] = [...outside.split('/'), ''];
  if (first === undefined || first === '' || first === '..')
    throw refuse(
      'which is not next to the repository: snapshots support only folders that have the same parent folder as the repository',
      'Move that folder next to the repository or into it (a submodule, or a checkout with `path`), or name it by an absolute path.',
    );
  if (sideForm.test(first))
    throw refuse(
      `but snapshots are stored next to each other, and one of them is also called ${first}`,
      `Rename the folder ${first}, or use ${second === '' ? 'an absolute path for it' : 'absolute paths for it and for every folder below it'}.`,
    );
  return outside;
}

function relativeTo(from: string, checkout: string, target: string): string {
  const path = posix.relative(join(checkout, from), target);
  return path.startsWith('..') ? path : `./${path}`;
}

async function link(target: string, path: string): Promise<void> {
  await symlink(target, path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}
