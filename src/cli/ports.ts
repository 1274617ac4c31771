import { now, realPorts } from '../entry/real-ports.ts';
import type { EventKind, Ports, RevisionEvent } from '../ports.ts';
import { type ConsoleLog, createConsoleLog } from './progress.ts';
import type { Streams } from './streams.ts';

export interface TerminalPorts extends Ports {
  readonly log: ConsoleLog;
}

/**
 * `terminalPorts` returns the real ports for a run in a terminal. With `as`, the run follows the rules of a workflow
 * run on that event.
 */
export function terminalPorts(streams: Streams, signal: AbortSignal, verbose: boolean, as?: EventKind): TerminalPorts {
  const { stderr, env, quiet = false } = streams;
  const log = createConsoleLog(stderr, env, { verbose, quiet }, now);
  if (as === undefined) return realPorts({ env, signal, log });
  const event: RevisionEvent = { kind: 'assumed', as };
  return realPorts({ env, signal, log, pullRequest: { workflow: undefined, event: () => Promise.resolve(event) } });
}
