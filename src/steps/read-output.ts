import { type BenchmarkRecord, type ResultRecord, Samples, type SeriesRecord } from '../core/benchfmt/index.ts';
import { figuresOf } from '../core/benchmath/exact-totals.ts';
import type { Incident } from './problems.ts';
import type { FiguresFile, ReadBenchmark } from './figures-file.ts';
import { figuresByUnit } from './screen.ts';
import { subjectKey } from './subject.ts';
import { type TextOrigin, textRemedy } from './text-remedies.ts';

type Folded = BenchmarkRecord | SeriesRecord;
type Named = ResultRecord | SeriesRecord;

/** `readOutput` returns what the records of benchmark output contain, with the results grouped by benchmark. */
export function readOutput(records: readonly Folded[], name: string, origin: TextOrigin): FiguresFile {
  const results = records.filter((record) => record.kind === 'result' || record.kind === 'series');
  const several = namesAtSeveralProcs(results);
  const groups = new Map<string, Named[]>();
  for (const record of results) {
    const { full, name: short } = record.name;
    const importPath = record.config.get('pkg') ?? '';
    const key = subjectKey({ importPath, benchmark: several.has(`${importPath}\n${short}`) ? full : short });
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  const config = results[0]?.config;
  const procs = new Set(results.map((record) => record.name.gomaxprocs));
  return {
    benchmarks: new Map([...groups].map(([key, of]) => [key, readBenchmark(key, of)])),
    skipped: records.flatMap((record) =>
      record.kind === 'skip' ? [{ importPath: record.package ?? '', benchmark: record.name }] : [],
    ),
    incidents: [...records.flatMap(incidentOf), ...unexplainedFailures(records)].map((incident) => ({
      ...withoutSuffix(incident, procs),
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
        ? [withoutSuffix({ importPath: record.package ?? '', benchmark: record.name }, procs)]
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
 * `readBenchmark` combines the records of one benchmark. Its figures stay packed until they are needed, because
 * benchmark output may have millions of samples.
 */
function readBenchmark(key: string, records: readonly Named[]): ReadBenchmark {
  const samples = records.map((record) => (record.kind === 'series' ? record.samples : new Samples(record)));
  const [first = 0, ...others] = samples.map((of) => of.iterations);
  const importPath = records[0]?.config.get('pkg') ?? '';
  return {
    importPath,
    benchmark: key.slice(importPath.length + 1),
    iterations: others.every((iterations) => iterations === first) ? first : 0,
    warnings: [...new Set(records.flatMap(({ warnings }) => warnings))],
    get figures() {
      return figuresByUnit(
        samples
          .flatMap((of) => of.list())
          .map(({ iterations, measurements }) => ({ iterations, figures: figuresOf(iterations, measurements) })),
      );
    },
  };
}

/**
 * `namesAtSeveralProcs` returns the names of benchmarks that ran at several values of GOMAXPROCS (`-cpu=1,2,4`); only
 * the suffix of the name distinguishes their rows.
 */
function namesAtSeveralProcs(results: readonly Named[]): ReadonlySet<string> {
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

function incidentOf(record: Folded): Omit<Incident, 'side'>[] {
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
    case 'series':
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
 * the output says why.
 */
function unexplainedFailures(records: readonly Folded[]): Omit<Incident, 'side'>[] {
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

function at({ file, line }: Folded['position']): string {
  return `${file}:${line}`;
}

/**
 * `nonFiniteIncident` returns an incident if a result contains NaN or an infinity, which can't be judged. Times are
 * exempt, because they are never judged.
 */
function nonFiniteIncident({ nonFinite, config, name }: ResultRecord): Omit<Incident, 'side'>[] {
  const units = nonFinite.map(({ unit }) => unit).filter((unit) => unit !== 'ns/op' && unit !== 'MB/s');
  if (units.length === 0) return [];
  const message = `It reported ${units.join(' and ')} as NaN or infinite.`;
  return [{ kind: 'no-result', ...where(config.get('pkg'), name.name), message }];
}

/**
 * `withoutSuffix` removes the GOMAXPROCS suffix from an incident's benchmark. `go test` appends the suffix to the names
 * of benchmarks that fail, too, but incidents and rows name a benchmark without it.
 */
function withoutSuffix<T extends { readonly benchmark?: string }>(
  incident: T,
  procs: ReadonlySet<number | undefined>,
): T {
  const suffix = /-(\d+)$/.exec(incident.benchmark ?? '');
  // A function name contains no hyphen, so a number after a hyphen is the suffix. The name of a sub-benchmark may
  // itself end with a hyphen and a number, which is the suffix only if results ran at that value of GOMAXPROCS.
  const known = suffix !== null && (incident.benchmark?.includes('/') === false || procs.has(Number(suffix[1])));
  return known ? { ...incident, benchmark: incident.benchmark?.slice(0, suffix.index) } : incident;
}

function entry<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
