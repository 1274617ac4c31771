import type { CheckResults } from '../classic-check.ts';
import type { PlainResults } from '../classic-plain.ts';
import type { Sample } from '../sample.ts';
import type { Verdicts } from '../verdicts.ts';
import { shortModule } from './classic.ts';
import { seconds, table } from './table.ts';

/** The time in seconds that benchmark processes took for one module's part of the sample, in each of the ways. */
export interface ModuleTimes {
  readonly module: string;
  readonly benchmarks: number;
  readonly escalated: number;
  /** Number of benchmarks that regressed according to fast mode. */
  readonly regressed: number;
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
      regressed: sum(fastRuns, regressedIn),
      plain: sum(plain.packages, (of) => (of.module === module ? of.baseSeconds + of.headSeconds : 0)),
      full: sum(full.runs, (run) => (run.module === module ? run.screenSeconds + run.confirmSeconds : 0)),
      screen: sum(fastRuns, ({ screenSeconds }) => screenSeconds),
      confirm: sum(fastRuns, ({ confirmSeconds }) => confirmSeconds),
    };
  });
}

/** Renders one row for each module, those without a regression first, with their sums. */
export function renderTimes(times: readonly ModuleTimes[]): string {
  const [quiet, moved] = [times.filter(isQuiet), times.filter((of) => !isQuiet(of))];
  return table(
    [
      'module',
      'benchmarks:',
      'regressed:',
      'measured again:',
      'plain:',
      'full:',
      'fast, screen:',
      'fast, confirm:',
      'plain ÷ fast:',
    ],
    [
      ...quiet.map((of) => cells(shortModule(of.module), of)),
      cells('**nothing regressed in the sample**', together(quiet)),
      ...moved.map((of) => cells(shortModule(of.module), of)),
      cells('**total**', together(times)),
    ],
  );
}

export function isQuiet({ regressed }: ModuleTimes): boolean {
  return regressed === 0;
}

function cells(name: string, of: ModuleTimes): (string | number)[] {
  return [
    name,
    of.benchmarks,
    of.regressed,
    of.escalated,
    seconds(of.plain),
    seconds(of.full),
    seconds(of.screen),
    seconds(of.confirm),
    Math.round(of.plain / (of.screen + of.confirm)),
  ];
}

function regressedIn({ rows }: Verdicts): number {
  return new Set(rows.filter((row) => row[3] === 'regression').map(([of, benchmark]) => `${of}\n${benchmark}`)).size;
}

export function together(times: readonly ModuleTimes[]): ModuleTimes {
  return {
    module: '',
    benchmarks: sum(times, ({ benchmarks }) => benchmarks),
    escalated: sum(times, ({ escalated }) => escalated),
    regressed: sum(times, ({ regressed }) => regressed),
    plain: sum(times, ({ plain }) => plain),
    full: sum(times, ({ full }) => full),
    screen: sum(times, ({ screen }) => screen),
    confirm: sum(times, ({ confirm }) => confirm),
  };
}

export function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
