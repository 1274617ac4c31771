/**
 * `benchPattern` returns the `-test.bench` (or `-test.skip`) pattern of exactly these benchmarks, given without
 * GOMAXPROCS suffix. `^A$/^sub$|^B$`: levels split at slashes, alternatives at bars outside of brackets, as testing's
 * `splitRegexp` does. Siblings below one benchmark share an alternative (`^A$/^(?:x|y)$`), because a command line
 * argument is limited to 128 KiB, and testing compiles an expression each time it meets it. A benchmark that is the
 * parent of another goes first, because testing takes the first alternative that fits. A name that continues with a
 * slash after one of these also matches, because to testing it is below it: `belowPattern` excludes those.
 */
export function benchPattern(names: readonly string[]): string {
  return alternativesOf(names).join('|');
}

/**
 * `belowPattern` returns the `-test.skip` pattern of everything below these benchmarks, none of which is below
 * another. Testing skips a name only if the first alternative that fits it has no more levels than the name, so slashes
 * alone skip all names of more levels. Only a benchmark with fewer levels than the deepest one must be spelled out; one
 * at the top level never must be, because a benchmark with sub-benchmarks has no figures of its own.
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
    // Top-level benchmarks each have their own alternative, as people write them.
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
