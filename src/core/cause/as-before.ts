import type { LineSpan } from '../patch/parse-patch.ts';
import type { Atom, Sources } from './atoms.ts';
import { takeBack } from './take-back.ts';

/** A piece of one file as base had it. */
export interface Restoration {
  readonly kind: 'as-before';
  readonly words: Readonly<Record<string, string>>;
  /** Replaces whole lines of head. */
  readonly edit: { readonly file: string; readonly line: number; readonly endLine: number; readonly text: string };
  readonly imports: { readonly add: string[]; readonly remove: string[] };
  /** The whole file with it. */
  readonly content: string;
}

/** Longest piece of the change that is offered to be put back as it was. */
const mostLines = 12;

/** A single short piece of one file that was changed, not only added, as it was on base. */
export function asBefore(atoms: readonly Atom[], sources: Sources): Restoration | undefined {
  const [atom] = atoms;
  if (atom?.hunk === undefined || atoms.length > 1 || atom.isTest || atom.removed.length === 0) return undefined;
  if (Math.max(atom.removed.length, atom.added.length) > mostLines) return undefined;
  const content = takeBack(atoms, sources).get(atom.file);
  if (content === undefined) return undefined;
  const { head } = atom.hunk;
  const line = Math.max(1, head.start);
  const endLine = head.count === 0 ? line : line + head.count - 1;
  const text = [...restored(atom, head, sources.head.get(atom.file) ?? '')].join('\n');
  return {
    kind: 'as-before',
    words: {},
    edit: { file: atom.file, line, endLine, text },
    imports: { add: [], remove: [] },
    content,
  };
}

/** The lines as they were. Where head has none of them, with the line before; with the one behind, where they began the file. */
function* restored({ removed }: Atom, head: LineSpan, text: string): Generator<string> {
  const lines = text.split('\n');
  if (head.count === 0 && head.start > 0) yield lines[head.start - 1] ?? '';
  yield* removed;
  if (head.count === 0 && head.start === 0) yield lines[0] ?? '';
}
