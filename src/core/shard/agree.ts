import { GateError } from '../../errors.ts';
import type { GateReport } from '../report/model.ts';
import type { ShardOfReport } from '../report/shard-model.ts';
import { visible } from '../report/visible.ts';

/** One report to merge, with the name that messages use for it. */
export interface NamedReport {
  readonly name: string;
  readonly report: GateReport;
}

/** A report that a shard wrote. */
export interface ShardReport extends NamedReport {
  readonly shard: ShardOfReport;
}

/** Maximum length of a value in a message, in characters. */
const longest = 200;

/**
 * `agreeing` returns the reports of all shards, in the order of the shards. Errors: `usage` if the reports aren't
 * exactly those of all shards of one run; the message says why.
 */
export function agreeing(reports: readonly NamedReport[]): readonly ShardReport[] {
  const shards = reports.map(ofShard);
  const [first] = shards;
  if (first === undefined) throw refuse('There is no report to merge.', 'Name the JSON reports of all shards.');
  same(
    shards,
    ({ shard }) => String(shard.count),
    'number of shards',
    'Run all shards with the same N in --shard I/N.',
  );
  complete(shards);
  same(shards, ({ shard }) => shard.version, 'allocgate version', 'Use one version of allocgate for all shards.');
  const commits = 'Check out the same commit in all shards, and name the base with --base if it can move.';
  same(shards, ({ report }) => commitOf(report.head), 'head commit', commits);
  same(shards, ({ report }) => commitOf(report.base), 'base commit', commits);
  sameSettings(shards);
  ran(shards);
  same(
    shards,
    ({ report }) => report.environment.goVersion,
    'Go version',
    'Install the same Go version for all shards.',
  );
  same(
    shards,
    ({ report: { environment } }) => `${environment.goos}/${environment.goarch}`,
    'platform',
    'Run all shards on the same operating system and architecture.',
  );
  sameSources(shards);
  disjoint(shards);
  sameDirections(shards);
  return shards.toSorted((a, b) => a.shard.index - b.shard.index);
}

function ofShard({ name, report }: NamedReport): ShardReport {
  const { shard } = report;
  if (shard !== undefined) {
    if (isWhole(report, shard)) return { name, report, shard };
    throw refuse(
      `${name} is damaged: its lists don't have the number of items that it states.`,
      'Pass the reports as the shards wrote them.',
    );
  }
  throw refuse(`${name} is the report of a whole run, not of a shard.`, 'Run `allocgate check` with --shard I/N.');
}

function adds(list: readonly unknown[], lengths: readonly number[], parts: number): boolean {
  return lengths.length >= parts && lengths.reduce((sum, length) => sum + length, 0) === list.length;
}

/** `isWhole` reports whether the lengths of the parts of each list add up to the length of the list. */
function isWhole({ findings, problems, notes }: GateReport, { sections }: ShardOfReport): boolean {
  return (
    sections.findings.length === 2 &&
    adds(findings, sections.findings, 2) &&
    adds(problems, sections.problems, 3) &&
    adds(notes, sections.notes, 5)
  );
}

/** `same` throws an error if two reports differ in a value that all shards must share. */
function same(
  shards: readonly ShardReport[],
  valueOf: (shard: ShardReport) => string,
  what: string,
  remedy: string,
): void {
  const [first, ...others] = shards;
  const other = others.find((shard) => first !== undefined && valueOf(shard) !== valueOf(first));
  if (first === undefined || other === undefined) return;
  const words = [first, other].map((shard) => `${shown(valueOf(shard))} in ${shard.name}`).join(', ');
  throw refuse(`The reports differ in the ${what}: ${words}.`, remedy);
}

/** `complete` throws an error if the report of a shard is missing or was passed twice. */
function complete(shards: readonly ShardReport[]): void {
  const names = new Map<number, string>();
  for (const { name, shard } of shards) {
    const other = names.get(shard.index);
    if (other !== undefined)
      throw refuse(
        `There are two reports of shard ${shard.index} of ${shard.count}: ${other} and ${name}.`,
        'Pass one report of each shard.',
      );
    names.set(shard.index, name);
  }
  const count = shards[0]?.shard.count ?? 0;
  const missing = Array.from({ length: Math.min(count, 1000) }, (_, index) => index + 1).filter(
    (index) => !names.has(index),
  );
  if (missing.length === 0 && names.size === count) return;
  const list = missing.length === 1 ? `Shard ${missing[0] ?? 0} is` : `Shards ${missing.slice(0, 10).join(', ')} are`;
  throw refuse(
    `${list} missing: the reports cover ${names.size} of ${count} shards.`,
    'Look for a shard that failed before it wrote its report, and run the shard again.',
  );
}

function commitOf(side: GateReport['base'] | GateReport['head']): string {
  return side === null ? 'none' : (side.commit ?? 'none');
}

function sameSettings(shards: readonly ShardReport[]): void {
  const keys = new Set(shards.flatMap(({ shard }) => Object.keys(shard.settings)));
  for (const key of keys) {
    const valueOf = ({ shard: { settings } }: ShardReport): string =>
      Object.hasOwn(settings, key) ? (settings[key] ?? '') : 'not set';
    same(shards, valueOf, `setting ${shown(key)}`, 'Run all shards with the same settings.');
  }
}

/** `ran` throws an error if some shards ended before they had determined their packages, but others didn't. */
function ran(shards: readonly ShardReport[]): void {
  const ended = shards.filter(({ shard }) => shard.packages === null);
  const [first] = ended;
  if (first === undefined || ended.length === shards.length) return;
  const { index, count } = first.shard;
  const reason = shown(first.report.problems[0]?.message ?? 'its report gives no reason');
  throw refuse(
    `Shard ${index} of ${count} (${first.name}) measured nothing: ${reason}`,
    'Fix the cause, and run the shard again.',
  );
}

function sameSources(shards: readonly ShardReport[]): void {
  const valueOf = ({ shard, report }: ShardReport): string =>
    JSON.stringify([shard.packages, shard.sources, report.identical ?? []]);
  const [first, ...others] = shards;
  const other = others.find((shard) => first !== undefined && valueOf(shard) !== valueOf(first));
  if (first === undefined || other === undefined) return;
  throw refuse(
    `${first.name} and ${other.name} were measured from different sources, although their commits are the same.`,
    'Look for uncommitted or generated files, and for Go environment variables, such as GOFLAGS, that are set on only one of the machines.',
  );
}

/**
 * `disjoint` throws an error if two shards measured the same package, if no shard measured a package, or if a report
 * contains rows of a package that doesn't belong to its shard.
 */
function disjoint(shards: readonly ShardReport[]): void {
  const owners = new Map<string, ShardReport>();
  for (const shard of shards)
    for (const importPath of shard.shard.own) {
      const other = owners.get(importPath);
      if (other !== undefined)
        throw refuse(
          `${shown(importPath)} was measured by two shards: ${other.name} and ${shard.name}.`,
          'Give all shards the same stored baseline and the same file in --shard-times: both determine how the packages are split.',
        );
      owners.set(importPath, shard);
    }
  const packages = new Set(shards[0]?.shard.packages ?? []);
  const left = [...packages].filter((importPath) => !owners.has(importPath));
  if (left.length > 0)
    throw refuse(
      `No shard measured ${shown(left[0] ?? '')}${left.length === 1 ? '' : ` and ${left.length - 1} more ${left.length === 2 ? 'package' : 'packages'}`}.`,
      'Give all shards the same stored baseline and the same file in --shard-times: both determine how the packages are split.',
    );
  for (const shard of shards) {
    const own = new Set(shard.shard.own);
    const { findings, unjudged, explanations, leaks = [], reused } = shard.report;
    const named = [findings, unjudged, explanations, leaks, reused].flat();
    const foreign = named.find(({ package: importPath }) => !own.has(importPath));
    const unknown = foreign?.package ?? [...own].find((importPath) => !packages.has(importPath));
    if (unknown !== undefined)
      throw refuse(
        `${shard.name} has rows of a package that its shard does not include: ${shown(unknown)}.`,
        'Pass the reports as the shards wrote them.',
      );
  }
}

/**
 * `sameDirections` throws an error if a shard judged a unit as if lower were better, although the benchmarks of another
 * shard say that higher is better.
 */
function sameDirections(shards: readonly ShardReport[]): void {
  for (const teller of shards)
    for (const unit of teller.shard.facts.higher) {
      const other = shards.find(
        ({ report, shard }) => !shard.facts.higher.includes(unit) && report.findings.some((row) => row.unit === unit),
      );
      if (other !== undefined)
        throw refuse(
          `More is better for ${shown(unit)} in ${teller.name}, but not in ${other.name}.`,
          `Print \`Unit ${shown(unit)} better=higher\` in every package that reports it.`,
        );
    }
}

function shown(text: string): string {
  return visible(text.length <= longest ? text : `${text.slice(0, longest)}…`);
}

function refuse(message: string, remedy: string): GateError {
  return new GateError('usage', message, remedy);
}
