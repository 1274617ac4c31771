import * as z from 'zod';
import { benchPattern } from '../../src/core/benchfmt/index.ts';
import { Repository } from '../real-modules/repository.ts';
import { goTest } from './go-test.ts';
import { machineSchema, thisMachine } from './machine.ts';
import { draw } from './random.ts';
import { readResults, writeResults } from './store.ts';
import { aaModules, sampleSeed } from './subjects.ts';
import { checkoutStep } from './workshop.ts';

const runs = z.array(z.number());
export const aaPlainSchema = z.strictObject({
  machine: machineSchema,
  module: z.string(),
  version: z.string(),
  population: z.number(),
  seconds: z.number(),
  /**
   * Package and benchmark; then iterations, B/op and allocs/op of the first run of `go test`, and the same for the
   * second run.
   */
  rows: z.array(z.tuple([z.string(), z.string(), runs, runs, runs, runs, runs, runs])),
});
export type AAPlainResults = z.infer<typeof aaPlainSchema>;

export function readAAPlain(): Promise<AAPlainResults | undefined> {
  return readResults('aa-plain', aaPlainSchema);
}

/** A module with pools, large buffers and parallel work, for which plain `go test` is known to be noisy. */
const subject = 'github.com/klauspost/compress';
const size = 30;

/** Runs plain `go test` twice on the same files in the same folder. */
export async function runPlainTwice(): Promise<void> {
  const step = aaModules.find(({ module }) => module === subject);
  if (step === undefined) throw new Error(`${subject} is not among the modules`);
  const { folder, base } = await checkoutStep({ ...step, head: step.base }, 'aa-plain');
  await Repository.at(folder).git(['checkout', '--quiet', '--detach', base]);
  const listed = (await goTest(folder, ['-bench', '.', '-benchtime', '1x', ...step.packages])).benchmarks;
  const all = listed.map(({ package: of, benchmark }) => `${of}\n${benchmark}`).toSorted();
  const sample = draw(all, size, sampleSeed).map((key) => key.split('\n'));
  const packages = [...new Set(sample.map(([importPath = '']) => importPath))];
  const results: AAPlainResults = {
    machine: await thisMachine(),
    module: step.module,
    version: step.base,
    population: all.length,
    seconds: 0,
    rows: [],
  };
  for (const importPath of packages) {
    const names = sample.flatMap(([of, benchmark = '']) => (of === importPath ? [benchmark] : []));
    process.stderr.write(`plain twice ${importPath}: ${names.length}\n`);
    const args = ['-bench', benchPattern(names), '-count=3', importPath];
    const [first, second] = [await goTest(folder, args), await goTest(folder, args)];
    results.seconds += first.seconds + second.seconds;
    for (const name of names) {
      const [a, b] = [first, second].map(({ benchmarks }) => benchmarks.find(({ benchmark }) => benchmark === name));
      if (a === undefined || b === undefined) continue;
      const { iterations, bytes, allocs } = a;
      results.rows.push([
        importPath,
        name,
        [...iterations],
        [...bytes],
        [...allocs],
        [...b.iterations],
        [...b.bytes],
        [...b.allocs],
      ]);
    }
    await writeResults('aa-plain', results);
  }
}
