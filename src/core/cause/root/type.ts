import { type Atom, holds } from '../atoms.ts';
import { plain } from './line-kinds.ts';
import type { Finder } from './request.ts';

/** `grownType` finds a changed type at a site that base also has. */
export const grownType: Finder = (request) => (request.site.status === 'new' ? undefined : changedType(request));

/** `changedType` finds a changed type at the site; for example, it grew, or one of its fields became an interface. */
export const changedType: Finder = ({ atoms, facts }) => {
  for (const type of facts?.types ?? []) {
    if (type.file === '') continue;
    const atom = atoms.find(
      ({ file, lines }) => file === type.file && lines.start <= type.endLine && lines.end >= type.line,
    );
    if (atom === undefined) continue;
    const held = type.fields.filter(({ line }) => holds(atom, atom.file, line));
    const field = held.find(({ line }) => isNew(atom, line)) ?? held[0];
    const line = field?.line ?? Math.max(type.line, atom.lines.start);
    return { atom, file: atom.file, line, by: 'type', name: type.name };
  }
  return undefined;
};

/** `isNew` reports whether the line is more than a realigned line of base. */
function isNew({ added, removed, lines }: Atom, line: number): boolean {
  const text = plain(added[line - lines.start] ?? '');
  return removed.every((before) => plain(before) !== text);
}
