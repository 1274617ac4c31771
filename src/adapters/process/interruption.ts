import { GateError } from '../../errors.ts';

/** `interrupted` returns the error for an aborted run. */
export function interrupted(): GateError {
  return new GateError(
    'interrupted',
    'Interrupted; allocgate has stopped the processes that it started and removed its temporary files.',
    'Run allocgate again.',
  );
}

/** `refuseWhenAborted` throws `interrupted` if the signal is aborted. */
export function refuseWhenAborted(signal: AbortSignal): void {
  if (signal.aborted) throw interrupted();
}
