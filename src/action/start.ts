import { onInterrupt } from '../entry/interrupt.ts';
import { main } from './main.ts';

/** Runs the step in this process; gives the exit code. */
export async function start(): Promise<number> {
  return main(process.env, onInterrupt().signal);
}
