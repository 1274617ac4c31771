import { expect, test } from 'vitest';
import { requestLines } from '../../support/github/request-log.ts';
import type { Person } from '../../support/github/server.ts';
import { mergeGroupEvent } from '../action/payloads.ts';
import { allocations } from '../action/workflow.ts';
import { OpenPullRequest, shop } from './open-pull-request.ts';

const words = 'Fine.\n\n/allocgate accept BenchmarkSteady: the audit trail needs it';

async function approve(pull: OpenPullRequest, person: Person, body = words): Promise<void> {
  const review = { event: 'APPROVE', body, commit_id: pull.pushed.head };
  await pull.github.as(person).post(`${shop}/pulls/${pull.number}/reviews`, review);
}

test('an approval by someone with write access counts, also for later commits with the same figures', async () => {
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) });
  expect((await pull.run()).code).toBe(1);
  expect((await pull.ours())[0]?.body).toContain('/allocgate accept BenchmarkSteady: the reason');
  await approve(pull, 'bob');

  const again = await pull.run();
  expect(again.code).toBe(0);
  expect(again.outputs).toMatchObject({ conclusion: 'pass', regressions: '0', 'accepted-by': 'bob' });
  const note = 'In a review, bob accepted BenchmarkSteady: the audit trail needs it';
  expect(again.summary).toContain('**Waived** (a regression the team accepted)');
  expect(again.summary).toContain(note);
  const [comment] = await pull.ours();
  expect(comment?.body).toContain('**Waived**');
  expect(comment?.body).toContain('accepted by bob');
  expect(comment?.body).toContain(note);
  const calls = requestLines(pull.github.log).slice(4);
  process.stdout.write(`\nAPI calls of an accepted run: ${calls.length} (${calls.join(', ')})\n`);
  expect(calls.length).toBeLessThanOrEqual(6);

  await pull.push({ 'README.md': 'words\n' });
  const later = await pull.run();
  expect(later.outputs).toMatchObject({ conclusion: 'pass', 'accepted-by': 'bob' });

  await pull.push({ 'm_test.go': allocations(6) });
  const worse = await pull.run();
  expect(worse.code).toBe(1);
  expect(worse.outputs).toMatchObject({ conclusion: 'fail', regressions: '1', 'accepted-by': '' });
});

test.each<[string, Person, string]>([
  ['by the author', 'alice', "The acceptance by alice doesn't count: the author"],
  ['by a stranger', 'mallory', "The acceptance by mallory doesn't count: accepting requires write access"],
])('an approval %s does not count, and the log says so', async (_, person, line) => {
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) });
  await pull.github.as('octo').put(`${shop}/collaborators/mallory`, { permission: 'triage' });
  await approve(pull, person);
  const run = await pull.run();
  expect(run.code).toBe(1);
  expect(run.outputs).toMatchObject({ conclusion: 'fail', 'accepted-by': '' });
  expect(run.log).toContain(line);
});

test('in a merge queue what the pull request accepted is accepted, and no more', async () => {
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) });
  await pull.run();
  const { base, merge } = pull.pushed;
  const event = mergeGroupEvent({ base, head: merge, number: pull.number });
  expect((await pull.run({ event })).outputs).toMatchObject({ conclusion: 'fail' });

  await approve(pull, 'bob');
  const before = await pull.ours();
  const queued = await pull.run({ event });
  expect(queued.outputs).toMatchObject({ conclusion: 'pass', 'accepted-by': 'bob' });
  expect(await pull.ours()).toEqual(before);
});

test('reviews that cannot be read accept nothing, and nothing breaks', async () => {
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) });
  await approve(pull, 'bob');
  pull.github.faults.add({
    operation: 'pulls/list-reviews',
    status: 403,
    message: 'Resource not accessible by integration',
  });
  const run = await pull.run();
  expect(run.code).toBe(1);
  const warnings = run.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
  expect(warnings.join()).toContain('Acceptances were not applied, because the reviews could not be read');
  expect(warnings.join()).toContain('pull-requests: read');
});
