import type { ProblemKind } from '../errors.ts';

/** The remedy for each kind of problem, unless the incident has a more specific one. */
export const remedies: Readonly<Record<ProblemKind, string>> = {
  'build-failed': 'Run `go test -c` in that package and fix the compile errors.',
  'benchmark-failed': "Run `go test -run '^$' -bench NAME` and fix what it reports.",
  'benchmark-panicked': "Run `go test -run '^$' -bench NAME` and fix the panic.",
  'benchmark-exited':
    'Make the benchmark return instead of ending the process, and make TestMain call m.Run and pass its code to os.Exit. If TestMain needs arguments, pass them with --test-args.',
  'benchmark-timeout': 'Fix the hang, or raise the per-process limit with --timeout.',
  'no-result': 'Look for runtime.Goexit, a loop that never runs, or a benchmark that depends on others having run.',
  'no-benchmarks':
    'Check the package patterns and the -bench expression: `go test -list ^Benchmark ./...` lists all benchmarks.',
  'no-base': 'Name a revision to compare with: --base=REV.',
  'damaged-output': 'Make the benchmark print less: its output shares a stream with the results.',
  'missing-baseline': 'Record a baseline with `allocgate record`, or use --baseline=auto.',
  'damaged-baseline': 'Record the baseline again with `allocgate record`.',
  'foreign-baseline': 'Record the baseline again on this platform with `allocgate record`, or use --baseline=auto.',
  'toolchain-missing': 'Install Go (https://go.dev/dl) and put it on PATH.',
  'toolchain-too-old': 'Use Go 1.22 or newer.',
  'snapshot-failed': "See git's message above. Run allocgate with --verbose to see the exact commands.",
  'prepare-failed':
    'Run the prepare command in a fresh clone to see why it fails. If it needs untracked or ignored files, name them with --copy.',
  'environment-failed': 'Fix what the message reports about the machine or the network, then try again.',
  'skip-unsound':
    'Find what else these benchmarks depend on: time, randomness, or a file that no source names. Until then, run with --no-skip.',
  unconfirmed: 'Give the confirmation more time with --confirm-timeout, or run the check again.',
};
