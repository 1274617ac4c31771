import type { Ledger } from './ledger.ts';
import type { CheckedExplanation, CheckedReport, CheckedSite } from './report.ts';

const units = [
  { unit: 'allocs/op', figures: (site: CheckedSite) => site.allocsPerOp, share: 'allocsPerOp', object: 1 },
  { unit: 'B/op', figures: (site: CheckedSite) => site.bytesPerOp, share: 'bytesPerOp', object: 16 },
] as const;

/**
 * Returns by how much the sites and the table may differ: 2%, or one object (for bytes, the smallest block that Go
 * hands out twice).
 */
function tolerance(difference: number, object: number): number {
  return Math.max(object, 0.02 * Math.abs(difference));
}

/** Checks sums and shares: what the sites add up to, what the report claims to explain, and what the status says. */
export function checkFigures(ledger: Ledger, report: CheckedReport, explanation: CheckedExplanation): void {
  const { sites, explained, benchmark, package: importPath, notes } = explanation;
  const regressed = sites.filter(({ status }) => status !== 'unchanged');
  for (const { unit, figures, share, object } of units) {
    const row = report.findings.find(
      (finding) => finding.package === importPath && finding.benchmark === benchmark && finding.unit === unit,
    );
    if (row?.base === undefined || row.base === null || row.head === null) continue;
    const difference = row.head.median - row.base.median;
    const sum = regressed.reduce((total, site) => total + figures(site).head - figures(site).base, 0);
    const said = `${benchmark} ${unit}: sites add up to ${round(sum)}, the table says ${round(difference)}`;
    // A figure that improved is not a regression; what a site costs more is then offset elsewhere.
    if (difference <= 0) continue;
    ledger.holds(sum <= difference + tolerance(difference, object), 'sum', () => said);
    const isWhole = sum >= difference - tolerance(difference, object);
    const isSaid =
      notes.some((note) => note.includes('not explained')) ||
      sum + leaked(notes, unit) >= difference - tolerance(difference, object);
    ledger.holds(isWhole || isSaid || row.level === 'unchanged', 'open rest is not said', () => said);
    ledger.holds(
      explained[share] <= 1.02 || difference <= object,
      'share',
      () => `${said}; ${explained[share]} explained`,
    );
    ledger.holds(
      Math.abs(explained[share] * difference - sum) <= tolerance(difference, object),
      'share against sites',
      () => `${said}; ${explained[share]} explained`,
    );
  }
  checkOrder(ledger, benchmark, regressed);
  for (const site of sites) checkSite(ledger, benchmark, site, shareOf(site, report, explanation));
}

/** Returns the largest share of the regression that a site accounts for in one unit, at most 1. */
function shareOf(
  site: CheckedSite,
  report: CheckedReport,
  { benchmark, package: importPath }: CheckedExplanation,
): number {
  const shares = units.map(({ unit, figures }) => {
    const row = report.findings.find(
      (finding) => finding.package === importPath && finding.benchmark === benchmark && finding.unit === unit,
    );
    const difference = (row?.head?.median ?? 0) - (row?.base?.median ?? 0);
    return difference <= 0 ? 0 : (figures(site).head - figures(site).base) / difference;
  });
  return Math.min(1, Math.max(...shares));
}

/** Returns the part of a regression that the notes attribute to the benchmark's leak. */
function leaked(notes: readonly string[], unit: string): number {
  const said = notes.find((note) => note.includes('of the regression are due to its leak')) ?? '';
  const [, figure = '0'] = new RegExp(`([\\d.,]+) ${unit}`).exec(said) ?? [];
  return Number(figure.replaceAll(',', ''));
}

function weight({ allocsPerOp, bytesPerOp }: CheckedSite): number {
  return 16 * (allocsPerOp.head - allocsPerOp.base) + bytesPerOp.head - bytesPerOp.base;
}

function checkOrder(ledger: Ledger, benchmark: string, sites: readonly CheckedSite[]): void {
  const [first] = sites;
  if (first === undefined) return;
  const most = Math.max(...sites.map(weight));
  // Among sites of similar cost, a proven one may come first.
  ledger.holds(
    weight(first) * 1.25 >= most,
    'order',
    () => `${benchmark}: the first site weighs ${weight(first)}, another ${most}`,
  );
}

function checkSite(ledger: Ledger, benchmark: string, site: CheckedSite, share: number): void {
  const { status, allocsPerOp: objects, bytesPerOp: bytes, confidence, proof, root } = site;
  const said = `${benchmark} ${site.file}:${site.line} is ${status}: ${objects.base} → ${objects.head} allocs/op, ${bytes.base} → ${bytes.head} B/op`;
  const all = [objects.base, objects.head, bytes.base, bytes.head];
  ledger.holds(
    all.every((figure) => figure >= -0.001),
    'negative figure',
    () => said,
  );
  const more = objects.head - objects.base;
  const holds = {
    new: objects.base < 0.05 && (objects.head > 0 || bytes.head > 0),
    more: more >= 0.03,
    larger: more < 0.05 && bytes.head > bytes.base,
    unchanged: more < 0.05 && bytes.head - bytes.base < 4,
  };
  ledger.holds(holds[status], 'status', () => said);
  ledger.holds(
    confidence !== 'proven' || (proof !== null && root !== null && proof.restores >= 0.5 * share),
    'proven without proof',
    () => `${said}, ${round(share)} of the regression, but the proof restores ${proof?.restores ?? 0}`,
  );
  ledger.holds(proof === null || proof.restores <= 1.2, 'restores too much', () => `${said}; ${proof?.restores ?? 0}`);
  // A map allocates values one by one once they are larger than 128 bytes.
  if (site.cause === 'larger-object' && !site.callee.startsWith('runtime.mapassign'))
    ledger.holds(more < 0.5, 'larger-object with more objects', () => said);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
