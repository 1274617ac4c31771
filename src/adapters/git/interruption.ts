import { GateError } from '../../errors.ts';

/** `interrupted` returns the error that an abort ends in. */
export function interrupted(): GateError {
  return new GateError('interrupted', 'Interrupted; the snapshots have been removed.', 'Run allocgate again.');
}

/** `refuseWhenAborted` throws `interrupted` after an abort. */
export function refuseWhenAborted(signal: AbortSignal): void {
  if (signal.aborted) throw interrupted();
}
