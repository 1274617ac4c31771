import type { BenchmarkRecord } from '../../../../src/core/benchfmt/index.ts';
import { compareFigures, compareRules } from '../../../../src/compare.ts';
import { readFigures } from '../../../../src/steps/read-figures.ts';
import { alarmsOf } from './judge.ts';

/**
 * What is wrong with the comparison of an output with its broken self, or `undefined`: a benchmark that head lost has to
 * be named in the report, and where the reading of head is alarmed it is unmeasurable and never merely removed.
 */
export function judgeComparison(whole: string, broken: string, after: readonly BenchmarkRecord[]): string | undefined {
  const base = readFigures(whole, 'base.txt');
  const head = readFigures(broken, 'head.txt');
  const report = compareFigures({
    base,
    head,
    names: { base: 'base.txt', head: 'head.txt' },
    rules: compareRules({}, undefined),
    today: '2026-11-22',
  });
  const blocking = report.problems.filter((problem) => problem.blocking);
  const lost = [...base.benchmarks].filter(([key]) => !head.benchmarks.has(key)).map(([, benchmark]) => benchmark);
  for (const { importPath, benchmark, figures } of lost) {
    // Benchmarks without memory figures are not judged.
    if (!figures.has('B/op')) continue;
    const shown = report.findings.some((finding) => finding.package === importPath && finding.benchmark === benchmark);
    if (!shown && blocking.length === 0) return `${benchmark} vanished from the report`;
  }
  const alarms = alarmsOf(after).filter(({ kind }) => kind === 'syntax-error' || kind === 'package-end');
  if (lost.length > 0 && alarms.length > 0 && report.conclusion === 'pass') {
    return `a pass without ${lost[0]?.benchmark}, although the reading says ${alarms[0]?.kind}`;
  }
  return undefined;
}
