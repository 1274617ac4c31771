import { delimiter, join } from 'node:path';
import { GateError } from '../../errors.ts';
import type { RunOutcome, RunRequest } from '../../ports.ts';
import type { Surroundings } from './go-command.ts';
import { runProcess } from './process.ts';

/** Runs a test binary as `go test` would: in the package folder, Go's own bin first on PATH, nothing on stdin. Errors: `benchmark-failed` where it cannot start. */
export async function runBinary({ env, signal }: Surroundings, request: RunRequest): Promise<RunOutcome> {
  const { binary, args, gomaxprocs, timeoutMs } = request;
  const bin = join(binary.goroot, 'bin');
  const path = env['PATH'];
  return runProcess({
    command: binary.path,
    args,
    folder: binary.folder,
    env: {
      ...env,
      PATH: path ? `${bin}${delimiter}${path}` : bin,
      ...(gomaxprocs === undefined ? {} : { GOMAXPROCS: String(gomaxprocs) }),
    },
    timeoutMs,
    signal,
  }).catch((error: unknown) => {
    if (error instanceof GateError) throw error;
    throw new GateError(
      'benchmark-failed',
      `The test binary of ${binary.importPath} could not be started (${(error as Error).message}).`,
      'Check that programs may be run from the cache folder (no noexec mount), and that GOARCH is of this machine.',
      error,
    );
  });
}
