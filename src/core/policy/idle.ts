import { compileBenchExpression } from '../benchfmt/index.ts';
import { isLeakUnit } from '../leak/units.ts';
import type { Config, ConfigRule, ConfigWaiver } from './config-schema.ts';
import { ruleName, waiverName } from './differences.ts';
import { nearest } from './nearest.ts';
import { matchPackage, type PackageName } from './package-pattern.ts';
import type { PolicySubject } from './policy.ts';
import { isExpired } from './settings.ts';

/**
 * A benchmark that was found, with the units that it reports (none if it did not run) and the units that are judged.
 */
export interface FoundBenchmark extends PolicySubject {
  readonly units: readonly string[];
  readonly judged: readonly string[];
}

export interface IdleRequest {
  readonly config: Config;
  /** The name of the configuration file, as the sentences show it. */
  readonly file: string;
  /** Today, as `YYYY-MM-DD`. */
  readonly today: string;
  /** Everything that the configuration can refer to; absent if the run covered only a part of it. */
  readonly found:
    | { readonly packages: readonly PackageName[]; readonly benchmarks: readonly FoundBenchmark[] }
    | undefined;
}

/** Returns a sentence. Sentences are built lazily because finding the nearest name takes time. */
type Sentence = () => string;

/** Maximum number of settings to name one by one. */
const most = 20;

/**
 * `idleSettings` returns a sentence for each rule, exclude, waiver and metric that matches nothing, and for each waiver
 * that has expired. Without these sentences, a typo would silently switch off a part of the gate.
 */
export function idleSettings({ config, file, today, found }: IdleRequest): readonly string[] {
  const ended = (config.waivers ?? []).filter((waiver) => isExpired(waiver, today));
  const sentences = [
    ...ended.map(
      (waiver): Sentence =>
        () =>
          `the ${waiverName(waiver)} expired on ${waiver.until ?? ''}. Remove it, or set a later \`until\`.`,
    ),
    ...(found === undefined ? [] : unmatched(config, found, ended)),
  ];
  const told = sentences.slice(0, most).map((sentence) => `Warning: in ${file}, ${sentence()}`);
  const more = sentences.length - told.length;
  return more === 0
    ? told
    : [...told, `Warning: in ${file}, ${more} more ${more === 1 ? 'setting has' : 'settings have'} no effect.`];
}

function unmatched(
  config: Config,
  { packages, benchmarks }: NonNullable<IdleRequest['found']>,
  ended: readonly ConfigWaiver[],
): readonly Sentence[] {
  return [
    ...(config.metrics ?? []).flatMap((unit) =>
      unit === 'ns/op'
        ? [() => 'the metric ns/op has no effect: times are never judged.']
        : idleUnit('the metric', unit, benchmarks),
    ),
    ...(config.exclude ?? []).flatMap((pattern) => idlePattern('the exclude pattern', pattern, packages)),
    ...(config.rules ?? []).flatMap((rule) => idleRule(rule, packages, benchmarks)),
    ...(config.waivers ?? [])
      .filter((waiver) => !ended.includes(waiver))
      .flatMap((waiver) => idleWaiver(waiver, packages, benchmarks)),
  ];
}

function idleRule(
  rule: ConfigRule,
  packages: readonly PackageName[],
  benchmarks: readonly FoundBenchmark[],
): readonly Sentence[] {
  const name = `the ${ruleName(rule)}`;
  const patterns = rule.packages ?? [];
  const idle = patterns.flatMap((pattern) => idlePattern(`${name}: the pattern`, pattern, packages));
  if (patterns.length > 0 && idle.length === patterns.length) return idle;
  const inside = benchmarks.filter(
    (one) => rule.packages === undefined || patterns.some((of) => matchPackage(of, one)),
  );
  const matches = rule.benchmarks === undefined ? () => true : compileBenchExpression(rule.benchmarks);
  const meant = inside.filter(({ benchmark }) => matches(benchmark));
  if (meant.length === 0) {
    const names = inside.map(({ benchmark }) => benchmark);
    return [...idle, () => `${name} matches no benchmark.${hint(rule.benchmarks ?? '', names)}`];
  }
  const judged = [...new Set(meant.flatMap((one) => one.judged))];
  const named = new Set([
    ...Object.keys(rule.thresholds ?? {}),
    ...Object.keys(rule.budgets ?? {}),
    ...(rule.metrics ?? []),
  ]);
  const unjudged = [...named].filter(
    (unit) => !isLeakUnit(unit) && (!judged.includes(unit) || !isReported(unit, meant)),
  );
  return [
    ...idle,
    ...unjudged.flatMap((unit) =>
      isReported(unit, meant)
        ? [() => `${name} names ${unit}, which is not among the metrics that are judged.`]
        : idleUnit(`${name}: the unit`, unit, meant),
    ),
  ];
}

function idleWaiver(
  waiver: ConfigWaiver,
  packages: readonly PackageName[],
  benchmarks: readonly FoundBenchmark[],
): readonly Sentence[] {
  const name = `the ${waiverName(waiver)}`;
  const idle = idlePattern(`${name}: the pattern`, waiver.package, packages);
  if (idle.length > 0) return idle;
  const inside = benchmarks.filter((one) => matchPackage(waiver.package, one));
  const meant = inside.filter(({ benchmark }) => benchmark === waiver.benchmark);
  if (meant.length > 0) return idleUnit(`${name}: the metric`, waiver.metric, meant);
  const names = inside.map(({ benchmark }) => benchmark);
  return [() => `${name} matches no benchmark.${hint(waiver.benchmark, names)}`];
}

function idlePattern(what: string, pattern: string, packages: readonly PackageName[]): readonly Sentence[] {
  if (packages.some((name) => matchPackage(pattern, name))) return [];
  return [() => `${what} ${pattern} matches no package with benchmarks.${packageHint(pattern, packages)}`];
}

function packageHint(pattern: string, packages: readonly PackageName[]): string {
  const below = pattern.endsWith('/...') ? '/...' : '';
  const known = packages.flatMap(({ path, importPath }) => [...withParents(path), ...withParents(importPath)]);
  const near = nearest(pattern.slice(0, pattern.length - below.length), known);
  return near === undefined ? '' : ` Did you mean ${near}${below}?`;
}

/** `withParents` returns a path and its parents, such as `./a/b` and `./a`. */
function withParents(path: string): readonly string[] {
  const at = path.lastIndexOf('/');
  return at <= 1 ? [path] : [path, ...withParents(path.slice(0, at))];
}

/**
 * `idleUnit` returns a sentence if no benchmark reports the unit. If some benchmarks did not run, they might report it,
 * so it then returns a sentence only if the unit looks like a typo.
 */
function idleUnit(what: string, unit: string, benchmarks: readonly FoundBenchmark[]): readonly Sentence[] {
  if (isReported(unit, benchmarks)) return [];
  const near = hint(unit, [...new Set(benchmarks.flatMap(({ units }) => units))]);
  if (near === '' && benchmarks.some(({ units }) => units.length === 0)) return [];
  return [() => `${what} ${unit} is reported by no benchmark.${near}`];
}

function isReported(unit: string, benchmarks: readonly FoundBenchmark[]): boolean {
  return isLeakUnit(unit) || benchmarks.some(({ units }) => units.includes(unit));
}

/**
 * `hint` returns a sentence that suggests the nearest name, or `''` if none is near. It ignores `^` and `$`, so that it
 * can compare an expression with names.
 */
function hint(word: string, known: readonly string[]): string {
  const spelled = word.replaceAll(/[$^]/g, '');
  const near = nearest(spelled, known) ?? nearest(`Benchmark${spelled}`, known);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}
