import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ownIdentity } from '../../src/adapters/process-identity.ts';
import { makeTemporary, removeLeftovers } from '../../src/adapters/temporary.ts';
import { temporaryFolder } from '../support/git-repository.ts';

/** Makes what a run left, with this owner. */
function leave(parent: string, name: string, owner: object | string | undefined, ageMs = 0): string {
  const folder = join(parent, name);
  mkdirSync(join(folder, 'in'), { recursive: true });
  writeFileSync(join(folder, 'in', 'file'), 'x');
  if (owner !== undefined)
    writeFileSync(join(folder, 'owner.json'), typeof owner === 'string' ? owner : JSON.stringify(owner));
  const time = (Date.now() - ageMs) / 1000;
  utimesSync(folder, time, time);
  return folder;
}

const HOUR_MS = 60 * 60_000;

test('what killed runs left is removed, and nothing else', async () => {
  const parent = temporaryFolder();
  const self = await ownIdentity();
  // The id of a process that has ended.
  const pid = Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
  const dead = { ...self, pid };
  const elsewhere = { ...dead, realm: `not-${hostname()}` };
  const gone = [
    leave(parent, 'allocgate-go-dead00', dead),
    leave(parent, 'allocgate-profile-reused', { ...self, start: 'long ago' }),
    leave(parent, 'allocgate-demo-other0', elsewhere, 25 * HOUR_MS),
    leave(parent, 'allocgate-go-nobody', undefined, 2 * HOUR_MS),
    leave(parent, 'allocgate-go-damage', '{', 2 * HOUR_MS),
  ];
  const kept = [
    leave(parent, 'allocgate-go-alive0', self),
    leave(parent, 'allocgate-go-young0', undefined),
    leave(parent, 'allocgate-go-other1', elsewhere),
    leave(parent, 'allocgate-go-', dead),
    leave(parent, 'allocgate-report', dead),
    leave(parent, 'go-build123456', dead),
  ];
  const precious = leave(parent, 'precious', dead);
  symlinkSync(precious, join(parent, 'allocgate-go-linked'));
  await removeLeftovers(parent);
  expect(gone.filter((folder) => existsSync(folder))).toEqual([]);
  expect([...kept, precious].filter((folder) => !existsSync(join(folder, 'in', 'file')))).toEqual([]);
});

test('a folder says whose it is, and goes with all that is in it', async () => {
  const parent = temporaryFolder();
  const temporary = await makeTemporary(parent, 'profile');
  const { folder } = temporary;
  expect(readdirSync(folder)).toEqual([]);
  expect(JSON.parse(readFileSync(join(dirname(folder), 'owner.json'), 'utf8'))).toMatchObject({ pid: process.pid });
  writeFileSync(join(folder, 'file'), 'x');
  await temporary.remove();
  expect(readdirSync(parent)).toEqual([]);
});
