/** A commit and its parents, by id. */
export interface CommitNode {
  readonly commit: string;
  readonly parents: readonly string[];
}

/**
 * `Bisection` narrows a set of commits down to the first bad one. As in `git bisect`, a good commit clears all its
 * ancestors, a bad one clears everything but its ancestors, and the next commit to ask about is the one that splits the
 * suspects most evenly, whichever way it turns out. Merges need nothing special.
 */
export class Bisection {
  readonly #parents: ReadonlyMap<string, readonly string[]>;
  readonly #skipped = new Set<string>();
  /** Parents before children. */
  #suspects: readonly string[];
  #bad: string;

  /** `range` holds every commit that is an ancestor of `bad` and none of the good commit, children before parents. */
  constructor(range: readonly CommitNode[], bad: string) {
    this.#parents = new Map(range.map(({ commit, parents }) => [commit, parents]));
    this.#suspects = range.map(({ commit }) => commit).toReversed();
    this.#bad = bad;
  }

  /**
   * Returns the commits that may be the first bad one, parents before children; when it is found, it is the only one.
   */
  get suspects(): readonly string[] {
    return this.#suspects;
  }

  /** Returns the bad commit that all suspects are ancestors of. */
  get bad(): string {
    return this.#bad;
  }

  /** Clears the ancestors of a good commit. */
  foundGood(commit: string): void {
    const cleared = this.#ancestors(commit, new Set(this.#suspects));
    this.#suspects = this.#suspects.filter((suspect) => !cleared.has(suspect));
  }

  /** Clears everything but the ancestors of a bad commit. */
  foundBad(commit: string): void {
    const kept = this.#ancestors(commit, new Set(this.#suspects));
    this.#suspects = this.#suspects.filter((suspect) => kept.has(suspect));
    this.#bad = commit;
  }

  /** Takes note of a commit that can't be asked about. */
  skip(commit: string): void {
    this.#skipped.add(commit);
  }

  /** Returns the next commit to ask about, of those that `among` accepts, or `undefined` if none is left. */
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

  /** Returns how many suspects each of them clears if it is good: itself and its ancestors. */
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
