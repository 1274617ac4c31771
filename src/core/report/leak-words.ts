import { leakWords } from '../leak/words.ts';
import { figure } from './explanation-words.ts';
import { isInside } from './head-lines.ts';
import type { ReportedLeak, ReportedLeakSite } from './model.ts';

/** The share from which on a revert is said to remove the whole leak. */
const wholeShare = 0.98;

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

/**
 * `partsOf` returns the first site of a leak, further sites in the repository that leak by themselves, and the sites
 * whose memory is only kept reachable by the first one. A proof shows that: reverting the first one removes all of the
 * leak.
 */
export function partsOf({ sites: [site, ...others] }: ReportedLeak): {
  readonly site: ReportedLeakSite | undefined;
  readonly further: readonly ReportedLeakSite[];
  readonly held: readonly ReportedLeakSite[];
} {
  const isWhole = site?.confidence === 'proven' && (site.proof?.restores ?? 0) >= wholeShare;
  const ours = others.filter(({ file }) => isInside(file));
  if (!isWhole) return { site, further: ours, held: [] };
  return { site, further: ours.filter((other) => !isHeld(other)), held: ours.filter(isHeld) };
}

function isHeld({ kind, goroutinesPerOp: { head } }: ReportedLeakSite): boolean {
  return kind === 'memory' && head === 0;
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
