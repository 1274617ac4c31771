import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropDamaged, keepDigest } from '../../../src/adapters/go/binary-digest.ts';
import type { Build, GoToolchain, ListedPackage, TestBinary } from '../../../src/ports.ts';
import {
  goMod,
  benchmarkFile,
  removeFolders,
  temporaryFolder,
  testToolchain,
  writeFiles,
} from '../../support/go-module.ts';

let work: string;
const started = Date.now() - 1000;
let root: string;
let go: GoToolchain;
let packages: readonly ListedPackage[];
const folders: string[] = [];

beforeAll(async () => {
  [work, root] = [await temporaryFolder(), await temporaryFolder()];
  folders.push(work, root);
  const also = 'var sink []byte\n';
  await writeFiles(root, {
    'go.mod': goMod('example.com/digest'),
    'm_test.go': benchmarkFile('m', 'sink = append([]byte(nil), "first"...)', { also }),
  });
  go = testToolchain(work);
  await go.environment(root, work, []);
  ({ packages } = await go.list({ folder: root, root, patterns: ['./...'], buildFlags: [] }));
});
afterAll(async () => removeFolders(folders));

const build = (): Promise<Build> => go.build({ side: 'base', packages, buildFlags: [], work });

async function built(): Promise<TestBinary> {
  const { binaries } = await build();
  const [binary] = binaries;
  if (binary === undefined) throw new Error('nothing was built');
  return binary;
}

const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

function flip(path: string, at: number, by = 0xff): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ by, at);
  writeFileSync(path, bytes);
}

describe('a test binary that an earlier run left', () => {
  test('has its digest beside it, and is kept where it is intact', async () => {
    const binary = await built();
    expect(binary.digest).toBe(digestOf(binary.path));
    expect(readFileSync(`${binary.path}.sha256`, 'utf8')).toBe(binary.digest);
    const { ino } = statSync(binary.path);
    expect((await built()).digest).toBe(binary.digest);
    expect(statSync(binary.path).ino).toBe(ino);
  });

  test('is dropped where a byte is another: 50 places', async () => {
    const { path, digest } = await built();
    const right = readFileSync(path);
    // The golden ratio spreads the places over the whole file.
    const places = Array.from({ length: 50 }, (_, index) => Math.floor(((index * 0.618_033_988_7) % 1) * right.length));
    for (const at of places) {
      writeFileSync(path, right, { mode: 0o755 });
      await keepDigest(path);
      await dropDamaged(path);
      expect(existsSync(path)).toBe(true);
      flip(path, at, 1 << (at % 8));
      await dropDamaged(path);
      expect({ at, isThere: existsSync(path) }).toEqual({ at, isThere: false });
    }
    expect((await built()).digest).toBe(digest);
  });

  test.each<[string, (path: string) => void]>([
    [
      'cut off',
      (path) => {
        truncateSync(path, 100_000);
      },
    ],
    [
      'empty',
      (path) => {
        truncateSync(path, 0);
      },
    ],
    [
      'longer',
      (path) => {
        writeFileSync(path, 'more', { flag: 'a' });
      },
    ],
    [
      'a script',
      (path) => {
        writeFileSync(path, '#!/bin/sh\nexit 0\n');
      },
    ],
    [
      'gone',
      (path) => {
        rmSync(path);
      },
    ],
    [
      'no program any more',
      (path) => {
        chmodSync(path, 0o644);
      },
    ],
    [
      'without its digest',
      (path) => {
        rmSync(`${path}.sha256`);
      },
    ],
    [
      'with another digest',
      (path) => {
        writeFileSync(`${path}.sha256`, 'x');
      },
    ],
    [
      'with an empty digest',
      (path) => {
        truncateSync(`${path}.sha256`, 0);
      },
    ],
  ])('is as it was where it is %s', async (_, damage) => {
    const { path, digest } = await built();
    damage(path);
    const again = await built();
    expect(again.digest).toBe(digest);
    expect(digestOf(path)).toBe(digest);
    expect(statSync(path).mode & 0o111).not.toBe(0);
  });
});

describe('a binary in doubt', () => {
  const examine = async (binary: TestBinary): Promise<string | undefined> => {
    const [listed] = packages;
    return listed && go.examine({ binary, listed, buildFlags: [], work });
  };

  test('is intact where nothing was touched', async () => {
    expect(await examine(await built())).toBeUndefined();
  });

  test('is damaged where its bytes changed since it was linked', async () => {
    const binary = await built();
    flip(binary.path, 200_000);
    expect(await examine(binary)).toContain('is damaged');
  });

  test('is in doubt where a compiled package of Go’s build cache is damaged', async () => {
    const binary = await built();
    const archive = execFileSync('go', ['list', '-export', '-f', '{{.Export}}', 'testing'], {
      encoding: 'utf8',
    }).trim();
    expect(await examine(binary)).toBeUndefined();
    const own = readdirSync(dirname(dirname(archive)), { recursive: true, encoding: 'utf8' })
      .map((file) => join(dirname(dirname(archive)), file))
      .filter(
        (file) =>
          file.endsWith('-d') && statSync(file).mtimeMs > started && readFileSync(file).includes('example.com/digest'),
      );
    expect(own.length).toBeGreaterThan(0);
    for (const file of own) flip(file, statSync(file).size - 50);
    try {
      expect(await examine(binary)).toContain("Go's build cache is damaged");
    } finally {
      for (const file of own) flip(file, statSync(file).size - 50);
    }
    expect(await examine(binary)).toBeUndefined();
  });
});
