import type { Summary } from '../benchmath/summary.ts';
import type { Level } from '../report/model.ts';
import { rowDoubts } from './doubts.ts';
import type { Row } from './row.ts';
import { compareSides } from './rule.ts';
import { isExpired, type RowSettings, type Waiver } from './settings.ts';
import { type Better } from './units.ts';

export type { Row } from './row.ts';

export interface Judgement {
  readonly level: Level;
  readonly warnings: readonly string[];
  /** The waiver that was applied; `undefined` if none was. */
  readonly waiver: Waiver | undefined;
}

/**
 * `judgeRow` returns the level of a row (docs/rule.md). `today` has the form `YYYY-MM-DD`; a waiver still applies on
 * its last day.
 */
export function judgeRow(row: Row, settings: RowSettings, today: string): Judgement {
  const { level, warnings } = bareLevel(row, settings);
  const doubts = [...warnings, ...rowDoubts(row, level)];
  const { head } = row;
  const { waiver } = settings;
  const fails = level === 'regression' || level === 'over-budget' || (level === 'unstable' && settings.strict);
  if (!fails || head === undefined || waiver === undefined) return { level, warnings: doubts, waiver: undefined };
  const refusal = refuseWaiver(waiver, head, row.better, today);
  if (refusal !== undefined) return { level, warnings: [...doubts, refusal], waiver: undefined };
  return { level: 'waived', warnings: doubts, waiver };
}

/**
 * `needsMoreSamples` reports whether more samples are needed, because the medians regressed but the samples overlap.
 */
export function needsMoreSamples(
  { unit, better, base, head }: Pick<Row, 'unit' | 'better' | 'base' | 'head'>,
  { fail, strict }: Pick<RowSettings, 'fail' | 'strict'>,
): boolean {
  if (base === undefined || head === undefined) return false;
  const { beyond, added, separated } = compareSides(base, head, unit, fail, better);
  return (beyond || (strict && added && unit === 'allocs/op')) && !separated;
}

interface BareLevel {
  readonly level: Level;
  readonly warnings: readonly string[];
}

function bareLevel(row: Row, settings: RowSettings): BareLevel {
  const { base, head } = row;
  if (head === undefined) return { level: 'removed', warnings: [] };
  if (base !== undefined) return comparedLevel(row, base, head, settings);
  return isOverBudget(head, row.better, settings) ? red('over-budget', row, []) : { level: 'added', warnings: [] };
}

/**
 * `red` returns `level` if the row was confirmed, or if its figures come from text and can't be measured again.
 * Otherwise it returns `unconfirmed`.
 */
function red(level: 'regression' | 'over-budget', { confirmation }: Row, warnings: readonly string[]): BareLevel {
  const settled = confirmation === 'confirmed' || confirmation === 'not-asked';
  return { level: settled ? level : 'unconfirmed', warnings };
}

function comparedLevel(row: Row, base: Summary, head: Summary, settings: RowSettings): BareLevel {
  const { unit, better, confirmation } = row;
  // A difference within the screen's tolerance is not a change, even with a threshold of 0%.
  const moved = confirmation !== 'not-needed';
  const { beyond, separated, added } = compareSides(base, head, unit, settings.fail, better);
  const addedAllocation = moved && added && unit === 'allocs/op';
  const overBudget = isOverBudget(head, better, settings);
  const breaksNow = (limit: number | undefined): boolean => breaks(head, better, limit) && !breaks(base, better, limit);
  const brokenBefore = overBudget && !breaksNow(settings.budget) && !breaksNow(settings.standingBudget);
  const budget = `its budget of ${settings.budget ?? ''} ${unit}`;

  if (moved && separated && (beyond || (settings.strict && addedAllocation))) {
    return red('regression', row, overBudget ? [`also over ${budget}`] : []);
  }
  // A budget has a rule of its own, which applies even if the samples overlap.
  if (overBudget && (!brokenBefore || (moved && added && separated))) return red('over-budget', row, []);
  if (moved && beyond) {
    return { level: confirmation === 'not-reached' ? 'unconfirmed' : 'unstable', warnings: [] };
  }
  if (moved && separated && settings.warn !== undefined) {
    if (compareSides(base, head, unit, settings.warn, better).beyond) return { level: 'warning', warnings: [] };
  }
  if (brokenBefore) return { level: 'notice', warnings: [`over ${budget}, as it already was on base`] };
  if (addedAllocation && separated) return { level: 'notice', warnings: [] };
  if (addedAllocation && settings.strict) {
    return { level: 'notice', warnings: ['the medians show an added allocation, but the samples overlap'] };
  }
  const backwards = compareSides(head, base, unit, settings.fail, better);
  if (backwards.beyond && backwards.separated) return { level: 'improvement', warnings: [] };
  return { level: 'unchanged', warnings: [] };
}

/** `isOverBudget` reports whether a side breaks the row's budget. */
export function isOverBudget(side: Summary, better: Better, { budget }: RowSettings): boolean {
  return breaks(side, better, budget);
}

function breaks(side: Summary, better: Better, limit: number | undefined): boolean {
  if (limit === undefined) return false;
  return better === 'lower' ? side.median > limit : side.median < limit;
}

function refuseWaiver(waiver: Waiver, head: Summary, better: Better, today: string): string | undefined {
  const { ceiling } = waiver;
  if (isExpired(waiver, today)) return `its waiver expired on ${waiver.until ?? ''}`;
  if (better === 'lower' && head.median > ceiling) return `above its waiver's ceiling of ${ceiling}`;
  if (better === 'higher' && head.median < ceiling) return `below its waiver's limit of ${ceiling}`;
  return undefined;
}
