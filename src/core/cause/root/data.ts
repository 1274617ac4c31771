import type { Finder } from './request.ts';

/** `changedData` returns the first data file of a proven part of the change that consists only of data files. */
export const changedData: Finder = ({ atoms }) => {
  const [atom] = atoms;
  if (atom === undefined || atoms.some(({ kind }) => kind !== 'data')) return undefined;
  return { atom, file: atom.file, line: atom.lines.start, by: 'data' };
};
