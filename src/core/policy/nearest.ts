/** Maps former names of options to their current names. */
const formerNames: Readonly<Record<string, string>> = {
  budget: 'explain-timeout',
  'confirm-budget': 'confirm-timeout',
};

/** Maximum length of a word to compare. */
const longest = 120;

/**
 * `nearest` returns the known word nearest to a mistyped one, or `undefined` if none is near. A known word is near if
 * at most a third of its letters differ; one letter may always differ. A former name of an option counts as near its
 * current name.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const renamed = Object.hasOwn(formerNames, word) ? formerNames[word] : undefined;
  if (renamed !== undefined && known.includes(renamed)) return renamed;
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : undefined;
}

/**
 * `distance` returns the number of insertions, deletions, substitutions and swaps of adjacent letters that turn one
 * word into the other.
 */
function distance(a: string, b: string): number {
  if (a.length > longest || b.length > longest) return Infinity;
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const above = rows[i - 1] ?? [];
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min(substituted, swapped, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}
