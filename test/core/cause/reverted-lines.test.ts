import { expect, test } from 'vitest';
import { revertedLines } from '../../../src/core/cause/reverted-lines.ts';
import { takeBack } from '../../../src/core/cause/take-back.ts';
import { atomsBetween, lines } from './builders.ts';

const base = { 'a.go': lines('package a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine') };
const head = {
  'a.go': lines('package a', 'zero', 'one', 'three', 'four', 'FIVE', 'V', 'six', 'seven', 'nine', 'ten'),
};

test.each([[[0]], [[1]], [[0, 2]], [[1, 2]], [[0, 1, 2]]])(
  'lines of head with parts %j reverted are followed to head',
  (wanted) => {
    const { atoms, sources } = atomsBetween(base, head);
    const reverted = atoms.filter((_, index) => wanted.includes(index));
    expect(reverted).toHaveLength(wanted.length);
    const text = (takeBack(reverted, sources).get('a.go') ?? '').split('\n');
    const after = (sources.head.get('a.go') ?? '').split('\n');
    const map = revertedLines(reverted);
    const kept = text.flatMap((line, index) => {
      const to = map.toHead({ file: 'a.go', line: index + 1 });
      return to === undefined ? [] : [[line, after[to.line - 1]]];
    });
    for (const [before, now] of kept) expect(now).toBe(before);
    // Whatever both texts have is followed.
    expect(kept.length).toBeGreaterThanOrEqual(after.length - 5);
  },
);
