import { leavesAnything, levelsOff } from '../../core/leak/rule.ts';
import { leakUnits } from '../../core/leak/units.ts';
import type { ReportedLeak } from '../../core/report/model.ts';
import type { Ports } from '../../ports.ts';
import type { MeasuredBenchmark } from '../measure.ts';
import type { RunSettings } from '../settings.ts';
import type { SideUnderTest } from '../side.ts';
import { subjectKey } from '../subject.ts';
import { confirmLeak, type LeakSamples } from './confirm-leaks.ts';
import { explainLeaks } from './explain-leaks.ts';
import { lookAtSides, looksAt } from './look.ts';

export interface DescribeLeaksRequest {
  readonly head: SideUnderTest;
  readonly benchmarks: readonly MeasuredBenchmark[];
  readonly settings: RunSettings;
  readonly work: string;
}

/** `describeLeaks` returns what benchmarks of head leave behind and where it comes from, regardless of base. */
export async function describeLeaks(
  ports: Ports,
  { head, benchmarks, settings, work }: DescribeLeaksRequest,
): Promise<{ readonly leaks: readonly ReportedLeak[]; readonly notes: readonly string[] }> {
  if (head.environment.probesLeaks !== true)
    return {
      leaks: [],
      notes: [
        `Not checked for leaks: the leak check doesn't support the testing package of ${head.environment.goVersion}.`,
      ],
    };
  const { timeoutMs, confirmTimeoutMs } = settings;
  const looked = looksAt(
    benchmarks
      .filter(({ plan }) => plan.sides.includes('head'))
      .map((measured) => ({ ...measured, plan: { ...measured.plan, sides: ['head'] } })),
  );
  const [left = new Map<string, never>()] = await lookAtSides(ports, [head], looked, timeoutMs);
  const deadline = ports.clock.now() + confirmTimeoutMs;
  const samples: LeakSamples[] = [];
  for (const one of looked) {
    const found = left.get(subjectKey(one.measured.plan));
    if (found === undefined || !leavesAnything(found)) continue;
    const suspect = { ...one, base: undefined, head: found };
    samples.push(await confirmLeak(ports, suspect, { sides: { base: undefined, head }, timeoutMs, deadline }));
  }
  const leaking = samples.filter((sample) => sample.head.some((of) => leavesAnything(of)) && !passes(sample));
  const unlooked = benchmarks.filter(({ plan }) => !left.has(subjectKey(plan))).map(({ plan }) => plan.benchmark);
  const explained = await explainLeaks(ports, {
    base: undefined,
    head,
    samples: leaking,
    findings: [],
    settings,
    work,
  });
  const note = unlooked.length === 0 ? [] : [`Not checked for leaks: ${unlooked.slice(0, 5).join(', ')}.`];
  return { leaks: explained.leaks, notes: [...explained.notes, ...note] };
}

/** `passes` reports whether, for each unit, nothing is left behind or the amount levels off as iterations increase. */
function passes({ head }: LeakSamples): boolean {
  return leakUnits.every((unit) => levelsOff(head, unit) || !head.some((of) => leavesAnything(only(of, unit))));
}

function only(
  { goroutines, bytes }: { readonly goroutines: number; readonly bytes: number },
  unit: (typeof leakUnits)[number],
): { goroutines: number; bytes: number } {
  return unit === 'goroutines/op' ? { goroutines, bytes: 0 } : { goroutines: 0, bytes };
}
