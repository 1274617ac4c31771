import type { CheckResults } from './classic-check.ts';
import type { PlainResults } from './classic-plain.ts';
import type { Sample } from './sample.ts';
import type { VerdictRow } from './verdicts.ts';

/** The verdicts that the three ways reach on one sampled benchmark: whether it regressed, and by which figures. */
export interface Agreement {
  readonly module: string;
  readonly package: string;
  readonly benchmark: string;
  readonly plain: boolean;
  readonly fast: boolean;
  readonly full: boolean;
  /** Medians of the figures that plain `go test` printed. */
  readonly printed: readonly {
    readonly unit: string;
    readonly base: number;
    readonly head: number;
    readonly red: boolean;
  }[];
  /** The numbers of iterations that plain `go test` chose. */
  readonly iterations: { readonly base: readonly number[]; readonly head: readonly number[] };
  readonly fastRows: readonly VerdictRow[];
  readonly fullRows: readonly VerdictRow[];
}

/**
 * Compares the three verdicts on each benchmark; `missing` lists the sampled benchmarks on which one of the ways has no
 * verdict.
 */
export function compareVerdicts(
  sample: Sample,
  { plain, fast, full }: { readonly plain: PlainResults; readonly fast: CheckResults; readonly full: CheckResults },
): { readonly compared: readonly Agreement[]; readonly missing: readonly string[] } {
  const compared: Agreement[] = [];
  const missing: string[] = [];
  for (const [module, importPath, benchmark] of sample.rows) {
    const own = plain.packages.find(({ package: of }) => of === importPath)?.rows.find(([name]) => name === benchmark);
    const [fastRows, fullRows] = [rowsOf(fast, importPath, benchmark), rowsOf(full, importPath, benchmark)];
    if (own === undefined || fastRows.length === 0 || fullRows.length === 0) {
      missing.push(`${importPath} ${benchmark}`);
      continue;
    }
    const [, baseRuns, baseBytes, baseAllocs, headRuns, headBytes, headAllocs] = own;
    const printed = [judged('B/op', baseBytes, headBytes), judged('allocs/op', baseAllocs, headAllocs)];
    compared.push({
      module,
      package: importPath,
      benchmark,
      plain: printed.some(({ red }) => red),
      fast: fastRows.some(isRegression),
      full: fullRows.some(isRegression),
      printed,
      iterations: { base: baseRuns, head: headRuns },
      fastRows,
      fullRows,
    });
  }
  return { compared, missing };
}

export function disagree({ plain, fast, full }: Agreement): boolean {
  return plain !== fast || fast !== full;
}

/**
 * Applies the naive rule: a figure is red if head's median is more than 15% above base's, or above zero if base's is
 * zero.
 */
export function judged(unit: string, base: readonly number[], head: readonly number[]): Agreement['printed'][number] {
  const [from, to] = [median(base), median(head)];
  return { unit, base: from, head: to, red: from === 0 ? to > 0 : to * 100 > from * 115 };
}

/** Returns the median; of an even number of values, the upper one in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function rowsOf({ runs }: CheckResults, importPath: string, benchmark: string): readonly VerdictRow[] {
  return runs.flatMap(({ rows }) => rows.filter(([of, name]) => of === importPath && name === benchmark));
}

function isRegression([, , , level]: VerdictRow): boolean {
  return level === 'regression';
}
