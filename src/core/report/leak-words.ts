import { leakWords } from '../leak/words.ts';
import { figure } from './explanation-words.ts';
import type { ReportedLeak, ReportedLeakSite } from './model.ts';

/** `leakTitle` returns what a site leaves behind, in half a sentence. */
export function leakTitle({ kind }: ReportedLeakSite): string {
  return leakWords[kind].title;
}

/**
 * `leakCost` returns what each operation leaves behind: `0 → 1 goroutines/op, 0 → 207 retained-B/op`, head alone if
 * nothing is compared.
 */
export function leakCost({ goroutinesPerOp, retainedBytesPerOp }: ReportedLeak, compared: boolean): string {
  return costOf(goroutinesPerOp, retainedBytesPerOp, compared);
}

/** `siteCost` returns what each operation leaves behind at one site. */
export function siteCost({ goroutinesPerOp, bytesPerOp }: ReportedLeakSite, compared: boolean): string {
  return costOf(goroutinesPerOp, bytesPerOp, compared);
}

interface Sides {
  readonly base: number;
  readonly head: number;
}

function costOf(goroutines: Sides, bytes: Sides, compared: boolean): string {
  const part = (unit: string, { base, head }: Sides): string[] =>
    base === 0 && head === 0 ? [] : [`${compared ? `${figure(base)} → ` : ''}${figure(head)} ${unit}`];
  return [...part('goroutines/op', goroutines), ...part('retained-B/op', bytes)].join(', ');
}
