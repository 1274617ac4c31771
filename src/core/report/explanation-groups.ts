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
  const origins = new Origins();
  const members: (Member & { readonly key: string })[] = [];
  for (const explanation of report.explanations)
    for (const site of explanation.sites) {
      const keys = originsOf(site).map((origin) => [explanation.package, origin, site.cause].join('\n'));
      members.push({ explanation, site, key: origins.join(keys) });
    }
  const groups = new Map<string, Member[]>();
  for (const { key, ...member } of members) {
    const first = origins.firstOf(key);
    const known = groups.get(first);
    if (known === undefined) groups.set(first, [member]);
    else known.push(member);
  }
  return [...groups.values()]
    .flatMap((group) => groupOf(group) ?? [])
    .toSorted((a, b) => byPackage(a, b) || gainOfSite(b.site) - gainOfSite(a.site));
}

/** Origins that turned out to be one, in about linear time (union-find): a report may come from anybody. */
class Origins {
  readonly #parents = new Map<string, string>();

  /** Takes some origins for one, and names it. */
  join([first = '', ...others]: readonly string[]): string {
    for (const other of others) this.#parents.set(this.firstOf(other), this.firstOf(first));
    return first;
  }

  firstOf(key: string): string {
    let at = key;
    for (;;) {
      const parent = this.#parents.get(at) ?? at;
      if (parent === at) return at;
      const above = this.#parents.get(parent) ?? parent;
      this.#parents.set(at, above);
      at = above;
    }
  }
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
