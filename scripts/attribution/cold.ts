import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCases } from '../../test/causes/load.ts';
import { checkPlanted } from './planted.ts';

/** Milliseconds of explaining and proving, with the build of what both need. */
export interface ColdTimes {
  readonly name: string;
  readonly explainMs: number;
  readonly proveMs: number;
}

/** The case that stands for all: one package, one regression, a fix. */
const chosen = 'append-growth/order-lines';

/**
 * What the first explanation on a machine costs: Go's build cache and ours are empty, so that the helper that reads
 * sources, the compiler's messages and the first build of an experiment are all new.
 */
export async function coldTimes(cli: string): Promise<ColdTimes> {
  const [planted] = await loadCases([chosen]);
  if (planted === undefined) throw new Error(`there is no planted case ${chosen}`);
  const cache = mkdtempSync(join(tmpdir(), 'allocgate-cold-'));
  try {
    const { timings } = await checkPlanted(cli, planted, cache, { GOCACHE: join(cache, 'go-build') });
    return { name: chosen, explainMs: timings.explainMs, proveMs: timings.proveMs };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
