import { describe, expect, test } from 'vitest';
import { closeUnit } from '../../../src/core/cause/close-unit.ts';
import { atomsBetween, lines } from './builders.ts';

const { atoms } = atomsBetween(
  {
    'go.mod': 'module example.com/m\n',
    'order/a.go': lines('package order', '// 1', '// 2', 'var a = f(1)', '// 3', '// 4', 'var b = g(1)'),
    'order/b.go': lines('package order', 'var c = h(1)'),
    'other/a.go': lines('package other', 'var d = h(1)'),
  },
  {
    'go.mod': lines('module example.com/m', 'go 1.22'),
    'order/a.go': lines('package order', '// 1', '// 2', 'var a = f(2, x)', '// 3', '// 4', 'var b = g(2, x)'),
    'order/b.go': lines('package order', 'var c = h(2, x)'),
    'other/a.go': lines('package other', 'var d = h(2, x)', 'var only = 1'),
  },
);
const [requirements, f, g, h, elsewhere] = atoms;
const set = (...chosen: readonly (typeof f)[]) => new Set(chosen.flatMap((atom) => atom ?? []));
const close = (file: string, text: string, taken = set(f)) => closeUnit(taken, atoms, [{ file, line: 2, text }]);

describe('what more must be taken back', () => {
  test('the atoms are those of the cases', () => {
    expect(atoms.map(({ file }) => file)).toEqual(['go.mod', 'order/a.go', 'order/a.go', 'order/b.go', 'other/a.go']);
  });

  test.each([
    ['what speaks of the name in the same file', 'order/a.go', 'undefined: x', set(f, g)],
    ['else in the same folder', 'order/a.go', 'undefined: h', set(f, h)],
    ['else anywhere', 'order/a.go', 'undefined: only', set(f, elsewhere)],
    ['a file without its folder', 'b.go', 'too many arguments in call to h', set(f, h)],
    ['a name that a line only holds within another', 'order/a.go', 'undefined: onl', set(f)],
    ['nothing for words that name nothing', 'order/a.go', 'missing return', set(f)],
    [
      'a method that a type lacks',
      'order/b.go',
      'cannot use T{} (value of type T) as I value in argument to q: T does not implement I (missing method h)',
      set(f, h),
    ],
    [
      'the requirements, for a module that is missing',
      'order/a.go',
      'no required module provides package h; to add it:',
      set(requirements, f),
    ],
  ])('%s', (_, file, text, expected) => {
    expect(close(file, text).atoms).toEqual(expected);
  });

  test('the same name in the file is taken first even if the folder has more', () => {
    expect(close('order/b.go', 'undefined: h', set()).atoms).toEqual(set(h));
  });

  test('of files of one name the one that lies highest is meant', () => {
    const nested = atomsBetween(
      { 'deep/mod/a.go': 'package a\nvar q = 1\n', 'mod/a.go': 'package a\nvar q = 1\n' },
      { 'deep/mod/a.go': 'package a\nvar q = 2\n', 'mod/a.go': 'package a\nvar q = 2\n' },
    ).atoms;
    const { atoms: closed } = closeUnit(new Set(), nested, [{ file: 'a.go', line: 2, text: 'undefined: q' }]);
    expect([...closed].map(({ file }) => file)).toEqual(['mod/a.go']);
  });
});

describe('imports', () => {
  test('without use they are dropped, by line of the file from the top', () => {
    const closed = closeUnit(set(f), atoms, [
      { file: 'b.go', line: 4, text: '"fmt" imported and not used' },
      { file: 'b.go', line: 5, text: '"strings" imported as str and not used' },
    ]);
    expect(closed.dropImports).toEqual(new Map([['order/b.go', new Set([4, 5])]]));
    expect(closed.atoms).toEqual(set(f));
  });

  test('a name that is undefined may be a package', () => {
    expect(close('order/b.go', 'undefined: fmt').undefinedNames).toEqual(new Map([['order/b.go', new Set(['fmt'])]]));
    expect(close('order/b.go', 'undefined: fmt.Sprint').undefinedNames.size).toBe(0);
  });
});

test('nothing else is taken back for a name that base imports there', () => {
  const errors = [{ file: 'order/a.go', line: 2, text: 'undefined: x' }];
  const closed = closeUnit(set(f), atoms, errors, (file, name) => file === 'order/a.go' && name === 'x');
  expect(closed.atoms).toEqual(set(f));
  expect(closed.undefinedNames).toEqual(new Map([['order/a.go', new Set(['x'])]]));
});
