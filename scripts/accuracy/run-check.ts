import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GateReport, gateReportSchema } from '../../src/core/report/model.ts';
import type { Checkout } from '../real-modules/checkout.ts';
import { runChild } from './child.ts';
import { freshFolder, workshop } from './workshop.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** A report, and the wall time of the whole program in seconds. */
export interface CheckRun {
  readonly report: GateReport;
  readonly seconds: number;
}

/**
 * Runs the built program's `check` on a checkout, as a user would. `options` contains further flags and patterns.
 * Errors: if there is no report, or if it doesn't match its schema.
 */
export async function runCheck(checkout: Checkout, options: readonly string[]): Promise<CheckRun> {
  const output = join(await freshFolder(`report-${process.pid}`), 'report.json');
  // Every benchmark must be compared, even in packages whose inputs are the same.
  const given = ['--no-skip', '--no-explain', '-C', checkout.folder, '--base', checkout.base, '--head', checkout.head];
  const { stderr, code, seconds } = await runChild(
    process.execPath,
    [cli, 'check', ...given, '--format', 'json', '--output', output, ...options],
    {
      cwd: checkout.folder,
      env: { ALLOCGATE_CACHE: join(workshop, 'cache'), CI: 'true', NO_COLOR: '1' },
    },
  );
  const text = await readFile(output, 'utf8').catch((cause: unknown) => {
    throw new Error(`allocgate wrote no report (exit ${code ?? 'by signal'}):\n${stderr.slice(-4000)}`, { cause });
  });
  await rm(output);
  return { report: gateReportSchema.parse(JSON.parse(text)), seconds };
}
