import { type ChangedFunction, changedFunctions, isCode } from '../../core/blind-spots/changed-functions.ts';
import { folderOf } from '../../core/patch/folder-of.ts';
import type { FileDeclarations } from '../../core/cause/source-facts.ts';
import { type FileChange, parsePatch, pathOf } from '../../core/patch/parse-patch.ts';
import { pathBelow } from '../../core/patch/path-below.ts';
import { prefixesOf } from '../../core/patch/side-prefixes.ts';
import type { Ports } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';
import type { Asked } from './find-blind-spots.ts';

/** The maximum number of changed files to read. Hardly any pull request changes that many. */
const mostFiles = 3000;

/** The functions that a change adds or edits in the packages of the measured modules. */
export interface ChangedCode {
  readonly files: readonly FileChange[];
  readonly functions: readonly ChangedFunction[];
  /** Returns the import path of the package that a file of head is compiled into. */
  packageOf(file: string): string | undefined;
  /** Returns the absolute path of the module folder that contains a file of head. */
  moduleOf(file: string): string;
}

/**
 * `readChangedCode` returns the functions of head that differ from base's. It leaves out files that aren't compiled on
 * this platform.
 */
export async function readChangedCode(ports: Ports, { base, head, settings }: Asked): Promise<ChangedCode> {
  const files = parsePatch(await ports.repository.changes(base.root, head.root), prefixesOf(base.root, head.root));
  const changes = files.filter((file) => isCode(pathOf(file))).slice(0, mostFiles);
  const modules = modulesOf(head);
  const moduleOf = (file: string): string =>
    modules.find((folder) => `${head.root}/${file}`.startsWith(`${folder}/`)) ?? head.folder;
  const packages = new Map<string, string>();
  const ours = changes.flatMap((change) =>
    change.kind === 'deleted' || !`${head.root}/${change.head}`.startsWith(`${head.folder}/`) ? [] : [change.head],
  );
  for (const module of new Set(ours.map(moduleOf))) {
    const ofModule = ours.filter((file) => moduleOf(file) === module);
    const folders = [...new Set(ofModule.map((file) => `${head.root}/${folderOf(file)}`.replace(/\/$/, '')))];
    const compiled = await ports.analysis.compiledFiles({ folder: module, folders, buildFlags: settings.buildFlags });
    for (const [file, importPath] of compiled) packages.set(pathBelow(head.root, file), importPath);
  }
  const compiled = ours.filter((file) => packages.has(file));
  const before = changes.flatMap((change) => (change.kind === 'added' ? [] : [`${base.root}/${change.base}`]));
  const after = compiled.map((file) => `${head.root}/${file}`);
  const declared = after.length === 0 ? [] : await ports.analysis.declarations(head.folder, [...before, ...after]);
  const of = (side: SideUnderTest): ReadonlyMap<string, FileDeclarations> =>
    new Map(
      declared
        .filter(({ file }) => file.startsWith(`${side.root}/`))
        .map((found) => [pathBelow(side.root, found.file), found]),
    );
  return {
    files,
    functions: changedFunctions(changes, of(base), of(head)),
    packageOf: (file) => packages.get(file),
    moduleOf,
  };
}

/** `modulesOf` returns the module folders of a side, innermost first. */
function modulesOf({ packages, folder }: SideUnderTest): readonly string[] {
  const folders = new Set([...packages.values()].map(({ moduleFolder }) => moduleFolder).concat(folder));
  return [...folders].toSorted((a, b) => b.length - a.length);
}
