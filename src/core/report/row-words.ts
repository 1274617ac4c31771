import { formatChange, formatFigure, formatSide } from './figures.ts';
import type { Finding, Level } from './model.ts';

/** The phrase that follows the name of a benchmark, for each level that is reported. */
const levelPhrases: Readonly<Partial<Record<Level, string>>> = {
  regression: 'allocates more than on base',
  'over-budget': 'is over its budget',
  drift: 'has crept up beyond its drift limit',
  unconfirmed: 'changed, but the change was not confirmed',
  unstable: 'is unstable',
  warning: 'is over the warning threshold',
  removed: 'was removed',
  skipped: 'is skipped',
  notice: 'has a notice',
  waived: 'allocates more than on base, which was accepted',
};

/** `phraseOf` returns a phrase that says what happened to a benchmark, such as `allocates more than on base`. */
export function phraseOf(level: Level): string {
  return levelPhrases[level] ?? level;
}

/**
 * `figuresLine` returns the figures of a row and the limit that it broke, such as `allocs/op: 2 → 4 (+100%), threshold
 * 15%`.
 */
export function figuresLine({ unit, base, head, change, threshold, budget, level }: Finding): string {
  const percent = formatChange(change, threshold.percent);
  const limit =
    level === 'over-budget' && budget !== undefined
      ? `, budget ${formatFigure(budget)}`
      : level === 'regression'
        ? `, threshold ${threshold.percent}%`
        : '';
  return `${unit}: ${formatSide(base)} → ${formatSide(head)}${percent === '' ? '' : ` (${percent})`}${limit}`;
}

/** `capital` capitalizes the first letter of a string. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
