import { describe, expect, test } from 'vitest';
import type { Atom } from '../../../src/core/cause/atoms.ts';
import { holds, isBuildInput } from '../../../src/core/cause/atoms.ts';
import { takeBack } from '../../../src/core/cause/take-back.ts';
import type { Tree } from '../patch/git-diff.ts';
import type { SourceLine } from '../../../src/core/cause/source-line.ts';
import { atomsBetween, lines } from './builders.ts';

/** What a build sees once the chosen atoms are taken back. */
function after(base: Tree, head: Tree, choose: (atom: Atom) => boolean): Tree {
  const { atoms, sources } = atomsBetween(base, head);
  const tree = new Map(Object.entries(head));
  for (const [file, text] of takeBack(atoms.filter(choose), sources))
    if (text === undefined) tree.delete(file);
    else tree.set(file, text);
  return Object.fromEntries(tree);
}

const body = lines('package a', '', 'func F() int {', '\treturn 1', '}', '', 'func G() int {', '\treturn 1', '}');

const textsOf = (of: readonly SourceLine[]): readonly string[] => of.map(({ text }) => text);

describe('atoms', () => {
  test('a hunk each, with its lines of both sides', () => {
    const { atoms } = atomsBetween({ 'a.go': body }, { 'a.go': body.replaceAll('return 1', 'x := 2\n\treturn x') });
    expect(
      atoms.map(({ kind, file, lines: at, added, removed }) => ({
        kind,
        file,
        at,
        added: textsOf(added),
        removed: textsOf(removed),
      })),
    ).toEqual([
      {
        kind: 'hunk',
        file: 'a.go',
        at: { start: 4, end: 5 },
        added: ['\tx := 2', '\treturn x'],
        removed: ['\treturn 1'],
      },
      {
        kind: 'hunk',
        file: 'a.go',
        at: { start: 9, end: 10 },
        added: ['\tx := 2', '\treturn x'],
        removed: ['\treturn 1'],
      },
    ]);
  });

  test('edits a line apart are one', () => {
    const text = lines('package a', '', 'func F(b bool) {', '\tif b {', '\t\tf()', '\t} else {', '\t\tg()', '\t}', '}');
    const changed = text.replace('if b', 'if !b').replace('\t} else {\n\t\tg()\n\t}', '\t\treturn\n\t}\n\tg()');
    const { atoms } = atomsBetween({ 'a.go': text }, { 'a.go': changed });
    expect(atoms.map(({ lines: at }) => at)).toEqual([{ start: 4, end: 8 }]);
    expect(after({ 'a.go': text }, { 'a.go': changed }, () => true)).toEqual({ 'a.go': text });
    const apart = changed.replace('\t\tf()', '\t\tf()\n\t\th()\n\t\th()');
    const before = text.replace('\t\tf()', '\t\tf()\n\t\th()\n\t\th()');
    expect(atomsBetween({ 'a.go': before }, { 'a.go': apart }).atoms).toHaveLength(2);
  });

  test('a comment beside an edit is none of it', () => {
    const text = lines('package a', '// F is one.', 'func F() int {', '\treturn 1', '}');
    const changed = text.replace('is one', 'is two').replace('return 1', 'return 2');
    const { atoms } = atomsBetween({ 'a.go': text }, { 'a.go': changed });
    expect(atoms.map(({ lines: at, added }) => ({ at, added: textsOf(added) }))).toEqual([
      { at: { start: 4, end: 4 }, added: ['\treturn 2'] },
    ]);
  });

  test('each place of an edit is an atom of its own beside it', () => {
    const text = lines('package a', 'var a = 1', 'var b = 1', 'var c = 1');
    const changed = text.replace('a = 1', 'a = 2').replace('c = 1', 'c = 2');
    const [atom] = atomsBetween({ 'a.go': text }, { 'a.go': changed }).atoms;
    expect(atom?.lines).toEqual({ start: 2, end: 4 });
    expect(atom?.pieces.map(({ added }) => textsOf(added))).toEqual([['var a = 2'], ['var c = 2']]);
    expect(new Set([atom?.id, ...(atom?.pieces.map(({ id }) => id) ?? [])]).size).toBe(3);
  });

  test('a deletion and an addition a line apart are one', () => {
    const text = lines('package a', 'var a = 1', 'var b = 1', 'var c = 1', 'var d = 1');
    const changed = lines('package a', 'var b = 1', 'var c = 2', 'var c2 = 1', 'var d = 1');
    const { atoms } = atomsBetween({ 'a.go': text }, { 'a.go': changed });
    expect(
      atoms.map(({ lines: at, added, removed }) => ({ at, added: textsOf(added), removed: textsOf(removed) })),
    ).toEqual([
      {
        at: { start: 2, end: 4 },
        added: ['var b = 1', 'var c = 2', 'var c2 = 1'],
        removed: ['var a = 1', 'var b = 1', 'var c = 1'],
      },
    ]);
    expect(after({ 'a.go': text }, { 'a.go': changed }, () => true)).toEqual({ 'a.go': text });
  });

  test.each([
    ['comments and blank lines', '// F is one.\n', '// F is another.\n\n', '', 0],
    ['a comment that a line of code gets', '', '// F is one.\n', '', 0],
    ['a directive', '', '//go:noinline\n', '', 1],
    ['a build constraint of old', '', '// +build linux\n', '', 1],
    ['what cgo reads', '// int f(void);\n', '// long f(void);\n', 'import "C"\n', 1],
    ['code behind a comment', '', '/* F */ var f int\n', '', 1],
  ])('%s', (_, before, behind, imports, count) => {
    const text = (comment: string): Tree => ({ 'a.go': `package a\n\n${comment}${imports}\nfunc F() {}\n` });
    expect(atomsBetween(text(before), text(behind)).atoms).toHaveLength(count);
  });

  test('a deletion holds the lines around it', () => {
    const { atoms } = atomsBetween({ 'a.go': body }, { 'a.go': body.replace('\treturn 1\n', '') });
    expect(atoms).toHaveLength(1);
    const [atom] = atoms;
    expect([2, 3, 4, 5].map((line) => atom && holds(atom, 'a.go', line))).toEqual([false, true, true, false]);
    expect(atom && holds(atom, 'b.go', 3)).toBe(false);
  });

  test('go.mod, go.sum and vendored code are one requirement, at the line of go.mod', () => {
    const mod = (version: string): string =>
      lines('module example.com/m', '', 'go 1.22', '', `require example.com/x ${version}`);
    const { atoms } = atomsBetween(
      { 'go.mod': mod('v1.0.0'), 'go.sum': 'old\n', 'vendor/example.com/x/x.go': lines('package x', 'var X = 1') },
      {
        'go.mod': mod('v1.1.0'),
        'go.sum': 'new\n',
        'vendor/example.com/x/x.go': lines('package x', 'var X = 2'),
        'vendor/modules.txt': 'one\n',
      },
    );
    expect(atoms.map(({ kind, file, lines: at }) => ({ kind, file, at }))).toEqual([
      { kind: 'requirements', file: 'go.mod', at: { start: 5, end: 5 } },
    ]);
    expect(atoms[0]?.changes).toHaveLength(4);
  });

  test('what no build reads is no atom; tests are marked', () => {
    const { atoms } = atomsBetween(
      { 'README.md': 'a\n' },
      { 'README.md': 'b\n', 'a_test.go': 'x\n', 'testdata/in.go': 'y\n' },
    );
    expect(atoms.map(({ file, isTest }) => [file, isTest])).toEqual([
      ['a_test.go', true],
      ['testdata/in.go', true],
    ]);
    expect(['a.go', 'a_amd64.s', 'go.work', 'x/vendor/y', 'x.h'].every(isBuildInput)).toBe(true);
    expect(['a.md', 'go.mod.bak', 'vendored.txt', 'a.gox'].some(isBuildInput)).toBe(false);
  });
});

describe('taken back', () => {
  const head = body.replaceAll('return 1', 'x := 2\n\treturn x');

  test('nothing: as head', () => {
    expect(after({ 'a.go': body }, { 'a.go': head }, () => false)).toEqual({ 'a.go': head });
  });

  test('one hunk of two', () => {
    expect(after({ 'a.go': body }, { 'a.go': head }, ({ lines: at }) => at.start > 5)).toEqual({
      'a.go': body.replace('return 1', 'x := 2\n\treturn x'),
    });
  });

  test('everything: as base, whatever happened to files', () => {
    const base = {
      'a.go': body,
      'gone.go': lines('package a', 'var gone = 1'),
      'old_name.go': `${body}// a\n// b\n// c\n`,
      'same.go': lines('package a', 'var same = 1'),
      'go.mod': 'module example.com/m\n',
      'vendor/x/x.go': 'package x\n',
    };
    const changed = {
      'a.go': head,
      'fresh.go': lines('package a', 'var fresh = 1'),
      'moved/new_name.go': `${body}// a\n// b\n// d\n`,
      'same.go': lines('package a', 'var same = 1'),
      'go.mod': lines('module example.com/m', '', 'go 1.22'),
    };
    expect(after(base, changed, () => true)).toEqual(base);
  });

  test('an added file goes, a deleted one comes back', () => {
    const [base, changed] = [
      { 'gone.go': lines('package a', 'var g = 1') },
      { 'fresh.go': lines('package b', 'func H() {}') },
    ];
    expect(after(base, changed, ({ file }) => file === 'fresh.go')).toEqual({});
    expect(after(base, changed, ({ file }) => file === 'gone.go')).toEqual({ ...base, ...changed });
  });

  test('a renamed file keeps its new name while a part of its change stays', () => {
    const long = `${body}${body.replace('package a', 'var more int')}`;
    const renamed = long.replace('return 1', 'return 2').replace('var more', 'var less');
    const trees = [{ 'a.go': long }, { 'b.go': renamed }] as const;
    expect(after(...trees, ({ removed }) => removed.some(({ text }) => text === '\treturn 1'))).toEqual({
      'b.go': long.replace('var more', 'var less'),
    });
    expect(after(...trees, () => true)).toEqual({ 'a.go': long });
  });

  test('a renamed file gets its name back where besides it only comments changed', () => {
    const trees = [{ 'a_linux.go': `${body}// a\n` }, { 'a.go': `${body}// b\n` }] as const;
    expect(atomsBetween(...trees).atoms.map(({ kind }) => kind)).toEqual(['file']);
    expect(after(...trees, () => true)).toEqual(trees[0]);
  });

  test('a file that was only renamed gets its name back', () => {
    expect(after({ 'a_linux.go': body }, { 'a.go': body }, () => true)).toEqual({ 'a_linux.go': body });
  });
});
