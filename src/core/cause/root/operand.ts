import type { Atom } from '../atoms.ts';
import { isCode } from './line-kinds.ts';
import { isRenamed } from './renamed.ts';
import { type Finder, type Root, writerOf } from './request.ts';
import { folderOf } from '../../patch/folder-of.ts';

/**
 * Kinds of allocations that fill a slice, map or buffer step by step. Their cost depends on how the slice, map or
 * buffer was created.
 */
const filled = new Set(['append', 'map-assign', 'call']);

/**
 * `declared` finds the changed declaration of the variable that the site fills. With `all`, it also accepts a line in
 * which only variables were renamed.
 */
const declared =
  (all: boolean): Finder =>
  ({ atoms, facts, site }) => {
    const found = facts?.operand;
    const file = found?.file || site.file;
    if (found === undefined || !filled.has(facts?.allocation?.kind ?? '')) return undefined;
    // A parameter gets its value from the caller, and a field is initialized where its object is created.
    if (found.kind === 'parameter' || found.kind === 'receiver' || found.kind === 'field') return undefined;
    const atom = writerOf(atoms, { file, line: found.line });
    if (atom === undefined || (!all && isRenamed(atom, atom.added[found.line - atom.lines.start] ?? '')))
      return undefined;
    return { atom, file, line: found.line, by: 'operand', name: found.expression };
  };

export const newDeclaration = declared(false);
export const anyDeclaration = declared(true);

/**
 * `fieldBegins` finds a changed line that initializes the field that the site fills, by assignment or in a composite
 * literal.
 */
export const fieldBegins: Finder = ({ atoms, facts, site }) => {
  const found = facts?.operand;
  if (found?.kind !== 'field' || !filled.has(facts?.allocation?.kind ?? '')) return undefined;
  const folders = new Set([found.file, site.file].map(folderOf));
  // In a method, `receiver.field` is a field of the method's type.
  const isOwn = found.expression.split('.').length === 2;
  const method = /^(?:\(\*(\w+)(?:\[\.\.\.\])?\)|(\w+)(?:\[\.\.\.\])?)\.\w/.exec(facts?.function?.name ?? '');
  const owner = isOwn ? (method?.[1] ?? method?.[2]) : undefined;
  for (const atom of atoms) {
    // A field of the same name in another package, or of another type than the method's, is another field.
    if (!folders.has(folderOf(atom.file))) continue;
    const index = atom.added.findIndex(
      (line) =>
        isCode(line) && begins(line, found.name) && !isOfAnother(line, found.name, owner) && !isRenamed(atom, line),
    );
    if (index >= 0) return rootAt(atom, index, found.expression);
  }
  return undefined;
};

/** `isOfAnother` reports whether a line sets the field in a composite literal of another type than `owner`. */
function isOfAnother(line: string, field: string, owner: string | undefined): boolean {
  const [, type] = new RegExp(`(\\w+)(?:\\[[^{}]*\\])?\\{(?:[^{}]*,)?\\s*${field}:`, 'u').exec(line) ?? [];
  return owner !== undefined && type !== undefined && type !== owner;
}

/**
 * `frontCut` finds a changed line such as `x.f = x.f[1:]`, which gives away the capacity in front of the slice that the
 * site fills.
 */
export const frontCut: Finder = ({ atoms, facts, site }) => {
  const found = facts?.operand;
  if (found === undefined || facts?.allocation?.kind !== 'append') return undefined;
  const folders = new Set([found.file, site.file].map(folderOf));
  const around = facts.function;
  // A field can be cut anywhere in its package, but a variable only in the function that fills it.
  const isInScope = ({ file, lines }: Atom, index: number): boolean =>
    found.kind === 'field'
      ? folders.has(folderOf(file))
      : file === site.file &&
        around !== undefined &&
        lines.start + index >= around.line &&
        lines.start + index <= around.endLine;
  for (const atom of atoms) {
    const index = atom.added.findIndex(
      (line, at) => cutsFront(line, found.name) && isInScope(atom, at) && !atom.removed.includes(line),
    );
    if (index >= 0) return { ...rootAt(atom, index, found.expression), by: 'cut' };
  }
  return undefined;
};

/** `cutsFront` reports whether a line assigns a slice without its first elements to itself: `x.f = x.f[n:]`. */
export function cutsFront(line: string, name: string): boolean {
  return new RegExp(`(?:^|[.\\s])${name}\\s*=\\s*(?:\\S*\\.)?${name}\\[(?!\\s*0?\\s*:)[^\\]:]*:`, 'u').test(line);
}

function rootAt(atom: Atom, index: number, name: string): Root {
  return { atom, file: atom.file, line: atom.lines.start + index, by: 'operand', name };
}

/**
 * `begins` reports whether a line initializes a field, as `x.f = …` and `f: …` do. It returns false for `x.f =
 * append(x.f, …)` and `x.f = x.f[:n]`, which keep the existing contents.
 */
function begins(line: string, field: string): boolean {
  const [, assigned] = new RegExp(`\\.${field}\\s*=(?!=)(.*)`, 'u').exec(line) ?? [];
  if (assigned !== undefined) return !new RegExp(`\\.${field}\\b`, 'u').test(assigned);
  return new RegExp(`(?:^|[{,(])\\s*${field}:(?!=)`, 'u').test(line);
}
