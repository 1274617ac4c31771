import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GateReport, gateReportSchema } from '../../src/core/report/model.ts';
import type { Checkout } from '../real-modules/checkout.ts';
import { runChild } from './child.ts';
import { freshFolder, workshop } from './workshop.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** A report and the wall time of the whole program. */
export interface CheckRun {
  readonly report: GateReport;
  readonly seconds: number;
}

/**
 * `allocgate check` of the built program on a checkout, as a user has it. `options` are further flags and patterns.
 * Errors: no report, or one that does not fit its schema.
 */
export async function runCheck(checkout: Checkout, options: readonly string[]): Promise<CheckRun> {
  const output = join(await freshFolder(`report-${process.pid}`), 'report.json');
  // Every benchmark is to be compared, those of packages with the same inputs too.
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
