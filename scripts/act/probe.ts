/** Runs as a step of the workflow (`node probe.ts FILE`) and notes what a later step sees. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { gateReportSchema } from '../../src/core/report/model.ts';
import { checkoutState } from '../../test/support/checkout-state.ts';
import type { Note } from './note.ts';

const [, , file] = process.argv;
if (file === undefined) throw new Error('usage: probe.ts FILE');
const note: Note = { node: process.version, workspace: checkoutState(process.cwd()), step: step(process.env) };
writeFileSync(file, JSON.stringify(note));

function step({ OUTCOME, OUTPUTS }: NodeJS.ProcessEnv): Note['step'] {
  if (OUTCOME === undefined || OUTPUTS === undefined) return undefined;
  const outputs = z.record(z.string(), z.string()).parse(JSON.parse(OUTPUTS));
  const report = outputs['report-path'];
  if (report === undefined) return { outcome: OUTCOME, outputs };
  const { conclusion } = gateReportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  return { outcome: OUTCOME, outputs, reported: conclusion };
}
