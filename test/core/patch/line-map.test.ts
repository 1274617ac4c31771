import { describe, expect, test } from 'vitest';
import { lineMapOf } from '../../../src/core/patch/line-map.ts';
import type { Hunk } from '../../../src/core/patch/parse-patch.ts';

const hunk = (baseStart: number, baseCount: number, headStart: number, headCount: number): Hunk => ({
  base: { start: baseStart, count: baseCount },
  head: { start: headStart, count: headCount },
});

/** The map of a file `x.go` with these hunks. */
const mapOf = (...hunks: readonly Hunk[]) => lineMapOf([{ kind: 'modified', base: 'x.go', head: 'x.go', hunks }]);

describe('where a line of base stands on head', () => {
  const cases: readonly [string, readonly Hunk[], readonly (number | undefined)[]][] = [
    ['nothing changed', [], [1, 2, 3]],
    ['two lines in front', [hunk(0, 0, 1, 2)], [3, 4, 5]],
    ['the first two are gone', [hunk(1, 2, 0, 0)], [undefined, undefined, 1]],
    ['the second is another', [hunk(2, 1, 2, 1)], [1, undefined, 3]],
    ['the second is three others', [hunk(2, 1, 2, 3)], [1, undefined, 5]],
    ['one behind the first', [hunk(1, 0, 2, 1)], [1, 3, 4]],
    ['behind the last', [hunk(3, 0, 4, 7)], [1, 2, 3]],
    ['one goes, later one comes', [hunk(1, 1, 0, 0), hunk(2, 0, 2, 1)], [undefined, 1, 3]],
    ['two insertions', [hunk(0, 0, 1, 1), hunk(2, 0, 4, 2)], [2, 3, 6]],
  ];
  test.each(cases)('%s', (_, hunks, expected) => {
    const map = mapOf(...hunks);
    expect([1, 2, 3].map((line) => map.toHead({ file: 'x.go', line })?.line)).toEqual(expected);
  });

  test('in a renamed file it has the new name', () => {
    const map = lineMapOf([{ kind: 'modified', base: 'old.go', head: 'new.go', hunks: [hunk(0, 0, 1, 1)] }]);
    expect(map.toHead({ file: 'old.go', line: 5 })).toEqual({ file: 'new.go', line: 6 });
    expect(map.fileOnHead('old.go')).toBe('new.go');
  });

  test('in a deleted file nowhere', () => {
    const map = lineMapOf([{ kind: 'deleted', base: 'gone.go' }]);
    expect(map.toHead({ file: 'gone.go', line: 1 })).toBeUndefined();
    expect(map.fileOnHead('gone.go')).toBeUndefined();
  });

  test('in a file that the change does not name, the same', () => {
    const map = lineMapOf([{ kind: 'added', head: 'new.go' }]);
    expect(map.toHead({ file: 'other.go', line: 7 })).toEqual({ file: 'other.go', line: 7 });
    expect(map.fileOnHead('other.go')).toBe('other.go');
    expect(map.isChanged({ file: 'other.go', line: 7 })).toBe(false);
    expect(map.touches('other.go', 1, 99)).toBe(false);
  });

  test('two files that changed names go to each other', () => {
    const map = lineMapOf([
      { kind: 'modified', base: 'a.go', head: 'b.go', hunks: [] },
      { kind: 'modified', base: 'b.go', head: 'a.go', hunks: [hunk(0, 0, 1, 1)] },
    ]);
    expect(map.toHead({ file: 'a.go', line: 1 })).toEqual({ file: 'b.go', line: 1 });
    expect(map.toHead({ file: 'b.go', line: 1 })).toEqual({ file: 'a.go', line: 2 });
    expect(map.isChanged({ file: 'a.go', line: 1 })).toBe(true);
    expect(map.isChanged({ file: 'b.go', line: 1 })).toBe(false);
  });
});

describe('which lines of head the change wrote', () => {
  const map = mapOf(hunk(2, 1, 2, 3), hunk(8, 2, 9, 0));
  test.each([
    [1, false],
    [2, true],
    [4, true],
    [5, false],
    [9, false],
    [10, false],
  ])('line %i: %s', (line, changed) => {
    expect(map.isChanged({ file: 'x.go', line })).toBe(changed);
  });

  test('all of an added file, none of a deleted one', () => {
    const files = lineMapOf([
      { kind: 'added', head: 'new.go' },
      { kind: 'deleted', base: 'gone.go' },
    ]);
    expect(files.isChanged({ file: 'new.go', line: 1 })).toBe(true);
    expect(files.touches('new.go', 3, 4)).toBe(true);
    expect(files.isChanged({ file: 'gone.go', line: 1 })).toBe(false);
    expect(files.touches('gone.go', 1, 2)).toBe(false);
  });

  test.each([
    ['before', 1, 1, false],
    ['up to its first line', 1, 2, true],
    ['within', 3, 3, true],
    ['from its last line', 4, 6, true],
    ['behind', 5, 8, false],
    ['around a line that went away', 8, 10, true],
    ['from the line before that', 9, 10, true],
    ['up to the line before that', 8, 9, false],
    ['from the line behind that', 10, 12, false],
  ])('a range %s', (_, start, end, touched) => {
    expect(map.touches('x.go', start, end)).toBe(touched);
  });
});
