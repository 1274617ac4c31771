import { isAllocationUnit } from './allocation-units.ts';
import { tidy } from './tidy.ts';

/** A `key=value` pair of a `Unit` line. */
export interface UnitSetting {
  readonly unit: string;
  readonly key: string;
  readonly value: string;
}

/**
 * The known properties of units, from `Unit` lines or else from the format's defaults for Go's own units (x/perf
 * benchfmt, units.go).
 */
export interface UnitCatalog {
  /** Returns which direction is better, or `undefined` if that is unknown. */
  better(unit: string): 'higher' | 'lower' | undefined;
  /**
   * Returns `exact` if metadata says that all samples of the same code have the same value, and `nothing` otherwise.
   */
  assumption(unit: string): 'exact' | 'nothing';
}

const defaults = new Map<string, 'higher' | 'lower'>([
  ['sec/op', 'lower'],
  ['B/s', 'higher'],
  ['B/op', 'lower'],
  ['allocs/op', 'lower'],
]);

/**
 * `createUnitCatalog` creates a catalog from settings. A setting applies to a unit regardless of its prefix (`ns/op`,
 * `sec/op`). If a unit has several settings with the same key, the first counts.
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
      // Lower is always better in these units, so that a benchmark can't reverse its own verdict with a `Unit` line.
      if (isAllocationUnit(unit)) return 'lower';
      const said = get(unit, 'better');
      if (said !== undefined) return said === 'higher' || said === 'lower' ? said : undefined;
      return defaults.get(tidy(1, unit).unit);
    },
    assumption: (unit) => (get(unit, 'assume') === 'exact' ? 'exact' : 'nothing'),
  };
}

/** `distinctSettings` returns each setting once; if two contradict each other, it keeps the first. */
export function distinctSettings(settings: readonly UnitSetting[]): UnitSetting[] {
  const known = new Map<string, UnitSetting>();
  for (const { unit, key, value } of settings) {
    const id = `${unit} ${key}`;
    if (!known.has(id)) known.set(id, { unit, key, value });
  }
  return [...known.values()].toSorted((a, b) => (`${a.unit} ${a.key}` < `${b.unit} ${b.key}` ? -1 : 1));
}
