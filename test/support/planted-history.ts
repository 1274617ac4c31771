import { execFileSync } from 'node:child_process';
import { type GitRepository, isolatedEnvironment } from './git-repository.ts';

/** What a commit of a planted history has. */
export type PlantedState = 'broken' | 'absent' | 'good' | 'bad';

export interface PlantedHistory {
  /** Ids of all commits, the oldest first; the last one is the tip. */
  readonly commits: readonly string[];
  readonly states: ReadonlyMap<string, PlantedState>;
  /** The commit that made the benchmark worse. */
  readonly planted: string;
  readonly merges: number;
}

/** The file that says what a commit has. */
export const stateFile = 'state';

interface Draft {
  readonly parents: readonly number[];
  readonly ancestors: ReadonlySet<number>;
}

/**
 * Writes a history of `size` commits behind a first one into an empty repository: a branch that others leave and come
 * back to, with commits that do not build, a benchmark that is added on the way, and one commit that makes it worse.
 */
export function plantHistory(repository: GitRepository, size: number, random: () => number): PlantedHistory {
  const drafts = draw(size, random);
  const pick = (from: readonly number[]): number => from[Math.floor(random() * from.length)] ?? 0;
  const all = drafts.map((_, index) => index);
  // The benchmark is there from the start in every other history.
  const added = random() < 0.5 ? 0 : pick(all.filter((index) => index < size / 2));
  const planted = pick(all.filter((index) => index > 0 && index !== added && drafts[index]?.ancestors.has(added)));
  const broken = new Set(all.filter(() => random() < 0.1));
  const stretch = Math.floor(random() * size);
  for (let index = stretch; index < stretch + 8; index++) broken.add(index);
  for (const index of [0, size, planted, ...(drafts[planted]?.parents ?? [])]) broken.delete(index);
  const stateOf = (index: number): PlantedState => {
    const has = (other: number): boolean => index === other || drafts[index]?.ancestors.has(other) === true;
    if (broken.has(index)) return 'broken';
    return has(planted) ? 'bad' : has(added) ? 'good' : 'absent';
  };
  const commits = write(repository, drafts, stateOf);
  return {
    commits,
    states: new Map(commits.map((commit, index) => [commit, stateOf(index)])),
    planted: commits[planted] ?? '',
    merges: drafts.filter(({ parents }) => parents.length > 1).length,
  };
}

/** A branch that others leave and come back to; all have come back at the end. */
function draw(size: number, random: () => number): readonly Draft[] {
  const drafts: Draft[] = [{ parents: [], ancestors: new Set() }];
  const add = (...parents: readonly number[]): number => {
    const ancestors = new Set(parents.flatMap((parent) => [parent, ...(drafts[parent]?.ancestors ?? [])]));
    return drafts.push({ parents, ancestors }) - 1;
  };
  let main = 0;
  const topics: number[] = [];
  while (drafts.length + topics.length <= size) {
    const chance = random();
    const topic = Math.floor(random() * topics.length);
    if (chance < 0.15 && topics.length < 3 && drafts.length + topics.length < size) topics.push(add(main));
    else if (chance < 0.45 && topics.length > 0) topics[topic] = add(topics[topic] ?? main);
    else if (chance < 0.6 && topics.length > 0) main = add(main, ...topics.splice(topic, 1));
    else main = add(main);
  }
  for (const topic of topics) main = add(main, topic);
  return drafts;
}

function write(
  repository: GitRepository,
  drafts: readonly Draft[],
  stateOf: (index: number) => PlantedState,
): readonly string[] {
  const stream = drafts.map(({ parents: [from, ...merged] }, index) => {
    const text = `${stateOf(index)} ${index}\n`;
    return [
      `commit refs/heads/main`,
      `mark :${index + 1}`,
      `committer Test <test@example.com> ${1_700_000_000 + index * 60} +0000`,
      `data 0`,
      ...(from === undefined ? [] : [`from :${from + 1}`]),
      ...merged.map((parent) => `merge :${parent + 1}`),
      `M 100644 inline ${stateFile}`,
      `data ${text.length}`,
      text,
    ].join('\n');
  });
  const marks = `${repository.folder}/.git/marks`;
  execFileSync('git', ['fast-import', '--quiet', `--export-marks=${marks}`], {
    cwd: repository.folder,
    env: isolatedEnvironment(repository.folder),
    input: `${stream.join('\n')}\n`,
  });
  const ids = execFileSync('cat', [marks], { encoding: 'utf8' }).trimEnd().split('\n');
  return ids
    .map((line): [number, string] => [Number(/\d+/.exec(line)?.[0]), line.split(' ')[1] ?? ''])
    .toSorted(([a], [b]) => a - b)
    .map(([, id]) => id);
}
