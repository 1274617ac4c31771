import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../../src/core/patch/align.ts';
import { lineMapOf } from '../../../src/core/patch/line-map.ts';
import { lineAt, placeIn, type Unit } from '../../../src/core/patch/reorder.ts';
import { revertHunks } from '../../../src/core/patch/revert.ts';

/** A file of functions, each of which has a name and the lines of its body. */
function fileOf(functions: readonly (readonly [name: string, body: readonly string[]])[]): {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly headEnd: number;
} {
  const lines = ['package p', '', 'import "fmt"'];
  const units = functions.map(([name, body]) => {
    lines.push('', `// ${name} is a function.`, `func ${name}() {`, ...body, '}');
    return { key: name, start: lines.length - body.length - 2, end: lines.length };
  });
  return { text: `${lines.join('\n')}\n`, units, headEnd: 3 };
}

describe('declarations that moved', () => {
  const base = fileOf([
    ['A', ['a1', 'a2']],
    ['B', ['b1']],
    ['C', ['c1', 'c2']],
  ]);
  const head = fileOf([
    ['C', ['c1', 'new']],
    ['A', ['a1', 'a2']],
    ['B', ['b1']],
  ]);

  test('are no difference', () => {
    const aligned = align(base, head);
    expect(aligned?.hunks).toEqual([{ base: { start: 8, count: 1 }, head: { start: 8, count: 1 } }]);
    expect(aligned?.text.split('\n').slice(3, 9)).toEqual(['', '// C is a function.', 'func C() {', 'c1', 'c2', '}']);
  });

  test('keep their lines in the line map', () => {
    const { hunks = [], order = [] } = align(base, head) ?? {};
    const map = lineMapOf([{ kind: 'modified', base: 'p.go', head: 'p.go', hunks, order }]);
    // `func A() {`, `c1` and the changed line behind it.
    expect(map.toHead({ file: 'p.go', line: 6 })).toEqual({ file: 'p.go', line: 12 });
    expect(map.toHead({ file: 'p.go', line: 18 })).toEqual({ file: 'p.go', line: 7 });
    expect(map.toHead({ file: 'p.go', line: 19 })).toBeUndefined();
    expect(map.touches('p.go', 10, 15)).toBe(false);
  });

  test('without a move, nothing is compared anew', () => {
    expect(
      align(
        base,
        fileOf([
          ['A', []],
          ['N', []],
          ['C', ['x']],
        ]),
      ),
    ).toBeUndefined();
    expect(align(base, { text: '', units: [], headEnd: 0 })).toBeUndefined();
  });

  test('declarations on one line cannot be put in another order', () => {
    const joined = {
      text: 'package p\nvar a = 1; var b = 2\n',
      units: [
        { key: 'a', start: 2, end: 2 },
        { key: 'b', start: 2, end: 2 },
      ],
      headEnd: 0,
    };
    expect(align(joined, { ...joined, units: joined.units.toReversed() })).toBeUndefined();
  });
});

const functions = fc.uniqueArray(
  fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 4 })),
  {
    selector: ([name]) => name,
    minLength: 1,
  },
);

describe('what runs at start-up keeps its order', () => {
  const of = (...keys: readonly string[]) => ({
    text: `package p\n${keys.map((key) => `\n${key}\n`).join('')}`,
    units: keys.map((key, index) => ({ key, start: 2 * index + 3, end: 2 * index + 3 })),
    headEnd: 0,
  });

  test.each([
    ['variables', of('var a', 'func F', 'var b'), of('var b', 'func F', 'var a')],
    ['init functions', of('func init 0', 'func F', 'func init 1'), of('func init 1', 'func F', 'func init 0')],
    [
      'an init function that stays behind another',
      of('func init 0', 'func F', 'func init 1'),
      of('func F', 'func init 0'),
    ],
  ])('%s', (_, base, head) => {
    expect(align(base, head)).toBeUndefined();
  });

  test('other declarations may move around them', () => {
    expect(align(of('var a', 'func F', 'var b'), of('func F', 'var a', 'var b'))?.hunks).toEqual([]);
  });
});

test('a directive above the first declaration moves with it', () => {
  const base = {
    text: 'package p\n\nimport "fmt"\n\n//go:noinline\n\nfunc A() {}\n\nfunc B() {}\n',
    units: [
      { key: 'A', start: 7, end: 7 },
      { key: 'B', start: 9, end: 9 },
    ],
    headEnd: 3,
  };
  const head = {
    text: 'package p\n\nimport "fmt"\n\nfunc B() {}\n\n//go:noinline\n\nfunc A() {}\n',
    units: [
      { key: 'B', start: 5, end: 5 },
      { key: 'A', start: 9, end: 9 },
    ],
    headEnd: 3,
  };
  expect(align(base, head)?.hunks).toEqual([]);
});

test('the hunks turn head into the aligned text, whose lines are base’s', () => {
  fc.assert(
    fc.property(functions, functions, (before, after) => {
      const [base, head] = [fileOf(before), fileOf(after)];
      const aligned = align(base, head);
      if (aligned === undefined) return;
      const { text, order, hunks } = aligned;
      expect(revertHunks(text, head.text, hunks, new Set(hunks))).toBe(text);
      const [own, moved] = [base.text, text].map((one) => one.trimEnd().split('\n')) as [string[], string[]];
      expect(moved.toSorted()).toEqual(own.toSorted());
      for (const [index, line] of own.entries()) {
        const place = placeIn(order, index + 1) ?? 0;
        expect(moved[place - 1]).toBe(line);
        expect(lineAt(order, place)).toBe(index + 1);
      }
    }),
  );
});
