import { access, readdir } from 'node:fs/promises';
import { dirname, join, posix, resolve } from 'node:path';
import * as z from 'zod';
import { GateError } from '../../errors.ts';
import { mayHaveBenchmarks } from './benchmark-files.ts';
import { goFailure, goLimitsMs, runGo, type GoCommand, type Surroundings } from './go-command.ts';
import { pathBelow } from './paths.ts';

const workSchema = z.looseObject({ Use: z.array(z.looseObject({ DiskPath: z.string() })).nullish() });

/**
 * Module folders that make a run, relative to `folder`, sorted: those that go.work uses, else every go.mod below.
 * Modules without a benchmark are left out, unless no other is left. Errors: `build-failed` for a go.work that cannot be read.
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

async function usedByWorkspace(surroundings: Surroundings, folder: string): Promise<string[] | undefined> {
  if (surroundings.env['GOWORK'] === 'off' || !(await exists(join(folder, 'go.work')))) return undefined;
  const go: GoCommand = { path: 'go', env: surroundings.env };
  const outcome = await runGo(surroundings, go, { args: ['work', 'edit', '-json'], folder, timeoutMs: goLimitsMs.env });
  const failure = goFailure(outcome, 'go work edit');
  if (failure !== undefined)
    throw new GateError('build-failed', `go.work cannot be read:\n${failure}`, 'Repair go.work, or set GOWORK=off.');
  const uses = workSchema.parse(JSON.parse(outcome.stdout)).Use ?? [];
  const below = uses
    .map(({ DiskPath }) => pathBelow(folder, resolve(folder, DiskPath)))
    .filter((path) => path !== undefined);
  const there = await Promise.all(below.map(async (path) => exists(join(folder, path, 'go.mod'))));
  return below.filter((_, index) => there[index]);
}

async function modulesBelow(folder: string, tree: Tree): Promise<string[]> {
  // A folder inside a module has packages of that module, whatever lies deeper.
  const inside = !tree.modules.includes('') && (await hasModuleAbove(folder));
  return inside ? ['', ...tree.modules] : [...tree.modules];
}

async function hasModuleAbove(folder: string): Promise<boolean> {
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above))
    if (await exists(join(above, 'go.mod'))) return true;
  return false;
}

interface Tree {
  readonly modules: string[];
  readonly testFiles: string[];
}

/** One walk for go.mod and test files, where the go command looks for packages (`go help packages`), links not followed. */
async function readTree(folder: string): Promise<Tree> {
  const tree: Tree = { modules: [], testFiles: [] };
  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    for (const { name } of entries.filter((entry) => entry.isFile())) {
      if (name === 'go.mod') tree.modules.push(below);
      else if (name.endsWith('_test.go') && !isIgnored(name)) tree.testFiles.push(posix.join(below, name));
    }
    for (const entry of entries)
      if (entry.isDirectory() && !isSkipped(entry.name)) await walk(posix.join(below, entry.name));
  };
  await walk('');
  return tree;
}

const isIgnored = (name: string): boolean => name.startsWith('.') || name.startsWith('_');

const isSkipped = (name: string): boolean =>
  isIgnored(name) || name === 'testdata' || name === 'vendor' || name === 'node_modules';

/** The innermost module folder that holds a file. */
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
