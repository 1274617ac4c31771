import type { Finder } from './request.ts';

/** `changedData` finds the file of data that a proven part consists of, if no line of code is in it. */
export const changedData: Finder = ({ atoms }) => {
  const [atom] = atoms;
  if (atom === undefined || atoms.some(({ kind }) => kind !== 'data')) return undefined;
  return { atom, file: atom.file, line: atom.lines.start, by: 'data' };
};
