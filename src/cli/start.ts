import { onInterrupt } from '../entry/interrupt.ts';
import { main } from './main.ts';
import { standardOutput } from './standard-output.ts';

/** Runs the program with the streams of this process; gives the exit code. */
export async function start(): Promise<number> {
  const { stdin, stdout, stderr, env, argv } = process;
  // What could not be written to stdout is told by its writer; nobody can be told of stderr.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  const { signal } = onInterrupt();
  return main(argv.slice(2), { stdin, stdout: standardOutput(stdout), stderr, env, cwd: process.cwd() }, signal);
}
