import { expect, test } from 'vitest';
import { createRepository } from '../../../src/adapters/git/index.ts';
import { parseTags } from '../../../src/adapters/git/lineage.ts';
import type { Lineage } from '../../../src/ports.ts';
import { silentLog } from '../../fakes.ts';
import { GitRepository, isolatedEnvironment, temporaryFolder } from '../../support/git-repository.ts';

/** Reads what leads to HEAD of a clone, until it is enough. */
async function lineageOf({ folder }: GitRepository, enough: (lineage: Lineage) => boolean): Promise<Lineage> {
  const git = createRepository({
    cacheFolder: temporaryFolder(),
    log: silentLog,
    signal: new AbortController().signal,
    env: { ...isolatedEnvironment(folder), GIT_ALLOW_PROTOCOL: 'file' },
  });
  const revisions = await git.resolve({ folder, base: 'HEAD', head: 'HEAD', event: undefined });
  return git.lineage(revisions, revisions.head.commit ?? '', enough);
}

/** Sixty commits, of which the tenth is a release under an annotated tag. */
function released(): { readonly origin: GitRepository; readonly commits: readonly string[] } {
  const origin = GitRepository.create();
  const commits = Array.from({ length: 60 }, (_, index) => origin.commit(`commit ${index}`));
  origin.git('tag', '--annotate', '--message', 'release', 'v1.0.0', commits[9] ?? '');
  return { origin, commits };
}

test('a shallow clone is deepened as far as needed, and stays as it is', async () => {
  const { origin, commits } = released();
  const clone = origin.clone('--depth=2', '--no-tags');
  const known = await lineageOf(clone, () => true);
  expect([...known.parents.keys()]).toEqual(commits.slice(-2).toReversed());
  expect(known.tags.get('v1.0.0')).toBe(commits[9]);
  const fifty = await lineageOf(clone, ({ parents }) => parents.size >= 40);
  expect(fifty.parents.size).toBeGreaterThanOrEqual(40);
  expect(fifty.parents.size).toBeLessThan(60);
  const all = await lineageOf(clone, ({ parents, tags }) => parents.has(tags.get('v1.0.0') ?? ''));
  expect(all.parents.has(commits[9] ?? '')).toBe(true);
  expect(clone.git('rev-list', '--count', 'HEAD')).toBe('2');
  expect(clone.git('tag', '--list')).toBe('');
});

test('where the remote can’t be asked, the tags of the clone count', async () => {
  const { origin, commits } = released();
  const clone = origin.clone();
  clone.git('tag', 'v2.0.0', 'HEAD');
  clone.git('remote', 'set-url', 'origin', `file://${origin.folder}-gone`);
  const { parents, tags } = await lineageOf(clone, () => false);
  expect(parents.size).toBe(60);
  expect([tags.get('v1.0.0'), tags.get('v2.0.0')]).toEqual([commits[9], commits[59]]);
});

test('an annotated tag names its commit, and what is no tag is left out', () => {
  const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];
  const listing = [
    `${a}\trefs/tags/v1.0.0`,
    `${b}\trefs/tags/v1.0.0^{}`,
    `${a} refs/heads/main`,
    'x\trefs/tags/v2',
    '',
  ];
  expect([...parseTags(listing.join('\n'))]).toEqual([['v1.0.0', b]]);
});
