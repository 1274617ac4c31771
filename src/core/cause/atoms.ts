import { isDocumentation } from '../inputs/documentation.ts';
import { type FileChange, type Hunk, pathOf } from '../patch/parse-patch.ts';
import { editsOf, type FileSides, isInert, linesOf, spanOfEdit } from './edits.ts';
import type { SourceLines } from './source-facts.ts';
import { keptLine, sourceFile, type SourceFile, type SourceLine } from './source-line.ts';

/** The smallest part of a change that can be reverted on its own. */
export interface Atom {
  readonly id: number;
  /**
   * `hunk` is a range of lines in a file; `file` is a file that was added, deleted or only renamed; `requirements` is
   * all changed files that determine the versions of other modules; `data` is any other file as a whole, because a
   * build may embed it, or a benchmark may read it.
   */
  readonly kind: 'hunk' | 'file' | 'requirements' | 'data';
  /**
   * The file's path on head, or on base if it was deleted. If the atom has several files, this is one of their paths.
   */
  readonly file: string;
  readonly changes: readonly FileChange[];
  /** The hunks that are reverted together, in file order; empty unless `kind` is `hunk`. */
  readonly hunks: readonly Hunk[];
  /** An atom for each hunk, if there are several, so that each can be reverted alone. */
  readonly pieces: readonly Atom[];
  /**
   * Lines that only head has (`added`) and lines that only base has (`removed`), with the lines between them that both
   * have.
   */
  readonly added: readonly SourceLine[];
  readonly removed: readonly SourceLine[];
  /** The range of lines on head; for a deletion, the lines before and after it. */
  readonly lines: { readonly start: number; readonly end: number };
  readonly isTest: boolean;
}

/**
 * The contents of files on both sides, by path relative to the snapshot's root. If declarations moved within a file,
 * base's text has them in head's order, as the hunks count its lines (`patch/align.ts`).
 */
export interface Sources {
  readonly base: ReadonlyMap<string, string>;
  readonly head: ReadonlyMap<string, string>;
  /** What Go's scanner and parser say about the changed lines, and some facts about whole files. */
  readonly described: Readonly<Record<'base' | 'head', ReadonlyMap<string, SourceLines>>>;
}

const requirementFiles = /(?:^|\/)(?:go\.(?:mod|sum|work|work\.sum)|vendor\/.*)$/;

/** `isRequirement` reports whether a file determines the versions of other modules, or contains their code. */
export function isRequirement(path: string): boolean {
  return requirementFiles.test(path);
}

/** `isBuildInput` reports whether a change to this file can change a figure and can be reverted in a build. */
export function isBuildInput(path: string): boolean {
  return isRequirement(path) || /\.(?:go|s|c|h|cc|cpp|hpp)$/.test(path);
}

/**
 * `isData` reports whether a file with this name may be a profile that the compiler reads (https://go.dev/doc/pgo), an
 * embedded file, or a file that a benchmark reads. Such a file has no lines of code, so it is reverted as a whole.
 */
export function isData(path: string): boolean {
  return !isBuildInput(path) && !isDocumentation(path) && !/(?:^|\/)\.(?:allocgate|git)/.test(path);
}

type Draft = Omit<Atom, 'id' | 'isTest' | 'pieces'>;

/** Maximum number of data files that become atoms. */
const mostData = 100;

const nowhere = { start: 1, count: 0 };

/**
 * `atomsOf` returns the atoms of a change in the order of the patch, with module requirements first and data files
 * last. It omits documentation, and hunks that change only comments or blank lines.
 */
export function atomsOf(changes: readonly FileChange[], sources: Sources): readonly Atom[] {
  const atoms: Atom[] = [];
  let ids = 0;
  const complete = (draft: Draft, pieces: readonly Draft[] = []): Atom => ({
    ...draft,
    id: ids++,
    isTest: draft.kind !== 'data' && (draft.file.endsWith('_test.go') || /(?:^|\/)testdata\//.test(draft.file)),
    pieces: pieces.map((piece) => complete(piece)),
  });
  const add = (draft: Draft, pieces?: readonly Draft[]): void => {
    atoms.push(complete(draft, pieces));
  };
  const inputs = changes.filter((change) => isBuildInput(pathOf(change)));
  const requirements = inputs.filter((change) => isRequirement(pathOf(change)));
  const [first] = requirements;
  if (first !== undefined) {
    const file = requirements.map(pathOf).find((path) => /(?:^|\/)go\.mod$/.test(path)) ?? pathOf(first);
    add({
      kind: 'requirements',
      file,
      changes: requirements,
      hunks: [],
      added: [],
      removed: [],
      lines: requirementLines(requirements, file),
    });
  }
  for (const change of inputs.filter((input) => !requirements.includes(input))) {
    const file = pathOf(change);
    const sides = sidesOf(change, sources);
    const effective = change.kind === 'modified' ? change.hunks.filter((hunk) => !isInert(file, hunk, sides)) : [];
    const atomOf = (hunks: readonly Hunk[]): Draft => {
      const hunk = spanOfEdit(hunks) ?? { base: nowhere, head: nowhere };
      const lines = (side: 'base' | 'head'): Atom['added'] => changedLines(sides, hunks, hunk, side);
      const [added, removed] = [lines('head'), lines('base')];
      return { kind: 'hunk', file, changes: [change], hunks, added, removed, lines: spanOf(hunk) };
    };
    for (const hunks of editsOf(effective))
      add(atomOf(hunks), hunks.length < 2 ? [] : hunks.map((hunk) => atomOf([hunk])));
    if (effective.length === 0 && (change.kind !== 'modified' || change.base !== change.head)) {
      add({
        kind: 'file',
        file,
        changes: [change],
        hunks: [],
        added: change.kind === 'added' ? allLines(sides.head) : [],
        removed: change.kind === 'deleted' ? allLines(sides.base) : [],
        lines: { start: 1, end: Math.max(1, sides.head.lines.length) },
      });
    }
  }
  for (const change of changes.filter((one) => isData(pathOf(one))).slice(0, mostData)) {
    const file = pathOf(change);
    add({ kind: 'data', file, changes: [change], hunks: [], added: [], removed: [], lines: { start: 1, end: 1 } });
  }
  return atoms;
}

/** `changedLines` returns the lines of one side from the first to the last hunk. */
function changedLines(
  sides: FileSides,
  hunks: readonly Hunk[],
  span: Hunk,
  side: 'base' | 'head',
): readonly SourceLine[] {
  const isWithin = (line: number): boolean =>
    hunks.some((hunk) => line >= hunk[side].start && line < hunk[side].start + hunk[side].count);
  return linesOf(sides[side], span[side]).map((line, index) =>
    isWithin(span[side].start + index) ? line : keptLine(line.text),
  );
}

/** `isWritten` reports whether the atom added or changed a line of head, which it doesn't if it only spans the line. */
export function isWritten({ added, lines }: Atom, line: number): boolean {
  const written = added[line - lines.start];
  return written !== undefined && written.kind !== 'kept';
}

/** `isDeletion` reports whether the atom only deletes lines of a file. */
export function isDeletion({ kind, added }: Atom): boolean {
  return kind === 'hunk' && added.every((line) => line.kind === 'kept');
}

/** `holds` reports whether a line of head belongs to the atom. */
export function holds(atom: Atom, file: string, line: number): boolean {
  return atom.file === file && line >= atom.lines.start && line <= atom.lines.end;
}

/** `sidesOf` returns both sides of a changed file; a side without the file has no lines. */
export function sidesOf(change: FileChange, sources: Sources): FileSides {
  const none = sourceFile(undefined, undefined);
  return {
    base: change.kind === 'added' ? none : fileIn(sources, 'base', change.base),
    head: change.kind === 'deleted' ? none : fileIn(sources, 'head', change.head),
  };
}

/** `fileIn` returns one side of a file, by its path on that side. */
export function fileIn(sources: Sources, side: 'base' | 'head', path: string): SourceFile {
  return sourceFile(sources[side].get(path), sources.described[side].get(path));
}

function allLines(file: SourceFile): readonly SourceLine[] {
  return linesOf(file, { start: 1, count: file.lines.length });
}

function spanOf({ head }: Hunk): Atom['lines'] {
  return head.count === 0
    ? { start: Math.max(1, head.start), end: head.start + 1 }
    : { start: head.start, end: head.start + head.count - 1 };
}

function requirementLines(requirements: readonly FileChange[], file: string): Atom['lines'] {
  const change = requirements.find((candidate) => pathOf(candidate) === file);
  const hunks = change?.kind === 'modified' ? change.hunks : [];
  const [first] = hunks;
  const last = hunks.at(-1);
  return first === undefined || last === undefined
    ? { start: 1, end: 1 }
    : { start: spanOf(first).start, end: spanOf(last).end };
}
