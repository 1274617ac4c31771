import * as z from 'zod';
import { machineSchema, thisMachine } from './machine.ts';
import { runCheck } from './run-check.ts';
import { sampledPackages, takeSample } from './sample.ts';
import { readResults, writeResults } from './store.ts';
import { releaseSteps } from './subjects.ts';
import { type Verdicts, verdictsOf, verdictsSchema } from './verdicts.ts';
import { checkoutStep } from './workshop.ts';

export const checkSchema = z.strictObject({ machine: machineSchema, runs: z.array(verdictsSchema) });
export type CheckResults = z.infer<typeof checkSchema>;

/** The parts that `check` measures: everything in fast mode, and the sample in both modes. */
export type CheckPart = 'classic-corpus' | 'classic-fast' | 'classic-full';

export function readChecks(part: CheckPart): Promise<CheckResults | undefined> {
  return readResults(part, checkSchema);
}

/** Runs `check` on every benchmark of the release steps, as a user would. */
export async function checkEverything(): Promise<void> {
  await checkSteps('classic-corpus', async (step, run) => [await run(['--baseline', 'rerun', ...step.packages])]);
}

/** Runs `check` on the sample, package by package, in one of its modes. */
export async function checkSample(part: Exclude<CheckPart, 'classic-corpus'>, mode: 'fast' | 'full'): Promise<void> {
  const sample = sampledPackages(await takeSample());
  await checkSteps(part, async (step, run) => {
    const verdicts = [];
    for (const { package: importPath, bench, benchmarks } of sample.filter(({ module }) => module === step.module)) {
      process.stderr.write(`${mode} ${importPath}: ${benchmarks.length}\n`);
      const measured = await run(['--baseline', 'rerun', '--mode', mode, '--bench', bench, importPath]);
      // A benchmark below a sampled one runs too, because no expression can exclude it.
      verdicts.push({ ...measured, rows: measured.rows.filter(([, name]) => benchmarks.includes(name)) });
    }
    return verdicts;
  });
}

type Step = (typeof releaseSteps)[number];

/**
 * Hundreds of figures of these modules must be confirmed. They come last, so that a run that is cut short includes most
 * of the modules.
 */
const longest = ['github.com/go-playground/validator/v10', 'github.com/spf13/cast'];
const ordered = releaseSteps.toSorted((a, b) => longest.indexOf(a.module) - longest.indexOf(b.module));

/** Checks out every step, measures it, and stores the results so far. */
async function checkSteps(
  part: CheckPart,
  measure: (step: Step, run: (options: readonly string[]) => Promise<Verdicts>) => Promise<readonly Verdicts[]>,
): Promise<void> {
  const results: CheckResults = { machine: await thisMachine(), runs: [] };
  for (const step of ordered) {
    process.stderr.write(`${part} ${step.module} ${step.base} → ${step.head}\n`);
    const checkout = await checkoutStep(step, part);
    const run = async (options: readonly string[]): Promise<Verdicts> =>
      verdictsOf(step, await runCheck(checkout, options));
    results.runs.push(...(await measure(step, run)));
    await writeResults(part, results);
  }
}
