import { type Change, changeOf } from '../benchmath/change.ts';
import type { HistoryRow, RecordMark } from './ledger.ts';

/** A change of a figure between a record and the one before it. */
export interface HistoryStep {
  readonly mark: RecordMark;
  readonly previous: RecordMark;
  readonly before: number;
  readonly after: number;
  readonly change: Change;
}

/** `stepsOf` returns the changes of a row, oldest first. */
export function stepsOf({ levels }: Pick<HistoryRow, 'levels'>): readonly HistoryStep[] {
  return levels.slice(1).map(({ mark, previous, figure }, index): HistoryStep => {
    const before = levels[index]?.figure ?? figure;
    return { mark, previous: previous ?? mark, before, after: figure, change: changeOf(before, figure) };
  });
}

/** The bars of a sparkline, lowest first. */
const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * `sparkline` draws the newest figures of a row, at most `width` of them, with one bar per level, however long the
 * level lasted.
 */
export function sparkline({ levels }: Pick<HistoryRow, 'levels'>, width: number): string {
  return bars(levels.slice(-width).map(({ figure }) => figure));
}

/** `bars` draws one bar for each figure. If all figures are equal, every bar has the lowest height. */
export function bars(figures: readonly number[]): string {
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  const height = (figure: number): number => ((figure - least) / (most - least)) * (heights.length - 1);
  return figures.map((figure) => heights[most === least ? 0 : Math.round(height(figure))]).join('');
}
