/** Runs work for the same key one after another, in the order in which it was requested. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Waits until all earlier work for the key has ended, and then runs `work`. Its error is passed on. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(key) ?? Promise.resolve()).then(work);
    this.#last.set(
      key,
      mine.catch(() => undefined),
    );
    return mine;
  }
}
