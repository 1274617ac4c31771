import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { goVersions } from '../../../scripts/go-matrix/versions.ts';
import { examples, own } from './texts.ts';

interface Job {
  readonly needs?: readonly string[];
  readonly permissions: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Record<string, unknown> }[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const files = Object.entries(own).map(([name, text]) => [name, text, parse(text) as Workflow] as const);
const [ci] = files.filter(([name]) => name === 'ci.yml').map(([, , workflow]) => workflow);

test('there are a workflow for changes, one for the gate on itself, and one for releases', () => {
  expect(Object.keys(own).toSorted((a, b) => a.localeCompare(b))).toEqual(['ci.yml', 'memory.yml', 'release.yml']);
});

/** Others’ actions in a workflow: each with its commit and version. */
function pins(text: string): string[] {
  return [...text.matchAll(/uses: ([\w-]+\/.*)/g)].map(([, action = '']) => action);
}

test.each(files)('%s: others’ actions are pinned to the commits that the examples show', (_, text) => {
  const known = new Set(Object.values(examples).flatMap(pins));
  for (const pin of pins(text)) {
    expect(pin).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(known).toContain(pin);
  }
});

test.each(files)('%s: nothing is put into a shell, and no checkout keeps credentials', (_, __, { jobs }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  expect(steps.filter(({ run = '' }) => run.includes('${{'))).toEqual([]);
  const checkouts = steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
  expect(checkouts.filter(({ with: inputs }) => inputs?.['persist-credentials'] !== false)).toEqual([]);
});

test.each(files)('%s: jobs have the least permissions and a limit of time', (_, __, { on, permissions, jobs }) => {
  expect(permissions).toEqual({});
  expect(Object.keys(on)).not.toContain('pull_request_target');
  expect(Object.keys(on)).not.toContain('workflow_run');
  for (const job of Object.values(jobs)) {
    expect(job['timeout-minutes']).toBeGreaterThan(0);
    const writes = Object.keys(job.permissions).filter((scope) => job.permissions[scope] === 'write');
    const checksOut = job.steps.some(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    // A job that may change the repository runs nothing of it.
    expect(writes).toEqual(checksOut ? writes.filter((scope) => scope === 'pull-requests') : writes);
  }
});

test('the required check waits for every other job of the workflow, and only passes when all do', () => {
  const { ci: required, ...others } = ci?.jobs ?? {};
  expect(required?.needs).toEqual(Object.keys(others));
  expect(required?.steps).toEqual([
    {
      run: `test "$RESULTS" = '${Object.keys(others)
        .map(() => 'success')
        .join(' ')}'`,
    },
  ]);
});

test('the matrix has the versions that are supported', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const { engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { engines: { node: string } };
  const tools = JSON.parse(readFileSync(`${root}/tools/node/package.json`, 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  const { node, go } = ci?.jobs ?? {};
  const nodes = node?.strategy?.matrix['node'] ?? [];
  expect(nodes.map((version) => version.split('.')[0])).toEqual(['20', '22', '24']);
  expect(engines.node).toMatch(/^>=20\./);
  expect([...new Set(Object.values(tools.optionalDependencies))]).toEqual(nodes.slice(-1));
  const gos = go?.strategy?.matrix['go'] ?? [];
  const tried = goVersions.map((version) => version.slice(2).split('.').slice(0, 2).join('.'));
  expect(gos).toEqual([tried[0], '1.26', tried.at(-1)]);
});
