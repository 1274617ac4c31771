import type { Outcome } from './check.ts';

/** One kind of fault, tried in many places or sizes. */
export interface Section {
  readonly name: string;
  /** The reason why the section can't run here; absent if it can. */
  readonly skipped?: string;
  /** Tries one fault after another. */
  run(bench: Workbench): AsyncGenerator<Tried>;
}

/** One fault, and the outcome of the check. */
export interface Tried {
  readonly fault: string;
  readonly outcome: Outcome;
}

export interface Workbench {
  /** Path of the built cli.js. */
  readonly cli: string;
  /** Returns random numbers from 0 up to but not including 1, the same in every run. */
  readonly random: () => number;
}

/**
 * Reports whether a check of a planted regression may end like this: it must fail or report that it could not judge,
 * and never pass.
 */
export function isRight({ code }: Outcome): boolean {
  return code === 1 || code === 3;
}

export const MEBIBYTE = 1024 * 1024;
