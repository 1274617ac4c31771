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
    ['module', 'comparisons:', 'allocs/op identical:', 'B/op identical:', 'benchmarks measured again:'],
    [
      ...modules.map((module) => {
        const own = runs.filter((run) => run.module === module);
        return cells(`${shortModule(module)} ${own.map(({ base }) => base).join(', ')}`, own);
      }),
      cells('**total**', runs),
    ],
  );
}

/** `renderLevels` describes the verdicts, of which every one but `unchanged` is wrong. */
export function renderLevels({ runs }: AAResults): string {
  const [alarms, improved, unstable] = (['regression', 'improvement', 'unstable'] as const).map((level) =>
    grouped(countLevel(runs, level)),
  );
  return `Any regression or improvement would be false: \`fast\` reported ${alarms} regressions, ${improved} improvements and ${unstable} unstable figures.`;
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

/** Renders those benchmarks with the iterations that Go chose, one row for each unit that counts as regressed. */
export function renderPlainTwice(results: AAPlainResults): string {
  return table(
    ['benchmark', 'first: N', 'first: figures', 'second: N', 'second: figures', 'why'],
    plainAlarms(results).flatMap(([of, name, n, bytes, allocs, otherN, otherBytes, otherAllocs]) =>
      (
        [
          ['B/op', bytes, otherBytes],
          ['allocs/op', allocs, otherAllocs],
        ] as const
      )
        .filter(([unit, one, other]) => judgedBothWays(unit, one, other))
        .map(([unit, one, other]) => [
          `${of.replace(`${results.module}/`, '')} ${code(name.replace(/^Benchmark/, ''))}`,
          list(n),
          `${list(one)} ${unit}`,
          list(otherN),
          `${list(other)} ${unit}`,
          explain({ package: of, benchmark: name }) ?? '**not yet explained**',
        ]),
    ),
  );
}

function list(runs: readonly number[]): string {
  return runs.map(grouped).join(', ');
}

function judgedBothWays(unit: string, one: readonly number[], other: readonly number[]): boolean {
  return judged(unit, one, other).red || judged(unit, other, one).red;
}

/** `renderPaths` describes how many benchmarks differ between folders of equal and of unequal path length. */
export function renderPaths({ modules, longer }: PathResults): string {
  const unequal = modules.flatMap((of) => of.unequal.map((row) => ({ module: of.module, row })));
  const largest = unequal.toSorted((a, b) => change(b.row) - change(a.row))[0];
  const names = new Intl.ListFormat('en-GB').format(modules.map(({ module }) => shortModule(module)));
  const example =
    largest === undefined
      ? ''
      : ` The largest difference was ${largest.row[2]} → ${largest.row[4]} B/op (${shortModule(largest.module)}
${code(largest.row[1])}).`;
  const all = sum(modules, ({ benchmarks }) => benchmarks);
  return `The ${all} benchmarks of ${names} show the effect without allocgate.
\`go test -benchtime 1000x -cpu 1\` measured them in three copies of the same files. Between two copies whose paths have
the same length, figures differed in ${sum(modules, ({ equal }) => equal.length)} of the ${all} benchmarks. Between two copies whose paths differ by ${longer} characters,
figures differed in ${unequal.length} of the ${all}, and by more than 15% in ${unequal.filter(({ row }) => change(row) > 1.15).length}.${example}`;
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
  ];
}
