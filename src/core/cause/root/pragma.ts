import type { Atom } from '../atoms.ts';
import type { Finder } from './request.ts';

const noescape = '//go:noescape';
const benchmarkLoop = /\bfor\b.*\b\w+\.Loop\(\)/;

/** `lostNoescape` finds a deleted `//go:noescape` if the escaping value is passed to a function. */
export const lostNoescape: Finder = ({ atoms, escape }) => {
  if (escape?.flow.some(({ reason }) => reason === 'call parameter') !== true) return undefined;
  const atom = atoms.find((one) => has(one.removed, noescape) && !has(one.added, noescape));
  return atom && { atom, file: atom.file, line: atom.lines.start, by: 'pragma', name: noescape, isGone: true };
};

/** `newBenchmarkLoop` finds the line of the benchmark itself that now loops with `b.Loop`. */
export const newBenchmarkLoop: Finder = ({ atoms, site }) => {
  const files = new Set(site.paths[0]?.frames.flatMap(({ owner, file }) => (owner === 'user' ? [file] : [])));
  for (const atom of atoms) {
    if (!files.has(atom.file) || atom.removed.some((line) => benchmarkLoop.test(line))) continue;
    const index = atom.added.findIndex((line) => benchmarkLoop.test(line));
    if (index >= 0) return { atom, file: atom.file, line: atom.lines.start + index, by: 'loop' };
  }
  return undefined;
};

function has(lines: Atom['added'], pragma: string): boolean {
  return lines.some((line) => line.trim() === pragma);
}
