import type { Config, ConfigThreshold, ConfigWaiver } from '../core/policy/config-schema.ts';
import { tiersOf } from '../core/policy/direction.ts';
import { driftOf } from '../core/policy/drift.ts';
import { parseDuration } from '../core/policy/duration.ts';
import type {
  EffectiveConfig,
  EffectiveRule,
  EffectiveSetting,
  EffectiveWaiver,
  SettingSource,
} from '../core/policy/effective-config.ts';
import { idleSettings } from '../core/policy/idle.ts';
import { createPolicy } from '../core/policy/policy.ts';
import { commitLine } from '../core/report/wording.ts';
import { defaults, type OptionName, type Options } from '../options.ts';
import type { Revisions } from '../ports.ts';
import type { PolicyInForce } from './read-policy.ts';
import { headOf } from './report-parts.ts';
import { isExpired } from '../core/policy/settings.ts';

/**
 * `effectiveConfig` returns the settings that decide a run. Their values are those of the policy in force; this
 * function only determines where each comes from.
 */
export function effectiveConfig(
  revisions: Revisions,
  inForce: PolicyInForce,
  explicit: Partial<Options>,
  today: string,
): EffectiveConfig {
  const { base } = revisions;
  return {
    base: base.kind === 'commit' ? commitLine(base) : `none: ${base.reason}`,
    head: commitLine(headOf(revisions)) || revisions.head.label,
    settings: settingsOf(inForce, explicit),
    rules: rulesOf(inForce),
    waivers: waiversOf(inForce, today),
    notes: [...inForce.notes, ...idle(inForce, today)],
  };
}

/** `Normal` normalizes a value, so that different ways of writing it compare as equal. */
type Normal = (value: unknown) => unknown;
const same: Normal = (value) => value;
const duration: Normal = (value) => (typeof value === 'string' ? parseDuration(value) : value);

interface Candidate {
  readonly value: unknown;
  readonly source: SettingSource;
}

function settingsOf(inForce: PolicyInForce, explicit: Partial<Options>): readonly EffectiveSetting[] {
  const { settings, sources } = inForce;
  const { standing, head } = sources;
  const of = (side: typeof head, kind: 'base' | 'head', name: string): readonly Candidate[] => {
    const value = (side?.config as Readonly<Record<string, unknown>> | undefined)?.[name];
    return value === undefined || side === undefined ? [] : [{ value, source: { kind, path: side.path } }];
  };
  const find = (
    name: OptionName | 'exclude' | 'drift' | 'history-url',
    truth: unknown,
    normal: Normal = same,
  ): EffectiveSetting => {
    const flag = (explicit as Readonly<Record<string, unknown>>)[name];
    const fallback = (defaults as Readonly<Record<string, unknown>>)[name];
    const files = [...of(standing, 'base', name), ...of(head, 'head', name)];
    const candidates: readonly Candidate[] = [
      ...(flag === undefined ? [] : [{ value: flag, source: { kind: 'flag' as const } }]),
      ...files,
      // If both files set the option, the default is never its source, even if the value in force equals the default.
      ...(files.length === 2 ? [] : [{ value: fallback, source: { kind: 'default' as const } }]),
    ];
    const found = candidates.find(({ value }) => JSON.stringify(normal(value)) === JSON.stringify(truth));
    const { value, source } = found ?? { value: truth, source: { kind: 'both' as const } };
    return { name, value: value ?? null, source };
  };
  const row = topLevel(inForce, explicit);
  return [
    find('threshold', row.threshold, (value) => (value === undefined ? undefined : tiers(value as ConfigThreshold))),
    find('metrics', row.metrics),
    find('strict', row.strict),
    find('fail-on', settings.advisory ? 'never' : 'regression'),
    find('on-removed', settings.onRemoved),
    find('leaks', row.leaks),
    find('blind-spots', settings.blindSpots),
    find('drift', inForce.policy.drift, (value) =>
      value === undefined ? undefined : driftOf({ drift: value as Config['drift'] }),
    ),
    find('history-url', settings.historyUrl),
    find('packages', settings.patterns),
    find('exclude', row.exclude, (value) => value ?? []),
    find('bench', settings.bench),
    find('mode', settings.mode),
    find('count', settings.count),
    find('timeout', settings.timeoutMs, duration),
    find('benchmark-timeout', settings.benchmarkTimeoutMs, duration),
    find('confirm-timeout', settings.confirmTimeoutMs, duration),
    find('explain-timeout', settings.explainTimeoutMs, duration),
    find('prepare', settings.prepare),
    find('copy', settings.copy),
    find('build-flags', settings.buildFlags),
    find('test-args', settings.testArgs),
    find('baseline', settings.baseline),
    find('baseline-file', settings.baselineFile),
    find('baseline-branch', settings.baselineBranch),
    find('profiles', settings.profiles),
  ];
}

function tiers(threshold: ConfigThreshold): object {
  const { fail, warn } = tiersOf(threshold);
  return { fail, warn };
}

/** `topLevel` returns the settings for a benchmark that no rule matches. */
function topLevel(
  { sources }: PolicyInForce,
  { threshold, strict, metrics, leaks }: Partial<Options>,
): {
  readonly threshold: object;
  readonly strict: boolean;
  readonly metrics: readonly string[];
  readonly leaks: string;
  readonly exclude: readonly string[];
} {
  const policy = createPolicy({
    explicit: { threshold, strict, metrics, leaks },
    base: withoutRules(sources.standing?.config ?? (sources.defaultsStand ? {} : undefined)),
    head: withoutRules(sources.head?.config),
    defaults,
  });
  const any = { importPath: 'any', path: 'any', benchmark: 'BenchmarkAny' };
  const row = policy.row(any, 'B/op');
  const deciding = decidingSide(sources)?.config.exclude ?? [];
  const proposed = sources.head?.config.exclude ?? [];
  return {
    threshold: { fail: row.fail, warn: row.warn },
    strict: row.strict,
    metrics: policy.metrics(any),
    leaks: policy.leaks(any),
    exclude: deciding.filter((pattern) => proposed.includes(pattern)),
  };
}

function withoutRules(config: Config | undefined): Config | undefined {
  return config && { ...config, rules: [], waivers: [] };
}

/** `idle` returns the settings in head's file that have no effect, as far as that is known without measuring. */
function idle({ sources: { head } }: PolicyInForce, today: string): readonly string[] {
  return head === undefined ? [] : idleSettings({ config: head.config, file: head.path, today, found: undefined });
}

type Sources = PolicyInForce['sources'];

/**
 * `decidingSide` returns the configuration file that applies wherever head's file isn't stricter, or `undefined` if the
 * defaults apply there.
 */
function decidingSide({ standing, head, defaultsStand }: Sources): Sources['head'] {
  return standing ?? (defaultsStand ? undefined : head);
}

function rulesOf({ sources }: PolicyInForce): readonly EffectiveRule[] {
  const { head } = sources;
  const deciding = decidingSide(sources);
  const kind = deciding === head ? 'head' : 'base';
  const rules = (deciding?.config.rules ?? []).map((rule): EffectiveRule => ({
    rule,
    source: { kind, path: deciding?.path ?? '' },
    onlyWhereStricter: false,
  }));
  const known = new Set(rules.map(({ rule }) => JSON.stringify(rule)));
  const added = (head?.config.rules ?? []).filter((rule) => !known.has(JSON.stringify(rule)));
  return [
    ...rules,
    ...added.map((rule): EffectiveRule => ({
      rule,
      source: { kind: 'head', path: head?.path ?? '' },
      onlyWhereStricter: true,
    })),
  ];
}

/**
 * `waiversOf` returns head's waivers. If the deciding file has a waiver for the same benchmark and unit, the lower of
 * the two ceilings and the earlier of the two dates apply. Without such a waiver, head's waiver applies only after the
 * merge.
 */
function waiversOf({ sources }: PolicyInForce, today: string): readonly EffectiveWaiver[] {
  const { head } = sources;
  const deciding = decidingSide(sources);
  const standing = new Map((deciding?.config.waivers ?? []).map((waiver) => [keyOf(waiver), waiver]));
  return (head?.config.waivers ?? []).map((waiver): EffectiveWaiver => {
    const other = standing.get(keyOf(waiver));
    const isBase = other !== undefined && deciding !== head;
    const until = [waiver.until, other?.until].filter((day) => day !== undefined).toSorted()[0];
    return {
      waiver: {
        ...waiver,
        ceiling: Math.min(waiver.ceiling, other?.ceiling ?? Infinity),
        ...(until === undefined ? {} : { until }),
      },
      source: isBase ? { kind: 'base', path: deciding?.path ?? '' } : { kind: 'head', path: head?.path ?? '' },
      state: other === undefined ? 'after the merge' : isExpired({ until }, today) ? 'expired' : 'in force',
    };
  });
}

function keyOf({ package: name, benchmark, metric }: ConfigWaiver): string {
  return JSON.stringify([name, benchmark, metric]);
}
