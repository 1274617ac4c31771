import type { Level } from '../report/model.ts';
import type { Row } from './row.ts';

/**
 * The smallest number of bytes that one more heap object adds to B/op, unless it shares a block with other objects
 * (runtime/malloc.go).
 */
const smallestObject = 8;

/**
 * `rowDoubts` returns what a reader should know before trusting the level of a row. For an unchanged row, it returns
 * only doubts about how the row was measured.
 */
export function rowDoubts(row: Row, level: Level): readonly string[] {
  return [...(level === 'unchanged' ? [] : roundingDoubt(row)), ...iterationsDoubt(row)];
}

/**
 * `roundingDoubt` returns a doubt if the printed figures, which Go rounds down, differ by one allocation and B/op
 * doesn't confirm the difference.
 */
function roundingDoubt({ unit, base, head, bytes }: Row): readonly string[] {
  if (unit !== 'allocs/op' || base === undefined || head === undefined) return [];
  const difference = head.median - base.median;
  if (Math.abs(difference) !== 1 || (!base.floored && !head.floored)) return [];
  if (bytes?.base !== undefined && bytes.head !== undefined) {
    const grown = (bytes.head.median - bytes.base.median) * difference;
    if (grown >= smallestObject) return [];
  }
  return [
    'the printed figures, which Go rounds down, are one allocation apart, but B/op doesn’t show a matching change, so this may just be rounding',
  ];
}

function iterationsDoubt({ base, head, iterations }: Row): readonly string[] {
  if (iterations === undefined || base === undefined || head === undefined) return [];
  if (iterations.base === iterations.head && iterations.base > 0) return [];
  return ['iteration counts differ, so one-off costs carry different weight'];
}
