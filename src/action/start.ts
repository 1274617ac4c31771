import { onInterrupt } from '../entry/interrupt.ts';
import { programOfAction } from '../entry/program.ts';
import { main } from './main.ts';

/** `start` runs the step in this process and returns the exit code. */
export async function start(): Promise<number> {
  const { env, argv } = process;
  const [, entry = ''] = argv;
  const program = programOfAction(entry, { env, cwd: env['GITHUB_WORKSPACE'] ?? process.cwd() });
  return main(env, program, onInterrupt().signal);
}
