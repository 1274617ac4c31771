import { describe, expect, test } from 'vitest';
import {
  chooseRecord,
  conditionsOf,
  nextRecord,
  outdatedRecords,
  recordsAmong,
} from '../../../src/core/baseline/records.ts';
import type { Fingerprint } from '../../../src/core/baseline/schema.ts';

const commit = (digit: string): string => digit.repeat(40);
const at = (conditions: string, number: number, digit: string): string =>
  `records/${conditions}/${String(number).padStart(7, '0')}-${commit(digit)}.json`;

const fingerprint: Fingerprint = {
  goVersion: 'go1.26.8',
  goos: 'linux',
  goarch: 'amd64',
  settings: { GOAMD64: 'v1', CGO_ENABLED: '1' },
  buildFlags: [],
  mode: 'fast',
  totals: 'exact',
  pathLength: 90,
};

describe('conditions', () => {
  test('are named for people', () => {
    expect(conditionsOf(fingerprint, '', '.').name).toBe('go1.26.8-linux-amd64');
    const hostile = { ...fingerprint, goVersion: 'go1.27 devel/../x' };
    expect(conditionsOf(hostile, '', '.').name).toBe('go1.27_devel_.._x-linux-amd64');
  });

  test('do not depend on the order of settings', () => {
    const other = { ...fingerprint, settings: { CGO_ENABLED: '1', GOAMD64: 'v1' } };
    expect(conditionsOf(other, '', '.')).toEqual(conditionsOf(fingerprint, '', '.'));
  });

  test.each([
    ['a setting', { ...fingerprint, settings: { GOAMD64: 'v3', CGO_ENABLED: '1' } }, '', '.'],
    ['a build flag', { ...fingerprint, buildFlags: ['-race'] }, '', '.'],
    ['a test argument', { ...fingerprint, testArgs: ['-v'] }, '', '.'],
    ['the length of the path', { ...fingerprint, pathLength: 91 }, '', '.'],
    ['the module', fingerprint, 'tools', '.'],
    ['-bench', fingerprint, '', 'Fast'],
  ])('%s tells them apart', (_, of, prefix, bench) => {
    expect(conditionsOf(of, prefix, bench).text).not.toBe(conditionsOf(fingerprint, '', '.').text);
  });
});

describe('records of a branch', () => {
  test('come in the order of their numbers, whatever else lies there', () => {
    const paths = [
      at('b', 10, 'c'),
      'README.md',
      at('a', 9, 'a'),
      'records/a/9-short.json',
      'records/../a/0000001-x.json',
      `records/a/0000001-${commit('e')}.json.bak`,
      at('a', 11, 'd'),
    ];
    expect(recordsAmong(paths).map(({ number, conditions }) => [number, conditions])).toEqual([
      [9, 'a'],
      [10, 'b'],
      [11, 'a'],
    ]);
  });

  const records = recordsAmong([at('a', 1, '1'), at('b', 2, '2'), at('a', 3, '3'), at('b', 4, '1')]);

  test('that of the commit goes first, then the newest under the same conditions', () => {
    expect(chooseRecord(records, 'a', commit('1'))?.number).toBe(1);
    expect(chooseRecord(records, 'a', commit('2'))?.number).toBe(3);
    expect(chooseRecord(records, 'b', undefined)?.number).toBe(4);
    expect(chooseRecord(records, 'c', commit('1'))).toBeUndefined();
  });

  test('the next one has the next number of all', () => {
    expect(nextRecord(records, 'a', commit('9'))).toBe(at('a', 5, '9'));
    expect(nextRecord([], 'a', commit('9'))).toBe(at('a', 1, '9'));
  });

  test('what it writes it reads', () => {
    const path = nextRecord(records, 'go1.26.8-linux-amd64-0123456789ab', commit('f'));
    expect(recordsAmong([path])).toEqual([
      { path, conditions: 'go1.26.8-linux-amd64-0123456789ab', number: 5, commit: commit('f') },
    ]);
  });

  test('a compaction keeps the newest of each, and drops conditions out of use', () => {
    expect(outdatedRecords(records, { each: 1, all: 100 }).map(({ number }) => number)).toEqual([1, 2]);
    expect(outdatedRecords(records, { each: 5, all: 1 }).map(({ number }) => number)).toEqual([1, 3]);
    expect(outdatedRecords(records)).toEqual([]);
  });
});
