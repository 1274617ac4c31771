import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Reads `+ GROUP` and `- GROUP` from this process until the pipe ends, which it does however this process ends, and
 * then ends the groups that are left. It has a session of its own, so that whatever ends our group doesn't end the
 * watchdog too.
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
 * `watch` tells the watchdog about a group, and, if the watchdog has to be started first, about the other groups that
 * exist.
 */
export function watch(group: number, others: Iterable<number>): void {
  if (watchdog === undefined) {
    watchdog = start();
    for (const other of others) tell('+', other);
  }
  tell('+', group);
}

/** `unwatch` tells the watchdog that a group has ended. */
export function unwatch(group: number): void {
  tell('-', group);
}

function tell(sign: '+' | '-', group: number): void {
  watchdog?.stdin?.write(`${sign} ${group}\n`);
}

/**
 * `start` starts the watchdog. Without one, a run that is killed leaves its processes behind; that is no reason not to
 * run.
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
  // It keeps no process alive that has nothing else to do.
  (child.stdin as { unref?: () => void } | null)?.unref?.();
  return child;
}
