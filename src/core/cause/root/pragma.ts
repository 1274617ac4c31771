import { type Atom, holds } from '../atoms.ts';
import { receivers, type SourceLine } from '../source-line.ts';
import type { Finder } from './request.ts';

const noescape = '//go:noescape';

/** `loops` reports whether a line begins a loop over `b.Loop()`. */
function loops(line: SourceLine): boolean {
  return line.tokens[0]?.text === 'for' && receivers(line, 'Loop').length > 0;
}

/** `lostNoescape` finds a deleted `//go:noescape` if the escaping value is passed to a function. */
export const lostNoescape: Finder = ({ atoms, escape }) => {
  if (escape?.flow.some(({ reason }) => reason === 'call parameter') !== true) return undefined;
  const atom = atoms.find((one) => has(one.removed, noescape) && !has(one.added, noescape));
  return atom && { atom, file: atom.file, line: atom.lines.start, by: 'pragma', name: noescape, isGone: true };
};

/**
 * `newBenchmarkLoop` finds the line of the benchmark itself that now loops with `b.Loop`. It finds none if a line of
 * the package on the call path changed too, because that line may be the cause.
 */
export const newBenchmarkLoop: Finder = ({ atoms, site }) => {
  const frames = (site.paths[0]?.frames ?? []).filter(({ owner }) => owner === 'user');
  if (frames.some(({ file, line }) => atoms.some((atom) => !atom.isTest && holds(atom, file, line)))) return undefined;
  const files = new Set(frames.map(({ file }) => file));
  for (const atom of atoms) {
    if (!files.has(atom.file) || atom.removed.some(loops)) continue;
    const index = atom.added.findIndex(loops);
    if (index >= 0) return { atom, file: atom.file, line: atom.lines.start + index, by: 'loop' };
  }
  return undefined;
};

function has(lines: Atom['added'], pragma: string): boolean {
  return lines.some(({ directive }) => directive === pragma);
}
