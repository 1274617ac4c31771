import type { GateReport } from './model.ts';

/**
 * `commandWords` rewrites the commands in a sentence (those in backticks that begin with `allocgate`) so that they
 * begin with `program`, the words with which the reader starts this program.
 */
export function commandWords(sentence: string, program: string): string {
  return sentence.replaceAll(/`allocgate (?=[a-z])/g, () => `\`${program} `);
}

/**
 * `withProgram` returns a report whose commands begin with `program`, the words with which the reader starts this
 * program.
 */
export function withProgram(report: GateReport, program: string): GateReport {
  const { reproduce } = report;
  return {
    ...report,
    problems: report.problems.map((problem) => ({ ...problem, remedy: commandWords(problem.remedy, program) })),
    ...(reproduce === undefined ? {} : { reproduce: reproduce.replace(/^allocgate(?= )/, () => program) }),
  };
}
