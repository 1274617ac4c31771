import { type Cause, isTriedAgainst } from '../../core/causes/list.ts';
import type { FixCandidate } from '../../core/cause/source-facts.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';
import type { ListedPackage, Ports } from '../../ports.ts';
import { type ExplainContext, fixKey, type PackageEvidence, siteKey } from './evidence.ts';
import type { Regressed } from './regressed.ts';
import { examineSite } from './examine-site.ts';
import { type AskedPlace, readPlaceFacts } from './site-facts.ts';
import { partsOf } from './trace-site.ts';

/** The maximum number of removed lines to pass to the analysis together with the changed line that replaces them. */
const mostBefore = 40;

export interface CandidatesRequest {
  readonly regressed: readonly Regressed[];
  readonly evidence: Omit<PackageEvidence, 'fixes' | 'untried'>;
  /** The maximum number of sites per benchmark for which edits are sought. */
  readonly most: number;
}

/** A site of a benchmark, and the other lines at which to look for an edit that fixes it. */
interface Wanted {
  readonly key: string;
  readonly site: SiteChange;
  readonly places: readonly AskedPlace[];
  readonly cause: Cause;
}

/**
 * `candidateEdits` returns the edits to try for each benchmark and site, by `fixKey`. Edits at the site itself come
 * first, then edits at the line that takes an object from a pool, and then edits at the changed line that caused the
 * allocation.
 */
export async function candidateEdits(
  ports: Ports,
  context: ExplainContext,
  listed: ListedPackage,
  { regressed, evidence, most }: CandidatesRequest,
): Promise<ReadonlyMap<string, readonly FixCandidate[]>> {
  const wanted = regressed.flatMap((benchmark): Wanted[] => {
    const profiled = evidence.profiled.find((found) => found.benchmark === benchmark.plan.benchmark);
    if (profiled === undefined) return [];
    const parts = partsOf(benchmark, evidence);
    return profiled.diff.sites.slice(0, most).map((site) => {
      const { root, cause } = examineSite(context, { profiled, evidence, parts }, site);
      const key = fixKey(benchmark.plan.benchmark, siteKey(site));
      const places = [
        ...poolUse(site),
        ...(root === undefined
          ? []
          : [
              {
                file: root.file,
                line: root.line,
                callee: '',
                before: root.atom.removed.slice(0, mostBefore).map(({ text }) => text),
              },
            ]),
      ];
      return { key, site, places, cause };
    });
  });
  const asked = new Map(wanted.flatMap((one) => one.places.map((place) => [placeKey(place), place] as const)));
  const further = await readPlaceFacts(ports, context, listed, asked);
  return new Map(
    wanted.map(({ key, site, places, cause }) => [
      key,
      [
        ...(evidence.facts.get(siteKey(site))?.candidates ?? []),
        ...places.flatMap((place) => further.get(placeKey(place))?.candidates ?? []),
      ].filter(({ kind }) => isTriedAgainst(kind, cause)),
    ]),
  );
}

/**
 * `poolUse` returns the line of the user's code that calls `sync.Pool.Get`, directly or through a library, if the
 * site's allocation happens in that call.
 */
function poolUse({ paths }: SiteChange): readonly AskedPlace[] {
  const frames = paths[0]?.frames ?? [];
  const get = frames.findIndex(({ function: name }) => name === 'sync.(*Pool).Get');
  const user = get < 0 ? undefined : frames.slice(get).find(({ owner }) => owner === 'user');
  return user === undefined ? [] : [{ file: user.file, line: user.line, callee: 'sync.(*Pool).Get' }];
}

function placeKey({ file, line, callee }: AskedPlace): string {
  return `${file}:${line} ${callee}`;
}
