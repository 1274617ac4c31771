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

/** Sites by their cause, the most expensive first in each package, so that one change is told once. */
export function causeGroups(report: GateReport): readonly CauseGroup[] {
  const groups = new Map<string, { explanation: Explanation; site: ExplainedSite }[]>();
  for (const explanation of report.explanations)
    for (const site of explanation.sites) {
      const key = [explanation.package, originOf(site), site.cause].join('\n');
      const members = groups.get(key);
      if (members === undefined) groups.set(key, [{ explanation, site }]);
      else members.push({ explanation, site });
    }
  return [...groups.values()]
    .flatMap((members) => groupOf(members) ?? [])
    .toSorted((a, b) => byPackage(a, b) || gainOfSite(b.site) - gainOfSite(a.site));
}

/** What the sites of one cause have in common: the part of the change that was shown to cause them, else the line. */
function originOf({ file, line, root, function: name, proof, confidence }: ExplainedSite): string {
  if (confidence === 'proven' && proof !== null) return JSON.stringify(['proof', name, proof.reverted]);
  return root === null ? `site ${file}:${line}` : `${root.file}:${root.line}`;
}

function groupOf(
  members: readonly { readonly explanation: Explanation; readonly site: ExplainedSite }[],
): CauseGroup | undefined {
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
