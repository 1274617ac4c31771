import { describe, expect, test } from 'vitest';
import { rankAtoms, type RankRequest } from '../../../src/core/cause/rank-atoms.ts';
import { unitsOf } from '../../../src/core/cause/units.ts';
import { restoredShare } from '../../../src/core/cause/effect.ts';
import { atomsBetween, frame, lines, path, site } from './builders.ts';

const file = (mark: string): string =>
  lines('package a', 'func f() {', `\tone(${mark})`, '\t//', '\t//', `\ttwo(${mark})`, '}', '//', `var x = ${mark}`);
const { atoms } = atomsBetween(
  {
    'a.go': file('1'),
    'b.go': 'package a\nvar y = 1\n',
    'a_test.go': 'package a\nvar z = 1\n',
    'go.mod': 'module m\n',
  },
  {
    'a.go': file('2'),
    'b.go': 'package a\nvar y = 2\n',
    'a_test.go': 'package a\nvar z = 2\n',
    'go.mod': 'module m\n\ngo 1.22\n',
  },
);
const declarationAt: RankRequest['declarationAt'] = ({ file: name, line }) =>
  name === 'a.go' && line >= 2 && line <= 7 ? { file: name, start: 2, end: 7 } : undefined;
const names = (found: readonly { readonly atom: (typeof atoms)[number] }[]): readonly string[] =>
  found.map(({ atom }) => `${atom.file}:${atom.lines.start}`);
const rank = (fields: Partial<RankRequest>) => rankAtoms({ atoms, sites: [], hints: [], declarationAt, ...fields });
const through = (...places: readonly string[]) =>
  site('runtime.newobject', { paths: [path(places.map((place) => frame(place, 'm.f')))] });

describe('the order in which experiments ask', () => {
  test('without anything that speaks for one, the order of the patch, and no score', () => {
    expect(rank({}).map(({ score }) => score)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(names(rank({}))).toEqual(['go.mod:2', 'a.go:3', 'a.go:6', 'a.go:9', 'a_test.go:2', 'b.go:2']);
  });

  test('the line of the allocation, then its function, then its file', () => {
    expect(names(rank({ sites: [through('a.go:6')] })).slice(0, 3)).toEqual(['a.go:6', 'a.go:3', 'a.go:9']);
  });

  test('a caller comes behind what it calls', () => {
    expect(names(rank({ sites: [through('b.go:2', 'a.go:9')] })).slice(0, 2)).toEqual(['b.go:2', 'a.go:9']);
  });

  test('a site counts as much as it costs', () => {
    const cheap = { ...through('a.go:9'), head: { objects: 1, bytes: 16 } };
    const dear = { ...through('b.go:2'), head: { objects: 90, bytes: 9000 } };
    expect(names(rank({ sites: [cheap, dear] })).slice(0, 2)).toEqual(['b.go:2', 'a.go:9']);
  });

  test('what the compiler points at counts', () => {
    expect(names(rank({ hints: [{ file: 'a.go', line: 9, weight: 1 }] }))[0]).toBe('a.go:9');
  });

  test('a test is less likely than code', () => {
    const found = rank({ sites: [through('a_test.go:2'), through('b.go:2')] });
    expect(names(found).slice(0, 2)).toEqual(['b.go:2', 'a_test.go:2']);
    expect(found[1]?.score).toBeCloseTo(0.15);
  });

  test('a site in a library speaks for the requirements', () => {
    const library = site('runtime.newobject', {
      library: 'github.com/x/y.F',
      paths: [path([frame('/mod/y.go:3', 'github.com/x/y.F', 'library'), frame('c.go:2', 'm.f')])],
    });
    expect(names(rank({ sites: [library] }))[0]).toBe('go.mod:2');
  });
});

describe('units', () => {
  const kinds = (fields: Partial<RankRequest>) =>
    unitsOf(rank(fields), declarationAt).map(({ kind, atoms: parts }) => [
      kind,
      parts.map(({ file: name, lines: { start } }) => `${name}:${start}`),
    ]);

  test('single parts first, then declaration, file and folder, the requirements, at last everything', () => {
    expect(kinds({ sites: [through('a.go:6')] })).toEqual([
      ['hunk', ['a.go:6']],
      ['hunk', ['a.go:3']],
      ['hunk', ['a.go:9']],
      ['declaration', ['a.go:6', 'a.go:3']],
      ['file', ['a.go:6', 'a.go:3', 'a.go:9']],
      ['folder', ['a.go:6', 'a.go:3', 'a.go:9', 'b.go:2']],
      ['requirements', ['go.mod:2']],
      ['everything', ['a.go:6', 'a.go:3', 'a.go:9', 'go.mod:2', 'a_test.go:2', 'b.go:2']],
    ]);
  });

  test('no set is asked twice', () => {
    const single = atomsBetween({ 'b.go': 'package a\nvar y = 1\n' }, { 'b.go': 'package a\nvar y = 2\n' }).atoms;
    const units = unitsOf(rank({ atoms: single, sites: [through('b.go:2')] }), () => ({
      file: 'b.go',
      start: 1,
      end: 9,
    }));
    expect(units.map(({ kind }) => kind)).toEqual(['hunk']);
  });

  test('nothing of an empty change', () => {
    expect(unitsOf([], declarationAt)).toEqual([]);
  });
});

test.each([
  [{ base: 2, head: 10, reverted: 10 }, 0],
  [{ base: 2, head: 10, reverted: 2 }, 1],
  [{ base: 2, head: 10, reverted: 6 }, 0.5],
  [{ base: 2, head: 10, reverted: 0 }, 1.25],
  [{ base: 2, head: 10, reverted: 14 }, -0.5],
  [{ base: 0, head: 1, reverted: 0 }, 1],
  [{ base: 3, head: 3, reverted: 1 }, 0],
])('the share of %j that is gone is %d', (figures, share) => {
  expect(restoredShare(figures)).toBe(share);
});
