import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CoverageOutcome, RunRequest } from '../../ports.ts';
import { makeTemporary } from '../temporary.ts';
import type { Surroundings } from './go-command.ts';
import { readOwnOutput } from './own-output.ts';
import { runBinary } from './run.ts';

/** `runWithCoverage` runs a test binary that was built with coverage counters, and returns the coverage profile. */
export async function runWithCoverage(surroundings: Surroundings, request: RunRequest): Promise<CoverageOutcome> {
  const temporary = await makeTemporary(tmpdir(), 'profile');
  try {
    const file = join(temporary.folder, 'cover.txt');
    const args = [...request.args, `-test.coverprofile=${file}`];
    const outcome = await runBinary(surroundings, { ...request, args });
    // A killed process has written no profile, or only part of it.
    return { outcome, profile: outcome.exit.kind === 'code' ? await readOwnOutput(file) : undefined };
  } finally {
    await temporary.remove();
  }
}
