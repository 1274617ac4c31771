import type { FileDeclarations } from '../cause/source-facts.ts';
import type { FileChange } from '../patch/parse-patch.ts';

export interface LineSpan {
  readonly line: number;
  readonly endLine: number;
}

/** A function of head that base doesn't have, or has with other code. */
export interface ChangedFunction extends LineSpan {
  /** From the top of the repository. */
  readonly file: string;
  /** As in Go's stack traces, without the package: `F`, `(*T).M`. */
  readonly name: string;
  readonly change: 'added' | 'edited';
}

/** `isCode` reports whether a file is Go code outside of tests that the go command would compile. */
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
 * `changedFunctions` returns the functions of head that the change adds or edits. A function that only moved within its
 * package, or whose comments or layout changed, is the same one. Generated files are left out.
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
    // A package that moves takes its functions along.
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

/** `folderOf` returns the folder of a path, `''` for the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
