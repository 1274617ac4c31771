import { unwatch, watch } from './watchdog.ts';

const live = new Set<number>();

/** Groups are led by the process of the same id, which we started detached. */
export function addGroup(leader: number): void {
  if (live.size === 0) process.on('exit', killAllGroups);
  watch(leader, live);
  live.add(leader);
}

/** Ends what is left of a group and forgets it. */
export function removeGroup(leader: number): void {
  signalGroup(leader, 'SIGKILL');
  live.delete(leader);
  unwatch(leader);
  if (live.size === 0) process.off('exit', killAllGroups);
}

/** Sends a signal to every process of the group; one that has ended already is no error. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // EPERM: macOS says so of a group of which only zombies are left.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

/** Ends all children when our own process ends while they run; should it be killed, the watchdog does. */
function killAllGroups(): void {
  for (const leader of live) signalGroup(leader, 'SIGKILL');
}
