import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inputTable } from '../../../src/action/input-table.ts';
import { examples, ours } from './texts.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: string | Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly permissions: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>
  >;
}

const files = Object.entries(examples).map(([name, text]) => [name, text, parse(text) as Workflow] as const);

test('the workflows that README.md and the documents speak of are there', () => {
  expect(Object.keys(examples).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'advisory.yml',
    'basic.yml',
    'branch-baselines.yml',
    'code-scanning.yml',
    'forks-gate.yml',
    'forks-report.yml',
    'history-pages.yml',
    'monorepo.yml',
    'nightly.yml',
    'shards.yml',
    'strict.yml',
  ]);
});

test.each(files)('%s: others’ actions are pinned by commit, with their version in a remark', (_, text) => {
  const used = [...text.matchAll(/uses: (\S+)(.*)/g)].filter(([, action]) => action !== ours);
  for (const [, action, rest] of used) {
    expect(action).toMatch(/^(?:actions\/[\w-]+|github\/codeql-action\/upload-sarif)@[0-9a-f]{40}$/);
    expect(rest).toMatch(/^ # v\d+\.\d+\.\d+$/);
  }
});

test.each(files)('%s: nothing is put into a shell', (_, __, { jobs }) => {
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  for (const run of runs) expect(run).not.toContain('${{');
});

test.each(files)(
  '%s: every job has the least permissions, and only a job without checkout runs on workflow_run',
  (_, __, of) => {
    expect(of.permissions).toEqual({});
    const events = typeof of.on === 'string' ? [of.on] : Object.keys(of.on);
    const recordsOnly = Object.values(of.jobs).every(({ steps }) => steps.at(-1)?.with?.['stage'] === 'record');
    expect(recordsOnly ? events : []).toEqual(recordsOnly ? ['push', 'schedule'] : []);
    const allowed = [
      'actions: read',
      'id-token: write',
      'pages: write',
      recordsOnly ? 'contents: write' : 'contents: read',
      'pull-requests: read',
      'pull-requests: write',
      'security-events: write',
    ];
    for (const { permissions, steps } of Object.values(of.jobs)) {
      expect(allowed).toEqual(
        expect.arrayContaining(Object.entries(permissions).map(([key, value]) => `${key}: ${value}`)),
      );
      const runsCode = steps.some(({ uses = '' }) => uses.startsWith('actions/checkout@'));
      // Who uploads alerts of a private repository reads its contents too, and runs nothing of them.
      expect(runsCode).toBe('contents' in permissions && !('security-events' in permissions));
      // Who deploys runs nothing of the repository's.
      expect(runsCode && ('pages' in permissions || 'id-token' in permissions)).toBe(false);
    }
    expect(events).not.toContain('pull_request_target');
    const secondStage = events.includes('workflow_run');
    expect(secondStage && 'contents' in (Object.values(of.jobs)[0]?.permissions ?? {})).toBe(false);
  },
);

test.each(files)('%s: the inputs of our action are those that it has', (_, __, { jobs }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps.filter(({ uses }) => uses === ours));
  for (const { with: inputs = {} } of steps) {
    expect(Object.keys(inputTable)).toEqual(expect.arrayContaining(Object.keys(inputs)));
  }
});

test.each(['strict.yml', 'forks-gate.yml'])(
  '%s: what runs the change may write nothing and keeps no credentials',
  (name) => {
    const { jobs } = parse(examples[name] ?? '') as Workflow;
    const { permissions, steps } = jobs['memory'] ?? { permissions: {}, steps: [] };
    expect(Object.values(permissions)).not.toContain('write');
    expect(steps[0]?.with).toEqual({ 'persist-credentials': false });
  },
);

/** A workflow that a path filter skips leaves its required check pending for ever, and a skipped job is green. */
test.each(files.filter(([, , of]) => typeof of.on !== 'string' && 'pull_request' in of.on))(
  'a required check always reports in %s',
  (_, __, { on, jobs }) => {
    expect(Object.keys(on)).toContain('merge_group');
    const filters = (on as Readonly<Record<string, Readonly<Record<string, unknown>> | null>>)['pull_request'] ?? {};
    expect(Object.keys(filters)).not.toEqual(expect.arrayContaining(['paths']));
    expect(Object.keys(filters)).not.toEqual(expect.arrayContaining(['paths-ignore']));
    const measuring = Object.values(jobs).filter(({ steps }) =>
      steps.some(({ uses, with: inputs }) => uses === ours && inputs?.['stage'] === undefined),
    );
    for (const job of measuring) expect(Object.keys(job)).not.toContain('if');
  },
);
