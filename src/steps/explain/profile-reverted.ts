import { revertedLines } from '../../core/cause/reverted-lines.ts';
import { diffSites, type SiteDiff } from '../../core/profile/site-diff.ts';
import type { Ports } from '../../ports.ts';
import type { ExplainContext } from './evidence.ts';
import { mapLimit } from '../pool.ts';
import { buildExperiment, type Bench, type Replaced } from './experiment.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { RevertedProgram } from './prove.ts';
import { type ProfilingPorts, sharingWork } from './shared-work.ts';
import { exchangeData } from './take-back-trial.ts';
import { profileSide, type SideProfileRequest, profileTiny } from './profile-side.ts';

/** The maximum number of benchmarks of one package for which the reverted program is profiled. */
const most = 12;

/**
 * `profileReverted` profiles head with the proven parts reverted, and returns, by benchmark, how much more head
 * allocates than that program. If a site costs as much in that program as on head, the reverted lines didn't cause it,
 * even if the benchmark's figure improved.
 */
export async function profileReverted(
  ports: Ports,
  { head, work }: Pick<ExplainContext, 'head' | 'work'>,
  bench: Bench,
  reverted: RevertedProgram,
  profiled: readonly ProfiledBenchmark[],
): Promise<ReadonlyMap<string, SiteDiff>> {
  const { listed } = bench;
  await using data = await exchangeData(ports, bench, reverted.atoms);
  if (data === undefined) return new Map();
  const built = reverted.binary ?? (await buildExperiment(ports, bench, reverted.replaced));
  if (typeof built === 'string') return new Map();
  const side = { ...head, binaries: () => Promise.resolve(new Map([[listed.importPath, built]])) };
  const lines = revertedLines(reverted.atoms);
  const sharing = sharingWork(ports);
  const found = new Map<string, SiteDiff>();
  await mapLimit(profiled.slice(0, most), ports.go.parallelism, async (before) => {
    const plan = bench.plans.find(({ benchmark }) => benchmark === before.benchmark);
    if (plan === undefined) return;
    const request: SideProfileRequest = {
      side,
      importPath: listed.importPath,
      benchmark: plan.benchmark,
      ...before.run,
      allocsPerOp: before.head.counted.objects,
      timeoutMs: bench.timeoutMs,
      buildFlags: bench.buildFlags,
      work,
      keep: undefined,
    };
    const profile = await profileAs(sharing, request, before, absolute(reverted.replaced, bench.root));
    if (profile === undefined) return;
    const text = (on: 'base' | 'head', place: { readonly file: string; readonly line: number }): string => {
      const other = on === 'base' ? reverted.replaced.get(place.file) : undefined;
      return other?.split('\n')[place.line - 1]?.trim() ?? before.text?.('head', place) ?? '';
    };
    found.set(plan.benchmark, diffSites({ base: profile.paths, head: before.head.paths, lines, text }));
  });
  return found;
}

/**
 * `profileAs` profiles the reverted program in the same way as head was profiled. Otherwise sites could differ only
 * because of the profiling.
 */
async function profileAs(
  ports: ProfilingPorts,
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
