import type { Finding } from '../../core/report/model.ts';
import type { Revisions } from '../../ports.ts';
import type { Measured } from '../measure.ts';
import type { PolicyInForce } from '../read-policy.ts';
import type { SideUnderTest } from '../side.ts';
import type { Subject } from '../subject.ts';

/** The inputs of the history of a run. */
export interface HistoryOfRun {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  readonly side: Pick<SideUnderTest, 'environment'>;
  readonly pathLength: number;
  readonly measured: Measured;
  readonly subjectOf: (finding: Finding) => Subject;
  readonly today: string;
}
