import { isAllocationUnit } from '../core/benchunit/allocation-units.ts';
import { BenchmarkReader, foldBenchmarks } from '../core/benchfmt/index.ts';
import { parseBaseline } from '../core/baseline/read.ts';
import { parseReport } from '../core/report/render-json.ts';
import type { GateReport } from '../core/report/model.ts';
import { GateError } from '../errors.ts';
import { figuresOfStored } from './base.ts';
import type { FiguresFile, ReadBenchmark } from './figures-file.ts';
import { readOutput } from './read-output.ts';
import type { Figures } from './screen.ts';
import { subjectKey } from './subject.ts';
import type { TextOrigin } from './text-remedies.ts';

/** `readFigures` parses a file in any of the forms that `FiguresFile` lists. Errors: `usage` for anything else. */
export function readFigures(text: string, name: string, origin: TextOrigin = 'file'): FiguresFile {
  if (!isStored(text)) return readOutput(foldBenchmarks(text, name), name, origin);
  return /^\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"fingerprint"\s*:/.test(text.trimStart())
    ? readBaselineFile(text, name)
    : readReportFile(parseReport(text));
}

/** `isStored` reports whether a file with this beginning is a report or a baseline, which are read as a whole. */
export function isStored(start: string): boolean {
  return /^\s*\{\s*"schemaVersion"\s*:/.test(start);
}

/**
 * `readFiguresByLine` reads Go benchmark output of any length. In `chunks`, a string is a line, and a number is the
 * length of a line that is too long to read.
 */
export async function readFiguresByLine(
  chunks: AsyncIterable<readonly (string | number)[]>,
  name: string,
): Promise<FiguresFile> {
  const reader = new BenchmarkReader(name, true);
  for await (const lines of chunks) if (!lines.every((line) => reader.read(line))) break;
  return readOutput(reader.end(), name, 'file');
}

const nothing = { skipped: [], unfinished: [], incidents: [], units: [], notes: [] };

function readBaselineFile(text: string, name: string): FiguresFile {
  const reading = parseBaseline(text);
  if (reading.kind === 'damaged') {
    throw new GateError(
      'usage',
      `${name} is a baseline that cannot be used: ${reading.reason}.`,
      'Record the baseline again with `allocgate record`.',
    );
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
    const counted = exact && isAllocationUnit(unit) && iterations > 0;
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

function byKey(benchmarks: readonly ReadBenchmark[]): ReadonlyMap<string, ReadBenchmark> {
  return new Map(benchmarks.map((benchmark) => [subjectKey(benchmark), benchmark]));
}
