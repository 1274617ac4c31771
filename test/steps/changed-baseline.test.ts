import { expect, test } from 'vitest';
import { renderBaseline } from '../../src/core/baseline/write.ts';
import type { GateReport } from '../../src/core/report/model.ts';
import { check } from '../../src/gate.ts';
import type { Options } from '../../src/options.ts';
import type { RevisionEvent } from '../../src/ports.ts';
import { type Behaviour, fakePorts, FakeRepository, FakeToolchain } from '../fakes.ts';

/** A stored baseline under the conditions of the fakes, whose keys are the folders of the sides. */
function stored(key: string, allocs: readonly number[]): string {
  const units = { 'allocs/op': [...allocs], 'B/op': allocs.map((count) => count * 64) };
  return renderBaseline({
    schemaVersion: 1,
    fingerprint: {
      goVersion: 'go1.26.8',
      goos: 'linux',
      goarch: 'amd64',
      settings: {},
      buildFlags: [],
      mode: 'fast',
      totals: 'exact',
      pathLength: 15,
    },
    cpu: 'fake',
    bench: '.',
    packages: { 'example.com/m': { key, benchmarks: { BenchmarkX: { iterations: 16_384, gomaxprocs: 1, units } } } },
  });
}

const three: Behaviour = ({ iterations }) => ({ allocs: 3 * iterations, bytes: 192 * iterations });

/** Gates a change of the stored baseline, with nothing else in it. */
async function gate(
  head: string | undefined,
  {
    base,
    event,
    explicit = {},
    behave = three,
  }: {
    base?: string;
    event?: RevisionEvent;
    explicit?: Partial<Options>;
    behave?: Behaviour;
  } = {},
): Promise<GateReport> {
  const path = '.allocgate/baseline.json';
  const files = {
    ...(head === undefined ? {} : { [`a:${path}`]: head }),
    ...(base === undefined ? {} : { [`b:${path}`]: base }),
  };
  const ports = fakePorts(new FakeToolchain({ benchmarks: { BenchmarkX: { behave } } }), new FakeRepository(files));
  const pullRequest = event === undefined ? undefined : { workflow: undefined, event: () => Promise.resolve(event) };
  return check({ ...ports, pullRequest }, { folder: '/repo', explicit });
}

const kinds = ({ problems }: GateReport): string[] => problems.map(({ kind }) => kind);

const [baseSha, headSha] = ['b'.repeat(40), 'a'.repeat(40)];
const unknown = stored('sources to come', [5, 5, 5]);

test.each<[string, RevisionEvent | undefined, string[]]>([
  ['a pull request', { kind: 'pull-request', baseSha, headSha }, ['damaged-baseline']],
  ['a merge group', { kind: 'merge-group', baseSha, headSha }, ['damaged-baseline']],
  ['a terminal, of a commit', undefined, ['damaged-baseline']],
  ['a push, where it is merged already', { kind: 'push', before: baseSha }, []],
])('figures of unknown sources in %s', async (_, event, expected) => {
  const report = await gate(unknown, event === undefined ? {} : { event });
  expect(kinds(report)).toEqual(expected);
  expect(report.conclusion).toBe(expected.length === 0 ? 'pass' : 'unmeasurable');
  expect(report.notes.join()).toContain('The change adds the stored baseline .allocgate/baseline.json');
  expect(report.notes.some((note) => note.startsWith('Warning: '))).toBe(expected.length === 0);
});

test('what base’s file has already is none of the change, and what this gate never reads blocks nothing', async () => {
  const changed = unknown.replace('"fake"', '"another"');
  expect(kinds(await gate(changed, { base: unknown }))).toEqual([]);
  expect((await gate(changed, { base: unknown })).notes.join()).toContain('no figures are added or changed');
  expect(kinds(await gate(unknown, { explicit: { baseline: 'rerun' } }))).toEqual([]);
  expect((await gate(unknown, { explicit: { mode: 'full' } })).notes.join()).toContain('neither read nor checked');
});

test.each<[string, string, readonly number[], string[]]>([
  ['head’s figures', '/snapshots/head', [3, 3, 3], []],
  ['base’s figures', '/snapshots/base', [3, 3, 3], []],
  ['one sample of others', '/snapshots/head', [3, 5, 5], ['damaged-baseline']],
  ['figures that are less', '/snapshots/head', [2, 2, 2], ['damaged-baseline']],
  ['base with figures of others', '/snapshots/base', [5, 5, 5], ['damaged-baseline']],
])('an entry of %s', async (_, key, allocs, expected) => {
  expect(kinds(await gate(stored(key, allocs)))).toEqual(expected);
});

test('a figure that varies from process to process is looked at again', async () => {
  const varying: Behaviour = ({ side, iterations, round }) => {
    const allocs = (side === 'head' && round % 3 === 0 ? 4 : 3) * iterations;
    return { allocs, bytes: allocs * 64 };
  };
  expect(kinds(await gate(stored('/snapshots/head', [3, 3, 3]), { behave: varying }))).toEqual([]);
});

test('samples that vary stand for nothing: base is measured', async () => {
  const [steady, varying] = [stored('/snapshots/base', [3, 3, 3]), stored('/snapshots/base', [3, 5, 5])];
  expect((await gate(steady, { base: steady })).base?.source).toBe('file');
  expect((await gate(varying, { base: varying })).base?.source).toBe('rerun');
});
