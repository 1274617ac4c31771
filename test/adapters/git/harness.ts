import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createRepository } from '../../../src/adapters/git/index.ts';
import type { Repository, RevisionEvent, Revisions, Snapshots } from '../../../src/ports.ts';
import { isolatedEnvironment, temporaryFolder } from '../../support/git-repository.ts';

export interface Harness {
  readonly repository: Repository;
  readonly cacheFolder: string;
  readonly abort: () => void;
  readonly debug: string[];
}

/** The adapter with a cache of its own. */
export function openHarness(options: { cacheFolder?: string; env?: Record<string, string> } = {}): Harness {
  const home = temporaryFolder();
  const cacheFolder = options.cacheFolder ?? join(home, 'cache');
  const controller = new AbortController();
  const debug: string[] = [];
  const repository = createRepository({
    cacheFolder,
    env: { ...isolatedEnvironment(home), ...options.env },
    signal: controller.signal,
    log: { info: () => undefined, debug: (message) => void debug.push(message), progress: () => undefined },
  });
  return {
    repository,
    cacheFolder,
    debug,
    abort: () => {
      controller.abort();
    },
  };
}

export interface Request {
  readonly base?: string;
  readonly head?: string;
  readonly event?: RevisionEvent;
}

export async function resolveIn(repository: Repository, folder: string, request: Request = {}): Promise<Revisions> {
  return repository.resolve({ folder, base: request.base, head: request.head, event: request.event });
}

/** Resolves and lays out; disposed of when the test ends. */
export async function snapshotIn(
  harness: Harness,
  folder: string,
  request: Request & { readonly copy?: readonly string[] } = {},
): Promise<{ readonly revisions: Revisions; readonly snapshots: Snapshots }> {
  const revisions = await resolveIn(harness.repository, folder, request);
  const snapshots = await harness.repository.snapshot(revisions, { copy: request.copy ?? [] });
  onTestFinished(async () => snapshots[Symbol.asyncDispose]());
  return { revisions, snapshots };
}
