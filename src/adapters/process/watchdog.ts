import { type ChildProcess, spawn } from 'node:child_process';

/**
 * The watchdog's script. It reads `+ GROUP` and `- GROUP` from this process until the pipe closes, and then kills the
 * groups that are left. The pipe closes no matter how this process ends. The watchdog has a session of its own, so that
 * whatever ends our group doesn't end the watchdog too.
 */
const script = `
trap '' HUP INT QUIT TERM PIPE
groups=' '
while read -r sign group; do
  case $sign in
    +) groups="$groups$group " ;;
    -) groups="\${groups%% $group *} \${groups#* $group }" ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
`;

let watchdog: ChildProcess | undefined;

/**
 * `watch` registers a group with the watchdog. If the watchdog has to be started first, it also registers the other
 * existing groups.
 */
export function watch(group: number, others: Iterable<number>): void {
  if (watchdog === undefined) {
    watchdog = start();
    for (const other of others) tell('+', other);
  }
  tell('+', group);
}

/** `unwatch` removes an ended group from the watchdog. */
export function unwatch(group: number): void {
  tell('-', group);
}

function tell(sign: '+' | '-', group: number): void {
  watchdog?.stdin?.write(`${sign} ${group}\n`);
}

/**
 * `start` starts the watchdog. If it can't be started, the run goes on, although a killed run then leaves its processes
 * behind.
 */
function start(): ChildProcess {
  const child: ChildProcess = spawn('/bin/sh', ['-c', script], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const forget = (): void => {
    if (watchdog === child) watchdog = undefined;
  };
  child.on('error', forget).on('exit', forget).unref();
  child.stdin?.on('error', forget);
  // The pipe to the watchdog must not keep our process alive.
  (child.stdin as { unref?: () => void } | null)?.unref?.();
  return child;
}
