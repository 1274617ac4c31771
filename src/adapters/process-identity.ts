import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import * as z from 'zod';

/** Identifies a process, so that a later process can check whether it is still alive. */
export const identitySchema = z.object({ pid: z.number().int().positive(), start: z.string(), realm: z.string() });
export type ProcessIdentity = z.infer<typeof identitySchema>;

/**
 * How long a process that can't be checked, because it is in another container or on another host, counts as alive. No
 * run takes this long.
 */
const FOREIGN_LIFETIME_MS = 24 * 60 * 60_000;

let own: Promise<ProcessIdentity> | undefined;

/** `ownIdentity` returns the identity of this process. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  return (own ??= Promise.all([processRealm(), processStart(process.pid)]).then(([realm, start]) => ({
    pid: process.pid,
    start: start ?? '',
    realm,
  })));
}

/**
 * `isAlive` reports whether a process is alive. A process in another realm can't be checked; it counts as alive for a
 * limited time after `sinceMs`, the time of its last sign of life.
 */
export async function isAlive({ pid, start, realm }: ProcessIdentity, sinceMs: number): Promise<boolean> {
  if (realm === (await processRealm())) return (await processStart(pid)) === start;
  return Date.now() - sinceMs < FOREIGN_LIFETIME_MS;
}

/**
 * `processRealm` identifies the realm in which a process ID means the same process: the host and, on Linux, the PID
 * namespace (containers).
 */
export async function processRealm(): Promise<string> {
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()} ${namespace}`.trim();
}

/**
 * `processStart` returns the start time of a process, in the system's own unit, or `undefined` if the process isn't
 * running. If an ID is reused, the start time differs.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (!isRunning(pid)) return undefined;
  return process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function startOnLinux(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // proc(5): the command in parentheses may contain anything. It is followed by field 3, the state; field 22 is the
  // start time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()} ${fields[19] ?? ''}`.trim();
}

async function startElsewhere(pid: number): Promise<string | undefined> {
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], { env });
    return stdout.trim() === '' ? undefined : stdout.trim();
  } catch {
    return undefined;
  }
}
