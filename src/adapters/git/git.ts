import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { GateError } from '../../errors.ts';
import type { Log } from '../../ports.ts';
import { readOnlySettings } from './environment.ts';

const MEBIBYTE = 1024 * 1024;
const STDERR_LIMIT = 64 * 1024;

/** What every git call of one run shares. */
export interface GitContext {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly log: Log;
}

export interface GitRequest {
  readonly folder: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: Buffer | string;
  readonly timeoutMs?: number;
  readonly limitBytes?: number;
}

export interface GitOutcome {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export type GitProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts git with hooks, file monitor and housekeeping off; ended when the signal aborts. */
export function startGit(context: GitContext, request: GitRequest): GitProcess {
  throwIfInterrupted(context.signal);
  context.log.debug(`git ${request.args.join(' ')}`);
  const settings = readOnlySettings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn('git', ['--no-pager', ...settings, ...request.args], {
    cwd: request.folder,
    env: { ...(request.env ?? context.env), PWD: request.folder },
    stdio: ['pipe', 'pipe', 'pipe'],
    signal: context.signal,
    killSignal: 'SIGTERM',
    ...(request.timeoutMs === undefined ? {} : { timeout: request.timeoutMs }),
  });
  // git may end before it has read everything; its exit code says why.
  child.stdin.on('error', () => undefined);
  return child;
}

/** How a process ended. Errors: `interrupted`; `usage` where there is no git. */
export async function exitOf(context: GitContext, child: GitProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    child.once('error', (error) => {
      failure = error;
      if (child.pid === undefined) reject(cannotStart(context, error));
    });
    child.once('close', (code, signal) => {
      if (context.signal.aborted || signal === 'SIGINT') reject(interrupted());
      else if (failure === undefined) resolve(code ?? 128);
      else reject(failure);
    });
  });
}

/** Runs git to its end, whatever its exit code. Errors: `interrupted`, `snapshot-failed` for output without end. */
export async function runGit(context: GitContext, request: GitRequest): Promise<GitOutcome> {
  const child = startGit(context, request);
  const limit = request.limitBytes ?? 512 * MEBIBYTE;
  const chunks: Buffer[] = [];
  let size = 0;
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else child.kill('SIGKILL');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < STDERR_LIMIT) stderr += text;
  });
  child.stdin.end(request.input ?? '');
  const code = await exitOf(context, child);
  if (size > limit)
    throw new GateError(
      'snapshot-failed',
      `git ${request.args[0] ?? ''} printed more than ${limit} bytes.`,
      'Is the repository damaged? Try git fsck.',
    );
  return { code, stdout: Buffer.concat(chunks), stderr };
}

/** Runs git and returns its output. Errors: `snapshot-failed` with git's own words. */
export async function git(context: GitContext, request: GitRequest): Promise<Buffer> {
  const outcome = await runGit(context, request);
  if (outcome.code !== 0) throw gitFailed(request.args[0] ?? '', outcome.stderr);
  return outcome.stdout;
}

/** The first line of git's output without its end; `undefined` where git failed. */
export async function gitLine(context: GitContext, request: GitRequest): Promise<string | undefined> {
  const { code, stdout } = await runGit(context, request);
  return code === 0 ? stdout.toString('utf8').replace(/\n$/, '') : undefined;
}

export function gitFailed(command: string, stderr: string): GateError {
  return new GateError(
    'snapshot-failed',
    `git ${command} failed: ${stderr.trim() === '' ? 'without a message' : stderr.trim().slice(0, 2000)}`,
    'Run git status and git fsck in the repository; the message above is git’s own.',
  );
}

export function interrupted(): GateError {
  return new GateError('interrupted', 'Interrupted while reading the repository.', 'Run it again.');
}

export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw interrupted();
}

function cannotStart(context: GitContext, error: Error): GateError {
  if (context.signal.aborted) return interrupted();
  return new GateError('usage', `git cannot be started: ${error.message}`, 'Install git and put it on PATH.', error);
}
