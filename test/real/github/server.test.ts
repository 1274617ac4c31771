import { expect, test } from 'vitest';
import { GitRepository } from '../../support/git-repository.ts';
import { rateLimited } from '../../support/github/faults.ts';
import { push } from '../../support/github/push.ts';
import { requestLines } from '../../support/github/request-log.ts';
import { GitHubServer } from '../../support/github/server.ts';

const shop = '/repos/octo/shop';

async function withPullRequest(): Promise<{ github: GitHubServer; number: number; head: string; git: GitRepository }> {
  const github = await GitHubServer.start();
  const git = GitRepository.create();
  git.write('go.mod', 'module m\n').write('a/b.txt', 'words\n');
  await push(github.as('octo'), git, git.commit('base'), 'main');
  git.git('checkout', '--quiet', '-b', 'topic');
  git.write('a/b.txt', 'other words\n');
  const head = git.commit('change');
  await push(github.as('alice'), git, head, 'topic');
  const pull = { title: 'Change', head: 'topic', base: 'main' };
  const { number } = (await github.as('alice').post(`${shop}/pulls`, pull)) as { number: number };
  return { github, number, head, git };
}

test('commits keep their ids, and a pull request follows its branch', async () => {
  const { github, number, head, git } = await withPullRequest();
  const bob = github.as('bob', 'strictly');
  expect(await bob.get(`${shop}/pulls/${number}`)).toMatchObject({ head: { sha: head } });
  git.write('a/b.txt', 'more\n');
  const next = git.commit('more');
  await push(github.as('alice'), git, next, 'topic');
  expect(await bob.get(`${shop}/pulls/${number}`)).toMatchObject({ head: { sha: next } });
});

test.each([
  ['a body that is too long', { body: 'x'.repeat(65_537) }, '422', []],
  ['a body of the greatest length', { body: 'x'.repeat(65_536) }, 'made', []],
  ['no body', { text: 'x' }, '422', ["must have required property 'body'", 'unknown body field text']],
])('a comment with %s', async (_, body, outcome, violations) => {
  const { github, number } = await withPullRequest();
  const made = github.as('bob', 'strictly').post(`${shop}/issues/${number}/comments`, body);
  await expect(made.then(() => 'made', String)).resolves.toContain(outcome);
  expect(github.log.flatMap((request) => request.violations.map((text) => text.replace(/^\S+ (?=must)/, '')))).toEqual(
    violations,
  );
});

test('an unknown token, a foreign comment, one’s own approval, and an unknown query are refused or noted', async () => {
  const { github, number } = await withPullRequest();
  const comments = `${shop}/issues/${number}/comments`;
  const { id } = (await github.as('bob').post(comments, { body: 'mine' })) as { id: number };
  await expect(fetch(github.url + comments, { headers: { authorization: 'Bearer forged' } })).resolves.toMatchObject({
    status: 401,
  });
  const edit = github.as('mallory', 'strictly').patch(`${shop}/issues/comments/${id}`, { body: 'yours' });
  await expect(edit).rejects.toThrow('403');
  const review = { event: 'APPROVE', body: 'fine' };
  await expect(github.as('alice', 'strictly').post(`${shop}/pulls/${number}/reviews`, review)).rejects.toThrow('422');
  await expect(github.as('bob', 'strictly').post(`${shop}/pulls/${number}/reviews`, review)).resolves.toMatchObject({
    state: 'APPROVED',
  });
  await github.as('bob', 'strictly').get(`${comments}?perpage=100`);
  expect(github.log.at(-1)?.violations).toEqual(['/query must NOT have additional properties']);
});

test('a workflow’s token acts as the bot, and is held to its permissions', async () => {
  const { github, number } = await withPullRequest();
  const comment = async (token: string): Promise<Response> =>
    fetch(`${github.url}${shop}/issues/${number}/comments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{"body":"x"}',
    });
  const made = await comment(await github.workflowToken({ pull_requests: 'write' }));
  expect(await made.json()).toMatchObject({ user: { login: 'github-actions[bot]', type: 'Bot' } });
  const refused = await comment(await github.workflowToken({ pull_requests: 'read' }));
  expect(refused.status).toBe(403);
});

test('permissions are told in GitHub’s words', async () => {
  const { github } = await withPullRequest();
  const of = async (login: string): Promise<unknown> =>
    github.as('octo', 'strictly').get(`${shop}/collaborators/${login}/permission`);
  expect(await of('bob')).toMatchObject({ permission: 'write' });
  expect(await of('mallory')).toMatchObject({ permission: 'none' });
});

test('a fault is met once, by its operation only', async () => {
  const { github, number } = await withPullRequest();
  github.faults.add(rateLimited('issues/list-comments', 1));
  const bob = github.as('bob', 'strictly');
  await bob.get(`${shop}/pulls/${number}`);
  await expect(bob.get(`${shop}/issues/${number}/comments`)).rejects.toThrow('429');
  await bob.get(`${shop}/issues/${number}/comments`);
  expect(requestLines(github.log)).toEqual([
    'GET pulls/get 200',
    'GET issues/list-comments 429',
    'GET issues/list-comments 200',
  ]);
});
