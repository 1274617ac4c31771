import { expect, test } from 'vitest';
import { createRepository } from '../../../src/adapters/git/index.ts';
import type { CommitRange, Repository, Revisions } from '../../../src/ports.ts';
import { silentLog } from '../../fakes.ts';
import { GitRepository, isolatedEnvironment, temporaryFolder } from '../../support/git-repository.ts';

interface Asked {
  readonly git: Repository;
  readonly revisions: Revisions;
  readonly range: CommitRange;
}

async function between(repository: GitRepository, base: string, head: string): Promise<Asked> {
  const git = createRepository({
    cacheFolder: temporaryFolder(),
    log: silentLog,
    signal: new AbortController().signal,
    env: isolatedEnvironment(repository.folder),
  });
  const revisions = await git.resolve({ folder: repository.folder, base, head, event: undefined });
  return { git, revisions, range: await git.commitsBetween(revisions) };
}

test('commits with their parents, merges included, children first; and what people tell them by', async () => {
  const repository = GitRepository.create();
  const first = repository.write('a', '1').commit('first');
  repository.git('switch', '--quiet', '--create', 'topic');
  const topic = repository.write('b', '1').commit('topic: é\n\nbody');
  repository.git('switch', '--quiet', 'main');
  const second = repository.write('a', '2').commit('second');
  repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'topic');
  const merge = repository.git('rev-parse', 'HEAD');
  const { git, revisions, range } = await between(repository, first, merge);
  if (range.kind !== 'range') throw new Error(range.kind);
  expect(new Map(range.commits.map(({ commit, parents }) => [commit, parents]))).toEqual(
    new Map([
      [merge, [second, topic]],
      [second, [first]],
      [topic, [first]],
    ]),
  );
  expect(range.commits[0]?.commit).toBe(merge);
  const details = await git.describeCommits(revisions, [topic, 'f'.repeat(40), first]);
  expect([...details.keys()]).toEqual([topic, first]);
  expect(details.get(topic)).toMatchObject({ author: 'Test', subject: 'topic: é' });
  expect(details.get(topic)?.date).toMatch(/^2026-01-01T00:00:00/);
});

test('a good commit on another branch is told with the merge base', async () => {
  const repository = GitRepository.create();
  const first = repository.write('a', '1').commit('first');
  repository.git('switch', '--quiet', '--create', 'topic');
  const topic = repository.write('b', '1').commit('topic');
  repository.git('switch', '--quiet', 'main');
  const second = repository.write('a', '2').commit('second');
  const { range } = await between(repository, topic, second);
  expect(range).toMatchObject({ kind: 'apart', mergeBase: first });
});

test('a shallow clone fetches what lies between; the clone stays as it is', async () => {
  const origin = GitRepository.create();
  const commits = Array.from({ length: 8 }, (_, index) => origin.write('a', String(index)).commit(`c${index}`));
  const clone = origin.clone('--depth=1');
  const { range } = await between(clone, commits[1] ?? '', commits[7] ?? '');
  if (range.kind !== 'range') throw new Error(range.kind);
  expect(range.commits.map(({ commit }) => commit)).toEqual(commits.slice(2).toReversed());
  expect(clone.git('rev-list', '--count', 'HEAD')).toBe('1');
});
