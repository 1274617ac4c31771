import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { type GateReport, gateReportSchema } from '../../../src/core/report/model.ts';
import { temporaryFolder } from '../../support/git-repository.ts';
import type { ActionRun } from '../../support/run-action.ts';
import { reportOf, runCli } from '../../support/run-cli.ts';
import { pullRequestEvent } from '../action/payloads.ts';
import { allocations, checkOut, openPullRequest, quick, run } from '../action/workflow.ts';
import { branch, DefaultBranch } from './default-branch.ts';

const words = { 'doc.go': 'package m\n' };

/** Checks a pull request with these files; nothing of it has a write token. */
async function pull(
  main: DefaultBranch,
  files: Readonly<Record<string, string>>,
): Promise<ActionRun & { report: GateReport }> {
  const { base, head, merge } = openPullRequest(main.origin, files);
  main.origin.git('checkout', '--quiet', 'main');
  const workspace = checkOut(main.origin, { commit: merge, depth: 1 });
  const done = await run(workspace, pullRequestEvent({ base, head }), {
    cache: main.cache,
    inputs: { baseline: 'branch', ...quick },
  });
  main.origin.git('branch', '--quiet', '-D', 'topic');
  const report = gateReportSchema.parse(JSON.parse(readFileSync(done.outputs['report-path'] ?? '', 'utf8')));
  return { ...done, report };
}

test('stored records replace a base with the same sources, and a regression is still found', async () => {
  const main = await DefaultBranch.create();
  await main.record();
  await main.mirror();
  const quiet = await pull(main, words);
  expect(quiet.code).toBe(0);
  expect(quiet.report.base).toMatchObject({ source: 'branch', commit: main.commit });
  expect(quiet.report.reused.map(({ package: importPath }) => importPath)).toEqual(['example.com/m']);

  const worse = await pull(main, { 'm_test.go': allocations(4) });
  expect(worse.code).toBe(1);
  expect(worse.report.findings.map(({ unit, level, confirmed }) => [unit, level, confirmed])).toEqual([
    ['B/op', 'regression', true],
    ['allocs/op', 'regression', true],
  ]);

  // The base moved on without a record: the newest one stands for what did not change.
  main.origin.write('docs/note.txt', 'x');
  main.origin.commit('note');
  expect((await pull(main, words)).report.base?.source).toBe('branch');
  main.origin.write('m_test.go', allocations(3));
  main.origin.commit('other');
  expect((await pull(main, words)).report.base?.source).toBe('rerun');
});

test('no branch, no record for these conditions, a damaged record: the base is measured, and the report says so', async () => {
  const main = await DefaultBranch.create();
  const none = await pull(main, words);
  expect(none.report.base?.source).toBe('rerun');
  expect(none.report.notes.join('\n')).toContain(`there is no branch ${branch}`);
  expect(none.code).toBe(0);

  await main.record();
  await main.mirror((text) => text.slice(0, 200));
  const damaged = await pull(main, words);
  expect(damaged.report.base?.source).toBe('rerun');
  expect(damaged.report.notes.join('\n')).toContain('is damaged');

  await main.mirror((text) => text.replace(/"goVersion": "[^"]+"/, '"goVersion": "go1.22.0"'));
  expect((await pull(main, words)).report.notes.join('\n')).toContain('recorded under different conditions');

  await main.record({ inputs: { bench: 'Steady' } });
  main.origin.git('update-ref', '-d', `refs/heads/${branch}`);
  expect((await pull(main, words)).report.base?.source).toBe('rerun');
});

test('in a terminal, in a clone, with a branch of another name', async () => {
  const main = await DefaultBranch.create();
  await main.record();
  await main.mirror();
  main.origin.git('branch', '--quiet', '-m', branch, 'memory/records');
  const clone = main.origin.clone('--single-branch', '--branch', 'main');
  clone.write('README.md', 'words\n');
  const cli = join(inject('dist'), 'cli.js');
  const env = { ALLOCGATE_CACHE: temporaryFolder(), CI: 'true' };
  const check = async (...args: readonly string[]): Promise<GateReport> =>
    reportOf(await runCli({ cli, cwd: clone.folder, env, args: ['check', '--no-skip', '--format', 'json', ...args] }));
  // The conditions hold the length of the snapshot's path, which is the same everywhere.
  expect((await check('--baseline-branch', 'memory/records')).base?.source).toBe('branch');
  expect((await check('--baseline', 'branch')).base?.source).toBe('rerun');
  expect(clone.git('for-each-ref', '--format=%(refname)')).not.toContain('memory');
});

test.each(['-x', 'a..b', 'a b', 'refs/heads/x.lock', 'a/'])(
  'a branch of the name %j is a usage error',
  async (name) => {
    const cli = join(inject('dist'), 'cli.js');
    const refused = await runCli({ cli, cwd: temporaryFolder(), args: ['check', `--baseline-branch=${name}`] });
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('expected the name of a branch');
  },
);
