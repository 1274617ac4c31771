import type { CheckResults } from '../classic-check.ts';
import type { Level } from '../../../src/core/report/model.ts';
import { sum } from './times.ts';

type Run = CheckResults['runs'][number];

/** Returns the number of benchmarks with figures on both sides. */
export function benchmarksOf({ rows }: Run): number {
  return new Set(rows.map(([of, benchmark]) => `${of}\n${benchmark}`)).size;
}

/** `renderCorpus` describes the results of fast mode for every benchmark of the release steps. */
export function renderCorpus({ runs }: CheckResults): string {
  const again = sum(runs, ({ escalated }) => escalated);
  const [regressed, improved, unstable] = (['regression', 'improvement', 'unstable'] as const).map((level) =>
    sum(runs, (run) => withLevel(run, level)),
  );
  return `It measured ${again} of them again: ${regressed} had
regressed, ${improved} had improved, and ${unstable} were unstable.`;
}

/** Returns the number of benchmarks with a figure of a level. */
function withLevel({ rows }: Run, level: Level): number {
  return new Set(rows.filter((row) => row[3] === level).map(([of, benchmark]) => `${of}\n${benchmark}`)).size;
}
