import { perOperation } from '../../core/benchmath/figure.ts';
import { confirmingIterations, type ProbeIterations } from '../../core/leak/iterations.ts';
import type { LeftPerOperation } from '../../core/leak/left-per-operation.ts';
import type { Leak } from '../../core/leak/sites.ts';
import type { Ports, Side } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';
import type { Looked } from './look.ts';
import { sampleLeak } from './sample.ts';

/** A benchmark that may leak, according to the first measurement. */
export interface Suspect extends Looked {
  readonly base: LeftPerOperation | undefined;
  readonly head: LeftPerOperation;
}

/**
 * The samples that fresh processes measured for a suspect, in pairs of both sides with the same number of iterations;
 * the pair with the fewest iterations comes first.
 */
export interface LeakSamples {
  readonly suspect: Suspect;
  readonly base: readonly Leak[];
  readonly head: readonly Leak[];
  /** The iterations of the last sample. */
  readonly iterations: ProbeIterations;
  /** Whether every process reported figures in time. */
  readonly complete: boolean;
}

export interface ConfirmLeaksRequest {
  readonly sides: { readonly base: SideUnderTest | undefined; readonly head: SideUnderTest };
  readonly timeoutMs: number;
  /** The time on the clock after which no more processes are started. */
  readonly deadline: number;
}

/**
 * `confirmLeak` measures a suspect in fresh processes, alternating between base and head. Each pair of samples has a
 * different number of iterations.
 */
export async function confirmLeak(ports: Ports, suspect: Suspect, request: ConfirmLeaksRequest): Promise<LeakSamples> {
  const { plan, speed, head: figures } = suspect.measured;
  const [allocations] = figures?.get('allocs/op') ?? [];
  const rounds = confirmingIterations({
    looked: suspect.iterations,
    speed,
    allocsPerOp: allocations === undefined ? 0 : perOperation(allocations),
    left: { goroutines: suspect.head.goroutines, bytes: suspect.head.bytes },
  });
  const samples: Record<Side, Leak[]> = { base: [], head: [] };
  let complete = true;
  for (const iterations of rounds) {
    for (const side of plan.sides) {
      const tested = request.sides[side];
      if (tested === undefined) continue;
      const binary = (await tested.binaries([plan.importPath])).get(plan.importPath);
      const late = ports.clock.now() >= request.deadline;
      const sample =
        binary === undefined || late
          ? undefined
          : await sampleLeak(ports, {
              binary,
              root: tested.root,
              benchmark: plan.benchmark,
              iterations,
              gomaxprocs: plan.gomaxprocs,
              timeoutMs: request.timeoutMs,
            });
      if (sample === undefined) complete = false;
      else samples[side].push(sample);
    }
    if (!complete) break;
  }
  return { suspect, ...samples, complete, iterations: rounds.at(-1) ?? suspect.iterations };
}
