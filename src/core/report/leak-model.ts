import * as z from 'zod';
import { leakKinds } from '../leak/kinds.ts';
import { figures } from './evidence-model.ts';
import { place, quoted, site } from './explanation-model.ts';

const position = z.strictObject({ file: z.string(), line: z.number().int().nonnegative(), function: z.string() });

const leakSite = z.strictObject({
  ...place,
  function: z.string(),
  kind: z.enum(leakKinds),
  goroutinesPerOp: figures,
  bytesPerOp: figures,
  source: quoted,
  startedAt: position.optional().describe('The go statement of the goroutine that does not end'),
  waitingAt: position.optional().describe('The line where it waits'),
  state: z.string().optional().describe('What it waits for, in the words of the Go runtime'),
  unreachable: z.literal(true).optional().describe('The garbage collector found that nothing can wake it'),
  root: position
    .extend({ source: quoted })
    .nullable()
    .describe('The changed line that causes it; null if none was found'),
  confidence: site.shape.confidence,
  proof: site.shape.proof,
  reason: z.string(),
  advice: z.string(),
});

/** The leak of one benchmark: what each operation leaves behind, and where that comes from. */
export const leak = z.strictObject({
  package: z.string(),
  benchmark: z.string(),
  goroutinesPerOp: figures,
  retainedBytesPerOp: figures,
  sites: z.array(leakSite).describe('The most responsible first'),
  notes: z.array(z.string()),
});
