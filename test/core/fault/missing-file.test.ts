import { expect, test } from 'vitest';
import { lacksOwnFiles, missingFile } from '../../../src/core/fault/missing-file.ts';

const untracked = [
  'svc/version_gen.go',
  'svc/gen/gen.go',
  'svc/big.bin',
  'svc/data/a/b.csv',
  'out/app',
  'svc/notes.txt',
];
const found = (message: string, folders = ['svc', '']): string | undefined =>
  missingFile({ message, folders, untracked });

test.each([
  ['./v.go:3:9: undefined: version', 'svc/version_gen.go'],
  ['# example.com/svc\n./v.go:3:9: undefined: version\n./v.go:4:9: undefined: other', 'svc/version_gen.go'],
  [
    'v.go:3:8: no required module provides package example.com/svc/gen; to add it:\n\tgo get example.com/svc/gen',
    'svc/gen/gen.go',
  ],
  ['e.go:5:12: pattern big.bin: no matching files found', 'svc/big.bin'],
  ['e.go:5:12: pattern data/*/*.csv: no matching files found', 'svc/data/a/b.csv'],
  ['e.go:5:12: pattern all:data: no matching files found', 'svc/data/a/b.csv'],
  ['It panicked.\npanic: open big.bin: no such file or directory', 'svc/big.bin'],
  ['    m_test.go:9: open data: no such file or directory', 'svc/data/a/b.csv'],
  ['panic: open ../svc/big.bin: no such file or directory', 'svc/big.bin'],
  ['It panicked.\npanic: fork/exec out/app: no such file or directory', 'out/app'],
])('%s', (message, file) => {
  expect(found(message)).toBe(file);
});

test.each([
  './other/v.go:3:9: undefined: version',
  'v.go:3:8: no required module provides package example.com/other; to add it:\n\tgo get example.com/other',
  'e.go:5:12: pattern small.bin: no matching files found',
  'panic: open /etc/shadow2: no such file or directory',
  'panic: boom',
])('not among them: %s', (message) => {
  expect(found(message)).toBeUndefined();
});

test('a process that lacks files of its own folder only', () => {
  expect(lacksOwnFiles('panic: open testdata/x: no such file or directory')).toBe(true);
  expect(lacksOwnFiles('panic: open /tmp/x: no such file or directory')).toBe(false);
  expect(lacksOwnFiles('panic: open ../x: no such file or directory')).toBe(false);
  expect(lacksOwnFiles('panic: boom')).toBe(false);
});
