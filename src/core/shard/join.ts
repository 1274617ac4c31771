import type { BlindSpots, GateReport, Problem } from '../report/model.ts';
import type { RunFacts } from '../report/shard-model.ts';
import type { ShardReport } from './agree.ts';
import { type Sections, sectionsOf } from './sections.ts';

/** The combined results of all shards of a run. */
export interface Joined {
  readonly report: GateReport;
  readonly sections: Sections;
  readonly facts: RunFacts;
}

type Lists = Pick<GateReport, 'findings' | 'problems' | 'notes'>;

/**
 * `joinShards` joins the reports of shards, which must belong to the same run. Times are added up. Everything else is
 * the same as if one process had measured all packages.
 */
export function joinShards(shards: readonly ShardReport[], first: ShardReport): Joined {
  const reports = shards.map(({ report }) => report);
  const { shard: _, headLines: __, blindSpots: ___, ...common } = first.report;
  const findings = partsOf(shards, 'findings').map((parts) => parts.flat());
  const [measured = [], ...problems] = partsOf(shards, 'problems').map((parts) => joinLists(parts, 'last'));
  // The first part is left out, because it contains only the shard's note about itself.
  const notes = partsOf(shards, 'notes')
    .slice(1)
    .map((parts, index) => joinLists(parts, index < sharedNotes ? 'first' : 'last'));
  const allProblems = [[...measured.filter(isOfHead), ...measured.filter((one) => !isOfHead(one))], ...problems];
  const leaks = reports.flatMap((report) => report.leaks ?? []);
  const spots = joinBlindSpots(shards);
  const lines = reports.flatMap(({ headLines }) => headLines?.lines ?? []);
  const commit = reports.flatMap(({ headLines }) => headLines?.commit ?? [])[0];
  return {
    report: {
      ...common,
      advisory: reports.every(({ advisory }) => advisory),
      head: { ...common.head, dirty: reports.some(({ head }) => head.dirty) },
      environment: {
        ...common.environment,
        cpu: [...new Set(reports.map(({ environment }) => environment.cpu))].filter((cpu) => cpu !== '').join(', '),
      },
      findings: findings.flat(),
      unjudged: reports.flatMap(({ unjudged }) => unjudged),
      ...(leaks.length === 0 ? {} : { leaks }),
      ...(spots === undefined ? {} : { blindSpots: spots }),
      explanations: reports.flatMap(({ explanations }) => explanations),
      reused: reports.flatMap(({ reused }) => reused),
      problems: allProblems.flat(),
      notes: notes.flat(),
      ...(commit === undefined ? {} : { headLines: { commit, lines } }),
      timings: joinTimings(reports.map(({ timings }) => timings)),
    },
    sections: {
      findings: findings.map(({ length }) => length),
      problems: allProblems.map(({ length }) => length),
      notes: notes.map(({ length }) => length),
    },
    facts: joinFacts(
      shards.map(({ shard }) => shard.facts),
      first.shard.facts,
    ),
  };
}

/**
 * The number of parts, after the one about the shard itself, whose notes apply to the whole run. In each later part,
 * notes about single packages come before notes that apply to all packages.
 */
const sharedNotes = 2;

/** `partsOf` returns the parts of one list. Each part consists of one list per shard. */
function partsOf<K extends keyof Lists>(shards: readonly ShardReport[], key: K): Lists[K][number][][][] {
  const all = shards.map(({ report, shard }) => sectionsOf<Lists[K][number]>(report[key], shard.sections[key]));
  const most = Math.max(...all.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => all.map((parts) => parts[index] ?? []));
}

/**
 * `joinLists` concatenates the lists of all shards. If several lists contain the same item, only the first or the last
 * of these lists keeps it, depending on `keep`.
 */
function joinLists<T>(lists: readonly (readonly T[])[], keep: 'first' | 'last'): T[] {
  const keys = lists.map((list) => new Set(list.map((item) => JSON.stringify(item))));
  return lists.flatMap((list, index) => {
    const others = keep === 'first' ? keys.slice(0, index) : keys.slice(index + 1);
    return list.filter((item) => !others.some((known) => known.has(JSON.stringify(item))));
  });
}

function isOfHead({ side }: Problem): boolean {
  return side !== 'base';
}

function joinTimings(all: readonly GateReport['timings'][]): GateReport['timings'] {
  const sum = (name: keyof GateReport['timings']): number => all.reduce((ms, timings) => ms + timings[name], 0);
  return {
    snapshotMs: sum('snapshotMs'),
    planMs: sum('planMs'),
    buildMs: sum('buildMs'),
    screenMs: sum('screenMs'),
    confirmMs: sum('confirmMs'),
    explainMs: sum('explainMs'),
    proveMs: sum('proveMs'),
    blindSpotsMs: sum('blindSpotsMs'),
  };
}

function keyOf({ file, line, function: name }: BlindSpots['unreached'][number]): string {
  return JSON.stringify([file, line, name]);
}

/**
 * `joinBlindSpots` returns the changed functions that no shard's benchmarks reach, or `undefined` if a report lacks
 * this information.
 */
function joinBlindSpots(shards: readonly ShardReport[]): BlindSpots | undefined {
  const found = shards.map(({ report }) => report.blindSpots);
  const known = found.filter((spots) => spots !== undefined);
  const [first] = known;
  if (first === undefined || known.length < found.length) return undefined;
  const sets = known.map(({ unreached }) => new Set(unreached.map(keyOf)));
  const unreached = first.unreached.filter((spot) => sets.every((keys) => keys.has(keyOf(spot))));
  const fails = known.some((spots) => spots.fails === true) && unreached.some(({ escapes }) => escapes.length > 0);
  return { changed: first.changed, unreached, ...(fails ? { fails: true as const } : {}) };
}

function joinFacts(all: readonly RunFacts[], first: RunFacts): RunFacts {
  const bases = all.flatMap(({ base }) => base ?? []);
  const [base] = bases;
  const unavailable = all.flatMap(({ leaks }) => leaks.unavailable ?? []);
  const { idle: _, base: __, ...common } = first;
  return {
    ...common,
    measured: total(all.map(({ measured }) => measured)),
    ...(base === undefined
      ? {}
      : {
          base: {
            ...base,
            packages: total(bases.map(({ packages }) => packages)),
            stored: total(bases.map(({ stored }) => stored)),
          },
        }),
    alone: all.flatMap(({ alone }) => alone),
    higher: [...new Set(all.flatMap(({ higher }) => higher))].toSorted(),
    leaks: {
      known: all.flatMap(({ leaks }) => leaks.known),
      unlooked: all.flatMap(({ leaks }) => leaks.unlooked),
      missed: all.flatMap(({ leaks }) => leaks.missed),
      ...joinUnavailable(unavailable),
    },
    edited: {
      benchmarks: [...new Set(all.flatMap(({ edited }) => edited.benchmarks))],
      timers: [...new Set(all.flatMap(({ edited }) => edited.timers))],
    },
    ...joinIdle(all),
  };
}

type Unavailable = NonNullable<RunFacts['leaks']['unavailable']>;

function joinUnavailable(all: readonly Unavailable[]): Pick<RunFacts['leaks'], 'unavailable'> {
  const [first] = all;
  return first === undefined ? {} : { unavailable: { ...first, fails: all.some(({ fails }) => fails) } };
}

/**
 * `joinIdle` joins the packages and benchmarks that the configuration can refer to. It leaves them out if a shard's
 * list is missing.
 */
function joinIdle(all: readonly RunFacts[]): Pick<RunFacts, 'idle'> {
  const idle = all.flatMap((facts) => facts.idle ?? []);
  const [first] = idle;
  if (first === undefined) return {};
  const { config, file, today, found: of } = first;
  const found = idle.flatMap((one) => one.found ?? []);
  if (of === undefined || found.length < all.length) return { idle: { config, file, today } };
  const { packages } = of;
  const benchmarks = found.flatMap((one) => one.benchmarks);
  const skipped = found.flatMap((one) => one.skipped);
  return { idle: { config, file, today, found: { packages, benchmarks, skipped } } };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
