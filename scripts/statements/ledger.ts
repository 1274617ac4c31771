/** Counts statements and keeps those that are false. */
export class Ledger {
  checked = 0;
  readonly violations: string[] = [];
  readonly #prefix: string;

  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  /** `holds` counts one statement, and keeps `what` as a violation if the statement is false. */
  holds(is: boolean, kind: string, what: () => string): void {
    this.checked++;
    if (!is) this.violations.push(`${this.#prefix}${kind}: ${what()}`);
  }
}
