import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkoutState, treeOf } from '../../support/checkout-state.ts';
import { GitRepository, temporaryFolder } from '../../support/git-repository.ts';
import { openHarness, resolveIn, snapshotIn } from './harness.ts';

const hooks = [
  'post-checkout',
  'post-index-change',
  'reference-transaction',
  'fsmonitor-watchman',
  'pre-auto-gc',
  'post-merge',
  'post-rewrite',
];

/** A repository in which every hook and filter would leave a mark in a folder. */
function trapped(): { repository: GitRepository; traps: string; one: string } {
  const traps = temporaryFolder();
  const repository = GitRepository.create();
  repository.write('.gitattributes', '*.bin filter=lfs\n*.enc filter=crypt\n');
  repository.write('a.go', 'one').write('big.bin', 'pointer 1').write('same.bin', 'pointer of same');
  repository.write('k.enc', 'cipher');
  const one = repository.commit('one');
  repository.write('a.go', 'two').write('big.bin', 'pointer 2').commit('two');
  repository.write('a.go', 'stashed').git('stash', '--quiet');
  const trap = (name: string): string => `touch ${join(traps, name)}; cat`;
  for (const hook of hooks) repository.write(`.git/hooks/${hook}`, `#!/bin/sh\n${trap(hook)}\n`, 0o755);
  repository.git('config', 'core.fsmonitor', join(repository.folder, '.git/hooks/fsmonitor-watchman'));
  for (const filter of ['lfs', 'crypt']) {
    repository.git('config', `filter.${filter}.smudge`, trap('smudge'));
    repository.git('config', `filter.${filter}.clean`, trap('clean'));
    repository.git('config', `filter.${filter}.required`, 'true');
  }
  repository.git('config', 'filter.lfs.process', trap('process'));
  repository.git('config', 'core.alternateRefsCommand', trap('alternate-refs'));
  return { repository, traps, one };
}

test('neither hooks nor filters run, and nothing of the repository changes', async () => {
  const { repository, traps, one } = trapped();
  // A time that the index does not know: git has to compare contents.
  utimesSync(join(repository.folder, 'a.go'), 1, 1);
  utimesSync(join(repository.folder, 'k.enc'), 1, 1);
  repository.write('untracked.bin', 'x');
  // Hooks of the user's for all repositories would count for our own store too.
  const global = join(temporaryFolder(), 'gitconfig');
  writeFileSync(global, `[core]\n\thooksPath = ${join(repository.folder, '.git/hooks')}\n`);
  const before = checkoutState(repository.folder);
  const harness = openHarness({ env: { GIT_CONFIG_GLOBAL: global } });
  const { revisions, snapshots } = await snapshotIn(harness, repository.folder);
  expect(revisions.head.dirty).toBe(true);
  await harness.repository.snapshotCommit(revisions, snapshots, one);
  await harness.repository.readFile(revisions, one, 'a.go');
  await harness.repository.readHeadFile(revisions, 'a.go');
  await snapshots[Symbol.asyncDispose]();
  expect(checkoutState(repository.folder)).toEqual(before);
  expect(treeOf(traps)).toEqual({});
});

test('a checkout that may not be written is as good', async () => {
  const { repository, one } = trapped();
  execFileSync('chmod', ['-R', 'a-w', repository.folder]);
  const before = checkoutState(repository.folder);
  const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: one });
  expect(treeOf(snapshots.base ?? '')['a.go']).toBe('one');
  expect(treeOf(snapshots.head)['a.go']).toBe('two');
  expect(checkoutState(repository.folder)).toEqual(before);
});

/** As after a check-out with the filter: other content in the working tree, recorded in the index as unchanged. */
function smudged(): ReturnType<typeof trapped> {
  const made = trapped();
  const { repository } = made;
  for (const filter of ['lfs', 'crypt']) {
    repository.git('config', `filter.${filter}.smudge`, 'sed s/^/real/');
    repository.git('config', `filter.${filter}.clean`, 'sed s/^real//');
  }
  repository.git('config', '--unset', 'filter.lfs.process');
  repository.git('config', '--unset', 'core.fsmonitor');
  const files = ['big.bin', 'same.bin', 'k.enc'];
  execFileSync('rm', files, { cwd: repository.folder });
  repository.git('-c', 'core.hooksPath=/dev/null', 'checkout', '--', '.');
  for (const filter of ['lfs', 'crypt'])
    for (const kind of ['smudge', 'clean'])
      repository.git('config', `filter.${filter}.${kind}`, `touch ${join(made.traps, kind)}; cat`);
  execFileSync('sh', ['-c', `rm -f ${made.traps}/*`]);
  return made;
}

describe('files under a filter', () => {
  test('come from the working tree on both sides where they did not change, else are on both as git stores them', async () => {
    const { repository, traps, one } = smudged();
    const { revisions, snapshots } = await snapshotIn(openHarness(), repository.folder, { base: one });
    expect(revisions.head.dirty).toBe(false);
    expect(treeOf(snapshots.head)).toMatchObject({
      'big.bin': 'pointer 2',
      'same.bin': 'realpointer of same',
      'k.enc': 'realcipher',
    });
    expect(treeOf(snapshots.base ?? '')).toMatchObject({
      'big.bin': 'pointer 1',
      'same.bin': 'realpointer of same',
      'k.enc': 'realcipher',
    });
    expect(snapshots.warnings).toEqual([expect.stringMatching(/Filters such as Git LFS are not run.*: big\.bin\.$/)]);
    expect(treeOf(traps)).toEqual({});
  });

  test('that were changed in the working tree are on base as git stores them, with a warning', async () => {
    const { repository, one } = smudged();
    repository.write('same.bin', 'another');
    const { revisions, snapshots } = await snapshotIn(openHarness(), repository.folder, { base: one });
    expect(revisions.head.dirty).toBe(true);
    expect(treeOf(snapshots.head)['same.bin']).toBe('another');
    expect(treeOf(snapshots.base ?? '')['same.bin']).toBe('pointer of same');
    expect(snapshots.warnings).toContainEqual(
      expect.stringMatching(/head has the edited files of the working tree: same\.bin\.$/),
    );
  });

  test('that Git LFS downloaded before have their own content on each side', async () => {
    const { repository } = smudged();
    const lfs = (content: string): string => {
      const oid = createHash('sha256').update(content).digest('hex');
      repository.write(`.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`, content);
      return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`;
    };
    repository.git('config', '--remove-section', 'filter.lfs');
    const old = repository.write('big.bin', lfs('old content')).commit('old');
    repository.write('big.bin', lfs('new content')).commit('new');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: old });
    expect(treeOf(snapshots.base ?? '')['big.bin']).toBe('old content');
    expect(treeOf(snapshots.head)['big.bin']).toBe('new content');
    expect(snapshots.warnings).toEqual([]);
  });

  test('with a filter that only cleans are as the author edited them, without a word', async () => {
    const repository = GitRepository.create();
    repository.write('.gitattributes', '*.go filter=format\n').write('a.go', 'one\n');
    repository.git('config', 'filter.format.clean', 'cat');
    const one = repository.commit('one');
    repository.write('a.go', 'two\n').commit('two');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: one });
    expect([treeOf(snapshots.base ?? '')['a.go'], treeOf(snapshots.head)['a.go']]).toEqual(['one\n', 'two\n']);
    expect(snapshots.warnings).toEqual([]);
  });

  test('of a head that is a commit', async () => {
    const { repository, one } = smudged();
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: one, head: 'HEAD' });
    expect(treeOf(snapshots.head)).toMatchObject({ 'big.bin': 'pointer 2', 'same.bin': 'realpointer of same' });
  });
});

/** super: one (library at 1), two (library at 2). */
function nested(): { repository: GitRepository; library: GitRepository; one: string } {
  const library = GitRepository.create();
  library.write('lib.go', 'lib 1').commit('lib 1');
  const repository = GitRepository.create();
  repository.git('submodule', '--quiet', 'add', library.folder, 'third/lib');
  const one = repository.write('a.go', 'one').commit('one');
  library.write('lib.go', 'lib 2').commit('lib 2');
  GitRepository.at(join(repository.folder, 'third/lib')).git('pull', '--quiet');
  repository.commit('two');
  return { repository, library, one };
}

describe('submodules', () => {
  test('are at the commit that each side records; in the working tree as they are', async () => {
    const { repository, one } = nested();
    repository.write('third/lib/new.go', 'new');
    const before = checkoutState(repository.folder);
    const { revisions, snapshots } = await snapshotIn(openHarness(), repository.folder, { base: one });
    expect(revisions.head.dirty).toBe(true);
    expect(treeOf(snapshots.base ?? '')).toEqual({
      '.gitmodules': expect.any(String) as string,
      'a.go': 'one',
      'third/lib/lib.go': 'lib 1',
    });
    expect(treeOf(snapshots.head)).toMatchObject({ 'third/lib/lib.go': 'lib 2', 'third/lib/new.go': 'new' });
    expect(treeOf(snapshots.head)).not.toHaveProperty('third/lib/.git');
    expect(checkoutState(repository.folder)).toEqual(before);
  });

  test('run no filters of their own either', async () => {
    const { repository, one } = nested();
    const traps = temporaryFolder();
    const submodule = GitRepository.at(join(repository.folder, 'third/lib'));
    submodule.git('config', 'filter.trap.clean', `touch ${join(traps, 'clean')}; cat`);
    submodule.git('config', 'filter.trap.smudge', `touch ${join(traps, 'smudge')}; cat`);
    submodule.git('config', 'core.attributesFile', join(traps, 'attributes'));
    writeFileSync(join(traps, 'attributes'), '*.go filter=trap\n');
    utimesSync(join(submodule.folder, 'lib.go'), 1, 1);
    await snapshotIn(openHarness(), repository.folder, { base: one });
    expect(Object.keys(treeOf(traps))).toEqual(['attributes']);
  });

  test('that are not checked out are empty on both sides, with a warning', async () => {
    const { repository, one } = nested();
    repository.git('submodule', '--quiet', 'deinit', '--all');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: one });
    for (const side of [snapshots.base ?? '', snapshots.head])
      expect(treeOf(side)).toMatchObject({ 'a.go': 'one', 'third/lib/': '' });
    expect(snapshots.warnings).toEqual([expect.stringContaining('third/lib is not checked out')]);
  });

  test('that head has removed come to base from where git keeps them', async () => {
    const { repository, one } = nested();
    repository.git('rm', '--quiet', 'third/lib');
    repository.commit('removed');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: one });
    expect(treeOf(snapshots.base ?? '')['third/lib/lib.go']).toBe('lib 1');
    expect(Object.keys(treeOf(snapshots.head))).toEqual(['.gitmodules', 'a.go']);
  });

  test('of depth 1 get the commit of the base from their own remote', async () => {
    const { repository, library, one } = nested();
    const clone = repository.clone();
    clone.git('config', 'submodule.third/lib.url', `file://${library.folder}`);
    clone.git('submodule', '--quiet', 'update', '--init', '--depth=1');
    expect(existsSync(join(clone.folder, '.git/modules/third/lib/shallow'))).toBe(true);
    const before = checkoutState(clone.folder);
    const { snapshots } = await snapshotIn(openHarness(), clone.folder, { base: one });
    expect(treeOf(snapshots.base ?? '')['third/lib/lib.go']).toBe('lib 1');
    expect(treeOf(snapshots.head)['third/lib/lib.go']).toBe('lib 2');
    expect(checkoutState(clone.folder)).toEqual(before);
  });

  test('are checkouts of their own when a run starts inside', async () => {
    const { repository } = nested();
    const folder = join(repository.folder, 'third/lib');
    const { revisions, snapshots } = await snapshotIn(openHarness(), folder, { base: 'HEAD~1' });
    expect(revisions.root).toBe(folder);
    expect(treeOf(snapshots.base ?? '')).toEqual({ 'lib.go': 'lib 1' });
    expect(treeOf(snapshots.head)).toEqual({ 'lib.go': 'lib 2' });
  });
});

describe('reading one file', () => {
  test('of a commit and of the working tree', async () => {
    const repository = GitRepository.create();
    repository
      .write('m/.allocgate.yml', 'threshold: 5\n')
      .link('link.yml', 'm/.allocgate.yml')
      .link('out', '/etc/hosts');
    const one = repository.commit('one');
    repository.write('m/.allocgate.yml', 'threshold: 7\n');
    const harness = openHarness();
    const revisions = await resolveIn(harness.repository, repository.folder);
    const committed = async (path: string): Promise<unknown> => harness.repository.readFile(revisions, one, path);
    expect(await committed('m/.allocgate.yml')).toBe('threshold: 5\n');
    expect(await committed('link.yml')).toBe('threshold: 5\n');
    for (const path of ['none', 'm', 'out', 'm/.allocgate.yml/x', 'a\nb'])
      expect(await committed(path)).toBeUndefined();
    const working = async (path: string): Promise<unknown> => harness.repository.readHeadFile(revisions, path);
    expect(await working('m/.allocgate.yml')).toBe('threshold: 7\n');
    expect(await working('link.yml')).toBe('threshold: 7\n');
    for (const path of ['none', 'm', 'out', '../x', '.', 'a\nb']) expect(await working(path)).toBeUndefined();
    const atCommit = await resolveIn(harness.repository, repository.folder, { head: one });
    expect(await harness.repository.readHeadFile(atCommit, 'm/.allocgate.yml')).toBe('threshold: 5\n');
  });

  test('of more than 16 MiB is not read', async () => {
    const repository = GitRepository.create();
    const one = repository.write('large', Buffer.alloc(16 * 1024 * 1024 + 1, 'x')).commit('one');
    const harness = openHarness();
    const revisions = await resolveIn(harness.repository, repository.folder);
    const unfit = { kind: 'unfit', what: 'larger than 16 MiB' };
    expect(await harness.repository.findFile(revisions, one, 'large')).toEqual(unfit);
    expect(await harness.repository.findFile(revisions, undefined, 'large')).toEqual(unfit);
    expect(await harness.repository.readFile(revisions, one, 'large')).toBeUndefined();
  });
});

test('a cache folder that cannot be made is named', async () => {
  const repository = GitRepository.create();
  repository.write('a.go', 'one').commit('one');
  chmodSync(join(repository.folder, 'a.go'), 0o644);
  const harness = openHarness({ cacheFolder: join(repository.folder, 'a.go', 'cache') });
  await expect(resolveIn(harness.repository, repository.folder)).rejects.toMatchObject({ code: 'snapshot-failed' });
});
