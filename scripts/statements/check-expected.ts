import type { Ledger } from './ledger.ts';
import type { CheckedReport } from './report.ts';
import type { Subject } from './subject.ts';

/** Checks what a case expects of its explanation. */
export function checkExpected(ledger: Ledger, report: CheckedReport, text: string, { expected }: Subject): void {
  if (expected === undefined) return;
  const [site] = report.explanations.find(({ benchmark }) => benchmark === expected.benchmark)?.sites ?? [];
  ledger.holds(site !== undefined, 'expected', () => `no site for ${expected.benchmark}`);
  if (site === undefined) return;
  const { file, line } = site.root ?? site;
  const place = `${file}:${line}`;
  const isThere = file === expected.file && (expected.line === undefined || line === expected.line);
  ledger.holds(isThere, 'expected', () => `${expected.file}:${expected.line ?? ''}, not ${place}`);
  ledger.holds(
    site.confidence === expected.confidence,
    'expected',
    () => `${expected.confidence}, not ${site.confidence}`,
  );
  if (expected.cause !== undefined)
    ledger.holds(site.cause === expected.cause, 'expected', () => `${expected.cause ?? ''}, not ${site.cause}`);
  const flat = text.replaceAll(/\s+/g, ' ');
  for (const words of expected.says ?? [])
    ledger.holds(flat.includes(words), 'expected', () => `the words ${JSON.stringify(words)}`);
  for (const words of expected.never ?? [])
    ledger.holds(!flat.includes(words), 'expected', () => `never the words ${JSON.stringify(words)}`);
}
