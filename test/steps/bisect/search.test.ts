import { expect, test } from 'vitest';
import { createRepository } from '../../../src/adapters/git/index.ts';
import { Bisection } from '../../../src/core/bisect/bisection.ts';
import { type Probe, search, type Trial } from '../../../src/steps/bisect/search.ts';
import { commitsToSearch, parentOutside } from '../../../src/steps/bisect/range.ts';
import { silentLog } from '../../fakes.ts';
import { GitRepository, isolatedEnvironment, temporaryFolder } from '../../support/git-repository.ts';
import { type PlantedHistory, plantHistory, stateFile } from '../../support/planted-history.ts';
import { Random } from '../../oracle/random.ts';

const size = 200;
const histories = 36;

/** What measuring would find, as the commit's own tree says. */
function probeAt(repository: GitRepository, commit: string): Probe {
  const [state] = repository.git('show', `${commit}:${stateFile}`).split(' ');
  if (state === 'broken') return { kind: 'skipped', reason: 'it does not build' };
  if (state === 'absent') return { kind: 'absent' };
  return { kind: 'figure', figure: { kind: 'exact', total: (state === 'bad' ? 9 : 3) * 100, iterations: 100 } };
}

interface Found {
  readonly history: PlantedHistory;
  readonly commits: number;
  readonly trials: readonly Trial[];
  readonly suspects: readonly string[];
  readonly before: string | undefined;
}

async function find(seed: number, recorded: (history: PlantedHistory) => readonly string[] = () => []): Promise<Found> {
  const repository = GitRepository.create();
  const random = new Random(seed);
  const history = plantHistory(repository, size, () => random.below(1_000_000) / 1_000_000);
  const env = isolatedEnvironment(repository.folder);
  const signal = new AbortController().signal;
  const git = createRepository({ cacheFolder: temporaryFolder(), log: silentLog, signal, env });
  const [good = ''] = history.commits;
  const bad = history.commits.at(-1) ?? '';
  const revisions = await git.resolve({ folder: repository.folder, base: good, head: bad, event: undefined });
  const commits = await commitsToSearch({ repository: git }, revisions);
  const bisection = new Bisection(commits, bad);
  const measure = (commit: string): Probe => probeAt(repository, commit);
  const trials = await search(
    bisection,
    { figure: 6, better: 'lower' },
    {
      recorded: new Set(recorded(history)),
      readRecord: (commit) => {
        const probe = measure(commit);
        return Promise.resolve(probe.kind === 'figure' ? probe.figure : undefined);
      },
      measure: (commit) => Promise.resolve({ probe: measure(commit), source: 'measured' }),
      onTrial: () => undefined,
    },
  );
  const { suspects } = bisection;
  return {
    history,
    commits: commits.length,
    trials,
    suspects,
    before: parentOutside(commits, suspects, bisection.bad),
  };
}

const measured = (trials: readonly Trial[]): number => trials.filter(({ source }) => source === 'measured').length;
const skipped = (trials: readonly Trial[]): number => trials.filter(({ verdict }) => verdict === 'skipped').length;

test.each(Array.from({ length: histories }, (_, index) => index + 1))(
  `history %i of ${size} commits: the planted commit is found in log2(n) measurements and those that were skipped`,
  async (seed) => {
    const { history, commits, trials, suspects, before } = await find(seed);
    expect(commits).toBe(size);
    expect(history.merges).toBeGreaterThan(5);
    expect(suspects).toEqual([history.planted]);
    expect(history.states.get(before ?? '')).not.toBe('bad');
    expect(measured(trials)).toBeLessThanOrEqual(Math.ceil(Math.log2(commits)) + skipped(trials));
  },
);

test('records are used first, and leave only what lies between them to measure', async () => {
  const every = (step: number) => (history: PlantedHistory) => history.commits.filter((_, index) => index % step === 0);
  for (const seed of [1, 2]) {
    const all = await find(seed, every(1));
    expect(all.suspects).toEqual([all.history.planted]);
    // Of commits that have no figure there is none in a record either.
    expect(measured(all.trials)).toBeLessThanOrEqual(skipped(all.trials) + 2);
    const some = await find(seed, every(10));
    expect(some.suspects).toEqual([some.history.planted]);
    expect(some.trials.some(({ source }) => source === 'record')).toBe(true);
    expect(measured(some.trials)).toBeLessThan(measured((await find(seed)).trials));
  }
});
