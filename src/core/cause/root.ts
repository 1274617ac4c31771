import type { NewlySaid } from '../escape/compare-diagnostics.ts';
import type { Escape } from '../escape/explain-escape.ts';
import type { Place } from '../patch/line-map.ts';
import type { SiteChange } from '../profile/site-diff.ts';
import { type Atom, holds } from './atoms.ts';
import { mentions } from './mentions.ts';
import type { SiteFacts } from './source-facts.ts';

/** The changed line that a site's cost comes from. */
export interface Root extends Place {
  readonly atom: Atom;
  /** How the line was found: what else is known of it depends on that. */
  readonly by: 'put' | 'type' | 'operand' | 'path' | 'leak' | 'flow' | 'nearest';
}

export interface RootRequest {
  readonly site: SiteChange;
  /** The part of the change that was proven, else all of it; the likeliest first. */
  readonly atoms: readonly Atom[];
  readonly facts: SiteFacts | undefined;
  readonly escape: Escape | undefined;
  /** What the compiler says newly. */
  readonly newlySaid: readonly NewlySaid[];
  /** Part of an experiment: then the line is in it, even if nothing points at one. */
  readonly proven: boolean;
}

/**
 * Finds the changed line behind a site: a `Put` that went away, a type that grew, the operand's declaration, the line on the
 * path nearest to the allocation, where a parameter newly leaks, where the value escapes to; else the likeliest line.
 */
export function rootOf(request: RootRequest): Root | undefined {
  return (
    lostPut(request) ??
    grownType(request) ??
    operand(request) ??
    onPath(request) ??
    leak(request) ??
    escapeFlow(request) ??
    captured(request) ??
    (request.proven ? (changedType(request) ?? nearest(request)) : undefined)
  );
}

type Finder = (request: RootRequest) => Root | undefined;

/** Nearest to where the pool is asked for an object: a `Put` that is there no more, or only on some ways. */
const lostPut: Finder = ({ site, atoms }) => {
  const [path] = site.paths;
  const get = path?.frames.findIndex(({ function: name }) => name === 'sync.(*Pool).Get') ?? -1;
  const user = path?.frames.slice(get + 1).find(({ owner }) => owner === 'user');
  if (get < 0 || user === undefined) return undefined;
  const distance = ({ file, lines }: Atom): number =>
    file === user.file ? Math.max(0, lines.start - user.line, user.line - lines.end) : Infinity;
  const moved = atoms.filter(({ removed, added }) => count(removed, '.Put(') !== count(added, '.Put('));
  const [atom] = moved.toSorted((a, b) => distance(a) - distance(b));
  return atom === undefined ? undefined : { atom, file: atom.file, line: lineLike(atom, '.Put('), by: 'put' };
};

const grownType: Finder = (request) => (request.site.status === 'new' ? undefined : changedType(request));

/** A type that stands at the site and was changed: it has grown, or one of its fields became an interface. */
const changedType: Finder = ({ atoms, facts }) => {
  for (const type of facts?.types ?? []) {
    if (type.file === '') continue;
    const atom = atoms.find(
      ({ file, lines }) => file === type.file && lines.start <= type.endLine && lines.end >= type.line,
    );
    if (atom === undefined) continue;
    const held = type.fields.filter(({ line }) => holds(atom, atom.file, line));
    const field = held.find(({ line }) => isNew(atom, line)) ?? held[0];
    return { atom, file: atom.file, line: field?.line ?? Math.max(type.line, atom.lines.start), by: 'type' };
  }
  return undefined;
};

/** What is filled step by step: how much it costs is decided where it is declared. */
const filled = new Set(['append', 'map-assign', 'call']);

const operand: Finder = ({ atoms, facts, site }) => {
  const found = facts?.operand;
  const file = found?.file || site.file;
  if (found === undefined || !filled.has(facts?.allocation?.kind ?? '')) return undefined;
  // How a field begins is said where the object is made, not where the field is declared.
  if (found.kind === 'parameter' || found.kind === 'receiver' || found.kind === 'field') return undefined;
  const atom = atoms.find((candidate) => candidate.added.length > 0 && holds(candidate, file, found.line));
  return atom === undefined ? undefined : { atom, file, line: found.line, by: 'operand' };
};

const onPath: Finder = ({ site, atoms }) => {
  for (const path of site.paths.slice(0, 2))
    for (const frame of path.frames) {
      if (frame.owner !== 'user') continue;
      const atom = atoms.find((candidate) => candidate.added.length > 0 && holds(candidate, frame.file, frame.line));
      if (atom !== undefined) return { atom, file: frame.file, line: frame.line, by: 'path' };
    }
  return undefined;
};

const leak: Finder = ({ atoms, newlySaid }) => {
  for (const said of newlySaid) {
    if (said.kind === 'escapes') continue;
    const pragma =
      said.kind === 'not-inlined' && said.reason.includes('go:noinline') ? pragmaIn(atoms, said.at) : undefined;
    if (pragma !== undefined) return pragma;
    const places = said.kind === 'leaks' ? [...said.flow.toReversed().map(({ at }) => at), said.at] : [said.at];
    const root = firstHeld(atoms, places);
    if (root !== undefined) return { ...root, by: 'leak' };
  }
  return undefined;
};

const escapeFlow: Finder = ({ atoms, escape }) => {
  const root = firstHeld(atoms, escape?.flow.toReversed().map(({ at }) => at) ?? []);
  return root === undefined ? undefined : { ...root, by: 'flow' };
};

const captured: Finder = ({ atoms, facts, site }) => {
  const places = facts?.allocation?.captures.map(({ line }) => ({ file: site.file, line })) ?? [];
  const root = firstHeld(atoms, places);
  return root === undefined ? undefined : { ...root, by: 'flow' };
};

/** In the declaration of the site, else the likeliest part; a line that speaks of what escapes, else the first that is code. */
const nearest: Finder = ({ site, atoms, facts, escape }) => {
  const around = facts?.function;
  const near = atoms.filter(
    ({ file, lines }) =>
      around !== undefined && file === site.file && lines.start <= around.endLine && lines.end >= around.line,
  );
  const names = [escape?.isVariable === true ? escape.subject : '', facts?.operand?.name ?? ''].filter(
    (name) => name !== '',
  );
  for (const atom of [...near, ...atoms]) {
    const index = atom.added.findIndex((line) => isCode(line) && mentions(line, names));
    if (index >= 0) return { atom, file: atom.file, line: atom.lines.start + index, by: 'nearest' };
  }
  const [atom] = [...near, ...atoms];
  if (atom === undefined) return undefined;
  const offset = Math.max(
    0,
    atom.added.findIndex((line) => isCode(line)),
  );
  return { atom, file: atom.file, line: atom.lines.start + (atom.hunk === undefined ? 0 : offset), by: 'nearest' };
};

function plain(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** The line is not only aligned anew. */
function isNew({ added, removed, lines }: Atom, line: number): boolean {
  const text = plain(added[line - lines.start] ?? '');
  return removed.every((before) => plain(before) !== text);
}

/** The line above a function that forbids to inline it. */
function pragmaIn(atoms: readonly Atom[], at: Place): Root | undefined {
  for (const atom of atoms) {
    const index = atom.added.findIndex((line) => line.trim() === '//go:noinline');
    if (index >= 0 && atom.file === at.file && atom.lines.end < at.line + 1)
      return { atom, file: atom.file, line: atom.lines.start + index, by: 'leak' };
  }
  return undefined;
}

function firstHeld(
  atoms: readonly Atom[],
  places: readonly Place[],
): { readonly atom: Atom; readonly file: string; readonly line: number } | undefined {
  for (const { file, line } of places) {
    const atom = atoms.find((candidate) => candidate.added.length > 0 && holds(candidate, file, line));
    if (atom !== undefined) return { atom, file, line };
  }
  return undefined;
}

function count(lines: readonly string[], text: string): number {
  return lines.filter((line) => line.includes(text)).length;
}

/** Where a line with such a text went away: the first line of the atom on head. */
function lineLike(atom: Atom, text: string): number {
  const index = atom.added.findIndex((line) => line.includes(text));
  return index < 0 ? atom.lines.start : atom.lines.start + index;
}

/** Neither blank nor a comment nor a lone bracket. */
function isCode(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith('//') && !/^[\])}]+,?$/.test(text);
}
