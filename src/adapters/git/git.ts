import { type ChildProcess, spawn } from 'node:child_process';
import { GateError } from '../../errors.ts';
import type { Log } from '../../ports.ts';
import { systemRefusal } from '../../system-error.ts';
import { safeSettings } from './environment.ts';
import { interrupted } from './interruption.ts';

const MEBIBYTE = 1024 * 1024;
const STDERR_LIMIT_BYTES = MEBIBYTE;
const DEFAULT_LIMIT_BYTES = 512 * MEBIBYTE;
const DEFAULT_TIMEOUT_MS = 10 * 60_000;
const KILL_GRACE_MS = 2000;

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
export function createGit({ log, signal }: { readonly log: Log; readonly signal: AbortSignal }): Git {
  return async (call) => {
    if (signal.aborted) throw interrupted();
    const settings = [...safeSettings, ...(call.settings ?? [])].flatMap((setting) => ['-c', setting]);
    log.debug(`git ${call.args.join(' ')}`);
    return runProcess([...settings, ...call.args], call, signal);
  };
}

async function runProcess(args: readonly string[], call: GitCall, signal: AbortSignal): Promise<GitOutcome> {
  // git gets its own session, so that nothing can prompt on the terminal and an interrupt ends the whole process group.
  // If file descriptors run out, Node returns no streams, despite its types, and then emits an error.
  const child: ChildProcess = spawn('git', args, { cwd: call.folder, env: call.env, stdio: 'pipe', detached: true });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const limitBytes = call.limitBytes ?? DEFAULT_LIMIT_BYTES;
  const [outBytes, errBytes] = [counter(), counter()];
  let stopped: 'interrupted' | 'timeout' | 'output-limit' | undefined;
  let killTimer: NodeJS.Timeout | undefined;
  const stop = (why: typeof stopped): void => {
    if (stopped !== undefined) return;
    stopped = why;
    signalGroup(child.pid, 'SIGTERM');
    killTimer = setTimeout(() => {
      signalGroup(child.pid, 'SIGKILL');
    }, KILL_GRACE_MS);
  };
  const abort = (): void => {
    stop('interrupted');
  };
  const timer = setTimeout(() => {
    stop('timeout');
  }, call.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  signal.addEventListener('abort', abort, { once: true });
  child.stdout?.on('data', (chunk: Buffer) => {
    if (outBytes(chunk) > limitBytes) stop('output-limit');
    else stdout.push(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    if (errBytes(chunk) <= STDERR_LIMIT_BYTES) stderr.push(chunk);
  });
  // git may exit before it has read all of its input; its exit code says why.
  child.stdin?.on('error', () => undefined).end(call.input ?? '');
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', (error) => {
        reject(cannotStart(error));
      });
      child.once('close', (exitCode) => {
        resolve(exitCode ?? 128);
      });
    });
    if (stopped === 'interrupted') throw interrupted();
    if (stopped !== undefined) throw limitReached(call, stopped);
    return { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() };
  } finally {
    clearTimeout(timer);
    clearTimeout(killTimer);
    signal.removeEventListener('abort', abort);
  }
}

function counter(): (chunk: Buffer) => number {
  let bytes = 0;
  return (chunk) => (bytes += chunk.length);
}

function signalGroup(leader: number | undefined, name: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, name);
  } catch {
    // The process has already ended.
  }
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

function limitReached(call: GitCall, why: 'timeout' | 'output-limit'): GateError {
  const what = why === 'timeout' ? 'did not finish in time' : 'printed too much output';
  return new GateError(
    'snapshot-failed',
    `git ${call.args[0] ?? ''} ${what}.`,
    `Run it again with --verbose to see the command, and find out ${why === 'timeout' ? 'what git is waiting for' : 'why git prints so much'}.`,
  );
}
