import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/core/benchmath/figure.ts';
import type { Summary } from '../../../src/core/benchmath/summary.ts';
import { judgeRow } from '../../../src/core/policy/judge-row.ts';
import { compareSides, type Verdicts } from '../../../src/core/policy/rule.ts';
import { exact, reported, row, settings, summary } from './row-builder.ts';

function summaryOf(figures: readonly Figure[]): Summary {
  const found = summary(figures);
  if (found === undefined) throw new Error('no figures');
  return found;
}

/** Three totals of one side at one N, in which everything is whole numbers. */
interface Side {
  readonly totals: readonly [bigint, bigint, bigint];
  readonly n: bigint;
}

/**
 * The rule once more, as docs/rule.md has it, in whole numbers only: every comparison is multiplied out by the iteration
 * counts (`perMille` is a tenth of a percent).
 */
function oracle(base: Side, head: Side, unit: 'B/op' | 'allocs/op', perMille: bigint): Verdicts {
  const rounded = ({ totals, n }: Side): bigint[] =>
    totals.map((total) => (total + total + n) / (n + n)).toSorted(compare);
  const [b, h] = [rounded(base), rounded(head)];
  const [baseMedian = 0n, headMedian = 0n] = [b[1], h[1]];
  const middle = ({ totals }: Side): bigint => totals.toSorted(compare)[1] ?? 0n;
  // (head/n − base/m) ≥ floor, times 10·n·m; the floors are 0.9 and 15.5
  const tenths = (middle(head) * base.n - middle(base) * head.n) * 10n;
  const added = tenths >= (unit === 'B/op' ? 155n : 9n) * base.n * head.n;
  const ratio = (headMedian - baseMedian) * 1000n > baseMedian * perMille;
  const beyond = added && (baseMedian === 0n ? headMedian > 0n : ratio);
  return { beyond, added, separated: (h[0] ?? 0n) > (b[2] ?? 0n) };
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const unit = fc.constantFrom('B/op' as const, 'allocs/op' as const);
const iterations = fc.constantFrom(1, 3, 10, 30, 999, 1000, 4096, 65_536);
/** Totals around `value` a time, by no more than one a time. */
function near(value: number, iterationsOfSide: number): fc.Arbitrary<number> {
  return fc
    .integer({ min: -iterationsOfSide, max: iterationsOfSide })
    .map((jitter) => Math.max(0, value * iterationsOfSide + jitter));
}

function threeNear(value: number, iterationsOfSide: number): fc.Arbitrary<[number, number, number]> {
  const one = near(value, iterationsOfSide);
  return fc.tuple(one, one, one);
}

function negated(values: readonly number[]): readonly number[] {
  return values.map((value) => -value);
}

/** Totals near whole and half figures and near one another, where the rule has its edges. */
const pairOfSides = fc
  .record({ n: iterations, m: iterations, figure: fc.nat(1200), step: fc.integer({ min: -40, max: 200 }) })
  .chain(({ n, m, figure, step }) => {
    return fc.tuple(threeNear(figure, n), threeNear(Math.max(0, figure + step), m), fc.constant([n, m] as const));
  });

describe('compareSides', () => {
  test('agrees with whole-number arithmetic everywhere', () => {
    fc.assert(
      fc.property(pairOfSides, unit, fc.nat(1000), ([from, to, [n, m]], name, perMille) => {
        const base: Side = { totals: [BigInt(from[0]), BigInt(from[1]), BigInt(from[2])], n: BigInt(n) };
        const head: Side = { totals: [BigInt(to[0]), BigInt(to[1]), BigInt(to[2])], n: BigInt(m) };
        const found = compareSides(
          summaryOf(exact(n, ...from)),
          summaryOf(exact(m, ...to)),
          name,
          perMille / 10,
          'lower',
        );
        expect(found).toEqual(oracle(base, head, name, BigInt(perMille)));
      }),
      { numRuns: 3000 },
    );
  });

  test('is at its edge where the oracle is: exactly the threshold never exceeds', () => {
    // base·(1 + p) is whole for these, so that head can stand exactly on the threshold
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100), (hundreds, percent) => {
        const base = hundreds * 100;
        const head = base + hundreds * percent;
        const verdict = (value: number) =>
          compareSides(summaryOf(reported(base)), summaryOf(reported(value)), 'nodes/op', percent, 'lower');
        return !verdict(head).beyond && verdict(head + 1).beyond;
      }),
    );
  });

  test('mirrors itself where more is better and the figures change sign', () => {
    const figures = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(figures, figures, fc.nat(100), (base, head, percent) => {
        const lower = compareSides(summaryOf(reported(...base)), summaryOf(reported(...head)), 'x', percent, 'lower');
        const higher = compareSides(
          summaryOf(reported(...negated(base))),
          summaryOf(reported(...negated(head))),
          'x',
          percent,
          'higher',
        );
        expect(higher).toEqual(lower);
      }),
    );
  });
});

describe('judgeRow', () => {
  const figures = fc.array(fc.nat(40), { minLength: 1, maxLength: 7 });

  test('never fails one direction and the other', () => {
    fc.assert(
      fc.property(figures, figures, (a, b) => {
        const there = judgeRow(row('allocs/op', reported(...a), reported(...b)), settings(), '2026-11-23').level;
        const back = judgeRow(row('allocs/op', reported(...b), reported(...a)), settings(), '2026-11-23').level;
        expect(there === 'regression').toBe(back === 'improvement');
      }),
    );
  });

  test('fails nothing that is not confirmed', () => {
    const unconfirmed = fc.constantFrom('not-reached' as const, 'not-needed' as const);
    fc.assert(
      fc.property(figures, figures, unconfirmed, fc.boolean(), fc.nat(40), (a, b, confirmation, strict, budget) => {
        const judged = row('allocs/op', reported(...a), reported(...b), { confirmation });
        const { level } = judgeRow(judged, settings({ strict, budget }), '2026-11-23');
        expect(['regression', 'over-budget', 'unstable', 'waived']).not.toContain(level);
      }),
    );
  });
});
