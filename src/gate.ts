import type { GateReport } from './core/report/model.ts';
import type { Options } from './options.ts';
import type { Ports } from './ports.ts';
import type { OnJudged } from './steps/conclude/conclude-run.ts';
import { emptyReport } from './steps/empty-report.ts';
import { nothingDiffers } from './steps/nothing-differs.ts';
import { readPolicy } from './steps/read-policy.ts';
import { reproduceCommand } from './steps/reproduce.ts';
import type { Run } from './steps/run.ts';
import { identityOf } from './steps/shard/section.ts';
import { createStopwatch } from './steps/stopwatch.ts';
import { unmeasurable } from './steps/unmeasurable.ts';

export interface GateRequest {
  /** The absolute path of the requested folder. */
  readonly folder: string;
  /**
   * The same folder, relative to the folder in which the reader will run the printed command. If it is absent, the
   * reader will run the command at the top of the checkout.
   */
  readonly shownFolder?: string;
  /** The options that flags or inputs set; they take precedence over the configuration and the defaults. */
  readonly explicit: Partial<Options>;
  /** Milliseconds that the benchmarks of each package took in an earlier run; they balance shards. */
  readonly times?: ReadonlyMap<string, number>;
  /**
   * Called once with the report, as soon as its verdict and rows are final. This is before regressions are explained
   * and, if the run failed, also before the search for blind spots. Not called if nothing could be measured.
   */
  readonly onJudged?: OnJudged;
}

/**
 * `check` is the gate: it judges head against base and returns a report, which includes what could not be measured.
 * Errors: `usage` if the request itself is invalid, `interrupted`.
 */
export async function check(ports: Ports, request: GateRequest): Promise<GateReport> {
  const run = await beginRun(ports, request);
  const { revisions, inForce, stopwatch } = run;
  try {
    const identical = await stopwatch.time('planMs', () => nothingDiffers(ports, revisions, inForce));
    if (identical !== undefined) return emptyReport(run, { conclusion: 'pass', problems: [], identical });
    const withoutGo = await ports.go.missing(request.folder);
    if (withoutGo !== undefined) throw withoutGo;
    // From here on code of the checkout can run, and change the program's own files: all of it must be loaded before.
    const { judgeSides } = await import('./judge-sides.ts');
    const { copy } = inForce.settings;
    const snapshots = await stopwatch.time('snapshotMs', () => ports.repository.snapshot(revisions, { copy }));
    try {
      return await judgeSides(ports, { ...run, snapshots }, request);
    } finally {
      await ports.analysis.settled();
      await snapshots[Symbol.asyncDispose]();
    }
  } catch (error) {
    return unmeasurable(error, run);
  }
}

/** `beginRun` finds out what to compare, and by which rules. Errors: `usage`. */
async function beginRun(ports: Ports, request: GateRequest): Promise<Run> {
  const { folder, explicit } = request;
  const stopwatch = createStopwatch(ports.clock);
  const found = await ports.pullRequest?.event();
  const revisions = await ports.repository.resolve({ folder, base: explicit.base, head: explicit.head, event: found });
  const inForce = await readPolicy(ports, revisions, request);
  const event = found?.kind === 'assumed' ? found.as : found?.kind;
  const reproduce = reproduceCommand({
    revisions,
    explicit,
    folder: request.shownFolder ?? revisions.prefix,
    event,
    configBase: inForce.configBase,
  });
  return {
    revisions,
    inForce,
    event,
    reproduce,
    shard: identityOf({ revisions, inForce, explicit, event }),
    stopwatch,
  };
}
