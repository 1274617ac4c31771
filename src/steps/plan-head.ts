import type { Ports, Revisions, Snapshots } from '../ports.ts';
import { folderIn } from './prepare.ts';
import type { PolicyInForce } from './read-policy.ts';
import type { Comparison } from './run.ts';
import { planSide, type SideRequest, type SideUnderTest } from './side.ts';
import { insideRoot } from './stored-text.ts';

export interface PlanHeadRequest extends Omit<Comparison, 'snapshots'> {
  readonly snapshots: Pick<Snapshots, 'head' | 'work'>;
}

/**
 * `planHead` returns the packages of head that have benchmarks. Errors: `no-benchmarks` if there is no module;
 * otherwise those of `planSide`.
 */
export function planHead(ports: Ports, { revisions, snapshots, inForce }: PlanHeadRequest): Promise<SideUnderTest> {
  return planSide(ports, {
    side: 'head',
    root: snapshots.head,
    folder: folderIn(snapshots.head, revisions),
    work: snapshots.work,
    ...sideSettings(revisions, inForce),
  });
}

/** The part of a request that is the same for both sides. */
type SideSettings = Pick<SideRequest, 'patterns' | 'buildFlags' | 'testArgs' | 'aside' | 'configFolder' | 'excludes'>;

/** `sideSettings` returns the settings of the policy that apply to each side. */
export function sideSettings({ prefix }: Revisions, inForce: PolicyInForce): SideSettings {
  const { settings, configFolder, excludes } = inForce;
  const { patterns, buildFlags, testArgs, baselineFile } = settings;
  const stored = insideRoot(prefix, baselineFile);
  return { patterns, buildFlags, testArgs, aside: stored === undefined ? [] : [stored], configFolder, excludes };
}
