import { stat } from 'node:fs/promises';
import { buildFault } from '../../core/fault/environment-fault.ts';
import { GateError } from '../../errors.ts';
import type { Log, RunOutcome } from '../../ports.ts';
import { systemRefusal } from '../../system-error.ts';
import { makeTemporary, type Temporary } from '../temporary.ts';
import { runProcess, type ProcessRequest } from '../process/run-process.ts';

/** What every child process of this adapter needs. */
export interface Surroundings {
  /** The user's environment, cleaned up (`child-environment.ts`). */
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** The `go` program to start, and its environment. The program is the one on PATH, or that of a copied toolchain. */
export interface GoCommand {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Time limits for the go command. They are generous, because a call may download modules or a toolchain. */
export const goLimitsMs = { env: 10 * 60_000, list: 15 * 60_000, build: 60 * 60_000 } as const;

/** One call of the go command. */
export interface GoRequest extends Pick<
  ProcessRequest,
  'args' | 'folder' | 'timeoutMs' | 'stdout' | 'stderrLimitBytes'
> {
  /** The folder in which to create the go command's work folder, for calls that compile. */
  readonly temporary?: string;
}

/** `runGo` runs the go command in a folder. Errors: `toolchain-missing` if there is no go command, `interrupted`. */
export async function runGo(surroundings: Surroundings, go: GoCommand, request: GoRequest): Promise<RunOutcome> {
  surroundings.log.debug(`${request.folder}: ${go.path} ${request.args.join(' ')}`);
  const work = await workFolder(request.temporary);
  try {
    const env = { ...go.env, ...(work === undefined ? {} : { GOTMPDIR: work.folder }) };
    return await runProcess({ ...request, command: go.path, env, signal: surroundings.signal });
  } catch (error) {
    if (error instanceof GateError) throw error;
    // The system's error names the command even if the folder is what is missing.
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
 * `workFolder` creates a work folder for the go command, or returns `undefined` if `parent` is `undefined`. We remove
 * the folder ourselves, because a go command that is killed doesn't remove the folder that it creates.
 */
async function workFolder(parent: string | undefined): Promise<Temporary | undefined> {
  // If the temporary folder can't be used, the go command's own message is better.
  return parent === undefined ? undefined : makeTemporary(parent, 'go').catch(() => undefined);
}

/**
 * `goFailure` describes why a go command failed, in the command's own words if possible. It returns `undefined` if the
 * command succeeded.
 */
export function goFailure(outcome: RunOutcome, what: string): string | undefined {
  switch (outcome.exit.kind) {
    case 'code':
      return outcome.exit.code === 0
        ? undefined
        : outcome.stderr.trim() || `${what} exited with code ${outcome.exit.code}`;
    case 'signal':
      return `${what} was killed by ${outcome.exit.signal} (out of memory?)\n${outcome.stderr.trim()}`.trim();
    case 'timeout':
      // The command's own message is followed by the goroutine dump that our SIGQUIT triggered.
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
 * `goCommandError` returns the error for a failed go command. `failure` is the command's own message, which shows
 * whether the environment is to blame.
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
