import * as z from 'zod';
import { place } from './explanation-model.ts';

/** The number of functions that the change adds or edits, and a list of those that no benchmark reaches. */
export const blindSpots = z.strictObject({
  changed: z.number().int().nonnegative().describe('Functions that the change adds or edits'),
  unreached: z
    .array(
      z.strictObject({
        ...place,
        package: z.string(),
        function: z.string(),
        change: z.enum(['added', 'edited']),
        escapes: z
          .array(z.strictObject({ line: z.number().int().positive(), subject: z.string() }))
          .describe('What newly escapes to the heap there, which no benchmark measures'),
      }),
    )
    .describe('The functions that no benchmark reaches, those with new heap escapes first'),
  fails: z.literal(true).optional().describe('`blind-spots: fail-on-new-escape`, and something newly escapes'),
});
