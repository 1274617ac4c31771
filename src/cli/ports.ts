import { resolve } from 'node:path';
import { cacheFolder } from '../adapters/git/cache-folder.ts';
import { createRepository } from '../adapters/git/index.ts';
import { createGoToolchain } from '../adapters/go/index.ts';
import { fileStore } from '../adapters/store/file.ts';
import type { Ports } from '../ports.ts';
import { type ConsoleLog, createConsoleLog } from './progress.ts';
import type { Streams } from './streams.ts';

export interface TerminalPorts extends Ports {
  readonly log: ConsoleLog;
}

function now(): number {
  return performance.now();
}

/** The real ports of a run in a terminal. */
export function terminalPorts(streams: Streams, signal: AbortSignal, verbose: boolean): TerminalPorts {
  const log = createConsoleLog(streams.stderr, streams.env, verbose, now);
  const cache = cacheFolder(streams.env);
  const env = { ...streams.env };
  return {
    log,
    signal,
    clock: { now, today: () => new Date().toISOString().slice(0, 10) },
    go: createGoToolchain({ env, cacheFolder: cache, log, signal }),
    repository: createRepository({ env, cacheFolder: cache, log, signal }),
    baselineFile: (folder, path) => fileStore(resolve(folder, path), path),
    pullRequest: undefined,
  };
}
