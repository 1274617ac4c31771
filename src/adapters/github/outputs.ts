import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { GateReport } from '../../core/report/model.ts';
import { renderJson } from '../../core/report/render-json.ts';
import { rowsAt, tableOf } from '../../core/report/table.ts';

/** `outputsOf` returns the outputs for later steps, except the report's path. */
export function outputsOf(
  report: GateReport,
): Readonly<Record<'conclusion' | 'regressions' | 'blind-spots' | 'accepted-by' | 'baseline-commit', string>> {
  return {
    conclusion: report.conclusion,
    regressions: String(rowsAt(tableOf(report), ['regression']).length),
    'blind-spots': String(report.blindSpots?.unreached.length ?? ''),
    'accepted-by': [...new Set(report.findings.flatMap(({ acceptedBy }) => acceptedBy ?? []))].join(','),
    'baseline-commit': report.base?.commit ?? '',
  };
}

/** `publishOutputs` sets the step's outputs. */
export function publishOutputs(report: GateReport): void {
  for (const [name, value] of Object.entries(outputsOf(report))) core.setOutput(name, value);
}

/**
 * `publishReport` writes the JSON report to a file that the job's other steps can read, and sets the file's path as an
 * output. `folder` is the runner's temporary folder, which is emptied after the job.
 */
export async function publishReport(report: GateReport, folder: string | undefined): Promise<void> {
  const path = join(await mkdtemp(join(folder ?? tmpdir(), 'allocgate-')), 'report.json');
  await writeFile(path, renderJson(report));
  core.setOutput('report-path', path);
}
