import { renderBaseline } from './core/baseline/write.ts';
import { conditionsOf, type RecordConditions } from './core/baseline/records.ts';
import type { Baseline } from './core/baseline/schema.ts';
import { GateError } from './errors.ts';
import type { Options } from './options.ts';
import type { BaselineStore, Ports, Revisions } from './ports.ts';
import { fingerprintOf, readStored } from './steps/fit-baseline.ts';
import { prepareSides } from './steps/prepare.ts';
import { type Incident } from './steps/problems.ts';
import { readPolicy } from './steps/read-policy.ts';
import { remedies } from './steps/remedies.ts';
import { planHead } from './steps/plan-head.ts';
import { takeRecord } from './steps/take-record.ts';

export interface RecordRequest {
  readonly folder: string;
  readonly explicit: Partial<Options>;
  /** Returns the store for the baseline, once the conditions are known. */
  readonly store: (place: RecordPlace) => BaselineStore;
}

/** The facts that decide where a baseline is stored. */
export interface RecordPlace {
  readonly revisions: Revisions;
  readonly conditions: RecordConditions;
  /** The measured commit; absent if the working tree differs from it. */
  readonly commit: string | undefined;
}

export interface Recorded {
  readonly packages: number;
  readonly benchmarks: number;
  /** The failures because of which packages or benchmarks are missing from the baseline. */
  readonly problems: readonly Incident[];
}

/**
 * `recordBaseline` measures head, each sample in a fresh process, and stores the figures. Errors: any `ErrorCode`. If
 * nothing was measured, the code is that of the first failure, or `no-benchmarks` if nothing failed.
 */
export async function recordBaseline(ports: Ports, request: RecordRequest): Promise<Recorded> {
  const { folder, explicit } = request;
  const revisions = await ports.repository.resolve({ folder, base: 'HEAD', head: explicit.head, event: undefined });
  const inForce = await readPolicy(ports, revisions, { folder, explicit });
  const { settings } = inForce;
  if (settings.mode === 'full') {
    throw new GateError(
      'usage',
      "A baseline can't be recorded in full mode, because it needs figures measured at a fixed number of iterations.",
      'Record with --mode=fast. A check in full mode needs no baseline: it always measures the base.',
    );
  }
  const snapshots = await ports.repository.snapshot(revisions, { copy: settings.copy });
  try {
    await prepareSides(ports, revisions, { ...snapshots, base: undefined }, settings);
    const head = await planHead(ports, { revisions, snapshots, inForce });
    const fingerprint = fingerprintOf(head.environment, settings, snapshots.pathLength);
    const commit = revisions.head.dirty ? undefined : revisions.head.commit;
    const conditions = conditionsOf(fingerprint, revisions.prefix, settings.bench);
    const store = request.store({ revisions, conditions, commit });
    const before = await recordedBefore(store);
    const { baseline, measured } = await takeRecord(ports, head, inForce, {
      fingerprint,
      commit,
      keep: ({ importPath, benchmark }) => before?.packages[importPath]?.benchmarks[benchmark]?.iterations,
    });
    if (measured === 0) {
      const [first] = head.incidents;
      throw first === undefined
        ? new GateError(
            'no-benchmarks',
            'No benchmark matched, so there is nothing to record.',
            remedies['no-benchmarks'],
          )
        : new GateError(
            first.kind,
            `${first.package === undefined ? '' : `${first.package}: `}${first.message}`,
            remedies[first.kind],
          );
    }
    await store.write(renderBaseline(baseline));
    return { packages: Object.keys(baseline.packages).length, benchmarks: measured, problems: head.incidents };
  } finally {
    await snapshots[Symbol.asyncDispose]();
  }
}

/** `recordedBefore` returns the baseline that this one replaces, if it can be read. */
async function recordedBefore(store: BaselineStore): Promise<Baseline | undefined> {
  const file = await store.read();
  const reading = file === undefined ? undefined : readStored(file);
  return reading?.kind === 'baseline' ? reading.baseline : undefined;
}
