/** Signals that end a run in order: from a terminal, a runner that cancels a job, a closed terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Node opens its debugger to anyone on SIGUSR1: tested code must not take the gate over with it. */
function withoutDebugger(): void {
  process.on('SIGUSR1', () => undefined);
}

/** Aborts on the first signal, so that every process is ended and every folder removed; calls `stop` to listen no more. */
export function onInterrupt(): { readonly signal: AbortSignal; stop: () => void } {
  withoutDebugger();
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  for (const name of signals) process.on(name, abort);
  return {
    signal: controller.signal,
    stop: () => {
      for (const name of signals) process.off(name, abort);
    },
  };
}
