import { formatExact } from '../benchunit/index.ts';
import type { Change, Finding, SideFigures } from './model.ts';

/**
 * `formatFigure` formats a figure for people: whole numbers with thousands separators, others with up to three decimals
 * or, below 0.001, with three significant digits.
 */
export function formatFigure(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return formatExact(value);
  const [whole = '', fraction = ''] = trimmed(value).split('.');
  return whole.includes('e') || fraction === '' ? whole : `${formatExact(Number(whole))}.${fraction}`;
}

/** `formatAmount` formats a figure with its unit, such as `1 alloc/op` or `3,456 B/op`. */
export function formatAmount(value: number, unit: string): string {
  const shown = formatFigure(value);
  return `${shown} ${unitAfter(shown, unit)}`;
}

/** `unitAfter` returns the form of a unit that follows a formatted figure: `alloc/op` after 1. */
export function unitAfter(shown: string, unit: string): string {
  return shown === '1' && unit === 'allocs/op' ? 'alloc/op' : unit;
}

function trimmed(value: number): string {
  return Math.abs(value) < 0.001 ? value.toPrecision(3) : value.toFixed(3).replace(/\.?0+$/, '');
}

/**
 * `formatChange` returns a change as text, such as `+66.7%` or `from zero`, or an empty string if the figure didn't
 * change or a side is missing. It adds decimals to a change that would otherwise be rounded to `threshold`.
 */
export function formatChange(change: Change, threshold?: number): string {
  switch (change.kind) {
    case 'ratio':
      return formatPercent(change.percent, threshold);
    case 'from-zero':
      return 'from zero';
    case 'to-zero':
      return 'to zero';
    case 'none':
    case 'added':
    case 'removed':
      return '';
    default:
      return change satisfies never;
  }
}

function formatPercent(percent: number, threshold: number | undefined): string {
  const sign = percent < 0 ? '−' : '+';
  const size = Math.abs(percent);
  if (size < 0.05) return `${sign}${Number(size.toPrecision(1))}%`;
  const usual = size >= 99.95 ? 0 : 1;
  const digits = [usual, 1, 2, 3, 4].find((count) => Number(size.toFixed(count)) !== threshold || size === threshold);
  return `${sign}${size >= 999.5 ? formatFigure(Math.round(size)) : size.toFixed(digits ?? usual)}%`;
}

/** `formatSide` returns the judged figure of a side, or a dash if there is none. */
export function formatSide(side: SideFigures | null): string {
  return side === null ? '–' : formatFigure(side.median);
}

/** `changeSize` returns how much a row changed, for sorting by size. A change from zero is the largest of all. */
export function changeSize({ change }: Finding): number {
  switch (change.kind) {
    case 'from-zero':
      return Infinity;
    case 'ratio':
      return Math.abs(change.percent);
    case 'to-zero':
      return 100;
    case 'none':
    case 'added':
    case 'removed':
      return 0;
    default:
      return change satisfies never;
  }
}

/** `formatDuration` formats milliseconds for people: `0.4 s`, `12 s`, `3 min 5 s`. */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
