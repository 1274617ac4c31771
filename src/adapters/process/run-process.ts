import { spawn, type ChildProcess } from 'node:child_process';
import type { RunOutcome } from '../../ports.ts';
import { interrupted, refuseWhenAborted } from './interruption.ts';
import { HeadBuffer, HeadTailBuffer } from './output-buffer.ts';
import { watchMemory } from './memory-watch.ts';
import { addGroup, removeGroup, signalGroup } from './process-group.ts';

const MEBIBYTE = 1024 * 1024;
const STDERR_LIMIT = MEBIBYTE;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/**
 * Time between the stop signal and SIGKILL, in milliseconds. In this time, Go can print its goroutines, and the go
 * command can remove its work folder.
 */
const QUIT_GRACE_MS = 3000;
/**
 * Time for which another process may hold the pipes open without writing after the leader has ended, in milliseconds.
 */
const CLOSE_GRACE_MS = 500;
/** Maximum time to wait for output that is still being written after the leader has ended, in milliseconds. */
const CLOSE_LIMIT_MS = 5000;

/** A child process to run, and its limits. */
export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  /** Working folder; the child also gets it as PWD, as Go's tools expect. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** When this signal aborts, the group is ended in the same way as at the time limit. */
  readonly overdue?: AbortSignal;
  /** The content of the process's standard input, which is empty by default. */
  readonly stdin?: Buffer | string;
  /**
   * Limit for standard output. Beyond it, `stop` ends the group with `output-limit`, and `trim` keeps the head and the
   * tail. Default: 64 MiB and `stop`.
   */
  readonly stdout?: { readonly limitBytes: number; readonly overflow: 'stop' | 'trim' };
  /** Number of bytes of standard error to keep, from its head and tail. Default: 1 MiB. */
  readonly stderrLimitBytes?: number;
  /** Called with each chunk of standard output as it arrives. */
  readonly onStdout?: (chunk: Buffer) => void;
  /** Memory that the process itself may use before its group is ended with `memory-limit`. Default: no limit. */
  readonly memoryBytes?: number;
  /** The signal that asks the group to end at the time limit. Default: SIGQUIT, on which Go prints its goroutines. */
  readonly stopSignal?: NodeJS.Signals;
}

/** The outcome of a process, with its standard output as bytes. */
export interface BytesOutcome extends Omit<RunOutcome, 'stdout'> {
  readonly stdout: Buffer;
}

/** `runProcess` is like `runForBytes`, but returns standard output as text. */
export async function runProcess(request: ProcessRequest): Promise<RunOutcome> {
  const outcome = await runForBytes(request);
  return { ...outcome, stdout: outcome.stdout.toString('utf8') };
}

/**
 * `runForBytes` runs a process in a group of its own, and ends the whole group when the process ends, because the go
 * command, test binaries and git can start processes that would outlive them. Errors: `interrupted` if the signal
 * aborts; the system's own error if the process can't start.
 */
export async function runForBytes(request: ProcessRequest): Promise<BytesOutcome> {
  refuseWhenAborted(request.signal);
  const { limitBytes, overflow } = request.stdout ?? { limitBytes: 64 * MEBIBYTE, overflow: 'stop' };
  const stdout = overflow === 'stop' ? new HeadBuffer(limitBytes) : new HeadTailBuffer(limitBytes);
  const stderr = new HeadTailBuffer(request.stderrLimitBytes ?? STDERR_LIMIT);
  const started = performance.now();
  // If file descriptors run out, Node returns no streams, despite its types, and then emits an error.
  const child: ChildProcess = spawn(request.command, request.args, {
    cwd: request.folder,
    env: { ...request.env, PWD: request.folder },
    stdio: [request.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  // Writing fails if the process exits without reading all its input; its own output then explains why.
  child.stdin?.on('error', () => undefined).end(request.stdin);
  let stopped: 'timeout' | 'output-limit' | 'memory-limit' | 'interrupted' | undefined;
  let killTimer: NodeJS.Timeout | undefined;
  const stop = (why: typeof stopped, signal: NodeJS.Signals): void => {
    if (stopped !== undefined || child.pid === undefined) return;
    stopped = why;
    const leader = child.pid;
    signalGroup(leader, signal);
    killTimer = setTimeout(() => {
      signalGroup(leader, 'SIGKILL');
    }, QUIT_GRACE_MS);
  };
  const stopSignal = request.stopSignal ?? 'SIGQUIT';
  const abort = (): void => {
    stop('interrupted', stopSignal);
  };
  const timeOut = (): void => {
    stop('timeout', stopSignal);
  };
  const timer = setTimeout(timeOut, Math.min(request.timeoutMs, LONGEST_TIMER_MS));
  request.overdue?.addEventListener('abort', timeOut, { once: true });
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout.push(chunk);
    request.onStdout?.(chunk);
    if (stdout instanceof HeadBuffer && stdout.overflowed) stop('output-limit', 'SIGKILL');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr.push(chunk);
  });
  request.signal.addEventListener('abort', abort, { once: true });
  if (child.pid !== undefined) addGroup(child.pid);
  const endWatch =
    child.pid === undefined || request.memoryBytes === undefined
      ? undefined
      : watchMemory(child.pid, request.memoryBytes, () => {
          stop('memory-limit', 'SIGKILL');
        });
  try {
    const exit = await ended(child);
    if (stopped === 'interrupted') throw interrupted();
    return {
      stdout: stdout.bytes(),
      stderr: stderr.bytes().toString('utf8'),
      exit: stopped === undefined ? exit : { kind: stopped },
      durationMs: performance.now() - started,
    };
  } finally {
    endWatch?.();
    clearTimeout(timer);
    clearTimeout(killTimer);
    request.signal.removeEventListener('abort', abort);
  }
}

/** `ended` waits for the leader, ends the rest of its group, and then reads what is left in the pipes. */
async function ended(child: ChildProcess): Promise<RunOutcome['exit']> {
  return new Promise((resolve, reject) => {
    let exit: RunOutcome['exit'] | undefined;
    let grace: NodeJS.Timeout | undefined;
    let limit: NodeJS.Timeout | undefined;
    // A process that left the group may hold the pipes open; we don't need what it still writes.
    const close = (): void => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const wait = (): void => {
      clearTimeout(grace);
      grace = setTimeout(close, CLOSE_GRACE_MS);
    };
    child.once('error', (error) => {
      if (child.pid === undefined) reject(error);
    });
    child.once('exit', (code, signal) => {
      exit = signal === null ? { kind: 'code', code: code ?? 0 } : { kind: 'signal', signal };
      if (child.pid !== undefined) removeGroup(child.pid);
      limit = setTimeout(close, CLOSE_LIMIT_MS);
      wait();
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', wait);
    });
    child.once('close', () => {
      clearTimeout(grace);
      clearTimeout(limit);
      if (exit !== undefined) resolve(exit);
    });
  });
}
