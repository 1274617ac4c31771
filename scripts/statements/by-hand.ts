import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CheckedSite } from './report.ts';
import { type ChangedFile, headRange, type Tree } from './tree.ts';

type Reverted = NonNullable<CheckedSite['proof']>['reverted'][number];

const requirements = /(?:^|\/)(?:go\.(?:mod|sum|work|work\.sum)|vendor\/.*)$/;

/**
 * Reverts what a proof names in the working tree, as a person would. Each further `attempt` sees the change in another
 * way. Errors: if the change doesn't contain what the proof names.
 */
export function revertByHand(tree: Tree, parts: readonly Reverted[], attempt = 0): void {
  const inFiles = new Map<ChangedFile, Reverted[]>();
  for (const part of parts) {
    const change = tree.changeOf(part.file);
    if (change === undefined) throw new Error(`${part.file} is not in the change`);
    if (requirements.test(part.file)) {
      for (const other of tree.changes)
        if (requirements.test(other.head ?? other.base ?? '')) restoreWhole(tree, other);
      continue;
    }
    if (
      part.whole !== undefined ||
      change.base === undefined ||
      change.head === undefined ||
      change.hunks.length === 0
    ) {
      restoreWhole(tree, change);
      continue;
    }
    inFiles.set(change, [...(inFiles.get(change) ?? []), part]);
  }
  for (const [change, ofFile] of inFiles) {
    // People see a change in the way that their diff shows it: git's, or what a function was before it moved.
    const onHead = tree.lines('head', change.head ?? '') ?? [];
    const views = tree.views(change);
    const meantIn = views.map((view) => ofFile.map((part) => view.hunks.filter((hunk) => liesIn(hunk, part, onHead))));
    const whole = views.map((view, index) => ({ view, meant: meantIn[index] ?? [] }));
    // If no diff shows every part, each part is taken from the first diff that shows it.
    const mixed = ofFile.map(
      (_, part) => meantIn.map((meant) => meant[part] ?? []).find((hunks) => hunks.length > 0) ?? [],
    );
    const fitting = [...whole, { view: { ...change, hunks: inOrder(mixed.flat()) }, meant: mixed }]
      .filter(({ meant }) => meant.every((hunks) => hunks.length > 0))
      .map(({ view, meant }) => ({ view, wanted: new Set(meant.flat()) }));
    const found = fitting[Math.min(attempt, fitting.length - 1)];
    if (found === undefined)
      throw new Error(
        `no diff of ${ofFile[0]?.file} has changes in lines ${ofFile.map(({ lines }) => lines.join('–')).join(', ')}`,
      );
    revertHunks(tree, found.view, found.wanted);
  }
}

function inOrder(hunks: ChangedFile['hunks']): ChangedFile['hunks'] {
  return hunks.toSorted((a, b) => a.head.start - b.head.start);
}

function liesIn(
  hunk: ChangedFile['hunks'][number],
  { lines: [first, last] }: Reverted,
  lines: readonly string[],
): boolean {
  let [from, to] = headRange(hunk);
  // Diffs differ in whether the blank line before or after a new declaration belongs to it.
  const isBlank = (line: number): boolean => lines[line - 1]?.trim() === '';
  while (hunk.head.count > 0 && from < to && isBlank(from)) from++;
  while (hunk.head.count > 0 && from < to && isBlank(to)) to--;
  // Lines deleted at the edge of an edit were between one of the edit's lines and the next line.
  return hunk.head.count === 0 ? to >= first && from <= last : from >= first && to <= last;
}

function restoreWhole(tree: Tree, { base, head }: ChangedFile): void {
  if (head !== undefined) rmSync(join(tree.folder, head), { force: true });
  if (base !== undefined) tree.git('checkout', '--quiet', 'HEAD~1', '--', base);
}

function revertHunks(tree: Tree, change: ChangedFile, wanted: ReadonlySet<ChangedFile['hunks'][number]>): void {
  const { base = '', head = '' } = change;
  const [before, after] = [tree.lines('base', base) ?? [], tree.lines('head', head) ?? []];
  const lines = [...after];
  for (const hunk of change.hunks.toReversed()) {
    if (!wanted.has(hunk)) continue;
    const at = hunk.head.count === 0 ? hunk.head.start : hunk.head.start - 1;
    const from = hunk.base.start - 1;
    const old = hunk.base.count === 0 ? [] : before.slice(from, from + hunk.base.count);
    lines.splice(at, hunk.head.count, ...old);
  }
  // A file that is reverted completely gets its old name back too, because the name itself can be a build constraint.
  const isWhole = base !== head && change.hunks.every((hunk) => wanted.has(hunk) || isComment(change, hunk, tree));
  if (isWhole) rmSync(join(tree.folder, head), { force: true });
  write(tree, isWhole ? base : head, lines);
}

function isComment({ base = '', head = '' }: ChangedFile, hunk: ChangedFile['hunks'][number], tree: Tree): boolean {
  const of = (side: 'base' | 'head', file: string): readonly string[] =>
    (tree.lines(side, file) ?? []).slice(Math.max(0, hunk[side].start - 1), hunk[side].start - 1 + hunk[side].count);
  return [...of('base', base), ...of('head', head)].every((line) => /^\s*(?:\/\/\s.*|\/\/)?$/.test(line));
}

function write(tree: Tree, file: string, lines: readonly string[]): void {
  const path = join(tree.folder, file);
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, lines.join('\n'));
}

/** Applies an edit that a report shows to the working tree, with its imports. */
export function applyEdit(tree: Tree, { edit, imports }: CheckedSite['fix']): void {
  if (edit === undefined) return;
  const lines = [...(tree.lines('head', edit.file) ?? [])];
  lines.splice(edit.line - 1, edit.endLine - edit.line + 1, ...edit.text.replace(/\n$/, '').split('\n'));
  const kept = lines.filter(
    (line) => !(imports?.remove ?? []).some((path) => [`"${path}"`, `import "${path}"`].includes(line.trim())),
  );
  const clause = kept.findIndex((line) => line.startsWith('package '));
  const added = (imports?.add ?? []).map((path) => `import ${JSON.stringify(path)}`);
  write(tree, edit.file, [...kept.slice(0, clause + 1), ...added, ...kept.slice(clause + 1)]);
}
