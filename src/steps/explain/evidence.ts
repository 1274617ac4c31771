import type { FixCandidate, SiteFacts } from '../../core/cause/source-facts.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';
import type { RunSettings } from '../settings.ts';
import type { SideUnderTest } from '../side.ts';
import type { Stopwatch } from '../stopwatch.ts';
import type { Change } from './change-sources.ts';
import type { CompilerView } from './compiler-view.ts';
import type { DeclarationView } from './declarations.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { Proof } from './prove.ts';
import type { MeasuredFigures } from './experiment.ts';

/** What all packages of one run share. */
export interface ExplainContext {
  readonly base: SideUnderTest | undefined;
  readonly head: SideUnderTest;
  readonly change: Change;
  readonly settings: RunSettings;
  /** Absolute folder that profiles are kept in. */
  readonly profiles: string | undefined;
  readonly work: string;
  readonly stopwatch: Stopwatch;
}

/** Everything that is known of one package's regressions. */
export interface PackageEvidence {
  readonly profiled: readonly ProfiledBenchmark[];
  readonly compiler: CompilerView;
  readonly declarations: DeclarationView;
  readonly facts: ReadonlyMap<string, SiteFacts>;
  readonly proof: Proof | undefined;
  readonly fixes: ReadonlyMap<string, MeasuredFix>;
  /**
   * Whether head's own sources produced other figures in the end. Something that ran had changed them, and nothing was
   * proven.
   */
  readonly disturbed: boolean;
}

/** What is known before any experiment. */
export type Gathered = Omit<PackageEvidence, 'proof' | 'fixes' | 'disturbed'>;

/** What experiments found. */
export type Experiments = Pick<PackageEvidence, 'proof' | 'fixes' | 'disturbed'>;

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

/** Sites that the type checker is asked about. */
const mostSites = 60;

/** `distinctSites` returns each site once, whatever benchmarks have it. */
export function distinctSites(sites: readonly SiteChange[]): readonly SiteChange[] {
  return [...new Map(sites.map((site) => [siteKey(site), site])).values()].slice(0, mostSites);
}

/** `fixKey` names the fix of one site for one benchmark. */
export function fixKey(benchmark: string, site: string): string {
  return `${benchmark}\n${site}`;
}
