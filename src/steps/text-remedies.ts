import type { ProblemKind } from '../errors.ts';

/** The origin of benchmark output: a file that the user compares, or a workflow step that ran the benchmarks. */
export type TextOrigin = 'file' | 'step';

/** What the benchmark output should consist of. */
const whole = 'the whole, unchanged output of a single go test command';
const saved = `the output of \`go test -run '^$' -bench . -benchmem\`, "pkg:" lines included`;
const wanted: Readonly<Partial<Record<ProblemKind, string>>> = { 'no-benchmarks': saved, 'no-base': saved };

/** What to do before the output is written again, by kind of problem. */
const remedies: Readonly<Partial<Record<ProblemKind, string>>> = {
  'build-failed': 'Fix the compile errors',
  'benchmark-failed': 'Fix the failure that go test reports',
  'benchmark-panicked': 'Fix the panic',
  'benchmark-exited': 'Find what ended the test process, such as the out-of-memory killer or a time limit',
  'benchmark-timeout': "Fix the hang or raise go test's -timeout",
  'no-result': 'Look for runtime.Goexit, a loop that never runs, or truncated output',
};

/** `textRemedy` returns the remedy for a problem in benchmark output that allocgate didn't measure itself. */
export function textRemedy(kind: ProblemKind, name: string, origin: TextOrigin): string {
  const first = remedies[kind];
  if (first !== undefined)
    return `${first}, then ${origin === 'file' ? `write ${name} again` : `run the step that writes ${name} again`}.`;
  const content = wanted[kind] ?? whole;
  return origin === 'file'
    ? `Write ${name} again with ${content}.`
    : `In the step that writes ${name}, save ${content}.`;
}
