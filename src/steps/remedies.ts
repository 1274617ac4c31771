import type { ProblemKind } from '../errors.ts';

/** What to do next about each kind of problem, where the incident itself does not know better. */
export const remedies: Readonly<Record<ProblemKind, string>> = {
  'build-failed': 'Run `go test -c` in that package and mend what the compiler says.',
  'benchmark-failed': 'Run `go test -run ^$ -bench` for that benchmark and mend what it reports.',
  'benchmark-panicked': 'Run `go test -run ^$ -bench` for that benchmark and mend the panic.',
  'benchmark-exited':
    'Let the benchmark return instead of ending the process, and let TestMain call m.Run and pass its code to os.Exit. Pass the arguments that TestMain needs with --test-args.',
  'benchmark-timeout': 'Mend what hangs, or raise the limit of one test process with --timeout.',
  'no-result': 'Look for runtime.Goexit, a loop that never runs, or a benchmark that depends on others having run.',
  'no-benchmarks':
    'Check the package patterns and the -bench expression: `go test -list ^Benchmark ./...` lists what there is.',
  'no-base': 'Name a revision to compare with, by --base=REV.',
  'damaged-output': 'Let the benchmark print less: its own output goes to the same stream as its results.',
  'missing-baseline': 'Record one with `allocgate record`, or use --baseline=auto.',
  'damaged-baseline': 'Record it again with `allocgate record`.',
  'foreign-baseline': 'Record it again on this platform with `allocgate record`, or use --baseline=auto.',
  'toolchain-missing': 'Install Go (https://go.dev/dl) and put it on PATH.',
  'toolchain-too-old': 'Use Go 1.22 or newer.',
  'snapshot-failed': 'Look at the message of git above; --verbose shows the commands that were run.',
  'prepare-failed': 'Run the command in a fresh clone; it must not depend on ignored files (see --copy).',
  'environment-failed': 'Fix what the message reports about the machine or the network, then run it again.',
  unconfirmed: 'Give the confirmation more time with --confirm-budget, or run the check again.',
};
