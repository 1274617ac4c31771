import { join } from 'node:path';
import { benchPattern } from '../../src/core/benchfmt/index.ts';
import type { GateReport } from '../../src/core/report/model.ts';
import { atLeast, type Bench, type BenchContext, type BenchLine } from './bench.ts';
import { reportOf, ruleAlone } from './checked.ts';
import {
  buildAll,
  type ClassicRun,
  comparedRows,
  isRedByRule,
  isRedInReport,
  openSubject,
  type Planted,
  type Row,
  runClassic,
  type Subject,
} from './classic-runs.ts';

/** Released modules that together have more than 400 benchmarks in more than 40 packages. */
const releases: readonly { readonly release: string; readonly planted?: Planted }[] = [
  { release: 'golang.org/x/text@v0.42.0' },
  { release: 'github.com/expr-lang/expr@v1.17.7' },
  { release: 'go.uber.org/zap@v1.27.1' },
  {
    release: 'github.com/rs/zerolog@v1.34.0',
    planted: {
      file: 'event.go',
      from: 'func newEvent(w LevelWriter, level Level) *Event {\n',
      to: 'var benched *Event\n\nfunc newEvent(w LevelWriter, level Level) *Event {\n\tbenched = new(Event)\n',
    },
  },
];

/** Number of benchmarks on which plain `go test` runs. */
const sampleSize = 24;

/** Compares checks of changes that don't affect any figure with plain `go test` on both sides. */
export const classic: Bench = {
  name: 'classic',
  run: async (context) => {
    const checked: Checked[] = [];
    for (const one of releases) checked.push(await checkAll(context, one));
    const sample = evenly(
      checked.flatMap((of) => of.rows.map((row) => ({ of, row }))),
      sampleSize,
    );
    const compared: Compared[] = [];
    for (const of of checked) {
      const rows = sample.flatMap((one) => (one.of === of ? [one.row] : []));
      for (const importPath of new Set(rows.map((row) => row.package))) {
        const group = rows.filter((row) => row.package === importPath);
        note(`go test on ${group.length} benchmarks of ${importPath}`);
        compared.push(await compareRows(context, of, group));
      }
    }
    return linesOf(checked, compared);
  },
};

interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** A module whose benchmarks were all checked. */
interface Checked {
  readonly subject: Subject;
  readonly report: GateReport;
  readonly rows: readonly Row[];
  readonly check: Spent;
  /** What building both sides by `go test` took. */
  readonly build: Spent;
}

async function checkAll(context: BenchContext, { release, planted }: (typeof releases)[number]): Promise<Checked> {
  const subject = await openSubject(release, join(context.scratch, release.replaceAll(/[^\w.]+/g, '-')), planted);
  // Dependencies may have to be downloaded and compiled, which doesn't count.
  await buildAll(subject, subject.base);
  const build = sum([await buildAll(subject, subject.base), await buildAll(subject, subject.same)]);
  const { cost: check, report } = await reportOf(context, { ...subject, head: subject.same });
  const rows = comparedRows(report);
  note(
    `${release}: ${rows.length} benchmarks, ${check.wall} s, of these the screen ${report.timings.screenMs / 1000} s`,
  );
  return { subject, report, rows, check, build };
}

/** What `go test` took on sampled benchmarks of one package, and the verdicts on them. */
interface Compared {
  readonly rows: readonly Row[];
  readonly spent: Spent;
  readonly verdicts: readonly Verdict[];
}

interface Verdict {
  readonly name: string;
  readonly classic: boolean;
  readonly gate: boolean;
}

/** Runs plain `go test` on both sides, and also on the planted regression. */
async function compareRows(
  context: BenchContext,
  { subject, report }: Checked,
  rows: readonly Row[],
): Promise<Compared> {
  const { base, same, worse } = subject;
  const [before, after] = [await runClassic(subject, base, rows), await runClassic(subject, same, rows)];
  const verdicts = verdictsOf(rows, before, after, report);
  if (worse !== undefined) {
    const bench = benchPattern(rows.map(({ benchmark }) => benchmark));
    const options = [...ruleAlone, '--bench', bench, rows[0]?.package ?? ''];
    const red = await reportOf(context, { ...subject, head: worse }, ...options);
    verdicts.push(...verdictsOf(rows, before, await runClassic(subject, worse, rows), red.report));
  }
  return { rows, spent: sum([before, after].map(({ seconds, cpu }) => ({ wall: seconds, cpu }))), verdicts };
}

function verdictsOf(rows: readonly Row[], before: ClassicRun, after: ClassicRun, report: GateReport): Verdict[] {
  return rows.map((row) => ({
    name: `${row.package} ${row.benchmark}`,
    classic: isRedByRule(row, before, after),
    gate: isRedInReport(row, report),
  }));
}

function linesOf(checked: readonly Checked[], compared: readonly Compared[]): readonly BenchLine[] {
  const rows = checked.flatMap((of) => of.rows);
  const sampled = compared.flatMap((of) => of.rows);
  const run = sum(compared.map(({ spent }) => spent));
  const scale = rows.length / sampled.length;
  const build = sum(checked.map((of) => of.build));
  const check = sum(checked.map((of) => of.check));
  const screen = checked.reduce((seconds, { report }) => seconds + report.timings.screenMs / 1000, 0);
  const verdicts = compared.flatMap((of) => of.verdicts);
  const red = verdicts.filter((verdict) => verdict.classic && verdict.gate).length;
  const differing = verdicts.filter((verdict) => verdict.classic !== verdict.gate);
  for (const { name, classic: isRed } of differing) note(`only ${isRed ? 'go test' : 'the check'} calls ${name} worse`);
  const packages = new Set(rows.map((row) => row.package)).size;
  const wall = build.wall + run.wall * scale;
  const cpu = build.cpu + run.cpu * scale;
  return [
    atLeast(
      `benchmark time of go test -count=3 against the screen, ${rows.length} benchmarks of ${packages} packages`,
      (run.wall * scale) / screen,
      200,
      'x',
      `${(run.wall * scale).toFixed(0)} s, scaled from ${sampled.length} benchmarks, against ${screen.toFixed(1)} s`,
    ),
    {
      what: 'wall time of all of go test relative to the whole check',
      figure: `${(wall / check.wall).toFixed(1)}x (${wall.toFixed(0)} s against ${check.wall.toFixed(0)} s; ${(cpu / check.cpu).toFixed(1)}x in CPU)`,
      limit: 'none',
      holds: true,
    },
    {
      what: 'equal verdicts on the sample and on a planted regression',
      figure: `${verdicts.length - differing.length} of ${verdicts.length} (${red} worse)`,
      limit: 'all',
      holds: differing.length === 0 && red > 0,
    },
  ];
}

/** Returns `count` elements at even intervals. */
function evenly<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length < count) throw new Error(`There are only ${all.length} benchmarks.`);
  return all.filter(
    (_, index) => Math.floor(((index + 1) * count) / all.length) > Math.floor((index * count) / all.length),
  );
}

function sum(all: readonly Spent[]): Spent {
  return all.reduce((one, other) => ({ wall: one.wall + other.wall, cpu: one.cpu + other.cpu }), { wall: 0, cpu: 0 });
}

function note(text: string): void {
  process.stderr.write(`bench: ${text}\n`);
}
