import type { Finder } from './request.ts';

/** `changedData` finds the data file that a proven part consists of, if it contains no line of code. */
export const changedData: Finder = ({ atoms }) => {
  const [atom] = atoms;
  if (atom === undefined || atoms.some(({ kind }) => kind !== 'data')) return undefined;
  return { atom, file: atom.file, line: atom.lines.start, by: 'data' };
};
