import type { CheckResults } from '../classic-check.ts';
import type { Level } from '../../../src/core/report/model.ts';
import { shortModule } from './classic.ts';
import { seconds, table } from './table.ts';
import { sum } from './times.ts';

type Run = CheckResults['runs'][number];

/** Returns the number of benchmarks with figures on both sides. */
export function benchmarksOf({ rows }: Run): number {
  return new Set(rows.map(([of, benchmark]) => `${of}\n${benchmark}`)).size;
}

/** Renders the results of fast mode for every benchmark of the release steps. */
export function renderCorpus({ runs }: CheckResults): string {
  return table(
    ['module', 'step', 'benchmarks:', 'measured again:', 'regressed:', 'improved:', 'unstable:', 'screen:', 'confirm:'],
    [
      ...runs.map((run) => cells(shortModule(run.module), `${run.base} → ${run.head}`, [run])),
      cells('**total**', '', runs),
    ],
  );
}

/** Returns the number of benchmarks with a figure of a level. */
function withLevel({ rows }: Run, level: Level): number {
  return new Set(rows.filter((row) => row[3] === level).map(([of, benchmark]) => `${of}\n${benchmark}`)).size;
}

function cells(name: string, step: string, of: readonly Run[]): (string | number)[] {
  return [
    name,
    step,
    sum(of, benchmarksOf),
    sum(of, ({ escalated }) => escalated),
    sum(of, (run) => withLevel(run, 'regression')),
    sum(of, (run) => withLevel(run, 'improvement')),
    sum(of, (run) => withLevel(run, 'unstable')),
    seconds(sum(of, ({ screenSeconds }) => screenSeconds)),
    seconds(sum(of, ({ confirmSeconds }) => confirmSeconds)),
  ];
}
