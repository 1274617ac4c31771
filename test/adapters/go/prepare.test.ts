import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GoToolchain } from '../../../src/ports.ts';
import { removeFolders, temporaryFolder, testToolchain } from '../../support/go-module.ts';
import { isAlive } from '../../support/processes.ts';

let folder: string;
let go: GoToolchain;
beforeAll(async () => {
  folder = await temporaryFolder('prepare with spaces ü ');
  go = testToolchain(folder, { env: { GITHUB_TOKEN: 'secret', KEPT: 'kept' } });
});
afterAll(async () => removeFolders([folder]));

test('runs a shell command in the folder, with a cleaned environment', async () => {
  await go.prepare('printf "%s|" "$PWD" "$KEPT" "$GITHUB_TOKEN" > out && echo done >> out', folder, 60_000);
  expect(await readFile(join(folder, 'out'), 'utf8')).toBe(`${folder}|kept||done\n`);
});

test('a failure shows the end of what it wrote', async () => {
  await expect(go.prepare('seq 1 100; echo "no generator" >&2; exit 3', folder, 60_000)).rejects.toMatchObject({
    code: 'prepare-failed',
    message: expect.stringMatching(/exited with code 3\.\n71\n[^]*\n100\nno generator$/) as string,
    remedy: expect.stringContaining('copy') as string,
  });
});

test('much output is no failure', async () => {
  await expect(go.prepare('head -c 5000000 /dev/zero', folder, 60_000)).resolves.toBeUndefined();
});

test('at the limit it is ended with all that it started', async () => {
  await expect(go.prepare('sleep 300 & echo $! > child; wait', folder, 300)).rejects.toMatchObject({
    code: 'prepare-failed',
    message: expect.stringContaining('did not finish within 0.3 s') as string,
  });
  await expectEnded('child');
});

test('what it leaves running is ended', async () => {
  await go.prepare('sleep 300 > /dev/null 2>&1 & echo $! > left', folder, 60_000);
  await expectEnded('left');
});

/** A process that was killed is there until the system has taken note of it. */
async function expectEnded(file: string): Promise<void> {
  const pid = Number(await readFile(join(folder, file), 'utf8'));
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
}
