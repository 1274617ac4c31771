import type { CheckResults } from '../classic-check.ts';
import type { PlainResults } from '../classic-plain.ts';
import type { Sample } from '../sample.ts';
import { shortModule } from './classic.ts';
import { seconds, table } from './table.ts';

/** Seconds of benchmark processes that one module's part of the sample took in each way. */
export interface ModuleTimes {
  readonly module: string;
  readonly benchmarks: number;
  readonly escalated: number;
  readonly plain: number;
  readonly full: number;
  readonly screen: number;
  readonly confirm: number;
}

export function timesOf(
  sample: Sample,
  { plain, fast, full }: { readonly plain: PlainResults; readonly fast: CheckResults; readonly full: CheckResults },
): readonly ModuleTimes[] {
  const modules = [...new Set(sample.rows.map(([module]) => module))];
  return modules.map((module) => {
    const fastRuns = fast.runs.filter((run) => run.module === module);
    return {
      module,
      benchmarks: sample.rows.filter(([of]) => of === module).length,
      escalated: sum(fastRuns, ({ escalated }) => escalated),
      plain: sum(plain.packages, (of) => (of.module === module ? of.baseSeconds + of.headSeconds : 0)),
      full: sum(full.runs, (run) => (run.module === module ? run.screenSeconds + run.confirmSeconds : 0)),
      screen: sum(fastRuns, ({ screenSeconds }) => screenSeconds),
      confirm: sum(fastRuns, ({ confirmSeconds }) => confirmSeconds),
    };
  });
}

/** One row a module, those that moved least first, and their sum. */
export function renderTimes(times: readonly ModuleTimes[]): string {
  const rows = times.toSorted((a, b) => a.escalated / a.benchmarks - b.escalated / b.benchmarks);
  return table(
    [
      'module',
      'benchmarks:',
      'measured again:',
      'plain:',
      'full:',
      'fast: screen',
      'fast: confirm',
      'plain ÷ screen:',
      'plain ÷ fast:',
    ].map((title) => (title.startsWith('fast') ? `${title}:` : title)),
    [...rows, together(times)].map((of) => [
      of.module === '' ? '**together**' : shortModule(of.module),
      of.benchmarks,
      of.escalated,
      seconds(of.plain),
      seconds(of.full),
      seconds(of.screen),
      seconds(of.confirm),
      Math.round(of.plain / of.screen),
      Math.round(of.plain / (of.screen + of.confirm)),
    ]),
  );
}

export function together(times: readonly ModuleTimes[]): ModuleTimes {
  return {
    module: '',
    benchmarks: sum(times, ({ benchmarks }) => benchmarks),
    escalated: sum(times, ({ escalated }) => escalated),
    plain: sum(times, ({ plain }) => plain),
    full: sum(times, ({ full }) => full),
    screen: sum(times, ({ screen }) => screen),
    confirm: sum(times, ({ confirm }) => confirm),
  };
}

export function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
