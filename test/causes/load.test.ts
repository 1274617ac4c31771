import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { holdsOn, isHeldOut, layOut, loadCases, moduleFolder, parseCase, rootLines } from './load.ts';
import { parseArchive } from '../../src/adapters/go/source-facts/txtar.ts';

const header = `cause: append-growth
package: example.com/m/list
benchmark: BenchmarkList
unit: allocs/op
root: [{file: list/list.go, text: 'var out'}]
function: list.List
status: new
why: the capacity is gone
`;

const text = `${header}-- both/go.mod --
module example.com/m
-- base/list/list.go --
package list
-- head/list/list.go --
package list
	var out []int // out
`;

describe('text archives', () => {
  test('hold a comment and files', () => {
    expect(parseArchive('a: 1\nb\n-- x/y z.go --\none\n\n--not one--\n-- e --\n-- last --\nno end')).toEqual({
      comment: 'a: 1\nb\n',
      files: new Map([
        ['x/y z.go', 'one\n\n--not one--\n'],
        ['e', ''],
        ['last', 'no end'],
      ]),
    });
  });

  test('without files are a comment', () => {
    expect(parseArchive('')).toEqual({ comment: '', files: new Map() });
  });

  test('do not hold a file twice', () => {
    expect(() => parseArchive('-- a --\n-- b --\n-- a --\n')).toThrow('a occurs twice');
  });
});

describe('a case', () => {
  test('has the files of both sides on each', () => {
    const { files } = parseCase('append-growth/list', text);
    expect(files.base).toEqual(
      new Map([
        ['go.mod', 'module example.com/m\n'],
        ['list/list.go', 'package list\n'],
      ]),
    );
    expect([...files.head.keys()]).toEqual(['go.mod', 'list/list.go']);
  });

  test.each([
    ['another cause’s folder', 'map-growth/list', text, /its cause is append-growth/],
    ['an unknown cause', 'x/list', text.replace('append-growth', 'x'), /case x\/list/],
    ['an unknown field', 'append-growth/list', `more: 1\n${text}`, /more/],
    ['a regression without a root', 'append-growth/list', text.replace(/root: .*/, 'root: []'), /root/],
    ['a file on no side', 'append-growth/list', `${text}-- list/a.go --\n`, /list\/a\.go is on neither side/],
    [
      'a file twice on one side',
      'append-growth/list',
      `${text}-- base/go.mod --\n`,
      /base\/go\.mod is on that side twice/,
    ],
  ])('with %s is refused', (_, name, content, message) => {
    expect(() => parseCase(name, content)).toThrow(message);
  });

  test('is laid out for a side', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'causes-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await layOut(parseCase('append-growth/list', text), 'head', folder);
    expect(await readFile(join(folder, 'list/list.go'), 'utf8')).toBe('package list\n\tvar out []int // out\n');
  });

  test('stays within its folder', async () => {
    const one = parseCase('append-growth/list', `${text}-- both/../../x --\n`);
    await expect(layOut(one, 'base', join(tmpdir(), 'causes-none'))).rejects.toThrow('leaves the folder');
  });
});

describe('roots', () => {
  const one = parseCase('append-growth/list', text);

  test('are lines counted from 1', () => {
    expect(rootLines(one, { file: 'list/list.go', text: 'var out' })).toEqual([2]);
    expect(rootLines(one, { file: 'list/list.go', near: 'package list', or: ['// out'] })).toEqual([1, 2]);
  });

  test.each(['missing', ''])('are unique: %j is not', (wanted) => {
    expect(() => rootLines(one, { file: 'list/list.go', text: wanted })).toThrow(/lines of list\/list\.go/);
  });
});

test('a package belongs to the nearest module', () => {
  const nested = parseCase('append-growth/list', `${text}-- both/list/go.mod --\nmodule example.com/m/list\n`);
  expect(moduleFolder(nested)).toBe('list');
  expect(moduleFolder(parseCase('append-growth/list', text))).toBe('');
});

test('a case may want a newer Go', () => {
  const one = parseCase('append-growth/list', `go: '>=1.24'\n${text}`);
  expect(['go1.22.12', 'go1.24.4', 'go1.26.8'].map((version) => holdsOn(one, version))).toEqual([false, true, true]);
  expect(holdsOn(parseCase('append-growth/list', text), 'go1.22.12')).toBe(true);
});

test('a third of many names is held out, the same ones always', () => {
  const names = Array.from({ length: 3000 }, (_, index) => `fmt/case-${index}`);
  const held = names.filter(isHeldOut);
  expect(held.length).toBeGreaterThan(900);
  expect(held.length).toBeLessThan(1100);
  expect(names.filter(isHeldOut)).toEqual(held);
});

test('every planted case can be read, and its roots are lines of files', async () => {
  const cases = await loadCases();
  const roots = cases.flatMap((one) =>
    one.header.cause === 'none' ? [] : one.header.root.map((root) => rootLines(one, root)),
  );
  const refactorings = cases.filter(({ header: { cause } }) => cause === 'none');
  expect(roots.length).toBeGreaterThanOrEqual(cases.length - refactorings.length);
  expect(cases.map(moduleFolder)).toHaveLength(cases.length);
  expect(cases.length - refactorings.length).toBeGreaterThanOrEqual(66);
  expect(refactorings.length).toBeGreaterThanOrEqual(18);
});

test('every cause is among the cases held out and among the others', async () => {
  const cases = await loadCases();
  const causes = new Set(cases.map(({ header: { cause } }) => cause));
  expect(new Set(cases.filter(({ name }) => isHeldOut(name)).map(({ header: { cause } }) => cause))).toEqual(causes);
  expect(new Set(cases.filter(({ name }) => !isHeldOut(name)).map(({ header: { cause } }) => cause))).toEqual(causes);
});

test('words select cases', async () => {
  const cases = await loadCases(['none/']);
  expect(new Set(cases.map(({ header: { cause } }) => cause))).toEqual(new Set(['none']));
});
