// Real output stays far below these limits: it has about ten keys, which change once per package.
const maxKeys = 64;
const maxVersions = 100_000;

/** The current configuration. Each result keeps the version of it that applied when the result was read. */
export class ConfigScope {
  #current: ReadonlyMap<string, string> = new Map();
  #versions = 0;

  get current(): ReadonlyMap<string, string> {
    return this.#current;
  }

  /**
   * Sets a key, or deletes it if the value is empty. It returns false if the text has more keys or changes than any
   * real output has.
   */
  set(key: string, value: string): boolean {
    if (this.#current.get(key) === value || (value === '' && !this.#current.has(key))) return true;
    if (this.#versions >= maxVersions) return false;
    if (value !== '' && this.#current.size >= maxKeys && !this.#current.has(key)) return false;
    const next = new Map(this.#current);
    if (value === '') next.delete(key);
    else next.set(key, value);
    this.#current = next;
    this.#versions += 1;
    return true;
  }
}
