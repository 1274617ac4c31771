import * as core from '@actions/core';
import { headline } from '../core/report/headline.ts';
import type { GateReport } from '../core/report/model.ts';
import { withProgram } from '../core/report/program-words.ts';
import { renderDetails, renderVerdict } from '../core/report/render-text.ts';
import { tableOf } from '../core/report/table.ts';
import { visibleLines } from '../core/report/visible.ts';
import { inWorkflowWords } from './input-words.ts';
import { type ActionLog, logWidth, tell } from './log.ts';

/**
 * Prints the report of a step in the step's log, in two parts: first the verdict with its rows, and later the details.
 */
export interface VerdictLog {
  /** Prints the verdict with its rows and, unless the run passes or is advisory, the error that fails the step. */
  readonly verdict: (report: GateReport) => void;
  /** Prints everything that hasn't been printed yet. */
  readonly finish: (report: GateReport) => void;
}

/** `createVerdictLog` returns a log that prints each part of a report once. */
export function createVerdictLog(log: ActionLog, program: string, verbose: boolean): VerdictLog {
  const options = { width: logWidth, colour: false, verbose };
  const inWords = (report: GateReport): GateReport => withProgram(inWorkflowWords(report), program);
  let isPrinted = false;
  const verdict = (report: GateReport): void => {
    if (isPrinted) return;
    isPrinted = true;
    log.end();
    tell(renderVerdict(inWords(report), options).trimEnd());
    failStep(report);
  };
  return {
    verdict,
    finish(report) {
      verdict(report);
      log.end();
      tell(renderDetails(inWords(report), options));
    },
  };
}

/**
 * `failStep` marks the step as failed, unless the run passes or is advisory. The verdict becomes an annotation, for
 * which the token needs no permission.
 */
export function failStep(report: GateReport): void {
  if (isSuccess(report)) return;
  core.setFailed(visibleLines(`allocgate: ${headline(report, tableOf(report))}`).join('\n'));
}

/** `isSuccess` reports whether the step succeeds with this report. */
export function isSuccess({ conclusion, advisory }: GateReport): boolean {
  return conclusion === 'pass' || advisory;
}
