import type { EventKind, Revisions, Snapshots } from '../ports.ts';
import { type Base, sideOf } from './base.ts';
import type { PolicyInForce } from './read-policy.ts';
import type { ShardIdentity } from './shard/section.ts';
import type { SideUnderTest } from './side.ts';
import type { Stopwatch } from './stopwatch.ts';

/** One run of the gate. */
export interface Run {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  /** The event whose rules apply; absent in a terminal. */
  readonly event: EventKind | undefined;
  /** The command that reproduces the verdict; absent if there is none. */
  readonly reproduce: string | undefined;
  /** The shard that the run measures; `undefined` if the run isn't split into shards. */
  readonly shard: ShardIdentity | undefined;
  readonly stopwatch: Stopwatch;
}

/** A run whose revisions have been laid out in folders. */
export interface SnapshotRun extends Run {
  readonly snapshots: Snapshots;
}

/** The parts of a run that determine its two sides. */
export type Comparison = Pick<SnapshotRun, 'revisions' | 'snapshots' | 'inForce'>;

/** Both sides of a comparison, wherever base's figures come from. */
export interface Sides {
  readonly head: SideUnderTest;
  readonly base: Base;
}

/** The sides that can be built and run. */
export interface LiveSides {
  readonly head: SideUnderTest;
  /** Absent if there is no base, or if the repository lacks it. */
  readonly base: SideUnderTest | undefined;
}

/** `liveSides` returns the sides that can be built and run. */
export function liveSides({ head, base }: Sides): LiveSides {
  return { head, base: sideOf(base) };
}
