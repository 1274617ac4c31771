import type { GateReport } from '../core/report/model.ts';
import { inputTable } from './input-table.ts';

/** A sentence of ours in the words of a workflow: where it speaks of a flag, of the input of that name. Commands in backticks stay. */
export function inputWords(sentence: string): string {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? part : withoutFlags(part)))
    .join('`');
}

/** What went wrong, in the same words; a flag is ours only where the sentence begins with it, the rest may be quoted. */
export function inputMessage(message: string): string {
  return message.replace(/^--([a-z-]+)(?= )/, (flag, name: string) => (isInput(name) ? `Input ${name}` : flag));
}

/** The report of a workflow run. */
export function inWorkflowWords(report: GateReport): GateReport {
  return {
    ...report,
    problems: report.problems.map((problem) => ({ ...problem, remedy: inputWords(problem.remedy) })),
    explanations: report.explanations.map((explanation) => ({
      ...explanation,
      notes: explanation.notes.map(inputWords),
    })),
  };
}

function withoutFlags(text: string): string {
  return text
    .replaceAll(/-C DIR\b/g, 'the input working-directory')
    .replaceAll(/(?<![\w-])--([a-z][a-z-]*[a-z])\b(=?)/g, (flag, name: string, equals: string) =>
      isInput(name) ? `the input ${name}${equals === '' ? '' : ': '}` : flag,
    );
}

function isInput(name: string): boolean {
  return Object.hasOwn(inputTable, name);
}
