import type { Atom } from '../atoms.ts';
import { isCode } from './line-kinds.ts';
import { isRenamed } from './renamed.ts';
import { type Finder, type Root, writerOf } from './request.ts';

/** What is filled step by step: how much it costs is decided where it begins. */
const filled = new Set(['append', 'map-assign', 'call']);

/** Where a variable that the site fills is declared; `all`: also by a line that base had under other names. */
const declared =
  (all: boolean): Finder =>
  ({ atoms, facts, site }) => {
    const found = facts?.operand;
    const file = found?.file || site.file;
    if (found === undefined || !filled.has(facts?.allocation?.kind ?? '')) return undefined;
    // A parameter is made by others; how a field begins is said where its object is made.
    if (found.kind === 'parameter' || found.kind === 'receiver' || found.kind === 'field') return undefined;
    const atom = writerOf(atoms, { file, line: found.line });
    if (atom === undefined || (!all && isRenamed(atom, atom.added[found.line - atom.lines.start] ?? '')))
      return undefined;
    return { atom, file, line: found.line, by: 'operand', name: found.expression };
  };

export const newDeclaration = declared(false);
export const anyDeclaration = declared(true);

/** Where a field that the site fills begins: it is assigned, or a key of a composite literal. */
export const fieldBegins: Finder = ({ atoms, facts }) => {
  const found = facts?.operand;
  if (found?.kind !== 'field' || !filled.has(facts?.allocation?.kind ?? '')) return undefined;
  for (const atom of atoms) {
    const index = atom.added.findIndex((line) => isCode(line) && begins(line, found.name) && !isRenamed(atom, line));
    if (index >= 0) return rootAt(atom, index, found.expression);
  }
  return undefined;
};

function rootAt(atom: Atom, index: number, name: string): Root {
  return { atom, file: atom.file, line: atom.lines.start + index, by: 'operand', name };
}

/** `x.f = …` and `f: …`, but not `x.f = append(x.f, …)` nor `x.f = x.f[:n]`, which go on with what there is. */
function begins(line: string, field: string): boolean {
  const [, assigned] = new RegExp(`\\.${field}\\s*=(?!=)(.*)`, 'u').exec(line) ?? [];
  if (assigned !== undefined) return !new RegExp(`\\.${field}\\b`, 'u').test(assigned);
  return new RegExp(`(?:^|[{,(])\\s*${field}:(?!=)`, 'u').test(line);
}
