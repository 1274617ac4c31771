import { onInterrupt } from '../entry/interrupt.ts';
import { programOfTerminal } from '../entry/program.ts';
import { main } from './main.ts';
import { standardOutput } from './standard-output.ts';

/** `start` runs the program with the streams of this process and returns the exit code. */
export async function start(): Promise<number> {
  const { stdin, stdout, stderr, env } = process;
  const [, entry = '', ...argv] = process.argv;
  const cwd = process.cwd();
  // `writeFully` reports a failed write to stdout; a failed write to stderr can't be reported anywhere.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  const { signal } = onInterrupt();
  signal.addEventListener('abort', () => stdin.destroy());
  const program = programOfTerminal(entry, { cwd });
  return main(argv, { stdin, stdout: standardOutput(stdout), stderr, env, cwd, program }, signal);
}
