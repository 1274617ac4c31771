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
}

/** An edit that was built, measured and tested. */
export interface MeasuredFix {
  readonly candidate: FixCandidate;
  /** The lines that the edit replaces. */
  readonly was: string;
  readonly figures: MeasuredFigures;
}

/** Names a site across benchmarks. */
export function siteKey({ file, line, callee, library }: SiteChange): string {
  return [file, line, callee, library ?? ''].join('\n');
}

/** Names the fix of one site for one benchmark. */
export function fixKey(benchmark: string, site: string): string {
  return `${benchmark}\n${site}`;
}
