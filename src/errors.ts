/** The reasons why a run can't continue. The command line and the action map each of them to an exit code. */
export type ErrorCode =
  | 'usage' // exit 2: nothing was judged
  | 'interrupted' // exit 130
  | ProblemKind; // exit 3: inconclusive

/** The kinds of problem that a report can contain; the names are part of the JSON contract. */
export const problemKinds = [
  'build-failed',
  'benchmark-failed',
  'benchmark-panicked',
  'benchmark-exited',
  'benchmark-timeout',
  'no-result',
  'no-benchmarks',
  'no-base',
  'damaged-output',
  'missing-baseline',
  'damaged-baseline',
  'foreign-baseline',
  'toolchain-missing',
  'toolchain-too-old',
  'snapshot-failed',
  'prepare-failed',
  'environment-failed',
  'unconfirmed',
  'skip-unsound',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** The cause of a failure: the commit's own code, its environment, or `unclear` if that is unknown. */
export type FaultCause = 'code' | 'environment' | 'unclear';

/** `GateError` is an error whose message says what happened and why, and whose remedy says what to do next. */
export class GateError extends Error {
  override readonly name = 'GateError';
  readonly code: ErrorCode;
  readonly remedy: string;
  /** The side of the comparison that the error concerns; absent if it concerns both or neither. */
  readonly side: 'base' | 'head' | undefined;

  constructor(code: ErrorCode, message: string, remedy: string, cause?: unknown, side?: 'base' | 'head') {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
    this.side = side;
  }
}

/** `onSide` runs work on one side, and marks a `GateError` thrown there with that side unless it already names one. */
export async function onSide<T>(side: 'base' | 'head', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GateError) || error.side !== undefined) throw error;
    throw new GateError(error.code, error.message, error.remedy, error, side);
  }
}
