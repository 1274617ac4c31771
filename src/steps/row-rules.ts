import { createUnitCatalog, standingUnits, type UnitSetting, type UnitWords } from '../core/benchunit/index.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Better } from '../core/policy/units.ts';

/** The rules that decide the level of a row. */
export interface RowRules {
  readonly policy: Policy;
  /**
   * Returns whether lower or higher is better for a unit; benchmarks can declare it for their own units (`Unit …
   * better=higher`).
   */
  readonly better: (unit: string) => Better;
}

/** `rowRules` returns the rules for rows whose benchmarks declare these settings for their units. */
export function rowRules(policy: Policy, settings: readonly UnitSetting[]): RowRules {
  const units = createUnitCatalog(settings);
  return { policy, better: (unit) => units.better(unit) ?? 'lower' };
}

/**
 * `standingRules` returns the rules that apply to a change, and notes about unit settings of its benchmarks that have
 * no effect before the merge.
 */
export function standingRules(
  policy: Policy,
  words: UnitWords,
): { readonly rules: RowRules; readonly notes: readonly string[] } {
  const { settings, postponed } = standingUnits(words);
  const rules = rowRules(policy, settings);
  const notes = postponed.map(
    (unit) =>
      `The change reverses the direction of ${unit}: “${rules.better(unit) === 'higher' ? 'less' : 'more'} is better” takes effect after the merge.`,
  );
  return { rules, notes };
}
