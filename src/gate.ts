import type { Finding, GateReport } from './core/report/model.ts';
import type { Options } from './options.ts';
import type { EventKind, Ports, Revisions, Snapshots } from './ports.ts';
import { acceptRegressions } from './steps/accept.ts';
import { sideOf } from './steps/base.ts';
import { checkChangedBaseline } from './steps/changed-baseline.ts';
import { confirm } from './steps/confirm.ts';
import { criteriaOf } from './steps/criteria.ts';
import { type BlindSpotRequest, findBlindSpots } from './steps/blind-spots/find-blind-spots.ts';
import { editedBenchmarks } from './steps/edited-benchmarks.ts';
import { emptyReport } from './steps/empty-report.ts';
import { examineBase } from './steps/examine-base.ts';
import { shareOfTime } from './steps/explain/budget.ts';
import { explain } from './steps/explain/explain.ts';
import { settleExplanations } from './steps/explain/settle-explanations.ts';
import { explainLeaks } from './steps/leaks/explain-leaks.ts';
import { findLeaks } from './steps/leaks/find-leaks.ts';
import { buildSides } from './steps/build-sides.ts';
import { findBase } from './steps/find-base.ts';
import { tellHistory } from './steps/history/tell-history.ts';
import { nothingDiffers } from './steps/nothing-differs.ts';
import { planHead } from './steps/plan-head.ts';
import { measure } from './steps/measure.ts';
import { measureClassic } from './steps/measure-classic.ts';
import { nameMissingFiles } from './steps/name-missing-files.ts';
import { prepareSides } from './steps/prepare.ts';
import { type PolicyInForce, readPolicy } from './steps/read-policy.ts';
import { judge } from './steps/judge.ts';
import { reproduceCommand } from './steps/reproduce.ts';
import { selectCandidates } from './steps/select-candidates.ts';
import { identityOf, type ShardIdentity, withSection } from './steps/shard/section.ts';
import { takeShard } from './steps/shard/take-shard.ts';
import { identicalPackages, skipIdentical } from './steps/skip-identical.ts';
import { createStopwatch, type Stopwatch } from './steps/stopwatch.ts';
import { type Subject, subjectKey } from './steps/subject.ts';
import { unmeasurable } from './steps/unmeasurable.ts';

export interface GateRequest {
  /** The absolute path of the requested folder. */
  readonly folder: string;
  /**
   * The same folder, relative to the folder in which the reader will run the printed command; absent if that is the top
   * of the checkout.
   */
  readonly shownFolder?: string;
  /** The options that flags or inputs set; they take precedence over the configuration and the defaults. */
  readonly explicit: Partial<Options>;
  /** Milliseconds that the benchmarks of each package took in an earlier run; they balance shards. */
  readonly times?: ReadonlyMap<string, number>;
}

/**
 * `check` is the gate: it judges head against base and returns a report, which includes what could not be measured.
 * Errors: `usage` if the request itself is invalid.
 */
export async function check(ports: Ports, request: GateRequest): Promise<GateReport> {
  const { folder, explicit } = request;
  const stopwatch = createStopwatch(ports.clock);
  const event = await ports.pullRequest?.event();
  const revisions = await ports.repository.resolve({ folder, base: explicit.base, head: explicit.head, event });
  const inForce = await readPolicy(ports, revisions, request);
  const judgedAs = event?.kind === 'assumed' ? event.as : event?.kind;
  const reproduce = reproduceCommand({
    revisions,
    explicit,
    folder: request.shownFolder ?? revisions.prefix,
    event: judgedAs,
    configBase: inForce.configBase,
  });
  const shard = identityOf({ revisions, inForce, explicit, event: judgedAs });
  try {
    const identical = await stopwatch.time('planMs', () => nothingDiffers(ports, revisions, inForce));
    if (identical !== undefined)
      return emptyReport(
        { revisions, inForce, timings: stopwatch.timings, reproduce, shard },
        { conclusion: 'pass', problems: [], identical },
      );
    const { copy } = inForce.settings;
    const snapshots = await stopwatch.time('snapshotMs', () => ports.repository.snapshot(revisions, { copy }));
    try {
      const { times = new Map<string, number>() } = request;
      const run = { revisions, snapshots, inForce, stopwatch, judgedAs, reproduce };
      return await judgeSnapshots(ports, { ...run, shard, times });
    } finally {
      await snapshots[Symbol.asyncDispose]();
    }
  } catch (error) {
    return unmeasurable(error, { revisions, inForce, timings: stopwatch.timings, reproduce, shard });
  }
}

/** The search for blind spots gets at least this many milliseconds, unless the limit on confirmations is lower. */
const leastBlindSpotsMs = 20_000;

interface ReadyRun {
  readonly revisions: Revisions;
  readonly snapshots: Snapshots;
  readonly inForce: PolicyInForce;
  readonly stopwatch: Stopwatch;
  /** The event whose rules apply; absent in a terminal. */
  readonly judgedAs: EventKind | undefined;
  readonly reproduce: string | undefined;
  /** Absent if this run is the whole. */
  readonly shard: ShardIdentity | undefined;
  /** See `GateRequest`. */
  readonly times: ReadonlyMap<string, number>;
}

/** `judgeSnapshots` runs every step after the snapshots: it plans, builds, measures, confirms, judges and explains. */
async function judgeSnapshots(ports: Ports, run: ReadyRun): Promise<GateReport> {
  const { revisions, snapshots, inForce, stopwatch, judgedAs, reproduce, shard, times } = run;
  const { settings } = inForce;
  const outside = await stopwatch.time('snapshotMs', () => prepareSides(ports, revisions, snapshots, settings));

  const planned = await stopwatch.time('planMs', () => planHead(ports, { revisions, snapshots, inForce }));
  const { base: found, notes } = await stopwatch.time('planMs', () =>
    findBase(ports, { revisions, snapshots, inForce, head: planned }),
  );
  const remaining = await skipIdentical(ports, { revisions, snapshots, inForce, head: planned, base: found });
  const { identical } = remaining;
  const taken = takeShard({ ...remaining, shard: settings.shard, bench: settings.bench, times });
  const { head, base } = taken ?? remaining;
  await stopwatch.time('buildMs', () => buildSides(head, base, settings.bench));

  const measured = await stopwatch.time('screenMs', () =>
    (settings.mode === 'fast' ? measure : measureClassic)(ports, head, base, inForce),
  );
  const listed = { head: remaining.head, base: sideOf(remaining.base) };
  const criteria = criteriaOf(inForce);
  const candidates = selectCandidates(measured.benchmarks, base, criteria, settings.mode);
  const confirmed = await stopwatch.time('confirmMs', () =>
    confirm(ports, candidates, {
      sides: { base: sideOf(base), head },
      criteria,
      count: settings.count,
      timeoutMs: settings.timeoutMs,
      limitMs: settings.confirmTimeoutMs,
      parallelism: settings.mode === 'fast' ? ports.go.parallelism : 1,
      representatives: settings.representatives && settings.mode === 'fast',
    }),
  );
  const leaks = await stopwatch.time('confirmMs', () =>
    findLeaks(ports, { base: sideOf(base), head, measured, inForce }),
  );
  const changed = await stopwatch.time('confirmMs', () =>
    checkChangedBaseline(ports, { revisions, snapshots, inForce, ...listed, measured, event: judgedAs }),
  );
  const edited = await editedBenchmarks(ports, sideOf(base), head, measured);
  await stopwatch.time('confirmMs', () => examineBase(ports, { base: sideOf(base), settings, snapshots }));
  await nameMissingFiles(ports, revisions, [sideOf(base), head]);
  const judged = judge({
    revisions,
    event: judgedAs,
    snapshots,
    inForce,
    head,
    base,
    measured,
    identical,
    couldSkip: identicalPackages(head, base).map(({ importPath }) => importPath),
    confirmations: confirmed.confirmations,
    leaks,
    edited: { benchmarks: [...edited.benchmarks], timers: [...edited.timers] },
    notes: {
      run: [...outside, ...notes, ...measured.notes, ...confirmed.notes, ...edited.notes],
      baseline: changed.notes,
    },
    problems: changed.problems,
    candidates: new Set(candidates.map(({ plan }) => subjectKey(plan))),
    timings: stopwatch.timings,
    today: ports.clock.today(),
    reproduce,
    listed,
    shard: shard && taken && { ...shard, packages: [...taken.packages], own: [...taken.own], sources: taken.sources },
  });
  const plans = measured.benchmarks.map(({ plan }) => plan);
  const byKey = new Map(plans.map((plan) => [subjectKey(plan), plan]));
  const subjectOf = ({ package: importPath, benchmark }: Finding): Subject => {
    const subject = { importPath, path: importPath, benchmark };
    return byKey.get(subjectKey(subject)) ?? subject;
  };
  const told = await tellHistory(
    ports,
    {
      revisions,
      inForce,
      side: sideOf(base) ?? head,
      pathLength: snapshots.pathLength,
      measured,
      subjectOf,
      today: ports.clock.today(),
    },
    judged,
  );
  const accepted = withSection(await acceptRegressions(ports, withSection(told), inForce, subjectOf));
  const report = withSection(
    await withBlindSpots(ports, run, accepted, {
      base: sideOf(found),
      head: planned,
      own: taken && new Set(taken.own),
    }),
  );
  if (!settings.explain) return { ...report, timings: stopwatch.timings };
  const explainedBy = ports.clock.now() + settings.explainTimeoutMs;
  const leaking = {
    base: sideOf(base),
    head,
    samples: leaks.samples,
    findings: report.findings,
    settings,
    work: snapshots.work,
    // Leaks need few experiments. Whatever time they leave of their half goes to the regressions.
    provesUntil: shareOfTime(ports.clock, explainedBy, 2),
  };
  const left =
    leaks.samples.length === 0
      ? { leaks: [], notes: [] }
      : await stopwatch.time('proveMs', () => explainLeaks(ports, leaking));
  const { explanations, notes: unexplained } = await explain(ports, {
    snapshots,
    base: sideOf(base),
    head,
    findings: report.findings,
    plans,
    settings,
    stopwatch,
    profiles: settings.profiles,
    deadline: explainedBy,
  });
  for (const note of [...unexplained, ...left.notes]) ports.log.info(note);
  return withSection({
    ...report,
    ...(left.leaks.length === 0 ? {} : { leaks: [...left.leaks] }),
    explanations: settleExplanations(explanations, report.findings, left.leaks),
    notes: [...report.notes, ...unexplained, ...left.notes],
    timings: stopwatch.timings,
  });
}

/**
 * `withBlindSpots` adds the changed functions that no benchmark reaches. The search for them may take as long as the
 * check has taken so far.
 */
async function withBlindSpots(
  ports: Ports,
  { inForce: { settings }, snapshots: { work }, stopwatch }: ReadyRun,
  report: GateReport,
  sides: Pick<BlindSpotRequest, 'base' | 'head' | 'own'>,
): Promise<GateReport> {
  const spent = Object.values(stopwatch.timings).reduce((sum, ms) => sum + ms, 0);
  const limitMs = Math.min(Math.max(spent, leastBlindSpotsMs), settings.confirmTimeoutMs);
  const { blindSpots, notes } = await stopwatch.time('blindSpotsMs', () =>
    findBlindSpots(ports, { ...sides, settings, work, limitMs }),
  );
  return {
    ...report,
    ...(blindSpots === undefined ? {} : { blindSpots }),
    // Benchmarks of other shards may reach what those of this one don't.
    conclusion: blindSpots?.fails === true && report.shard === undefined ? 'fail' : report.conclusion,
    notes: [...report.notes, ...notes],
  };
}
