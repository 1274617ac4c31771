import { matchBenchmarkFunction } from '../core/benchfmt/index.ts';
import { isDocumentation } from '../core/inputs/documentation.ts';
import { mayReadDocuments, readingLines } from '../core/inputs/may-read.ts';
import { GateError } from '../errors.ts';
import { defaults } from '../options.ts';
import type { FoundLine, Ports, Revisions } from '../ports.ts';
import type { PolicyInForce } from './read-policy.ts';
import { type Identical, identicalReason } from './skip-identical.ts';
import { insideRoot } from './stored-text.ts';
import { packagePath } from './subject.ts';
import { folderOf } from '../core/patch/folder-of.ts';

/** The maximum number of changed documents; if there are more, only the full check decides. */
const mostDocuments = 200;

/**
 * `nothingDiffers` returns the selected benchmarks if the change edits only documentation that none of them can read,
 * and `undefined` if only a full check can decide that. It neither creates snapshots nor lists packages.
 */
export async function nothingDiffers(
  ports: Ports,
  revisions: Revisions,
  inForce: PolicyInForce,
): Promise<Identical | undefined> {
  if (!isPlain(revisions, inForce)) return undefined;
  try {
    return await look(ports, revisions, inForce);
  } catch (error) {
    // If git can't read the repository, the full check tries again and reports the error.
    if (error instanceof GateError && error.code === 'snapshot-failed') return undefined;
    throw error;
  }
}

/**
 * `isPlain` reports whether the changed paths and the files of the base commit are enough for a decision. They aren't
 * if, for example, the user sets build flags or a `prepare` command, because these can change what is built.
 */
function isPlain({ base }: Revisions, { settings }: PolicyInForce): boolean {
  return (
    base.kind === 'commit' &&
    settings.skip &&
    settings.mode === 'fast' &&
    settings.baseline !== 'file' &&
    settings.prepare === undefined &&
    settings.buildFlags.length + settings.testArgs.length === 0 &&
    settings.patterns.join(' ') === defaults.packages.join(' ')
  );
}

async function look(ports: Ports, revisions: Revisions, inForce: PolicyInForce): Promise<Identical | undefined> {
  const { repository } = ports;
  const changed = await repository.changedPaths(revisions);
  if (changed === undefined || changed.length > mostDocuments || !changed.every(isDocumentation)) return undefined;
  const { standing, head } = inForce.sources;
  const judgedBy = [standing?.path, head?.path, insideRoot(revisions.prefix, inForce.settings.baselineFile)];
  if (changed.some((path) => judgedBy.includes(path))) return undefined;

  const commit = revisions.base.kind === 'commit' ? revisions.base.commit : '';
  const tree = await repository.listTree(revisions, commit);
  const others = tree.filter(({ kind }) => kind !== 'file');
  if (!others.every(({ kind, path }) => kind === 'link' && isDocumentation(path))) return undefined;
  // A benchmark may read a document through a link with another name, so links count as documents too.
  const documents = [...changed, ...others.map(({ path }) => path)];
  const sources = await repository.findLines(revisions, commit, readingLines(documents), ['*.go', ':(exclude)vendor']);
  if (mayReadDocuments(byPath(sources), documents)) return undefined;
  const modules = await repository.findLines(revisions, commit, '^module[[:space:]]', ['go.mod', '*/go.mod']);
  return benchmarksOf(sources, modules, revisions, inForce);
}

/**
 * `benchmarksOf` returns the selected benchmarks, or `undefined` if there are none: the full check then reports whether
 * that is a mistake.
 */
function benchmarksOf(
  sources: readonly FoundLine[],
  modules: readonly FoundLine[],
  { prefix }: Revisions,
  { settings, excludes, configFolder }: PolicyInForce,
): Identical | undefined {
  const found = new Map<string, string[]>();
  for (const { path, text } of sources) {
    const [, name] = /^func[ \t]+(Benchmark[\p{L}\p{N}_]*)/u.exec(text) ?? [];
    const folder = folderOf(path);
    if (name === undefined || !path.endsWith('_test.go') || isIgnored(folder)) continue;
    if (prefix !== '' && folder !== prefix && !folder.startsWith(`${prefix}/`)) continue;
    if (!matchBenchmarkFunction(settings.bench, name)) continue;
    const importPath = importPathOf(folder, modules);
    if (
      importPath === undefined ||
      excludes({ importPath, path: packagePath('.', configFolder, folder === '' ? '.' : `./${folder}`) })
    )
      continue;
    found.set(importPath, [...(found.get(importPath) ?? []), name]);
  }
  if (found.size === 0) return undefined;
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([importPath, names]) => ({
      package: importPath,
      reason: identicalReason,
      benchmarks: names.map((benchmark) => ({ benchmark })),
    }));
}

/**
 * `importPathOf` returns the import path of a folder: the path of the innermost module that contains it, followed by
 * the rest of the folder's path.
 */
function importPathOf(folder: string, modules: readonly FoundLine[]): string | undefined {
  const around = modules
    .map(({ path, text }) => ({ top: folderOf(path), name: /^module\s+"?([^\s"]+)/.exec(text)?.[1] ?? '' }))
    .filter(({ top }) => top === '' || folder === top || folder.startsWith(`${top}/`))
    .toSorted((a, b) => b.top.length - a.top.length);
  const [module] = around;
  if (module === undefined || module.name === '') return undefined;
  const below = module.top === '' ? folder : folder.slice(module.top.length + 1);
  return below === '' ? module.name : `${module.name}/${below}`;
}

/** `isIgnored` reports whether the go command leaves a folder out of `./...`. */
function isIgnored(folder: string): boolean {
  return folder.split('/').some((name) => /^[._]/.test(name) || name === 'testdata' || name === 'vendor');
}

function byPath(lines: readonly FoundLine[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string[]>();
  for (const { path, text } of lines) {
    const known = texts.get(path);
    if (known === undefined) texts.set(path, [text]);
    else known.push(text);
  }
  return new Map([...texts].map(([path, list]) => [path, list.join('\n')]));
}
