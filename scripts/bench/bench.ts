/** One line of the output of `npm run bench`. */
export interface BenchLine {
  readonly what: string;
  readonly figure: string;
  readonly limit: string;
  readonly holds: boolean;
}

/** What each part of `npm run bench` needs. */
export interface BenchContext {
  readonly node: string;
  readonly cli: string;
  /** A folder that is removed afterwards. */
  readonly scratch: string;
}

export interface Bench {
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<readonly BenchLine[]>;
}

/** Returns the line for a figure that must not exceed a limit. */
export function atMost(what: string, figure: number, limit: number, unit: string, details = ''): BenchLine {
  return {
    what,
    figure: `${unit === '' ? figure : figure.toFixed(2)}${unit}${details === '' ? '' : ` (${details})`}`,
    limit: `≤ ${limit}${unit}`,
    holds: figure <= limit,
  };
}

/** Returns the line for a figure that must reach a limit. */
export function atLeast(what: string, figure: number, limit: number, unit: string, details: string): BenchLine {
  return {
    what,
    figure: `${figure.toFixed(0)}${unit} (${details})`,
    limit: `≥ ${limit}${unit}`,
    holds: figure >= limit,
  };
}
