import type { Progress } from '../ports.ts';

/**
 * `progressLine` returns the progress of a stage: `allocgate: measure head 3/12, about 18 s left  example.com/m`. For a
 * slow benchmark, ` BenchmarkLoad (7 s)` follows.
 */
export function progressLine({ stage, done, total, detail, running }: Progress, elapsedMs: number): string {
  const counted = total > 1 ? ` ${done}/${total}` : '';
  const seconds = done > 0 && done < total ? Math.round(((elapsedMs / done) * (total - done)) / 1000) : 0;
  const left = seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  const time = seconds >= 2 ? `, about ${left} left` : '';
  const slow = running === undefined ? '' : ` ${running.benchmark} (${Math.round(running.elapsedMs / 1000)} s)`;
  return `allocgate: ${stage}${counted}${time}${detail === '' ? '' : `  ${detail}`}${slow}`;
}
