import type { Finder } from './request.ts';

/** `changedData` finds the first data file of a proven part that contains no code. */
export const changedData: Finder = ({ atoms }) => {
  const [atom] = atoms;
  if (atom === undefined || atoms.some(({ kind }) => kind !== 'data')) return undefined;
  return { atom, file: atom.file, line: atom.lines.start, by: 'data' };
};
