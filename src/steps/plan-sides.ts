import type { Ports } from '../ports.ts';
import { findBase } from './find-base.ts';
import { planHead } from './plan-head.ts';
import { prepareSides } from './prepare.ts';
import type { Sides, SnapshotRun } from './run.ts';
import type { ShardOfRun } from './shard/section.ts';
import { takeShard } from './shard/take-shard.ts';
import { type Identical, skipIdentical } from './skip-identical.ts';

/** The packages of both sides, in three selections, each of which is part of the one before it. */
export interface PlannedSides {
  /** Every package, measured or not. */
  readonly all: Sides;
  /** The packages that are not in `identical`. */
  readonly differing: Sides;
  /** The packages that this run measures: all that differ, or those of one shard. */
  readonly own: Sides;
  readonly identical: Identical;
  /** The shard that this run measures; `undefined` if the run isn't split into shards. */
  readonly shard: ShardOfRun | undefined;
  readonly notes: readonly string[];
}

/**
 * `planSides` finds the packages of both sides that have benchmarks, and decides which of them to measure. `times`
 * contains the milliseconds that the benchmarks of each package took in an earlier run. Errors: those of
 * `prepareSides`, `planHead` and `findBase`.
 */
export async function planSides(
  ports: Ports,
  run: SnapshotRun,
  times: ReadonlyMap<string, number> = new Map(),
): Promise<PlannedSides> {
  const { revisions, snapshots, inForce, stopwatch, shard } = run;
  const { settings } = inForce;
  const outside = await stopwatch.time('snapshotMs', () => prepareSides(ports, revisions, snapshots, settings));
  return stopwatch.time('planMs', async () => {
    const head = await planHead(ports, run);
    const { base, notes } = await findBase(ports, { ...run, head });
    const { identical, notes: ofSkipping, ...differing } = await skipIdentical(ports, { ...run, head, base });
    const taken = takeShard({ ...differing, shard: settings.shard, bench: settings.bench, times });
    return {
      all: { head, base },
      differing,
      own: taken === undefined ? differing : { head: taken.head, base: taken.base },
      identical,
      shard: shard && taken && { ...shard, packages: [...taken.packages], own: [...taken.own], sources: taken.sources },
      notes: [...outside, ...notes, ...ofSkipping],
    };
  });
}
