/** Signals that end a run in order: from a terminal, a runner that cancels a job, or a closed terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * `withoutDebugger` ignores SIGUSR1, on which Node opens its debugger to anyone: tested code must not take over the
 * gate with it.
 */
function withoutDebugger(): void {
  process.on('SIGUSR1', () => undefined);
}

/**
 * `onInterrupt` aborts on the first signal, so that every process is ended and every folder removed. The same signal
 * again ends this process at once, in case it waits for something that never comes. `stop` ends listening.
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
