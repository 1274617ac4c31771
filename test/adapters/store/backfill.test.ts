import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBackfillStore } from '../../../src/adapters/store/backfill.ts';

const commit = 'a'.repeat(40);

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'allocgate-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('what was written is read again, under the same settings only', async () => {
  const folder = temporary();
  const store = openBackfillStore(folder, 'settings');
  expect(await store.read(commit)).toEqual({ kind: 'absent' });
  await store.write(commit, '{"x":1}\n');
  expect(await openBackfillStore(folder, 'settings').read(commit)).toEqual({ kind: 'text', text: '{"x":1}\n' });
  expect(await openBackfillStore(folder, 'others').read(commit)).toEqual({ kind: 'absent' });
  expect(readdirSync(store.folder)).toEqual([commit]);
});

test.each([
  ['cut off', (text: string) => text.slice(0, -3)],
  ['one digit that differs', (text: string) => text.replace('"x":1', '"x":2')],
  ['empty', () => ''],
  ['the checksum alone', (text: string) => text.split('\n')[0] ?? ''],
  ['something else', () => '{"x":1}\n'],
])('a damaged result is no measurement: %s', async (_, damage) => {
  const store = openBackfillStore(temporary(), 'settings');
  await store.write(commit, '{"x":1}\n');
  const file = join(store.folder, commit);
  writeFileSync(file, damage(readFileSync(file, 'utf8')));
  expect(await store.read(commit)).toEqual({ kind: 'damaged' });
});

test.each([
  ['a pipe', (place: string) => execFileSync('mkfifo', [place])],
  ['a folder', (place: string) => mkdirSync(join(place, 'inner'), { recursive: true })],
])('%s in the place of a result is damaged, and is replaced', async (_, put) => {
  const store = openBackfillStore(temporary(), 'settings');
  await store.write(commit, 'old');
  rmSync(join(store.folder, commit));
  put(join(store.folder, commit));
  expect(await store.read(commit)).toEqual({ kind: 'damaged' });
  await store.write(commit, 'new');
  expect(await store.read(commit)).toEqual({ kind: 'text', text: 'new' });
});

test('a link in the place of a result is replaced, and what it leads to stays as it is', async () => {
  const folder = temporary();
  const store = openBackfillStore(folder, 'settings');
  await store.write(commit, 'old');
  rmSync(join(store.folder, commit));
  writeFileSync(join(folder, 'precious'), 'keep');
  symlinkSync(join(folder, 'precious'), join(store.folder, commit));
  await store.write(commit, 'new');
  expect(await store.read(commit)).toEqual({ kind: 'text', text: 'new' });
  expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('keep');
});

test('a commit is no path, and a folder that can’t be written is named', async () => {
  const folder = temporary();
  const store = openBackfillStore(folder, 'settings');
  await expect(store.read('../../etc/passwd')).rejects.toThrow('is not a commit id');
  writeFileSync(store.folder, 'a file');
  await expect(store.write(commit, 'x')).rejects.toMatchObject({
    code: 'usage',
    remedy: 'Name a writable folder with --backfill-store.',
  });
});
