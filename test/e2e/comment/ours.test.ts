import { expect, test } from 'vitest';
import { markerOf } from '../../../src/adapters/github/comment/marker.ts';
import { requestLines } from '../../support/github/request-log.ts';
import { OpenPullRequest } from './open-pull-request.ts';

/** A comment whether something moved or not, in little time. */
const inputs = { comment: 'always' };
const identity = { workflow: 'memory', workingDirectory: '.', key: 'gate null' };

test('behind a page of others, and a forged marker: ours is found by its author', async () => {
  const pull = await OpenPullRequest.create({ 'README.md': 'words\n' });
  await pull.say('mallory', `${markerOf(identity)}\nall is well`);
  for (let count = 0; count < 100; count++) await pull.say('bob', `word ${count}`);
  await pull.run({ inputs });
  await pull.push({ 'README.md': 'more words\n' });
  await pull.run({ inputs });
  const ours = await pull.ours();
  expect(ours).toHaveLength(1);
  expect(ours[0]?.body).toContain(pull.pushed.head);
  expect((await pull.comments())[0]?.body).toBe(`${markerOf(identity)}\nall is well`);
  expect(requestLines(pull.github.log)).toEqual([
    'GET issues/list-comments 200',
    'GET issues/list-comments 200',
    'GET pulls/get 200',
    'POST issues/create-comment 201',
    'GET issues/list-comments 200',
    'GET issues/list-comments 200',
    'GET pulls/get 200',
    'PATCH issues/update-comment 200',
  ]);
});

test('workflows and jobs with other values in their matrix have comments of their own', async () => {
  const pull = await OpenPullRequest.create({ 'README.md': 'words\n' });
  await pull.run({ inputs });
  await pull.run({ inputs: { ...inputs, 'comment-key': 'gate { "go": "1.26" }' } });
  await pull.run({ inputs, env: { GITHUB_WORKFLOW: 'other' } });
  await pull.run({ inputs });
  expect(await pull.ours()).toHaveLength(3);
});

test('an older run that ends late leaves the comment alone, be it of an older head or of the same', async () => {
  const pull = await OpenPullRequest.create({ 'README.md': 'words\n' });
  const older = pull.pushed;
  await pull.push({ 'README.md': 'more words\n' });
  const late = await pull.run({ inputs, at: older });
  expect(late.log).toContain('No comment: the pull request already has a comment about a newer commit or run.');
  expect(await pull.ours()).toEqual([]);

  await pull.run({ inputs, env: { GITHUB_RUN_ID: '2000' } });
  const [newest] = await pull.ours();
  await pull.run({ inputs, at: older });
  await pull.run({ inputs: { ...inputs, count: '2', threshold: '5' }, env: { GITHUB_RUN_ID: '1999' } });
  expect(await pull.ours()).toEqual([newest]);
});

test('a comment that was deleted meanwhile is made again', async () => {
  const pull = await OpenPullRequest.create({ 'README.md': 'words\n' });
  await pull.run({ inputs });
  await pull.push({ 'README.md': 'more words\n' });
  pull.github.faults.add({ operation: 'issues/update-comment', status: 404, message: 'Not Found' });
  const run = await pull.run({ inputs });
  expect(requestLines(pull.github.log).slice(-2)).toEqual([
    'PATCH issues/update-comment 404',
    'POST issues/create-comment 201',
  ]);
  expect(run.outputs['comment-id']).toBe(String((await pull.ours()).at(-1)?.id));
});
