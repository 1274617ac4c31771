import { now, realPorts } from '../entry/real-ports.ts';
import type { Ports } from '../ports.ts';
import { type ConsoleLog, createConsoleLog } from './progress.ts';
import type { Streams } from './streams.ts';

export interface TerminalPorts extends Ports {
  readonly log: ConsoleLog;
}

/** The real ports of a run in a terminal. */
export function terminalPorts(streams: Streams, signal: AbortSignal, verbose: boolean): TerminalPorts {
  const { stderr, env, quiet = false } = streams;
  return realPorts({ env, signal, log: createConsoleLog(stderr, env, { verbose, quiet }, now) });
}
