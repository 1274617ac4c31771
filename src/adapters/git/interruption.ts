import { GateError } from '../../errors.ts';

/** What an abort ends in. */
export function interrupted(): GateError {
  return new GateError('interrupted', 'Interrupted; the snapshots have been removed.', 'Run it again.');
}

/** Errors: `interrupted`. */
export function refuseWhenAborted(signal: AbortSignal): void {
  if (signal.aborted) throw interrupted();
}
