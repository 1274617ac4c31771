import { applyEdit, revertByHand } from './by-hand.ts';
import type { Ledger } from './ledger.ts';
import { type Figures, measure, type Measuring } from './measure.ts';
import type { CheckedExplanation, CheckedReport, CheckedSite } from './report.ts';

const units = ['allocs/op', 'B/op'] as const;
type Unit = (typeof units)[number];
interface Row {
  readonly unit: Unit;
  readonly base: number;
  readonly head: number;
}

/** Repeats every proof and every measured fix of an explanation by hand: it edits the files, builds, and measures. */
export function checkProofs(
  ledger: Ledger,
  report: CheckedReport,
  explanation: CheckedExplanation,
  measuring: Omit<Measuring, 'benchmark' | 'package' | 'iterations'>,
): void {
  const { package: importPath, benchmark, sites } = explanation;
  const findings = report.findings.filter((row) => row.package === importPath && row.benchmark === benchmark);
  const iterations = Math.max(100, ...findings.map((row) => row.iterations));
  const rows = findings.flatMap(({ unit, base, head, level }): Row[] =>
    base !== null && head !== null && isUnit(unit) && (level === 'regression' || level === 'over-budget')
      ? [{ unit, base: base.median, head: head.median }]
      : [],
  );
  const one: Measuring = { ...measuring, package: importPath, benchmark, iterations };
  const seen = new Set<string>();
  for (const site of sites) {
    if (site.proof !== null && site.confidence === 'proven') repeatProof(ledger, one, site, rows, seen);
    if (site.fix.edit !== undefined) repeatFix(ledger, one, site, seen);
  }
}

function isUnit(unit: string): unit is Unit {
  return units.some((known) => known === unit);
}

function repeatProof(ledger: Ledger, one: Measuring, site: CheckedSite, rows: readonly Row[], seen: Set<string>): void {
  const { proof } = site;
  if (proof === null) return;
  const key = JSON.stringify(proof);
  if (seen.has(key)) return;
  seen.add(key);
  const said = `${one.benchmark} ${site.file}:${site.line}, ${JSON.stringify(proof.reverted)} restores ${proof.restores}`;
  let outcome: Figures | string = '';
  for (let time = 0; time < 3 && typeof outcome === 'string'; time++)
    outcome = attempt(one, () => {
      revertByHand(one.tree, proof.reverted, time);
    });
  if (typeof outcome === 'string') {
    ledger.holds(false, 'proof', () => `${said}: ${outcome}`);
    return;
  }
  // A difference of up to one object or 3% doesn't count.
  const isRight = rows.every(({ unit, base, head }) => {
    const ofUnit = proof.units?.find((share) => share.unit === unit);
    // If the report names shares of units, it says nothing about the others.
    if (proof.units !== undefined && ofUnit === undefined) return true;
    const restores = ofUnit?.restores ?? proof.restores;
    const expected = head - restores * (head - base);
    // Shares are rounded, and figures that Go prints are rounded down.
    const slack = Math.max(unit === 'allocs/op' ? 1.05 : 16, 0.03 * Math.abs(head - base));
    // Such a share is shown as the whole regression, also if the revert makes the figure better than base's.
    return restores >= 0.975 ? outcome[unit] - base <= slack : Math.abs(outcome[unit] - expected) <= slack;
  });
  const isNone = rows.every(({ unit, head }) => outcome[unit] > head - 0.3);
  ledger.holds(isRight && !isNone, 'proof', () => `${said}: by hand ${words(outcome)}`);
}

function repeatFix(ledger: Ledger, one: Measuring, site: CheckedSite, seen: Set<string>): void {
  const { edit, measured } = site.fix;
  if (edit === undefined || measured === undefined) return;
  const key = JSON.stringify(edit);
  if (seen.has(key)) return;
  seen.add(key);
  const said = `${one.benchmark} ${edit.file}:${edit.line}, measured ${measured.allocsPerOp} allocs/op, ${measured.bytesPerOp} B/op`;
  const there = (one.tree.lines('head', edit.file) ?? []).slice(edit.line - 1, edit.endLine).join('\n');
  ledger.holds(there === edit.was.replace(/\n$/, ''), 'lines that an edit replaces', () => said);
  const outcome = attempt(one, () => {
    applyEdit(one.tree, site.fix);
  });
  const isRight =
    typeof outcome !== 'string' &&
    Math.abs(outcome['allocs/op'] - measured.allocsPerOp) <= Math.max(1, 0.02 * measured.allocsPerOp) &&
    Math.abs(outcome['B/op'] - measured.bytesPerOp) <= Math.max(16, 0.02 * measured.bytesPerOp);
  ledger.holds(isRight, 'fix', () => `${said}: by hand ${typeof outcome === 'string' ? outcome : words(outcome)}`);
}

/**
 * Returns the figures after an edit of the working tree, or the reason why there are none. It restores head in the
 * working tree afterwards.
 */
function attempt(one: Measuring, edit: () => void): Figures | string {
  try {
    edit();
    return measure(one);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    one.tree.restore();
  }
}

function words(figures: Figures): string {
  return units.map((unit) => `${figures[unit]} ${unit}`).join(', ');
}
