import { fingerprint } from '../../core/report/fingerprint.ts';
import type { GateReport } from '../../core/report/model.ts';
import type { RunFacts, ShardOfReport } from '../../core/report/shard-model.ts';
import { conclude, type VerdictSettings } from '../../core/policy/verdict.ts';
import type { OptionName, Options } from '../../options.ts';
import type { EventKind, Revisions } from '../../ports.ts';
import { version } from '../../version.ts';
import type { PolicyInForce } from '../read-policy.ts';
import { type Draft, sourceOf } from '../settle.ts';

/** The index and count of a shard, and the version and settings that all shards of a run must share. */
export type ShardIdentity = Pick<ShardOfReport, 'index' | 'count' | 'version' | 'settings'>;

/** The shard of a run that a report covers. */
export type ShardOfRun = ShardIdentity & Pick<ShardOfReport, 'packages' | 'own' | 'sources'>;

/** Options that may differ from shard to shard. */
const ownOptions: ReadonlySet<string> = new Set([
  ...(['base', 'head', 'shard', 'shard-times', 'profiles', 'format', 'output', 'verbose'] as const),
] satisfies OptionName[]);

export interface IdentityRequest {
  readonly revisions: Revisions;
  readonly inForce: Pick<PolicyInForce, 'settings' | 'sources'>;
  readonly explicit: Partial<Options>;
  readonly event: EventKind | undefined;
}

/**
 * `identityOf` returns the index and count of a shard, and what all shards of the run must have in common. It returns
 * `undefined` if the run isn't split into shards.
 */
export function identityOf({ revisions, inForce, explicit, event }: IdentityRequest): ShardIdentity | undefined {
  const { settings, sources } = inForce;
  if (settings.shard === undefined) return undefined;
  const options = Object.entries(explicit)
    .filter(([name]) => !ownOptions.has(name))
    .map(([name, value]): [string, string] => [`--${name}`, Array.isArray(value) ? value.join(' ') : String(value)]);
  const files = [sources.standing, sources.head].map((source) => JSON.stringify(source ?? null));
  return {
    ...settings.shard,
    version,
    settings: Object.fromEntries<string>([
      ...options,
      ['the folder', revisions.prefix],
      ['the event', event ?? 'none'],
      ['the configuration', fingerprint(files)],
    ]),
  };
}

/** `asShard` returns the report of one shard: its rows are judged, and everything else is left to `merge`. */
export function asShard({ report, sections, facts }: Draft, shard: ShardOfRun, verdict: VerdictSettings): GateReport {
  const { index, count, own, packages } = shard;
  const note = `This is shard ${index} of ${count}, with ${own.length} of ${packages?.length ?? 0} packages; its conclusion covers only those. Join the reports of all shards with \`allocgate merge\`.`;
  return {
    ...report,
    conclusion: conclude(report.findings, report.problems, { ...verdict, identical: true }),
    base: report.base && { ...report.base, source: sourceOf(report.base.source, facts.base) },
    notes: [note, ...report.notes],
    shard: { ...shard, sections: { ...sections, notes: [1, ...sections.notes] }, facts },
  };
}

/** `rest` returns the lengths of a list's parts, followed by the number of elements after these parts. */
function rest(list: readonly unknown[], lengths: readonly number[]): number[] {
  return [...lengths, list.length - lengths.reduce((sum, length) => sum + length, 0)];
}

/** `withSection` marks the end of a step that added notes and problems to the report of a shard. */
export function withSection(report: GateReport): GateReport {
  const { shard, problems, notes } = report;
  if (shard === undefined) return report;
  const { sections } = shard;
  return {
    ...report,
    shard: {
      ...shard,
      sections: { ...sections, problems: rest(problems, sections.problems), notes: rest(notes, sections.notes) },
    },
  };
}

/** `ofUnmeasured` returns the shard data for the report of a run in which nothing was measured. */
export function ofUnmeasured(
  identity: ShardIdentity,
  { conclusion, problems, notes }: Pick<GateReport, 'conclusion' | 'problems' | 'notes'>,
): ShardOfReport {
  const packages = conclusion === 'unmeasurable' ? null : [];
  return {
    ...identity,
    packages,
    own: [],
    sources: '',
    sections: { findings: [0, 0], problems: [problems.length, 0, 0], notes: [0, notes.length, 0, 0, 0] },
    facts: nothing,
  };
}

const nothing: RunFacts = {
  bench: '',
  patterns: [],
  gate: false,
  measured: 0,
  alone: [],
  higher: [],
  leaks: { known: [], unlooked: [], missed: [] },
  edited: { benchmarks: [], timers: [] },
};
