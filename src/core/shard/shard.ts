/** One of several parts of a run, each of which measures its own packages. Counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Maximum number of shards of a run. */
export const mostShards = 256;

/** `parseShard` reads `2/3`; `undefined` if the text is no such thing. */
export function parseShard(text: string): Shard | undefined {
  const [, index = 0, count = 0] = /^(\d{1,3})\/(\d{1,3})$/.exec(text)?.map(Number) ?? [];
  return index >= 1 && index <= count && count <= mostShards ? { index, count } : undefined;
}

/**
 * `isOfShard` returns, for packages with these weights in their order, which of them a shard measures. Shards take
 * neighbours, which share dependencies, and the split depends on nothing but the weights.
 */
export function isOfShard(weights: readonly number[], { index, count }: Shard): readonly boolean[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return weights.map((weight) => {
    const middle = before + weight / 2;
    before += weight;
    const at = total === 0 ? 0 : Math.min(Math.floor((middle * count) / total), count - 1);
    return at === index - 1;
  });
}
