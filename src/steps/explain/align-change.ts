import type { FileDeclarations } from '../../core/cause/source-facts.ts';
import { align } from '../../core/patch/align.ts';
import type { FileChange } from '../../core/patch/parse-patch.ts';
import type { Unit } from '../../core/patch/reorder.ts';
import type { Ports } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';

/** The texts of the changed files on both sides, by path. */
interface Texts {
  readonly base: Map<string, string>;
  readonly head: ReadonlyMap<string, string>;
}

/**
 * `alignChanges` compares each Go file in which declarations moved anew, declaration by declaration, and replaces
 * base's text of such a file with the text that the new hunks count in.
 */
export async function alignChanges(
  ports: Ports,
  base: SideUnderTest,
  head: SideUnderTest,
  files: readonly FileChange[],
  texts: Texts,
): Promise<readonly FileChange[]> {
  // A declaration that moved is removed at one place and added at another.
  const candidates = files.filter(
    (file) => file.kind === 'modified' && file.hunks.length > 1 && file.head.endsWith('.go'),
  );
  const [folder] = [...head.packages.values()].map(({ moduleFolder }) => moduleFolder);
  if (candidates.length === 0 || folder === undefined) return files;
  const paths = candidates.flatMap((file) =>
    file.kind === 'modified' ? [`${base.root}/${file.base}`, `${head.root}/${file.head}`] : [],
  );
  const found = new Map((await ports.analysis.declarations(folder, paths)).map((file) => [file.file, file]));
  return files.map((file) => {
    if (file.kind !== 'modified' || !candidates.includes(file)) return file;
    const [before, after] = [texts.base.get(file.base), texts.head.get(file.head)];
    const [units, others] = [
      declaredIn(found.get(`${base.root}/${file.base}`)),
      declaredIn(found.get(`${head.root}/${file.head}`)),
    ];
    if (before === undefined || after === undefined || units === undefined || others === undefined) return file;
    const aligned = align({ text: before, ...units }, { text: after, ...others });
    if (aligned === undefined) return file;
    texts.base.set(file.base, aligned.text);
    return { ...file, hunks: aligned.hunks, order: aligned.order };
  });
}

/** `declaredIn` returns the declarations of a file that could be read completely. */
function declaredIn(
  file: FileDeclarations | undefined,
): { readonly units: readonly Unit[]; readonly headEnd: number } | undefined {
  if (file === undefined || file.error !== '') return undefined;
  const units = new Map<number, Unit>();
  const times = new Map<string, number>();
  for (const { kind, name, whole } of file.declarations) {
    if (kind === 'import' || units.has(whole.line)) continue;
    // A method keeps its place if its receiver becomes a pointer, and a declaration of several names if one is added.
    const plain = `${kind} ${name.replace('(*', '').replace(')', '').replaceAll('[...]', '').split(',', 1)[0] ?? ''}`;
    const time = times.get(plain) ?? 0;
    times.set(plain, time + 1);
    units.set(whole.line, { key: `${plain} ${time}`, start: whole.line, end: whole.endLine });
  }
  const imports = file.declarations.filter(({ kind }) => kind === 'import');
  return { units: [...units.values()], headEnd: Math.max(0, ...imports.map(({ whole }) => whole.endLine)) };
}
