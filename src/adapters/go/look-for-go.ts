import { GateError } from '../../errors.ts';
import { goLimitsMs, runGo, type Surroundings } from './go-command.ts';

/**
 * `lookForGo` starts the go command in a folder, and returns the error if it can't be started: `toolchain-missing`, or
 * `environment-failed` if the system refuses. It never rejects, so that a caller can begin it early and ask later. If
 * the folder's go.mod requires another toolchain, the go command downloads that meanwhile; if the download fails, the
 * call that needs the toolchain reports it.
 */
export async function lookForGo(surroundings: Surroundings, folder: string): Promise<GateError | undefined> {
  const go = { path: 'go', env: surroundings.env };
  try {
    await runGo(surroundings, go, { args: ['version'], folder, timeoutMs: goLimitsMs.env });
    return undefined;
  } catch (error) {
    const isRefusal =
      error instanceof GateError && (error.code === 'toolchain-missing' || error.code === 'environment-failed');
    return isRefusal ? error : undefined;
  }
}
