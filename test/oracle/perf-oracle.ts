import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The reference implementation, golang.org/x/perf, behind a small Go program that speaks JSON. */
export interface PerfOracle extends AsyncDisposable {
  /** Sends one request; gives the lines of the answer, parsed. */
  ask(request: { readonly texts?: readonly string[]; readonly values?: readonly unknown[] }): Promise<unknown[]>;
}

/** Builds the program; needs a Go toolchain of at least 1.26 and, the first time, the module proxy. */
export async function buildPerfOracle(): Promise<PerfOracle> {
  const folder = await mkdtemp(join(tmpdir(), 'allocgate-oracle-'));
  const program = join(folder, 'oracle');
  await run('go', ['build', '-o', program, '.'], { cwd: join(import.meta.dirname, 'perf') });
  return {
    ask: async (request) => answer(program, JSON.stringify({ texts: [], values: [], ...request })),
    [Symbol.asyncDispose]: async () => rm(folder, { recursive: true }),
  };
}

async function answer(program: string, input: string): Promise<unknown[]> {
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  child.stdin.end(input);
  const code = await ended;
  if (code !== 0) throw new Error(`the oracle ended with code ${code}`);
  const lines = Buffer.concat(chunks).toString('utf8').split('\n').slice(0, -1);
  return lines.map((line): unknown => JSON.parse(line));
}
