import { join, resolve } from 'node:path';
import { cacheFolder } from '../adapters/git/cache-folder.ts';
import { createRepository } from '../adapters/git/index.ts';
import type { Credentials } from '../adapters/git/credentials.ts';
import { createGoToolchain } from '../adapters/go/index.ts';
import { openBackfillStore } from '../adapters/store/backfill.ts';
import { readBranchRecord, readBranchRecords } from '../adapters/store/branch.ts';
import { fileStore } from '../adapters/store/file.ts';
import type { Log, Ports, PullRequest } from '../ports.ts';

export interface RealPortsOptions<L extends Log> {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: L;
  readonly signal: AbortSignal;
  /** The pull request or other event of the workflow run; absent in a terminal. */
  readonly pullRequest?: PullRequest;
  /** Used to fetch commits that a shallow clone lacks, if the repository has no stored credentials. */
  readonly credentials?: Credentials | undefined;
  /** Whether the go command can't be started, if that is being found out already. */
  readonly withoutGo?: Promise<Error | undefined> | undefined;
}

/** `now` returns monotonic time in milliseconds. */
export function now(): number {
  return performance.now();
}

/** `realPorts` returns ports that use Go, git, the files and the clock of this machine. */
export function realPorts<L extends Log>(options: RealPortsOptions<L>): Ports & { readonly log: L } {
  const { log, signal, credentials, withoutGo } = options;
  const cache = cacheFolder(options.env);
  const env = { ...options.env };
  const go = createGoToolchain({ env, cacheFolder: cache, log, signal, withoutGo });
  const repository = createRepository({ env, cacheFolder: cache, log, signal, credentials });
  return {
    log,
    signal,
    clock: { now, today: () => new Date().toISOString().slice(0, 10) },
    go,
    analysis: go,
    repository,
    baselineFile: (folder, path, within) => fileStore(resolve(folder, path), path, within),
    branchRecord: (revisions, branch, request) => readBranchRecord(repository, revisions, branch, request),
    branchRecords: (revisions, branch) => readBranchRecords(repository, revisions, branch),
    backfillStore: (folder, settings) => openBackfillStore(folder ?? join(cache, 'backfill'), settings),
    pullRequest: options.pullRequest,
  };
}
