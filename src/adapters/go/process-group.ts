import { unwatch, watch } from './watchdog.ts';

const live = new Set<number>();

/** `addGroup` registers a group, which is led by the process of the same id that we started detached. */
export function addGroup(leader: number): void {
  if (live.size === 0) process.on('exit', killAllGroups);
  watch(leader, live);
  live.add(leader);
}

/** `removeGroup` ends what is left of a group and forgets it. */
export function removeGroup(leader: number): void {
  signalGroup(leader, 'SIGKILL');
  live.delete(leader);
  unwatch(leader);
  if (live.size === 0) process.off('exit', killAllGroups);
}

/** `signalGroup` sends a signal to every process of the group; one that has already ended is no error. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // EPERM: macOS says so of a group of which only zombies are left.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

/** `killAllGroups` ends all children if our own process ends while they run; if it is killed, the watchdog does. */
function killAllGroups(): void {
  for (const leader of live) signalGroup(leader, 'SIGKILL');
}
