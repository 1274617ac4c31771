import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { benchPattern } from '../../src/core/benchfmt/index.ts';
import type { Checkout } from '../real-modules/checkout.ts';
import type { RealModule } from '../real-modules/modules.ts';
import { Repository } from '../real-modules/repository.ts';
import { goTest } from './go-test.ts';
import { machineSchema, thisMachine } from './machine.ts';
import { choosePlants, type Kind, kinds, operates, type Plant, type Target, type Wanted } from './plant/choose.ts';
import { buildCounter, openingAt } from './plant/coverage.ts';
import { plantInto } from './plant/edit.ts';
import { runCheck } from './run-check.ts';
import { readResults, writeResults } from './store.ts';
import { releaseSteps } from './subjects.ts';
import { type Verdicts, verdictRow, verdictsOf } from './verdicts.ts';
import { checkoutStep, freshFolder } from './workshop.ts';

const plantSchema = z.strictObject({
  package: z.string(),
  benchmark: z.string(),
  kind: z.enum(kinds),
  /** The place of the statement, and the number of bytes that it allocates. */
  place: z.string(),
  size: z.number(),
  /**
   * B/op and allocs/op of base and of head, measured independently with plain `go test` at a pinned number of
   * iterations.
   */
  witness: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** The result of `check` for the unit that the kind is about. */
  level: z.string(),
  base: z.number(),
  head: z.number(),
});
export type PlantResult = z.infer<typeof plantSchema>;

export const plantedSchema = z.strictObject({
  machine: machineSchema,
  commits: z.array(
    z.strictObject({
      module: z.string(),
      version: z.string(),
      plants: z.array(plantSchema),
      /** Number of benchmarks whose operations call no planted function, measured together with the planted ones. */
      bystanders: z.number(),
      /** The figures of bystanders that `check` reported as other than `unchanged`. */
      bystanderRows: z.array(verdictRow),
      problems: z.array(z.string()),
    }),
  ),
});
export type PlantedResults = z.infer<typeof plantedSchema>;

export function readPlanted(): Promise<PlantedResults | undefined> {
  return readResults('planted', plantedSchema);
}

/** Number of plants of each kind, over all modules. */
const wantedOfEach = 28;
/** Maximum number of plants of each kind in one commit, so that several modules take part. */
const mostInCommit = 6;
/** Number of commits for each module, each with its own plants. */
const commitsOfModule = 2;
/** Iterations of the independent measurement. */
const witnessIterations = '256x';

/** Plants regressions in the modules' own functions and runs `check` on them. */
export async function plantRegressions(): Promise<void> {
  const results: PlantedResults = { machine: await thisMachine(), commits: [] };
  const wanted: Wanted = {
    '+1 allocation': wantedOfEach,
    '+16 B': wantedOfEach,
    '+16 %': wantedOfEach,
    '0 → 1': wantedOfEach,
  };
  for (const step of releaseSteps) {
    if (kinds.every((kind) => wanted[kind] === 0)) break;
    const checkout = await checkoutStep({ ...step, head: step.base }, 'planted');
    const targets = await findTargets(step, checkout.folder);
    const isOpening = await openings(checkout.folder, targets);
    const taken = new Set<string>();
    for (let seed = 1; seed <= commitsOfModule; seed++) {
      const isTaken = (target: Target, kind: Kind): boolean => taken.has(plantKey(target, kind));
      const plants = choosePlants(targets, wanted, { seed, most: mostInCommit, isOpening, isTaken });
      if (plants.length === 0) break;
      for (const { target, kind } of plants) taken.add(plantKey(target, kind));
      process.stderr.write(`${step.module}: ${plants.length} plants\n`);
      results.commits.push(await measurePlants(step, checkout, targets, plants));
      await writeResults('planted', results);
    }
  }
}

function plantKey({ package: of, benchmark }: Target, kind: Kind): string {
  return `${of}\n${benchmark}\n${kind}`;
}

/** Returns every benchmark of the module with its figures and the functions that it calls. */
async function findTargets(step: RealModule, folder: string): Promise<readonly Target[]> {
  const { benchmarks } = await witness(folder, step.packages);
  const scratch = await freshFolder('counting');
  const targets: Target[] = [];
  for (const importPath of new Set(benchmarks.map(({ package: of }) => of))) {
    const counter = await buildCounter(folder, scratch, step.module, importPath);
    const own = benchmarks.filter(({ package: of }) => of === importPath);
    process.stderr.write(`${importPath}: counting the calls of ${own.length} benchmarks\n`);
    for (const { benchmark, bytes, allocs } of own) {
      // The benchmark's pattern would also run the benchmarks below it.
      if (own.some((other) => other.benchmark.startsWith(`${benchmark}/`))) continue;
      const calls = await counter.calls(benchmark);
      targets.push({ package: importPath, benchmark, bytes: bytes[0] ?? 0, allocs: allocs[0] ?? 0, calls });
    }
  }
  return targets;
}

function witness(folder: string, packages: readonly string[]): ReturnType<typeof goTest> {
  return goTest(folder, ['-bench', '.', '-benchtime', witnessIterations, '-cpu', '1', ...packages]);
}

/** Returns a function that reports whether a counted block opens a function. */
async function openings(folder: string, targets: readonly Target[]): Promise<(place: string) => boolean> {
  const opening = new Set<string>();
  const sources = new Map<string, string>();
  for (const place of new Set(targets.flatMap(({ calls }) => [...calls.keys()]))) {
    const [file = ''] = place.split(':');
    const source = sources.get(file) ?? (await readFile(join(folder, file), 'utf8').catch(() => ''));
    sources.set(file, source);
    if (openingAt(place, source) !== undefined) opening.add(place);
  }
  return (place) => opening.has(place);
}

/** Commits the plants, measures them with plain `go test`, and runs `check`. */
async function measurePlants(
  step: RealModule,
  checkout: Checkout,
  targets: readonly Target[],
  plants: readonly Plant[],
): Promise<PlantedResults['commits'][number]> {
  const repository = Repository.at(checkout.folder);
  await repository.git(['checkout', '--quiet', '--force', '--detach', checkout.base]);
  const files = await freshFolder('files');
  await cp(checkout.folder, files, { recursive: true, filter: (path) => path !== join(checkout.folder, '.git') });
  await plantInto(files, plants);
  const head = await repository.commitFolder(files, 'Planted');
  await repository.git(['checkout', '--quiet', '--force', '--detach', head]);
  const seen = (await witness(checkout.folder, step.packages)).benchmarks;

  const bystanders = targets.filter((target) => !plants.some(({ place }) => operates(target, place)));
  const rows: Verdicts['rows'] = [];
  const problems: string[] = [];
  for (const importPath of new Set(plants.map(({ target }) => target.package))) {
    const asked = [...plants.map(({ target }) => target), ...bystanders].filter((one) => one.package === importPath);
    const bench = benchPattern(asked.map(({ benchmark }) => benchmark));
    const run = await runCheck({ ...checkout, head }, ['--baseline', 'rerun', '--bench', bench, importPath]);
    const verdicts = verdictsOf(step, run);
    rows.push(...verdicts.rows);
    problems.push(...verdicts.problems);
  }
  const measured = new Set(plants.map(({ target }) => target.package));
  const standingBy = new Set(
    bystanders.filter((one) => measured.has(one.package)).map((one) => `${one.package}\n${one.benchmark}`),
  );
  return {
    module: step.module,
    version: step.base,
    plants: plants.map(({ target, kind, place, size }) => {
      const { package: importPath, benchmark, bytes, allocs } = target;
      const unit = kind === '+1 allocation' || kind === '0 → 1' ? 'allocs/op' : 'B/op';
      const row = rows.find(([of, name, judged]) => of === importPath && name === benchmark && judged === unit);
      const after = seen.find((one) => one.package === importPath && one.benchmark === benchmark);
      return {
        package: importPath,
        benchmark,
        kind,
        place,
        size,
        witness: [bytes, allocs, after?.bytes[0] ?? -1, after?.allocs[0] ?? -1],
        level: row?.[3] ?? 'no row',
        base: row?.[4] ?? -1,
        head: row?.[5] ?? -1,
      };
    }),
    bystanders: standingBy.size,
    bystanderRows: rows.filter(([of, name, , level]) => level !== 'unchanged' && standingBy.has(`${of}\n${name}`)),
    problems,
  };
}
