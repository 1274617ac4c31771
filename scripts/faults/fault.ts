import type { Outcome } from './check.ts';

/** What a section tries: one kind of fault in many places or sizes. */
export interface Section {
  readonly name: string;
  /** Why it can't be tried here; absent where it can. */
  readonly skipped?: string;
  /** Tries one fault after the other. */
  run(bench: Workbench): AsyncGenerator<Tried>;
}

/** One fault and what the check came to. */
export interface Tried {
  readonly fault: string;
  readonly outcome: Outcome;
}

export interface Workbench {
  /** Path of the built cli.js. */
  readonly cli: string;
  /** Random numbers from 0 to below 1, the same in every run. */
  readonly random: () => number;
}

/** Whether a check of a planted regression may end like this: it fails, or says that it could not judge. Never green. */
export function isRight({ code }: Outcome): boolean {
  return code === 1 || code === 3;
}

export const MEBIBYTE = 1024 * 1024;
