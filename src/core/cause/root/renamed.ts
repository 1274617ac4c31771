import type { Atom } from '../atoms.ts';
import type { SourceLine } from '../source-line.ts';

/** Maximum number of removed lines to compare; an atom with more was rewritten. */
const mostCompared = 400;

/**
 * `isRenamed` reports whether an added line of the atom is a removed line that was realigned, or whose variables were
 * renamed along with their declarations. The indentation must be the same: a line that moved into a loop counts as a
 * different line.
 */
export function isRenamed(atom: Atom, line: SourceLine | undefined): boolean {
  return hasOnlyNewNames(atom, line, (from, to) => isDeclaredAnew(atom, from, to));
}

/** `isRenamedAlone` is like `isRenamed`, but the declarations of the variables must differ in nothing but names either. */
export function isRenamedAlone(atom: Atom, line: SourceLine | undefined): boolean {
  return hasOnlyNewNames(atom, line, (from, to) => isRedeclared(atom, from, to));
}

function hasOnlyNewNames(
  atom: Atom,
  line: SourceLine | undefined,
  isVariable: (from: string, to: string) => boolean,
): boolean {
  // Nothing is known about a line that has no tokens.
  if (line === undefined || line.tokens.length === 0 || atom.removed.length > mostCompared) return false;
  return atom.removed.some((before) => {
    if (indentOf(before) !== indentOf(line)) return false;
    const renames = renamesBetween(before, line);
    return renames !== undefined && renames.every(([from, to]) => isVariable(from, to));
  });
}

function isDeclaredAnew({ added, removed }: Atom, from: string, to: string): boolean {
  return removed.some(({ declares }) => declares.includes(from)) && added.some(({ declares }) => declares.includes(to));
}

/**
 * `renamesBetween` returns the names that differ between two lines that are otherwise the same, or `undefined` if the
 * lines differ in anything else.
 */
function renamesBetween(
  { tokens: before }: SourceLine,
  { tokens: after }: SourceLine,
): readonly (readonly [from: string, to: string])[] | undefined {
  if (before.length !== after.length) return undefined;
  const renames: (readonly [string, string])[] = [];
  for (const [index, to] of after.entries()) {
    const from = before[index];
    if (from?.text === to.text) continue;
    // A different function, field or method changes the meaning.
    const isVariable = after[index - 1]?.text !== '.' && after[index + 1]?.text !== '(';
    if (!isVariable || from?.kind !== 'name' || to.kind !== 'name') return undefined;
    renames.push([from.text, to.text]);
  }
  return renames;
}

/** `isRedeclared` reports whether a variable is declared as before, under its new name. */
function isRedeclared({ added, removed }: Atom, from: string, to: string): boolean {
  const declarations = added.filter(({ declares }) => declares.includes(to));
  return removed.some(
    (before) =>
      before.declares.includes(from) &&
      declarations.some(
        (after) => renamesBetween(before, after)?.some(([left, right]) => left === from && right === to) === true,
      ),
  );
}

function indentOf({ text }: SourceLine): string {
  return text.slice(0, text.length - text.trimStart().length);
}
