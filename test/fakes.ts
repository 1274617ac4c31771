import { basename } from 'node:path';
import { importsOfTexts, linesOfTexts } from './support/gofacts.ts';
import type {
  Build,
  FoundFile,
  GoAnalysis,
  GoEnvironment,
  GoToolchain,
  Log,
  Ports,
  Repository,
  Revisions,
  RunOutcome,
  RunRequest,
  Side,
} from '../src/ports.ts';

/** Totals of one run: allocations and bytes over all iterations, or a fault. */
export type Behaviour = (run: {
  readonly side: Side;
  readonly iterations: number;
  /** How often this benchmark ran before on this side at this N, warm-up of the survey left out. */
  readonly round: number;
}) => FakeTotals | 'panic' | 'hang' | 'overdue' | 'skip' | 'fail';

interface FakeTotals {
  readonly allocs: number;
  readonly bytes: number;
  /** What the benchmark reports as allocs/op itself. */
  readonly reports?: number | undefined;
}

interface FakeBenchmark {
  readonly sides?: readonly Side[];
  readonly behave: Behaviour;
  /** Nanoseconds per operation, which decide its iterations. */
  readonly ns?: number;
  /** The same on base, if it differs there. */
  readonly baseNs?: number;
  /** Nanoseconds of the first operation of each process. */
  readonly firstNs?: number;
  /** Nanoseconds per operation while its timer is stopped, and of each call before the loop. */
  readonly untimed?: number;
  readonly setUp?: number;
}

/** Benchmarks by side, each with what it does. */
export interface FakeModule {
  readonly benchmarks: Readonly<Record<string, FakeBenchmark>>;
}

const environment: GoEnvironment = {
  goVersion: 'go1.26.8',
  goroot: '/go',
  goos: 'linux',
  goarch: 'amd64',
  settings: {},
  totals: { kind: 'exact' },
};

/** A toolchain whose one package has the benchmarks of a table: it answers as a test binary would, without starting any. */
export class FakeToolchain implements GoToolchain {
  readonly parallelism = 1;
  readonly runs: {
    readonly side: Side;
    readonly names: readonly string[];
    readonly iterations: number;
    readonly count: number;
    /** Those of `names` that the process reached. */
    readonly started: readonly string[];
  }[] = [];
  /** Sides that were built. */
  readonly built: Side[] = [];
  readonly #module: FakeModule;
  readonly #key: string | undefined;
  readonly #rounds = new Map<string, number>();

  /** `key`: of what the benchmarks read, the same on both sides; without it each side has its own. */
  constructor(module: FakeModule, key?: string) {
    this.#module = module;
    this.#key = key;
  }

  follow(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  modules(): Promise<readonly string[]> {
    return Promise.resolve(['']);
  }

  enclosingModule(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  missing(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  environment(): Promise<GoEnvironment> {
    return Promise.resolve(environment);
  }

  list({ folder }: { readonly folder: string }): ReturnType<GoToolchain['list']> {
    const importPath = 'example.com/m';
    return Promise.resolve({
      packages: [
        {
          importPath,
          folder,
          moduleFolder: folder,
          key: this.#key ?? folder,
          benchmarks: Object.keys(this.#module.benchmarks),
        },
      ],
      failures: [],
      files: [],
    });
  }

  build({ side, packages }: Parameters<GoToolchain['build']>[0]): Promise<Build> {
    this.built.push(side);
    const binaries = packages.map(({ importPath, folder }) => ({
      importPath,
      folder,
      path: `/bin/${side}`,
      goroot: '/go',
    }));
    return Promise.resolve({ binaries, failures: [], empty: [] });
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  examine(): Promise<string | undefined> {
    return Promise.resolve(undefined);
  }

  run({ binary, args }: RunRequest): Promise<RunOutcome> {
    const side = basename(binary.path) as Side;
    const flag = (name: string): string =>
      args
        .find((arg) => arg.startsWith(`-test.${name}=`))
        ?.split('=')
        .slice(1)
        .join('=') ?? '';
    const pinned = flag('benchtime');
    // Without a number, Go chooses one for a run of about a second, and a different one each time.
    const iterations = pinned === '' ? 1_000_000 + this.runs.length : Number(pinned.replace('x', ''));
    const count = Number(flag('count'));
    const names = this.#matching(side, flag('bench'), flag('skip'));
    const started: string[] = [];
    this.runs.push({ side, names, iterations, count, started });
    let stdout = 'goos: linux\ngoarch: amd64\npkg: example.com/m\ncpu: fake\n';
    const marks: number[] = [];
    let clock = 0;
    for (const name of names) {
      started.push(name);
      marks.push(clock);
      stdout += `\u0016=== RUN   ${name}\n${name}\n`;
      const outcome = this.#outcome(name, side, iterations, count > 1 || !flag('bench').startsWith('^'));
      if (outcome === 'panic') return ended(stdout, 'panic: fake\n', 2);
      if (outcome === 'hang') return Promise.resolve({ stdout, stderr: '', exit: { kind: 'timeout' }, durationMs: 1 });
      if (outcome === 'overdue') {
        const exit = { kind: 'timeout', isOverdue: true } as const;
        return Promise.resolve({ stdout, stderr: '', exit, durationMs: 1, marks });
      }
      if (outcome === 'skip' || outcome === 'fail') marks.push(clock);
      if (outcome === 'skip') stdout += `\u0016--- SKIP: ${name}\n`;
      else if (outcome === 'fail') stdout += `    m_test.go:1: no\n\u0016--- FAIL: ${name}\n`;
      else {
        const { allocs, bytes, reports = Math.floor(allocs / iterations) } = outcome;
        const figures = `${Math.floor(bytes / iterations)} B/op\t${reports} allocs/op\t${bytes} B-total\t${allocs} allocs-total`;
        const each = this.#ns(name, side);
        const { firstNs = each } = this.#module.benchmarks[name] ?? {};
        for (let line = 0; line < count; line++) {
          // Only the first operation of a process is slow, and at more iterations it doesn't count.
          const ns = line === 0 && iterations === 1 ? firstNs : each;
          marks.push((clock += this.#wallMs(name, side, iterations)));
          stdout += `${name}\t${iterations}\t${ns} ns/op\t${figures}\n\u0016=== NAME  \n`;
        }
      }
    }
    return ended(`${stdout}\u0016PASS\n`, '', 0).then((outcome) => ({ ...outcome, marks: [...marks, clock] }));
  }

  #ns(name: string, side: Side): number {
    const { ns = 1000, baseNs = ns } = this.#module.benchmarks[name] ?? {};
    return side === 'base' ? baseNs : ns;
  }

  /** As `testing` does, one call at one iteration comes before the one that counts. */
  #wallMs(name: string, side: Side, iterations: number): number {
    const { untimed = 0, setUp = 0 } = this.#module.benchmarks[name] ?? {};
    const calls = iterations === 1 ? 1 : 2;
    return (calls * setUp + (iterations + calls - 1) * (this.#ns(name, side) + untimed)) / 1e6;
  }

  #matching(side: Side, bench: string, skip: string): string[] {
    const named = (pattern: string, name: string): boolean => pattern !== '' && new RegExp(pattern).test(name);
    return Object.entries(this.#module.benchmarks)
      .filter(
        ([name, { sides }]) => (sides ?? ['base', 'head']).includes(side) && named(bench, name) && !named(skip, name),
      )
      .map(([name]) => name);
  }

  #outcome(name: string, side: Side, iterations: number, survey: boolean): ReturnType<Behaviour> {
    const key = `${side} ${name} ${iterations}`;
    const round = this.#rounds.get(key) ?? 0;
    if (!survey) this.#rounds.set(key, round + 1);
    return this.#module.benchmarks[name]?.behave({ side, iterations, round }) ?? 'panic';
  }
}

function ended(stdout: string, stderr: string, code: number): Promise<RunOutcome> {
  return Promise.resolve({ stdout, stderr, exit: { kind: 'code', code }, durationMs: 1 });
}

/** Two commits of a repository that has nothing but, maybe, a configuration. */
export class FakeRepository implements Repository {
  readonly #revisions: Revisions;
  readonly #files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>> = {}, base?: Revisions['base']) {
    this.#files = files;
    this.#revisions = {
      root: '/repo',
      prefix: '',
      base: base ?? { kind: 'commit', commit: 'b'.repeat(40), label: 'the commit before' },
      head: { kind: 'commit', commit: 'a'.repeat(40), dirty: false, label: 'HEAD' },
    };
  }

  resolve(): Promise<Revisions> {
    return Promise.resolve(this.#revisions);
  }

  readFile(_: Revisions, commit: string, path: string): Promise<string | undefined> {
    return Promise.resolve(this.#files[`${commit[0] ?? ''}:${path}`]);
  }

  findFile(_: Revisions, commit: string | undefined, path: string): Promise<FoundFile> {
    const text = this.#files[`${commit?.[0] ?? 'a'}:${path}`];
    return Promise.resolve(text === undefined ? { kind: 'absent' } : { kind: 'text', text });
  }

  listFolder(_: Revisions, commit: string, folder: string): Promise<readonly string[]> {
    const inside = `${commit[0] ?? ''}:${folder === '' ? '' : `${folder}/`}`;
    const paths = Object.keys(this.#files).filter((key) => key.startsWith(inside));
    return Promise.resolve(paths.map((key) => key.slice(2)));
  }

  /** The changed paths; configuration files differ as they are given. */
  changedPaths(): Promise<readonly string[] | undefined> {
    return Promise.resolve(undefined);
  }

  listTree(): ReturnType<Repository['listTree']> {
    return Promise.resolve([]);
  }

  findLines(): ReturnType<Repository['findLines']> {
    return Promise.resolve([]);
  }

  hasCommit(): Promise<boolean> {
    return Promise.resolve(true);
  }

  readHeadFile(_: Revisions, path: string): Promise<string | undefined> {
    return Promise.resolve(this.#files[`a:${path}`]);
  }

  snapshot(): ReturnType<Repository['snapshot']> {
    return Promise.resolve({
      base: this.#revisions.base.kind === 'commit' ? '/snapshots/base' : undefined,
      head: '/snapshots/head',
      pathLength: 15,
      work: '/work',
      uncommitted: { changed: [], untracked: [] },
      warnings: [],
      [Symbol.asyncDispose]: () => Promise.resolve(),
    });
  }

  snapshotCommit(): Promise<string | undefined> {
    return Promise.resolve(undefined);
  }

  shareUntracked(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  exchange(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  listUntracked(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  changes(): Promise<string> {
    return Promise.resolve('');
  }

  readSnapshot(folder: string, path: string): Promise<string | undefined> {
    return Promise.resolve(this.#files[`${folder.endsWith('base') ? 'b' : 'a'}:${path}`]);
  }

  commitsBetween(): ReturnType<Repository['commitsBetween']> {
    return Promise.resolve({ kind: 'range', commits: [] });
  }

  describeCommits(): ReturnType<Repository['describeCommits']> {
    return Promise.resolve(new Map());
  }

  lineage(): ReturnType<Repository['lineage']> {
    return Promise.resolve({ parents: new Map(), tags: new Map() });
  }

  readBranch(): ReturnType<Repository['readBranch']> {
    return Promise.resolve({ kind: 'missing', reason: 'there is no such branch' });
  }
}

export const silentLog: Log = { info: () => undefined, debug: () => undefined, progress: () => undefined };

/** A Go that can be measured with and tells nothing more. */
export const noAnalysis: GoAnalysis = {
  heapProfile: (request) =>
    Promise.resolve({ outcome: { ...silent, durationMs: request.timeoutMs }, profile: undefined }),
  leftovers: (request) =>
    Promise.resolve({ outcome: { ...silent, durationMs: request.timeoutMs }, leftovers: undefined }),
  coverage: (request) => Promise.resolve({ outcome: { ...silent, durationMs: request.timeoutMs }, profile: undefined }),
  compiledFiles: () => Promise.resolve(new Map()),
  calls: () => Promise.resolve([]),
  diagnostics: () => Promise.resolve(''),
  declarations: () => Promise.resolve([]),
  lines: (_, sources) => Promise.resolve(linesOfTexts(sources)),
  imports: (_, edits) => Promise.resolve(importsOfTexts(edits)),
  requirements: () => Promise.resolve(undefined),
  scaffold: () => Promise.resolve('there is no Go'),
  sites: () => Promise.resolve([]),
  warmUp: () => Promise.resolve(),
  settled: () => Promise.resolve(),
  tinyObjects: () => Promise.resolve(undefined),
};

const silent: RunOutcome = { stdout: '', stderr: '', exit: { kind: 'code', code: 0 }, durationMs: 0 };

/** Ports around fakes; each look at the clock is a millisecond later. */
export function fakePorts(go: GoToolchain, repository: Repository = new FakeRepository()): Ports {
  let time = 0;
  return {
    go,
    analysis: noAnalysis,
    repository,
    log: silentLog,
    clock: { now: () => time++, today: () => '2026-11-23' },
    baselineFile: () => ({ read: () => Promise.resolve(undefined), write: () => Promise.resolve() }),
    branchRecord: () => Promise.resolve({ kind: 'none', reason: 'there is no such branch' }),
    branchRecords: () => Promise.resolve({ kind: 'missing', reason: 'there is no such branch' }),
    backfillStore: () => ({
      folder: '/cache/backfill',
      read: () => Promise.resolve({ kind: 'absent' }),
      write: () => Promise.resolve(),
      conditionsName: ({ name }) => name,
    }),
    pullRequest: undefined,
    signal: new AbortController().signal,
  };
}
