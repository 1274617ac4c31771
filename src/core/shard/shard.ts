/**
 * One of the `count` shards that a run is divided into. Each shard measures different packages. `index` starts at 1.
 */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Maximum number of shards of a run. */
export const mostShards = 256;

/** `parseShard` parses a shard such as `2/3`, or returns `undefined` for any other text. */
export function parseShard(text: string): Shard | undefined {
  const [, index = 0, count = 0] = /^(\d{1,3})\/(\d{1,3})$/.exec(text)?.map(Number) ?? [];
  return index >= 1 && index <= count && count <= mostShards ? { index, count } : undefined;
}

/**
 * `isOfShard` reports, for each package, whether a shard measures it. `weights` contains the weight of each package. A
 * shard measures neighbouring packages, because these often share dependencies. The split depends only on the weights.
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
