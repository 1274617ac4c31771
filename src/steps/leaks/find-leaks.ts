import { isSuspicious, leavesAnything } from '../../core/leak/rule.ts';
import type { Finding } from '../../core/report/model.ts';
import type { RunFacts } from '../../core/report/shard-model.ts';
import type { Ports } from '../../ports.ts';
import type { Measured, MeasuredBenchmark } from '../measure.ts';
import type { PolicyInForce } from '../read-policy.ts';
import type { LiveSides } from '../run.ts';
import type { SideUnderTest } from '../side.ts';
import { subjectKey } from '../subject.ts';
import { confirmLeak, type LeakSamples, type Suspect } from './confirm-leaks.ts';
import { canFail, judgeLeak, needsConfirmation } from './leak-findings.ts';
import { lookAtSides, looksAt } from './look.ts';

/** Goroutines and memory that operations leave behind, as findings, problems and notes. */
export interface FoundLeaks {
  readonly findings: readonly Finding[];
  /** The samples behind the findings, with the origins of what is left. */
  readonly samples: readonly LeakSamples[];
  /** The benchmarks that are named in notes and in a problem. */
  readonly told: RunFacts['leaks'];
}

export interface FindLeaksRequest extends LiveSides {
  readonly measured: Measured;
  readonly inForce: PolicyInForce;
}

const nothing: FoundLeaks = { findings: [], samples: [], told: { known: [], unlooked: [], missed: [] } };

/**
 * `findLeaks` measures what each benchmark's operations leave behind, in separate processes: once at few iterations
 * and, if that looks like a leak, again in fresh processes. It doesn't run packages that the change can't affect.
 */
export async function findLeaks(ports: Ports, request: FindLeaksRequest): Promise<FoundLeaks> {
  const { base, head, measured, inForce } = request;
  const { policy, settings } = inForce;
  const asked = measured.benchmarks.filter(
    (benchmark) =>
      benchmark.head !== undefined && policy.leaks(benchmark.plan) !== 'off' && isChanged(benchmark, base, head),
  );
  if (asked.length === 0) return nothing;
  if (head.environment.probesLeaks !== true) return unavailable(asked, request);
  const looked = looksAt(asked);
  const { timeoutMs } = settings;
  const sides = base === undefined ? [head] : [head, base];
  const [onHead = new Map<string, never>(), onBase] = await lookAtSides(ports, sides, looked, timeoutMs);
  const suspects = looked.flatMap((one): Suspect[] => {
    const key = subjectKey(one.measured.plan);
    const left = onHead.get(key);
    return left === undefined ? [] : [{ ...one, head: left, base: onBase?.get(key) }];
  });
  const again = suspects.filter(
    (suspect) => isSuspicious(suspect.base, suspect.head) || needsConfirmation(suspect, inForce),
  );
  const deadline = ports.clock.now() + settings.confirmTimeoutMs;
  const samples: LeakSamples[] = [];
  for (const [index, suspect] of again.entries()) {
    const { importPath } = suspect.measured.plan;
    ports.log.progress({ stage: 'leaks', done: index, total: again.length, detail: importPath });
    samples.push(await confirmLeak(ports, suspect, { sides: { base, head }, timeoutMs, deadline }));
  }
  const today = ports.clock.today();
  const judged = samples
    .filter((sample) => !isLost(sample))
    .map((sample) => ({
      sample,
      ...judgeLeak(sample, inForce, policy.leaks(sample.suspect.measured.plan), today),
    }));
  const judgedAsOnBase = new Set(judged.filter((one) => one.asOnBase).map(({ sample }) => sample.suspect));
  const asOnBase = suspects.filter(
    (one) => judgedAsOnBase.has(one) || (!again.includes(one) && leavesAnything(one.head) && one.base !== undefined),
  );
  const lost = new Set(samples.filter(isLost).map(({ suspect }) => suspect.measured));
  const unlooked = asked.filter((one) => lost.has(one) || !onHead.has(subjectKey(one.plan)));
  const missed = unlooked.filter(({ plan }) => canFail(plan, inForce));
  return {
    findings: judged.flatMap(({ findings }) => findings),
    samples: judged.filter(({ findings }) => findings.length > 0).map(({ sample }) => sample),
    told: {
      known: namesOf(asOnBase.map((one) => one.measured)),
      unlooked: namesOf(unlooked.filter((one) => !missed.includes(one))),
      missed: namesOf(missed),
    },
  };
}

/**
 * `isChanged` reports whether anything that can influence a benchmark's figures differs between the two sides. If
 * nothing does, operations leave the same amounts behind on both sides.
 */
function isChanged({ plan }: MeasuredBenchmark, base: SideUnderTest | undefined, head: SideUnderTest): boolean {
  const key = head.packages.get(plan.importPath)?.key;
  return key === undefined || base?.packages.get(plan.importPath)?.key !== key;
}

/**
 * `isLost` reports whether a suspect could not be measured again on a side that has it, so that only the first
 * measurement is known.
 */
function isLost({ suspect, base, head }: LeakSamples): boolean {
  return head.length === 0 || (base.length === 0 && suspect.measured.plan.sides.includes('base'));
}

function namesOf(benchmarks: readonly MeasuredBenchmark[]): string[] {
  return benchmarks.map(({ plan }) => plan.benchmark);
}

/** `unavailable` returns the result for a Go version whose testing package the leak probe doesn't support. */
function unavailable(asked: readonly MeasuredBenchmark[], { inForce, head }: FindLeaksRequest): FoundLeaks {
  const fails = asked.some(({ plan }) => canFail(plan, inForce));
  return { ...nothing, told: { ...nothing.told, unavailable: { goVersion: head.environment.goVersion, fails } } };
}
