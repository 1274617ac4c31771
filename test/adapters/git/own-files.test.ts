import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { pruneCache } from '../../../src/adapters/git/prune.ts';
import { tidyCache } from '../../../src/adapters/git/tidy-cache.ts';
import { takeSlot } from '../../../src/adapters/git/slot.ts';
import { checkoutState } from '../../support/checkout-state.ts';
import { GitRepository, temporaryFolder } from '../../support/git-repository.ts';
import { openHarness, snapshotIn } from './harness.ts';

/** A folder of somebody else's. */
function foreignFolder(): string {
  const folder = join(temporaryFolder(), 'photos');
  mkdirSync(join(folder, 'work', 'test-binaries'), { recursive: true });
  for (const name of ['one.jpg', 'used', 'work/two.jpg', 'work/test-binaries/base']) {
    writeFileSync(join(folder, name), 'precious');
  }
  return folder;
}

/** Takes a slot once, so that everything is there, then puts a link to a foreign folder in a place. */
async function linked(place: string): Promise<{ readonly repository: string; readonly foreign: string }> {
  const repository = join(temporaryFolder(), 'a'.repeat(16));
  await (await takeSlot(repository)).release();
  const foreign = foreignFolder();
  const path = join(repository, place);
  mkdirSync(path, { recursive: true });
  renameSync(path, join(temporaryFolder(), 'was'));
  symlinkSync(foreign, path);
  return { repository, foreign };
}

test.each(['', '0', '0/work'])('a link in the place of the cache folder "%s" is refused', async (place) => {
  const { repository, foreign } = await linked(place);
  const before = checkoutState(foreign);
  await expect(takeSlot(repository)).rejects.toMatchObject({
    code: 'snapshot-failed',
    message: `The cache can't be used, because ${join(repository, place)} is a symbolic link.`.replace('/ is', ' is'),
    remedy: expect.stringContaining('ALLOCGATE_CACHE') as string,
  });
  expect(checkoutState(foreign)).toEqual(before);
});

test.each(['0/work/test-binaries', '0/work/overlay/deeper', '0/left', '0/scratch'])(
  'a link at "%s" is removed, and what it leads to stays',
  async (place) => {
    const { repository, foreign } = await linked(place);
    const before = checkoutState(foreign);
    const slot = await takeSlot(repository);
    expect(readdirSync(dirname(join(repository, place)))).not.toContain(place === '0/scratch' ? '' : basename(place));
    await slot.release();
    expect(checkoutState(foreign)).toEqual(before);
  },
);

test('marks that are links are replaced', async () => {
  const repository = join(temporaryFolder(), 'a'.repeat(16));
  mkdirSync(repository);
  const foreign = foreignFolder();
  symlinkSync(join(foreign, 'one.jpg'), join(repository, 'used'));
  symlinkSync(join(foreign, 'used'), join(dirname(repository), 'pruned'));
  await (await takeSlot(repository)).release();
  utimesSync(join(foreign, 'used'), 1, 1);
  const context = { cacheFolder: dirname(repository), log: { debug: () => undefined } };
  await tidyCache(context as unknown as Parameters<typeof tidyCache>[0]);
  expect(readFileSync(join(foreign, 'one.jpg'), 'utf8')).toBe('precious');
  expect(readFileSync(join(foreign, 'used'), 'utf8')).toBe('precious');
});

test('a link to a folder elsewhere is not pruned', async () => {
  const cache = temporaryFolder();
  const foreign = foreignFolder();
  utimesSync(join(foreign, 'used'), 1, 1);
  symlinkSync(foreign, join(cache, 'b'.repeat(16)));
  const before = checkoutState(foreign);
  expect(await pruneCache(cache)).toEqual([]);
  expect(checkoutState(foreign)).toEqual(before);
});

test('a store that is a link is refused', async () => {
  const repository = GitRepository.create();
  repository.write('a.go', 'package a\n').commit('one');
  const first = openHarness();
  await (await snapshotIn(first, repository.folder)).snapshots[Symbol.asyncDispose]();
  const [id = ''] = readdirSync(first.cacheFolder).filter((name) => name !== 'pruned');
  const [store = ''] = readdirSync(join(first.cacheFolder, id)).filter((name) => name.startsWith('store-'));
  const path = join(first.cacheFolder, id, store);
  const foreign = join(temporaryFolder(), 'was');
  renameSync(path, foreign);
  symlinkSync(foreign, path);
  const before = checkoutState(foreign);
  const second = openHarness({ cacheFolder: first.cacheFolder });
  await expect(snapshotIn(second, repository.folder)).rejects.toMatchObject({ code: 'snapshot-failed' });
  expect(checkoutState(foreign)).toEqual(before);
});
