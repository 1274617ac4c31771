import { conditionsOf } from '../../core/baseline/records.ts';
import { parseBaseline } from '../../core/baseline/read.ts';
import { storedFigures } from '../../core/baseline/samples.ts';
import type { Figure } from '../../core/benchmath/figure.ts';
import { defaults } from '../../options.ts';
import type { Ports, Revisions, StoredRecord } from '../../ports.ts';
import { fingerprintOf } from '../fit-baseline.ts';
import type { PolicyInForce } from '../read-policy.ts';
import type { BenchmarkPlan } from '../screen.ts';
import type { SideUnderTest } from '../side.ts';
import { isSteady } from '../steady.ts';

/** The figures of one benchmark in the records of the baseline branch. */
export interface RecordedFigures {
  readonly commits: ReadonlySet<string>;
  readonly read: (commit: string) => Promise<Figure | undefined>;
}

export const noRecords: RecordedFigures = { commits: new Set(), read: () => Promise.resolve(undefined) };

export interface RecordsRequest {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  /** A side whose environment determines the conditions of this run. */
  readonly side: Pick<SideUnderTest, 'environment'>;
  readonly pathLength: number;
  readonly plan: BenchmarkPlan;
  readonly unit: string;
}

/** `recordedFigures` finds the records that were made under the conditions of this run. It ignores damaged records. */
export async function recordedFigures(ports: Ports, request: RecordsRequest): Promise<RecordedFigures> {
  const { revisions, inForce, side, pathLength, plan, unit } = request;
  const found = await ports.branchRecords(revisions, inForce.settings.baselineBranch);
  if (found.kind === 'missing') {
    ports.log.debug(`No records are used: ${found.reason}.`);
    return noRecords;
  }
  const fingerprint = fingerprintOf(side.environment, inForce.settings, pathLength);
  const { standing, head } = inForce.sources;
  const bench = (standing ?? head)?.config.bench ?? defaults.bench;
  const folder = found.folderOf(conditionsOf(fingerprint, revisions.prefix, bench));
  const byCommit = new Map(
    found.records
      .filter(({ conditions }) => conditions === folder)
      .map((record): [string, StoredRecord] => [record.commit, record]),
  );
  return {
    commits: new Set(byCommit.keys()),
    read: async (commit) => {
      const record = byCommit.get(commit);
      const text = record === undefined ? undefined : await found.read(record);
      const reading = text === undefined ? undefined : parseBaseline(text);
      if (reading?.kind !== 'baseline') {
        ports.log.info(`The record of ${commit.slice(0, 12)} can't be read, so it isn't used.`);
        return undefined;
      }
      return figureIn(reading.baseline, plan, unit);
    },
  };
}

type Stored = Extract<ReturnType<typeof parseBaseline>, { kind: 'baseline' }>['baseline'];

/**
 * `figureIn` returns the figure of a benchmark in a record, if it was measured at the same GOMAXPROCS as `plan` and all
 * samples agree.
 */
function figureIn({ packages, fingerprint }: Stored, plan: BenchmarkPlan, unit: string): Figure | undefined {
  const stored = packages[plan.importPath]?.benchmarks[plan.benchmark];
  if (stored === undefined || stored.gomaxprocs !== (plan.gomaxprocs ?? 1)) return undefined;
  const figures = storedFigures(stored, unit, fingerprint.totals) ?? [];
  return isSteady(new Map([[unit, figures]]), [unit]) ? figures[0] : undefined;
}
