import type { LeakKind } from '../leak/kinds.ts';
import { leakWords } from '../leak/words.ts';
import { figure, percentOf } from './explanation-words.ts';
import { isInside } from './head-lines.ts';
import type { ReportedLeak, ReportedLeakSite } from './model.ts';

/** Maximum number of replaced lines to quote. */
const mostReplaced = 3;

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
 * `partsOf` returns the first site of a leak, the further sites in the repository that leak on their own, and the sites
 * that allocate what the first site keeps reachable. The last group is empty unless it is proven that reverting the
 * change at the first site removes the whole leak. For example, a ticker that a leaked goroutine refers to isn't a leak
 * of its own.
 */
export function partsOf({ sites: [site, ...others] }: ReportedLeak): {
  readonly site: ReportedLeakSite | undefined;
  readonly further: readonly ReportedLeakSite[];
  readonly held: readonly ReportedLeakSite[];
} {
  const ours = others.filter(({ file }) => isInside(file));
  if (site?.confidence !== 'proven' || percentOf(site.proof?.restores ?? 0) < 100)
    return { site, further: ours, held: [] };
  const isHeld = ({ kind, goroutinesPerOp: { head } }: ReportedLeakSite): boolean =>
    head === 0 && (kind === 'memory' || (site.goroutinesPerOp.head > 0 && !growing.has(kind)));
  const held = byLine(ours.filter(isHeld));
  const at = site.root ?? site;
  const isShown = held.every(({ file, line }) => file === at.file && line === at.line);
  return { site, further: ours.filter((other) => !isHeld(other)), held: isShown ? [] : held };
}

/** Kinds of memory that may leak on their own beside a goroutine: what grows belongs to no single operation. */
const growing: ReadonlySet<LeakKind> = new Set(['map', 'sync-map', 'slice', 'list']);

/** `byLine` returns one site for each line, with the bytes of all sites on that line. */
function byLine(sites: readonly ReportedLeakSite[]): readonly ReportedLeakSite[] {
  const lines = new Map<string, ReportedLeakSite>();
  for (const site of sites) {
    const key = JSON.stringify([site.file, site.line]);
    const { base, head } = lines.get(key)?.bytesPerOp ?? { base: 0, head: 0 };
    lines.set(key, { ...site, bytesPerOp: { base: base + site.bytesPerOp.base, head: head + site.bytesPerOp.head } });
  }
  return [...lines.values()];
}

/**
 * `replacedWords` returns a sentence that quotes the lines of base that the change replaced. It returns `undefined` if
 * there are no such lines or more than `mostReplaced`. A single deleted line isn't counted, because the proof already
 * quotes it.
 */
export function replacedWords({ proof }: ReportedLeakSite): string | undefined {
  const lines = (proof?.reverted ?? []).flatMap(({ was = [], deleted }) => (deleted === 1 ? [] : was));
  return lines.length === 0 || lines.length > mostReplaced
    ? undefined
    : `Before the change: ${lines.map((line) => `\`${line}\``).join(', ')}.`;
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
