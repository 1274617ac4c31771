import type { Ports, Revisions, Snapshots } from '../ports.ts';
import { folderIn } from './prepare.ts';
import type { PolicyInForce } from './read-policy.ts';
import { planSide, type SideUnderTest } from './side.ts';

export interface PlanHeadRequest {
  readonly revisions: Revisions;
  readonly snapshots: Pick<Snapshots, 'head' | 'work'>;
  readonly inForce: PolicyInForce;
}

/**
 * `planHead` returns the packages of head that have benchmarks. Errors: `no-benchmarks` if there is no module, and the
 * toolchain's.
 */
export function planHead(ports: Ports, { revisions, snapshots, inForce }: PlanHeadRequest): Promise<SideUnderTest> {
  return planSide(ports, {
    side: 'head',
    root: snapshots.head,
    folder: folderIn(snapshots.head, revisions),
    work: snapshots.work,
    patterns: inForce.settings.patterns,
    buildFlags: inForce.settings.buildFlags,
    testArgs: inForce.settings.testArgs,
    configFolder: inForce.configFolder,
    excludes: inForce.excludes,
  });
}
