import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listCache, pruneCache } from '../../../src/adapters/git/prune.ts';
import { takeSlot } from '../../../src/adapters/git/slot.ts';
import { temporaryFolder } from '../../support/git-repository.ts';

const DAY_MS = 24 * 60 * 60_000;
const generous = { maxAgeMs: 30 * DAY_MS, maxBytes: 1_000_000 };

/** A cache whose repositories (named by one digit) were last used so many days ago and hold so many bytes. */
function cacheOf(repositories: Readonly<Record<string, { days: number; bytes: number }>>): string {
  const cache = temporaryFolder();
  for (const [digit, { days, bytes }] of Object.entries(repositories)) {
    const folder = join(cache, digit.repeat(16));
    mkdirSync(join(folder, '0', 'work'), { recursive: true });
    writeFileSync(join(folder, '0', 'work', 'binary'), 'x'.repeat(bytes));
    writeFileSync(join(folder, 'used'), '');
    const used = (Date.now() - days * DAY_MS) / 1000;
    utimesSync(join(folder, 'used'), used, used);
  }
  return cache;
}

function left(cache: string): string {
  return readdirSync(cache)
    .map((name) => name[0])
    .join('');
}

test('removes what was not used for 30 days', async () => {
  const cache = cacheOf({ a: { days: 31, bytes: 10 }, b: { days: 29, bytes: 10 } });
  const removed = await pruneCache(cache, generous);
  expect(removed.map(({ bytes }) => bytes)).toEqual([10]);
  expect(left(cache)).toBe('b');
});

test('removes the least recently used until the rest fits', async () => {
  const cache = cacheOf({ a: { days: 1, bytes: 400 }, b: { days: 3, bytes: 400 }, c: { days: 2, bytes: 400 } });
  await pruneCache(cache, { ...generous, maxBytes: 900 });
  expect(left(cache)).toBe('ac');
});

test('leaves what is in use, and what is none of its own', async () => {
  const cache = cacheOf({ a: { days: 99, bytes: 10 }, b: { days: 99, bytes: 10 } });
  mkdirSync(join(cache, 'goroot'));
  const slot = await takeSlot(join(cache, 'a'.repeat(16)));
  utimesSync(join(cache, 'a'.repeat(16), 'used'), 1, 1);
  await pruneCache(cache, generous);
  expect(left(cache)).toBe('ag');
  expect(existsSync(slot.layout.trees)).toBe(true);
  await slot.release();
  utimesSync(join(cache, 'a'.repeat(16), 'used'), 1, 1);
  await pruneCache(cache, generous);
  expect(left(cache)).toBe('g');
});

test('says how large the cache is', async () => {
  const cache = cacheOf({ a: { days: 1, bytes: 123 }, b: { days: 2, bytes: 45 } });
  expect((await listCache(cache)).map(({ bytes }) => bytes)).toEqual([45, 123]);
  expect(await listCache(join(cache, 'none'))).toEqual([]);
});
