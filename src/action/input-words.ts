import type { GateReport } from '../core/report/model.ts';
import { inputTable } from './input-table.ts';

/** A remedy in the words of a workflow: where it speaks of a flag, of the input of that name. */
export function inputWords(remedy: string): string {
  return remedy
    .replaceAll(/-C DIR\b/g, 'the input working-directory')
    .replaceAll(/(?<![\w-])--([a-z][a-z-]*[a-z])\b/g, (flag, name: string) =>
      name in inputTable ? `the input ${name}` : flag,
    );
}

/** The report of a workflow run. */
export function inWorkflowWords(report: GateReport): GateReport {
  return {
    ...report,
    problems: report.problems.map((problem) => ({ ...problem, remedy: inputWords(problem.remedy) })),
  };
}
