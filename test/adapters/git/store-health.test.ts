import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  appendFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { treeOf } from '../../support/checkout-state.ts';
import { GitRepository } from '../../support/git-repository.ts';
import { openHarness, snapshotIn } from './harness.ts';

/** Every way in which a file can be damaged; `at` decides where. */
const damages: Readonly<Record<string, (path: string, at: number) => void>> = {
  'a flipped byte': (path, at) => {
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(at % bytes.length) ^ 0xff, at % bytes.length);
    write(path, bytes);
  },
  'a file cut off': (path, at) => {
    rewritable(path);
    truncateSync(path, at % statSync(path).size);
  },
  'an empty file': (path) => {
    rewritable(path);
    truncateSync(path, 0);
  },
  'bytes at the end': (path) => {
    rewritable(path);
    appendFileSync(path, 'more');
  },
  'a file that is gone': (path) => {
    rmSync(path);
  },
};

/** Packs are read-only: what is put in their place is not. */
function rewritable(path: string): void {
  write(path, readFileSync(path));
}

function write(path: string, bytes: Buffer): void {
  rmSync(path);
  writeFileSync(path, bytes);
}

/** Files of the one store in the cache, by name below it. */
function storeFiles(cacheFolder: string): { readonly store: string; readonly files: readonly string[] } {
  const [repository = ''] = readdirSync(cacheFolder).filter((name) => /^[0-9a-f]{16}$/.test(name));
  const [name = ''] = readdirSync(join(cacheFolder, repository)).filter((entry) => /^store-[\w]+$/.test(entry));
  const store = join(cacheFolder, repository, name);
  const files = readdirSync(store, { recursive: true, encoding: 'utf8' });
  return { store, files: files.filter((file) => statSync(join(store, file)).isFile()).toSorted() };
}

describe('a store of fetched commits that is damaged between two runs', () => {
  test.each(Object.entries(damages))('%s, in every file: it is made anew and base is right', async (_, damage) => {
    const remote = GitRepository.create();
    const base = remote.write('a.go', 'package a // base\n'.repeat(50)).commit('base');
    remote.write('a.go', 'package a // head\n').commit('head');
    const clone = remote.clone('--depth=1');
    const harness = openHarness();
    const laid = async (): Promise<Record<string, unknown>> => {
      const { repository, cacheFolder } = openHarness({ cacheFolder: harness.cacheFolder });
      const { snapshots } = await snapshotIn({ ...harness, repository, cacheFolder }, clone.folder, { base });
      const tree = treeOf(snapshots.base ?? '');
      await snapshots[Symbol.asyncDispose]();
      return tree;
    };
    const right = await laid();
    expect(right).toEqual({ 'a.go': 'package a // base\n'.repeat(50) });
    const { files } = storeFiles(harness.cacheFolder);
    expect(files.some((file) => file.endsWith('.pack'))).toBe(true);
    for (const [index, file] of files.entries()) {
      const { store } = storeFiles(harness.cacheFolder);
      damage(join(store, file), 7 + index * 13);
      expect({ [file]: await laid() }).toEqual({ [file]: right });
      // Git itself removes this list where nothing is cut off: its absence is no damage, and base doesn't depend on it.
      const restored = files.filter((name) => name !== 'shallow' || existsSync(join(store, name)));
      expect(storeFiles(harness.cacheFolder).files.map(withoutHash)).toEqual(restored.map(withoutHash));
    }
  });

  test('folders of it that are gone', async () => {
    const remote = GitRepository.create();
    const base = remote.write('a.go', 'base').commit('base');
    remote.write('a.go', 'head').commit('head');
    const clone = remote.clone('--depth=1');
    const { cacheFolder } = openHarness();
    for (const gone of ['', 'objects', 'objects/pack', 'refs', 'info']) {
      const harness = openHarness({ cacheFolder });
      const { snapshots } = await snapshotIn(harness, clone.folder, { base });
      expect({ [gone]: treeOf(snapshots.base ?? '') }).toEqual({ [gone]: { 'a.go': 'base' } });
      await snapshots[Symbol.asyncDispose]();
      rmSync(join(storeFiles(cacheFolder).store, gone), { recursive: true });
    }
    const { snapshots } = await snapshotIn(openHarness({ cacheFolder }), clone.folder, { base });
    expect(treeOf(snapshots.base ?? '')).toEqual({ 'a.go': 'base' });
  });
});

function withoutHash(file: string): string {
  return file.replace(/[0-9a-f]{40}/, 'HASH');
}
