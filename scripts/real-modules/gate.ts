import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type GateReport, gateReportSchema } from '../../src/core/report/model.ts';
import type { Checkout } from './checkout.ts';

/** A report, and how long it took in seconds. */
export interface GateRun {
  readonly report: GateReport;
  readonly seconds: number;
}

const codes = { pass: 0, fail: 1, unmeasurable: 3 };

/**
 * Gates a checkout with the built program, as a user would. `scratch` is the folder for the report and the snapshots.
 * Errors: if there is no report, if it doesn't match its schema, or if the exit code doesn't match the conclusion.
 */
export async function gate(
  cli: string,
  checkout: Checkout,
  packages: readonly string[],
  scratch: string,
): Promise<GateRun> {
  const output = join(scratch, 'report.json');
  const cache = join(scratch, 'cache');
  const options = ['-C', checkout.folder, '--base', checkout.base, '--format', 'json', '--output', output];
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'check', ...options, ...packages], {
    env: { ...process.env, ALLOCGATE_CACHE: cache, CI: 'true', NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - started) / 1000;
  await rm(cache, { recursive: true, force: true });
  const text = await readFile(output, 'utf8').catch((cause: unknown) => {
    throw new Error(`allocgate wrote no report (exit ${code ?? 'by signal'}):\n${stderr.slice(-4000)}`, { cause });
  });
  const report = gateReportSchema.parse(JSON.parse(text));
  if (code !== codes[report.conclusion]) {
    throw new Error(`allocgate said ${report.conclusion} and exited ${code ?? 'by signal'}:\n${stderr.slice(-4000)}`);
  }
  return { report, seconds };
}
