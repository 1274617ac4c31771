import type { Atom } from './atoms.ts';
import { type CompileError, repairOf } from './compile-errors.ts';
import { wordsIn } from '../escape/words-in.ts';
import { mentions, type SourceLine } from './source-line.ts';

/** The atoms to revert and the imports to remove or add so that the remaining code compiles. */
export interface Closure {
  readonly atoms: ReadonlySet<Atom>;
  /** Line numbers of unused imports, by file. */
  readonly dropImports: ReadonlyMap<string, ReadonlySet<number>>;
  /**
   * Undefined names, by file. They may name packages that base imports, but that the file doesn't import after the
   * revert.
   */
  readonly undefinedNames: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * `closeUnit` derives from the compiler's errors which other atoms must be reverted. These are the atoms that mention
 * the names in an error: those in the same file if there are any, or else those in the same folder, or else all of
 * them. If an undefined name is a package that base imports in that file, only the import is missing. If the errors
 * can't be fixed this way, the result contains nothing new.
 */
export function closeUnit(
  taken: ReadonlySet<Atom>,
  all: readonly Atom[],
  errors: readonly CompileError[],
  isImport: (file: string, name: string) => boolean = () => false,
): Closure {
  const atoms = new Set(taken);
  const dropImports = new Map<string, Set<number>>();
  const undefinedNames = new Map<string, Set<string>>();
  for (const error of errors) {
    const repair = repairOf(error);
    if (repair.kind === 'requirements') {
      for (const atom of all) if (atom.kind === 'requirements') atoms.add(atom);
      continue;
    }
    const file = fileOf(repair.file, all);
    if (repair.kind === 'drop-import') {
      dropImports.set(file, (dropImports.get(file) ?? new Set()).add(repair.line));
      continue;
    }
    const [, missing] = /^undefined: (\w+)$/.exec(error.text) ?? [];
    if (missing !== undefined) undefinedNames.set(file, (undefinedNames.get(file) ?? new Set()).add(missing));
    if (missing !== undefined && isImport(file, missing)) continue;
    for (const atom of speakingOf(
      repair.names,
      file,
      all.filter((candidate) => !atoms.has(candidate)),
    ))
      atoms.add(atom);
  }
  return { atoms, dropImports, undefinedNames };
}

/**
 * `fileOf` converts a path that the compiler prints, relative to the module or package folder, to the path that atoms
 * use, relative to the snapshot's root.
 */
function fileOf(path: string, all: readonly Atom[]): string {
  const known = all.filter(({ file }) => file === path || file.endsWith(`/${path}`));
  return known.toSorted((a, b) => a.file.length - b.file.length)[0]?.file ?? path;
}

/** `isDirectiveOf` reports whether a line has a directive with one of these words, such as `//go:embed x.txt`. */
function isDirectiveOf({ directive }: SourceLine, names: readonly string[]): boolean {
  return wordsIn(directive).some((word) => names.includes(word));
}

function speakingOf(names: readonly string[], file: string, atoms: readonly Atom[]): readonly Atom[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const speaking = atoms.filter(
    ({ added, removed, kind }) =>
      kind !== 'requirements' &&
      [...added, ...removed].some((line) => mentions(line, names) || isDirectiveOf(line, names)),
  );
  const nearest = [
    speaking.filter((atom) => atom.file === file),
    speaking.filter((atom) => atom.file.slice(0, atom.file.lastIndexOf('/') + 1) === folder),
    speaking,
  ];
  return nearest.find((found) => found.length > 0) ?? [];
}
