import type { AAResults } from '../aa.ts';
import type { AAPlainResults } from '../aa-plain.ts';
import { judged } from '../agreement.ts';
import { explain } from '../explanations.ts';
import type { PathResults } from '../path-length.ts';
import { shortModule } from './classic.ts';
import { code, grouped, table } from './table.ts';
import { sum } from './times.ts';

type Run = AAResults['runs'][number];

/** Returns the number of figures with a level, over all rounds. */
export function countLevel(runs: readonly Run[], level: string): number {
  return sum(runs, ({ rows }) => rows.filter((row) => row[3] === level).length);
}

/** Renders one row for each module with its versions, and a row with the sums. */
export function renderSame({ runs }: AAResults): string {
  const modules = [...new Set(runs.map(({ module }) => module))];
  return table(
    [
      'module',
      'comparisons:',
      'allocs/op identical:',
      'B/op identical:',
      'benchmarks measured again:',
      'unstable:',
      'false improvements:',
      'false alarms:',
    ],
    [
      ...modules.map((module) => {
        const own = runs.filter((run) => run.module === module);
        return cells(`${shortModule(module)} ${own.map(({ base }) => base).join(', ')}`, own);
      }),
      cells('**total**', runs),
    ],
  );
}

/**
 * Returns the benchmarks that the plain rule calls regressed between two runs of the same files, in either direction.
 */
export function plainAlarms({ rows }: AAPlainResults): AAPlainResults['rows'] {
  return rows.filter(
    ([, , , bytes, allocs, , otherBytes, otherAllocs]) =>
      judgedBothWays('B/op', bytes, otherBytes) || judgedBothWays('allocs/op', allocs, otherAllocs),
  );
}

/** Renders those benchmarks with the iterations that Go chose. */
export function renderPlainTwice(results: AAPlainResults): string {
  return table(
    ['benchmark', 'first: N', 'B/op', 'allocs/op', 'second: N', 'B/op', 'allocs/op', 'why'],
    plainAlarms(results).map(([of, name, ...figures]) => [
      `${of.replace(`${results.module}/`, '')} ${code(name.replace(/^Benchmark/, ''))}`,
      ...figures.map((runs) => runs.map(grouped).join(', ')),
      explain({ package: of, benchmark: name }) ?? '**not yet explained**',
    ]),
  );
}

function judgedBothWays(unit: string, one: readonly number[], other: readonly number[]): boolean {
  return judged(unit, one, other).red || judged(unit, other, one).red;
}

/** Renders how many benchmarks differ between folders of equal and of unequal path length. */
export function renderPaths({ modules, longer }: PathResults): string {
  return table(
    [
      'module',
      'benchmarks:',
      'differ, equal length:',
      `differ, ${longer} characters longer:`,
      'of these above 15%:',
      'the largest',
    ],
    modules.map(({ module, version, benchmarks, equal, unequal }) => {
      const largest = unequal.toSorted((a, b) => change(b) - change(a))[0];
      return [
        `${shortModule(module)} ${version}`,
        benchmarks,
        equal.length,
        unequal.length,
        unequal.filter((row) => change(row) > 1.15).length,
        largest === undefined ? '' : `${code(largest[1])} ${largest[2]} → ${largest[4]} B/op`,
      ];
    }),
  );
}

function change([, , base, , head]: PathResults['modules'][number]['equal'][number]): number {
  return base === 0 ? (head === 0 ? 1 : Infinity) : head / base;
}

function cells(name: string, of: readonly Run[]): (string | number)[] {
  return [
    name,
    sum(of, ({ comparisons }) => comparisons),
    sum(of, ({ identicalAllocs }) => identicalAllocs),
    sum(of, ({ identicalBytes }) => identicalBytes),
    sum(of, ({ escalated }) => escalated),
    countLevel(of, 'unstable'),
    countLevel(of, 'improvement'),
    countLevel(of, 'regression'),
  ];
}
