import { type Atom, holds } from '../atoms.ts';
import type { SourceLine } from '../source-line.ts';
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
    if (atom === undefined || (!all && isRenamed(atom, atom.added[found.line - atom.lines.start]))) return undefined;
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
  const owner = isOwn ? facts?.function?.receiver || undefined : undefined;
  for (const atom of atoms) {
    // A field of the same name in another package, or of another type than the method's, is another field.
    if (!folders.has(folderOf(atom.file))) continue;
    const index = atom.added.findIndex((line) => begins(line, found.name, owner) && !isRenamed(atom, line));
    if (index >= 0) return rootAt(atom, index, found.expression);
  }
  return undefined;
};

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
    const known = new Set(atom.removed.map(({ text }) => text));
    const index = atom.added.findIndex(
      (line, at) => cutsFront(line, found.name) && isInScope(atom, at) && !known.has(line.text),
    );
    if (index >= 0) return { ...rootAt(atom, index, found.expression), by: 'cut' };
  }
  return undefined;
};

/**
 * `boxingCallee` finds the changed line, in the function around the site, that declares the function value to which a
 * boxed value is passed: its type decides that the value is converted to an interface.
 */
export const boxingCallee: Finder = ({ atoms, facts, site }) => {
  const { allocation, function: around } = facts ?? {};
  const { callee } = allocation ?? {};
  if (allocation?.kind !== 'boxing' || callee?.dynamic !== true || around === undefined) return undefined;
  for (const atom of atoms) {
    const index = atom.added.findIndex(
      (line, at) =>
        line.declares.includes(callee.name) &&
        holds(atom, site.file, atom.lines.start + at) &&
        atom.lines.start + at >= around.line &&
        atom.lines.start + at <= site.line &&
        !isRenamed(atom, line),
    );
    if (index >= 0) return { ...rootAt(atom, index, callee.name), by: 'callee' };
  }
  return undefined;
};

/** `cutsFront` reports whether a line assigns a slice without its first elements to itself: `x.f = x.f[n:]`. */
function cutsFront({ assigns }: SourceLine, name: string): boolean {
  return assigns.some((one) => one.kind !== 'key' && one.name === name && one.value === 'cut');
}

function rootAt(atom: Atom, index: number, name: string): Root {
  return { atom, file: atom.file, line: atom.lines.start + index, by: 'operand', name };
}

/**
 * `begins` reports whether a line initializes a field, as `x.f = …` and `f: …` do, but not in a literal of another type
 * than `owner`, unless a literal of `owner` contains it. It returns false for `x.f = append(x.f, …)` and `x.f = x.f[:n]`, which keep the existing contents.
 */
function begins({ assigns }: SourceLine, field: string, owner: string | undefined): boolean {
  return assigns.some(
    ({ kind, name, value, of, within }) =>
      name === field &&
      (kind === 'key'
        ? owner === undefined || [of, ...within].some((type) => type === '' || type === owner)
        : kind === 'field' && (value === 'new' || value === 'nil')),
  );
}
