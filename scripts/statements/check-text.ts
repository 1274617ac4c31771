import type { Ledger } from './ledger.ts';
import type { CheckedReport } from './report.ts';

/** Matches `0 → 9 allocs/op`, with thousands separators. */
const pair = /([\d.,]+) → ([\d.,]+) (allocs\/op|B\/op)/g;

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
    for (const { allocsPerOp, bytesPerOp } of sites) {
      add(allocsPerOp.base, allocsPerOp.head, 'allocs/op');
      add(bytesPerOp.base, bytesPerOp.head, 'B/op');
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
