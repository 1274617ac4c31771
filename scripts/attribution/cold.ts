import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCases } from '../../test/causes/load.ts';
import { checkPlanted } from './planted.ts';

/** The time in milliseconds for explaining and proving, including the builds that both need. */
export interface ColdTimes {
  readonly name: string;
  readonly explainMs: number;
  readonly proveMs: number;
}

/** The case to measure: one package, one regression, and a fix. */
const chosen = 'append-growth/order-lines';

/**
 * Measures what the first explanation on a machine costs. Go's build cache and ours are empty, so that the helper that
 * reads sources, the compiler's messages and the first build of an experiment are all new.
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
