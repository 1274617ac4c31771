import type { Problem } from '../core/report/model.ts';
import type { RunFacts } from '../core/report/shard-model.ts';
import type { Ports } from '../ports.ts';
import { checkChangedBaseline } from './changed-baseline.ts';
import { editedBenchmarks } from './edited-benchmarks.ts';
import { examineBase } from './examine-base.ts';
import type { Measured } from './measure.ts';
import { nameMissingFiles } from './name-missing-files.ts';
import type { PlannedSides } from './plan-sides.ts';
import { liveSides, type SnapshotRun } from './run.ts';
import { identicalPackages } from './skip-identical.ts';

/**
 * What is known about a change apart from its figures: which benchmarks and stored figures it edits, and which packages
 * it doesn't affect.
 */
export interface ExaminedChange {
  /** Edited files that may change what benchmarks measure. */
  readonly edited: RunFacts['edited'];
  /** Measured packages that could have been skipped, because nothing that their benchmarks can read differs. */
  readonly couldSkip: readonly string[];
  readonly problems: readonly Problem[];
  /** Notes on the change, and on a stored baseline that it edits. */
  readonly notes: { readonly change: readonly string[]; readonly baseline: readonly string[] };
}

/**
 * `examineChange` checks a stored baseline that the change edits, finds edited benchmarks, and finds out whether
 * failures are due to the environment.
 */
export async function examineChange(
  ports: Ports,
  run: SnapshotRun,
  planned: PlannedSides,
  measured: Measured,
): Promise<ExaminedChange> {
  const { revisions, snapshots, inForce } = run;
  const { head, base } = liveSides(planned.own);
  const stored = await checkChangedBaseline(ports, { ...run, ...liveSides(planned.differing), measured });
  const edited = await editedBenchmarks(ports, base, head, measured);
  await examineBase(ports, { base, settings: inForce.settings, snapshots });
  await nameMissingFiles(ports, revisions, [base, head]);
  return {
    edited: { benchmarks: [...edited.benchmarks], timers: [...edited.timers] },
    couldSkip: identicalPackages(head, planned.own.base).map(({ importPath }) => importPath),
    problems: stored.problems,
    notes: { change: edited.notes, baseline: stored.notes },
  };
}
