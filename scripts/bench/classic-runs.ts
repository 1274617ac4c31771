import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchPattern } from '../../src/core/benchfmt/index.ts';
import type { GateReport } from '../../src/core/report/model.ts';
import { judged } from '../accuracy/agreement.ts';
import { type PrintedBenchmark, readGoTest } from '../accuracy/go-test.ts';
import { openRelease } from '../real-modules/checkout.ts';
import { commentEachPackage } from '../real-modules/comments.ts';
import type { Repository } from '../real-modules/repository.ts';
import { type Cost, costOf } from './cost.ts';

/** An edit that makes benchmarks of a release allocate more. */
export interface Planted {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A repository of a release with its commits. */
export interface Subject {
  readonly folder: string;
  readonly repository: Repository;
  readonly base: string;
  /** Adds a comment to each package. */
  readonly same: string;
  /** Makes benchmarks allocate more; absent if nothing is planted. */
  readonly worse: string | undefined;
}

/** A benchmark of a package. */
export interface Row {
  readonly package: string;
  readonly benchmark: string;
}

export async function openSubject(release: string, folder: string, planted: Planted | undefined): Promise<Subject> {
  const { repository, base } = await openRelease(release, folder);
  await commentEachPackage(folder);
  const same = await repository.commitFolder(folder, 'Comments');
  if (planted === undefined) return { folder, repository, base, same, worse: undefined };
  const path = join(folder, planted.file);
  const text = await readFile(path, 'utf8');
  if (!text.includes(planted.from)) throw new Error(`${planted.file} of ${release} is not as expected.`);
  await writeFile(path, text.replace(planted.from, planted.to));
  return { folder, repository, base, same, worse: await repository.commitFolder(folder, 'Regression') };
}

/** Returns the benchmarks that a report compares, in the order of their names. */
export function comparedRows({ unjudged }: GateReport): readonly Row[] {
  const both = unjudged.filter(({ base, head }) => base.length > 0 && head.length > 0);
  const keys = new Set(both.map((row) => `${row.package}\n${row.benchmark}`));
  return [...keys].toSorted().map((key) => {
    const [importPath = '', benchmark = ''] = key.split('\n');
    return { package: importPath, benchmark };
  });
}

/** Builds and starts all test binaries of a commit, without running a benchmark. */
export async function buildAll(subject: Subject, commit: string): Promise<Cost> {
  return goTest(subject, commit, ['-bench', '^$', './...']);
}

/** What plain `go test` printed for benchmarks of one package, and the time that the benchmarks took. */
export interface ClassicRun {
  readonly printed: readonly PrintedBenchmark[];
  /** Elapsed time in seconds of the test binary, according to `go test`. */
  readonly seconds: number;
  /** Processor time in seconds, without that of linking. */
  readonly cpu: number;
}

/** Runs plain `go test` on benchmarks of one package. */
export async function runClassic(subject: Subject, commit: string, rows: readonly Row[]): Promise<ClassicRun> {
  const importPath = rows[0]?.package ?? '';
  const link = await goTest(subject, commit, ['-bench', '^$', importPath]);
  const bench = benchPattern(rows.map(({ benchmark }) => benchmark));
  const run = await goTest(subject, commit, ['-bench', bench, '-benchmem', '-count=3', importPath]);
  const { benchmarks, seconds } = readGoTest(run.stdout);
  return { printed: benchmarks, seconds, cpu: run.cpu - link.cpu };
}

async function goTest(
  { folder, repository }: Subject,
  commit: string,
  args: readonly string[],
): Promise<Cost & { readonly stdout: string }> {
  await repository.git(['checkout', '--quiet', '--force', '--detach', commit]);
  return costOf('go', ['test', '-run', '^$', ...args], { cwd: folder });
}

/** Reports whether a benchmark regressed by the classic rule: a median is more than 15% higher, or no longer zero. */
export function isRedByRule({ benchmark }: Row, base: ClassicRun, head: ClassicRun): boolean {
  const [before, after] = [base, head].map(({ printed }) => printed.find((one) => one.benchmark === benchmark));
  if (before === undefined || after === undefined) throw new Error(`go test printed no figures for ${benchmark}.`);
  return judged('B/op', before.bytes, after.bytes).red || judged('allocs/op', before.allocs, after.allocs).red;
}

/** Reports whether a benchmark regressed according to a report. */
export function isRedInReport(row: Row, { findings }: GateReport): boolean {
  return findings.some(
    (found) => found.package === row.package && found.benchmark === row.benchmark && found.level === 'regression',
  );
}
