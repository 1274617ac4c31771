import type { Finder } from './request.ts';

/** If a proven part of the change consists only of data files, `changedData` returns the first of them. */
export const changedData: Finder = ({ atoms }) => {
  const [atom] = atoms;
  if (atom === undefined || atoms.some(({ kind }) => kind !== 'data')) return undefined;
  return { atom, file: atom.file, line: atom.lines.start, by: 'data' };
};
