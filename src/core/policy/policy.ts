import { compileBenchExpression } from '../benchfmt/index.ts';
import type { Config, ConfigRule } from './config-schema.ts';
import { matchPackage, type PackageName } from './package-pattern.ts';
import { configDifferences } from './differences.ts';
import { tiersOf } from './direction.ts';
import { type Drift, driftOf, stricterDrift } from './drift.ts';
import { type LeakLevel, stricterLeakLevel } from './leak-level.ts';
import type { RowSettings, Waiver } from './settings.ts';
import type { Better } from './units.ts';

/** A benchmark and its package, to which rules may apply. */
export interface PolicySubject extends PackageName {
  readonly benchmark: string;
}

/** Settings from flags or inputs. They override the configuration. */
export interface ExplicitPolicy {
  readonly threshold: number | undefined;
  readonly strict: boolean | undefined;
  readonly metrics: readonly string[] | undefined;
  readonly leaks?: LeakLevel | undefined;
}

export interface PolicyRequest {
  readonly explicit: ExplicitPolicy;
  /** The configuration of base, which decides. A setting of head counts only if it is stricter. */
  readonly base: Config | undefined;
  readonly head: Config | undefined;
  readonly defaults: { readonly threshold: number; readonly metrics: readonly string[]; readonly leaks: LeakLevel };
}

/** Decides what is judged and how, from flags, the configuration of both sides, and the defaults. */
export interface Policy {
  /**
   * Returns the settings of a row. If higher is better for its unit, budgets and ceilings are minimums, so the higher
   * of the two sides' values is stricter.
   */
  readonly row: (subject: PolicySubject, unit: string, better?: Better) => RowSettings;
  readonly gomaxprocs: (subject: PolicySubject) => number;
  /** Returns the units that are judged. */
  readonly metrics: (subject: PolicySubject) => readonly string[];
  readonly excludes: (name: PackageName) => boolean;
  /** Returns what happens if the benchmark newly leaks. */
  readonly leaks: (subject: PolicySubject) => LeakLevel;
  /** Limits for the sum of small steps; `undefined` if the configuration sets none. */
  readonly drift: Drift | undefined;
  /** Sentences that describe what head changes in the configuration and when each change takes effect. */
  readonly differences: readonly string[];
}

/**
 * `createPolicy` combines the configurations of both sides. Base's decides, and a setting of head counts only if it is
 * stricter: a lower threshold or ceiling, a new or lower budget, another judged unit, `strict` turned on, or an exclude
 * or waiver removed. If there is no gate yet, `base` is `undefined`, and head's configuration decides. An empty
 * configuration means the defaults.
 */
export function createPolicy({ explicit, base, head, defaults }: PolicyRequest): Policy {
  // If head deletes the configuration, it counts as empty, so its excludes and waivers end at once.
  const deciding = settingsReader(base ?? head ?? {}, defaults);
  const proposed = settingsReader(head ?? {}, defaults);
  return {
    row(subject, unit, better = 'lower') {
      const [a, b] = [deciding.row(subject, unit), proposed.row(subject, unit)];
      const budget = better === 'lower' ? least(a.budget, b.budget) : most(a.budget, b.budget);
      return {
        fail: explicit.threshold ?? Math.min(a.fail, b.fail),
        warn: explicit.threshold === undefined ? least(a.warn, b.warn) : undefined,
        strict: explicit.strict ?? (a.strict || b.strict),
        budget,
        ...(explicit.threshold !== undefined || a.fail <= b.fail ? {} : { standingFail: a.fail }),
        ...(a.budget === undefined || a.budget === budget ? {} : { standingBudget: a.budget }),
        waiver: stricterWaiver(a.waiver, b.waiver, better),
      };
    },
    gomaxprocs: deciding.gomaxprocs,
    metrics: (subject) =>
      explicit.metrics ?? [...new Set([...deciding.metrics(subject), ...proposed.metrics(subject)])],
    excludes: (name) => deciding.excludes(name) && proposed.excludes(name),
    leaks: (subject) => explicit.leaks ?? stricterLeakLevel(deciding.leaks(subject), proposed.leaks(subject)),
    drift: stricterDrift(driftOf(base ?? head ?? {}), driftOf(head ?? {})),
    differences: base === undefined ? [] : configDifferences(base, head ?? {}, defaults),
  };
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}

function most(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}

/** `stricterWaiver` returns a waiver if both sides have it, with the stricter ceiling and the earlier last day. */
function stricterWaiver(a: Waiver | undefined, b: Waiver | undefined, better: Better): Waiver | undefined {
  if (a === undefined || b === undefined) return undefined;
  const ceiling = better === 'lower' ? Math.min(a.ceiling, b.ceiling) : Math.max(a.ceiling, b.ceiling);
  const until = [a.until, b.until].filter((day) => day !== undefined).toSorted()[0];
  return { ceiling, until, reason: a.reason };
}

interface SettingsReader {
  readonly row: (subject: PolicySubject, unit: string) => RowSettings;
  readonly gomaxprocs: (subject: PolicySubject) => number;
  readonly metrics: (subject: PolicySubject) => readonly string[];
  readonly excludes: (name: PackageName) => boolean;
  readonly leaks: (subject: PolicySubject) => LeakLevel;
}

/**
 * `settingsReader` reads settings from a single configuration. All matching rules apply in order, and later rules
 * override earlier ones field by field.
 */
function settingsReader(config: Config, defaults: PolicyRequest['defaults']): SettingsReader {
  const rules = (config.rules ?? []).map((rule) => ({ rule, applies: matcher(rule) }));
  const matching = (subject: PolicySubject): readonly ConfigRule[] =>
    rules.filter(({ applies }) => applies(subject)).map(({ rule }) => rule);
  const row = (subject: PolicySubject, unit: string): RowSettings => {
    let threshold = tiersOf(config.threshold ?? defaults.threshold);
    let strict = config.strict ?? false;
    let budget: number | undefined;
    for (const rule of matching(subject)) {
      const own = rule.thresholds?.[unit] ?? rule.threshold;
      if (own !== undefined) threshold = tiersOf(own);
      strict = rule.strict ?? strict;
      budget = rule.budgets?.[unit] ?? budget;
    }
    return { ...threshold, strict, budget, waiver: findWaiver(config, subject, unit) };
  };
  return {
    row,
    gomaxprocs: (subject) => matching(subject).reduce((procs, rule) => rule.gomaxprocs ?? procs, 1),
    metrics: (subject) =>
      matching(subject).reduce<readonly string[]>(
        (units, rule) => rule.metrics ?? units,
        config.metrics ?? defaults.metrics,
      ),
    leaks: (subject) =>
      matching(subject).reduce<LeakLevel>((level, rule) => rule.leaks ?? level, config.leaks ?? defaults.leaks),
    excludes: (name) => (config.exclude ?? []).some((pattern) => matchPackage(pattern, name)),
  };
}

function matcher({ packages, benchmarks }: ConfigRule): (subject: PolicySubject) => boolean {
  const matches = benchmarks === undefined ? () => true : compileBenchExpression(benchmarks);
  return (subject) =>
    (packages === undefined || packages.some((pattern) => matchPackage(pattern, subject))) &&
    matches(subject.benchmark);
}

/**
 * `findWaiver` returns the last matching waiver. As with rules, a later one overrides an earlier one, so a renewed
 * waiver can be added below an expired one.
 */
function findWaiver(config: Config, subject: PolicySubject, unit: string): Waiver | undefined {
  const found = (config.waivers ?? []).findLast(
    (waiver) =>
      waiver.metric === unit && waiver.benchmark === subject.benchmark && matchPackage(waiver.package, subject),
  );
  return found === undefined ? undefined : { ceiling: found.ceiling, until: found.until, reason: found.reason };
}
