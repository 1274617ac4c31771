import type { Ports, Progress } from '../ports.ts';
import { harvestAll } from './harvest.ts';
import { mapLimit } from './pool.ts';
import { processGroups } from './screen.ts';
import { type Alike, chooseRepresentatives, representedNote } from './representatives.ts';
import { subjectKey } from './subject.ts';
import { recordFailures } from './record-failures.ts';
import { type Candidate, type Confirmation, type ConfirmRequest, Trial } from './trial.ts';

/**
 * The maximum number of benchmarks that share a process if each runs for about one second. It is small, so that the
 * time limit is checked often.
 */
const mostTogether = 6;
/**
 * The part of a process's time limit that each benchmark in the process needs, in milliseconds: one second, with a
 * margin for a busy machine.
 */
const timeForOne = 10_000;

/** The results of measuring candidates again, by `subjectKey`, and notes about them for the report. */
export interface Confirmed {
  readonly confirmations: ReadonlyMap<string, Confirmation>;
  readonly notes: readonly string[];
}

/**
 * `confirm` measures candidates again, each sample in a fresh process, alternating between base and head: first at the
 * screen's N, which rules out most of the noise, then in runs of about one second, where one-off costs become
 * negligible (docs/rule.md).
 */
export async function confirm(
  ports: Ports,
  candidates: readonly Candidate[],
  request: ConfirmRequest,
): Promise<Confirmed> {
  if (candidates.length === 0) return { confirmations: new Map(), notes: [] };
  const deadline = ports.clock.now() + request.limitMs;
  const confirmed = new Map<string, Confirmation>();
  const keep = (trials: readonly Trial[]): void => {
    for (const trial of trials) confirmed.set(subjectKey(trial.candidate.plan), trial.conclude());
  };

  const again = candidates.map((candidate) => new Trial(candidate, request, candidate.plan.iterations));
  await sampleAll(ports, request, { stage: 'confirm', trials: again, together: Infinity, deadline });
  const moving = again.filter((trial) => trial.moves());
  keep(again.filter((trial) => !moving.includes(trial) || !trial.canGrow()));
  request.onWorse?.(moving.filter((trial) => trial.worse).map(({ candidate }) => candidate));

  // Regressions go first. If time runs out, improvements may remain unconfirmed.
  const worseFirst = moving.filter((trial) => trial.canGrow()).toSorted((a, b) => Number(b.worse) - Number(a.worse));
  const together = Math.max(1, Math.min(mostTogether, Math.floor(request.timeoutMs / timeForOne)));
  const atLength = async (some: readonly Trial[]): Promise<ReadonlyMap<Trial, Trial>> => {
    const longer = new Map(some.map((trial) => [trial, trial.atLength()]));
    await sampleAll(ports, request, { stage: 'confirm at length', trials: [...longer.values()], together, deadline });
    keep([...longer.values()]);
    return longer;
  };
  const alike = request.representatives ? chooseRepresentatives(worseFirst) : [];
  const later = new Set(alike.flatMap(({ represented }) => represented));
  const longer = await atLength(worseFirst.filter((trial) => !later.has(trial)));
  const isProven = (group: Alike): boolean => group.representatives.every((trial) => longer.get(trial)?.repeats);
  const proven = alike.filter(isProven);
  keep(proven.flatMap(({ represented }) => represented));
  await atLength(alike.filter((group) => !proven.includes(group)).flatMap(({ represented }) => represented));
  return { confirmations: confirmed, notes: representedNote(proven) };
}

interface Sampling {
  /** The name of the stage in progress lines. */
  readonly stage: string;
  readonly trials: readonly Trial[];
  /** The maximum number of trials that share a process. */
  readonly together: number;
  /** The time on the clock at which sampling stops. */
  readonly deadline: number;
}

/**
 * `sampleAll` samples every trial until it needs no more samples or time runs out. It runs several groups at once; a
 * group in which something failed runs again by itself.
 */
async function sampleAll(
  ports: Ports,
  request: ConfirmRequest,
  { stage, trials, together, deadline }: Sampling,
): Promise<void> {
  const spread = Math.ceil(trials.length / Math.max(1, request.parallelism));
  const groups = trialGroups(trials, Math.min(together, spread));
  const sampleGroup = async (group: readonly Trial[], alone: boolean): Promise<boolean> => {
    for (;;) {
      const wanting = group.filter((trial) => trial.wantsMore());
      if (wanting.length === 0) return true;
      if (ports.clock.now() >= deadline) return true;
      const tell = (running?: Progress['running']): void => {
        const done = trials.filter((trial) => !trial.wantsMore()).length;
        const detail = wanting[0]?.candidate.plan.importPath ?? '';
        ports.log.progress({ stage, done, total: trials.length, detail, ...(running && { running }) });
      };
      if (!(await sampleOnce(ports, request, wanting, { alone, tell }))) return false;
      tell();
    }
  };
  const complete = await mapLimit(groups, request.parallelism, (group) => sampleGroup(group, false));
  for (const [index, group] of groups.entries()) {
    if (complete[index] === true) continue;
    for (const trial of group) trial.restart();
    await sampleGroup(group, true);
  }
}

function trialGroups(trials: readonly Trial[], together: number): readonly (readonly Trial[])[] {
  const byKey = new Map(trials.map((trial) => [subjectKey(trial.candidate.plan), trial]));
  const groups = processGroups(trials.map(({ candidate, iterations }) => ({ ...candidate.plan, iterations })));
  return groups.flatMap(({ importPath, names }) => {
    const members = names.flatMap((benchmark) => byKey.get(subjectKey({ importPath, benchmark })) ?? []);
    return chunks(members, together);
  });
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (items.length <= size) return [items];
  return [items.slice(0, size), ...chunks(items.slice(size), size)];
}

/**
 * `sampleOnce` takes one more sample of each trial on each side. If a run fails while other groups run, it returns
 * false without recording the failure; if the group runs alone, the failure is recorded.
 */
async function sampleOnce(
  ports: Ports,
  request: ConfirmRequest,
  trials: readonly Trial[],
  { alone, tell }: { readonly alone: boolean; readonly tell: (running?: Progress['running']) => void },
): Promise<boolean> {
  const [first] = trials;
  if (first === undefined) return true;
  for (const side of first.measuredSides) {
    const tested = request.sides[side];
    if (tested === undefined) continue;
    const { importPath, gomaxprocs } = first.candidate.plan;
    const binary = (await tested.binaries([importPath])).get(importPath);
    const names = trials.map(({ candidate }) => candidate.plan.benchmark);
    if (binary === undefined) {
      for (const trial of trials) trial.fail();
      return true;
    }
    const [harvest] = await harvestAll(
      ports.go,
      [
        {
          binary,
          select: { kind: 'names', names },
          iterations: first.iterations,
          count: 1,
          gomaxprocs,
          timeoutMs: request.timeoutMs,
          onRunning: (benchmark, elapsedMs) => {
            tell({ benchmark, elapsedMs });
          },
        },
      ],
      () => undefined,
    );
    const failed = (harvest?.failures.length ?? 0) > 0;
    if (failed && !alone) return false;
    if (failed) recordFailures(tested, importPath, harvest);
    for (const trial of trials) {
      const result = harvest?.results.get(trial.candidate.plan.benchmark)?.[0];
      if (result === undefined) trial.fail();
      else trial.add(side, result);
    }
  }
  return true;
}
