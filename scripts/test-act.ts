/**
 * Runs the README's workflow and examples/workflows/basic.yml on a real runner, act, for a pull request that passes and
 * one that fails (`npm run test:act`). Needs dist, Go, git, and the module proxy the first time. The runner itself
 * replaces actions/checkout, and a stand-in replaces actions/setup-go. Exits with 1 if anything is not as expected.
 */
import { cp, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkoutState } from '../test/support/checkout-state.ts';
import { changed, type Expected, faultsOf, faultsOfComments, faultsOfNotes } from './act/faults.ts';
import { readNote } from './act/note.ts';
import { addProbes } from './act/probed-workflow.ts';
import { type Change, harmless, openPullRequest, regressing } from './act/pull-request.ts';
import { startQuietApi } from './act/quiet-api.ts';
import { workflowsIn } from './act/readme-workflows.ts';
import { runAct } from './act/run-act.ts';
import { act as actTool, installGoTool } from './go-tool/install.ts';
import { renderColumns } from './table/columns.ts';

interface Case {
  readonly workflow: 'as in README' | 'with probes' | 'basic.yml';
  readonly change: Change;
  readonly expected: Expected;
}

const fails: Expected = { conclusion: 'fail', benchmarks: ['BenchmarkChecksum', 'BenchmarkCreateOrder/items=8'] };
const cases: readonly Case[] = [
  { workflow: 'as in README', change: harmless, expected: { conclusion: 'pass' } },
  { workflow: 'as in README', change: regressing, expected: fails },
  { workflow: 'basic.yml', change: harmless, expected: { conclusion: 'pass' } },
  { workflow: 'basic.yml', change: regressing, expected: fails },
  { workflow: 'with probes', change: harmless, expected: { conclusion: 'pass' } },
  { workflow: 'with probes', change: regressing, expected: fails },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const basic = await readFile(join(root, 'examples', 'workflows', 'basic.yml'), 'utf8');
const [readme] = workflowsIn(await readFile(join(root, 'README.md'), 'utf8'));
if (readme === undefined) throw new Error('README.md shows no workflow.');
if (!process.version.startsWith('v24.')) throw new Error(`Needs Node 24, not ${process.version}: npm run test:act.`);
const act = await installGoTool(actTool);

// The running programs receive the signal too and end; then this process cleans up.
const interruption = new AbortController();
process.once('SIGINT', () => {
  interruption.abort();
});
const lines: string[][] = [['workflow', 'pull request', 'job', 'regressions', 'time', 'as expected']];
const faults: string[] = [];
for (const [index, one] of cases.entries()) {
  if (interruption.signal.aborted) break;
  process.stderr.write(`[${index + 1}/${cases.length}] ${one.workflow}: ${one.change.name}\n`);
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'allocgate-act-')));
  try {
    const { found, line } = await tryOut(one, one.workflow === 'basic.yml' ? basic : readme, scratch);
    lines.push(line);
    faults.push(...found.map((fault) => `${one.workflow}, ${one.change.name}: ${fault}`));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
process.stdout.write(`${renderColumns(lines)}\n`);
for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
process.exitCode = interruption.signal.aborted ? 130 : faults.length === 0 ? 0 : 1;

/** Runs one case below `scratch`, and returns its faults and its line of the table. */
async function tryOut(one: Case, text: string, scratch: string): Promise<{ found: string[]; line: string[] }> {
  const files = { before: join(scratch, 'before.json'), after: join(scratch, 'after.json') };
  const probed = one.workflow === 'with probes';
  const workflow = probed ? addProbes(text, files) : text;
  const pullRequest = await openPullRequest(scratch, workflow, one.change);
  const actions = await actionsOf(workflow, scratch);
  const untouched = checkoutState(pullRequest.folder);
  const started = performance.now();
  await using api = await startQuietApi(pullRequest.head);
  const run = await runAct({ act, pullRequest, api: api.url, actions, scratch });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const found = [...faultsOf(run, pullRequest, one.expected), ...faultsOfComments(api.comments, one.expected)];
  if (probed) {
    const notes = { before: await readNote(files.before), after: await readNote(files.after) };
    found.push(...faultsOfNotes(notes, run, one.expected));
  }
  const touched = changed(untouched, checkoutState(pullRequest.folder));
  if (touched.length > 0) found.push(`repository: expected untouched, seen changes of ${touched.join(', ')}`);
  if (found.length > 0) process.stderr.write(`${run.text}\n`);
  const seen = [run.jobResult ?? 'none', run.outputs['regressions'] ?? 'none', `${seconds} s`];
  return { found, line: [one.workflow, one.change.name, ...seen, found.length === 0 ? 'yes' : 'NO'] };
}

/**
 * Returns the folders for a workflow's actions, except checkout. The folder of our action contains only what is
 * released; setup-go is the stand-in.
 */
async function actionsOf(workflow: string, scratch: string): Promise<Record<string, string>> {
  const release = join(scratch, 'release');
  await mkdir(release);
  await cp(join(root, 'action.yml'), join(release, 'action.yml'));
  await cp(join(root, 'dist'), join(release, 'dist'), { recursive: true });
  const uses = [...workflow.matchAll(/uses: (\S+)/g)].map(([, name = '']) => name);
  const setup = join(root, 'scripts', 'act', 'setup-go');
  const folders = uses.map((name) => [name, name.startsWith('actions/setup-go@') ? setup : release] as const);
  return Object.fromEntries(folders.filter(([name]) => !name.startsWith('actions/checkout@')));
}
