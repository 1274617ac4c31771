import type { ProblemKind } from '../../errors.ts';
import { blindSpotFailure, escaping } from './blind-spot-words.ts';
import { identicalCounts } from './identical.ts';
import type { GateReport } from './model.ts';
import { isLeakOnly, type ReportTable, rowsAt } from './table.ts';
import { worseWords } from './row-words.ts';
import { count } from './wording.ts';

/** Clauses that describe the kinds of problems. */
export const problemWords: Readonly<Record<ProblemKind, string>> = {
  'build-failed': 'a build failed',
  'benchmark-failed': 'a benchmark failed',
  'benchmark-panicked': 'a benchmark panicked',
  'benchmark-exited': 'a benchmark ended its process',
  'benchmark-timeout': 'a benchmark ran out of time',
  'no-result': 'a benchmark produced no result',
  'no-benchmarks': 'no benchmarks were found',
  'no-base': 'there is nothing to compare with',
  'damaged-output': 'the output is damaged',
  'missing-baseline': 'the baseline is missing',
  'damaged-baseline': 'the baseline is damaged',
  'foreign-baseline': 'the baseline was recorded on another platform',
  'toolchain-missing': 'Go was not found',
  'toolchain-too-old': 'the Go version is too old',
  'snapshot-failed': 'a snapshot could not be taken',
  'prepare-failed': 'the prepare command failed',
  'environment-failed': 'the environment failed, not the code',
  'skip-unsound': 'figures differ though inputs are identical',
  unconfirmed: 'time ran out before everything was confirmed',
};

/** Maximum number of kinds of problem that the verdict names; the others are counted. */
const mostKinds = 2;

/** `headline` returns the verdict in one sentence, without its mark. */
export function headline(report: GateReport, table: ReportTable): string {
  switch (report.conclusion) {
    case 'fail':
      return failLine(report, table);
    case 'unmeasurable':
      return `inconclusive (${obstacles(report, table)})`;
    case 'pass':
      return passLine(report, table);
    default:
      return report.conclusion satisfies never;
  }
}

function failLine(report: GateReport, table: ReportTable): string {
  const at = (...levels: Parameters<typeof rowsAt>[1]): number => rowsAt(table, levels).length;
  const [regressed, over, drifted] = [at('regression'), at('over-budget'), at('drift')];
  // Some settings, which the report doesn't contain, make other levels fail too. Those levels are named only if nothing
  // graver explains the verdict.
  const byPolicy = regressed + over + drifted === 0;
  const blocking = blockingOf(report).length;
  return [
    ...worseWords(rowsAt(table, ['regression'])),
    ...(over > 0 ? [`${count(over, 'benchmark')} over budget`] : []),
    ...(drifted > 0 ? [`${count(drifted, 'benchmark')} over the drift limit`] : []),
    ...(report.blindSpots?.fails === true ? [blindSpotFailure(report.blindSpots)] : []),
    ...(byPolicy && at('removed') > 0 ? [`${count(at('removed'), 'benchmark')} removed`] : []),
    ...(byPolicy && at('skipped') > 0 ? [`${count(at('skipped'), 'benchmark')} skipped`] : []),
    ...(byPolicy && at('unstable') > 0 ? [`${count(at('unstable'), 'benchmark')} unstable`] : []),
    ...(blocking > 0 ? [`plus ${count(blocking, 'problem')}`] : []),
  ].join(', ');
}

function passLine(report: GateReport, table: ReportTable): string {
  const { benchmarks } = table.counts;
  if (report.base === null) return `${count(benchmarks, 'benchmark')} measured, nothing to compare with`;
  const identical = identicalCounts(report).benchmarks;
  if (benchmarks === 0 && identical > 0) return 'nothing to measure: no benchmark can read anything that changed';
  const leaking = rowsAt(table, ['warning']).filter(isLeakOnly).length;
  const warned = rowsAt(table, ['warning', 'unstable', 'removed', 'skipped']).length - leaking;
  const warnings = warned + report.problems.length;
  const improved = rowsAt(table, ['improvement']).length;
  const waived = rowsAt(table, ['waived']).length;
  const unmeasured = report.blindSpots === undefined ? 0 : escaping(report.blindSpots).length;
  const extra = [
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(leaking > 0 ? [count(leaking, 'leak')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(improved > 0 ? [count(improved, 'improvement')] : []),
    ...(unmeasured > 0 ? [`${count(unmeasured, 'function')} with unmeasured heap escapes`] : []),
  ];
  return `no regression in ${count(benchmarks, 'benchmark')}${extra.length > 0 ? ` (${extra.join(', ')})` : ''}`;
}

function obstacles(report: GateReport, table: ReportTable): string {
  const kinds = [...new Set(blockingOf(report).map(({ kind }) => kind))];
  const named = kinds.slice(0, mostKinds).map((kind) => problemWords[kind]);
  const more = kinds.length - named.length;
  if (more > 0) return `${named.join(', ')}, and ${more} more`;
  if (named.length > 0) return named.join(', and ');
  const open = rowsAt(table, ['unconfirmed']).length;
  return open > 0 ? `${count(open, 'benchmark')} changed and could not be confirmed` : 'nothing was measured';
}

function blockingOf({ problems }: GateReport): GateReport['problems'] {
  return problems.filter(({ blocking }) => blocking);
}
