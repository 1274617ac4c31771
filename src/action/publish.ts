import * as core from '@actions/core';
import { publishAnnotations } from '../adapters/github/annotations.ts';
import { publishOutputs, publishReport } from '../adapters/github/outputs.ts';
import { publishSummary } from '../adapters/github/summary.ts';
import { withHeadLines } from '../core/report/head-lines.ts';
import type { GateReport } from '../core/report/model.ts';
import { writeReport } from '../entry/write-report.ts';
import type { Options } from '../options.ts';
import { type Channel, comment } from './comment.ts';

/**
 * `publish` writes the report to all of its destinations. They are independent of each other and of the verdict: a
 * failure is only a warning.
 */
export async function publish(
  report: GateReport,
  env: NodeJS.ProcessEnv,
  channel: Channel,
  file?: ReportFile,
): Promise<void> {
  const places: readonly (readonly [string, () => void | Promise<void>])[] = [
    ['outputs', () => publishOutputs(report)],
    ['JSON report', () => publishReport(linked(report, channel), env['RUNNER_TEMP'])],
    ...(file === undefined
      ? []
      : [[`report in the file ${file.path}`, () => writeReport(report, file, file.path)] as const]),
    ['job summary', () => publishSummary(report)],
    ['annotations', () => publishAnnotations(report, channel.headLine)],
    ['comment', () => comment(report, channel, env)],
  ];
  for (const [name, put] of places) {
    try {
      await put();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      core.warning(`The ${name} could not be written, but the verdict stands: ${reason}`);
    }
  }
}

/** An additional report file that the user requested. */
export interface ReportFile extends Pick<Options, 'format' | 'verbose'> {
  /** An absolute path. */
  readonly path: string;
}

/**
 * `linked` adds to the report the line numbers that measured lines have in the pull request's head, because the report
 * stage has no checkout in which to look them up.
 */
function linked(report: GateReport, { pull, headLine }: Channel): GateReport {
  return pull === undefined ? report : withHeadLines(report, pull.headSha, headLine);
}
