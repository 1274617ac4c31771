/**
 * Returns Marsaglia's xorshift32 generator. It yields the same numbers everywhere, from 0 up to but not including 1.
 */
export function generator(seed: number): () => number {
  let state = seed * 2_654_435_761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Draws `size` of the items without replacement, and keeps their order. */
export function draw<T>(items: readonly T[], size: number, seed: number): T[] {
  const random = generator(seed);
  return items
    .map((item, index) => ({ item, index, lot: random() }))
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, size)
    .toSorted((a, b) => a.index - b.index)
    .map(({ item }) => item);
}
