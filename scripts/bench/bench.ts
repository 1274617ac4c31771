/** One line of what `npm run bench` prints. */
export interface BenchLine {
  readonly what: string;
  readonly figure: string;
  readonly limit: string;
  readonly holds: boolean;
}

/** What a part of `npm run bench` works with. */
export interface BenchContext {
  readonly node: string;
  readonly cli: string;
  /** A folder that goes away afterwards. */
  readonly scratch: string;
}

export interface Bench {
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<readonly BenchLine[]>;
}

/** A figure that must be at most a limit. */
export function atMost(what: string, figure: number, limit: number, unit: string, details = ''): BenchLine {
  return {
    what,
    figure: `${figure.toFixed(2)}${unit}${details === '' ? '' : ` (${details})`}`,
    limit: `≤ ${limit}${unit}`,
    holds: figure <= limit,
  };
}
