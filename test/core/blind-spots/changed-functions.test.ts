import { describe, expect, test } from 'vitest';
import { changedFunctions, isCode } from '../../../src/core/blind-spots/changed-functions.ts';
import type { FileDeclarations } from '../../../src/core/cause/source-facts.ts';
import type { FileChange } from '../../../src/core/patch/parse-patch.ts';

/** A file with functions, each with its code. */
function file(path: string, functions: Readonly<Record<string, string>>, generated = false): FileDeclarations {
  const declarations = Object.entries(functions).map(([name, code], index) => ({
    kind: 'func' as const,
    name,
    code,
    docLine: 10 * index + 1,
    line: 10 * index + 1,
    endLine: 10 * index + 5,
    whole: { line: 10 * index + 1, endLine: 10 * index + 5 },
    literals: [],
    role: '' as const,
  }));
  return { file: path, error: '', package: 'p', generated, cgo: false, imports: [], declarations };
}

const byPath = (...files: readonly FileDeclarations[]): ReadonlyMap<string, FileDeclarations> =>
  new Map(files.map((one) => [one.file, one]));
const modified = (base: string, head = base): FileChange => ({ kind: 'modified', base, head, hunks: [] });

function changed(changes: readonly FileChange[], base: FileDeclarations[], head: FileDeclarations[]): string[] {
  return changedFunctions(changes, byPath(...base), byPath(...head)).map(({ name, change }) => `${name} ${change}`);
}

describe('changed functions', () => {
  test.each<[string, Parameters<typeof changed>, string[]]>([
    [
      'edited, added, removed, the same',
      [
        [modified('p/a.go')],
        [file('p/a.go', { Same: '1', Edited: '2', Removed: '3' })],
        [file('p/a.go', { Same: '1', Edited: '4', '(*T).Added': '5' })],
      ],
      ['Edited edited', '(*T).Added added'],
    ],
    [
      'one that moved within its package is the same, and another with its name is not',
      [
        [modified('p/a.go'), { kind: 'added', head: 'p/b.go' }],
        [file('p/a.go', { Moved: '1', init: '2' })],
        [file('p/a.go', { init: '3' }), file('p/b.go', { Moved: '1', init: '2' })],
      ],
      ['init edited'],
    ],
    [
      'one that moved into another package is new there',
      [
        [
          { kind: 'deleted', base: 'p/a.go' },
          { kind: 'added', head: 'q/a.go' },
        ],
        [file('p/a.go', { F: '1' })],
        [file('q/a.go', { F: '1' })],
      ],
      ['F added'],
    ],
    [
      'a package that moves takes its functions along',
      [[modified('p/a.go', 'q/a.go')], [file('p/a.go', { F: '1', G: '2' })], [file('q/a.go', { F: '1', G: '3' })]],
      ['G edited'],
    ],
    [
      'generated code, functions without a body and without a name are left out',
      [
        [modified('p/a.go'), { kind: 'added', head: 'p/b.pb.go' }],
        [file('p/a.go', {})],
        [file('p/a.go', { assembly: '', _: '1' }), file('p/b.pb.go', { F: '1' }, true)],
      ],
      [],
    ],
  ])('%s', (_, args, expected) => {
    expect(changed(...args)).toEqual(expected);
  });
});

test.each([
  ['a.go', true],
  ['p/q/a_linux.go', true],
  ['a_test.go', false],
  ['p/testdata/a.go', false],
  ['vendor/x/a.go', false],
  ['_p/a.go', false],
  ['.p/a.go', false],
  ['_a.go', false],
  ['a.s', false],
])('%s is code: %s', (path, expected) => {
  expect(isCode(path)).toBe(expected);
});
