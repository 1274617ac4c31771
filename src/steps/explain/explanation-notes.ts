import type { ExplainContext, PackageEvidence } from './evidence.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { Regressed } from './regressed.ts';

/** Objects per operation that may be unexplained without a word. */
const tolerated = (objects: number): number => Math.max(0.5, 0.05 * objects);

/** What a reader should know of an explanation: what is missing, what is special. */
export function* explanationNotes(
  { base, head, change }: ExplainContext,
  { plan }: Regressed,
  profiled: ProfiledBenchmark,
  { proof, disturbed, declarations, facts }: PackageEvidence,
): Generator<string, void, undefined> {
  const { missing, counted, tinyObjects } = profiled.head;
  if (missing > tolerated(counted.objects))
    yield `${round(missing)} of ${round(counted.objects)} objects per operation are not visible one by one: small objects without pointers share blocks of 16 bytes, and this Go does not take the edit that sets them apart.`;
  if (missing < -tolerated(counted.objects))
    yield `The profile holds ${round(-missing)} objects per operation more than the benchmark counts: its set-up runs while the timer is stopped, or grows with b.N.`;
  if (tinyObjects)
    yield 'Small objects without pointers, which normally share blocks of 16 bytes, were counted one by one for this.';
  if (base === undefined) yield 'There is no base to compare with: all that head allocates is shown.';
  else if (profiled.base === undefined) yield 'Base does not have this benchmark: all that head allocates is shown.';
  else if (base.environment.goVersion !== head.environment.goVersion)
    yield `Base is built with ${base.environment.goVersion} and head with ${head.environment.goVersion}: compiler, runtime and standard library are part of the change, and nothing was proven.`;
  if (disturbed)
    yield 'A test or benchmark writes into the sources while it runs, so that experiments with them show nothing: nothing was proven.';
  if (proof?.broken === true)
    yield `With what was taken back the tests of ${plan.importPath} end otherwise than on head: they may be about what the change is for, or lines belong together that were taken back alone.`;
  if (proof?.cutShort === true)
    yield `The budget ended after ${proof.builds} builds, before everything was proven; --budget gives more time.`;
  const benchmarkEdited = change.atoms.some(
    ({ isTest, file }) => isTest && profiled.diff.sites.some((site) => site.file === file),
  );
  if (benchmarkEdited)
    yield `The change edits the benchmark itself, or what lies beside it: see whether ${plan.benchmark} still measures the same.`;
  const generated = profiled.diff.sites.find(({ file }) => declarations.isGenerated(file));
  if (generated !== undefined) yield `${generated.file} is generated: change its generator instead.`;
  if (profiled.diff.sites.length > 0 && facts.size === 0)
    yield 'The source could not be read with Go’s own parser, so that reasons and advice are poorer.';
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
