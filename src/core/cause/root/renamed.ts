import type { Atom } from '../atoms.ts';
import { predeclared } from '../mentions.ts';

const token = /"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'|[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*|\S/gu;
const identifier = /^[\p{L}_]/u;

/** Maximum number of removed lines to compare; an atom with more was rewritten. */
const mostCompared = 400;

/**
 * `isRenamed` reports whether an added line of the atom is a removed line that was realigned, or whose variables were
 * renamed along with their declarations. The indentation must be the same: a line that moved into a loop counts as a
 * different line.
 */
export function isRenamed(atom: Atom, text: string): boolean {
  return hasOnlyNewNames(atom, text, (from, to) => isDeclaredAnew(atom, from, to));
}

/** `isRenamedAlone` is like `isRenamed`, but the declarations of the variables must differ in nothing but names either. */
export function isRenamedAlone(atom: Atom, text: string): boolean {
  return hasOnlyNewNames(atom, text, (from, to) => isRedeclared(atom, from, to));
}

function hasOnlyNewNames(atom: Atom, text: string, isVariable: (from: string, to: string) => boolean): boolean {
  if (atom.removed.length > mostCompared) return false;
  return atom.removed.some((before) => {
    if (indentOf(before) !== indentOf(text)) return false;
    const renames = renamesBetween(before, text);
    return renames !== undefined && renames.every(([from, to]) => isVariable(from, to));
  });
}

function isDeclaredAnew({ added, removed }: Atom, from: string, to: string): boolean {
  return removed.some((line) => declares(line, from)) && added.some((line) => declares(line, to));
}

/**
 * `renamesBetween` returns the names that differ between two lines that are otherwise the same, or `undefined` if the
 * lines differ in anything else.
 */
function renamesBetween(before: string, after: string): readonly (readonly [from: string, to: string])[] | undefined {
  const [left, right] = [before.match(token) ?? [], after.match(token) ?? []];
  if (left.length !== right.length) return undefined;
  const renames: (readonly [string, string])[] = [];
  for (const [index, to] of right.entries()) {
    const from = left[index] ?? '';
    if (from === to) continue;
    // A different function, field or method changes the meaning.
    const isVariable =
      identifier.test(from) && identifier.test(to) && right[index - 1] !== '.' && right[index + 1] !== '(';
    if (!isVariable || predeclared.has(from) || predeclared.has(to)) return undefined;
    renames.push([from, to]);
  }
  return renames;
}

/** `isRedeclared` reports whether a variable is declared as before, under its new name. */
function isRedeclared({ added, removed }: Atom, from: string, to: string): boolean {
  const declarations = added.filter((line) => declares(line, to));
  return removed.some(
    (before) =>
      declares(before, from) &&
      declarations.some(
        (after) => renamesBetween(before, after)?.some(([left, right]) => left === from && right === to) === true,
      ),
  );
}

function declares(line: string, name: string): boolean {
  const signature = /^\s*func\b(.*)/.exec(line)?.[1];
  if (signature !== undefined) return new RegExp(`[(,]\\s*${name}\\s+[^\\s,)]`, 'u').test(signature);
  const [left, ...rest] = line.split(':=');
  return rest.length > 0 ? words(left ?? '').has(name) : new RegExp(`\\bvar\\s+${name}\\b`, 'u').test(line);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.match(token));
}

function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}
