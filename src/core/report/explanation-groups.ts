import { gainOf } from '../profile/cost.ts';
import type { ExplainedSite, Explanation } from './model.ts';

/**
 * A cause with all its sites. The sites can be in several benchmarks; they share a changed line, a reverted part or an
 * allocating line.
 */
export interface CauseGroup {
  /** The benchmarks that the cause affects, most affected first. */
  readonly benchmarks: readonly Subject[];
  /** The site at which the cause costs most. */
  readonly site: ExplainedSite;
  /** The other sites of the cause in the benchmark that `site` belongs to. */
  readonly further: readonly ExplainedSite[];
}

/** Identifies a benchmark. */
type Subject = Pick<Explanation, 'package' | 'benchmark'>;

interface Member {
  readonly explanation: Explanation;
  readonly site: ExplainedSite;
}

/** `causeGroups` groups sites by their cause, most expensive first, so that a report explains each cause once. */
export function causeGroups(report: { readonly explanations: readonly Explanation[] }): readonly CauseGroup[] {
  const origins = new Origins();
  const members: (Member & { readonly key: string })[] = [];
  for (const explanation of report.explanations)
    for (const site of explanation.sites) {
      const keys = originsOf(site).map((origin) => [origin, site.cause].join('\n'));
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
    .toSorted((a, b) => gainOfSite(b.site) - gainOfSite(a.site));
}

/**
 * `Origins` joins origins (see `originsOf`) that belong to the same cause. It uses union-find, which takes nearly
 * linear time, so that a hostile report can't keep it busy.
 */
class Origins {
  readonly #parents = new Map<string, string>();

  /** `join` records that some origins belong to the same cause, and returns the first of them. */
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
 * `originsOf` returns the origins of a site: its changed line (or its own line, if no changed line is known) and, if
 * its cause is proven, its function together with the reverted parts. Sites that share an origin and a kind of cause
 * belong together.
 */
function originsOf({ file, line, root, function: name, proof, confidence }: ExplainedSite): readonly string[] {
  return [
    root === null ? `site ${file}:${line}` : `${root.file}:${root.line}`,
    ...(confidence === 'proven' && proof !== null ? [JSON.stringify(['proof', name, proof.reverted])] : []),
  ];
}

function groupOf(members: readonly Member[]): CauseGroup | undefined {
  const ordered = members.toSorted((a, b) => gainOfSite(b.site) - gainOfSite(a.site));
  const [first] = ordered;
  if (first === undefined) return undefined;
  const benchmarks = new Map(
    ordered.map(({ explanation: { package: importPath, benchmark } }) => [
      `${importPath}\n${benchmark}`,
      { package: importPath, benchmark },
    ]),
  );
  const { explanation, site } = first;
  const further = members
    .filter((member) => member.explanation === explanation && member.site !== site)
    .map((member) => member.site);
  return { benchmarks: [...benchmarks.values()], site, further };
}

/**
 * `gainOfSite` returns how much more a site costs on head than on base, in bytes. To make the number of allocations
 * count too, it adds the size of a small block for each allocation.
 */
export function gainOfSite({ allocsPerOp, bytesPerOp }: ExplainedSite): number {
  return gainOf({
    base: { objects: allocsPerOp.base, bytes: bytesPerOp.base },
    head: { objects: allocsPerOp.head, bytes: bytesPerOp.head },
  });
}
