import { describe, expect, test } from 'vitest';
import { parseBuildFlags, refuseCheckoutFiles, splitQuoted } from '../../../src/adapters/go/build-flags.ts';
import { GateError } from '../../../src/errors.ts';

describe('parseBuildFlags', () => {
  test('joins a value to its flag and takes one dash for two', () => {
    expect(parseBuildFlags(['-tags', 'a,b', '--race', '-ldflags=-s -w', '-gcflags', '-N -l'], '')).toEqual({
      build: ['-tags=a,b', '-race', '-ldflags=-s -w', '-gcflags=-N -l'],
      list: ['-tags=a,b', '-race', '-ldflags=-s -w', '-gcflags=-N -l'],
      overlay: undefined,
      files: [],
      compiles: true,
      links: true,
    });
  });

  test("keeps the user's overlay out of the build's own flags, which get the merged one", () => {
    const flags = parseBuildFlags(['-overlay=a.json', '-v', '-overlay', 'b.json'], '-overlay=c.json');
    expect(flags).toMatchObject({
      build: ['-v'],
      list: ['-overlay=a.json', '-v', '-overlay=b.json'],
      overlay: 'b.json',
    });
  });

  test('takes the overlay of GOFLAGS where no flag says otherwise', () => {
    const flags = parseBuildFlags([], "'-ldflags=-s -w' -overlay=c.json");
    expect([flags.overlay, flags.links, parseBuildFlags(['-v'], '-tags=x').links]).toEqual(['c.json', true, false]);
  });

  test('names the files whose content decides on the binary', () => {
    const flags = parseBuildFlags(['-pgo=cpu.pprof', '-modfile', 'alt.mod'], '');
    expect(flags.files).toEqual(['alt.mod', 'cpu.pprof']);
    expect(parseBuildFlags(['-pgo=auto'], '-pgo=cpu.pprof').files).toEqual([]);
  });

  test('hands -vet to the build only: go list does not know it', () => {
    expect(parseBuildFlags(['-vet=all'], '')).toMatchObject({ build: ['-vet=all'], list: [] });
  });

  test.each([
    ['-o=x'],
    ['-c'],
    ['-run=^$'],
    ['--bench'],
    ['-exec=time'],
    ['-json'],
    ['-count=3'],
    ['-C'],
    ['-n'],
    ['-test.v'],
    ['-timeout=1m'],
  ])('refuses %s', (flag) => {
    expect(() => parseBuildFlags([flag], '')).toThrow(expect.objectContaining({ code: 'usage' }) as GateError);
  });

  test.each([[['./order']], [['-race', 'x']], [['-tags']], [['']]])(
    'refuses %j, which is no flag with its value',
    (flags) => {
      expect(() => parseBuildFlags(flags, '')).toThrow(GateError);
    },
  );

  test('GOFLAGS may hold flags of other commands, but not -n, with which nothing is built', () => {
    expect(parseBuildFlags([], '-count=1 -mod=mod').build).toEqual([]);
    expect(() => parseBuildFlags([], '-mod=mod -n')).toThrow('GOFLAGS');
  });
});

test.each<[string, string[]]>([
  ['', []],
  ['  -a   -b ', ['-a', '-b']],
  [`'-ldflags=-s -w' -tags=x`, ['-ldflags=-s -w', '-tags=x']],
  [`"-tags=it's" -b`, ["-tags=it's", '-b']],
  [`-tags='x`, ["-tags='x"]],
  [`'-open`, ['-open']],
])('GOFLAGS %j is %j', (text, fields) => {
  expect(splitQuoted(text)).toEqual(fields);
});

describe('refuseCheckoutFiles', () => {
  test.each([
    ['a profile among the flags', ['-pgo=/repo/cpu.pprof'], ''],
    ['a module file in GOFLAGS', [], '-modfile=/repo/tools/alt.mod'],
    ['an overlay, with a path that takes a detour', ['-overlay', '/repo/../repo/x.json'], ''],
  ])('refuses %s by an absolute path into the checkout', (_, flags, goflags) => {
    expect(() => refuseCheckoutFiles(parseBuildFlags(flags, goflags), '/repo')).toThrow(/a file of this repository/);
  });

  test.each([
    ['relative paths', ['-pgo=cpu.pprof', '-modfile=../alt.mod']],
    ['files elsewhere', ['-overlay=/tmp/x.json', '-pgo=/repository/cpu.pprof']],
    ['no file at all', ['-pgo=off', '-tags=/repo/x']],
  ])('takes %s', (_, flags) => {
    expect(() => refuseCheckoutFiles(parseBuildFlags(flags, ''), '/repo')).not.toThrow();
  });
});
