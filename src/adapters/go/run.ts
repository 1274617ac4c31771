import { delimiter, join } from 'node:path';
import type { RunOutcome, RunRequest } from '../../ports.ts';
import type { Surroundings } from './go-command.ts';
import { runProcess } from './process.ts';

/** Runs a test binary as `go test` would: in the package folder, Go's own bin first on PATH, nothing on stdin. */
export async function runBinary({ env, signal }: Surroundings, request: RunRequest): Promise<RunOutcome> {
  const { binary, args, gomaxprocs, timeoutMs } = request;
  const bin = join(binary.goroot, 'bin');
  const path = env['PATH'];
  return runProcess({
    command: binary.path,
    args,
    folder: binary.folder,
    env: { ...env, PATH: path ? `${bin}${delimiter}${path}` : bin, GOMAXPROCS: String(gomaxprocs) },
    timeoutMs,
    signal,
  });
}
