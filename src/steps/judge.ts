import type { GateReport, Problem } from '../core/report/model.ts';
import { conclude } from '../core/policy/verdict.ts';
import type { EventKind, Revisions, Snapshots } from '../ports.ts';
import { type Base, sideOf } from './base.ts';
import { checkSkipping } from './check-skipping.ts';
import { findingsOf, type JudgedBenchmark, unjudgedRows } from './findings.ts';
import type { FoundLeaks } from './leaks/find-leaks.ts';
import type { Measured, MeasuredBenchmark } from './measure.ts';
import { withNamesakes } from './namesakes.ts';
import { idleNotes } from './idle-settings.ts';
import { noBenchmarks } from './no-benchmarks.ts';
import { type Incident, problemsOf } from './problems.ts';
import type { PolicyInForce } from './read-policy.ts';
import { remedies } from './remedies.ts';
import { baseOf, environmentOf, headOf } from './report-parts.ts';
import type { Figures } from './screen.ts';
import type { SideUnderTest } from './side.ts';
import type { Timings } from './stopwatch.ts';
import { isWithin, type Subject, subjectKey } from './subject.ts';
import type { Confirmation } from './trial.ts';
import type { Identical } from './skip-identical.ts';
import { whatWasCompared } from './what-was-compared.ts';

export interface JudgeRequest {
  readonly revisions: Revisions;
  /** The event whose rules apply; absent in a terminal. */
  readonly event: EventKind | undefined;
  readonly snapshots: Snapshots;
  readonly inForce: PolicyInForce;
  readonly head: SideUnderTest;
  readonly base: Base;
  readonly measured: Measured;
  /** Packages that were not measured. */
  readonly identical: Identical;
  /** Measured packages that could have been skipped, because nothing that their benchmarks can read differs. */
  readonly couldSkip: readonly string[];
  readonly confirmations: ReadonlyMap<string, Confirmation>;
  readonly candidates: ReadonlySet<string>;
  /** The findings about what operations leave behind. */
  readonly leaks: Pick<FoundLeaks, 'findings' | 'problems' | 'notes'>;
  readonly notes: readonly string[];
  /** Problems with parts of the change other than its code, such as a stored baseline. */
  readonly problems: readonly Problem[];
  readonly timings: Timings;
  readonly today: string;
  /** The command that reproduces the verdict. */
  readonly reproduce: string | undefined;
}

/** `judge` combines everything that was found into one report with one conclusion. It is a pure function. */
export function judge(request: JudgeRequest): GateReport {
  const { revisions, inForce, head, base, measured, today } = request;
  const incidents = { base: sideOf(base)?.incidents ?? [], head: [...head.incidents] };
  if (measured.benchmarks.length === 0 && incidents.head.length === 0 && request.identical.length === 0)
    incidents.head.push(noBenchmarks(inForce.settings));

  const benchmarks = withNamesakes(
    measured.benchmarks
      .filter(({ plan }) => !failedOn(incidents.head, plan))
      .map((benchmark) => judgedBenchmark(benchmark, request)),
  );
  const findings = benchmarks.flatMap((benchmark) => findingsOf(benchmark, inForce, today));
  const comparison = whatWasCompared(findings, problemsOf(incidents.base, incidents.head, inForce), request);
  const { leaks } = request;
  const all = [...findings, ...leaks.findings];
  const found = [
    ...comparison.problems,
    ...unreached(all),
    ...request.problems,
    ...leaks.problems,
    ...checkSkipping(findings, new Set(request.couldSkip)),
  ];
  const nothing = findings.length === 0 && found.length === 0 && request.identical.length === 0;
  const problems = nothing ? [nothingJudged(inForce)] : found;
  const { onRemoved, advisory } = inForce.settings;
  return {
    schemaVersion: 1,
    conclusion: conclude(all, problems, {
      onRemoved,
      identical: request.identical.length > 0,
      isStrict: (finding) => benchmarks.some((b) => isStrictRow(b, finding, inForce)),
    }),
    advisory,
    base: baseOf(revisions, base, inForce),
    head: headOf(revisions),
    environment: environmentOf(head, measured.cpu, inForce),
    findings: all,
    unjudged: benchmarks.flatMap((benchmark) => unjudgedRows(benchmark, inForce)),
    explanations: [],
    ...(request.identical.length === 0 ? {} : { identical: request.identical }),
    reused: reusedPackages(base),
    problems,
    notes: [
      ...inForce.notes,
      ...comparison.notes,
      ...idleNotes(request),
      ...request.notes,
      ...leaks.notes,
      ...request.snapshots.warnings,
      ...totalsNote(head),
    ],
    ...(request.reproduce === undefined ? {} : { reproduce: request.reproduce }),
    timings: request.timings,
  };
}

function judgedBenchmark(measured: MeasuredBenchmark, request: JudgeRequest): JudgedBenchmark {
  const { plan } = measured;
  const key = subjectKey(plan);
  const confirmation = request.confirmations.get(key);
  const asked = request.candidates.has(key);
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

/** `nothingJudged` returns the problem that benchmarks ran but none has a figure in a judged unit. */
function nothingJudged({ settings }: PolicyInForce): GateReport['problems'][number] {
  return {
    kind: 'no-result',
    side: 'head',
    blocking: true,
    message: `No benchmark matching -bench ${settings.bench} has a figure in a unit that is judged.`,
    remedy: 'See --metrics and the configuration: units are written as benchmarks print them, such as allocs/op.',
  };
}

/** `unreached` returns one problem for all rows that the confirmation didn't reach. */
function unreached(findings: GateReport['findings']): GateReport['problems'] {
  const open = findings.filter(({ level }) => level === 'unconfirmed');
  if (open.length === 0) return [];
  const names = [...new Set(open.map(({ benchmark }) => benchmark))];
  return [
    {
      kind: 'unconfirmed',
      side: 'head',
      blocking: true,
      message: `${names.length} changed ${names.length === 1 ? 'benchmark' : 'benchmarks'} could not be measured again: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}.`,
      remedy: remedies.unconfirmed,
    },
  ];
}

function reusedPackages(base: Base): GateReport['reused'] {
  if (base.kind !== 'measured') return [];
  return [...base.stored.keys()].toSorted().map((importPath) => ({
    package: importPath,
    reason: 'base: stored figures, recorded from the same sources',
  }));
}

function totalsNote({ environment }: SideUnderTest): readonly string[] {
  const { totals } = environment;
  return totals.kind === 'exact' ? [] : [`Figures are as Go prints them, rounded down: ${totals.reason}`];
}
