import { leakWords } from '../leak/words.ts';
import { figure } from './explanation-words.ts';
import type { ReportedLeak, ReportedLeakSite } from './model.ts';

/** `leakTitle` returns a phrase that names what a site leaves behind. */
export function leakTitle({ kind }: ReportedLeakSite): string {
  return leakWords[kind].title;
}

/**
 * `leakCost` returns what each operation leaves behind, such as `0 → 1 goroutines/op, 0 → 207 retained-B/op`. If
 * nothing is compared, it returns only head's figures.
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
