import { leadingExcerpts } from './core/report/excerpts.ts';
import type { GateReport } from './core/report/model.ts';
import { agreeing, type NamedReport } from './core/shard/agree.ts';
import { joinShards } from './core/shard/join.ts';
import { GateError } from './errors.ts';
import { settle } from './steps/settle.ts';

/**
 * `mergeShards` joins the reports of all shards of a run into the report and verdict of the whole run. It is pure.
 * Errors: `usage` if the reports don't belong together, or don't cover the run exactly once.
 */
export function mergeShards(reports: readonly NamedReport[]): GateReport {
  const shards = agreeing(reports);
  const [first] = shards;
  if (first === undefined) throw new GateError('usage', 'There is no report to merge.', 'Name the reports.');
  const joined = joinShards(shards, first);
  if (first.shard.packages === null) return joined.report;
  const report = settle(joined, { onRemoved: 'warn', isStrict: () => false });
  const fails = shards.some((one) => one.report.conclusion === 'fail') || report.blindSpots?.fails === true;
  return {
    ...report,
    conclusion: fails ? 'fail' : report.conclusion,
    explanations: [...leadingExcerpts(report.explanations)],
  };
}
