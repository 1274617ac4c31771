import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Repository } from '../real-modules/repository.ts';
import { goTest } from './go-test.ts';
import { machineSchema, thisMachine } from './machine.ts';
import { readResults, writeResults } from './store.ts';
import { releaseSteps } from './subjects.ts';
import { checkoutStep, freshFolder } from './workshop.ts';

const row = z.tuple([z.string(), z.string(), z.number(), z.number(), z.number(), z.number()]);
export const pathSchema = z.strictObject({
  machine: machineSchema,
  modules: z.array(
    z.strictObject({
      module: z.string(),
      version: z.string(),
      benchmarks: z.number(),
      /**
       * The figures that differ between folders of equal path length: package and benchmark; then B/op and allocs/op,
       * and the same in the other folder.
       */
      equal: z.array(row),
      /** The figures that differ between the first folder and one whose path is `longer` characters longer. */
      unequal: z.array(row),
    }),
  ),
  longer: z.number(),
});
export type PathResults = z.infer<typeof pathSchema>;

export function readPaths(): Promise<PathResults | undefined> {
  return readResults('path-length', pathSchema);
}

/** Modules whose benchmarks use stack traces, callers' names, or nothing of the kind. */
const modules = ['go.uber.org/zap', 'github.com/rs/zerolog', 'github.com/go-chi/chi/v5'];
const longer = 48;

/**
 * Measures the same files at three paths, two of which have equal length. Each path has its own build; the benchmarks
 * run on one processor for a thousand iterations.
 */
export async function comparePathLengths(): Promise<void> {
  const results: PathResults = { machine: await thisMachine(), modules: [], longer };
  for (const step of releaseSteps.filter(({ module }) => modules.includes(module))) {
    process.stderr.write(`paths: ${step.module}\n`);
    const { folder, base } = await checkoutStep(step, 'paths');
    await Repository.at(folder).git(['checkout', '--quiet', '--detach', base]);
    const top = await freshFolder('lengths');
    const sides = [];
    for (const name of ['one', 'two', `one${'-'.repeat(longer)}`]) {
      const copy = join(top, name);
      await mkdir(copy);
      await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('/.git') });
      sides.push(
        (await goTest(copy, ['-bench', '.', '-benchtime', '1000x', '-cpu', '1', ...step.packages])).benchmarks,
      );
    }
    const [first = [], second = [], long = []] = sides;
    const against = (other: typeof first): z.infer<typeof row>[] =>
      first.flatMap(({ package: of, benchmark, bytes, allocs }): z.infer<typeof row>[] => {
        const found = other.find((one) => one.package === of && one.benchmark === benchmark);
        const [b, a, otherB, otherA] = [bytes[0] ?? 0, allocs[0] ?? 0, found?.bytes[0] ?? 0, found?.allocs[0] ?? 0];
        return found === undefined || (a === otherA && b === otherB) ? [] : [[of, benchmark, b, a, otherB, otherA]];
      });
    results.modules.push({
      module: step.module,
      version: step.base,
      benchmarks: first.length,
      equal: against(second),
      unequal: against(long),
    });
    await writeResults('path-length', results);
  }
}
