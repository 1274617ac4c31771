import { leakWords } from '../leak/words.ts';
import { figure } from './explanation-words.ts';
import type { ReportedLeak, ReportedLeakSite } from './model.ts';

/** `leakTitle` returns what a site leaves behind, in half a sentence. */
export function leakTitle({ kind }: ReportedLeakSite): string {
  return leakWords[kind].title;
}

/** `leakCost` returns what each operation leaves behind: `0 → 1 goroutines/op, 0 → 207 retained-B/op`. */
export function leakCost({ goroutinesPerOp, retainedBytesPerOp }: ReportedLeak): string {
  return costOf(goroutinesPerOp, retainedBytesPerOp);
}

/** `siteCost` returns the same of one site. */
export function siteCost({ goroutinesPerOp, bytesPerOp }: ReportedLeakSite): string {
  return costOf(goroutinesPerOp, bytesPerOp);
}

interface Sides {
  readonly base: number;
  readonly head: number;
}

function costOf(goroutines: Sides, bytes: Sides): string {
  const part = (unit: string, { base, head }: Sides): string[] =>
    base === 0 && head === 0 ? [] : [`${figure(base)} → ${figure(head)} ${unit}`];
  return [...part('goroutines/op', goroutines), ...part('retained-B/op', bytes)].join(', ');
}
