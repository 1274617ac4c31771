import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type GateReport, gateReportSchema } from '../../src/core/report/model.ts';
import type { BenchContext } from './bench.ts';
import { type Cost, costOf } from './cost.ts';

/** A check of one commit against another. */
export interface Checked {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Options with which a check only judges B/op and allocs/op. */
export const ruleAlone: readonly string[] = ['--no-explain', '--leaks', 'off', '--blind-spots', 'off'];

/** Runs the built program's `check`, and returns its cost and its report. Errors: if it writes no report. */
export async function reportOf(
  { node, cli, scratch }: BenchContext,
  { folder, base, head, env = {} }: Checked,
  ...options: readonly string[]
): Promise<{ readonly cost: Cost & { readonly code: number }; readonly report: GateReport }> {
  const output = join(scratch, 'report.json');
  await rm(output, { force: true });
  const args = ['check', '-C', folder, '--base', base, '--head', head, '--baseline', 'rerun', '--format', 'json'];
  const cost = await costOf(node, [cli, ...args, '--output', output, ...options], {
    env: { ALLOCGATE_CACHE: join(scratch, 'cache'), CI: 'true', NO_COLOR: '1', ...env },
    codes: [0, 1, 3],
  });
  return { cost, report: gateReportSchema.parse(JSON.parse(await readFile(output, 'utf8'))) };
}
