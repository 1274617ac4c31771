import { totalmem } from 'node:os';
import { delimiter, join } from 'node:path';
import { GateError } from '../../errors.ts';
import type { RunOutcome, RunRequest, TestBinary } from '../../ports.ts';
import { systemRefusal } from '../../system-error.ts';
import { watchBenchmarks } from './benchmark-watch.ts';
import type { Surroundings } from './go-command.ts';
import { runProcess } from '../process/run-process.ts';
import { stampOf } from './stamp.ts';

/** The byte ^V, with which each frame of `-test.v=test2json` output begins. */
const marker = 0x16;
/** Maximum number of ^V bytes whose times are recorded; an ordinary test prints fewer. */
const mostMarks = 1_000_000;

/**
 * `runBinary` runs a test binary as `go test` would: in the package folder, with Go's own bin folder first on PATH and
 * nothing on stdin. Errors: `benchmark-failed` if the binary was replaced.
 */
export async function runBinary({ env, signal }: Surroundings, request: RunRequest): Promise<RunOutcome> {
  const { binary, args, gomaxprocs, timeoutMs, memoryShare } = request;
  await refuseReplaced(binary);
  const bin = join(binary.goroot, 'bin');
  const path = env['PATH'];
  const marks: number[] = [];
  const start = performance.now();
  const watch = watchBenchmarks(request);
  return runProcess({
    command: binary.path,
    args: [...args, ...(binary.testArgs ?? [])],
    folder: binary.folder,
    env: {
      ...env,
      PATH: path ? `${bin}${delimiter}${path}` : bin,
      ...(gomaxprocs === undefined ? {} : { GOMAXPROCS: String(gomaxprocs) }),
    },
    timeoutMs,
    ...(memoryShare === undefined ? {} : { memoryBytes: memoryShare * totalmem() }),
    signal,
    overdue: watch.overdue,
    onStdout: (chunk) => {
      watch.push(chunk);
      const now = performance.now() - start;
      for (let at = chunk.indexOf(marker); at !== -1 && marks.length < mostMarks; at = chunk.indexOf(marker, at + 1))
        marks.push(now);
    },
  })
    .then((outcome): RunOutcome => {
      const isOverdue = watch.overdue.aborted && outcome.exit.kind === 'timeout';
      return { ...outcome, exit: isOverdue ? { kind: 'timeout', isOverdue } : outcome.exit, marks };
    })
    .catch((error: unknown): RunOutcome => {
      if (error instanceof GateError) throw error;
      const reason = systemRefusal(error)?.message ?? (error as Error).message;
      return { stdout: '', stderr: '', exit: { kind: 'not-started', reason }, durationMs: 0 };
    })
    .finally(() => {
      watch.end();
    });
}

/** `refuseReplaced` throws if another package's tests replaced the binary. */
async function refuseReplaced({ importPath, path, stamp }: TestBinary): Promise<void> {
  if (stamp === undefined || (await stampOf(path).catch(() => '')) === stamp) return;
  throw new GateError(
    'benchmark-failed',
    `The test binary of ${importPath} was changed after it was built (${path}).`,
    'Find the test, benchmark or init function that writes into the cache folder, and remove that code.',
  );
}
