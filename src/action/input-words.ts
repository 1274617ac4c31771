import type { GateReport } from '../core/report/model.ts';
import { inputTable } from './input-table.ts';

/**
 * `inputWords` rewords one of our sentences for a workflow: a flag becomes the input of that name. Commands in
 * backticks stay.
 */
export function inputWords(sentence: string): string {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? part : withoutFlags(part)))
    .join('`');
}

/**
 * `inputMessage` rewords an error message for a workflow. A flag is ours only if the sentence begins with it; flags
 * later in the sentence may be quoted.
 */
export function inputMessage(message: string): string {
  return message.replace(/^--([a-z-]+)(?= )/, (flag, name: string) => (isInput(name) ? `Input ${name}` : flag));
}

/** `inWorkflowWords` rewords the report of a workflow run. */
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
