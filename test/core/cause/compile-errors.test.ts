import { describe, expect, test } from 'vitest';
import { parseCompileErrors, repairOf } from '../../../src/core/cause/compile-errors.ts';

describe('positions', () => {
  test('of a whole build, with the places that errors point to', () => {
    const message = [
      '# example.com/m/order',
      './b.go:3:6: F redeclared in this block',
      '\t./a.go:15:6: other declaration of F',
      'order/c.go:8:2: not enough arguments in call to one',
      '\thave ()',
      '\twant (int)',
      'vet: ./d.go:4:1: undefined: x',
      '/tmp/generated.go:7: syntax error: unexpected }',
      'too many errors',
      'note: module requires Go 1.30',
    ].join('\n');
    expect(parseCompileErrors(message)).toEqual([
      { file: 'b.go', line: 3, text: 'F redeclared in this block' },
      { file: 'a.go', line: 15, text: 'other declaration of F' },
      { file: 'order/c.go', line: 8, text: 'not enough arguments in call to one' },
      { file: 'd.go', line: 4, text: 'undefined: x' },
      { file: '/tmp/generated.go', line: 7, text: 'syntax error: unexpected }' },
    ]);
  });

  test('none in other text', () => {
    expect(parseCompileErrors('')).toEqual([]);
    expect(parseCompileErrors('go: updates to go.mod needed\nfoo.go: no position\n')).toEqual([]);
  });
});

describe('what the words ask for', () => {
  // Messages of go1.26; test/oracle/compile-errors.test.ts gets them from the compiler at hand.
  test.each<[string, readonly string[]]>([
    ['undefined: nosuch', ['nosuch']],
    ['undefined: strings.CutAll', ['CutAll']],
    ['t.c undefined (type T has no field or method c)', ['c']],
    ['t.foo undefined (type T has no field or method foo, but does have field Foo)', ['foo']],
    ['unknown field b in struct literal of type T', ['b']],
    ['not enough arguments in call to one', ['one']],
    ['too many arguments in call to s.add', ['add']],
    ['declared and not used: x', ['x']],
    ['undefined: value', ['value']],
    ['F redeclared in this block', ['F']],
    ['method P.M already declared at ./a.go:12:13', ['M']],
    ['assignment mismatch: 1 variable but two returns 2 values', ['two']],
    ['assignment mismatch: 2 variables but s.one returns 1 value', ['one']],
    [
      'cannot use T{} (value of struct type T) as I value in variable declaration: T does not implement I (missing method M)',
      ['M'],
    ],
    ['cannot use one(1) (value of type int) as string value in variable declaration', ['one']],
    ['invalid operation: total + "a" (mismatched types Money and untyped string)', ['total', 'Money']],
    ['missing return', []],
    ['no new variables on left side of :=', []],
    ['too many return values', []],
  ])('%s', (text, names) => {
    expect(repairOf({ file: 'a.go', line: 4, text })).toEqual({ kind: 'names', file: 'a.go', names });
  });

  test.each(['"fmt" imported and not used', '"example.com/m/v2" imported as m and not used'])('%s', (text) => {
    expect(repairOf({ file: 'a.go', line: 4, text })).toEqual({ kind: 'drop-import', file: 'a.go', line: 4 });
  });

  test.each([
    'no required module provides package github.com/x/y; to add it:',
    'missing go.sum entry for module providing package github.com/x/y (imported by example.com/m); to add:',
    'cannot range over len(s) (value of type int): requires go1.22 or later (-lang was set to go1.17; check go.mod)',
    'predeclared any requires go1.18 or later (-lang was set to go1.17; check go.mod)',
  ])('%s', (text) => {
    expect(repairOf({ file: 'a.go', line: 4, text })).toEqual({ kind: 'requirements' });
  });
});
