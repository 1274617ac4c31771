import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UnitData } from '../../../../src/core/history/site/data.ts';
import { plotOf, sparkPath } from '../../../../src/core/history/site/plot.ts';

const frame = { width: 400, height: 100, end: 10, releases: [] };

function unit(figures: readonly (readonly [at: number, figure: number])[], rest: Partial<UnitData> = {}): UnitData {
  return { unit: 'allocs/op', levels: figures.map(([at, figure]) => [at, figure, at - 1, 1]), last: 10, ...rest };
}

test('a path is flat, with a riser at each step', () => {
  const { path, points } = plotOf(
    unit([
      [0, 2],
      [5, 4],
    ]),
    frame,
  );
  expect(path).toMatch(/^M0 [\d.]+H200V[\d.]+H400$/);
  expect(points.map(({ direction }) => direction)).toEqual(['first', 'grew']);
  expect(points[1]?.y).toBeLessThan(points[0]?.y ?? 0);
});

test('figures that hardly move are not drawn from zero', () => {
  expect(
    plotOf(
      unit([
        [0, 1000],
        [5, 1010],
      ]),
      frame,
    ).isCut,
  ).toBe(true);
  expect(
    plotOf(
      unit([
        [0, 1],
        [5, 9],
      ]),
      frame,
    ).isCut,
  ).toBe(false);
});

test('budgets and thresholds are lines, unless they are so far away that they would flatten everything', () => {
  const lines = (rest: Partial<UnitData>): readonly string[] =>
    plotOf(
      unit(
        [
          [0, 8],
          [5, 10],
        ],
        rest,
      ),
      frame,
    ).lines.map(({ kind }) => kind);
  expect(lines({ budget: 12, limit: 11.5 })).toEqual(['budget', 'limit']);
  expect(lines({ budget: 500, limit: 11.5 })).toEqual(['limit']);
});

test('labels of releases leave each other room, the newest first', () => {
  const releases = Array.from({ length: 11 }, (_, at) => [`v1.${at}.0`, at] as const);
  const labelled = plotOf(unit([[0, 1]]), { ...frame, releases }).releases.filter(({ isLabelled }) => isLabelled);
  expect(labelled.at(-1)?.tag).toBe('v1.10.0');
  expect(labelled.length).toBeGreaterThan(3);
  for (const [index, { x }] of labelled.entries()) expect(x - (labelled[index - 1]?.x ?? -100)).toBeGreaterThan(35);
});

test('everything stays inside, whatever the figures are', () => {
  const figure = fc.oneof(fc.nat(20), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }));
  const levels = fc
    .uniqueArray(fc.nat(10), { minLength: 1, maxLength: 8 })
    .chain((places) =>
      fc.tuple(fc.constant(places.toSorted((a, b) => a - b)), fc.array(figure, { minLength: 8, maxLength: 8 })),
    );
  fc.assert(
    fc.property(levels, fc.option(figure, { nil: undefined }), ([places, figures], budget) => {
      const of = unit(
        places.map((at, index) => [at, figures[index] ?? 0]),
        budget === undefined ? {} : { budget },
      );
      const plot = plotOf(of, frame);
      for (const { x, y } of plot.points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(400);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(100);
      }
      for (const { y } of [...plot.lines, ...plot.figures]) expect(y >= 0 && y <= 100).toBe(true);
      expect(plot.path + sparkPath(of, 10, 100, 20)).not.toMatch(/NaN|Infinity/);
    }),
  );
});
