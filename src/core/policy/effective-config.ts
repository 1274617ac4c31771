import type { ConfigRule, ConfigWaiver } from './config-schema.ts';

/** The source of a setting. `both` means that head's file tightens a setting of base's file. */
export type SettingSource =
  | { readonly kind: 'flag' | 'default' | 'both' }
  | { readonly kind: 'base' | 'head'; readonly path: string };

/** A setting of a run and its value. */
export interface EffectiveSetting {
  readonly name: string;
  /** The value, or `null` if there is none. */
  readonly value: unknown;
  readonly source: SettingSource;
}

export interface EffectiveRule {
  readonly rule: ConfigRule;
  readonly source: SettingSource;
  /** Whether the rule is new in head's file. Before the merge, only its stricter settings apply. */
  readonly onlyWhereStricter: boolean;
}

export interface EffectiveWaiver {
  readonly waiver: ConfigWaiver;
  readonly source: SettingSource;
  readonly state: 'in force' | 'expired' | 'after the merge';
}

/** All settings that decide the result of a run, each with its source. */
export interface EffectiveConfig {
  readonly base: string;
  readonly head: string;
  readonly settings: readonly EffectiveSetting[];
  readonly rules: readonly EffectiveRule[];
  readonly waivers: readonly EffectiveWaiver[];
  /** Notes for the reader, such as changes that take effect after the merge. */
  readonly notes: readonly string[];
}
