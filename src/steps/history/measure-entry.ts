import type { StoredPackage } from '../../core/baseline/schema.ts';
import type { BackfillEntry } from '../../core/history/backfill-entry.ts';
import { GateError } from '../../errors.ts';
import type { Ports, Revisions } from '../../ports.ts';
import { atCommit } from '../bisect/at-commit.ts';
import { ownFaults } from '../bisect/measure-commit.ts';
import { fingerprintOf } from '../fit-baseline.ts';
import { planHead } from '../plan-head.ts';
import { prepareSides } from '../prepare.ts';
import { isOutside } from '../problems.ts';
import type { PolicyInForce } from '../read-policy.ts';
import { takeRecord } from '../take-record.ts';
import type { KnownFigures } from './known-figures.ts';

export interface EntryMeasured {
  readonly entry: BackfillEntry;
  /** Whether another attempt would have the same result; a failure of the environment may not recur. */
  readonly isFinal: boolean;
  /** The number of packages whose figures were already known. */
  readonly reused: number;
}

/** `measureEntry` measures one commit in a separate snapshot, and adds the figures to `known`. */
export async function measureEntry(
  ports: Ports,
  { revisions, inForce }: { readonly revisions: Revisions; readonly inForce: PolicyInForce },
  commit: string,
  known: KnownFigures,
): Promise<EntryMeasured> {
  try {
    return await inSnapshot(ports, { revisions: atCommit(revisions, commit), inForce }, commit, known);
  } catch (error) {
    if (!(error instanceof GateError) || !(ownFaults.has(error.code) || error.code === 'no-benchmarks')) throw error;
    const isFinal = error.code === 'no-benchmarks' || error.code === 'build-failed';
    return { entry: { problems: [{ message: error.message }] }, isFinal, reused: 0 };
  }
}

async function inSnapshot(
  ports: Ports,
  { revisions, inForce }: { readonly revisions: Revisions; readonly inForce: PolicyInForce },
  commit: string,
  known: KnownFigures,
): Promise<EntryMeasured> {
  const { settings } = inForce;
  const snapshots = await ports.repository.snapshot(revisions, { copy: settings.copy });
  try {
    await prepareSides(ports, revisions, snapshots, settings);
    const side = await planHead(ports, { revisions, snapshots, inForce });
    const fingerprint = fingerprintOf(side.environment, settings, snapshots.pathLength);
    const reused = new Map<string, StoredPackage>();
    for (const { importPath, key } of side.packages.values()) {
      const stored = known.find(fingerprint, importPath, key);
      if (stored !== undefined) reused.set(importPath, stored);
    }
    const { baseline } = await takeRecord(ports, side, inForce, {
      fingerprint,
      commit,
      keep: (subject) => known.iterations(subject),
      known: reused,
    });
    const problems = side.incidents.map(({ package: importPath, benchmark, message }) => ({
      ...(importPath === undefined ? {} : { package: importPath }),
      message: benchmark === undefined ? message : `${benchmark}: ${message}`,
    }));
    // A package without a matching benchmark counts as measured too, so that it can be skipped at the next commit with
    // the same sources.
    const failed = new Set(problems.map((problem) => problem.package));
    for (const { importPath, key } of side.packages.values()) {
      if (!failed.has(importPath)) baseline.packages[importPath] ??= { key, benchmarks: {} };
    }
    const isEmpty = Object.keys(baseline.packages).length === 0 && problems.length > 0;
    const entry: BackfillEntry = { ...(isEmpty ? {} : { baseline }), problems };
    known.add(entry);
    return { entry, isFinal: !side.incidents.some(isOutside), reused: reused.size };
  } finally {
    await snapshots[Symbol.asyncDispose]();
  }
}
