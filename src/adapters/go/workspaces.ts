import { access, copyFile, mkdir, readFile, realpath, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { GateError } from '../../errors.ts';
import type { FollowRequest } from '../../ports.ts';
import { goFailure, goLimitsMs, runGo, type Surroundings } from './go-command.ts';
import { namedFolders, type NamedFolders } from './module-files.ts';
import { pathBelow } from './paths.ts';

/** A workspace file that applies in one snapshot. */
interface Workspace {
  readonly root: string;
  readonly file: string;
  /** The workspace file in effect in the checkout. It is the same for all sides, so package keys can contain it. */
  readonly original: string;
}

/** The workspace files of all sides, for a workspace that is outside the snapshots or is named by GOWORK. */
export class Workspaces {
  readonly #known: Workspace[] = [];

  add(workspace: Workspace): void {
    if (this.#of(workspace.root) === undefined) this.#known.push(workspace);
  }

  /** Returns the surroundings of a process that runs in a folder, with GOWORK set to the side's own file, if it has one. */
  in(surroundings: Surroundings, folder: string): Surroundings {
    const file = this.#of(folder)?.file;
    return file === undefined ? surroundings : { ...surroundings, env: { ...surroundings.env, GOWORK: file } };
  }

  original(file: string): string {
    return this.#known.find((workspace) => workspace.file === file)?.original ?? file;
  }

  #of(folder: string): Workspace | undefined {
    return this.#known.find(({ root }) => pathBelow(root, folder) !== undefined);
  }
}

/**
 * `followWorkspace` finds the workspace that applies in the checkout, if GOWORK names its file or the file is above the
 * repository; any other go.work is simply part of the snapshots. Each side gets a workspace that uses the side's
 * modules instead of the checkout's. It returns notes for the report. Errors: `usage` if GOWORK names no file,
 * `snapshot-failed`.
 */
export async function followWorkspace(
  surroundings: Surroundings,
  named: string | undefined,
  request: FollowRequest,
  workspaces: Workspaces,
): Promise<readonly string[]> {
  if (named === 'off') return [];
  const { checkout, sides, work } = request;
  const original = named === undefined || named === '' ? await fileAbove(request) : await namedFile(named);
  if (original === undefined) return [];
  const below = pathBelow(checkout, original);
  const own = await Promise.all(sides.map(async (side) => below !== undefined && exists(join(side, below))));
  if (below !== undefined && own.every(Boolean)) {
    for (const root of sides) workspaces.add({ root, file: join(root, below), original });
    return [];
  }
  const folders = await namedFolders(surroundings, original);
  if (typeof folders === 'string')
    throw new GateError(
      'snapshot-failed',
      `${original} can’t be read:\n${folders}`,
      'Fix the file, or set GOWORK=off.',
    );
  const uses = folders.uses.map((use) => resolve(dirname(original), use));
  const inside = uses.filter((use) => pathBelow(checkout, use) !== undefined);
  // A workspace in a parent folder that doesn't use this repository has nothing to do with it.
  if (inside.length === 0 && !named) return [];
  for (const use of uses.filter((path) => !inside.includes(path))) await refuseWayBack(surroundings, checkout, use);
  for (const root of sides) {
    const file = join(work, 'workspaces', basename(root), 'go.work');
    await writeWorkspace(surroundings, original, file, folders, (path) => {
      const found = pathBelow(checkout, path);
      return found === undefined ? path : join(root, found);
    });
    workspaces.add({ root, file, original });
  }
  return [
    `Both sides are built in the workspace ${original}; modules that it uses outside the repository are used as they are now.`,
  ];
}

async function namedFile(file: string): Promise<string> {
  if (!isAbsolute(file))
    throw new GateError(
      'usage',
      `GOWORK is ${file}, which is not an absolute path.`,
      'Set GOWORK to an absolute path, or to off.',
    );
  return realpath(file).catch((cause: unknown) => {
    throw new GateError(
      'usage',
      `GOWORK names ${file}, which does not exist.`,
      'Set GOWORK to a go.work file, or to off.',
      cause,
    );
  });
}

/**
 * `fileAbove` returns the innermost go.work that applies in the checkout, if it is above the repository. If the
 * repository has one of its own that applies first, the result is `undefined`.
 */
async function fileAbove({ checkout, prefix }: FollowRequest): Promise<string | undefined> {
  for (let folder = join(checkout, prefix); ; folder = dirname(folder)) {
    const file = join(folder, 'go.work');
    if (await exists(file)) return pathBelow(checkout, folder) === undefined ? file : undefined;
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * `refuseWayBack` throws `snapshot-failed` if a module outside the checkout replaces a dependency with a folder in the
 * checkout.
 */
async function refuseWayBack(surroundings: Surroundings, checkout: string, module: string): Promise<void> {
  const file = join(module, 'go.mod');
  const text = await readFile(file, 'utf8').catch(() => '');
  const named = text.includes('=>') ? await namedFolders(surroundings, file) : '';
  if (typeof named === 'string') return;
  for (const { old, folder } of named.replaced) {
    if (pathBelow(checkout, resolve(module, folder)) === undefined) continue;
    throw new GateError(
      'snapshot-failed',
      `${file} replaces ${old} with ${folder}, a folder of this repository: both sides would be built from the checkout’s files.`,
      'Remove that replace directive and let the workspace use the module instead, or set GOWORK=off.',
    );
  }
}

/**
 * `writeWorkspace` writes a copy of a workspace file in which all paths are absolute and mapped by `place`. It leaves
 * out modules that don't exist.
 */
async function writeWorkspace(
  surroundings: Surroundings,
  original: string,
  file: string,
  { uses, replaced }: NamedFolders,
  place: (path: string) => string,
): Promise<void> {
  const absolute = (path: string): string => place(resolve(dirname(original), path));
  await mkdir(dirname(file), { recursive: true });
  await copyFile(original, file);
  await copyFile(`${original}.sum`, `${file}.sum`).catch(() => rm(`${file}.sum`, { force: true }));
  const there = await Promise.all(uses.map(async (use) => exists(join(absolute(use), 'go.mod'))));
  const args = [
    ...uses.map((use) => `-dropuse=${use}`),
    ...uses.filter((_, index) => there[index]).map((use) => `-use=${absolute(use)}`),
    ...replaced.map(({ old, folder }) => `-replace=${old}=${absolute(folder)}`),
  ];
  const go = { path: 'go', env: { ...surroundings.env, GOWORK: 'off' } };
  const call = { args: ['work', 'edit', ...args, file], folder: '/', timeoutMs: goLimitsMs.env };
  const failure = goFailure(await runGo(surroundings, go, call), 'go work edit');
  if (failure !== undefined)
    throw new GateError(
      'snapshot-failed',
      `${original} can’t be copied for the snapshots:\n${failure}`,
      'Fix the file, or set GOWORK=off.',
    );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
