import { expect, test } from 'vitest';
import { parseBaseline } from '../../../src/core/baseline/read.ts';
import { requestLines } from '../../support/github/request-log.ts';
import { allocations } from '../action/workflow.ts';
import { manualEvent, mergeGroupEvent, pullRequestEvent, pushEvent, scheduleEvent } from '../action/payloads.ts';
import { temporaryFolder } from '../../support/git-repository.ts';
import { branch, DefaultBranch } from './default-branch.ts';

test('a push to the default branch records its commit; the next one appends; the same one changes nothing', async () => {
  const main = await DefaultBranch.create();
  const first = await main.record();
  expect(first.code).toBe(0);
  expect(first.outputs['baseline-commit']).toBe(main.commit);
  expect(first.summary).toContain('Recorded 1 benchmark of 1 package ');
  process.stdout.write(`\nAPI calls of a record: ${requestLines(main.github.log).join(', ')}\n`);
  const [path = '', ...others] = Object.keys(await main.files()).filter((name) => name.startsWith('records/'));
  expect(others).toEqual([]);
  expect(path).toMatch(
    new RegExp(String.raw`^records/go1\.[\d.]+-linux-\w+-[0-9a-f]{12}/0000001-${main.commit}\.json$`),
  );
  const reading = parseBaseline((await main.files())[path] ?? '');
  expect(reading).toMatchObject({ kind: 'baseline', baseline: { commit: main.commit } });

  const calls = main.github.log.length;
  const again = await main.record();
  expect(again.code).toBe(0);
  expect(again.log).toContain('already has a record of this commit');
  expect(main.github.log.slice(calls).every(({ method }) => method === 'GET')).toBe(true);

  main.origin.write('m_test.go', allocations(3));
  main.origin.commit('more');
  await main.pushMain();
  expect((await main.record()).code).toBe(0);
  const records = Object.keys(await main.files()).filter((name) => name.startsWith('records/'));
  expect(records.map((name) => name.slice(name.lastIndexOf('/') + 1, -46))).toEqual(['0000001', '0000002']);
});

test('a schedule and a manual run on the default branch record too', async () => {
  const main = await DefaultBranch.create();
  expect((await main.record({ event: scheduleEvent() })).code).toBe(0);
  main.origin.write('note.txt', 'x');
  main.origin.commit('note');
  await main.pushMain();
  expect((await main.record({ event: manualEvent() })).code).toBe(0);
  expect(Object.keys(await main.files())).toHaveLength(3);
});

test('nothing else records: pull requests, merge groups, other branches, the baseline branch itself', async () => {
  const main = await DefaultBranch.create();
  const { commit } = main;
  const pull = pullRequestEvent({ base: commit, head: commit });
  const refused = [
    await main.record({ event: pull, ref: 'refs/pull/5/merge' }),
    // An event that claims to be of the default branch.
    await main.record({ event: pull }),
    await main.record({ event: mergeGroupEvent({ base: commit, head: commit }) }),
    await main.record({
      event: pushEvent({ before: commit, after: commit, branch: 'topic' }),
      ref: 'refs/heads/topic',
    }),
    await main.record({ inputs: { 'baseline-branch': 'main' } }),
  ];
  expect(refused.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
  expect(refused.map(({ annotations }) => annotations[0]?.message.split('\n')[0])).toEqual([
    'allocgate: stage: record does not run on pull_request: only the default branch may write baselines.',
    'allocgate: stage: record does not run on pull_request: only the default branch may write baselines.',
    'allocgate: stage: record does not run on merge_group: only the default branch may write baselines.',
    'allocgate: stage: record was started on refs/heads/topic, not on the default branch main.',
    "allocgate: stage: record can't store records on main, because this workflow runs on that branch.",
  ]);
  expect(main.github.log).toEqual([]);
});

test('a token that may not write: red, and the permission is named', async () => {
  const main = await DefaultBranch.create();
  const run = await main.record({ permissions: { contents: 'read' } });
  expect(run.code).toBe(1);
  expect(run.annotations[0]?.message).toContain(`The record could not be written to the branch ${branch}`);
  expect(run.annotations[0]?.message).toContain('permissions: contents: write');
});

/** At length, and with answers that are refused, in `append-record.test.ts`. */
test('two simultaneous records on the branch: none is lost', async () => {
  const main = await DefaultBranch.create();
  const rounds = 3;
  const jobs = ['.', 'Steady'].map((bench) => ({ inputs: { bench }, cache: temporaryFolder() }));
  for (let round = 1; round <= rounds; round++) {
    main.origin.write('docs/round.txt', `${round}\n`);
    main.origin.commit(`round ${round}`);
    const runs = await Promise.all(jobs.map((job) => main.record(job)));
    expect(runs).toMatchObject([{ code: 0 }, { code: 0 }]);
  }
  const records = Object.keys(await main.files()).filter((name) => name.startsWith('records/'));
  expect(new Set(records.map((name) => name.slice(-45, -5))).size).toBe(rounds);
  expect(records.map((name) => Number(/\/(\d+)-/.exec(name)?.[1])).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 2 * rounds }, (_, index) => index + 1),
  );
  // Nothing but new commits, on top of each other.
  expect(main.github.log.filter(({ method }) => method === 'PATCH').length).toBeGreaterThanOrEqual(2 * rounds - 1);
});
