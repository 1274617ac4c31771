import type { Summary } from '../benchmath/summary.ts';
import type { Level } from '../report/model.ts';
import { compareSides } from './rule.ts';
import type { RowSettings, Waiver } from './settings.ts';
import { type Better } from './units.ts';

/** Both sides of one package × benchmark × unit, with what is known of how they were measured. */
export interface Row {
  readonly unit: string;
  readonly better: Better;
  readonly base: Summary | undefined;
  readonly head: Summary | undefined;
  /**
   * `confirmed`: measured again at the larger N; `not-needed`: nothing moved, or what had moved did not move again;
   * `not-reached`: it should have been measured again and was not; `not-asked`: text that somebody handed us.
   */
  readonly confirmation: 'confirmed' | 'not-needed' | 'not-reached' | 'not-asked';
  /** Bytes of the same benchmark: where totals are not exact, they must bear out an added allocation. */
  readonly bytes: { readonly base: Summary | undefined; readonly head: Summary | undefined } | undefined;
}

export interface Judgement {
  readonly level: Level;
  readonly warnings: readonly string[];
  /** The waiver that was applied. */
  readonly waiver: Waiver | undefined;
}

/** The level of one row (contract.md, "Levels and conclusions"). `today` is `YYYY-MM-DD`, the last day of a waiver still counts. */
export function judgeRow(row: Row, settings: RowSettings, today: string): Judgement {
  const { level, warnings } = bareLevel(row, settings);
  const { head } = row;
  if ((level !== 'regression' && level !== 'over-budget') || head === undefined) {
    return { level, warnings, waiver: undefined };
  }
  const doubts = [...warnings, ...roundingDoubt(row)];
  const { waiver } = settings;
  if (waiver === undefined) return { level, warnings: doubts, waiver: undefined };
  const refusal = refuseWaiver(waiver, head, today);
  if (refusal !== undefined) return { level, warnings: [...doubts, refusal], waiver: undefined };
  return { level: 'waived', warnings: doubts, waiver };
}

interface BareLevel {
  readonly level: Level;
  readonly warnings: readonly string[];
}

function bareLevel(row: Row, settings: RowSettings): BareLevel {
  const { base, head, confirmation } = row;
  if (head === undefined) return { level: 'removed', warnings: [] };
  if (base === undefined) return addedLevel(row, head, settings);
  return comparedLevel(row, base, head, settings, confirmation);
}

function addedLevel(row: Row, head: Summary, settings: RowSettings): BareLevel {
  if (!isOverBudget(head, row.better, settings)) return { level: 'added', warnings: [] };
  return row.confirmation === 'not-reached'
    ? { level: 'unconfirmed', warnings: [] }
    : { level: 'over-budget', warnings: [] };
}

function comparedLevel(
  row: Row,
  base: Summary,
  head: Summary,
  settings: RowSettings,
  confirmation: Row['confirmation'],
): BareLevel {
  const { unit, better } = row;
  const { beyond, separated, added } = compareSides(base, head, unit, settings.fail, better);
  const addedAllocation = added && unit === 'allocs/op';
  const overBudget = isOverBudget(head, better, settings);
  const brokenBefore = overBudget && isOverBudget(base, better, settings);

  if (beyond || (settings.strict && addedAllocation)) {
    const also = overBudget ? [`also over its budget of ${settings.budget ?? ''} ${unit}`] : [];
    if (confirmation === 'not-reached') return { level: 'unconfirmed', warnings: also };
    return { level: separated ? 'regression' : 'unstable', warnings: also };
  }
  if (overBudget && !(brokenBefore && !(added && separated))) {
    return { level: confirmation === 'not-reached' ? 'unconfirmed' : 'over-budget', warnings: [] };
  }
  if (settings.warn !== undefined && separated) {
    if (compareSides(base, head, unit, settings.warn, better).beyond) return { level: 'warning', warnings: [] };
  }
  if (brokenBefore) {
    return { level: 'notice', warnings: [`over its budget of ${settings.budget ?? ''} ${unit}, as on base`] };
  }
  if (addedAllocation && separated) return { level: 'notice', warnings: [] };
  const backwards = compareSides(head, base, unit, settings.fail, better);
  if (backwards.beyond && backwards.separated) return { level: 'improvement', warnings: [] };
  return { level: 'unchanged', warnings: [] };
}

/** Whether a side breaks the row's absolute limit. */
export function isOverBudget(side: Summary, better: Better, { budget }: RowSettings): boolean {
  if (budget === undefined) return false;
  return better === 'lower' ? side.median > budget : side.median < budget;
}

/** Smallest number of bytes that one more heap object shows in B/op, where it is not merged with others (runtime/malloc.go). */
const smallestObject = 8;

/** Go prints rounded-down figures: one allocation more can be no allocation at all, which bytes would tell. */
function roundingDoubt({ unit, base, head, bytes }: Row): readonly string[] {
  if (unit !== 'allocs/op' || base === undefined || head === undefined || (base.exact && head.exact)) return [];
  if (Math.abs(head.median - base.median) !== 1) return [];
  const grown = (bytes?.head?.median ?? 0) - (bytes?.base?.median ?? 0);
  if (bytes?.base !== undefined && bytes.head !== undefined && grown >= smallestObject) return [];
  return ['one allocation apart by printed figures, which Go rounds down, and B/op does not bear it out'];
}

function refuseWaiver({ ceiling, until }: Waiver, head: Summary, today: string): string | undefined {
  if (until !== undefined && today > until) return `its waiver ended on ${until}`;
  if (head.median > ceiling) return `above the ceiling of its waiver, ${ceiling}`;
  return undefined;
}
