import type { BenchmarkData, LevelData, UnitData } from '../../core/history/site/data.ts';
import { changeOf } from '../../core/benchmath/change.ts';
import { formatChange } from '../../core/report/figures.ts';

/** The changes of a benchmark at one commit. */
export interface Step {
  readonly at: number;
  readonly units: readonly StepFigure[];
}

export interface StepFigure {
  readonly unit: string;
  readonly from: number;
  readonly level: LevelData;
}

/** `stepsOf` returns the changes of a benchmark in all its units, newest first. */
export function stepsOf({ units }: BenchmarkData): readonly Step[] {
  const steps = new Map<number, StepFigure[]>();
  for (const { unit, levels } of units) {
    for (const [index, level] of levels.entries()) {
      const before = levels[index - 1];
      if (before === undefined) continue;
      const figures = steps.get(level[0]) ?? [];
      steps.set(level[0], figures);
      figures.push({ unit, from: before[1], level });
    }
  }
  return [...steps].map(([at, figures]) => ({ at, units: figures })).toSorted((a, b) => b.at - a.at);
}

/** `latestOf` returns the index of the commit with the latest step, or −1 if there is no step. */
export function latestOf({ units }: BenchmarkData): number {
  return Math.max(...units.map(({ levels }) => (levels.length > 1 ? (levels.at(-1)?.[0] ?? 0) : -1)));
}

/**
 * `riseOf` returns the largest rise among the units from the first to the last figure, as the logarithm of their ratio;
 * a rise from zero ranks highest.
 */
export function riseOf({ units }: BenchmarkData): number {
  return Math.max(...units.map(distanceOf));
}

/** `movedOf` returns the largest change among the units, up or down, on the same scale as `riseOf`. */
export function movedOf({ units }: BenchmarkData): number {
  return Math.max(...units.map((unit) => Math.abs(distanceOf(unit))));
}

function distanceOf(unit: UnitData): number {
  const [from, to] = [firstOf(unit), lastOf(unit)];
  if (from === to) return 0;
  return from <= 0 ? Number.MAX_VALUE : to <= 0 ? -Number.MAX_VALUE : Math.log(to / from);
}

/** `firstOf` returns the first figure of a unit. */
export function firstOf({ levels }: UnitData): number {
  return levels[0]?.[1] ?? 0;
}

/** `lastOf` returns the last figure of a unit. */
export function lastOf({ levels }: UnitData): number {
  return levels.at(-1)?.[1] ?? 0;
}

/** `changeWords` returns a change such as `+66.7%`, or `''` if there is none. */
export function changeWords(from: number, to: number): string {
  return formatChange(changeOf(from, to));
}
