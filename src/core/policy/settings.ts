/** A regression that the team accepted for a while, up to a figure. */
export interface Waiver {
  readonly ceiling: number;
  /** Last day, `YYYY-MM-DD`. */
  readonly until: string | undefined;
  readonly reason: string;
}

/** `isExpired` reports whether a waiver or acceptance has ended; its last day (`YYYY-MM-DD`) still counts. */
export function isExpired({ until }: { readonly until?: string | undefined }, today: string): boolean {
  return until !== undefined && until < today;
}

/** What decides the level of one row. */
export interface RowSettings {
  /** Percent above base that fails. */
  readonly fail: number;
  /** Percent above base that warns; absent if there is no such tier. */
  readonly warn: number | undefined;
  /** The percentage that base's configuration alone sets, if head's is stricter. */
  readonly standingFail?: number | undefined;
  readonly strict: boolean;
  /** Absolute limit in the row's unit. */
  readonly budget: number | undefined;
  /**
   * The limit that base's configuration alone sets, if head's is stricter: head must not break a limit that base keeps.
   */
  readonly standingBudget?: number | undefined;
  readonly waiver: Waiver | undefined;
}
