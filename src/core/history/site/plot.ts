import { ticks } from 'd3-array';
import type { UnitData } from './data.ts';

/** The size of a chart in pixels, without its labels, and the history that it shows. */
export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  /** The index of the last commit in the history. */
  readonly end: number;
  readonly releases: readonly (readonly [tag: string, at: number])[];
}

/** The layout of one chart. Coordinates are in pixels from the top left corner. */
export interface Plot {
  /** The figures as an SVG path: a horizontal line for each level, and a vertical line at each step. */
  readonly path: string;
  /** The points at which the levels begin: the first figure, then each step. */
  readonly points: readonly PlotPoint[];
  readonly figures: readonly { readonly y: number; readonly figure: number }[];
  readonly releases: readonly { readonly x: number; readonly tag: string; readonly isLabelled: boolean }[];
  readonly lines: readonly { readonly y: number; readonly kind: 'budget' | 'limit'; readonly figure: number }[];
  /** Whether the axis doesn't begin at zero, so that heights aren't proportional to the figures. */
  readonly isCut: boolean;
}

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  readonly figure: number;
  readonly direction: 'first' | 'grew' | 'shrank';
}

/** If the lowest figure is at least this share of the highest, an axis from zero would show a flat line. */
const steadyShare = 0.8;

/** Width of one character of a label, in pixels. */
const characterWidth = 6.5;

/**
 * `plotOf` lays out the chart of a row. Commits are evenly spaced. The axis of the figures starts at zero unless the
 * figures hardly change.
 */
export function plotOf({ levels, last, budget, limit }: UnitData, frame: PlotFrame): Plot {
  const { width, height, end } = frame;
  const figures = levels.map(([, figure]) => figure);
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  const lines = [
    ...(budget === undefined ? [] : [{ kind: 'budget' as const, figure: budget }]),
    ...(limit === undefined ? [] : [{ kind: 'limit' as const, figure: limit }]),
  ].filter(({ figure }) => figure >= 0 && figure <= farthest(least, most));
  const top = Math.max(most, ...lines.map(({ figure }) => figure));
  const bottom = Math.min(least, ...lines.map(({ figure }) => figure));
  const isCut = bottom > top * steadyShare;
  const room = (top - bottom || Math.abs(top) || 1) * 0.25;
  const low = isCut ? Math.max(0, bottom - room) : Math.min(0, bottom);
  const high = top + (top === low ? 1 : (top - low) * 0.08);
  const x = (at: number): number => round(end === 0 ? 0 : (at / end) * width);
  const y = (figure: number): number => round(height - ((figure - low) / (high - low)) * height);
  const points = levels.map(([at, figure], index): PlotPoint => {
    const before = levels[index - 1]?.[1];
    const direction = before === undefined ? 'first' : figure > before ? 'grew' : 'shrank';
    return { x: x(at), y: y(figure), at, figure, direction };
  });
  return {
    path: `${points.map((point, index) => (index === 0 ? `M${point.x} ${point.y}` : `H${point.x}V${point.y}`)).join('')}H${x(last)}`,
    points,
    figures: (isDrawable(high - low) ? ticks(low, high, 3) : []).map((figure) => ({ figure, y: y(figure) })),
    releases: labelled(frame, x),
    lines: lines.map((line) => ({ ...line, y: y(line.figure) })),
    isCut,
  };
}

/**
 * `farthest` returns the highest figure for which a budget or limit line is drawn. A higher line would flatten the rest
 * of the chart.
 */
function farthest(least: number, most: number): number {
  return Math.max(most * 2.5, most + (most - least) * 1.5);
}

/** `labelled` labels the releases for which there is room, from the newest to the oldest. */
function labelled({ releases, width }: PlotFrame, x: (at: number) => number): Plot['releases'] {
  let free = width + characterWidth;
  const placed = releases.toReversed().map(([tag, at]) => {
    const half = (tag.length * characterWidth) / 2;
    const middle = Math.min(Math.max(x(at), half), width - half);
    const isLabelled = middle + half + characterWidth <= free + characterWidth && middle - half >= 0;
    if (isLabelled) free = middle - half - characterWidth;
    return { x: x(at), tag, isLabelled };
  });
  return placed.toReversed();
}

/**
 * `isDrawable` reports whether a scale can be drawn for a range. Records can contain numbers whose range is too small
 * or too large for a scale.
 */
function isDrawable(range: number): boolean {
  return range > 1e-200 && range < 1e200;
}

function round(pixels: number): number {
  return Number.isFinite(pixels) ? Math.round(pixels * 10) / 10 : 0;
}

/** `sparkPath` returns a row's figures as the SVG path of a sparkline with the given size. */
export function sparkPath(unit: Pick<UnitData, 'levels' | 'last'>, end: number, width: number, height: number): string {
  const { levels, last } = unit;
  const figures = levels.map(([, figure]) => figure);
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  const x = (at: number): number => round(1 + (end === 0 ? 0 : (at / end) * (width - 2)));
  const y = (figure: number): number =>
    round(most === least ? height / 2 : height - 2 - ((figure - least) / (most - least)) * (height - 4));
  const steps = levels.map(([at, figure], index) =>
    index === 0 ? `M${x(at)} ${y(figure)}` : `H${x(at)}V${y(figure)}`,
  );
  return `${steps.join('')}H${x(last)}`;
}
