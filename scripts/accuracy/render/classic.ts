import { type Agreement, disagree } from '../agreement.ts';
import { explain } from '../explanations.ts';
import type { VerdictRow } from '../verdicts.ts';
import { code, grouped, table } from './table.ts';

/** Renders the benchmarks on which the three ways disagree, one row for each. */
export function renderDisagreements(compared: readonly Agreement[]): string {
  return table(
    ['benchmark', 'plain', 'fast', 'full', 'plain printed (base → head)', 'exact, at one number of iterations', 'why'],
    compared
      .filter(disagree)
      .map((of) => [
        `${shortModule(of.module)} ${code(of.benchmark.replace(/^Benchmark/, ''))}`,
        verdict(of.plain),
        verdict(of.fast),
        verdict(of.full),
        printedFigures(of),
        of.fastRows.map(exactFigures).filter(Boolean).join('; '),
        explain(of) ?? '**not yet explained**',
      ]),
  );
}

/** Renders how often each combination of verdicts occurred. */
export function renderAgreement(compared: readonly Agreement[]): string {
  const counts = new Map<string, number>();
  for (const { plain, fast, full } of compared) {
    const key = [verdict(plain), verdict(fast), verdict(full)].join('\n');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts].toSorted((a, b) => b[1] - a[1]);
  return table(
    ['plain', 'fast', 'full', 'benchmarks:'],
    rows.map(([key, count]) => [...key.split('\n'), count]),
  );
}

export function shortModule(module: string): string {
  return module.replace(/\/v\d+$/, '').replace(/^.*\//, '');
}

function verdict(red: boolean): string {
  return red ? 'regression' : 'ok';
}

/** Returns the figures that regressed or, if there are none, all figures that changed. */
function printedFigures({ printed, iterations }: Agreement): string {
  const red = printed.filter((of) => of.red);
  const shown = red.length > 0 ? red : printed.filter(({ base, head }) => base !== head);
  if (shown.length === 0) return 'no change';
  const figures = shown.map(({ unit, base, head }) => `${grouped(base)} → ${grouped(head)} ${unit}`);
  const runs = [iterations.base, iterations.head].map(
    (of) => `${grouped(Math.min(...of))}…${grouped(Math.max(...of))}`,
  );
  return `${figures.join('; ')} at N = ${runs.join(' and ')}`;
}

function exactFigures([, , unit, , base, head, iterations]: VerdictRow): string {
  return base === head
    ? `${grouped(base)} = ${grouped(head)} ${unit}`
    : `${grouped(base)} → ${grouped(head)} ${unit} at N = ${grouped(iterations)}`;
}
