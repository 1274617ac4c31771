import * as z from 'zod';
import type { RealModule } from '../real-modules/modules.ts';
import { machineSchema, thisMachine } from './machine.ts';
import { runCheck } from './run-check.ts';
import { readResults, writeResults } from './store.ts';
import { aaModules, releaseSteps } from './subjects.ts';
import { type Verdicts, verdictsOf, verdictsSchema } from './verdicts.ts';
import { checkoutStep } from './workshop.ts';

const countsSchema = z.strictObject({
  /** Number of pairs of a benchmark and a unit that have figures on both sides. */
  comparisons: z.number(),
  benchmarks: z.number(),
  identicalAllocs: z.number(),
  identicalBytes: z.number(),
});
export const aaSchema = z.strictObject({
  machine: machineSchema,
  /** One entry for each module in each round; `rows` contains only the figures that are not `unchanged`. */
  runs: z.array(verdictsSchema.extend({ round: z.number(), ...countsSchema.shape })),
});
export type AAResults = z.infer<typeof aaSchema>;

export function readAA(): Promise<AAResults | undefined> {
  return readResults('aa', aaSchema);
}

/**
 * Round 1 contains all modules at their base version; round 2 contains those of the release steps at their head
 * version.
 */
const rounds: readonly (readonly RealModule[])[] = [
  aaModules.map((step) => ({ ...step, head: step.base })),
  releaseSteps.map((step) => ({ ...step, base: step.head })),
];

/**
 * Compares each version with itself: two commits with the same files, each checked out, built and measured in its own
 * folder. `--baseline rerun` makes sure that no stored figure stands in for a side. Errors: if one did.
 */
export async function compareWithItself(): Promise<void> {
  const results: AAResults = { machine: await thisMachine(), runs: [] };
  for (const [index, modules] of rounds.entries()) {
    for (const step of modules) {
      process.stderr.write(`round ${index + 1}: ${step.module} ${step.base}\n`);
      const checkout = await checkoutStep(step, 'aa');
      const measured = await runCheck(checkout, ['--baseline', 'rerun', ...step.packages]);
      const { base, reused } = measured.report;
      if (base?.source !== 'rerun' || reused.length > 0) throw new Error(`${step.module}: the base was not measured`);
      const verdicts = verdictsOf(step, measured);
      const rows = verdicts.rows.filter(([, , , level]) => level !== 'unchanged');
      results.runs.push({ round: index + 1, ...verdicts, ...countsOf(verdicts), rows });
      await writeResults('aa', results);
    }
  }
}

function countsOf({ rows }: Verdicts): z.infer<typeof countsSchema> {
  const identical = (wanted: string): number =>
    rows.filter(([, , unit, , base, head]) => unit === wanted && base === head).length;
  return {
    comparisons: rows.length,
    benchmarks: new Set(rows.map(([of, benchmark]) => `${of}\n${benchmark}`)).size,
    identicalAllocs: identical('allocs/op'),
    identicalBytes: identical('B/op'),
  };
}
