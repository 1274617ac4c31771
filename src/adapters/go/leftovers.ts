import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileFlag } from '../../core/leak/flags.ts';
import type { LeftoversOutcome, RunRequest } from '../../ports.ts';
import { makeTemporary } from '../temporary.ts';
import type { Surroundings } from './go-command.ts';
import { readOwnOutput } from './own-output.ts';
import { runBinary } from './run.ts';

/**
 * `runWithLeftovers` runs a test binary with the leak probe and with every allocation profiled, and returns what the
 * probe wrote about the origins of the leftovers.
 */
export async function runWithLeftovers(surroundings: Surroundings, request: RunRequest): Promise<LeftoversOutcome> {
  const temporary = await makeTemporary(tmpdir(), 'profile');
  try {
    const file = join(temporary.folder, 'left.txt');
    const args = [...request.args, `-${fileFlag}=${file}`, '-test.memprofilerate=1'];
    const outcome = await runBinary(surroundings, { ...request, args });
    return { outcome, leftovers: await readOwnOutput(file) };
  } finally {
    await temporary.remove();
  }
}
