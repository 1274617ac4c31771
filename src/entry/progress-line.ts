import type { Progress } from '../ports.ts';

/** How far a stage is, in one line: `allocgate: measure head 3/12, about 4 s left  example.com/m`. */
export function progressLine({ stage, done, total, detail }: Progress, elapsedMs: number): string {
  const counted = total > 1 ? ` ${done}/${total}` : '';
  const left = done > 0 && done < total ? Math.round(((elapsedMs / done) * (total - done)) / 1000) : 0;
  const time = left >= 2 ? `, about ${left} s left` : '';
  return `allocgate: ${stage}${counted}${time}${detail === '' ? '' : `  ${detail}`}`;
}
