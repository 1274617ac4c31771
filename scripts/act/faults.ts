import { isDeepStrictEqual } from 'node:util';
import type { Note } from './note.ts';
import type { PullRequest } from './pull-request.ts';
import type { ActRun } from './run-act.ts';

/** The expected outcome of a pull request. */
export type Expected =
  | { readonly conclusion: 'pass' }
  | {
      readonly conclusion: 'fail';
      /** Benchmarks that regress with any Go version; others may regress too. */
      readonly benchmarks: readonly string[];
    };

/** The notes that the probes took before and after the action's step. */
export interface Notes {
  readonly before: Note | undefined;
  readonly after: Note | undefined;
}

/** Returns a line for each way in which a run is not as expected, with the expected and the actual value. */
export function faultsOf(run: ActRun, pullRequest: PullRequest, expected: Expected): string[] {
  const faults = new Faults();
  const passes = expected.conclusion === 'pass';
  faults.compare('exit code of act', run.code, passes ? 0 : 1);
  faults.compare('result of the job', run.jobResult, passes ? 'success' : 'failure');
  faults.compare('output conclusion', run.outputs['conclusion'], expected.conclusion);
  faults.compare('output baseline-commit', run.outputs['baseline-commit'], pullRequest.base);
  faults.match('summary', run.summary, passes ? /^### ✅ allocgate: no regression in \d+ benchmarks\n/ : failing);
  const told = run.annotations.filter(({ title }) => title !== '').map(({ level, title }) => `${level}: ${title}`);
  if (expected.conclusion === 'pass') {
    faults.compare('output regressions', run.outputs['regressions'], '0');
    faults.compare('annotations', run.annotations, []);
    return faults.found;
  }
  // One annotation stands for all benchmarks that a line affects, and its message names the others.
  const regressions = run.annotations.filter(({ level, title }) => level === 'error' && title.endsWith(words));
  const named = new Set(regressions.flatMap(({ title, message }) => `${title}\n${message}`.match(benchmarkName) ?? []));
  const missing = expected.benchmarks.filter((benchmark) => !named.has(benchmark));
  faults.compare('benchmarks without an annotation', missing, []);
  faults.compare(
    'annotations of another kind',
    told.filter((line) => !line.endsWith(words) && !leak.test(line)),
    [],
  );
  const count = named.size;
  faults.compare('output regressions', run.outputs['regressions'], String(count));
  const verdict = run.annotations.filter((annotation) => annotation.title === '').map(({ message }) => message);
  faults.compare('annotation of the verdict', verdict, [`allocgate: ${count} benchmarks allocate more than on base`]);
  for (const benchmark of expected.benchmarks) {
    if (!run.summary.includes(`| \`${benchmark}\` |`)) faults.add('summary', `a row of ${benchmark}`, run.summary);
  }
  return faults.found;
}

const words = ' allocates more than on base';
const leak = /^warning: Benchmark\S+ leaks: /;
const benchmarkName = /\bBenchmark[\w/=]+/g;
const failing = /^### ❌ allocgate: \d+ benchmarks allocate more than on base\n/;

/**
 * Returns a line for each way in which the comments that the run created are not as expected: there must be exactly one
 * if something regressed, and none otherwise.
 */
export function faultsOfComments(comments: readonly string[], expected: Expected): string[] {
  const faults = new Faults();
  const verdicts = comments.map((body) => failing.test(body.split('\n').slice(2).join('\n')));
  faults.compare('comments', verdicts, expected.conclusion === 'pass' ? [] : [true]);
  return faults.found;
}

/**
 * Returns a line for each way in which the probes' notes are not as expected: the outputs as a later step reads them,
 * and the workspace.
 */
export function faultsOfNotes({ before, after }: Notes, run: ActRun, expected: Expected): string[] {
  const faults = new Faults();
  if (before === undefined || after?.step === undefined) {
    faults.add('probes', 'both ran', run.text);
    return faults.found;
  }
  faults.match('Node', after.node, /^v24\./);
  faults.compare('outcome of the step', after.step.outcome, expected.conclusion === 'pass' ? 'success' : 'failure');
  faults.compare('outputs as a step reads them', after.step.outputs, run.outputs);
  faults.compare('conclusion in the report', after.step.reported, expected.conclusion);
  faults.compare('changed files of the workspace', changed(before.workspace, after.workspace), []);
  return faults.found;
}

/** Returns the paths that differ between the two. */
export function changed(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]);
}

class Faults {
  readonly found: string[] = [];

  compare(what: string, seen: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(seen, expected)) this.add(what, show(expected), show(seen));
  }

  match(what: string, seen: string, expected: RegExp): void {
    if (!expected.test(seen)) this.add(what, String(expected), seen);
  }

  add(what: string, expected: string, seen: string): void {
    this.found.push(`${what}: expected ${expected}, seen ${seen === '' ? 'nothing' : seen}`);
  }
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
