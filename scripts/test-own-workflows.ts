/**
 * Runs this repository's own workflows on a real runner, act, as far as possible (`npm run test:own-workflows`): the
 * gate on the example module with the checked-out action, and the CI jobs that need neither macOS nor an hour. Needs
 * dist, Go, git, and npm's registry. It uses the tracked files as they are now. Exits with 1 if anything is not as
 * expected.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Expected, faultsOf, faultsOfComments } from './act/faults.ts';
import { type Change, harmless, openPullRequestOn, regressing } from './act/pull-request.ts';
import { startQuietApi } from './act/quiet-api.ts';
import { type ActRun, runAct } from './act/run-act.ts';
import { act as actTool, installGoTool } from './go-tool/install.ts';
import { renderColumns } from './table/columns.ts';

interface Case {
  readonly name: string;
  /** Flags for act that select the workflow and the job. */
  readonly only: readonly string[];
  readonly change: Change;
  /** The gate's expected outcome, if the case runs the gate; otherwise, the job must pass. */
  readonly gate?: Expected;
}

const ci = ['--workflows', '.github/workflows/ci.yml'];
const memory = ['--workflows', '.github/workflows/memory.yml'];
const onOrders =
  (change: Change): Change =>
  (folder) =>
    change(join(folder, 'examples', 'orders'));
const addFile: Change = (folder) => writeFile(join(folder, 'NOTES.txt'), 'A pull request.\n');

const cases: readonly Case[] = [
  { name: 'memory, harmless', only: memory, change: onOrders(harmless), gate: { conclusion: 'pass' } },
  {
    name: 'memory, regressing',
    only: memory,
    change: onOrders(regressing),
    gate: { conclusion: 'fail', benchmarks: ['BenchmarkChecksum', 'BenchmarkCreateOrder/items=8'] },
  },
  { name: 'ci, static', only: [...ci, '--job', 'static'], change: addFile },
  { name: 'ci, node 22', only: [...ci, '--job', 'node', '--matrix', 'node:22.23.5'], change: addFile },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = process.argv.slice(2);
const act = await installGoTool(actTool);
const interruption = new AbortController();
process.once('SIGINT', () => {
  interruption.abort();
});
const lines: string[][] = [['workflow', 'job', 'time', 'as expected']];
const faults: string[] = [];
for (const one of cases) {
  if (interruption.signal.aborted) break;
  if (wanted.length > 0 && !wanted.some((word) => one.name.includes(word))) continue;
  process.stderr.write(`${one.name}\n`);
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'allocgate-act-')));
  try {
    const started = performance.now();
    const { run, found } = await tryOut(one, scratch);
    if (found.length > 0) process.stderr.write(`${run.text}\n`);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    lines.push([one.name, run.jobResult ?? 'none', `${seconds} s`, found.length === 0 ? 'yes' : 'NO']);
    faults.push(...found.map((fault) => `${one.name}: ${fault}`));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
process.stdout.write(`${renderColumns(lines)}\n`);
for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
process.exitCode = interruption.signal.aborted ? 130 : faults.length === 0 ? 0 : 1;

/** Runs one case below `scratch`, and returns the run and its faults. */
async function tryOut(one: Case, scratch: string): Promise<{ run: ActRun; found: string[] }> {
  const files = join(scratch, 'files');
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const path of tracked) await cp(join(root, path), join(files, path), { verbatimSymlinks: true });
  const pullRequest = await openPullRequestOn(scratch, files, one.change);
  const setup = join(root, 'scripts', 'act', 'setup-go');
  const actions = { 'actions/setup-go@b7ad1dad31e06c5925ef5d2fc7ad053ef454303e': setup };
  await using api = await startQuietApi(pullRequest.head);
  const run = await runAct({ act, pullRequest, api: api.url, actions, scratch, only: one.only });
  if (one.gate !== undefined) {
    return { run, found: [...faultsOf(run, pullRequest, one.gate), ...faultsOfComments(api.comments, one.gate)] };
  }
  const passed = run.code === 0 && run.jobResult === 'success';
  return { run, found: passed ? [] : [`job: expected success, seen ${run.jobResult ?? 'nothing'} (code ${run.code})`] };
}
