import { expect, test } from 'vitest';
import { pullRequestOfRun } from '../../../src/adapters/github/pull-request.ts';
import { pullRequestEvent, pushEvent } from '../../e2e/action/payloads.ts';

const commits = { base: 'b'.repeat(40), head: 'a'.repeat(40), number: 7 };

test('number, head, and whether it is from a fork', () => {
  const own = { repository: 'octo/shop', number: 7, headSha: commits.head, author: 'alice', fromFork: false };
  expect(pullRequestOfRun(pullRequestEvent(commits).payload, 'octo/shop')).toEqual(own);
  const forked = pullRequestEvent({ ...commits, fork: true }).payload;
  expect(pullRequestOfRun(forked, 'octo/shop')).toEqual({ ...own, fromFork: true });
});

test('a fork that was deleted is a fork', () => {
  const { payload } = pullRequestEvent(commits);
  const event = structuredClone(payload) as { pull_request: { head: { repo: unknown } } };
  event.pull_request.head.repo = null;
  expect(pullRequestOfRun(event, 'octo/shop')).toMatchObject({ fromFork: true });
});

test('other events have none, nor has an odd repository', () => {
  expect(pullRequestOfRun(pushEvent({ before: 'b', after: 'a' }).payload, 'octo/shop')).toBeUndefined();
  expect(pullRequestOfRun(pullRequestEvent(commits).payload, 'octo/shop/../..')).toBeUndefined();
  expect(pullRequestOfRun(pullRequestEvent(commits).payload, undefined)).toBeUndefined();
});
