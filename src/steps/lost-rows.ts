import type { Problem } from '../core/report/model.ts';
import type { Incident } from './problems.ts';
import type { FiguresFile, RunOfPackage } from './figures-file.ts';
import { namesAround, subjectKey } from './subject.ts';
import { type TextOrigin, textRemedy } from './text-remedies.ts';

/** The benchmark output of one side, from a file or a workflow step. */
export interface Text {
  readonly side: 'base' | 'head';
  readonly name: string;
  readonly origin: TextOrigin;
  readonly file: FiguresFile;
}

/** The reason why results that were measured may be missing from a side's output. */
interface Gap {
  /** The affected package; `undefined` if any package may be affected. */
  readonly package: string | undefined;
  readonly benchmark?: string;
  readonly reason: string;
}

interface Row {
  readonly importPath: string;
  readonly benchmark: string;
}

/**
 * `cutRuns` returns an incident for each run whose output breaks off: its end is missing, although other runs are
 * complete.
 */
export function cutRuns(text: Text, other: FiguresFile): readonly Omit<Incident, 'side'>[] {
  return openRuns(text.file, other).map(({ package: importPath, at }) => ({
    kind: 'damaged-output',
    ...(importPath === undefined ? {} : { package: importPath }),
    message: `${at}: The output breaks off here: no PASS, FAIL or ok line follows.`,
    remedy: textRemedy('damaged-output', text.name, text.origin),
  }));
}

/**
 * `openRuns` returns the runs whose end was cut off. If no run of either side has an end, the output may just be
 * filtered. If some runs have ends, a run without an end was truncated, unless the other side also lacks the end of
 * that package's run.
 */
function openRuns({ runs = [] }: FiguresFile, other: FiguresFile): readonly RunOfPackage[] {
  const hasEnds = [...runs, ...(other.runs ?? [])].some(({ status }) => status !== 'none');
  const twins = new Set(other.runs?.filter(({ status }) => status === 'none').map((twin) => twin.package));
  return runs.filter(
    (run) => run.status === 'none' && (hasEnds || (other.runs === undefined && run.printed)) && !twins.has(run.package),
  );
}

/**
 * `lostRows` returns the rows that only the other side has and whose absence says nothing about the code, because on
 * this side their package failed, or the output breaks off or is damaged. Such rows are neither removed nor added, but
 * unmeasurable.
 */
export function lostRows<R extends Row>(
  text: Text,
  other: FiguresFile,
  missing: readonly R[],
): { readonly rows: ReadonlySet<R>; readonly problems: readonly Problem[] } {
  const reasonOf = gapFinder(gapsOf(text, other));
  const groups = new Map<string, { importPath: string; reason: string; rows: R[] }>();
  for (const row of missing) {
    const reason = reasonOf(row);
    if (reason === undefined) continue;
    const key = `${row.importPath}\n${reason}`;
    const group = groups.get(key) ?? { importPath: row.importPath, reason, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return {
    rows: new Set([...groups.values()].flatMap(({ rows }) => rows)),
    problems: [...groups.values()].map(({ importPath, reason, rows }) =>
      noResult(text, rows, importPath, {
        message: `${text.name} has no result for ${listed(rows)}: ${reason}.`,
        remedy: textRemedy('no-result', text.name, text.origin),
      }),
    ),
  };
}

/** `uncountedRows` returns a problem if a side's results of some benchmarks don't include allocations. */
export function uncountedRows(text: Text, rows: readonly Row[]): readonly Problem[] {
  if (rows.length === 0) return [];
  const importPath = rows.length === 1 ? (rows[0]?.importPath ?? '') : '';
  return [
    noResult(text, rows, importPath, {
      message: `${text.name} has no B/op or allocs/op for ${listed(rows)}.`,
      remedy: textRemedy('no-benchmarks', text.name, text.origin),
    }),
  ];
}

/** `noResult` returns a problem about rows that a side lacks. It names their package, and the benchmark if it is one. */
function noResult(
  { side }: Text,
  rows: readonly Row[],
  importPath: string,
  told: Pick<Problem, 'message' | 'remedy'>,
): Problem {
  const [only, ...more] = rows;
  return {
    kind: 'no-result',
    side,
    ...(importPath === '' ? {} : { package: importPath }),
    ...(only === undefined || more.length > 0 ? {} : { benchmark: only.benchmark }),
    blocking: true,
    ...told,
  };
}

/**
 * `gapFinder` returns a function that returns the reason why a row is missing. It is the reason of the first gap for
 * the benchmark, or else for an enclosing benchmark, for the package, or for the whole output.
 */
function gapFinder(gaps: readonly Gap[]): (row: Row) => string | undefined {
  const anywhere = gaps.find((gap) => gap.package === undefined && gap.benchmark === undefined)?.reason;
  const byPackage = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const { package: importPath = '', benchmark, reason } of gaps.toReversed()) {
    if (benchmark === undefined) byPackage.set(importPath, reason);
    else byName.set(subjectKey({ importPath, benchmark }), reason);
  }
  return ({ importPath, benchmark }) => {
    for (const name of namesAround(benchmark)) {
      const reason = byName.get(subjectKey({ importPath, benchmark: name }));
      if (reason !== undefined) return reason;
    }
    return byPackage.get(importPath) ?? anywhere;
  };
}

function gapsOf({ side, file }: Text, other: FiguresFile): readonly Gap[] {
  const { runs = [], unfinished, incidents } = file;
  const failed = runs.filter(
    ({ status, reason }) => status === 'FAIL' && (side === 'head' || reason?.startsWith('signal: ') === true),
  );
  const damaged = incidents.filter(({ kind }) => kind === 'damaged-output' || kind === 'benchmark-timeout');
  const broken =
    side === 'base' ? [] : incidents.filter(({ kind }) => kind !== 'damaged-output' && kind !== 'benchmark-timeout');
  return [
    ...openRuns(file, other).map(({ at }) => ({ package: undefined, reason: `its output breaks off at ${at}` })),
    ...unfinished.map(({ importPath, benchmark }) => ({
      package: importPath,
      benchmark,
      reason: 'it started but printed no result',
    })),
    ...failed.map(({ package: importPath, reason, at }) => ({
      package: importPath,
      reason: `the package ends with FAIL${reason === undefined ? '' : ` (${reason})`} at ${at}`,
    })),
    ...damaged.map(({ package: importPath, message }) => ({
      package: importPath,
      reason: `the output is damaged (${message.replace(/\.$/, '')})`,
    })),
    ...broken.map(({ package: importPath, benchmark, kind }) => ({
      package: importPath,
      ...(benchmark === undefined ? {} : { benchmark }),
      reason: `see the problem above (${kind})`,
    })),
  ];
}

function listed(rows: readonly Row[]): string {
  const names = rows.slice(0, 5).map(({ benchmark }) => benchmark);
  const more = rows.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}
