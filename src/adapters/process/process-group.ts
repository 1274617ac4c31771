import { unwatch, watch } from './watchdog.ts';

const live = new Set<number>();

/** `addGroup` registers a process group. Its leader is the process with the same ID, which we started detached. */
export function addGroup(leader: number): void {
  if (live.size === 0) process.on('exit', killAllGroups);
  watch(leader, live);
  live.add(leader);
}

/** `removeGroup` kills what is left of a group and forgets the group. */
export function removeGroup(leader: number): void {
  signalGroup(leader, 'SIGKILL');
  live.delete(leader);
  unwatch(leader);
  if (live.size === 0) process.off('exit', killAllGroups);
}

/** `signalGroup` sends a signal to every process in a group. It is not an error if the group has already ended. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // macOS reports EPERM for a group in which only zombies are left.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

/**
 * `killAllGroups` kills all process groups that are still running when our own process exits. If our process is killed,
 * the watchdog kills them instead.
 */
function killAllGroups(): void {
  for (const leader of live) signalGroup(leader, 'SIGKILL');
}
