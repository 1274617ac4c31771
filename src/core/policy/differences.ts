import type { Config, ConfigRule, ConfigThreshold, ConfigWaiver } from './config-schema.ts';
import { driftDirection, driftOf } from './drift.ts';
import { blindSpotDirection } from '../blind-spots/levels.ts';
import { leakDirection, type LeakLevel } from './leak-level.ts';
import {
  budgetDirection,
  type Direction,
  loosened,
  metricsDirection,
  mixed,
  thresholdDirection,
  tightened,
} from './direction.ts';

/**
 * `configDifferences` describes what head changes in the configuration and when each change takes effect. A reviewer
 * must see that a change loosens the gate, even if the new setting takes effect only after the merge. `defaults` apply
 * to settings that a side doesn't set.
 */
export function configDifferences(
  base: Config,
  head: Config,
  defaults: { readonly threshold: number; readonly metrics: readonly string[]; readonly leaks: LeakLevel },
): readonly string[] {
  const threshold = thresholdDirection(base.threshold ?? defaults.threshold, head.threshold ?? defaults.threshold);
  const metrics = metricsDirection(base.metrics ?? defaults.metrics, head.metrics ?? defaults.metrics);
  return [
    ...change('threshold', base.threshold, head.threshold, threshold),
    ...change('metrics', base.metrics, head.metrics, metrics),
    ...change('strict', base.strict, head.strict, strictDirection(head.strict)),
    ...excludeChanges(base.exclude ?? [], head.exclude ?? []),
    ...ruleChanges(base.rules ?? [], head.rules ?? []),
    ...waiverChanges(base.waivers ?? [], head.waivers ?? []),
    ...change('fail-on', base['fail-on'], head['fail-on'], head['fail-on'] === 'never' ? loosened : tightened),
    ...change(
      'on-removed',
      base['on-removed'],
      head['on-removed'],
      head['on-removed'] === 'fail' ? tightened : loosened,
    ),
    ...change(
      'leaks',
      base.leaks,
      head.leaks,
      leakDirection(base.leaks ?? defaults.leaks, head.leaks ?? defaults.leaks),
    ),
    ...change(
      'blind-spots',
      base['blind-spots'],
      head['blind-spots'],
      blindSpotDirection(base['blind-spots'] ?? 'warn', head['blind-spots'] ?? 'warn'),
    ),
    ...change('drift', base.drift, head.drift, driftDirection(driftOf(base), driftOf(head))),
    ...buildNeeds.flatMap((key) => change(key, base[key], head[key], base[key] === undefined ? tightened : loosened)),
    ...others.flatMap((key) => change(key, base[key], head[key], loosened)),
  ];
}

/** Settings that both sides need to build and run. If base doesn't set one, head's value applies at once. */
export const buildNeeds = ['prepare', 'copy', 'test-args'] as const satisfies readonly (keyof Config)[];

/** Settings for which no value is stricter than another, so base's values apply. */
const others = [
  'bench',
  'mode',
  'count',
  'timeout',
  'benchmark-timeout',
  'confirm-timeout',
  'explain-timeout',
  'history-url',
] as const satisfies readonly (keyof Config)[];

function excludeChanges(base: readonly string[], head: readonly string[]): readonly string[] {
  return [
    ...base.filter((pattern) => !head.includes(pattern)).flatMap((p) => change('exclude', p, undefined, tightened)),
    ...head.filter((pattern) => !base.includes(pattern)).flatMap((p) => change('exclude', undefined, p, loosened)),
  ];
}

function ruleChanges(base: readonly ConfigRule[], head: readonly ConfigRule[]): readonly string[] {
  const [from, to] = [byName(base, ruleName), byName(head, ruleName)];
  const changes = namesOf(from, to).flatMap((name) => ruleChange(name, from.get(name) ?? {}, to.get(name) ?? {}));
  if (changes.length > 0 || JSON.stringify(base) === JSON.stringify(head)) return changes;
  return [sentence('rules: order changed', mixed)];
}

function ruleChange(name: string, base: ConfigRule, head: ConfigRule): readonly string[] {
  return [
    ...ruleThreshold(`${name}, threshold`, base.threshold, head.threshold),
    ...unitsOf(base.thresholds, head.thresholds).flatMap((unit) =>
      ruleThreshold(`${name}, threshold of ${unit}`, base.thresholds?.[unit], head.thresholds?.[unit]),
    ),
    ...unitsOf(base.budgets, head.budgets).flatMap((unit) => {
      const [from, to] = [base.budgets?.[unit], head.budgets?.[unit]];
      return change(`${name}, budget of ${unit}`, from, to, budgetDirection(unit, from, to));
    }),
    ...change(`${name}, strict`, base.strict, head.strict, strictDirection(head.strict)),
    ...change(`${name}, metrics`, base.metrics, head.metrics, metricsDirection(base.metrics, head.metrics)),
    ...change(`${name}, leaks`, base.leaks, head.leaks, ruleLeaks(base.leaks, head.leaks)),
    ...change(`${name}, gomaxprocs`, base.gomaxprocs, head.gomaxprocs, loosened),
  ];
}

/**
 * `ruleThreshold` describes how a rule's threshold changes. If the rule sets it on one side only, the rest of the
 * configuration decides which side is stricter, so the direction is `mixed`.
 */
function ruleThreshold(
  name: string,
  from: ConfigThreshold | undefined,
  to: ConfigThreshold | undefined,
): readonly string[] {
  const direction = from === undefined || to === undefined ? mixed : thresholdDirection(from, to);
  return change(name, from, to, direction);
}

/**
 * `ruleLeaks` returns the direction in which a rule's leak setting changes. If the rule sets it on one side only, the
 * rest of the configuration decides which side is stricter, so the direction is `mixed`.
 */
function ruleLeaks(from: LeakLevel | undefined, to: LeakLevel | undefined): Direction {
  return from === undefined || to === undefined ? mixed : leakDirection(from, to);
}

function waiverChanges(base: readonly ConfigWaiver[], head: readonly ConfigWaiver[]): readonly string[] {
  const [from, to] = [byName(base, waiverName), byName(head, waiverName)];
  return namesOf(from, to).flatMap((name) => {
    const [a, b] = [from.get(name), to.get(name)];
    if (a === undefined || b === undefined) {
      return change(name, a?.ceiling, b?.ceiling, a === undefined ? loosened : tightened);
    }
    return [
      ...change(`${name}, ceiling`, a.ceiling, b.ceiling, a.ceiling > b.ceiling ? tightened : loosened),
      ...change(`${name}, until`, a.until, b.until, (a.until ?? '~') > (b.until ?? '~') ? tightened : loosened),
      ...change(`${name}, reason`, a.reason, b.reason, loosened),
    ];
  });
}

function strictDirection(head: boolean | undefined): Direction {
  return head === true ? tightened : loosened;
}

function change(name: string, from: unknown, to: unknown, direction: Direction): readonly string[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  return [sentence(`${name}: ${shown(from)} → ${shown(to)}`, direction)];
}

function sentence(edit: string, direction: Direction): string {
  return `The change edits the configuration (${edit}); the edit takes effect ${effect(direction)}.`;
}

function effect({ stricter, looser }: Direction): string {
  if (stricter && looser) return 'now where it is stricter, otherwise after the merge';
  return stricter ? 'now' : 'after the merge';
}

const longest = 200;

function shown(value: unknown): string {
  if (value === undefined) return 'not set';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** `ruleName` returns the words that identify a rule in a sentence. */
export function ruleName({ packages, benchmarks }: ConfigRule): string {
  return `rule for ${[...(packages ?? ['every package']), ...(benchmarks === undefined ? [] : [benchmarks])].join(' ')}`;
}

/** `waiverName` returns the words that identify a waiver in a sentence. */
export function waiverName({ package: name, benchmark, metric }: ConfigWaiver): string {
  return `waiver for ${name} ${benchmark} ${metric}`;
}

/** `byName` returns a map from names to items. It appends a number to repeated names. */
function byName<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, T> {
  const named = new Map<string, T>();
  const uses = new Map<string, number>();
  for (const item of items) {
    const name = nameOf(item);
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    named.set(use === 1 ? name : `${name} (${use})`, item);
  }
  return named;
}

function namesOf(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])];
}

function unitsOf(a: object | undefined, b: object | undefined): readonly string[] {
  return [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])];
}
