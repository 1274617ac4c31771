import { tidy } from './tidy.ts';

/** One `key=value` of a `Unit` line. */
export interface UnitSetting {
  readonly unit: string;
  readonly key: string;
  readonly value: string;
}

/**
 * What is known about units: from `Unit` lines, else what the format says about Go's own (x/perf benchfmt, units.go).
 */
export interface UnitCatalog {
  /** Returns which direction is good, or `undefined` if nothing says. */
  better(unit: string): 'higher' | 'lower' | undefined;
  /** `exact`: every sample gives the same value, unless the code differs. */
  assumption(unit: string): 'exact' | 'nothing';
}

const defaults = new Map<string, 'higher' | 'lower'>([
  ['sec/op', 'lower'],
  ['B/s', 'higher'],
  ['B/op', 'lower'],
  ['allocs/op', 'lower'],
]);

/**
 * `createUnitCatalog` applies metadata to a unit whatever prefix it is written with (`ns/op`, `sec/op`); the first
 * setting counts.
 */
export function createUnitCatalog(settings: readonly UnitSetting[]): UnitCatalog {
  const known = new Map<string, string>();
  for (const { unit, key, value } of settings) {
    const id = `${tidy(1, unit).unit} ${key}`;
    if (!known.has(id)) known.set(id, value);
  }
  const get = (unit: string, key: string): string | undefined => known.get(`${tidy(1, unit).unit} ${key}`);
  return {
    better(unit) {
      // Fewer allocations are better, whatever a benchmark prints: it is the one that is judged.
      if (unit === 'B/op' || unit === 'allocs/op') return 'lower';
      const said = get(unit, 'better');
      if (said !== undefined) return said === 'higher' || said === 'lower' ? said : undefined;
      return defaults.get(tidy(1, unit).unit);
    },
    assumption: (unit) => (get(unit, 'assume') === 'exact' ? 'exact' : 'nothing'),
  };
}

/** `distinctSettings` returns each setting once; of two that contradict each other, the first counts and stays. */
export function distinctSettings(settings: readonly UnitSetting[]): UnitSetting[] {
  const known = new Map<string, UnitSetting>();
  for (const { unit, key, value } of settings) {
    const id = `${unit} ${key}`;
    if (!known.has(id)) known.set(id, { unit, key, value });
  }
  return [...known.values()].toSorted((a, b) => (`${a.unit} ${a.key}` < `${b.unit} ${b.key}` ? -1 : 1));
}
