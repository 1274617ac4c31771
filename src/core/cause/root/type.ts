import { type Atom, holds, isWritten } from '../atoms.ts';
import type { SiteFacts } from '../source-facts.ts';
import { codeOf, isCode } from '../source-line.ts';
import type { Finder } from './request.ts';

/** `grownType` finds a changed type at a site that base also has. */
export const grownType: Finder = (request) => (request.site.status === 'new' ? undefined : changedType(request));

/** `changedType` finds a changed type at the site; for example, it grew, or one of its fields became an interface. */
export const changedType: Finder = ({ atoms, facts }) => {
  for (const type of facts?.types ?? []) {
    if (type.file === '' || type.behind) continue;
    const atom = atoms.find((one) => growsType(one, type));
    if (atom === undefined) continue;
    const held = type.fields.filter(({ line }) => holds(atom, atom.file, line));
    const field =
      held.find(({ line }) => isNew(atom, line)) ?? held.find(({ line }) => isWritten(atom, line)) ?? held[0];
    const line = field?.line ?? Math.max(type.line, atom.lines.start);
    return { atom, file: atom.file, line, by: 'type', name: type.name };
  }
  return undefined;
};

/**
 * `growsType` reports whether an atom changes a type's declaration, and removes no more lines of code than it adds.
 */
export function growsType(
  { file, lines, added, removed }: Atom,
  type: NonNullable<SiteFacts>['types'][number],
): boolean {
  return (
    file === type.file &&
    lines.start <= type.endLine &&
    lines.end >= type.line &&
    added.filter(isCode).length >= removed.filter(isCode).length
  );
}

/** `isNew` reports whether the line is more than a realigned line of base. */
function isNew({ added: head, removed, lines }: Atom, line: number): boolean {
  const added = head[line - lines.start];
  return added !== undefined && removed.every((before) => codeOf(before) !== codeOf(added));
}
