/** A commit and its parents, by id. */
export interface CommitNode {
  readonly commit: string;
  readonly parents: readonly string[];
}

/**
 * `Bisection` narrows a set of commits down to the first bad one. As in `git bisect`, a good commit clears itself and
 * its ancestors, a bad one clears everything except itself and its ancestors, and the next commit to test is the one
 * that splits the suspects most evenly. Merges need no special treatment.
 */
export class Bisection {
  readonly #parents: ReadonlyMap<string, readonly string[]>;
  readonly #skipped = new Set<string>();
  /** The commits that may be the first bad one, parents before children. */
  #suspects: readonly string[];
  #bad: string;

  /**
   * `range` contains `bad` and its ancestors, but not the good commit or its ancestors. Children come before their
   * parents.
   */
  constructor(range: readonly CommitNode[], bad: string) {
    this.#parents = new Map(range.map(({ commit, parents }) => [commit, parents]));
    this.#suspects = range.map(({ commit }) => commit).toReversed();
    this.#bad = bad;
  }

  /**
   * Returns the commits that may be the first bad one, parents before children. When the first bad commit is found, it
   * is the only suspect.
   */
  get suspects(): readonly string[] {
    return this.#suspects;
  }

  /** Returns the bad commit from which all suspects can be reached. */
  get bad(): string {
    return this.#bad;
  }

  /** Clears a good commit and its ancestors. */
  foundGood(commit: string): void {
    const cleared = this.#ancestors(commit, new Set(this.#suspects));
    this.#suspects = this.#suspects.filter((suspect) => !cleared.has(suspect));
  }

  /** Clears everything except a bad commit and its ancestors. */
  foundBad(commit: string): void {
    const kept = this.#ancestors(commit, new Set(this.#suspects));
    this.#suspects = this.#suspects.filter((suspect) => kept.has(suspect));
    this.#bad = commit;
  }

  /** Marks a commit that can't be tested. It remains a suspect. */
  skip(commit: string): void {
    this.#skipped.add(commit);
  }

  /** Returns the next commit to test out of those that `among` accepts, or `undefined` if none is left. */
  next(among: (commit: string) => boolean = () => true): string | undefined {
    const weights = this.#weights();
    const total = this.#suspects.length;
    let best: string | undefined;
    let most = 0;
    for (const commit of this.#suspects) {
      if (commit === this.#bad || this.#skipped.has(commit) || !among(commit)) continue;
      const weight = weights.get(commit) ?? 0;
      const split = Math.min(weight, total - weight);
      if (split > most) [best, most] = [commit, split];
    }
    return best;
  }

  /** Returns, for each suspect, how many suspects it clears if it is good: itself and its ancestors. */
  #weights(): ReadonlyMap<string, number> {
    const inside = new Set(this.#suspects);
    const weights = new Map<string, number>();
    for (const commit of this.#suspects) {
      const parents = (this.#parents.get(commit) ?? []).filter((parent) => inside.has(parent));
      const [only = ''] = parents;
      weights.set(commit, parents.length > 1 ? this.#ancestors(commit, inside).size : (weights.get(only) ?? 0) + 1);
    }
    return weights;
  }

  #ancestors(commit: string, inside: ReadonlySet<string>): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [commit];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next) || !inside.has(next)) continue;
      found.add(next);
      open.push(...(this.#parents.get(next) ?? []));
    }
    return found;
  }
}
