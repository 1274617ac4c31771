import type { RecordMark } from './ledger.ts';

/**
 * `newConditions` returns the conditions of a record, without their hash, if they differ from those of the previous
 * record, and otherwise `undefined`.
 */
export function newConditions({ conditions }: RecordMark, previous: RecordMark | undefined): string | undefined {
  return conditions === (previous?.conditions ?? conditions) ? undefined : conditions.replace(/-[0-9a-f]{12}$/, '');
}

/** `conditionsDoubt` returns a note that says that changed conditions may have caused a step. */
export function conditionsDoubt(conditions: string): string {
  return `measured with ${conditions} from here on, which may be the cause`;
}
