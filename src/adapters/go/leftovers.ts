import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileFlag } from '../../core/leak/flags.ts';
import type { LeftoversOutcome, RunRequest } from '../../ports.ts';
import { makeTemporary } from '../temporary.ts';
import type { Surroundings } from './go-command.ts';
import { runBinary } from './run.ts';

const longest = 128 * 1024 * 1024;

/**
 * `runWithLeftovers` runs a test binary with the leak probe, every allocation profiled, and reads where what is left
 * comes from.
 */
export async function runWithLeftovers(surroundings: Surroundings, request: RunRequest): Promise<LeftoversOutcome> {
  const temporary = await makeTemporary(tmpdir(), 'profile');
  try {
    const file = join(temporary.folder, 'left.txt');
    const args = [...request.args, `-${fileFlag}=${file}`, '-test.memprofilerate=1'];
    const outcome = await runBinary(surroundings, { ...request, args });
    return { outcome, leftovers: await readOwn(file) };
  } finally {
    await temporary.remove();
  }
}

/** `readOwn` reads a file in whose place the tested code can put anything: it follows no link and waits for no pipe. */
async function readOwn(path: string): Promise<string | undefined> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const found = await file.stat();
      return found.isFile() && found.size <= longest ? await file.readFile('utf8') : undefined;
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
