import { ancestorsOf, type Lineage, type Release } from '../lineage.ts';
import type { HistoryRow, RecordMark } from '../ledger.ts';
import { pullRequestOf } from '../pull-request.ts';
import { newConditions } from '../conditions.ts';

/** A commit with figures. The commit's author chose `author` and `subject`, which can contain any text. */
export interface SiteCommit {
  readonly commit: string;
  readonly date?: string;
  readonly author?: string;
  readonly subject?: string;
  readonly pullRequest?: number;
  /** The tag of the release at this commit. */
  readonly tag?: string;
}

/** A figure that applies from one commit on. Commits are given as indexes into `Site.commits`. */
export interface SiteLevel {
  readonly at: number;
  readonly figure: number;
  /** The last recorded commit before `at` that contains the benchmark, or `at` if there is none. */
  readonly after: number;
  /** Whether commit `at` directly follows commit `after`; `undefined` if that is unknown. */
  readonly exact: boolean | undefined;
  /** The conditions under which the figure was measured, if they differ from those of the previous record. */
  readonly conditions?: string | undefined;
}

export interface SiteRow {
  readonly package: string;
  readonly benchmark: string;
  readonly unit: string;
  /** The levels of the row, at least one, oldest first. */
  readonly levels: readonly SiteLevel[];
  readonly last: number;
  readonly records: number;
  /** The budget in the current configuration. */
  readonly budget?: number | undefined;
  /** The figure above which the next change would be a regression. */
  readonly limit?: number | undefined;
}

/** Everything that the pages of a history site show. */
export interface Site {
  readonly title: string;
  /** The commits with figures, oldest first. */
  readonly commits: readonly SiteCommit[];
  readonly releases: readonly SiteRelease[];
  readonly rows: readonly SiteRow[];
  /** Page of the repository, such as `https://github.com/octo/shop`. */
  readonly repository?: string | undefined;
  readonly notes: readonly string[];
}

/** A release. `at` is the index of the newest commit that the release contains and for which there are figures. */
export interface SiteRelease {
  readonly tag: string;
  readonly at: number;
}

export interface SiteRequest {
  readonly title: string;
  readonly rows: readonly HistoryRow[];
  readonly marks: readonly RecordMark[];
  readonly lineage: Lineage;
  readonly releases: readonly Release[];
  readonly details: ReadonlyMap<string, Details>;
  readonly limits: (row: HistoryRow, figure: number) => Pick<SiteRow, 'budget' | 'limit'>;
  readonly repository: string | undefined;
  readonly notes: readonly string[];
}

type Details = Pick<SiteCommit, 'date' | 'author' | 'subject'> & { readonly parents: readonly string[] };

/** `createSite` creates the model of a site. Releases and levels refer to commits by their indexes. */
export function createSite(request: SiteRequest): Site {
  const { title, marks, lineage, details, repository, notes } = request;
  const places = new Map<string, number>();
  for (const { commit } of marks) if (!places.has(commit)) places.set(commit, places.size);
  const tags = new Map(request.releases.map(({ tag, commit }) => [commit, tag]));
  const commits = [...places.keys()].map((commit) => siteCommit(commit, details.get(commit), tags.get(commit)));
  const releases = new Map<number, string>();
  for (const { tag, commit } of request.releases) {
    const ancestors = ancestorsOf(lineage, commit);
    const own = places.get(commit);
    const at = own ?? commits.findLastIndex((one) => ancestors.has(one.commit));
    // If the commit of a release has no figures, an older commit stands in for it, unless the older commit is itself a
    // release.
    if (own !== undefined || (at !== -1 && commits[at]?.tag === undefined)) releases.set(at, tag);
  }
  const rows = request.rows.map((row) => siteRow(row, places, request));
  const sorted = [...releases].map(([at, tag]): SiteRelease => ({ at, tag })).toSorted((a, b) => a.at - b.at);
  return { title, commits, releases: sorted, rows, repository, notes };
}

function siteCommit(commit: string, details: Details | undefined, tag: string | undefined): SiteCommit {
  const { date, author, subject } = details ?? {};
  const pullRequest = pullRequestOf(subject ?? '');
  return {
    commit,
    ...(date === undefined ? {} : { date }),
    ...(author === undefined ? {} : { author: author.slice(0, longest) }),
    ...(subject === undefined ? {} : { subject: subject.slice(0, longest) }),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(tag === undefined ? {} : { tag }),
  };
}

/** Maximum number of characters of a commit's author or subject that pages show. */
const longest = 160;

function siteRow(row: HistoryRow, places: ReadonlyMap<string, number>, request: SiteRequest): SiteRow {
  const { package: importPath, benchmark, unit, levels, last, records } = row;
  const placeOf = (mark: RecordMark): number => places.get(mark.commit) ?? 0;
  const placed = levels.map(({ mark, previous, figure }): SiteLevel => ({
    at: placeOf(mark),
    figure,
    after: placeOf(previous ?? mark),
    exact: previous && request.details.get(mark.commit)?.parents.includes(previous.commit),
    conditions: newConditions(mark, previous),
  }));
  // If a row has two levels at a commit that was recorded twice, the later level is kept.
  const byPlace = new Map(placed.map((level) => [level.at, level]));
  const sorted = [...byPlace.values()].toSorted((a, b) => a.at - b.at);
  return {
    package: importPath,
    benchmark,
    unit,
    levels: sorted,
    last: Math.max(placeOf(last), sorted.at(-1)?.at ?? 0),
    records,
    ...request.limits(row, sorted.at(-1)?.figure ?? 0),
  };
}

/**
 * `figureAt` returns the figure that a row had at a commit; `undefined` before its first figure and after its last one.
 */
export function figureAt({ levels, last }: SiteRow, at: number): number | undefined {
  return at > last ? undefined : levels.findLast((level) => level.at <= at)?.figure;
}
