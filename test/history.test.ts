import { expect, test } from 'vitest';
import { renderBaseline } from '../src/core/baseline/write.ts';
import { renderHistoryCsv, renderHistoryMarkdown, renderHistoryText } from '../src/core/report/render-history.ts';
import { type HistoryRequest, readHistory } from '../src/history.ts';
import type { CommitDetails, Ports, Repository, StoredRecord } from '../src/ports.ts';
import { fakePorts, FakeRepository, FakeToolchain } from './fakes.ts';

const id = (index: number): string => index.toString(16).padStart(40, '0');

type Figures = Readonly<Record<string, number>>;

/** A record with allocs/op by `package benchmark`. */
function record(figures: Figures): string {
  const packages: Parameters<typeof renderBaseline>[0]['packages'] = {};
  for (const [name, value] of Object.entries(figures)) {
    const [importPath = '', benchmark = ''] = name.split(' ');
    (packages[importPath] ??= { key: 'k', benchmarks: {} }).benchmarks[benchmark] = {
      iterations: 100,
      gomaxprocs: 1,
      units: { 'allocs/op': [value, value] },
    };
  }
  const fingerprint: Parameters<typeof renderBaseline>[0]['fingerprint'] = {
    goVersion: 'go1.26.8',
    goos: 'linux',
    goarch: 'amd64',
    settings: {},
    buildFlags: [],
    mode: 'fast',
    totals: 'exact',
    pathLength: 120,
  };
  return renderBaseline({ schemaVersion: 1, fingerprint, cpu: '', bench: '.', packages });
}

/** Commits in a line; of the one with the number 4 the record before is no parent. */
class LineRepository extends FakeRepository {
  /** Each commit follows the one before, up to `tip`; what lies behind is unknown. */
  tip = 0;

  override lineage(): ReturnType<Repository['lineage']> {
    const line = Array.from({ length: this.tip }, (_, index) => this.tip - index);
    return Promise.resolve({ parents: new Map(line.map((index) => [id(index), [id(index - 1)]])), tags: new Map() });
  }

  override describeCommits(_?: unknown, commits: readonly string[] = []): ReturnType<Repository['describeCommits']> {
    const details = commits.map((commit): [string, CommitDetails] => {
      const index = Number.parseInt(commit, 16);
      const parents = [id(index === 4 ? 77 : index - 1)];
      return [
        commit,
        { date: `2026-03-0${index}T10:00:00Z`, author: 'Jane', subject: `Change \u001b${index}`, parents },
      ];
    });
    return Promise.resolve(new Map(details));
  }
}

function ports(texts: readonly string[], commits = texts.map((_, index) => index + 1), tip = 0): Ports {
  const repository = new LineRepository({ 'a:go.mod': 'module example.com/m\n' });
  repository.tip = tip;
  const records = texts.map((_, index): StoredRecord => {
    const number = index + 1;
    return {
      path: `records/c/${number}`,
      conditions: 'go1.26.8-linux-amd64-0123456789ab',
      number,
      commit: id(commits[index] ?? 0),
    };
  });
  async function* readAll(
    wanted: readonly StoredRecord[],
  ): AsyncGenerator<readonly [StoredRecord, string | undefined]> {
    for (const found of wanted) yield [found, await Promise.resolve(texts[found.number - 1])];
  }
  const read = (): Promise<undefined> => Promise.resolve(undefined);
  return {
    ...fakePorts(new FakeToolchain({ benchmarks: {} }), repository),
    branchRecords: () => Promise.resolve({ kind: 'found', records, folderOf: () => '', read, readAll }),
  };
}

const asked: HistoryRequest = {
  folder: '/repo',
  branch: 'allocgate-baseline',
  bench: undefined,
  packages: [],
  units: ['B/op', 'allocs/op'],
};
const [a, b, other] = [
  'example.com/m BenchmarkA',
  'example.com/m/sub BenchmarkB',
  'example.com/m BenchmarkStill',
] as const;
const texts = [
  record({ [a]: 10, [b]: 2, [other]: 1 }),
  record({ [a]: 10, [b]: 2, [other]: 1 }),
  record({ [a]: 12, [b]: 2, [other]: 1 }),
  record({ [a]: 12, [b]: 8, [other]: 1 }),
  record({ [a]: 9, [other]: 1 }),
];
const plain = { width: 100, colour: false, verbose: false };

test('the ledger: commit, date, figures and subject of each step, the row that moved furthest first', async () => {
  const report = await readHistory(ports(texts), asked);
  expect(renderHistoryText(report, plain).split('\n')).toEqual([
    'BenchmarkB  example.com/m/sub',
    `  ▁█  2 → 8 allocs/op +300% over 4 records; gone after ${id(4).slice(0, 12)}`,
    `    ${id(4).slice(0, 12)}  2026-03-04  2 → 8 +300%  Change ␛4`,
    `      or another commit after ${id(3).slice(0, 12)}, the one recorded before`,
    '',
    'BenchmarkA  example.com/m',
    '  ▃█▁  10 → 9 allocs/op −10.0% over 5 records',
    `    ${id(5).slice(0, 12)}  2026-03-05  12 → 9 −25.0%  Change ␛5`,
    `    ${id(3).slice(0, 12)}  2026-03-03  10 → 12 +20.0%  Change ␛3`,
    '',
    '5 records on allocgate-baseline, 3 rows, 1 of them without a step.',
    '',
  ]);
  expect(renderHistoryMarkdown(report)).toContain('| 2026-03-04 | 2 → 8 | +300% | Change');
  expect(renderHistoryCsv(report).split('\r\n')[1]).toBe(
    `example.com/m,BenchmarkA,allocs/op,${id(3)},${id(2)},true,2026-03-03T10:00:00Z,Jane,"Change ␛3",10,12,20,`,
  );
});

test('a commit whose record came late stands where the commit does, and none twice', async () => {
  const figures = [1, 1, 3, 1, 3, 4].map((figure) => record({ [a]: figure }));
  const report = await readHistory(ports(figures, [1, 2, 5, 3, 6, 6], 6), asked);
  expect(report.rows[0]?.steps).toMatchObject([
    { commit: id(5), after: id(3), exact: false, from: 1, to: 3 },
    { commit: id(6), after: id(6), from: 3, to: 4 },
  ]);
  const text = renderHistoryText(report, plain);
  expect(text).toContain('this commit was recorded twice, with different figures');
  expect(text.match(/or another commit after/g)).toHaveLength(1);
  // What the clone doesn't know stays in the order of the records.
  expect((await readHistory(ports(figures, [1, 2, 5, 3, 6, 6]), asked)).rows[0]?.steps).toHaveLength(4);
});

test.each([
  ['a benchmark', { bench: 'A$' }, ['BenchmarkA']],
  ['a folder', { packages: ['./sub'] }, ['BenchmarkB']],
  ['folders below', { packages: ['./sub/...'] }, ['BenchmarkB']],
  ['the folder itself', { packages: ['.'] }, ['BenchmarkA', 'BenchmarkStill']],
  ['an import path', { packages: ['example.com/m/...'], bench: 'B' }, ['BenchmarkA', 'BenchmarkStill', 'BenchmarkB']],
  ['everything', { packages: ['./...'] }, ['BenchmarkA', 'BenchmarkStill', 'BenchmarkB']],
] as const)('what is asked for: %s', async (_, request, names) => {
  const { rows } = await readHistory(ports(texts), { ...asked, ...request });
  expect(rows.map(({ benchmark }) => benchmark)).toEqual(names);
});

test('damaged records are named and left out; the others count', async () => {
  const [first = '', second = '', ...rest] = texts;
  const report = await readHistory(ports([first, second.slice(0, 200), ...rest]), asked);
  expect(report.notes).toHaveLength(1);
  expect(report.notes[0]).toMatch(/^1 record is damaged and was left out: records\/c\/2 \(it is not JSON/);
  expect(report.rows.find(({ benchmark }) => benchmark === 'BenchmarkA')?.steps).toMatchObject([
    { commit: id(3), after: id(1), exact: false, from: 10, to: 12 },
    { commit: id(5), from: 12, to: 9 },
  ]);
  await expect(readHistory(ports(['{}', 'x']), asked)).rejects.toMatchObject({
    code: 'missing-baseline',
    message: expect.stringMatching(/can be read\. 2 records are damaged/) as string,
  });
});

test('what is not there', async () => {
  await expect(readHistory(ports(texts), { ...asked, bench: 'Nope' })).rejects.toMatchObject({ code: 'no-benchmarks' });
  await expect(readHistory(ports(texts), { ...asked, bench: '(' })).rejects.toMatchObject({ code: 'usage' });
  await expect(readHistory(ports([]), asked)).rejects.toMatchObject({ code: 'missing-baseline' });
  const none = fakePorts(new FakeToolchain({ benchmarks: {} }));
  await expect(readHistory(none, asked)).rejects.toMatchObject({
    code: 'missing-baseline',
    message: 'There are no records: there is no such branch.',
  });
});
