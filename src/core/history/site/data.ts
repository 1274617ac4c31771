import { visible } from '../../report/visible.ts';
import { figureAt, type Site, type SiteCommit, type SiteLevel, type SiteRow } from './model.ts';

/** The data that the script of a package's page reads. Names are safe to show as text. */
export interface PackageData {
  /** The index of the last commit in the history; the first is 0. */
  readonly end: number;
  /** Dates of the first and the last commit. */
  readonly dates: readonly [string, string];
  /** The commits that steps refer to, by index. */
  readonly commits: Readonly<Record<number, SiteCommit>>;
  readonly releases: readonly (readonly [tag: string, at: number])[];
  readonly benchmarks: readonly BenchmarkData[];
  readonly repository?: string;
}

export interface BenchmarkData {
  readonly name: string;
  /** The part of the benchmark's URL after `#`; absent if it equals `name`. */
  readonly id?: string;
  readonly units: readonly UnitData[];
}

export interface UnitData {
  readonly unit: string;
  readonly levels: readonly LevelData[];
  readonly last: number;
  readonly budget?: number;
  readonly limit?: number;
}

/**
 * `exact` is 1 if commit `at` directly follows commit `after`, 0 if other commits are in between, and 2 if that is
 * unknown. `conditions` are the conditions of measurement from commit `at` on, if they changed there.
 */
export type LevelData = readonly [at: number, figure: number, after: number, exact: 0 | 1 | 2, conditions?: string];

/** `packageData` returns the data for a package's page; `rows` are the rows of that package. */
export function packageData(site: Site, rows: readonly SiteRow[]): PackageData {
  const { commits, releases, repository } = site;
  const named = new Set(rows.flatMap(({ levels, last }) => [...levels.flatMap(({ at, after }) => [at, after]), last]));
  const benchmarks = new Map<string, UnitData[]>();
  for (const row of rows) {
    const units = benchmarks.get(row.benchmark) ?? [];
    benchmarks.set(row.benchmark, units);
    units.push(unitData(row));
  }
  return {
    end: commits.length - 1,
    dates: [dayOf(commits[0]), dayOf(commits.at(-1))],
    commits: Object.fromEntries(
      [...named]
        .toSorted((a, b) => a - b)
        .flatMap((at) => {
          const commit = commits[at];
          return commit === undefined ? [] : [[at, shown(commit)]];
        }),
    ),
    releases: releases.map(({ tag, at }) => [visible(tag), at]),
    benchmarks: [...benchmarks].map(([name, units]) => ({
      name: visible(name),
      ...(visible(name) === name ? {} : { id: name }),
      // allocs/op comes first, because readers care most about it.
      units: units.toSorted((a, b) => Number(b.unit === 'allocs/op') - Number(a.unit === 'allocs/op')),
    })),
    ...(repository === undefined ? {} : { repository }),
  };
}

function unitData({ unit, levels, last, budget, limit }: SiteRow): UnitData {
  return {
    unit: visible(unit),
    levels: levels.map(levelData),
    last,
    ...(budget === undefined ? {} : { budget }),
    ...(limit === undefined ? {} : { limit }),
  };
}

function levelData({ at, figure, after, exact, conditions }: SiteLevel): LevelData {
  const level = [at, figure, after, exact === undefined ? 2 : exact ? 1 : 0] as const;
  return conditions === undefined ? level : [...level, visible(conditions)];
}

function shown({ date, author, subject, tag, ...rest }: SiteCommit): SiteCommit {
  return {
    ...rest,
    ...(date === undefined ? {} : { date: date.slice(0, 10) }),
    ...(author === undefined ? {} : { author: visible(author) }),
    ...(subject === undefined ? {} : { subject: visible(subject) }),
    ...(tag === undefined ? {} : { tag: visible(tag) }),
  };
}

function dayOf(commit: SiteCommit | undefined): string {
  return commit?.date?.slice(0, 10) ?? commit?.commit.slice(0, 12) ?? '';
}

/** `isGone` reports whether the last commit lacks a row that an earlier one has. */
export function isGone(row: SiteRow, site: Site): boolean {
  return figureAt(row, site.commits.length - 1) === undefined;
}
