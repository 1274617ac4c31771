import * as z from 'zod';
import { Repository } from '../real-modules/repository.ts';
import { goTest } from './go-test.ts';
import { machineSchema, thisMachine } from './machine.ts';
import { sampledPackages, takeSample } from './sample.ts';
import { readResults, writeResults } from './store.ts';
import { releaseSteps } from './subjects.ts';
import { checkoutStep } from './workshop.ts';

const runs = z.array(z.number());
export const plainSchema = z.strictObject({
  machine: machineSchema,
  packages: z.array(
    z.strictObject({
      module: z.string(),
      package: z.string(),
      baseSeconds: z.number(),
      headSeconds: z.number(),
      failures: z.array(z.string()),
      /** Benchmark; then iterations, B/op and allocs/op of base, and the same of head. */
      rows: z.array(z.tuple([z.string(), runs, runs, runs, runs, runs, runs])),
    }),
  ),
});
export type PlainResults = z.infer<typeof plainSchema>;

export function readPlain(): Promise<PlainResults | undefined> {
  return readResults('classic-plain', plainSchema);
}

/**
 * Runs plain `go test` on the sample, first on base and then on head in the same folder, as a workflow would: for
 * one second, three times, on all processors. Nothing is confirmed.
 */
export async function measurePlain(): Promise<void> {
  const sample = sampledPackages(await takeSample());
  const results: PlainResults = { machine: await thisMachine(), packages: [] };
  for (const step of releaseSteps) {
    const packages = sample.filter(({ module }) => module === step.module);
    if (packages.length === 0) continue;
    const { folder, base, head } = await checkoutStep(step, 'classic');
    const repository = Repository.at(folder);
    const sides = [];
    for (const commit of [base, head]) {
      await repository.git(['checkout', '--quiet', '--detach', commit]);
      const measured = [];
      for (const { package: importPath, bench, benchmarks } of packages) {
        process.stderr.write(`plain ${commit === base ? 'base' : 'head'} ${importPath}: ${benchmarks.length}\n`);
        measured.push(await goTest(folder, ['-bench', bench, '-count=3', importPath]));
      }
      sides.push(measured);
    }
    for (const [index, { package: importPath, benchmarks }] of packages.entries()) {
      const [before, after] = [sides[0]?.[index], sides[1]?.[index]];
      if (before === undefined || after === undefined) continue;
      results.packages.push({
        module: step.module,
        package: importPath,
        baseSeconds: before.seconds,
        headSeconds: after.seconds,
        failures: [...before.failures, ...after.failures],
        rows: benchmarks.flatMap((name): PlainResults['packages'][number]['rows'] => {
          const [from, to] = [before, after].map((side) => side.benchmarks.find(({ benchmark }) => benchmark === name));
          if (from === undefined || to === undefined) return [];
          const { iterations, bytes, allocs } = from;
          return [[name, [...iterations], [...bytes], [...allocs], [...to.iterations], [...to.bytes], [...to.allocs]]];
        }),
      });
      await writeResults('classic-plain', results);
    }
  }
}
