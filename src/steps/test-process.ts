import type { TestBinaryOutput } from '../core/benchfmt/index.ts';
import { readTestBinary } from '../core/benchfmt/index.ts';
import { fewFlag } from '../core/leak/flags.ts';
import type { ProblemKind } from '../errors.ts';
import type { GoToolchain, RunOutcome, RunRequest, TestBinary } from '../ports.ts';
import { excerpt } from './excerpt.ts';
import { failureFrom, type FailureFrom } from './failure-from.ts';

/** The reason why a test process didn't end normally. */
export interface ProcessFailure extends FailureFrom {
  /** The benchmark that was running; absent if none had started. */
  readonly benchmark: string | undefined;
  /** Whether the benchmark exceeded its own time limit, so that the other benchmarks can still run. */
  readonly isOverdue?: true;
}

export interface TestProcess {
  readonly output: TestBinaryOutput;
  readonly failure: ProcessFailure | undefined;
}

/** A pinned number of iterations, or as many as Go chooses for its default of one second. */
export type Iterations = number | 'one second';

export interface TestProcessRequest {
  readonly binary: TestBinary;
  /** Go's `-test.bench` pattern. */
  readonly bench: string;
  readonly skip?: string;
  readonly iterations: Iterations;
  readonly count: number;
  readonly gomaxprocs: number | undefined;
  readonly timeoutMs: number;
  readonly memoryShare?: number;
  readonly benchmarkTimeoutMs?: number;
  readonly onRunning?: RunRequest['onRunning'];
  /**
   * If set, benchmarks report what they leave behind after this many iterations and after `iterations` (`core/leak`).
   */
  readonly few?: number;
}

/**
 * `runTestProcess` runs a test binary once and parses its output. A binary whose output doesn't end with PASS or FAIL
 * has failed, whatever its exit code.
 */
export async function runTestProcess(go: Pick<GoToolchain, 'run'>, request: TestProcessRequest): Promise<TestProcess> {
  const outcome = await go.run({
    binary: request.binary,
    gomaxprocs: request.gomaxprocs,
    timeoutMs: request.timeoutMs,
    ...(request.memoryShare === undefined ? {} : { memoryShare: request.memoryShare }),
    ...(request.benchmarkTimeoutMs === undefined ? {} : { benchmarkTimeoutMs: request.benchmarkTimeoutMs }),
    ...(request.onRunning === undefined ? {} : { onRunning: request.onRunning }),
    args: [
      '-test.run=^$',
      `-test.bench=${request.bench}`,
      ...(request.skip === undefined ? [] : [`-test.skip=${request.skip}`]),
      '-test.benchmem',
      ...(request.iterations === 'one second' ? [] : [`-test.benchtime=${request.iterations}x`]),
      `-test.count=${request.count}`,
      ...(request.few === undefined ? [] : [`-${fewFlag}=${request.few}`]),
      '-test.timeout=0',
      '-test.paniconexit0',
      '-test.v=test2json',
    ],
  });
  const output = readTestBinary(outcome.stdout, outcome.marks);
  return { output, failure: failureOf(outcome, output, request) };
}

const cannotStart =
  'Check that programs may run from the cache folder (no noexec mount), and that GOARCH is this machine’s; then try again.';
const tooSlow =
  'Make the operation shorter, or raise the limit with --benchmark-timeout. To exclude the benchmark, select others with --bench, or list its package under exclude in the configuration.';
const killed = 'Give the job more memory, or leave the benchmark out with --bench; then try again.';

function failureOf(
  outcome: RunOutcome,
  output: TestBinaryOutput,
  { timeoutMs, benchmarkTimeoutMs = 0 }: TestProcessRequest,
): ProcessFailure | undefined {
  const benchmark = output.running;
  const { exit, stderr } = outcome;
  const fail = (kind: ProblemKind, message: string): ProcessFailure => ({
    benchmark,
    ...failureFrom(kind, message, stderr),
  });
  switch (exit.kind) {
    case 'timeout': {
      if (exit.isOverdue === true) {
        const message = `One operation took longer than ${benchmarkTimeoutMs / 1000} s and was stopped.`;
        return { kind: 'benchmark-timeout', benchmark, message, remedy: tooSlow, cause: 'code', isOverdue: true };
      }
      return fail('benchmark-timeout', `It did not end within ${timeoutMs / 1000} s and was stopped.`);
    }
    case 'output-limit':
      return fail('damaged-output', 'It printed more than 64 MiB and was stopped.');
    case 'memory-limit':
      return fail('benchmark-panicked', 'It exceeded its memory limit and was stopped.');
    case 'signal': {
      const message = `The process was killed by ${exit.signal}.${excerpt(stderr)}`;
      // Go turns signals caused by Go code into panics, so a process that ends with a signal was killed by the system
      // or by C code.
      return exit.signal === 'SIGKILL'
        ? { kind: 'environment-failed', benchmark, message, remedy: killed, cause: 'environment' }
        : { ...fail('benchmark-panicked', message), cause: 'unclear' };
    }
    case 'not-started': {
      const message = `The test binary could not be started (${exit.reason}).`;
      return { kind: 'environment-failed', benchmark, message, remedy: cannotStart, cause: 'environment' };
    }
    case 'code':
      return codeFailure(exit.code, stderr, output, fail);
    default:
      return exit satisfies never;
  }
}

/**
 * Matches the messages with which Go ends a process because of a fault in Go code. Anything else that its runtime
 * reports (a signal from outside or in C, a memory fault, an inconsistency of its own) may come from a damaged file or
 * machine.
 */
const ofGoCode =
  /^(?:panic:|fatal error: (?:all goroutines are asleep|concurrent map|stack overflow|sync: |no goroutines|checkptr))/m;

function codeFailure(
  code: number,
  stderr: string,
  output: TestBinaryOutput,
  fail: (kind: ProblemKind, message: string) => ProcessFailure,
): ProcessFailure | undefined {
  if (output.finished === 'PASS' && code === 0) return undefined;
  if (output.finished === 'FAIL') {
    const told = output.outcomes.some(({ kind }) => kind === 'failed');
    return told ? undefined : fail('benchmark-failed', `The test binary reported FAIL.${excerpt(stderr)}`);
  }
  if (output.finished === 'PASS') {
    return fail('benchmark-failed', `It printed PASS but exited with code ${code}.${excerpt(stderr)}`);
  }
  // `-test.paniconexit0` turns os.Exit(0) into this panic (src/testing/internal/testdeps, os/proc.go).
  if (stderr.includes('unexpected call to os.Exit(0) during test')) {
    return fail('benchmark-exited', 'It called os.Exit(0) before its benchmarks were done.');
  }
  if (/^(?:panic:|fatal error:|unexpected fault address|SIG[A-Z]+:)/m.test(stderr)) {
    const failure = fail('benchmark-panicked', `It panicked.${excerpt(stderr)}`);
    return failure.cause === 'code' && !ofGoCode.test(stderr) ? { ...failure, cause: 'unclear' } : failure;
  }
  return fail(
    'benchmark-exited',
    `It exited with code ${code} without the final PASS or FAIL of Go's testing package.${excerpt(stderr)}`,
  );
}
