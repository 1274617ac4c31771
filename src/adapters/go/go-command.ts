import { stat } from 'node:fs/promises';
import { buildFault } from '../../core/fault/environment-fault.ts';
import { GateError } from '../../errors.ts';
import type { Log, RunOutcome } from '../../ports.ts';
import { systemRefusal } from '../../system-error.ts';
import { makeTemporary, type Temporary } from '../temporary.ts';
import { runProcess, type ProcessRequest } from './process.ts';

/** What every child process of this adapter gets. */
export interface Surroundings {
  /** The user's environment, cleaned (`child-environment.ts`). */
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Which `go` to start and with what environment: the one on PATH, or a copy of a switched toolchain. */
export interface GoCommand {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Time limits of the go command: generous, because a call may download modules or a toolchain. */
export const goLimitsMs = { env: 10 * 60_000, list: 15 * 60_000, build: 60 * 60_000 } as const;

/** One call of the go command. */
export interface GoRequest extends Pick<
  ProcessRequest,
  'args' | 'folder' | 'timeoutMs' | 'stdout' | 'stderrLimitBytes'
> {
  /** Where to put its work folder, for calls that compile. */
  readonly temporary?: string;
}

/** `runGo` runs the go command in a folder. Errors: `toolchain-missing` if there is no go, `interrupted`. */
export async function runGo(surroundings: Surroundings, go: GoCommand, request: GoRequest): Promise<RunOutcome> {
  surroundings.log.debug(`${request.folder}: ${go.path} ${request.args.join(' ')}`);
  const work = await workFolder(request.temporary);
  try {
    const env = { ...go.env, ...(work === undefined ? {} : { GOTMPDIR: work.folder }) };
    return await runProcess({ ...request, command: go.path, env, signal: surroundings.signal });
  } catch (error) {
    if (error instanceof GateError) throw error;
    // The system names the command even if it is the folder that is missing.
    if (!(await isFolder(request.folder)))
      throw new GateError(
        'usage',
        `There is no folder ${request.folder}.`,
        'Check the path, and the folder that -C names.',
        error,
      );
    const { code } = error as NodeJS.ErrnoException;
    const refusal = code === 'ENOENT' ? undefined : systemRefusal(error);
    if (refusal !== undefined && code !== 'EACCES')
      throw new GateError(
        'environment-failed',
        `The go command could not be started: ${refusal.message}.`,
        refusal.remedy,
        error,
      );
    throw new GateError(
      'toolchain-missing',
      `The go command could not be started (${refusal?.message ?? (error as Error).message}).`,
      refusal?.remedy ??
        'Install Go 1.22 or newer and put it on PATH; in a workflow, run actions/setup-go before this step.',
      error,
    );
  } finally {
    await work?.remove();
  }
}

/**
 * `workFolder` gives the go command a work folder that we remove, because it leaves its own behind when it is killed.
 */
async function workFolder(parent: string | undefined): Promise<Temporary | undefined> {
  // The go command has better words for a temporary folder that cannot be used.
  return parent === undefined ? undefined : makeTemporary(parent, 'go').catch(() => undefined);
}

/** `goFailure` returns what went wrong, in the go command's own words, or `undefined` if nothing did. */
export function goFailure(outcome: RunOutcome, what: string): string | undefined {
  switch (outcome.exit.kind) {
    case 'code':
      return outcome.exit.code === 0
        ? undefined
        : outcome.stderr.trim() || `${what} exited with code ${outcome.exit.code}`;
    case 'signal':
      return `${what} was killed by ${outcome.exit.signal} (out of memory?)\n${outcome.stderr.trim()}`.trim();
    case 'timeout':
      // After its own words comes the dump of goroutines that our SIGQUIT asked for.
      return `${what} did not finish within ${Math.round(outcome.durationMs / 1000)} s\n${outcome.stderr.split('SIGQUIT: quit')[0] ?? ''}`.trim();
    case 'output-limit':
      return `${what} printed too much output`;
    case 'memory-limit':
      return `${what} exceeded its memory limit`;
    case 'not-started':
      return `${what} could not be started (${outcome.exit.reason})`;
    default:
      return outcome.exit satisfies never;
  }
}

/**
 * `goCommandError` returns the error of a go command that failed, with `failure` in its own words: the environment's
 * fault if they say so.
 */
export function goCommandError(what: string, failure: string, remedy: string): GateError {
  const fault = buildFault(failure);
  return new GateError(
    fault === undefined ? 'build-failed' : 'environment-failed',
    `${what}:\n${failure}`,
    fault?.remedy ?? remedy,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
