import type { ConfigRule, ConfigWaiver } from './config-schema.ts';

/** Where a setting comes from. `both`: head's file tightens what base's file says. */
export type SettingSource =
  | { readonly kind: 'flag' | 'default' | 'both' }
  | { readonly kind: 'base' | 'head'; readonly path: string };

/** One setting of a run with its value. */
export interface EffectiveSetting {
  readonly name: string;
  /** `null`: there is none. */
  readonly value: unknown;
  readonly source: SettingSource;
}

export interface EffectiveRule {
  readonly rule: ConfigRule;
  readonly source: SettingSource;
  /** Whether it is new in head's file, so that before the merge it counts only where it is stricter. */
  readonly onlyWhereStricter: boolean;
}

export interface EffectiveWaiver {
  readonly waiver: ConfigWaiver;
  readonly source: SettingSource;
  readonly state: 'in force' | 'expired' | 'after the merge';
}

/** Everything that decides a run, and where each setting comes from. */
export interface EffectiveConfig {
  readonly base: string;
  readonly head: string;
  readonly settings: readonly EffectiveSetting[];
  readonly rules: readonly EffectiveRule[];
  readonly waivers: readonly EffectiveWaiver[];
  /** What a reader should know, such as changes that take effect after the merge. */
  readonly notes: readonly string[];
}
