import type { VerdictSettings } from '../core/policy/verdict.ts';
import type { GateReport } from '../core/report/model.ts';
import type { RunFacts } from '../core/report/shard-model.ts';
import type { Snapshots } from '../ports.ts';
import { sideOf } from './base.ts';
import { checkSkipping } from './check-skipping.ts';
import type { ConfirmedChanges } from './confirm-changes.ts';
import type { ExaminedChange } from './examine-change.ts';
import { findingsOf, type JudgedBenchmark, unjudgedRows } from './findings.ts';
import { idleFacts } from './idle-settings.ts';
import type { FoundLeaks } from './leaks/find-leaks.ts';
import type { Measured, MeasuredBenchmark } from './measure.ts';
import { aloneOf } from './namesakes.ts';
import type { PlannedSides } from './plan-sides.ts';
import { type Incident, problemsOf } from './problems.ts';
import type { PolicyInForce } from './read-policy.ts';
import { baseOf, environmentOf, headOf } from './report-parts.ts';
import type { SnapshotRun } from './run.ts';
import type { Figures } from './screen.ts';
import { settle } from './settle.ts';
import { asShard } from './shard/section.ts';
import type { SideUnderTest } from './side.ts';
import type { Stopwatch } from './stopwatch.ts';
import { isWithin, type Subject, subjectKey } from './subject.ts';
import type { Confirmation } from './trial.ts';

export interface JudgeRequest extends Pick<SnapshotRun, 'revisions' | 'inForce' | 'event' | 'reproduce'> {
  readonly snapshots: Pick<Snapshots, 'warnings'>;
  readonly stopwatch: Pick<Stopwatch, 'timings'>;
  readonly planned: PlannedSides;
  readonly measured: Measured;
  readonly confirmed: ConfirmedChanges;
  /** The leaks that were found, and the benchmarks to name in notes and problems about leaks. */
  readonly leaks: Pick<FoundLeaks, 'findings' | 'told'>;
  readonly examined: ExaminedChange;
  readonly today: string;
}

/** `judge` combines everything that was found into one report with one conclusion. It is a pure function. */
export function judge(request: JudgeRequest): GateReport {
  const { revisions, inForce, planned, measured, confirmed, examined, today, leaks } = request;
  const { head, base } = planned.own;
  const incidents = { base: byPackage(sideOf(base)?.incidents ?? []), head: byPackage(head.incidents) };
  const benchmarks = measured.benchmarks
    .filter(({ plan }) => !failedOn(incidents.head, plan))
    .map((benchmark) => judgedBenchmark(benchmark, request));
  const findings = benchmarks.flatMap((benchmark) => findingsOf(benchmark, measured.rules, today));
  const problems = [
    problemsOf(incidents.base, incidents.head, inForce),
    examined.problems,
    checkSkipping(findings, new Set(examined.couldSkip)),
  ];
  const notes = [
    inForce.notes,
    [planned.notes, measured.notes, confirmed.notes, examined.notes.change].flat(),
    examined.notes.baseline,
    [...request.snapshots.warnings, ...totalsNote(head)],
  ];
  const { onRemoved, advisory } = inForce.settings;
  const report: GateReport = {
    schemaVersion: 1,
    conclusion: 'unmeasurable',
    advisory,
    base: baseOf(revisions, base, inForce),
    head: headOf(revisions),
    environment: environmentOf(head, measured.cpu, inForce),
    findings: [...findings, ...leaks.findings],
    unjudged: benchmarks.flatMap((benchmark) => unjudgedRows(benchmark, measured.rules)),
    explanations: [],
    ...(planned.identical.length === 0 ? {} : { identical: planned.identical }),
    reused: reusedPackages(measured),
    problems: problems.flat(),
    notes: notes.flat(),
    ...(request.reproduce === undefined ? {} : { reproduce: request.reproduce }),
    timings: request.stopwatch.timings,
  };
  const draft = {
    report,
    sections: {
      findings: [findings.length, leaks.findings.length],
      problems: problems.map(({ length }) => length),
      notes: notes.map(({ length }) => length),
    },
    facts: factsOf(request, benchmarks),
  };
  const isStrict: VerdictSettings['isStrict'] = (finding) => benchmarks.some((b) => isStrictRow(b, finding, inForce));
  return planned.shard === undefined
    ? settle(draft, { onRemoved, isStrict })
    : asShard(draft, planned.shard, { onRemoved, isStrict });
}

/**
 * `factsOf` returns the facts about the packages of this process or shard on which the verdict on the whole run
 * depends.
 */
function factsOf(request: JudgeRequest, benchmarks: readonly JudgedBenchmark[]): RunFacts {
  const { inForce, planned, measured, event, leaks, examined } = request;
  const { base } = planned.own;
  const { bench, patterns, baseline } = inForce.settings;
  const units = new Set(benchmarks.flatMap((of) => [...(of.base?.keys() ?? []), ...(of.head?.keys() ?? [])]));
  const idle = idleFacts(request);
  return {
    bench,
    patterns: [...patterns],
    gate: event === 'pull-request' || event === 'merge-group',
    measured: measured.benchmarks.length,
    ...(base.kind === 'measured'
      ? {
          base: {
            packages: base.side.packages.size,
            stored: measured.reused.length,
            kept: baseline === 'branch' ? 'branch' : 'file',
          },
        }
      : {}),
    alone: aloneOf(benchmarks),
    higher: [...units].filter((unit) => measured.rules.better(unit) === 'higher').toSorted(),
    leaks: leaks.told,
    edited: examined.edited,
    ...(idle === undefined ? {} : { idle }),
  };
}

/** `byPackage` sorts incidents by package. The incidents of each package stay in the order in which they happened. */
function byPackage(incidents: readonly Incident[]): readonly Incident[] {
  return incidents.toSorted(({ package: one = '' }, { package: other = '' }) =>
    one < other ? -1 : one > other ? 1 : 0,
  );
}

function judgedBenchmark(measured: MeasuredBenchmark, request: JudgeRequest): JudgedBenchmark {
  const { plan } = measured;
  const key = subjectKey(plan);
  const confirmation = request.confirmed.confirmations.get(key);
  const asked = request.confirmed.candidates.has(key);
  const reached = confirmation !== undefined && confirmation.head.size > 0;
  const screened: { base: Figures | undefined; head: Figures | undefined } = measured;
  const from = reached ? confirmation : screened;
  return {
    subject: plan,
    base: from.base === undefined || from.base.size === 0 ? undefined : from.base,
    head: from.head,
    iterations: reached ? confirmation.iterations : measured.iterations,
    confirmation: !asked ? 'not-needed' : stateOf(confirmation),
    skipped: request.measured.skipped.some((s) => subjectKey(s) === key),
    warnings: [],
    pressure: confirmation?.pressure,
  };
}

function stateOf(confirmation: Confirmation | undefined): JudgedBenchmark['confirmation'] {
  if (confirmation === undefined) return 'not-reached';
  return confirmation.state === 'settled' ? 'not-needed' : confirmation.state;
}

/** `failedOn` reports whether a benchmark failed on head; such a benchmark gets a problem instead of a row. */
function failedOn(incidents: readonly Incident[], { importPath, benchmark }: Subject): boolean {
  return incidents.some(
    (incident) =>
      incident.package === importPath && (incident.benchmark === undefined || isWithin(benchmark, incident.benchmark)),
  );
}

function isStrictRow(
  { subject }: JudgedBenchmark,
  finding: { package: string; benchmark: string; unit: string },
  inForce: PolicyInForce,
): boolean {
  return (
    subject.importPath === finding.package &&
    subject.benchmark === finding.benchmark &&
    inForce.policy.row(subject, finding.unit).strict
  );
}

function reusedPackages({ reused }: Measured): GateReport['reused'] {
  return reused.map((importPath) => ({
    package: importPath,
    reason: 'base: stored figures, recorded from the same sources',
  }));
}

function totalsNote({ environment }: SideUnderTest): readonly string[] {
  const { totals } = environment;
  return totals.kind === 'exact' ? [] : [`Figures are as Go prints them, rounded down: ${totals.reason}`];
}
