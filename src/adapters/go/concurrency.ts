/** Number of calls at a time: enough to keep a disk busy, but far below the limit on open files. */
const AT_ONCE = 16;

/** `mapBounded` runs `work` for each item, a few at a time, and returns the results in the items' order. */
export async function mapBounded<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as Item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
}
