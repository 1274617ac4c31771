import type { RecordMark } from './ledger.ts';

/** `newConditions` returns what a record was measured under, without its hash, if the record before was measured otherwise. */
export function newConditions({ conditions }: RecordMark, previous: RecordMark | undefined): string | undefined {
  return conditions === (previous?.conditions ?? conditions) ? undefined : conditions.replace(/-[0-9a-f]{12}$/, '');
}

/** `conditionsDoubt` says that a change of what was measured under may be the cause of a step. */
export function conditionsDoubt(conditions: string): string {
  return `measured with ${conditions} from here on, which may be the cause`;
}
