/** Signals on which a run shuts down cleanly: Ctrl+C, a cancelled job, or a closed terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * `withoutDebugger` ignores SIGUSR1, on which Node would open its debugger to any local process: code under test must
 * not take over the gate with it.
 */
function withoutDebugger(): void {
  process.on('SIGUSR1', () => undefined);
}

/**
 * `onInterrupt` returns a signal that aborts on the first interruption, so that the run can end its processes and
 * remove its folders. The same signal a second time ends this process at once, in case the run hangs. `stop` stops
 * listening.
 */
export function onInterrupt(): { readonly signal: AbortSignal; stop: () => void } {
  withoutDebugger();
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  for (const name of signals) process.once(name, abort);
  return {
    signal: controller.signal,
    stop: () => {
      for (const name of signals) process.off(name, abort);
    },
  };
}
