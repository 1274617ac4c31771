import { describe, expect, test } from 'vitest';
import { parsePatch } from '../../../src/core/patch/parse-patch.ts';
import { gitDiff, prefixes, type Tree } from './git-diff.ts';

const parsed = (base: Tree, head: Tree) => parsePatch(gitDiff(base, head), prefixes);
const lines = (...texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');
const span = (start: number, count: number) => ({ start, count });
const long = lines(...Array.from({ length: 30 }, (_, index) => `line ${index}`));

describe('what happened to a file', () => {
  test('no difference, no change', () => {
    expect(parsed({ 'a.go': 'x\n' }, { 'a.go': 'x\n' })).toEqual([]);
    expect(parsePatch('', prefixes)).toEqual([]);
  });

  test('one was added, one deleted, one changed, in folders', () => {
    expect(
      parsed(
        { 'old/gone.go': lines('package old', 'var gone = 1'), 'same/x.go': lines('package same', 'var x = 1') },
        { 'fresh/new.go': lines('package fresh', 'func F() {}'), 'same/x.go': lines('package same', 'var x = 2') },
      ),
    ).toEqual([
      { kind: 'added', head: 'fresh/new.go' },
      { kind: 'deleted', base: 'old/gone.go' },
      {
        kind: 'modified',
        base: 'same/x.go',
        head: 'same/x.go',
        hunks: [{ base: span(2, 1), head: span(2, 1) }],
      },
    ]);
  });

  test('a renamed file has two paths, and no hunks where only its name changed', () => {
    expect(parsed({ 'a/old.go': long }, { 'b/new.go': long })).toEqual([
      { kind: 'modified', base: 'a/old.go', head: 'b/new.go', hunks: [] },
    ]);
    expect(parsed({ 'a/old.go': long }, { 'b/new.go': long.replace('line 3\n', 'line three\n') })).toEqual([
      {
        kind: 'modified',
        base: 'a/old.go',
        head: 'b/new.go',
        hunks: [{ base: span(4, 1), head: span(4, 1) }],
      },
    ]);
  });

  test.each([
    'sp ace.go',
    'ümlaut.go',
    'sp ace and é.go',
    'tab\there.go',
    'quote".go',
    'back\\slash.go',
    '日本.go',
    '\u0007.go',
  ])('the path %j comes back as it is', (path) => {
    expect(parsed({ [path]: 'x\n' }, { [path]: 'y\n' })).toEqual([
      { kind: 'modified', base: path, head: path, hunks: [{ base: span(1, 1), head: span(1, 1) }] },
    ]);
    expect(parsed({}, { [path]: 'x\n' })).toEqual([{ kind: 'added', head: path }]);
    expect(parsed({ [path]: 'x\n' }, {})).toEqual([{ kind: 'deleted', base: path }]);
    expect(parsed({ [path]: long }, { [`moved/${path}`]: long })).toEqual([
      { kind: 'modified', base: path, head: `moved/${path}`, hunks: [] },
    ]);
  });

  test('binary files, empty ones and a changed mode have no text to compare', () => {
    expect(parsed({ 'b.bin': 'a\0b' }, { 'b.bin': 'a\0c' })).toEqual([]);
    expect(parsed({}, { 'empty.go': '' })).toEqual([]);
    expect(parsePatch('diff --git a/base/x.sh b/head/x.sh\nold mode 100644\nnew mode 100755\n', prefixes)).toEqual([]);
  });

  test('they do not hide the file that follows', () => {
    const changes = parsed({ 'a.bin': 'a\0b', 'b.go': 'x\n' }, { 'a.bin': 'a\0c', 'a.go': '', 'b.go': 'y\n' });
    expect(changes).toEqual([
      { kind: 'modified', base: 'b.go', head: 'b.go', hunks: [{ base: span(1, 1), head: span(1, 1) }] },
    ]);
  });
});

describe('hunks', () => {
  const hunksOf = (base: string, head: string) => {
    const [change] = parsed({ 'x.go': base }, { 'x.go': head });
    return change?.kind === 'modified' ? change.hunks : undefined;
  };

  test.each([
    ['inserted at the start', 'a\nb\n', 'n\na\nb\n', [[0, 0, 1, 1]]],
    ['inserted at the end', 'a\nb\n', 'a\nb\nn\n', [[2, 0, 3, 1]]],
    ['taken away at the start', 'n\na\nb\n', 'a\nb\n', [[1, 1, 0, 0]]],
    ['taken away at the end', 'a\nb\nn\n', 'a\nb\n', [[3, 1, 2, 0]]],
    ['one becomes three', 'a\nb\nc\n', 'a\nx\ny\nz\nc\n', [[2, 1, 2, 3]]],
    ['all anew', 'a\nb\n', 'x\n', [[1, 2, 1, 1]]],
    ['a first line', '', 'x\n', [[0, 0, 1, 1]]],
    ['the last line goes', 'x\n', '', [[1, 1, 0, 0]]],
    ['a last line break is missing on base', 'a\nb', 'a\nb\n', [[2, 1, 2, 1]]],
    ['it is missing on head', 'a\nb\n', 'a\nb', [[2, 1, 2, 1]]],
    ['it is missing on both', 'a\nb', 'a\nc', [[2, 1, 2, 1]]],
    [
      'two far apart',
      'a\n1\n2\n3\nb\n',
      'x\n1\n2\n3\ny\nz\n',
      [
        [1, 1, 1, 1],
        [5, 1, 5, 2],
      ],
    ],
  ] as const)('%s', (_, base, head, expected) => {
    expect(hunksOf(base, head)).toEqual(
      expected.map(([baseStart, baseCount, headStart, headCount]) => ({
        base: span(baseStart, baseCount),
        head: span(headStart, headCount),
      })),
    );
  });

  test.each([
    ['a section', 'diff --git a/base/q.go b/head/q.go'],
    ['a section behind a carriage return', 'text\rdiff --git a/base/q.go b/head/q.go'],
    ['a section behind a line separator', 'text\u2028diff --git a/base/q.go b/head/q.go'],
    ['a hunk', '@@ -1 +1 @@'],
    ["head's path", '++ b/head/q.go'],
    ["base's path", '-- a/base/q.go'],
    ['a new file', 'new file mode 100644'],
    ['a deleted file', 'deleted file mode 100644'],
    ['a rename', 'rename from base/q.go'],
    ['a missing line break', '\\ No newline at end of file'],
  ])('text that looks like %s is text', (_, text) => {
    const change = (hunks: readonly object[]) => [{ kind: 'modified', base: 'x.go', head: 'x.go', hunks }];
    const second = { base: span(4, 1), head: span(5, 1) };
    expect(parsed({ 'x.go': 'a\n1\n2\nb\n' }, { 'x.go': `${text}\n${text}\n1\n2\nc\n` })).toEqual(
      change([{ base: span(1, 1), head: span(1, 2) }, second]),
    );
    expect(parsed({ 'x.go': `${text}\n1\n2\n3\nb\n${text}` }, { 'x.go': '1\n2\n3\nb\n' })).toEqual(
      change([
        { base: span(1, 1), head: span(0, 0) },
        { base: span(6, 1), head: span(4, 0) },
      ]),
    );
  });
});

test('paths outside of the two folders are left out', () => {
  const patch = 'diff --git a/else/x b/else/x\n--- a/else/x\n+++ b/else/x\n@@ -1 +1 @@\n-a\n+b\n';
  expect(parsePatch(patch, prefixes)).toEqual([]);
});

describe('benchmarks that a hunk lies in, as git names them', () => {
  const file = (body: string, after = ''): string =>
    lines(
      'package m',
      '',
      'func BenchmarkOne(b *testing.B) {',
      '\tfor i := 0; i < b.N; i++ {',
      `\t\t${body}`,
      '\t}',
      '}',
      '',
      'func helper() {',
      '\tone()',
      '}',
    ) + after;
  const edited = (base: string, head: string): readonly (string | undefined)[] =>
    parsed({ 'm_test.go': base }, { 'm_test.go': head }).flatMap((change) =>
      change.kind === 'modified' ? change.hunks.map(({ benchmark }) => benchmark) : [],
    );

  test('a line of it was changed, or added', () => {
    expect(edited(file('one()'), file('two()'))).toEqual(['BenchmarkOne']);
    expect(edited(file('one()'), file('one()\n\t\tb.ReportAllocs()'))).toEqual(['BenchmarkOne']);
  });

  test('another function was changed, or added behind it', () => {
    expect(edited(file('one()'), file('one()').replace('\tone()\n}', '\ttwo()\n}'))).toEqual([undefined]);
    const benchmark = lines('', 'func BenchmarkTwo(b *testing.B) {', '\tone()', '}');
    expect(edited(file('one()', benchmark), file('one()', `${benchmark}${lines('', 'func F() {}')}`))).toEqual([
      undefined,
    ]);
  });
});
