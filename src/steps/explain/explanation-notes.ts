import { count } from '../../core/report/wording.ts';
import type { ExplainContext, PackageEvidence } from './evidence.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { Regressed } from './regressed.ts';

/** Returns the number of objects per operation that may stay unexplained without a note. */
const tolerated = (objects: number): number => Math.max(0.5, 0.05 * objects);

/** Why a profile may lack objects: without, and with a block for each tiny object. */
const hidden =
  'Go packs small pointer-free objects into shared 16-byte blocks, and the profile shows only the first object in each';
const unseen = "the profile doesn't show them (it never shows the goroutines that the runtime allocates, for example)";

/**
 * `explanationNotes` yields notes for the reader of an explanation: what is missing or uncertain in it, and what is
 * unusual about the benchmark.
 */
export function* explanationNotes(
  { base, head, change }: ExplainContext,
  { plan }: Regressed,
  profiled: ProfiledBenchmark,
  { proof, untried, varying, rewritten, declarations, facts }: PackageEvidence,
): Generator<string, void, undefined> {
  const { missing, counted, tinyObjects } = profiled.head;
  if (missing > tolerated(counted.objects))
    yield `In ${plan.benchmark}, ${round(missing)} of ${round(counted.objects)} objects per operation can't be attributed: ${tinyObjects ? unseen : hidden}.`;
  if (missing < -tolerated(counted.objects))
    yield `The profile has ${round(-missing)} more objects per operation than the benchmark counts, because setup runs while the timer is stopped or grows with b.N.`;
  if (tinyObjects)
    yield 'Go packs small pointer-free objects into shared 16-byte blocks, which hides some from the profile, so they were counted individually.';
  if (base === undefined) yield 'There is no base to compare with, so all allocations of head are shown.';
  else if (profiled.base === undefined)
    yield plan.sides.includes('base')
      ? 'Base could not be profiled, so all allocations of head are shown.'
      : 'Base does not have this benchmark, so all allocations of head are shown.';
  else if (base.environment.goVersion !== head.environment.goVersion)
    yield `Base is built with ${base.environment.goVersion} and head with ${head.environment.goVersion}: the compiler, runtime and standard library are part of the change, so nothing could be proven.`;
  const variation = varying.get(plan.benchmark);
  if (variation === 'differs')
    yield `${plan.benchmark} is nondeterministic: a second run of head's own sources gives different figures, so no experiment can prove a cause.`;
  if (variation === 'no figures')
    yield `A second run of ${plan.benchmark} on head's own sources failed or timed out, so no experiment can prove a cause.`;
  if (variation === 'no build')
    yield `A second build of ${plan.importPath} from head's own sources failed, so no experiment can prove a cause.`;
  if (rewritten.length > 0)
    yield `A test or benchmark modifies source files while it runs (${someOf(rewritten)}), so experiments with these files prove nothing.`;
  if (proof?.broken === true)
    yield `After the revert, the tests of ${plan.importPath} give different results than on head: they may test this very change, or lines that were kept may depend on the reverted ones.`;
  if (proof?.cutShort === 'time')
    yield `Time ran out after ${count(proof.builds, 'build')}, before everything was proven. Raise --explain-timeout to allow more.`;
  if (proof?.cutShort === 'builds')
    yield `Not everything was proven after ${count(proof.builds, 'experiment')}: the limit for one package, or for reverts that don't compile, was reached.`;
  if (untried !== undefined) yield `${untried.count} of ${untried.of} candidate fixes were not tried.`;
  const benchmarkEdited = change.atoms.some(
    ({ isTest, file }) => isTest && profiled.diff.sites.some((site) => site.file === file),
  );
  if (benchmarkEdited)
    yield `The change edits test code next to the benchmark: check that ${plan.benchmark} still measures the same thing.`;
  const generated = profiled.diff.sites.find(({ file }) => declarations.isGenerated(file));
  if (generated !== undefined) yield `${generated.file} is generated. Change its generator instead.`;
  if (profiled.diff.sites.length > 0 && facts.size === 0)
    yield "Go's parser could not read the source, so reasons and advice are less specific.";
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function someOf(files: readonly string[]): string {
  return files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ');
}
