import { describe, expect, test } from 'vitest';
import type { Options } from '../../src/options.ts';
import type { RevisionEvent, RevisionRequest, Revisions } from '../../src/ports.ts';
import { type PolicyInForce, readPolicy } from '../../src/steps/read-policy.ts';
import { fakePorts, FakeRepository, FakeToolchain } from '../fakes.ts';

const [baseSha, headSha] = ['b'.repeat(40), 'a'.repeat(40)];
const change: RevisionEvent = { kind: 'pull-request', baseSha, headSha };
const workflow = '.github/workflows/memory.yml';
const own = { [`b:${workflow}`]: 'uses: octo/allocgate@v1\n' };

interface Situation {
  /** Files of base (`b:`) and head (`a:`). */
  readonly files: Readonly<Record<string, string>>;
  /** Absent in a terminal. */
  readonly event?: RevisionEvent;
  readonly workflow?: string | undefined;
  readonly explicit?: Partial<Options>;
  readonly base?: Revisions['base'];
}

/** Compares with the commit that was named, which has nothing at all; else with the base of the change. */
class WithRelease extends FakeRepository {
  override async resolve(request?: RevisionRequest): Promise<Revisions> {
    const revisions = await super.resolve();
    const { base } = request ?? {};
    return base === undefined
      ? revisions
      : { ...revisions, base: { kind: 'commit', commit: 'c'.repeat(40), label: base } };
  }
}

async function inForce(situation: Situation): Promise<PolicyInForce> {
  const { files, event, explicit = {}, base } = situation;
  const repository = new WithRelease(files, base);
  const pullRequest =
    event === undefined
      ? undefined
      : {
          workflow: 'workflow' in situation ? situation.workflow : workflow,
          event: () => Promise.resolve(event),
        };
  const ports = { ...fakePorts(new FakeToolchain({ benchmarks: {} }), repository), pullRequest };
  const revisions = await repository.resolve({ folder: '/repo', base: explicit.base, head: undefined, event });
  return readPolicy(ports, revisions, { folder: '/repo', explicit });
}

const subject = { importPath: 'example.com/m', path: '.', benchmark: 'BenchmarkX' };

/** The settings that a change may try to loosen. */
function gateOf({ policy, settings }: PolicyInForce): object {
  const { fail, budget, waiver, strict } = policy.row(subject, 'allocs/op');
  const { advisory, bench, onRemoved, count, timeoutMs, confirmTimeoutMs, mode } = settings;
  const row = { fail, budget, waiver: waiver !== undefined, strict };
  const run = { advisory, bench, onRemoved, count, timeoutMs, confirmTimeoutMs, mode };
  return {
    ...row,
    ...run,
    metrics: policy.metrics(subject),
    leaks: policy.leaks(subject),
    excludes: policy.excludes(subject),
  };
}

const loose = `
threshold: 400
metrics: [B/op]
bench: ^BenchmarkNothing$
fail-on: never
on-removed: warn
leaks: off
count: 1
timeout: 1s
confirm-timeout: 1s
exclude: [./...]
rules:
  - { budgets: { allocs/op: 9 }, strict: false, threshold: 500 }
waivers:
  - { package: ./..., benchmark: BenchmarkX, metric: allocs/op, ceiling: 1000, reason: r }
`;

const unset = await inForce({ files: own, event: change });

describe('a pull request that brings a loose configuration', () => {
  test.each<[string, Situation]>([
    ['where base has none', { files: { ...own, 'a:.allocgate.yml': loose }, event: change }],
    [
      'in a merge group',
      { files: { ...own, 'a:.allocgate.yml': loose }, event: { kind: 'merge-group', baseSha, headSha } },
    ],
    ['after the push', { files: { ...own, 'a:.allocgate.yml': loose }, event: { kind: 'push', before: baseSha } }],
    ['on demand', { files: { ...own, 'a:.allocgate.yml': loose }, event: { kind: 'other' } }],
    ['where base’s is empty', { files: { ...own, 'b:.allocgate.yml': '', 'a:.allocgate.yml': loose }, event: change }],
    [
      'where base’s is invalid',
      { files: { ...own, 'b:.allocgate.yml': 'treshold: 3', 'a:.allocgate.yml': loose }, event: change },
    ],
    [
      'under another name, which the workflow gives',
      { files: { ...own, 'a:loose.yml': loose }, event: change, explicit: { config: 'loose.yml' } },
    ],
    [
      'and renames the workflow',
      {
        files: { 'b:.github/workflows/old.yml': 'uses: octo/allocgate@v1\n', 'a:.allocgate.yml': loose },
        event: change,
      },
    ],
    [
      'and renames the workflow, which runs the gate by an action of this repository',
      {
        files: {
          'b:.github/workflows/old.yml': 'uses: ./ci/memory\n',
          'b:ci/memory/action.yml': 'uses: octo/allocgate@v1\n',
          'a:.allocgate.yml': loose,
        },
        event: change,
      },
    ],
    [
      'in a workflow of another repository',
      { files: { 'a:.allocgate.yml': loose }, event: change, workflow: undefined },
    ],
    [
      'while the base cannot be had, and a pinned baseline stands for it',
      {
        files: { 'a:.allocgate.yml': loose },
        event: change,
        base: { kind: 'missing', reason: 'gone', blocking: true },
      },
    ],
    [
      'while the workflow compares with a release that had no gate yet',
      { files: { ...own, 'a:.allocgate.yml': loose }, event: change, explicit: { base: 'v1' } },
    ],
  ])('%s: only the budget, which is new, counts', async (_, situation) => {
    const bold = await inForce(situation);
    expect(gateOf(bold)).toEqual({ ...gateOf(unset), budget: 9 });
    expect(bold.notes.filter((note) => note.includes('takes effect after the merge')).length).toBeGreaterThan(8);
  });

  test('where base lacks the workflow that runs, it adopts the gate, and the report says so', async () => {
    const adopting = await inForce({
      files: { 'b:.github/workflows/test.yml': 'run: go test ./...\n', 'a:.allocgate.yml': loose },
      event: change,
    });
    expect(gateOf(adopting)).toMatchObject({ fail: 500, advisory: true, excludes: true, waiver: true, count: 1 });
    expect(adopting.notes).toEqual([
      `The base does not have the running workflow, ${workflow}, so the change introduces the gate: head’s .allocgate.yml applies.`,
    ]);
  });

  test('in a terminal head’s decides, and the report says so', async () => {
    const local = await inForce({ files: { ...own, 'a:.allocgate.yml': loose } });
    expect(gateOf(local)).toMatchObject({ fail: 500, advisory: true });
    expect(local.notes).toEqual(['The base has no configuration, so head’s .allocgate.yml applies.']);
  });

  test('a first push has no gate to loosen', async () => {
    const base = { kind: 'missing', reason: 'HEAD is the first commit', blocking: false } as const;
    const first = await inForce({
      files: { 'a:.allocgate.yml': loose },
      event: { kind: 'push', before: baseSha },
      base,
    });
    expect(gateOf(first)).toMatchObject({ fail: 500, advisory: true });
  });
});

describe('a pull request that tightens', () => {
  const strict = `
threshold: 3
metrics: [B/op, allocs/op, x/op]
strict: true
on-removed: fail
`;

  test.each([
    ['the defaults', own],
    ['base’s configuration', { ...own, 'b:.allocgate.yml': 'fail-on: never\nthreshold: 50\nexclude: [./...]\n' }],
  ])('%s is judged by that at once', async (_, files) => {
    const tightened = await inForce({ files: { ...files, 'a:.allocgate.yml': strict }, event: change });
    expect(gateOf(tightened)).toEqual({
      ...gateOf(unset),
      fail: 3,
      strict: true,
      onRemoved: 'fail',
      metrics: ['B/op', 'allocs/op', 'x/op'],
    });
  });

  test('by taking the configuration away ends what it let pass', async () => {
    const files = { ...own, 'b:.allocgate.yml': 'fail-on: never\nthreshold: 50\nexclude: [./...]\n' };
    expect(gateOf(await inForce({ files, event: change }))).toEqual(gateOf(unset));
  });
});

describe('what a build needs', () => {
  const needs = 'prepare: make\ncopy: [x.bin]\ntest-args: [-dsn, x]\n';
  const needed = { prepare: 'make', copy: ['x.bin'], testArgs: ['-dsn', 'x'] };

  test('is head’s where base says nothing of it', async () => {
    const { settings } = await inForce({ files: { ...own, 'a:.allocgate.yml': needs }, event: change });
    expect(settings).toMatchObject(needed);
  });

  test('is base’s where base says it', async () => {
    const other = 'prepare: rm -rf .\ncopy: []\ntest-args: [-short]\n';
    const files = { ...own, 'b:.allocgate.yml': needs, 'a:.allocgate.yml': other };
    expect((await inForce({ files, event: change })).settings).toMatchObject(needed);
  });

  test('is what a flag or input says before all', async () => {
    const explicit: Partial<Options> = { prepare: 'go generate', copy: ['y'], 'test-args': [] };
    const { settings } = await inForce({ files: { ...own, 'a:.allocgate.yml': needs }, event: change, explicit });
    expect(settings).toMatchObject({ prepare: 'go generate', copy: ['y'], testArgs: [] });
  });
});

test.each(['/etc/allocgate.yml', '../outside.yml', 'sub/../../outside.yml'])(
  'a configuration outside the repository is refused: %s',
  async (config) => {
    await expect(inForce({ files: {}, explicit: { config } })).rejects.toMatchObject({
      code: 'usage',
      message: `The configuration file ${config} is not in the repository.`,
    });
  },
);
