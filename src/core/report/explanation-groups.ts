import { gainOf } from '../profile/cost.ts';
import type { ExplainedSite, Explanation, GateReport } from './model.ts';

/** One cause with everything that it costs: the same part of the change (or line, or site) in several benchmarks. */
export interface CauseGroup {
  readonly package: string;
  /** The one that it costs most. */
  readonly benchmark: string;
  /** The others. */
  readonly also: readonly string[];
  readonly site: ExplainedSite;
  /** Further sites of the same root in the same benchmark. */
  readonly further: readonly ExplainedSite[];
}

interface Member {
  readonly explanation: Explanation;
  readonly site: ExplainedSite;
}

/** Sites by their cause, the most expensive first in each package, so that one change is told once. */
export function causeGroups(report: GateReport): readonly CauseGroup[] {
  const groups = new Map<string, Member[]>();
  for (const explanation of report.explanations)
    for (const site of explanation.sites) {
      const keys = originsOf(site).map((origin) => [explanation.package, origin, site.cause].join('\n'));
      // A site can join what had two origins until then.
      const members = [...new Set(keys.flatMap((key) => [groups.get(key) ?? []]))].flat();
      members.push({ explanation, site });
      for (const key of [...keys, ...keysOf(groups, members)]) groups.set(key, members);
    }
  return [...new Set(groups.values())]
    .flatMap((members) => groupOf(members) ?? [])
    .toSorted((a, b) => byPackage(a, b) || gainOfSite(b.site) - gainOfSite(a.site));
}

/** Keys of the groups that the members came from. */
function keysOf(groups: ReadonlyMap<string, readonly Member[]>, members: readonly Member[]): readonly string[] {
  return [...groups].flatMap(([key, known]) => (known.some((member) => members.includes(member)) ? [key] : []));
}

/**
 * What the sites of one cause have in common: the changed line, or the part of the change that was shown to cause them
 * in one function, else the line itself.
 */
function originsOf({ file, line, root, function: name, proof, confidence }: ExplainedSite): readonly string[] {
  return [
    root === null ? `site ${file}:${line}` : `${root.file}:${root.line}`,
    ...(confidence === 'proven' && proof !== null ? [JSON.stringify(['proof', name, proof.reverted])] : []),
  ];
}

function groupOf(members: readonly Member[]): CauseGroup | undefined {
  const [first] = members.toSorted((a, b) => gainOfSite(b.site) - gainOfSite(a.site));
  if (first === undefined) return undefined;
  const { explanation, site } = first;
  const names = new Set(members.map((member) => member.explanation.benchmark));
  names.delete(explanation.benchmark);
  const further = members
    .filter((member) => member.explanation === explanation && member.site !== site)
    .map((member) => member.site);
  return { package: explanation.package, benchmark: explanation.benchmark, also: [...names], site, further };
}

/** How much more a site weighs on head. */
export function gainOfSite({ allocsPerOp, bytesPerOp }: ExplainedSite): number {
  return gainOf({
    base: { objects: allocsPerOp.base, bytes: bytesPerOp.base },
    head: { objects: allocsPerOp.head, bytes: bytesPerOp.head },
  });
}

function byPackage(a: CauseGroup, b: CauseGroup): number {
  return a.package === b.package ? 0 : a.package < b.package ? -1 : 1;
}
