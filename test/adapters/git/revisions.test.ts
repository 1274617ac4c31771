import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GateError } from '../../../src/errors.ts';
import { checkoutState } from '../../support/checkout-state.ts';
import { GitRepository, temporaryFolder } from '../../support/git-repository.ts';
import { openHarness, type Request, resolveIn } from './harness.ts';

const unborn = '0'.repeat(40);

async function baseOf(folder: string, request: Request = {}): Promise<unknown> {
  return (await resolveIn(openHarness().repository, folder, request)).base;
}

/** main: one, two; feature, from one: three. */
function branched(): { repository: GitRepository; one: string; two: string; three: string } {
  const repository = GitRepository.create();
  const one = repository.write('a.go', 'one').commit('one');
  const two = repository.write('a.go', 'two').commit('two');
  repository.git('switch', '--quiet', '--create', 'feature', one);
  const three = repository.write('b.go', 'three').commit('three');
  return { repository, one, two, three };
}

describe('in a terminal', () => {
  test('the base of a branch is the merge base with main', async () => {
    const { repository, one, three } = branched();
    repository.write('sub/c.go', 'uncommitted');
    const revisions = await resolveIn(openHarness().repository, join(repository.folder, 'sub'));
    expect(revisions).toEqual({
      root: repository.folder,
      prefix: 'sub',
      base: { kind: 'commit', commit: one, label: 'merge base with main' },
      head: {
        kind: 'working-tree',
        commit: three,
        dirty: true,
        label: `the working tree at ${three.slice(0, 12)}`,
      },
    });
  });

  test('what the clone knows as the default branch of the remote goes before main', async () => {
    const { repository } = branched();
    const clone = repository.clone();
    clone.git('remote', 'set-head', 'origin', 'feature');
    clone.git('switch', '--quiet', '--create', 'other', 'origin/feature');
    clone.write('d.go', 'four').commit('four');
    expect(await baseOf(clone.folder)).toEqual({
      kind: 'commit',
      commit: repository.git('rev-parse', 'feature'),
      label: 'merge base with origin/feature',
    });
  });

  test('master where there is no main', async () => {
    const { repository, one } = branched();
    repository.git('branch', '--move', 'main', 'master');
    expect(await baseOf(repository.folder)).toMatchObject({ commit: one, label: 'merge base with master' });
  });

  test('on the default branch the commit before, or HEAD when something changed', async () => {
    const { repository, one, two } = branched();
    repository.git('switch', '--quiet', 'main');
    expect(await baseOf(repository.folder)).toEqual({ kind: 'commit', commit: one, label: 'the commit before HEAD' });
    repository.write('untracked.go', 'new');
    expect(await baseOf(repository.folder)).toEqual({
      kind: 'commit',
      commit: two,
      label: 'HEAD, before the uncommitted changes',
    });
  });

  test('a detached commit of the default branch is compared with the one before', async () => {
    const { repository, one, two } = branched();
    repository.git('checkout', '--quiet', '--detach', two);
    expect(await baseOf(repository.folder)).toMatchObject({ commit: one });
  });

  test('--head counts from that revision, whatever the working tree holds', async () => {
    const { repository, one, two, three } = branched();
    repository.write('untracked.go', 'new');
    const harness = openHarness();
    const feature = await resolveIn(harness.repository, repository.folder, { head: 'feature' });
    expect(feature.base).toMatchObject({ commit: one, label: 'merge base with main' });
    expect(feature.head).toEqual({ kind: 'commit', commit: three, dirty: false, label: 'feature' });
    const main = await resolveIn(harness.repository, repository.folder, { head: 'main' });
    expect(main.head.commit).toBe(two);
    expect(main.base).toEqual({ kind: 'commit', commit: one, label: 'the commit before main' });
  });

  test('--base is taken as it is, an annotated tag as its commit', async () => {
    const { repository, two } = branched();
    repository.git('tag', '--annotate', '--message', 'x', 'v1', two);
    expect(await baseOf(repository.folder, { base: 'v1' })).toEqual({ kind: 'commit', commit: two, label: 'v1' });
  });

  test('a first commit has nothing to be compared with, and that blocks nothing', async () => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one').commit('one');
    expect(await baseOf(repository.folder)).toEqual({
      kind: 'missing',
      reason: 'HEAD is the first commit',
      blocking: false,
    });
  });

  test('a repository without commits is its working tree', async () => {
    const repository = GitRepository.create().write('a.go', 'one');
    expect(await resolveIn(openHarness().repository, repository.folder)).toMatchObject({
      base: { kind: 'missing', reason: 'the repository has no commits yet', blocking: false },
      head: { kind: 'working-tree', commit: undefined, dirty: true, label: 'the working tree' },
    });
  });

  test('a repository without commits has none to name', async () => {
    const repository = GitRepository.create().write('a.go', 'one');
    await expect(resolveIn(openHarness().repository, repository.folder, { head: 'HEAD' })).rejects.toMatchObject({
      message: 'This repository has no commits yet.',
    });
  });
});

/** HEAD is the merge of feature into main. */
function merged(): ReturnType<typeof branched> {
  const made = branched();
  made.repository.git('checkout', '--quiet', '--detach', made.two);
  made.repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', made.three);
  return made;
}

describe('by the event', () => {
  test('a pull request: the first parent of the merge commit', async () => {
    const { repository, one, two, three } = merged();
    const event = { kind: 'pull-request', baseSha: one, headSha: three } as const;
    expect(await baseOf(repository.folder, { event })).toEqual({
      kind: 'commit',
      commit: two,
      label: 'first parent of the merge commit',
    });
  });

  test("a pull request whose head branch is checked out: the merge base with the event's base", async () => {
    const { repository, one, two, three } = branched();
    const event = { kind: 'pull-request', baseSha: two, headSha: three } as const;
    expect(await baseOf(repository.folder, { event })).toEqual({
      kind: 'commit',
      commit: one,
      label: "merge base with the pull request's base",
    });
  });

  test('a head that contains the event’s head, behind other commits', async () => {
    const { repository, two, three } = merged();
    repository.write('c.go', 'more').commit('more');
    const event = { kind: 'pull-request', baseSha: two, headSha: three } as const;
    expect(await baseOf(repository.folder, { event })).toMatchObject({
      commit: two,
      label: expect.stringMatching(/merge base/) as string,
    });
  });

  test.each([
    ['another branch', 'main', {}],
    ['a commit before it', 'feature~1', {}],
    ['another revision that --head names', 'feature', { head: 'main' }],
  ])('a pull request or merge group whose checkout is %s is refused', async (_, checkedOut, named) => {
    const { repository, one, three } = branched();
    repository.git('checkout', '--quiet', '--detach', checkedOut);
    for (const kind of ['pull-request', 'merge-group'] as const) {
      const request = { ...named, event: { kind, baseSha: one, headSha: three } };
      await expect(baseOf(repository.folder, request)).rejects.toMatchObject({
        code: 'usage',
        message: expect.stringContaining(`does not contain ${three.slice(0, 12)}, the head of the`) as string,
      });
    }
  });

  test('a pull request whose head is nowhere to be found is refused', async () => {
    const { repository, one } = branched();
    const event = { kind: 'pull-request', baseSha: one, headSha: 'f'.repeat(40) } as const;
    await expect(baseOf(repository.folder, { event })).rejects.toMatchObject({ code: 'usage' });
  });

  test.each([[{ base: 'feature' }], [{ base: 'main', head: 'main' }]])(
    'a pull request that %j would compare with itself is refused',
    async (named) => {
      const { repository, one, three } = branched();
      const event = { kind: 'pull-request', baseSha: one, headSha: three } as const;
      await expect(baseOf(repository.folder, { ...named, event })).rejects.toMatchObject({
        code: 'usage',
        message: expect.stringContaining('compared with itself') as string,
      });
    },
  );

  test('a pull request without a base that can be found blocks', async () => {
    const { repository, three } = branched();
    const event = { kind: 'pull-request', baseSha: 'f'.repeat(40), headSha: three } as const;
    const base = await baseOf(repository.folder, { event });
    expect(base).toMatchObject({
      kind: 'missing',
      blocking: true,
      reason: expect.stringMatching(/no remote/) as string,
    });
  });

  test('a merge group: its base, and without it the run is blocked', async () => {
    const { repository, one, three } = branched();
    expect(await baseOf(repository.folder, { event: { kind: 'merge-group', baseSha: one, headSha: three } })).toEqual({
      kind: 'commit',
      commit: one,
      label: 'base of the merge group',
    });
    const event = { kind: 'merge-group', baseSha: 'e'.repeat(40), headSha: three } as const;
    expect(await baseOf(repository.folder, { event })).toMatchObject({ kind: 'missing', blocking: true });
  });

  test.each([
    ['an ancestor', 'one', 'one'],
    ['no ancestor (a forced push)', 'two', 'merge base'],
    ['a new branch', 'none', 'merge base'],
    ['unknown', 'lost', 'merge base'],
  ])('a push after a tip that is %s', async (_, tip, expected) => {
    const { repository, one, two } = branched();
    repository.write('b.go', 'four').commit('four');
    const before = { one, two, none: unborn, lost: 'd'.repeat(40) }[tip] ?? '';
    const base = await baseOf(repository.folder, { event: { kind: 'push', before } });
    const label = expected === 'one' ? 'the tip before the push' : 'merge base with main';
    expect(base).toEqual({ kind: 'commit', commit: one, label });
  });

  test('a schedule: as in a terminal', async () => {
    const { repository, one } = branched();
    expect(await baseOf(repository.folder, { event: { kind: 'other' } })).toMatchObject({ commit: one });
  });
});

describe('refused', () => {
  test.each([['--all'], ['-h'], ['no-such'], ['main\nfeature'], [''], ['^main'], ['main..feature'], ['main:a.go']])(
    '--base %j',
    async (base) => {
      const { repository } = branched();
      const failure: unknown = await baseOf(repository.folder, { base }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ name: 'GateError', code: 'usage' });
      expect((failure as GateError).message).toContain(JSON.stringify(base));
    },
  );

  test('a folder without a repository', async () => {
    await expect(baseOf(temporaryFolder())).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/not in a git repo/) as string,
    });
  });

  test('a folder that does not exist', async () => {
    await expect(baseOf(join(temporaryFolder(), 'none'))).rejects.toMatchObject({ code: 'usage' });
  });

  test('a bare repository', async () => {
    const folder = join(temporaryFolder(), 'bare');
    mkdirSync(folder);
    GitRepository.at(folder).git('init', '--quiet', '--bare');
    await expect(baseOf(folder)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/no working tree/) as string,
    });
  });
});

async function dirty(repository: GitRepository): Promise<boolean> {
  return (await resolveIn(openHarness().repository, repository.folder)).head.dirty;
}

describe('dirty', () => {
  test('is what git status says, less our own cache', async () => {
    const { repository } = branched();
    repository.write('.gitignore', '*.log').commit('ignore');
    repository.write('x.log', 'ignored');
    expect(await dirty(repository)).toBe(false);
    const harness = openHarness({ cacheFolder: join(repository.folder, 'own-cache') });
    await resolveIn(harness.repository, repository.folder, { base: 'HEAD~1' });
    repository.write('own-cache/x', '');
    expect((await resolveIn(harness.repository, repository.folder)).head.dirty).toBe(false);
    expect(await dirty(repository)).toBe(true);
  });

  test.each([
    ['a changed file', (repository: GitRepository) => void repository.write('a.go', 'changed')],
    ['a staged file', (repository: GitRepository) => void repository.write('n', 'x').git('add', 'n')],
    ['a deleted file', (repository: GitRepository) => void repository.git('rm', '--quiet', '--cached', 'a.go')],
  ])('%s', async (_, change) => {
    const { repository } = branched();
    change(repository);
    const before = checkoutState(repository.folder);
    expect(await dirty(repository)).toBe(true);
    expect(checkoutState(repository.folder)).toEqual(before);
  });
});
