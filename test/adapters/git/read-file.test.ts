import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FoundFile } from '../../../src/ports.ts';
import { GitRepository } from '../../support/git-repository.ts';
import { openHarness, resolveIn } from './harness.ts';

const path = 'sub/.allocgate.yml';

function link(target: string): (file: string) => void {
  return (file) => {
    symlinkSync(target, file);
  };
}

const unfit = (what: string): FoundFile => ({ kind: 'unfit', what });
const text: FoundFile = { kind: 'text', text: 'strict: true\n' };

/** What lies at the path, and what is said of it in the working tree; in a commit where that differs. */
const entries: [string, (file: string) => void, FoundFile, FoundFile?][] = [
  ['nothing', () => undefined, { kind: 'absent' }],
  [
    'a file',
    (file) => {
      writeFileSync(file, 'strict: true\n');
    },
    text,
  ],
  ['a link to a file inside', link('../real.yml'), text],
  ['a link to a link inside', link('../other/link.yml'), text],
  [
    'a directory',
    (file) => {
      mkdirSync(file);
      writeFileSync(join(file, 'x'), '');
    },
    unfit('a directory'),
  ],
  ['a link to a directory inside', link('../other'), unfit('a directory')],
  ['a link out of the repository', link('/etc/hostname'), unfit('a link that leads out of the repository')],
  [
    'a link upwards out of it',
    link('../../../../../../etc/hostname'),
    unfit('a link that leads out of the repository'),
  ],
  ['a device', link('/dev/null'), unfit('a link that leads out of the repository')],
  ['a broken link', link('nowhere.yml'), unfit('a broken link')],
  ['a link to itself', link('.allocgate.yml'), unfit('a broken link')],
  ['a link through a file', link('../real.yml/x'), unfit('a broken link')],
  // Git does not track pipes.
  ['a pipe', (file) => void execFileSync('mkfifo', [file]), unfit('a pipe, a socket or a device'), { kind: 'absent' }],
];

test.each(entries)('%s at the place of a file', async (_, make, onDisk, inCommit = onDisk) => {
  const repository = GitRepository.create();
  repository.write('real.yml', 'strict: true\n').write('other/x', '');
  symlinkSync('../real.yml', join(repository.folder, 'other/link.yml'));
  mkdirSync(join(repository.folder, 'sub'));
  writeFileSync(join(repository.folder, 'sub/a.go'), '');
  make(join(repository.folder, path));
  const commit = repository.commit('all');
  const { repository: adapter } = openHarness();
  const revisions = await resolveIn(adapter, repository.folder);
  expect(await adapter.findFile(revisions, undefined, path)).toEqual(onDisk);
  expect(await adapter.findFile(revisions, commit, path)).toEqual(inCommit);
  const named = await resolveIn(adapter, repository.folder, { head: 'HEAD' });
  expect(await adapter.findFile(named, undefined, path)).toEqual(inCommit);
});

test('a submodule at the place of a file', async () => {
  const repository = GitRepository.create();
  repository.write('a.go', '');
  repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},${path}`);
  repository.git('commit', '--quiet', '--message', 'submodule');
  const commit = repository.git('rev-parse', 'HEAD');
  const { repository: adapter } = openHarness();
  const revisions = await resolveIn(adapter, repository.folder);
  expect(await adapter.findFile(revisions, commit, path)).toEqual(unfit('a submodule'));
});

test('the files of a folder', async () => {
  const repository = GitRepository.create();
  const commit = repository.write('a/one.yml', '').write('a/b/two.yml', '').write('aa', '').commit('all');
  const { repository: adapter } = openHarness();
  const revisions = await resolveIn(adapter, repository.folder);
  expect(await adapter.listFolder(revisions, commit, 'a')).toEqual(['a/b/two.yml', 'a/one.yml']);
  expect(await adapter.listFolder(revisions, commit, '')).toEqual(expect.arrayContaining(['a/b/two.yml', 'a/one.yml']));
  expect(await adapter.listFolder(revisions, commit, 'none')).toEqual([]);
});
