import { benchPattern } from '../../src/core/benchfmt/index.ts';
import type { HistoryReport, ReportedRow, ReportedStep } from '../../src/core/history/report.ts';
import type { Finding } from '../../src/core/report/model.ts';
import { gate } from '../real-modules/gate.ts';

/** A step in a history, and the gate's finding between the same two commits. */
export interface Confirmed {
  readonly row: ReportedRow;
  readonly step: ReportedStep;
  readonly finding: Finding | undefined;
  /** `same figures`; `same direction` if it was confirmed in fresh processes; or `no`. */
  readonly holds: 'same figures' | 'same direction' | 'no';
}

/**
 * Measures both ends of every step directly, all steps between the same two commits at once, and yields the results as
 * they come.
 */
export async function* confirmSteps(
  cli: string,
  folder: string,
  { rows }: HistoryReport,
  scratch: string,
): AsyncGenerator<Confirmed> {
  const pairs = new Map<string, { readonly row: ReportedRow; readonly step: ReportedStep }[]>();
  for (const row of rows) {
    for (const step of row.steps) {
      const pair = `${step.after} ${step.commit}`;
      pairs.set(pair, [...(pairs.get(pair) ?? []), { row, step }]);
    }
  }
  for (const [pair, steps] of pairs) {
    const [base = '', head = ''] = pair.split(' ');
    const packages = new Set(steps.map(({ row }) => row.package));
    const bench = benchPattern([...new Set(steps.map(({ row }) => row.benchmark))]);
    const options = ['--head', head, '--bench', bench, '--no-explain', '--leaks', 'off'];
    const { report } = await gate(cli, { folder, base, head }, [...options, ...packages], scratch);
    for (const { row, step } of steps) {
      const finding = report.findings.find(
        (one) => one.package === row.package && one.benchmark === row.benchmark && one.unit === row.unit,
      );
      yield { row, step, finding, holds: holds(step, finding) };
    }
  }
}

/**
 * Compares a step with a finding. Figures are the same within 2 B or 1%, because a check chooses its own number of
 * iterations.
 */
function holds({ from, to }: ReportedStep, finding: Finding | undefined): Confirmed['holds'] {
  if (finding === undefined || finding.base === null || finding.head === null) return 'no';
  const [base, head] = [finding.base.median, finding.head.median];
  if (base === head || head > base !== to > from) return 'no';
  if (isNear(base, from) && isNear(head, to)) return 'same figures';
  return finding.confirmed ? 'same direction' : 'no';
}

function isNear(figure: number, wanted: number): boolean {
  return Math.abs(figure - wanted) <= Math.max(2, Math.abs(wanted) * 0.01);
}
