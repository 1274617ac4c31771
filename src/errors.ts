/** Why a run could not go on: each maps to an exit code in `cli.ts` and `action.ts`. */
export type ErrorCode =
  | 'usage' // exit 2: nothing was judged
  | 'interrupted' // exit 130
  | ProblemKind; // exit 3: could not judge

/** The kinds of problem that a report can hold; the names are part of the JSON contract. */
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
  'unconfirmed',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** An error that says what happened, likely why, and what to do next. */
export class GateError extends Error {
  override readonly name = 'GateError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
  }
}
