import type { FixCandidate, SiteFacts } from '../../core/cause/source-facts.ts';
import type { SiteChange, SiteDiff } from '../../core/profile/site-diff.ts';
import type { RunSettings } from '../settings.ts';
import type { SideUnderTest } from '../side.ts';
import type { Turns } from '../turns.ts';
import type { Stopwatch } from '../stopwatch.ts';
import type { Change } from './change-sources.ts';
import type { CompilerView } from './compiler-view.ts';
import type { DeclarationView } from './declarations.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { Proof } from './prove.ts';
import type { MeasuredFigures } from './experiment.ts';

/** The data for explaining the packages of one run. Only the deadline differs from package to package. */
export interface ExplainContext {
  readonly base: SideUnderTest | undefined;
  readonly head: SideUnderTest;
  readonly change: Change;
  readonly settings: RunSettings;
  /** The absolute path of the folder in which profiles are kept; `undefined` if they aren't kept. */
  readonly profiles: string | undefined;
  readonly work: string;
  readonly stopwatch: Stopwatch;
  /** The turns, by import path, in which tests of a package are built and run, because packages are explained at once. */
  readonly testTurns: Turns;
  /** The time on the clock by which the package's explanations must be complete. */
  readonly deadline: number;
  /** The number of benchmarks that the run explains. Their call trees share the space in the report. */
  readonly benchmarks: number;
}

/** Everything that is known about one package's regressions. */
export interface PackageEvidence {
  readonly profiled: readonly ProfiledBenchmark[];
  readonly compiler: CompilerView;
  readonly declarations: DeclarationView;
  readonly facts: ReadonlyMap<string, SiteFacts>;
  readonly proof: Proof | undefined;
  readonly fixes: ReadonlyMap<string, MeasuredFix>;
  /**
   * The number of candidate fixes that were not tried, and the number of candidates that were considered; `undefined`
   * if all of them were tried.
   */
  readonly untried: { readonly count: number; readonly of: number } | undefined;
  /**
   * Benchmarks about which experiments prove nothing, because another run of unmodified head gives different figures or
   * none.
   */
  readonly varying: ReadonlyMap<string, Variation>;
  /** Source files that were modified while experiments ran. If there are any, the experiments prove nothing. */
  readonly rewritten: readonly string[];
  /**
   * How much more head allocates than the program in which the proven parts are reverted, by benchmark. It contains
   * only benchmarks that were profiled in that program.
   */
  readonly undone: ReadonlyMap<string, SiteDiff>;
}

/** How another run of unmodified head ends: with different figures, without figures, or already with a failed build. */
export type Variation = 'differs' | 'no figures' | 'no build';

/** The evidence that is known before any experiment. */
export type Gathered = Omit<PackageEvidence, keyof Experiments>;

/** The evidence that experiments add. */
export type Experiments = Pick<PackageEvidence, 'proof' | 'fixes' | 'untried' | 'varying' | 'rewritten' | 'undone'>;

/** The evidence that is added if no experiment ran. */
export const noExperiments: Experiments = {
  proof: undefined,
  fixes: new Map<string, MeasuredFix>(),
  untried: undefined,
  varying: new Map<string, Variation>(),
  rewritten: [],
  undone: new Map<string, SiteDiff>(),
};

/** A candidate edit that was built and measured, and tested if there are tests. */
export interface MeasuredFix {
  readonly candidate: FixCandidate;
  /** The lines that the edit replaces. */
  readonly was: string;
  /** Whether the package has tests and their results are the same with the edit as without it. */
  readonly tested: boolean;
  readonly figures: MeasuredFigures;
}

/** `siteKey` returns a key that identifies a site across benchmarks. */
export function siteKey({ file, line, callee, library }: SiteChange): string {
  return [file, line, callee, library ?? ''].join('\n');
}

/** The maximum number of sites to examine with the type checker. */
const mostSites = 60;

/** `distinctSites` returns the distinct sites, at most `mostSites` of them. Several benchmarks may share a site. */
export function distinctSites(sites: readonly SiteChange[]): readonly SiteChange[] {
  return [...new Map(sites.map((site) => [siteKey(site), site])).values()].slice(0, mostSites);
}

/** `fixKey` returns the key of the fix for one site and one benchmark. */
export function fixKey(benchmark: string, site: string): string {
  return `${benchmark}\n${site}`;
}
