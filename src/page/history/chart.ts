import type { PackageData, UnitData } from '../../core/history/site/data.ts';
import { type Plot, plotOf } from '../../core/history/site/plot.ts';
import { formatFigure } from '../../core/report/figures.ts';
import { make } from '../dom.ts';

/** The margins around a chart, which contain the labels, in pixels. */
const margin = { left: 56, right: 14, top: 12, bottom: 24 } as const;
const height = 132;

/** A chart on the page. */
export interface Chart {
  readonly element: HTMLElement;
  /** Highlights the figure at the commit with this index. */
  readonly mark: (at: number | undefined) => void;
}

export interface ChartEvents {
  /** Called when the reader points at a step. */
  readonly onPoint: (at: number | undefined) => void;
  readonly onMark: (at: number | undefined) => void;
}

/**
 * `chartOf` draws the figures of one unit as a step chart, which fills the available width and is redrawn when the
 * width changes.
 */
export function chartOf(unit: UnitData, data: PackageData, { onPoint, onMark }: ChartEvents): Chart {
  const element = make('div', 'plot');
  let plot: Plot | undefined;
  let marked: number | undefined;
  const cursor = svg('g', { class: 'cursor' });
  const showCursor = (): void => {
    const point = plot?.points.findLast(({ at }) => marked !== undefined && at <= marked);
    cursor.replaceChildren(
      ...(point === undefined
        ? []
        : [
            svg('line', { x1: point.x, x2: point.x, y1: 0, y2: height }),
            svg('circle', { cx: point.x, cy: point.y, r: 5 }),
          ]),
    );
  };
  const draw = (width: number): void => {
    plot = plotOf(unit, { width: width - margin.left - margin.right, height, end: data.end, releases: data.releases });
    element.replaceChildren(pictureOf(plot, unit, data, width, cursor));
    showCursor();
  };
  let drawnAt = 0;
  new ResizeObserver(() => {
    const width = Math.floor(element.clientWidth);
    if (width < 120 || width === drawnAt) return;
    drawnAt = width;
    draw(width);
  }).observe(element);
  element.addEventListener('pointermove', ({ clientX }) => {
    const x = clientX - element.getBoundingClientRect().left - margin.left;
    onPoint(nearest(plot, x)?.at);
  });
  element.addEventListener('pointerleave', () => onPoint(undefined));
  return {
    element,
    mark: (at) => {
      marked = at;
      showCursor();
      onMark(at);
    },
  };
}

function nearest(plot: Plot | undefined, x: number): Plot['points'][number] | undefined {
  return plot?.points.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best));
}

function pictureOf(plot: Plot, unit: UnitData, data: PackageData, width: number, cursor: SVGElement): SVGElement {
  const right = width - margin.left - margin.right;
  const picture = svg('svg', {
    viewBox: `${-margin.left} ${-margin.top} ${width} ${height + margin.top + margin.bottom}`,
    width,
    height: height + margin.top + margin.bottom,
    role: 'img',
    'aria-label': `${unit.unit} from ${data.dates[0]} to ${data.dates[1]}, ${plot.points.length - 1} steps, which the table below lists`,
  });
  picture.append(
    ...plot.figures.flatMap(({ y, figure }) => [
      svg('line', { class: 'grid', x1: 0, x2: right, y1: y, y2: y }),
      text(axisLabel(figure), { x: -8, y: y + 4, 'text-anchor': 'end' }),
    ]),
    ...plot.releases.flatMap(({ x, tag, isLabelled }) => [
      svg('line', { class: 'release', x1: x, x2: x, y1: 0, y2: height + 4 }),
      ...(isLabelled ? [text(tag, { ...anchored(x, tag, right), y: height + 17 })] : []),
    ]),
    ...(plot.releases.length > 0 ? [] : datesOf(data, right)),
    ...plot.lines.map(({ y, kind }) => svg('line', { class: kind, x1: 0, x2: right, y1: y, y2: y })),
    svg('path', { class: 'line', d: plot.path }),
    ...plot.points
      .filter(({ direction }) => direction !== 'first')
      .map(({ x, y, direction }) => svg('circle', { class: direction, cx: x, cy: y, r: 3.5 })),
    cursor,
  );
  return picture;
}

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });

/** `axisLabel` returns the label of a figure; large figures are shortened, for example to `200K`. */
function axisLabel(figure: number): string {
  return Math.abs(figure) < 10_000 ? formatFigure(figure) : compact.format(figure);
}

/** `anchored` returns a position for a label that keeps the label inside the chart, even at the edge. */
function anchored(x: number, tag: string, right: number): Readonly<Record<string, string | number>> {
  const half = tag.length * 3.25;
  if (x - half < 0) return { x: 0, 'text-anchor': 'start' };
  return x + half > right ? { x: right, 'text-anchor': 'end' } : { x, 'text-anchor': 'middle' };
}

function datesOf({ dates }: PackageData, right: number): readonly SVGElement[] {
  return [
    text(dates[0], { x: 0, y: height + 17, 'text-anchor': 'start' }),
    text(dates[1], { x: right, y: height + 17, 'text-anchor': 'end' }),
  ];
}

function text(content: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = svg('text', attributes);
  element.textContent = content;
  return element;
}

function svg(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
