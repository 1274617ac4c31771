import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { createRepository } from '../../../src/adapters/git/index.ts';
import { readBranchRecords } from '../../../src/adapters/store/branch.ts';
import { renderBaseline } from '../../../src/core/baseline/write.ts';
import { readHistory } from '../../../src/history.ts';
import { fakePorts, FakeToolchain, silentLog } from '../../fakes.ts';
import { GitRepository, isolatedEnvironment, temporaryFolder } from '../../support/git-repository.ts';

const branch = 'allocgate-baseline';
const commit = (number: number): string => number.toString(16).padStart(40, '0');

/** A record of twenty benchmarks, of which one has one more allocation from every thousandth record on. */
function recordText(number: number): string {
  const entry = (
    index: number,
  ): [string, { iterations: number; gomaxprocs: number; units: Record<string, number[]> }] => {
    const allocs = index === 7 ? 1 + Math.floor(number / 1000) : index;
    return [`Benchmark${index}`, { iterations: 100, gomaxprocs: 1, units: { 'allocs/op': [allocs, allocs, allocs] } }];
  };
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
      pathLength: 120,
    },
    cpu: '',
    bench: '.',
    packages: {
      'example.com/m': {
        key: 'k',
        benchmarks: Object.fromEntries(Array.from({ length: 20 }, (_, index) => entry(index))),
      },
    },
  });
}

/** Writes the branch, with a record for each commit in turn. */
function writeRecords(repository: GitRepository, records: readonly (readonly [commit: string, text: string])[]): void {
  const files = records.map(([id, text], index) => {
    const path = `records/go1.26.8-linux-amd64-0123456789ab/${String(index + 1).padStart(7, '0')}-${id}.json`;
    return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  });
  const head = `commit refs/heads/${branch}\ncommitter Test <test@example.com> 1700000000 +0000\ndata 0\n`;
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: repository.folder,
    env: isolatedEnvironment(repository.folder),
    input: head + files.join(''),
  });
}

function historyIn({ folder }: GitRepository): ReturnType<typeof readHistory> {
  const git = createRepository({
    cacheFolder: temporaryFolder(),
    log: silentLog,
    signal: new AbortController().signal,
    env: isolatedEnvironment(folder),
  });
  const ports = {
    ...fakePorts(new FakeToolchain({ benchmarks: {} }), git),
    branchRecords: (...[revisions, name]: Parameters<ReturnType<typeof fakePorts>['branchRecords']>) =>
      readBranchRecords(git, revisions, name),
  };
  return readHistory(ports, { folder, branch, bench: undefined, packages: [], units: ['allocs/op'] });
}

test('in a shallow clone, too, a record that came late stands where its commit does', async () => {
  const repository = GitRepository.create();
  const commits = [1, 2, 3, 4].map((index) =>
    repository.write('go.mod', `module example.com/m${index}\n`).commit(`${index}`),
  );
  const [first = '', second = '', third = '', fourth = ''] = commits;
  const [low, high] = [recordText(1), recordText(1000)];
  writeRecords(repository, [
    [first, low],
    [third, high],
    [second, low],
    [fourth, high],
  ]);
  const clone = repository.clone('--depth=1', '--branch=main');
  const before = clone.git('for-each-ref');
  const { rows } = await historyIn(clone);
  expect(rows.find(({ steps }) => steps.length > 0)?.steps).toMatchObject([
    { commit: third, after: second, exact: true, subject: '3', from: 1, to: 2 },
  ]);
  expect(clone.git('for-each-ref')).toBe(before);
});

test('a branch of 5,000 records, every hundredth damaged: every step is found', { timeout: 900_000 }, async () => {
  const repository = GitRepository.create();
  repository.write('go.mod', 'module example.com/m\n').commit('first');
  const records = Array.from({ length: 5000 }, (_, index) => index + 1);
  writeRecords(
    repository,
    records.map((number) => {
      const text = number % 100 === 50 ? recordText(number).slice(0, 500) : recordText(number);
      return [commit(number), text];
    }),
  );
  const before = repository.git('for-each-ref');
  const report = await historyIn(repository);
  expect([report.records, report.rows.length]).toEqual([5000, 20]);
  expect(report.notes[0]).toMatch(/^50 records are damaged and were left out: .* and 45 more\.$/);
  const moved = report.rows.filter(({ steps }) => steps.length > 0);
  expect(moved.map(({ benchmark, records: of }) => [benchmark, of])).toEqual([['Benchmark7', 4950]]);
  expect(moved[0]?.steps.map(({ commit: at, from, to, exact }) => [Number.parseInt(at, 16), from, to, exact])).toEqual([
    [1000, 1, 2, null],
    [2000, 2, 3, null],
    [3000, 3, 4, null],
    [4000, 4, 5, null],
    [5000, 5, 6, null],
  ]);
  expect(repository.git('for-each-ref')).toBe(before);
});
