import type { Problem } from '../../core/report/model.ts';
import type { RunFacts } from '../../core/report/shard-model.ts';
import { someNames } from '../some-names.ts';

type ToldLeaks = RunFacts['leaks'];

/**
 * `leakNotes` returns notes that name the benchmarks that leave as much behind on base as on head, and the benchmarks
 * that were not checked for leaks.
 */
export function leakNotes({ known, unlooked, unavailable }: ToldLeaks): readonly string[] {
  return [
    ...(unavailable?.fails === false ? [`${doesNotFit(unavailable.goVersion)}.`] : []),
    ...(known.length === 0
      ? []
      : [
          `${someNames(known)} left goroutines or memory behind, on base as much as on head: a leak, or a cache that was still filling.`,
        ]),
    ...(unlooked.length === 0
      ? []
      : [
          `Not checked for leaks, because an operation takes too long or failed, or time ran out: ${someNames(unlooked)}.`,
        ]),
  ];
}

/** `leakProblems` returns problems if a leak would fail the run but some benchmarks could not be checked. */
export function leakProblems({ missed, unavailable }: ToldLeaks): readonly Problem[] {
  const common = { kind: 'no-result', side: 'head', blocking: true } as const;
  return [
    ...(unavailable?.fails === true
      ? [
          {
            ...common,
            message: `${doesNotFit(unavailable.goVersion)}.`,
            remedy: 'Set leaks: warn, or use another Go version.',
          },
        ]
      : []),
    ...(missed.length === 0
      ? []
      : [
          {
            ...common,
            message: `These benchmarks have \`leaks: fail\` or a leak budget, but could not be checked for leaks: ${someNames(missed)}.`,
            remedy:
              'Make each operation take less than half a second, allow more time with --confirm-timeout, or add a rule for these benchmarks that sets leaks: warn and no leak budget.',
          },
        ]),
  ];
}

function doesNotFit(goVersion: string): string {
  return `Benchmarks were not checked for leaks, because the leak check doesn't support the testing package of ${goVersion}`;
}
