import { onCommonGround } from './core/benchmath/common-ground.ts';
import { judged } from './core/benchmath/figure.ts';
import type { ExplainReport } from './core/report/model.ts';
import type { Options } from './options.ts';
import type { Ports, Revisions, Snapshots } from './ports.ts';
import { sideOf } from './steps/base.ts';
import { buildSides } from './steps/build-sides.ts';
import { noChange, readChange } from './steps/explain/change-sources.ts';
import type { ExplainContext } from './steps/explain/evidence.ts';
import { describeSites } from './steps/explain/describe-sites.ts';
import { describeLeaks } from './steps/leaks/describe-leaks.ts';
import { findBase } from './steps/find-base.ts';
import { measure, type MeasuredBenchmark } from './steps/measure.ts';
import { noBenchmarks } from './steps/no-benchmarks.ts';
import { planHead } from './steps/plan-head.ts';
import { prepareSides } from './steps/prepare.ts';
import { problemsOf } from './steps/problems.ts';
import { type PolicyInForce, readPolicy } from './steps/read-policy.ts';
import { headOf } from './steps/report-parts.ts';
import { Turns } from './steps/turns.ts';
import { createStopwatch } from './steps/stopwatch.ts';
import { subjectKey } from './steps/subject.ts';

export interface ExplainRequest {
  readonly folder: string;
  readonly explicit: Partial<Options>;
  /** Go's `-bench` expression for the benchmarks to explain. */
  readonly bench: string;
  /** Whether to describe what operations leave behind instead of what they allocate. */
  readonly leaks?: boolean;
}

/**
 * `explainBenchmarks` returns where and why benchmarks allocate, whether or not they regressed, with base's figures
 * next to head's if there is a base. Errors: any `ErrorCode`.
 */
export async function explainBenchmarks(ports: Ports, request: ExplainRequest): Promise<ExplainReport> {
  const { folder } = request;
  const explicit: Partial<Options> = { ...request.explicit, bench: request.bench, baseline: 'rerun', mode: 'fast' };
  const revisions = await ports.repository.resolve({
    folder,
    base: explicit.base,
    head: explicit.head,
    event: undefined,
  });
  const inForce = await readPolicy(ports, revisions, { folder, explicit });
  const snapshots = await ports.repository.snapshot(revisions, { copy: inForce.settings.copy });
  try {
    return await explainSnapshots(ports, revisions, snapshots, inForce, request.leaks === true);
  } finally {
    await ports.analysis.settled();
    await snapshots[Symbol.asyncDispose]();
  }
}

async function explainSnapshots(
  ports: Ports,
  revisions: Revisions,
  snapshots: Snapshots,
  inForce: PolicyInForce,
  leaks: boolean,
): Promise<ExplainReport> {
  const { settings } = inForce;
  const outside = await prepareSides(ports, revisions, snapshots, settings);
  const head = await planHead(ports, { revisions, snapshots, inForce });
  const { base, notes } = await findBase(ports, { revisions, snapshots, inForce, head });
  await buildSides(head, base, inForce.settings.bench);
  const measured = await measure(ports, head, base, inForce);
  if (measured.benchmarks.length === 0 && head.incidents.length === 0) head.incidents.push(noBenchmarks(settings));
  const side = sideOf(base);
  const context: ExplainContext = {
    base: side,
    head,
    change: side === undefined ? noChange : await readChange(ports, side, head),
    settings,
    profiles: settings.profiles,
    work: snapshots.work,
    stopwatch: createStopwatch(ports.clock),
    testTurns: new Turns(),
    deadline: ports.clock.now() + settings.explainTimeoutMs,
    benchmarks: measured.benchmarks.length,
  };
  const { benchmarks } = measured;
  const explanations = leaks ? [] : await describeSites(ports, context, benchmarks);
  const left = leaks ? await describeLeaks(ports, { head, benchmarks, settings, work: snapshots.work }) : undefined;
  const figures = new Map(measured.benchmarks.map((benchmark) => [subjectKey(benchmark.plan), benchmark]));
  return {
    schemaVersion: 1,
    base: revisions.base.kind === 'missing' ? null : { commit: revisions.base.commit, label: revisions.base.label },
    head: headOf(revisions),
    goVersion: head.environment.goVersion,
    explanations: explanations.map((explanation) => {
      const { package: importPath, benchmark } = explanation;
      const measuredAs = figures.get(subjectKey({ importPath, benchmark }));
      return {
        ...explanation,
        allocsPerOp: figuresOf(measuredAs, 'allocs/op'),
        bytesPerOp: figuresOf(measuredAs, 'B/op'),
      };
    }),
    ...(left === undefined ? {} : { leaks: [...left.leaks] }),
    problems: [...problemsOf(side?.incidents ?? [], head.incidents)],
    notes: [...inForce.notes, ...outside, ...notes, ...(left?.notes ?? [])],
  };
}

function figuresOf(benchmark: MeasuredBenchmark | undefined, unit: string): { base: number; head: number } {
  const sides = onCommonGround({ base: benchmark?.base?.get(unit), head: benchmark?.head?.get(unit) });
  const value = (side: 'base' | 'head'): number => {
    const [figure] = sides[side] ?? [];
    return figure === undefined ? 0 : judged(figure);
  };
  return { base: value('base'), head: value('head') };
}
