import type { Ledger } from './ledger.ts';
import type { CheckedReport, CheckedSite } from './report.ts';

/** Matches `0 → 9 allocs/op`, with thousands separators. */
const pair = /([\d.,]+) → ([\d.,]+) (allocs\/op|B\/op)/g;

/** Returns the subsets of a few sites, without the empty one. */
function subsets(sites: readonly CheckedSite[]): readonly (readonly CheckedSite[])[] {
  return sites
    .slice(0, 8)
    .reduce<readonly (readonly CheckedSite[])[]>(
      (found, site) => [...found, [site], ...found.map((some) => [...some, site])],
      [],
    );
}

/** Checks that every pair of figures under "Why" belongs to a site, is in the table, or is a sum of further sites. */
export function checkText(ledger: Ledger, report: CheckedReport, text: string): void {
  const why = text.split(/^Why$/m)[1];
  if (why === undefined) return;
  const known = new Set<string>();
  const add = (base: number, head: number, unit: string): void => {
    known.add(`${shown(base)} → ${shown(head)} ${unit}`);
  };
  for (const { unit, base, head } of report.findings)
    if (base !== null && head !== null) add(base.median, head.median, unit);
  for (const { sites } of report.explanations)
    for (const site of sites)
      // Further sites on one line are told as one.
      for (const some of subsets(sites.filter(({ file, line }) => file === site.file && line === site.line))) {
        const sum = (of: (one: CheckedSite) => number): number => some.reduce((total, one) => total + of(one), 0);
        add(
          sum(({ allocsPerOp }) => allocsPerOp.base),
          sum(({ allocsPerOp }) => allocsPerOp.head),
          'allocs/op',
        );
        add(
          sum(({ bytesPerOp }) => bytesPerOp.base),
          sum(({ bytesPerOp }) => bytesPerOp.head),
          'B/op',
        );
      }
  for (const line of why.split('\n')) {
    if (/^\s+and \d+ more: /.test(line)) continue;
    for (const [said] of line.matchAll(pair)) ledger.holds(known.has(said), 'figure in the text', () => said);
  }
}

function shown(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
  return rounded.toLocaleString('en-US', { useGrouping: true, maximumFractionDigits: 2 });
}
