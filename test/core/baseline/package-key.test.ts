import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packageKeyText, type PackageKeyParts } from '../../../src/core/baseline/package-key.ts';

const parts: PackageKeyParts = {
  importPath: 'example.com/m/order',
  goVersion: 'go1.26.8',
  settings: { GOOS: 'linux', GOARCH: 'amd64' },
  buildFlags: ['-tags=a', '-race'],
  files: [
    { path: 'order/order.go', digest: 'd1' },
    { path: 'go.mod', digest: 'd2' },
  ],
  modules: [{ path: 'golang.org/x/text', version: 'v0.21.0' }],
};

describe('packageKeyText', () => {
  test('is one sorted line for each part', () => {
    expect(packageKeyText(parts)).toBe(
      [
        'allocgate package key 2',
        '["package","example.com/m/order"]',
        '["go","go1.26.8"]',
        '["setting","GOARCH","amd64"]',
        '["setting","GOOS","linux"]',
        '["flag","-tags=a"]',
        '["flag","-race"]',
        '["module","golang.org/x/text","v0.21.0"]',
        '["file","go.mod","d2"]',
        '["file","order/order.go","d1"]',
        '',
      ].join('\n'),
    );
  });

  test('does not depend on the order in which files, modules and settings were found, nor on repeats', () => {
    const again = {
      ...parts,
      settings: { GOARCH: 'amd64', GOOS: 'linux' },
      files: [...parts.files.toReversed(), ...parts.files],
      modules: [...parts.modules, ...parts.modules],
    };
    expect(packageKeyText(again)).toBe(packageKeyText(parts));
  });

  test.each<[string, Partial<PackageKeyParts>]>([
    ['package', { importPath: 'example.com/m/other' }],
    ['Go version', { goVersion: 'go1.26.9' }],
    ['setting', { settings: { ...parts.settings, GOAMD64: 'v3' } }],
    ['order of flags', { buildFlags: ['-race', '-tags=a'] }],
    ['repeated flag', { buildFlags: ['-tags=a', '-race', '-tags=a'] }],
    ['content of a file', { files: [{ path: 'order/order.go', digest: 'd3' }, ...parts.files.slice(1)] }],
    ['name of a file', { files: [{ path: 'order/renamed.go', digest: 'd1' }, ...parts.files.slice(1)] }],
    ['a file less', { files: parts.files.slice(1) }],
    ['version of a module', { modules: [{ path: 'golang.org/x/text', version: 'v0.22.0' }] }],
  ])('depends on: %s', (_, change) => {
    expect(packageKeyText({ ...parts, ...change })).not.toBe(packageKeyText(parts));
  });

  test('no file name can imitate another list of files', () => {
    const file = fc.record({ path: fc.string(), digest: fc.string() });
    const list = fc.uniqueArray(file, { selector: ({ path }) => path, maxLength: 4 });
    fc.assert(
      fc.property(list, list, (one, other) => {
        const equalText = packageKeyText({ ...parts, files: one }) === packageKeyText({ ...parts, files: other });
        const same = new Set([...one, ...other].map(({ path, digest }) => JSON.stringify([path, digest])));
        expect(equalText).toBe(same.size === one.length && same.size === other.length);
      }),
    );
  });
});
