import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The result of a child process. */
export interface ChildResult {
  readonly stdout: string;
  readonly stderr: string;
  /** `null` if a signal ended the process. */
  readonly code: number | null;
  readonly seconds: number;
}

/**
 * Runs a program to its end and returns its result, whatever its exit code. Errors: if the program can't be started.
 */
export async function runChild(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<ChildResult> {
  const started = performance.now();
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { stdout, stderr, code, seconds: (performance.now() - started) / 1000 };
}
