import type { FixCandidate, SiteFacts } from '../../core/cause/source-facts.ts';
import type { SiteChange, SiteDiff } from '../../core/profile/site-diff.ts';
import type { RunSettings } from '../settings.ts';
import type { SideUnderTest } from '../side.ts';
import type { Stopwatch } from '../stopwatch.ts';
import type { Change } from './change-sources.ts';
import type { CompilerView } from './compiler-view.ts';
import type { DeclarationView } from './declarations.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { Proof } from './prove.ts';
import type { MeasuredFigures } from './experiment.ts';

/** State that all packages of one run share. */
export interface ExplainContext {
  readonly base: SideUnderTest | undefined;
  readonly head: SideUnderTest;
  readonly change: Change;
  readonly settings: RunSettings;
  /** Absolute folder that profiles are kept in. */
  readonly profiles: string | undefined;
  readonly work: string;
  readonly stopwatch: Stopwatch;
  /** When the explanation must end, by the clock. */
  readonly deadline: number;
  /** How many benchmarks are explained together; they share the space of a report. */
  readonly benchmarks: number;
}

/** Everything that is known of one package's regressions. */
export interface PackageEvidence {
  readonly profiled: readonly ProfiledBenchmark[];
  readonly compiler: CompilerView;
  readonly declarations: DeclarationView;
  readonly facts: ReadonlyMap<string, SiteFacts>;
  readonly proof: Proof | undefined;
  readonly fixes: ReadonlyMap<string, MeasuredFix>;
  /** The number of candidate fixes that were not tried, out of all. */
  readonly untried: { readonly count: number; readonly of: number } | undefined;
  /** Benchmarks that don't repeat their figures on head's own sources. Experiments say nothing about them. */
  readonly varying: ReadonlySet<string>;
  /** Sources that something wrote to while experiments ran, which makes the experiments void. */
  readonly rewritten: readonly string[];
  /** What head allocates in excess of head with the proven parts reverted, by benchmark, if that was profiled. */
  readonly undone: ReadonlyMap<string, SiteDiff>;
}

/** What is known before any experiment. */
export type Gathered = Omit<PackageEvidence, keyof Experiments>;

/** What experiments found. */
export type Experiments = Pick<PackageEvidence, 'proof' | 'fixes' | 'untried' | 'varying' | 'rewritten' | 'undone'>;

/** The result if no experiment ran. */
export const noExperiments: Experiments = {
  proof: undefined,
  fixes: new Map<string, MeasuredFix>(),
  untried: undefined,
  varying: new Set<string>(),
  rewritten: [],
  undone: new Map<string, SiteDiff>(),
};

/** An edit that was built, measured and tested. */
export interface MeasuredFix {
  readonly candidate: FixCandidate;
  /** The lines that the edit replaces. */
  readonly was: string;
  /** Whether the tests of its package ran, with the same result as without it; false if there are none. */
  readonly tested: boolean;
  readonly figures: MeasuredFigures;
}

/** `siteKey` names a site across benchmarks. */
export function siteKey({ file, line, callee, library }: SiteChange): string {
  return [file, line, callee, library ?? ''].join('\n');
}

/** Maximum number of sites to ask the type checker about. */
const mostSites = 60;

/** `distinctSites` returns each site once, whatever benchmarks have it. */
export function distinctSites(sites: readonly SiteChange[]): readonly SiteChange[] {
  return [...new Map(sites.map((site) => [siteKey(site), site])).values()].slice(0, mostSites);
}

/** `fixKey` names the fix of one site for one benchmark. */
export function fixKey(benchmark: string, site: string): string {
  return `${benchmark}\n${site}`;
}
