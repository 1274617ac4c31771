import type { Finding } from '../../core/report/model.ts';
import type { Revisions } from '../../ports.ts';
import type { Measured } from '../measure.ts';
import type { PolicyInForce } from '../read-policy.ts';
import type { SideUnderTest } from '../side.ts';
import type { Subject } from '../subject.ts';

/** Everything that is needed to find the history of a run's rows and to judge their drift. */
export interface HistoryOfRun {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  readonly side: Pick<SideUnderTest, 'environment'>;
  readonly pathLength: number;
  readonly measured: Measured;
  readonly subjectOf: (finding: Finding) => Subject;
  readonly today: string;
}
