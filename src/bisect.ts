import { Bisection } from './core/bisect/bisection.ts';
import type { BisectReport } from './core/bisect/report.ts';
import { judged } from './core/benchmath/figure.ts';
import { benchPattern } from './core/benchfmt/index.ts';
import { trialLine } from './core/report/render-bisect.ts';
import type { GateReport, Level } from './core/report/model.ts';
import { check } from './gate.ts';
import type { Options } from './options.ts';
import type { CommitParents, Ports, Revisions } from './ports.ts';
import { type Ends, measureEnds } from './steps/bisect/ends.ts';
import { measureCommit, type PackagePlace, placeOf } from './steps/bisect/measure-commit.ts';
import { commitsToSearch, parentOutside } from './steps/bisect/range.ts';
import { noRecords, recordedFigures, type RecordedFigures } from './steps/bisect/records.ts';
import { type Probe, search } from './steps/bisect/search.ts';
import { type PolicyInForce, readPolicy } from './steps/read-policy.ts';

export interface BisectRequest {
  readonly folder: string;
  readonly explicit: Partial<Options>;
  /** The benchmark's name, or a `-bench` expression that matches exactly one benchmark that got worse. */
  readonly bench: string;
  readonly good: string;
  readonly bad: string;
  readonly metric: string | undefined;
  readonly above: number | undefined;
}

/**
 * `bisect` finds the commit that made a benchmark worse, then runs the gate on that commit to confirm and explain the
 * change. Errors: any `ErrorCode`.
 */
export async function bisect(ports: Ports, request: BisectRequest): Promise<BisectReport> {
  const { folder, bench, metric, above } = request;
  const explicit: Partial<Options> = {
    ...request.explicit,
    bench,
    baseline: 'rerun',
    mode: 'fast',
    leaks: 'off',
    'blind-spots': 'off',
    ...(metric === undefined ? {} : { metrics: [metric] }),
  };
  const { good: base, bad: head } = request;
  const revisions = await ports.repository.resolve({
    folder,
    base,
    head,
    options: { base: '--good', head: '--bad' },
    event: undefined,
  });
  const inForce = await readPolicy(ports, revisions, { folder, explicit });
  const commits = await commitsToSearch(ports, revisions);
  const ends = await measureEnds(ports, { revisions, inForce, bench, metric, above });
  const run: BisectRun = { folder, explicit, revisions, inForce, commits, ends };
  const { plan } = ends.row;
  const { unit, pathLength, badSide } = ends;
  const records = await recordedFigures(ports, { revisions, inForce, side: badSide, pathLength, plan, unit });
  const found = await findCommit(ports, run, records);
  const isShaky = found.outcome === 'unconfirmed' && found.trials.some(({ source }) => source === 'record');
  if (!isShaky) return found;
  ports.log.info('A measurement contradicts the records, so the search restarts without them.');
  return findCommit(ports, run, noRecords);
}

interface BisectRun {
  readonly folder: string;
  readonly explicit: Partial<Options>;
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  readonly commits: readonly CommitParents[];
  readonly ends: Ends;
}

async function findCommit(ports: Ports, run: BisectRun, records: RecordedFigures): Promise<BisectReport> {
  const { revisions, commits, ends } = run;
  const { plan } = ends.row;
  const bad = revisions.head.commit ?? '';
  const good = revisions.base.kind === 'commit' ? revisions.base : { commit: '', label: '' };
  const place = placeAtBad(ends);
  const bisection = new Bisection(commits, bad);
  const known = knownAtEnds(ends);
  const trials = await search(bisection, ends.limit, {
    recorded: records.commits,
    readRecord: records.read,
    measure: (commit) => measureCommit(ports, { ...run, plan, unit: ends.unit, place, known }, commit),
    onTrial: (trial, suspects) => ports.log.info(trialLine(trial, ends.unit, suspects)),
  });
  const suspects = bisection.suspects.toReversed();
  const before = parentOutside(commits, suspects, bisection.bad) ?? good.commit;
  const gate = await prove(ports, run, place, { before, after: bisection.bad });
  const details = await ports.repository.describeCommits(revisions, suspects);
  return {
    schemaVersion: 1,
    package: plan.importPath,
    benchmark: plan.benchmark,
    unit: ends.unit,
    good: { commit: good.commit, label: good.label, figure: ends.good === undefined ? null : judged(ends.good) },
    bad: { commit: bad, label: revisions.head.label, figure: judged(ends.bad) },
    limit: ends.limit.figure,
    commits: commits.length,
    outcome: outcomeOf(gate, ends, suspects.length),
    suspects: suspects.map((commit) => ({ commit, ...details.get(commit) })),
    before,
    trials,
    gate,
  };
}

function placeAtBad({ badSide, row }: Ends): PackagePlace {
  const listed = badSide.packages.get(row.plan.importPath);
  return listed === undefined ? { pattern: './...', folder: '' } : placeOf(badSide, listed);
}

/**
 * `knownAtEnds` returns the figures of both ends by the key of the benchmark's package. A commit whose package has one
 * of these keys needn't be measured, because its sources are the same.
 */
function knownAtEnds({ badSide, goodSide, row, good, bad }: Ends): Map<string, Probe> {
  const { importPath } = row.plan;
  const known = new Map<string, Probe>();
  const goodKey = goodSide?.packages.get(importPath)?.key;
  const badKey = badSide.packages.get(importPath)?.key;
  if (goodKey !== undefined && good !== undefined) known.set(goodKey, { kind: 'figure', figure: good });
  if (badKey !== undefined) known.set(badKey, { kind: 'figure', figure: bad });
  return known;
}

/**
 * `prove` runs the gate for this benchmark alone, with `before` as base and `after` as head. Any increase counts,
 * however small.
 */
function prove(
  ports: Ports,
  { folder, explicit, ends }: BisectRun,
  { pattern }: PackagePlace,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<GateReport> {
  const { benchmark } = ends.row.plan;
  return check(ports, {
    folder,
    explicit: {
      ...explicit,
      base: before,
      head: after,
      bench: benchPattern([benchmark]),
      packages: [pattern],
      threshold: 0,
    },
  });
}

function outcomeOf(gate: GateReport, { row, unit, limit }: Ends, suspects: number): BisectReport['outcome'] {
  if (suspects > 1) return 'range';
  const finding = gate.findings.find((of) => of.benchmark === row.plan.benchmark && of.unit === unit);
  if (gate.conclusion === 'unmeasurable' || finding === undefined || finding.head === null) return 'unconfirmed';
  if (finding.base === null) return 'added';
  const { base, head, confirmed } = finding;
  const isWorse = limit.better === 'lower' ? head.median > base.median : head.median < base.median;
  return confirmed && isWorse && grave.has(finding.level) ? 'confirmed' : 'unconfirmed';
}

/** The levels at which head is worse than base. */
const grave = new Set<Level>(['regression', 'over-budget', 'drift', 'waived']);
