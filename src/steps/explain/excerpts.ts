import { type ExcerptSource, excerptsOf, pointsOf } from '../../core/report/excerpts.ts';
import { pathOf } from '../../core/patch/parse-patch.ts';
import { lineCosts } from '../../core/profile/line-costs.ts';
import type { Explanation } from '../../core/report/model.ts';
import type { Ports } from '../../ports.ts';
import type { ExplainContext } from './evidence.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';

/**
 * `withExcerpts` adds excerpts of the source around a benchmark's sites to its explanation, with what each line
 * allocates on both sides.
 */
export async function withExcerpts(
  ports: Ports,
  context: ExplainContext,
  profiled: ProfiledBenchmark,
  explanation: Explanation,
): Promise<Explanation> {
  const { sites } = explanation;
  const sources = new Map<string, ExcerptSource>();
  for (const file of pointsOf(sites).keys()) {
    const source = await readSource(ports, context, file);
    if (source !== undefined) sources.set(file, source);
  }
  const costs = { base: lineCosts(profiled.base?.paths ?? []), head: lineCosts(profiled.head.paths) };
  const excerpts = excerptsOf({ sites, sources, costs });
  return excerpts.length === 0 ? explanation : { ...explanation, excerpts: [...excerpts] };
}

async function readSource(
  ports: Ports,
  { base, head, change }: ExplainContext,
  file: string,
): Promise<ExcerptSource | undefined> {
  const changed = change.files.find((one) => pathOf(one) === file);
  const read = async (root: string | undefined, path: string): Promise<string | undefined> =>
    root === undefined ? undefined : ports.repository.readSnapshot(root, path).catch(() => undefined);
  const [before, after] = [
    changed === undefined || changed.kind === 'added' ? undefined : await read(base?.root, changed.base),
    changed?.kind === 'deleted' ? undefined : await read(head.root, file),
  ];
  return before === undefined && after === undefined
    ? undefined
    : { change: changed, base: before ?? '', head: after ?? '' };
}
