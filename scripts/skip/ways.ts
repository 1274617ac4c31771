import { fileURLToPath } from 'node:url';
import type { GateReport } from '../../src/core/report/model.ts';
import { reportOf, ruleAlone } from '../bench/checked.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The ways to check a step, by the option that they add; the first is the usual one. */
export const ways = ['', '--no-skip', '--no-representatives'] as const;
export type Way = (typeof ways)[number];

/** What a check decided, without its figures. */
export interface Verdict {
  readonly code: number;
  /** Levels by package, benchmark and unit. */
  readonly levels: ReadonlyMap<string, string>;
  readonly skippedPackages: ReadonlySet<string>;
  readonly skippedBenchmarks: number;
  readonly benchmarks: number;
  readonly red: number;
  /** Number of benchmarks that others represented in runs of about one second. */
  readonly represented: number;
  readonly problems: readonly string[];
  /** Processor time in seconds of the whole check. */
  readonly cpu: number;
}

/** What to check: two revisions of a repository, and further options and patterns. */
export interface Subject {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
  readonly options: readonly string[];
}

/** Runs the built program's `check` in one way, as a user would. Errors: if it writes no report. */
export async function checkIn(
  way: Way,
  { folder, base, head, options: given }: Subject,
  scratch: string,
): Promise<Verdict> {
  // A busy machine must not change a verdict.
  const limits = ['--timeout', '1h', '--confirm-timeout', '3h'];
  const options = [...ruleAlone, ...limits, ...(way === '' ? [] : [way]), ...given];
  const { cost, report } = await reportOf({ node: process.execPath, cli, scratch }, { folder, base, head }, ...options);
  return verdictOf(report, cost);
}

function verdictOf(report: GateReport, { cpu, code }: Pick<Verdict, 'cpu' | 'code'>): Verdict {
  const { findings, identical = [], problems, notes } = report;
  const [, represented = '0'] = /^(\d+) benchmarks? changed in the same way/m.exec(notes.join('\n')) ?? [];
  return {
    code,
    levels: new Map(findings.map(({ package: of, benchmark, unit, level }) => [`${of} ${benchmark} ${unit}`, level])),
    skippedPackages: new Set(identical.map((one) => one.package)),
    skippedBenchmarks: identical.reduce((sum, one) => sum + one.benchmarks.length, 0),
    benchmarks: new Set(findings.map(({ package: of, benchmark }) => `${of} ${benchmark}`)).size,
    red: findings.filter(({ level }) => level === 'regression').length,
    represented: Number(represented),
    problems: problems.map(({ kind, side, package: of, benchmark }) =>
      [kind, side, of, benchmark].filter(Boolean).join(' '),
    ),
    cpu,
  };
}
