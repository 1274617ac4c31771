import { Bisection } from '../../core/bisect/bisection.ts';
import { isBeyond, type Limit } from '../../core/bisect/limit.ts';
import { type Figure, judged } from '../../core/benchmath/figure.ts';

/** The result for one benchmark at one commit. */
export type Probe =
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** The commit builds, but doesn't have the benchmark yet. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'skipped'; readonly reason: string };

/** The source of a figure: measured in this run, taken from a commit with the same sources, or read from a record. */
export type ProbeSource = 'measured' | 'same-sources' | 'record';

/** A commit that the search examined, and its verdict. */
export interface Trial {
  readonly commit: string;
  readonly verdict: 'good' | 'bad' | 'skipped';
  /** The figure at the commit; `null` if there is none. */
  readonly figure: number | null;
  readonly source: ProbeSource;
  /** The reason why the commit was skipped. */
  readonly reason?: string;
}

/** The sources from which the search gets the figures of commits. */
export interface Probes {
  /** Commits that have a record. */
  readonly recorded: ReadonlySet<string>;
  /** Returns the figure in a commit's record, or `undefined` if the record contains no usable figure. */
  readonly readRecord: (commit: string) => Promise<Figure | undefined>;
  readonly measure: (commit: string) => Promise<{ readonly probe: Probe; readonly source: ProbeSource }>;
  readonly onTrial: (trial: Trial, suspects: number) => void;
}

/**
 * `search` narrows down the suspects, first by reading records and then by measuring. It returns the commits that it
 * examined.
 */
export async function search(bisection: Bisection, limit: Limit, probes: Probes): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  const settle = (commit: string, probe: Probe, source: ProbeSource): void => {
    const trial = { commit, ...verdictOf(probe, limit), source };
    if (trial.verdict === 'skipped') bisection.skip(commit);
    else if (trial.verdict === 'bad') bisection.foundBad(commit);
    else bisection.foundGood(commit);
    trials.push(trial);
    probes.onTrial(trial, bisection.suspects.length);
  };
  const unusable = new Set<string>();
  const isRecorded = (commit: string): boolean => probes.recorded.has(commit) && !unusable.has(commit);
  for (let next = bisection.next(isRecorded); next !== undefined; next = bisection.next(isRecorded)) {
    const figure = await probes.readRecord(next);
    if (figure === undefined) unusable.add(next);
    else settle(next, { kind: 'figure', figure }, 'record');
  }
  for (let next = bisection.next(); next !== undefined; next = bisection.next()) {
    const { probe, source } = await probes.measure(next);
    settle(next, probe, source);
  }
  return trials;
}

function verdictOf(probe: Probe, limit: Limit): Pick<Trial, 'verdict' | 'figure' | 'reason'> {
  switch (probe.kind) {
    case 'figure':
      return { verdict: isBeyond(probe.figure, limit) ? 'bad' : 'good', figure: judged(probe.figure) };
    case 'absent':
      return { verdict: 'good', figure: null };
    case 'skipped':
      return { verdict: 'skipped', figure: null, reason: probe.reason };
    default:
      return probe satisfies never;
  }
}
