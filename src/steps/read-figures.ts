import type { UnitSetting } from '../core/benchunit/index.ts';
import { type BenchmarkRecord, readBenchmarks, type ResultRecord } from '../core/benchfmt/index.ts';
import { figuresOf } from '../core/benchmath/exact-totals.ts';
import { parseBaseline } from '../core/baseline/read.ts';
import { parseReport } from '../core/report/render-json.ts';
import type { GateReport } from '../core/report/model.ts';
import { GateError } from '../errors.ts';
import { figuresOfStored } from './base.ts';
import type { Result } from './gathering.ts';
import type { Incident } from './problems.ts';
import { type Figures, figuresByUnit } from './screen.ts';
import { subjectKey } from './subject.ts';
import { type TextOrigin, textRemedy } from './text-remedies.ts';

/** A benchmark that was read from a file. */
export interface ReadBenchmark {
  readonly importPath: string;
  readonly benchmark: string;
  /** The iterations that all samples have in common, or 0. */
  readonly iterations: number;
  readonly figures: Figures;
  readonly warnings: readonly string[];
}

/** One run of one package in the output of `go test`. */
export interface RunOfPackage {
  /** The package; `undefined` if the text doesn't name it. */
  readonly package: string | undefined;
  readonly status: 'ok' | 'FAIL' | 'no-test-files' | 'none';
  /** What the go command reports about the process. */
  readonly reason: string | undefined;
  /** The position (file and line) of the run's end, or of its last line. */
  readonly at: string;
  readonly printed: boolean;
}

/** A file that the user passed: Go benchmark output, an allocgate report (its head figures), or a stored baseline. */
export interface FiguresFile {
  readonly benchmarks: ReadonlyMap<string, ReadBenchmark>;
  readonly skipped: readonly { readonly importPath: string; readonly benchmark: string }[];
  readonly incidents: readonly Omit<Incident, 'side'>[];
  /** The settings in `Unit` lines. */
  readonly units: readonly UnitSetting[];
  readonly environment: Partial<Record<'goos' | 'goarch' | 'cpu' | 'goVersion', string>>;
  readonly notes: readonly string[];
  /** Runs in the order of their ends; `undefined` for a report or a baseline, which are complete. */
  readonly runs?: readonly RunOfPackage[];
  /** Benchmarks that started but have no result. */
  readonly unfinished: readonly { readonly importPath: string; readonly benchmark: string }[];
}

/** `readFigures` parses a file in any of the forms that `FiguresFile` lists. Errors: `usage` for anything else. */
export function readFigures(text: string, name: string, origin: TextOrigin = 'file'): FiguresFile {
  const start = text.trimStart();
  if (start.startsWith('{') && /^\{\s*"schemaVersion"\s*:/.test(start)) {
    return /^\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"fingerprint"\s*:/.test(start)
      ? readBaselineFile(text, name)
      : readReportFile(parseReport(text));
  }
  return readOutput(readBenchmarks(text, name), name, origin);
}

const nothing = { skipped: [], unfinished: [], incidents: [], units: [], notes: [] };

function readBaselineFile(text: string, name: string): FiguresFile {
  const reading = parseBaseline(text);
  if (reading.kind === 'damaged') {
    throw new GateError('usage', `${name} is a baseline that cannot be used: ${reading.reason}.`, 'Record it again.');
  }
  const { baseline } = reading;
  const benchmarks = Object.entries(baseline.packages).flatMap(([importPath, stored]) =>
    Object.entries(stored.benchmarks).map(([benchmark, { iterations }]): ReadBenchmark => {
      const figures: Figures = figuresOfStored(baseline, stored, benchmark) ?? new Map();
      return { importPath, benchmark, iterations, figures, warnings: [] };
    }),
  );
  const { goos, goarch, goVersion } = baseline.fingerprint;
  return { ...nothing, benchmarks: byKey(benchmarks), environment: { goos, goarch, goVersion, cpu: baseline.cpu } };
}

function readReportFile(report: GateReport): FiguresFile {
  const rows = new Map<
    string,
    ReadBenchmark & { figures: Map<string, Figures extends ReadonlyMap<string, infer F> ? F : never> }
  >();
  const exact = report.environment.totals === 'exact';
  for (const { package: importPath, benchmark, unit, iterations, head, warnings } of report.findings) {
    if (head === null) continue;
    const key = subjectKey({ importPath, benchmark });
    const row = rows.get(key) ?? { importPath, benchmark, iterations, figures: new Map(), warnings };
    const counted = exact && (unit === 'B/op' || unit === 'allocs/op') && iterations > 0;
    row.figures.set(
      unit,
      head.samples.map((value) =>
        counted && head.reported !== true
          ? { kind: 'exact', total: Math.round(value * iterations), iterations }
          : { kind: exact ? 'reported' : 'printed', value },
      ),
    );
    rows.set(key, row);
  }
  const { goos, goarch, goVersion, cpu } = report.environment;
  return { ...nothing, benchmarks: rows, environment: { goos, goarch, goVersion, cpu } };
}

function readOutput(records: readonly BenchmarkRecord[], name: string, origin: TextOrigin): FiguresFile {
  const results = records.filter((record) => record.kind === 'result');
  const several = namesAtSeveralProcs(results);
  const grouped = new Map<string, { importPath: string; benchmark: string; records: ResultRecord[] }>();
  for (const record of results) {
    const importPath = record.config.get('pkg') ?? '';
    const benchmark = several.has(`${importPath}\n${record.name.name}`) ? record.name.full : record.name.name;
    const key = subjectKey({ importPath, benchmark });
    const group = grouped.get(key) ?? { importPath, benchmark, records: [] };
    group.records.push(record);
    grouped.set(key, group);
  }
  const benchmarks = [...grouped.values()].map(({ importPath, benchmark, records: of }): ReadBenchmark => {
    const samples = of.map(({ iterations, measurements }): Result => ({
      iterations,
      figures: figuresOf(iterations, measurements),
    }));
    const [first] = of;
    const same = of.every(({ iterations }) => iterations === first?.iterations);
    return {
      importPath,
      benchmark,
      iterations: same ? (first?.iterations ?? 0) : 0,
      figures: figuresByUnit(samples),
      warnings: [...new Set(of.flatMap(({ warnings }) => warnings))],
    };
  });
  const config = results[0]?.config;
  return {
    benchmarks: byKey(benchmarks),
    skipped: records.flatMap((record) =>
      record.kind === 'skip' ? [{ importPath: record.package ?? '', benchmark: record.name }] : [],
    ),
    incidents: [...records.flatMap(incidentOf), ...unexplainedFailures(records)].map((incident) => ({
      ...withoutSuffix(incident, results),
      remedy: textRemedy(incident.kind, name, origin),
    })),
    runs: records.flatMap((record) =>
      record.kind === 'package-end'
        ? [
            {
              package: record.package,
              status: record.status,
              reason: record.reason,
              at: at(record.position),
              printed: record.printed,
            },
          ]
        : [],
    ),
    unfinished: records.flatMap((record) =>
      record.kind === 'unfinished'
        ? [withoutSuffix({ importPath: record.package ?? '', benchmark: record.name }, results)]
        : [],
    ),
    units: records.filter((record) => record.kind === 'unit'),
    environment: {
      ...entry('goos', config?.get('goos')),
      ...entry('goarch', config?.get('goarch')),
      ...entry('cpu', config?.get('cpu')),
    },
    notes: [],
  };
}

/**
 * `namesAtSeveralProcs` returns the names that a text contains at several values of GOMAXPROCS (`-cpu=1,2,4`); only the
 * suffix distinguishes their rows.
 */
function namesAtSeveralProcs(results: readonly ResultRecord[]): ReadonlySet<string> {
  const procs = new Map<string, Set<number | undefined>>();
  for (const { config, name } of results) {
    const key = `${config.get('pkg') ?? ''}\n${name.name}`;
    procs.set(key, (procs.get(key) ?? new Set()).add(name.gomaxprocs));
  }
  return new Set([...procs].filter(([, of]) => of.size > 1).map(([key]) => key));
}

function where(importPath: string | undefined, benchmark: string | undefined): Partial<Incident> {
  return {
    ...(importPath === undefined ? {} : { package: importPath }),
    ...(benchmark === undefined ? {} : { benchmark }),
  };
}

function incidentOf(record: BenchmarkRecord): Omit<Incident, 'side'>[] {
  switch (record.kind) {
    case 'failure':
      return [{ kind: 'benchmark-failed', ...where(record.package, record.name), message: record.output }];
    case 'panic':
      return [{ kind: 'benchmark-panicked', ...where(record.package, record.name), message: record.message }];
    case 'timeout':
      return [{ kind: 'benchmark-timeout', ...where(record.package, record.name), message: record.message }];
    case 'build-failure':
      return [{ kind: 'build-failed', ...where(record.package, undefined), message: record.output }];
    case 'invalid':
      return [{ kind: 'no-result', ...where(record.config.get('pkg'), record.name.name), message: record.reason }];
    case 'syntax-error':
      return [
        {
          kind: 'damaged-output',
          ...where(record.package, record.name),
          message: `${at(record.position)}: ${record.message}.`,
        },
      ];
    case 'result':
      return nonFiniteIncident(record);
    case 'unit':
    case 'skip':
    case 'package-end':
    case 'unfinished':
      return [];
    default:
      return record satisfies never;
  }
}

/**
 * `unexplainedFailures` returns incidents for the runs that the go command reports as failed although nothing else in
 * the text says why.
 */
function unexplainedFailures(records: readonly BenchmarkRecord[]): Omit<Incident, 'side'>[] {
  const explained = new Set(
    records.flatMap((record) => {
      const { kind } = record;
      return kind === 'failure' || kind === 'panic' || kind === 'timeout' || kind === 'build-failure'
        ? [record.package]
        : [];
    }),
  );
  return records.flatMap((record): Omit<Incident, 'side'>[] => {
    if (record.kind !== 'package-end' || record.status !== 'FAIL') return [];
    const { package: importPath, reason, position } = record;
    const killed = reason?.startsWith('signal: ') === true;
    if (!killed && (explained.has(importPath) || (importPath === undefined && explained.size > 0))) return [];
    const message = `${at(position)}: go test reports FAIL${reason === undefined ? '' : ` (${reason})`} for the package.`;
    return [{ kind: killed ? 'benchmark-exited' : 'benchmark-failed', ...where(importPath, undefined), message }];
  });
}

function at({ file, line }: BenchmarkRecord['position']): string {
  return `${file}:${line}`;
}

/**
 * `nonFiniteIncident` returns an incident if a result contains NaN or an infinity, which can't be judged; in times they
 * don't matter.
 */
function nonFiniteIncident({ nonFinite, config, name }: ResultRecord): Omit<Incident, 'side'>[] {
  const units = nonFinite.map(({ unit }) => unit).filter((unit) => unit !== 'ns/op' && unit !== 'MB/s');
  if (units.length === 0) return [];
  const message = `It reported ${units.join(' and ')} as NaN or infinite.`;
  return [{ kind: 'no-result', ...where(config.get('pkg'), name.name), message }];
}

/**
 * `withoutSuffix` removes the GOMAXPROCS suffix from a benchmark's name, because `go test` prints it for failures as
 * well as results.
 */
function withoutSuffix<T extends { readonly benchmark?: string }>(incident: T, results: readonly ResultRecord[]): T {
  const suffix = /-(\d+)$/.exec(incident.benchmark ?? '');
  // An identifier contains no hyphen; in the name of a sub-benchmark, only the results show whether the number is a
  // suffix.
  const known =
    suffix !== null &&
    (incident.benchmark?.includes('/') === false || results.some(({ name }) => name.gomaxprocs === Number(suffix[1])));
  return known ? { ...incident, benchmark: incident.benchmark?.slice(0, suffix.index) } : incident;
}

function entry<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

function byKey(benchmarks: readonly ReadBenchmark[]): ReadonlyMap<string, ReadBenchmark> {
  return new Map(benchmarks.map((benchmark) => [subjectKey(benchmark), benchmark]));
}
