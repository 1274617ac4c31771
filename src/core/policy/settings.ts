/** A regression that the team accepts, up to a ceiling and, optionally, until a given day. */
export interface Waiver {
  readonly ceiling: number;
  /** The last day on which the waiver applies, as `YYYY-MM-DD`; `undefined` if it doesn't expire. */
  readonly until: string | undefined;
  readonly reason: string;
}

/** `isExpired` reports whether a waiver or acceptance has expired. It still applies on its last day (`YYYY-MM-DD`). */
export function isExpired({ until }: { readonly until?: string | undefined }, today: string): boolean {
  return until !== undefined && until < today;
}

/** The settings that decide the level of a row. */
export interface RowSettings {
  /** Head fails if it is worse than base by more than this percentage. */
  readonly fail: number;
  /**
   * Head gets a warning if it is worse than base by more than this percentage; `undefined` if the threshold has no
   * warning tier.
   */
  readonly warn: number | undefined;
  /** The failing threshold of base's configuration alone, if head's is stricter. */
  readonly standingFail?: number | undefined;
  readonly strict: boolean;
  /** The absolute limit, in the row's unit. */
  readonly budget: number | undefined;
  /**
   * The budget of base's configuration alone, if head's is stricter. Head must not break this budget if base doesn't.
   */
  readonly standingBudget?: number | undefined;
  readonly waiver: Waiver | undefined;
}
