import type { Dirent } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { dirname, join, posix, resolve } from 'node:path';
import * as z from 'zod';
import type { EnclosingModule } from '../../ports.ts';
import { mayHaveBenchmarks } from './benchmark-files.ts';
import { goCommandError, goFailure, goLimitsMs, runGo, type GoCommand, type Surroundings } from './go-command.ts';
import { namedFolders } from './module-files.ts';
import { pathBelow } from './paths.ts';

/**
 * `findModules` returns the module folders of a run, sorted and relative to `folder`: those that go.work uses or,
 * without a go.work, every folder below `folder` that has a go.mod. If some of these modules have benchmarks, it leaves
 * out the others. Errors: `build-failed` or `environment-failed` if go.work can't be read.
 */
export async function findModules(surroundings: Surroundings, folder: string): Promise<readonly string[]> {
  const tree = await readTree(folder);
  const modules = (await usedByWorkspace(surroundings, folder)) ?? (await modulesBelow(folder, tree));
  const withBenchmarks = new Set<string>();
  for (const file of tree.testFiles) {
    const module = nearest(modules, file);
    if (module === undefined || withBenchmarks.has(module)) continue;
    if (await mayHaveBenchmarks(join(folder, file))) withBenchmarks.add(module);
  }
  const kept = withBenchmarks.size === 0 ? modules : modules.filter((module) => withBenchmarks.has(module));
  return kept.toSorted();
}

/**
 * `moduleFolders` returns the folders that have a go.mod, relative to `folder`: `folder` itself, and those below it in
 * which the go command looks for packages.
 */
export async function moduleFolders(folder: string): Promise<readonly string[]> {
  return (await readTree(folder)).modules;
}

async function usedByWorkspace(surroundings: Surroundings, folder: string): Promise<string[] | undefined> {
  const named = surroundings.env['GOWORK'];
  const file = named === undefined || named === '' ? join(folder, 'go.work') : named;
  if (named === 'off' || !(await exists(file))) return undefined;
  const folders = await namedFolders(surroundings, file);
  if (typeof folders === 'string')
    throw goCommandError('go.work can’t be read', folders, 'Fix go.work, or set GOWORK=off.');
  const uses = folders.uses.map((use) => resolve(dirname(file), use));
  // If the folder is inside a module that the workspace uses, its packages belong to that module.
  if (uses.some((use) => use !== folder && pathBelow(use, folder) !== undefined)) return [''];
  const below = uses.map((use) => pathBelow(folder, use)).filter((path) => path !== undefined);
  const there = await Promise.all(below.map(async (path) => exists(join(folder, path, 'go.mod'))));
  return below.filter((_, index) => there[index]);
}

async function modulesBelow(folder: string, tree: Tree): Promise<string[]> {
  // If the folder is inside a module and contains any Go file, it has packages of that module, whatever deeper folders
  // contain.
  const inside = !tree.modules.includes('') && tree.hasGoFiles && (await moduleAbove(folder)) !== undefined;
  return inside ? ['', ...tree.modules] : [...tree.modules];
}

/** `moduleAbove` returns the innermost parent folder that has a go.mod. */
async function moduleAbove(folder: string): Promise<string | undefined> {
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above))
    if (await exists(join(above, 'go.mod'))) return above;
  return undefined;
}

const moduleSchema = z.looseObject({ Module: z.looseObject({ Path: z.string() }) });

/**
 * `enclosingModule` returns the module that contains a folder below `root`, or `undefined` if there is none or its
 * go.mod can't be read.
 */
export async function enclosingModule(
  surroundings: Surroundings,
  folder: string,
  root: string,
): Promise<EnclosingModule | undefined> {
  const above = await moduleAbove(folder);
  if (above === undefined || pathBelow(root, above) === undefined) return undefined;
  const go: GoCommand = { path: 'go', env: surroundings.env };
  const args = ['mod', 'edit', '-json'];
  const outcome = await runGo(surroundings, go, { args, folder: above, timeoutMs: goLimitsMs.env });
  if (goFailure(outcome, 'go mod edit') !== undefined) return undefined;
  return { folder: above, path: moduleSchema.parse(JSON.parse(outcome.stdout)).Module.Path };
}

interface Tree {
  hasGoFiles: boolean;
  readonly modules: string[];
  readonly testFiles: string[];
}

/**
 * `readTree` finds go.mod and test files in one walk through the folders in which the go command looks for packages
 * (`go help packages`). It doesn't follow links.
 */
async function readTree(folder: string): Promise<Tree> {
  const tree: Tree = { hasGoFiles: false, modules: [], testFiles: [] };
  const walk = async (below: string): Promise<void> => {
    const entries = await entriesOf(join(folder, below));
    for (const { name } of entries.filter((entry) => entry.isFile())) {
      if (name === 'go.mod') tree.modules.push(below);
      if (!name.endsWith('.go') || isIgnored(name)) continue;
      tree.hasGoFiles = true;
      if (name.endsWith('_test.go')) tree.testFiles.push(posix.join(below, name));
    }
    for (const entry of entries)
      if (entry.isDirectory() && !isSkipped(entry.name)) await walk(posix.join(below, entry.name));
  };
  await walk('');
  return tree;
}

/**
 * `entriesOf` returns a folder's entries. A folder that is missing on one side counts as empty, because git doesn't
 * track empty folders.
 */
async function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
}

const isIgnored = (name: string): boolean => name.startsWith('.') || name.startsWith('_');

const isSkipped = (name: string): boolean =>
  isIgnored(name) || name === 'testdata' || name === 'vendor' || name === 'node_modules';

/** `nearest` returns the innermost module folder that contains a file. */
function nearest(modules: readonly string[], file: string): string | undefined {
  let best: string | undefined;
  for (const module of modules) {
    const holds = module === '' || file.startsWith(`${module}/`);
    if (holds && (best === undefined || module.length > best.length)) best = module;
  }
  return best;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
