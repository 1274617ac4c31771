import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isLocked, tryLock } from '../../../src/adapters/git/lock.ts';
import { temporaryFolder } from '../../support/git-repository.ts';

interface Holder {
  id: string;
  pid: number;
  start: string;
  realm: string;
}

/** A lock file as this process writes it, with changes. */
async function leave(path: string, changes: Partial<Holder>): Promise<void> {
  const lock = await tryLock(path);
  const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
  await lock?.release();
  writeFileSync(path, JSON.stringify({ ...holder, ...changes }));
}

test('is exclusive until it is released, also within one process', async () => {
  const path = join(temporaryFolder(), 'x.lock');
  const lock = await tryLock(path);
  expect(lock).toBeDefined();
  expect(await tryLock(path)).toBeUndefined();
  expect(await isLocked(path)).toBe(true);
  await lock?.release();
  expect(await isLocked(path)).toBe(false);
  expect(await tryLock(path)).toBeDefined();
});

test.each([
  ['a process that has ended', { pid: 999_999_999 }],
  ['an earlier process of the same id', { start: 'before' }],
])('of %s is taken over', async (_, changes) => {
  const folder = temporaryFolder();
  const path = join(folder, 'x.lock');
  await leave(path, changes);
  expect(await isLocked(path)).toBe(false);
  expect(await tryLock(path)).toBeDefined();
  expect(await tryLock(path)).toBeUndefined();
  expect(readdirSync(folder)).toEqual(['x.lock']);
});

test('that holds no sense is taken over', async () => {
  const path = join(temporaryFolder(), 'x.lock');
  writeFileSync(path, '{');
  expect(await tryLock(path)).toBeDefined();
  expect(await isLocked(path)).toBe(true);
});

test('of another host holds for a day', async () => {
  const path = join(temporaryFolder(), 'x.lock');
  await leave(path, { realm: 'elsewhere', pid: 999_999_999 });
  expect(await tryLock(path)).toBeUndefined();
  const dayBefore = Date.now() / 1000 - 25 * 60 * 60;
  utimesSync(path, dayBefore, dayBefore);
  expect(await tryLock(path)).toBeDefined();
});

test('of a dead process goes to one of many', async () => {
  for (let round = 0; round < 20; round++) {
    const path = join(temporaryFolder(), 'x.lock');
    await leave(path, { pid: 999_999_999 });
    const locks = await Promise.all(Array.from({ length: 8 }, async () => tryLock(path)));
    expect(locks.filter((lock) => lock !== undefined).length).toBeLessThanOrEqual(1);
    expect((await tryLock(path)) === undefined).toBe(locks.some((lock) => lock !== undefined));
  }
});

test('of a process that was killed is free', async () => {
  const path = join(temporaryFolder(), 'x.lock');
  const module = join(import.meta.dirname, '../../../src/adapters/git/lock.ts');
  const script = `import { tryLock } from ${JSON.stringify(module)}; await tryLock(${JSON.stringify(path)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  expect(await tryLock(path)).toBeUndefined();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  expect(await tryLock(path)).toBeDefined();
});
