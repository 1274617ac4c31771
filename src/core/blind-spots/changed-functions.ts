import type { FileDeclarations } from '../cause/source-facts.ts';
import type { FileChange } from '../patch/parse-patch.ts';
import { folderOf } from '../patch/folder-of.ts';

export interface LineSpan {
  readonly line: number;
  readonly endLine: number;
}

/** A function on head that doesn't exist on base, or that has different code there. */
export interface ChangedFunction extends LineSpan {
  /** The path of the file, relative to the top of the repository. */
  readonly file: string;
  /** The name without the package, as Go's stack traces print it: `F` or `(*T).M`. */
  readonly name: string;
  readonly change: 'added' | 'edited';
}

/** `isCode` reports whether a file is Go code, other than a test, that the go command would compile. */
export function isCode(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return (
    /^[^._].*\.go$/.test(name) &&
    !name.endsWith('_test.go') &&
    folders.every((folder) => !/^[._]/.test(folder) && folder !== 'testdata' && folder !== 'vendor')
  );
}

/**
 * `changedFunctions` returns the functions on head that the change adds or edits. A function counts as unchanged if it
 * only moved within its package, or if only its comments or layout changed. Functions in generated files are left out.
 */
export function changedFunctions(
  changes: readonly FileChange[],
  base: ReadonlyMap<string, FileDeclarations>,
  head: ReadonlyMap<string, FileDeclarations>,
): readonly ChangedFunction[] {
  const names = new Set<string>();
  const codes = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'added') continue;
    // If the file moved to another folder, its functions are recorded under both folders, so that the move doesn't
    // count as a change.
    const folders = new Set([change.base, change.kind === 'modified' ? change.head : change.base].map(folderOf));
    for (const { name, code } of base.get(change.base)?.declarations ?? [])
      for (const folder of folders) {
        names.add(`${folder} ${name}`);
        codes.add(`${folder} ${name} ${code}`);
      }
  }
  return changes.flatMap((change): ChangedFunction[] => {
    const file = change.kind === 'deleted' ? undefined : change.head;
    const found = file === undefined ? undefined : head.get(file);
    if (file === undefined || found === undefined || found.generated) return [];
    const folder = folderOf(file);
    return found.declarations
      .filter(({ name, code }) => code !== '' && name !== '_' && !codes.has(`${folder} ${name} ${code}`))
      .map(({ name, line, endLine }) => ({
        file,
        name,
        line,
        endLine,
        change: names.has(`${folder} ${name}`) ? 'edited' : 'added',
      }));
  });
}
