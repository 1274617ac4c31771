import { expect, test } from 'vitest';
import { rateLimited, secondaryLimit } from '../../support/github/faults.ts';
import { requestLines } from '../../support/github/request-log.ts';
import { allocations } from '../action/workflow.ts';
import { OpenPullRequest } from './open-pull-request.ts';

const inputs = { comment: 'always' };
const words = { 'README.md': 'words\n' };

function warnings(run: { readonly annotations: readonly { level: string; message: string }[] }): string[] {
  return run.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
}

test('a read-only token: the missing permission by name, the summary, and the verdict as it was', async () => {
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) });
  const run = await pull.run({ permissions: { contents: 'read', pull_requests: 'read' } });
  expect(run.code).toBe(1);
  expect(run.outputs).toMatchObject({ conclusion: 'fail', regressions: '1' });
  expect(warnings(run)).toHaveLength(1);
  expect(warnings(run)[0]).toMatch(
    /^No comment was written: .*give the job `permissions: pull-requests: write`.*403.*\. The verdict stands, /,
  );
  expect(run.summary).toContain('### ❌ allocgate: 1 benchmark allocates more than on base');
  expect(await pull.comments()).toEqual([]);
});

test('a token that may read nothing of pull requests', async () => {
  const pull = await OpenPullRequest.create(words);
  const run = await pull.run({ inputs, permissions: { contents: 'read' } });
  expect(run.code).toBe(0);
  expect(warnings(run)[0]).toContain('permissions: pull-requests: write');
});

test('a pull request from a fork: one line in the log, no warning', async () => {
  const pull = await OpenPullRequest.create(words);
  const permissions = { contents: 'read', pull_requests: 'read' } as const;
  const run = await pull.run({ inputs, permissions, payload: { fork: true } });
  expect(run.code).toBe(0);
  expect(run.annotations).toEqual([]);
  expect(run.log.match(/No comment.*fork/g)).toHaveLength(1);
});

test('creation answers 502 although it was done: found again, no second one', async () => {
  const pull = await OpenPullRequest.create(words);
  pull.github.faults.add({ operation: 'issues/create-comment', status: 502, performed: true });
  const run = await pull.run({ inputs });
  const ours = await pull.ours();
  expect(ours).toHaveLength(1);
  expect(run.outputs['comment-id']).toBe(String(ours[0]?.id));
  expect(warnings(run)).toEqual([]);
  expect(requestLines(pull.github.log).slice(-2)).toEqual([
    'POST issues/create-comment 502',
    'GET issues/list-comments 200',
  ]);
});

test('creation answers 502 and was not done: asked once, a warning, and the next run comments', async () => {
  const pull = await OpenPullRequest.create(words);
  pull.github.faults.add({ operation: 'issues/create-comment', status: 502 });
  const run = await pull.run({ inputs });
  expect(run.code).toBe(0);
  expect(warnings(run)[0]).toMatch(/No comment.*502/);
  expect(requestLines(pull.github.log).filter((line) => line.startsWith('POST'))).toHaveLength(1);
  await pull.run({ inputs });
  expect(await pull.ours()).toHaveLength(1);
});

test('the list answers 500 once and 429 once, creation meets the secondary limit: waited for', async () => {
  const pull = await OpenPullRequest.create(words);
  pull.github.faults.add({ operation: 'issues/list-comments', status: 500 });
  pull.github.faults.add(rateLimited('issues/list-comments', 1));
  pull.github.faults.add(secondaryLimit('issues/create-comment', 1));
  const run = await pull.run({ inputs });
  expect(warnings(run)).toEqual([]);
  expect(await pull.ours()).toHaveLength(1);
  expect(requestLines(pull.github.log)).toEqual([
    'GET issues/list-comments 500',
    'GET issues/list-comments 429',
    'GET issues/list-comments 200',
    'GET pulls/get 200',
    'POST issues/create-comment 403',
    'POST issues/create-comment 201',
  ]);
});

test('a limit that asks for more than a minute is not waited for', async () => {
  const pull = await OpenPullRequest.create(words);
  pull.github.faults.add(secondaryLimit('issues/create-comment', 61));
  const run = await pull.run({ inputs });
  expect(run.code).toBe(0);
  expect(warnings(run)[0]).toMatch(/No comment.*asks for a wait of 61 s/);
  expect(await pull.comments()).toEqual([]);
});

test('no server at all', async () => {
  const pull = await OpenPullRequest.create(words);
  const run = await pull.run({ inputs, env: { GITHUB_API_URL: 'http://127.0.0.1:9' } });
  expect(run.code).toBe(0);
  expect(warnings(run)[0]).toMatch(/No comment.*got no answer from GitHub/);
  expect(run.outputs['conclusion']).toBe('pass');
});
