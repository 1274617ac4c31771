import type { MatrixCase } from './matrix-case.ts';
import { Workbench } from './workbench.ts';

/** The result of one case with one Go version. */
export interface Attempt {
  readonly faults: readonly string[];
  readonly seconds: number;
}

/** Runs a case on a workbench of its own. An error is a fault too. */
export async function tryCase({ attempt }: MatrixCase, goVersion: string, cli: string): Promise<Attempt> {
  const started = performance.now();
  await using bench = await Workbench.create(goVersion, cli);
  try {
    await attempt(bench);
  } catch (error) {
    bench.faults.push(error instanceof Error ? error.message : String(error));
  }
  return { faults: [...bench.faults], seconds: (performance.now() - started) / 1000 };
}
