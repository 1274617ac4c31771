/**
 * `remembered` returns the result that `kept` has for a key, or else of `make`, which it keeps while it is made and
 * afterwards. It forgets an error, so that the next call tries again.
 */
export async function remembered<Value>(
  kept: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = kept.get(key) ?? make();
  kept.set(key, value);
  try {
    return await value;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}
