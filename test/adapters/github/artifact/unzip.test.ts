import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unzipFile } from '../../../../src/adapters/github/artifact/unzip.ts';
import { temporaryFolder } from '../../../support/git-repository.ts';
import { zipOf } from '../../../support/github/zip.ts';

const text = 'words '.repeat(1000);

test.each([true, false])('a file, packed: %s', (packed) => {
  const archive = zipOf('report.json', text, { packed });
  expect(unzipFile(archive, 'report.json', 10_000).toString()).toBe(text);
  expect(() => unzipFile(archive, 'other.json', 10_000)).toThrow('no file other.json');
});

test.each([true, false])('no more than is allowed, whatever the archive claims; packed: %s', (packed) => {
  const archive = zipOf('report.json', text, { packed });
  expect(() => unzipFile(archive, 'report.json', 5999)).toThrow(/larger/);
});

test('archives that another program made', () => {
  const folder = temporaryFolder();
  const script = "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)\n";
  const add = "z.writestr('a.txt', 'a')\nz.writestr('report.json', 'words ' * 1000)\nz.comment = b'PK'\nz.close()\n";
  execFileSync('python3', ['-c', script + add, join(folder, 'a.zip')]);
  expect(unzipFile(readFileSync(join(folder, 'a.zip')), 'report.json', 10_000).toString()).toBe(text);
});

test('whatever is damaged throws, and nothing else happens', () => {
  const archive = zipOf('report.json', text);
  fc.assert(
    fc.property(fc.nat(archive.length - 1), fc.nat(255), fc.nat(archive.length), (at, byte, length) => {
      const damaged = Buffer.from(archive);
      damaged[at] = byte;
      const outcome = ((): unknown => {
        try {
          return unzipFile(damaged.subarray(0, length), 'report.json', 10_000).length;
        } catch (error) {
          return error instanceof Error;
        }
      })();
      expect(outcome === true || (typeof outcome === 'number' && outcome <= 10_000)).toBe(true);
    }),
  );
});
