import { GateError } from '../../errors.ts';
import type { Log } from '../../ports.ts';
import { systemRefusal } from '../../system-error.ts';
import { type BytesOutcome, runForBytes } from '../process/run-process.ts';
import { safeSettings } from './environment.ts';

const MEBIBYTE = 1024 * 1024;
const DEFAULT_LIMIT_BYTES = 512 * MEBIBYTE;
const DEFAULT_TIMEOUT_MS = 10 * 60_000;

/** A git command to run. */
export interface GitCall {
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly settings?: readonly string[];
  readonly input?: Buffer | string;
  readonly timeoutMs?: number;
  /** Maximum size of standard output in bytes; more output is an error. */
  readonly limitBytes?: number;
}

export interface GitOutcome {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export type Git = (call: GitCall) => Promise<GitOutcome>;

/**
 * `createGit` returns the only function that starts git. Errors: `interrupted`; `usage` if git is missing;
 * `snapshot-failed` if a limit is exceeded.
 */
export function createGit({ log, signal }: { readonly log: Pick<Log, 'debug'>; readonly signal: AbortSignal }): Git {
  return async (call) => {
    const settings = [...safeSettings, ...(call.settings ?? [])].flatMap((setting) => ['-c', setting]);
    log.debug(`git ${call.args.join(' ')}`);
    const outcome = await runForBytes({
      command: 'git',
      args: [...settings, ...call.args],
      folder: call.folder,
      env: call.env,
      stdin: call.input ?? '',
      timeoutMs: call.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      stdout: { limitBytes: call.limitBytes ?? DEFAULT_LIMIT_BYTES, overflow: 'stop' },
      stopSignal: 'SIGTERM',
      signal,
    }).catch((error: NodeJS.ErrnoException) => {
      throw error.syscall === undefined ? error : cannotStart(error);
    });
    return { code: codeOf(call, outcome), stdout: outcome.stdout, stderr: outcome.stderr };
  };
}

function codeOf(call: GitCall, { exit }: BytesOutcome): number {
  if (exit.kind === 'code') return exit.code;
  if (exit.kind === 'signal') return 128;
  throw limitReached(call, exit.kind);
}

function cannotStart(cause: NodeJS.ErrnoException): GateError {
  return cause.code === 'ENOENT'
    ? new GateError('usage', 'git was not found.', 'Install git 2.30 or newer, and put it on PATH.', cause)
    : new GateError(
        'snapshot-failed',
        `git could not be started: ${systemRefusal(cause)?.message ?? cause.message}.`,
        systemRefusal(cause)?.remedy ?? 'Check that `git --version` works in this environment.',
        cause,
      );
}

function limitReached(call: GitCall, why: BytesOutcome['exit']['kind']): GateError {
  const what = why === 'timeout' ? 'did not finish in time' : 'printed too much output';
  return new GateError(
    'snapshot-failed',
    `git ${call.args[0] ?? ''} ${what}.`,
    `Run allocgate again with --verbose to see the git command, and find out ${why === 'timeout' ? 'what git is waiting for' : 'why git prints so much'}.`,
  );
}
