/**
 * `benchPattern` returns a `-test.bench` (or `-test.skip`) pattern that matches these benchmarks, whose names are given
 * without GOMAXPROCS suffixes. In a pattern such as `^A$/^sub$|^B$`, testing's `splitRegexp` splits alternatives at
 * bars and levels at slashes, both outside of brackets. Sub-benchmarks of one benchmark share an alternative
 * (`^A$/^(?:x|y)$`), because a command line argument is limited to 128 KiB, and because testing recompiles an
 * expression each time it is used. If one of the benchmarks is the parent of another, the parent comes first, because
 * testing takes the first alternative that matches. The pattern also matches a name that continues one of the given
 * names with a slash, because testing treats it as a sub-benchmark; `belowPattern` excludes such names.
 */
export function benchPattern(names: readonly string[]): string {
  return alternativesOf(names).join('|');
}

/**
 * `belowPattern` returns a `-test.skip` pattern that matches all sub-benchmarks of these benchmarks. None of the given
 * benchmarks may be a sub-benchmark of another. Testing skips a name only if the first alternative that matches it has
 * no more levels than the name, so a pattern of n slashes skips all names with more than n levels. Therefore, only
 * benchmarks with fewer levels than the deepest one are listed by name. Top-level benchmarks aren't listed, because one
 * that has figures of its own has no sub-benchmarks.
 */
export function belowPattern(names: readonly string[]): string {
  const deepest = Math.max(...names.map(levelsOf));
  const shallow = names.filter((name) => levelsOf(name) > 1 && levelsOf(name) < deepest);
  return [...alternativesOf(shallow).map((alternative) => `${alternative}/`), '/'.repeat(deepest)].join('|');
}

function levelsOf(name: string): number {
  return name.split('/').length;
}

function alternativesOf(names: readonly string[]): readonly string[] {
  const groups = new Map<string, { depth: number; prefix: string; leaves: Set<string> }>();
  for (const name of names) {
    const levels = name.split('/').map(quote);
    const leaf = levels.pop() ?? '';
    const prefix = levels.map((level) => `^${level}$/`).join('');
    // Each top-level benchmark has its own alternative (`^A$|^B$`), as in patterns that people write.
    const key = prefix === '' ? `^${leaf}` : prefix;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { depth: levels.length, prefix, leaves: new Set([leaf]) });
    else group.leaves.add(leaf);
  }
  const alternatives = [...groups.values()];
  const ordered = hasParent(names) ? alternatives.toSorted((one, other) => one.depth - other.depth) : alternatives;
  return ordered.map(({ prefix, leaves }) => `${prefix}${alternation([...leaves])}`);
}

function alternation(leaves: readonly string[]): string {
  return leaves.length === 1 ? `^${leaves[0]}$` : `^(?:${leaves.join('|')})$`;
}

function hasParent(names: readonly string[]): boolean {
  const all = new Set(names);
  return names.some((name) => {
    for (let slash = name.indexOf('/'); slash !== -1; slash = name.indexOf('/', slash + 1)) {
      if (all.has(name.slice(0, slash))) return true;
    }
    return false;
  });
}

/** `quote` is Go's `regexp.QuoteMeta`. */
function quote(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
