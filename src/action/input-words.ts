import type { GateReport } from '../core/report/model.ts';
import { inputTable } from './input-table.ts';

/**
 * `inputWords` rewords one of our sentences for a workflow: it replaces each flag with the input of the same name, but
 * changes nothing in backticks.
 */
export function inputWords(sentence: string): string {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? part : withoutFlags(part)))
    .join('`');
}

/**
 * `inputMessage` rewords an error message for a workflow. Only a flag at the beginning is certainly ours; flags later
 * in the message may be quotations.
 */
export function inputMessage(message: string): string {
  return message.replace(/^--([a-z-]+)(?= )/, (flag, name: string) => (isInput(name) ? `Input ${name}` : flag));
}

/** `inWorkflowWords` rewords the remedies of a report's problems and the notes of its explanations for a workflow. */
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
