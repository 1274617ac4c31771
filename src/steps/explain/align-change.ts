import type { FileDeclarations } from '../../core/cause/source-facts.ts';
import { align } from '../../core/patch/align.ts';
import type { FileChange } from '../../core/patch/parse-patch.ts';
import type { Unit } from '../../core/patch/reorder.ts';
import type { Ports } from '../../ports.ts';
import { declaredOnBoth } from '../declared-on-both.ts';
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
  const candidates = files.flatMap((file) =>
    file.kind === 'modified' && file.hunks.length > 1 && file.head.endsWith('.go') ? [file] : [],
  );
  const declared = await declaredOnBoth(ports, base, head, candidates);
  return files.map((file) => {
    if (file.kind !== 'modified' || !candidates.includes(file)) return file;
    const [before, after] = [texts.base.get(file.base), texts.head.get(file.head)];
    const sides = declared(file);
    if (before === undefined || after === undefined || sides.base === undefined || sides.head === undefined)
      return file;
    const aligned = align({ text: before, ...outlineOf(sides.base) }, { text: after, ...outlineOf(sides.head) });
    if (aligned === undefined) return file;
    texts.base.set(file.base, aligned.text);
    return { ...file, hunks: aligned.hunks, order: aligned.order };
  });
}

/** `outlineOf` returns the declarations of a file and the end of its imports, as `align` needs them. */
function outlineOf(file: FileDeclarations): { readonly units: readonly Unit[]; readonly headEnd: number } {
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
