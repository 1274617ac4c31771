import type { Atom } from '../../core/cause/atoms.ts';
import { revertedLines } from '../../core/cause/reverted-lines.ts';
import { diffSites, type SiteDiff } from '../../core/profile/site-diff.ts';
import type { Ports } from '../../ports.ts';
import type { ExplainContext } from './evidence.ts';
import { buildExperiment, type Bench, type Replaced } from './experiment.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import { exchangeData } from './take-back-trial.ts';
import { profileSide, type SideProfileRequest, profileTiny } from './profile-side.ts';

/** The maximum number of benchmarks of one package for which the reverted program is profiled. */
const most = 12;

/**
 * `profileReverted` profiles head with the proven parts reverted, and returns by benchmark what head allocates beyond
 * that. If a site costs as much in the reverted program, the reverted lines didn't cause it, whatever the benchmark's
 * figure says.
 */
export async function profileReverted(
  ports: Ports,
  { head, work }: Pick<ExplainContext, 'head' | 'work'>,
  bench: Bench,
  reverted: { readonly atoms: ReadonlySet<Atom>; readonly replaced: Replaced },
  profiled: readonly ProfiledBenchmark[],
): Promise<ReadonlyMap<string, SiteDiff>> {
  const { listed } = bench;
  await using data = await exchangeData(ports, bench, reverted.atoms);
  if (data === undefined) return new Map();
  const built = await buildExperiment(ports, bench, reverted.replaced);
  if (typeof built === 'string') return new Map();
  const side = { ...head, binaries: () => Promise.resolve(new Map([[listed.importPath, built]])) };
  const lines = revertedLines(reverted.atoms);
  const found = new Map<string, SiteDiff>();
  for (const before of profiled.slice(0, most)) {
    const plan = bench.plans.find(({ benchmark }) => benchmark === before.benchmark);
    if (plan === undefined) continue;
    const request: SideProfileRequest = {
      side,
      importPath: listed.importPath,
      benchmark: plan.benchmark,
      iterations: plan.iterations,
      allocsPerOp: before.head.counted.objects,
      timeoutMs: bench.timeoutMs,
      buildFlags: bench.buildFlags,
      work,
      keep: undefined,
    };
    const profile = await profileAs(ports, request, before, absolute(reverted.replaced, bench.root));
    if (profile === undefined) continue;
    const text = (on: 'base' | 'head', place: { readonly file: string; readonly line: number }): string => {
      const other = on === 'base' ? reverted.replaced.get(place.file) : undefined;
      return other?.split('\n')[place.line - 1]?.trim() ?? before.text?.('head', place) ?? '';
    };
    found.set(plan.benchmark, diffSites({ base: profile.paths, head: before.head.paths, lines, text }));
  }
  return found;
}

/** `profileAs` profiles in the same way as head was profiled; otherwise sites could differ for that reason alone. */
async function profileAs(
  ports: Ports,
  request: SideProfileRequest,
  { head }: ProfiledBenchmark,
  replaced: ReadonlyMap<string, string | undefined>,
): ReturnType<typeof profileTiny> {
  const plain = await profileSide(ports, request);
  return plain === undefined || !head.tinyObjects ? plain : profileTiny(ports, request, plain, replaced);
}

function absolute(replaced: Replaced, root: string): ReadonlyMap<string, string | undefined> {
  return new Map([...replaced].map(([path, text]) => [`${root}/${path}`, text]));
}
