import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { conditionsFolder } from '../../src/adapters/store/branch.ts';
import { parseBaseline } from '../../src/core/baseline/read.ts';
import { conditionsOf } from '../../src/core/baseline/records.ts';
import type { HistoryReport } from '../../src/core/history/report.ts';
import { allocating, benchmarks, Scenario } from './scenario.ts';

/** A test file in which `BenchmarkSteady` never moves and `BenchmarkMoves` allocates so often. */
function moves(count: number): string {
  return benchmarks(`${allocating('Steady', 2, 64)}\n${allocating('Moves', count, 64)}`);
}

/** Five releases: the third doesn't build, the fourth has the sources of the second, the fifth moves. */
function releases(): Scenario {
  const scenario = new Scenario({ 'm_test.go': moves(3) });
  const release = (version: string, subject: string, files: Parameters<Scenario['write']>[0]): void => {
    scenario.write(files);
    scenario.commit(subject);
    scenario.git('tag', version);
  };
  scenario.git('tag', 'v0.1.0');
  scenario.git('tag', 'not-a-version');
  release('v0.2.0', 'Allocate more (#12)', { 'm_test.go': moves(5) });
  release('v0.3.0', 'Break the build', { 'broken.go': 'package m\n\nvar x int = "no"\n' });
  release('v0.4.0', 'Mend it', { 'broken.go': null, 'README.md': 'words' });
  scenario.write({ 'm_test.go': moves(4) });
  scenario.commit('Between releases');
  release('v0.5.0', '<script>alert(1)</script>', { 'm_test.go': moves(2) });
  return scenario;
}

const jsonOf = (stdout: string): HistoryReport => JSON.parse(stdout) as HistoryReport;

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'allocgate-backfill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test(
  'a backfill measures released versions, goes on where it was interrupted, and measures damaged results again',
  { timeout: 900_000 },
  async () => {
    using scenario = releases();
    const place = temporary();
    const store = join(place, 'store');
    const args = ['history', '--backfill', 'tags', '--backfill-store', store, '--count', '1', '--format', 'json'];

    const interrupted = await scenario.run(args, {
      interrupt: { afterMs: 0, signal: 'SIGINT', word: 'backfill 2/5' },
    });
    expect(interrupted.code).toBe(130);
    const [settings = ''] = readdirSync(store);
    const finished = readdirSync(join(store, settings));
    expect(finished.length).toBeGreaterThanOrEqual(2);

    const resumed = await scenario.run(args);
    expect(resumed.code).toBe(0);
    const report = jsonOf(resumed.stdout);
    expect(report.backfill).toMatchObject({
      commits: 5,
      stored: finished.length,
      recorded: 0,
    });
    const { measured = 0, skipped = 0 } = report.backfill ?? {};
    expect(measured + skipped).toBe(5 - finished.length);
    const row = report.rows.find(({ benchmark, unit }) => benchmark === 'BenchmarkMoves' && unit === 'allocs/op');
    expect(row).toMatchObject({ first: 3, last: 2, records: 4 });
    expect(row?.steps).toMatchObject([
      { commit: scenario.git('rev-parse', 'v0.2.0'), from: 3, to: 5, exact: true, pullRequest: 12 },
      { commit: scenario.git('rev-parse', 'v0.5.0'), after: scenario.git('rev-parse', 'v0.4.0'), from: 5, to: 2 },
    ]);
    expect(row?.steps[1]?.exact).toBe(false);
    expect(report.rows.find(({ benchmark }) => benchmark === 'BenchmarkSteady')?.steps).toEqual([]);
    expect(report.backfill?.problems).toMatchObject([{ commit: scenario.git('rev-parse', 'v0.3.0'), skipped: true }]);
    expect(report.notes.join('\n')).toMatch(/^Skipped v0\.3\.0: example\.com\/m: /);
    expect(scenario.git('status', '--porcelain')).toBe('');

    const [first, second] = [scenario.git('rev-parse', 'v0.1.0'), scenario.git('rev-parse', 'v0.5.0')];
    const file = (commit: string): string => join(store, settings, commit);
    writeFileSync(file(first), readFileSync(file(first), 'utf8').replace('[3]', '[9]'));
    writeFileSync(file(second), readFileSync(file(second), 'utf8').slice(0, 200));
    const again = await scenario.run(args);
    expect(again.stderr).toContain(`The stored figures of ${first.slice(0, 12)} are damaged`);
    expect(again.stderr).toContain(`The stored figures of ${second.slice(0, 12)} are damaged`);
    expect(jsonOf(again.stdout).rows).toEqual(report.rows);
    expect(jsonOf(again.stdout).backfill).toMatchObject({ measured: 2, stored: 3 });

    const site = join(place, 'site');
    const html = await scenario.run([...args, '--format', 'html', '-o', site]);
    expect([html.code, html.stdout]).toEqual([0, expect.stringContaining('wrote 3 files')]);
    const page = readFileSync(join(site, 'example.com/m/index.html'), 'utf8');
    expect(page).toContain('"tag":"v0.5.0"');
    expect(page).not.toContain('<script>alert');
    expect(JSON.parse(readFileSync(join(site, 'badge.json'), 'utf8'))).toMatchObject({
      label: 'allocations',
      message: expect.stringMatching(/since v0\.4\.0$/) as string,
    });
  },
);

test('a backfill of every commit, of the first-parent line, and of a range', { timeout: 900_000 }, async () => {
  using scenario = new Scenario({ 'm_test.go': moves(3) });
  scenario.git('checkout', '-q', '-b', 'topic');
  scenario.write({ 'm_test.go': moves(7) });
  scenario.commit('On the topic branch');
  scenario.write({ 'm_test.go': moves(4) });
  scenario.commit('Less again');
  scenario.git('checkout', '-q', 'main');
  scenario.write({ 'README.md': 'words' });
  const docs = scenario.commit('Only words');
  scenario.git('merge', '-q', '--no-ff', '-m', 'Merge pull request #7 from topic', 'topic');
  const run = async (...args: readonly string[]): Promise<HistoryReport> => {
    const { code, stdout, stderr } = await scenario.run([
      'history',
      'Moves',
      '--metrics',
      'allocs/op',
      '--count',
      '1',
      '--format',
      'json',
      '--backfill',
      ...args,
    ]);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    return jsonOf(stdout);
  };
  const merges = await run('merges');
  expect(merges.backfill).toMatchObject({ commits: 3, packagesMeasured: 2, packagesReused: 1 });
  expect(merges.rows[0]?.steps).toMatchObject([{ from: 3, to: 4, pullRequest: 7, exact: true }]);
  const commits = await run('commits');
  expect(commits.backfill).toMatchObject({ commits: 5, stored: 3, measured: 2 });
  expect(commits.rows[0]).toMatchObject({ records: 5 });
  const range = await run('commits', '--range', `${docs}..`);
  expect(range.backfill?.commits).toBe(4);
  const text = await scenario.run(['history', 'Moves', '--count', '1', '--backfill', 'merges']);
  expect(text.stdout).toMatch(/^3 commits in .* s \(0 measured, 3 from an earlier run; 0 packages measured/m);
});

test('records and backfilled commits are one history, in the order of the commits', { timeout: 900_000 }, async () => {
  using scenario = new Scenario({ 'm_test.go': moves(3) });
  scenario.write({ 'm_test.go': moves(5) });
  const recorded = scenario.commit('Allocate more');
  const place = temporary();
  const file = join(place, 'baseline.json');
  expect(await scenario.run(['record', '--head', recorded, '--count', '1', '-o', file])).toMatchObject({ code: 0 });
  scenario.write({ 'm_test.go': moves(4) });
  scenario.commit('Less again');
  const text = readFileSync(file, 'utf8');
  const reading = parseBaseline(text);
  if (reading.kind !== 'baseline') throw new Error(reading.reason);
  const conditions = conditionsFolder(conditionsOf(reading.baseline.fingerprint, '', '.'));
  scenario.git('checkout', '-q', '--orphan', 'allocgate-baseline');
  scenario.git('rm', '-q', '-r', '-f', '.');
  scenario.write({ [`records/${conditions}/0000001-${recorded}.json`]: text });
  scenario.commit('A record');
  scenario.git('checkout', '-q', 'main');
  const args = ['history', '^BenchmarkMoves$', '--metrics', 'allocs/op', '--count', '1', '--format', 'json'];
  const { stdout } = await scenario.run([...args, '--backfill', 'commits']);
  const report = jsonOf(stdout);
  expect(report).toMatchObject({ records: 1, backfill: { commits: 3, recorded: 1, measured: 2 } });
  expect(report.rows).toHaveLength(1);
  expect(report.rows[0]).toMatchObject({
    records: 3,
    steps: [
      { from: 3, to: 5, commit: recorded },
      { from: 5, to: 4 },
    ],
  });
  for (const step of report.rows[0]?.steps ?? []) expect(step).not.toHaveProperty('conditions');
});

test('a backfill says what it lacks', { timeout: 600_000 }, async () => {
  using scenario = new Scenario({ 'm_test.go': moves(3) });
  const said = async (...args: readonly string[]): Promise<readonly [number | null, string]> => {
    const { code, stderr } = await scenario.run(['history', ...args]);
    return [code, stderr];
  };
  expect(await said('--backfill', 'tags')).toEqual([
    2,
    expect.stringContaining('No commit in this range has a release tag of this module'),
  ]);
  expect(await said('--backfill', 'all')).toEqual([
    2,
    expect.stringContaining('expected one of tags, merges, commits'),
  ]);
  expect(await said('--range', 'a..b')).toEqual([
    2,
    expect.stringContaining('--range has no effect without --backfill'),
  ]);
  expect(await said('--backfill', 'tags', '--range', 'a...b')).toEqual([
    2,
    expect.stringContaining('two-dot notation'),
  ]);
  expect(await said('--format', 'html')).toEqual([2, expect.stringContaining('--format html -o DIR')]);
  expect(await said()).toEqual([3, expect.stringContaining('Measure commits with --backfill')]);
  expect(existsSync(join(scenario.cache, 'backfill'))).toBe(false);
});
