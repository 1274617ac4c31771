import { writeBenchmarks } from '../benchfmt/index.ts';
import type { Finding, GateReport } from './model.ts';

type Side = 'base' | 'head';

/**
 * `renderBenchfmt` returns one side in the Go benchmark format, with a line for each sample, for `benchstat base.txt
 * head.txt`.
 */
export function renderBenchfmt(report: GateReport, side: Side): string {
  return writeBenchmarks(results(report, side, new Map()), units);
}

/**
 * `renderBenchfmtSides` returns both sides in one stream, each below its own `side:` line, for `benchstat -col side
 * report.txt`.
 */
export function renderBenchfmtSides(report: GateReport): string {
  return (['base', 'head'] as const)
    .map((side, index) => writeBenchmarks(results(report, side, new Map([['side', side]])), index === 0 ? units : []))
    .join('\n');
}

/**
 * Unit settings that make benchstat skip its significance test, because allocation figures hardly vary at a fixed
 * number of iterations.
 */
const units = [
  { unit: 'allocs/op', key: 'assume', value: 'exact' },
  { unit: 'B/op', key: 'assume', value: 'exact' },
];

interface Samples {
  readonly package: string;
  readonly benchmark: string;
  readonly iterations: number;
  readonly byUnit: Map<string, readonly number[]>;
}

function results(
  report: GateReport,
  side: Side,
  config: ReadonlyMap<string, string>,
): Parameters<typeof writeBenchmarks>[0] {
  const { goos, goarch, cpu } = report.environment;
  return samplesOf(report, side).flatMap(({ package: pkg, benchmark, iterations, byUnit }) => {
    const lines = Math.max(0, ...[...byUnit.values()].map(({ length }) => length));
    const about = { goos, goarch, pkg, cpu };
    const given = Object.entries(about).filter(([, value]) => value !== '');
    return Array.from({ length: lines }, (_, line) => ({
      name: { name: benchmark, gomaxprocs: undefined },
      // In benchmark output that was only compared, the lines of a benchmark may differ in their number of iterations.
      // `iterations` is then 0, but the format requires at least 1.
      iterations: Math.max(1, iterations),
      config: new Map([...given, ...config]),
      measurements: [...byUnit].flatMap(([unit, values]) => {
        const value = values[line];
        return value === undefined ? [] : [{ unit, value }];
      }),
    }));
  });
}

function samplesOf(report: GateReport, side: Side): readonly Samples[] {
  const found = new Map<string, Samples>();
  const add = (row: Omit<Samples, 'byUnit'>, unit: string, values: readonly number[]): void => {
    const key = `${row.package}\n${row.benchmark}`;
    const samples = found.get(key) ?? { ...row, byUnit: new Map<string, readonly number[]>() };
    samples.byUnit.set(unit, values);
    found.set(key, samples);
  };
  const exact = report.environment.totals === 'exact';
  // Times come first, as in the output of `go test`.
  for (const row of report.unjudged) add(row, row.unit, row[side]);
  for (const finding of report.findings) add(finding, finding.unit, sampleOf(finding, side, exact));
  return [...found.values()];
}

/**
 * `sampleOf` returns samples as they are judged. Exact totals are rounded to whole numbers, so that benchstat compares
 * 0 with 16 B and not 0.00003 with 16.001 B.
 */
function sampleOf(finding: Finding, side: Side, exact: boolean): readonly number[] {
  const samples = finding[side]?.samples ?? [];
  return exact && units.some(({ unit }) => unit === finding.unit) ? samples.map(Math.round) : samples;
}
