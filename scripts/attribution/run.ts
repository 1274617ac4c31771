import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type * as z from 'zod';

export interface Ran<T> {
  readonly report: T;
  readonly seconds: number;
}

/** Runs a command of the built program that writes JSON to stdout. Errors: if the output doesn't match the schema. */
export async function runJson<T>(
  cli: string,
  args: readonly string[],
  cache: string,
  schema: z.ZodType<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran<T>> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, ...args, '--format', 'json'], {
    env: { ...process.env, ALLOCGATE_CACHE: cache, CI: 'true', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child, 'close');
  const seconds = (performance.now() - started) / 1000;
  try {
    return { report: schema.parse(JSON.parse(stdout)), seconds };
  } catch (cause) {
    throw new Error(`allocgate ${args.join(' ')} gave no report:\n${stderr.slice(-2000)}`, { cause });
  }
}
