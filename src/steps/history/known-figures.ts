import type { Baseline, StoredPackage } from '../../core/baseline/schema.ts';
import type { BackfillEntry } from '../../core/history/backfill-entry.ts';
import type { Subject } from '../subject.ts';

/** Figures that are already known, by package key, and the iterations of each benchmark. */
export class KnownFigures {
  readonly #packages = new Map<string, StoredPackage>();
  readonly #iterations = new Map<string, number>();

  /**
   * Adds the figures of an entry's packages that were measured without a problem, and the iterations of all of the
   * entry's benchmarks.
   */
  add({ baseline, problems }: BackfillEntry): void {
    if (baseline === undefined) return;
    for (const [importPath, stored] of Object.entries(baseline.packages)) {
      for (const [benchmark, { iterations }] of Object.entries(stored.benchmarks)) {
        const name = keyOf([importPath, benchmark]);
        if (!this.#iterations.has(name)) this.#iterations.set(name, iterations);
      }
      if (problems.some((problem) => problem.package === undefined || problem.package === importPath)) continue;
      this.#packages.set(placeOf(baseline.fingerprint, importPath, stored.key), stored);
    }
  }

  /** Returns the figures of a package whose sources have the given key, if they are known. */
  find(fingerprint: Baseline['fingerprint'], importPath: string, key: string): StoredPackage | undefined {
    return this.#packages.get(placeOf(fingerprint, importPath, key));
  }

  /**
   * Returns the number of iterations at which a benchmark was measured. At the same number, figures of different
   * commits can be compared exactly.
   */
  iterations({ importPath, benchmark }: Subject): number | undefined {
    return this.#iterations.get(keyOf([importPath, benchmark]));
  }
}

function placeOf(fingerprint: Baseline['fingerprint'], importPath: string, key: string): string {
  return keyOf([importPath, key, fingerprint]);
}

function keyOf(parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
