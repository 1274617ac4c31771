import { describe, expect, test } from 'vitest';
import { bisect, type BisectRequest } from '../src/bisect.ts';
import { renderBaseline } from '../src/core/baseline/write.ts';
import type { BisectReport } from '../src/core/bisect/report.ts';
import { renderBisectMarkdown, renderBisectText } from '../src/core/report/render-bisect.ts';
import type { Build, CommitDetails, Ports, Repository, RevisionRequest, Revisions } from '../src/ports.ts';
import { fakePorts, FakeRepository, FakeToolchain } from './fakes.ts';

/** allocs/op at each commit, from the oldest; `undefined` where there is no benchmark, `broken` where it does not build. */
type Line = readonly (number | undefined | 'broken')[];

const id = (index: number): string => index.toString(16).padStart(40, '0');
const indexOf = (commit: string | undefined): number => Number.parseInt(commit ?? '', 16);

/** A line of commits, of which the snapshots know which ones they hold. */
class LineRepository extends FakeRepository {
  readonly #line: Line;
  readonly laid: Record<'base' | 'head', number> = { base: -1, head: -1 };

  constructor(line: Line) {
    super();
    this.#line = line;
  }

  override resolve(request?: RevisionRequest): Promise<Revisions> {
    const commit = (revision: string | undefined): string => revision ?? id(0);
    return Promise.resolve({
      root: '/repo',
      prefix: '',
      base: { kind: 'commit', commit: commit(request?.base), label: request?.base ?? '' },
      head: { kind: 'commit', commit: commit(request?.head), dirty: false, label: request?.head ?? '' },
    });
  }

  override snapshot(revisions?: Revisions): ReturnType<Repository['snapshot']> {
    this.laid.head = indexOf(revisions?.head.commit);
    this.laid.base = revisions?.base.kind === 'commit' ? indexOf(revisions.base.commit) : -1;
    return super.snapshot();
  }

  override commitsBetween(revisions?: Revisions): ReturnType<Repository['commitsBetween']> {
    const from = revisions?.base.kind === 'commit' ? indexOf(revisions.base.commit) : 0;
    const to = indexOf(revisions?.head.commit);
    const commits = this.#line.map((_, index) => ({ commit: id(index), parents: index === 0 ? [] : [id(index - 1)] }));
    return Promise.resolve({ kind: 'range', commits: commits.slice(from + 1, to + 1).toReversed() });
  }

  override describeCommits(_?: Revisions, commits: readonly string[] = []): ReturnType<Repository['describeCommits']> {
    const details = (commit: string): [string, CommitDetails] => [
      commit,
      { date: '2026-03-01T10:00:00Z', author: 'Jane Doe', parents: [], subject: `Commit \u001b[31m${indexOf(commit)}` },
    ];
    return Promise.resolve(new Map(commits.map(details)));
  }
}

/** A benchmark with the name of another in it, that gets worse. */
const other: NonNullable<ConstructorParameters<typeof FakeToolchain>[0]>['benchmarks'][string] = {
  behave: ({ side, iterations }) => ({ allocs: (side === 'base' ? 1 : 2) * iterations, bytes: 64 * iterations }),
};

/** Builds what lies in the snapshots. */
class LineToolchain extends FakeToolchain {
  readonly #line: Line;
  readonly #laid: LineRepository['laid'];

  constructor(line: Line, { laid }: LineRepository, hasOther: boolean) {
    const at = (side: 'base' | 'head'): Line[number] => line[laid[side]];
    super({
      benchmarks: {
        ...(hasOther ? { BenchmarkXAll: other } : {}),
        BenchmarkX: {
          get sides() {
            return (['base', 'head'] as const).filter((side) => at(side) !== undefined);
          },
          behave: ({ side, iterations }) => {
            const allocs = Number(at(side)) * iterations;
            return { allocs, bytes: allocs * 64 };
          },
        },
      },
    });
    this.#line = line;
    this.#laid = laid;
  }

  override async list(request: { readonly folder: string }): ReturnType<FakeToolchain['list']> {
    const listing = await super.list(request);
    const side = request.folder.endsWith('base') ? 'base' : 'head';
    const key = String(this.#line[this.#laid[side]]);
    return { ...listing, packages: listing.packages.map((listed) => ({ ...listed, key })) };
  }

  override async build(request: Parameters<FakeToolchain['build']>[0]): Promise<Build> {
    const commit = this.#laid[request.side];
    if (this.#line[commit] !== 'broken') return super.build(request);
    const failures = [{ importPath: 'example.com/m', message: 'x.go:1:1: no\nmore', cause: 'code' as const }];
    return { binaries: [], failures, empty: [] };
  }
}

interface Run {
  readonly report: BisectReport;
  readonly measured: number;
  readonly skipped: number;
}

async function run(line: Line, request: Partial<BisectRequest> = {}, ports: Partial<Ports> = {}): Promise<Run> {
  const repository = new LineRepository(line);
  const go = new LineToolchain(line, repository, request.bench === 'BenchmarkX');
  const ends = { good: id(0), bad: id(line.length - 1) };
  const report = await bisect(
    { ...fakePorts(go, repository), ...ports },
    { folder: '/repo', explicit: {}, bench: 'X', metric: undefined, above: undefined, ...ends, ...request },
  );
  const { trials } = report;
  return {
    report,
    measured: trials.filter(({ source }) => source === 'measured').length,
    skipped: trials.filter(({ verdict }) => verdict === 'skipped').length,
  };
}

/** Figures that all differ a little in sources, so that no two commits are the same to the package key. */
const stepAt = (length: number, at: number, low = 30, high = 90): Line =>
  Array.from({ length }, (_, index) => (index < at ? low : high) + (index % 2) * 1e-9 * index);

test.each([1, 2, 31, 64, 98, 99])(
  'the step at commit %i of 100 is found, confirmed and explained by the gate',
  async (at) => {
    const { report, measured } = await run(stepAt(100, at));
    expect(report.outcome).toBe('confirmed');
    expect(report.suspects.map(({ commit }) => indexOf(commit))).toEqual([at]);
    expect(indexOf(report.before)).toBe(at - 1);
    expect(measured).toBeLessThanOrEqual(7);
    expect(report.gate.findings.find(({ unit }) => unit === 'allocs/op')).toMatchObject({
      level: 'regression',
      confirmed: true,
      base: { median: 30 },
      head: { median: 90 },
    });
  },
);

test('commits that do not build are skipped, and next to the step leave a range', async () => {
  const line = (...broken: readonly number[]): Line =>
    stepAt(64, 40).map((figure, index) => (broken.includes(index) ? 'broken' : figure));
  const away = await run(line(10, 11, 31, 32, 33, 50));
  expect(away.report.suspects.map(({ commit }) => indexOf(commit))).toEqual([40]);
  expect(away.skipped).toBeGreaterThan(0);
  expect(away.measured).toBeLessThanOrEqual(6 + away.skipped);
  const beside = await run(line(38, 39));
  expect(beside.report.outcome).toBe('range');
  expect(beside.report.suspects.map(({ commit }) => indexOf(commit))).toEqual([40, 39, 38]);
  expect(indexOf(beside.report.before)).toBe(37);
  expect(beside.report.trials.find(({ verdict }) => verdict === 'skipped')?.reason).toBe('x.go:1:1: no\nmore');
});

test('a benchmark that appears later: where it got worse, or the commit that adds it', async () => {
  const later: Line = [undefined, undefined, undefined, 30, 30.1, 30.2, 30.3, 90, 90.1, 90.2];
  const worse = await run(later);
  expect([worse.report.outcome, worse.report.suspects.map(({ commit }) => indexOf(commit))]).toEqual([
    'confirmed',
    [7],
  ]);
  expect(worse.report.good.figure).toBeNull();
  const born = await run([undefined, undefined, undefined, undefined, 90, 90.1, 90.2]);
  expect([born.report.outcome, born.report.suspects.map(({ commit }) => indexOf(commit))]).toEqual(['added', [4]]);
});

test('commits whose package has the same sources are measured once', async () => {
  const { report, measured } = await run(Array.from({ length: 100 }, (_, index) => (index < 60 ? 3 : 9)));
  expect(report.suspects.map(({ commit }) => indexOf(commit))).toEqual([60]);
  expect(measured).toBe(0);
  expect(report.trials.every(({ source }) => source === 'same-sources')).toBe(true);
});

test('--above asks for the commit that passes a limit, and --metric for another unit', async () => {
  const stairs: Line = [10, 20, 30, 40, 50, 60, 70, 80];
  const half = await run(stairs);
  expect(half.report.limit).toBe(45);
  expect(half.report.suspects.map(({ commit }) => indexOf(commit))).toEqual([4]);
  const above = await run(stairs, { above: 69 });
  expect(above.report.suspects.map(({ commit }) => indexOf(commit))).toEqual([6]);
  const bytes = await run(stairs, { above: 1000, metric: 'B/op' });
  expect([bytes.report.unit, bytes.report.suspects.map(({ commit }) => indexOf(commit))]).toEqual(['B/op', [1]]);
});

async function* nothing(): AsyncGenerator<never> {}

/** Records of a branch, each with the allocs/op that it claims. */
function recording(claims: ReadonlyMap<number, number | 'damaged'>): Partial<Ports> {
  const records = [...claims.keys()].map((index) => ({
    path: `records/here/${index}`,
    conditions: 'here',
    number: index,
    commit: id(index),
  }));
  const text = (claim: number | 'damaged' | undefined): string => {
    if (claim === 'damaged' || claim === undefined) return '{"schemaVersion": 1, "pack';
    const stored = { iterations: 100, gomaxprocs: 1, units: { 'allocs/op': [claim, claim, claim] } };
    return renderBaseline({
      schemaVersion: 1,
      fingerprint: {
        goVersion: 'go1.26.8',
        goos: 'linux',
        goarch: 'amd64',
        settings: {},
        buildFlags: [],
        mode: 'fast',
        totals: 'exact',
        pathLength: 15,
      },
      cpu: '',
      bench: '.',
      packages: { 'example.com/m': { key: 'k', benchmarks: { BenchmarkX: stored } } },
    });
  };
  const read = ({ number }: { readonly number: number }): Promise<string> => Promise.resolve(text(claims.get(number)));
  return {
    branchRecords: () => Promise.resolve({ kind: 'found', records, folderOf: () => 'here', read, readAll: nothing }),
  };
}

describe('records of the baseline branch', () => {
  const line = stepAt(100, 64);
  const claims = (keep: (index: number) => boolean, figure: (index: number) => number | 'damaged') =>
    recording(new Map(line.flatMap((_, index) => (keep(index) ? [[index, figure(index)] as const] : []))));
  const honest = (index: number): number => (index < 64 ? 30 : 90);

  test('stand for measurements, and a damaged one for none', async () => {
    const all = await run(
      line,
      {},
      claims(() => true, honest),
    );
    expect([all.report.outcome, indexOf(all.report.suspects[0]?.commit), all.measured]).toEqual(['confirmed', 64, 0]);
    const damaged = await run(
      line,
      {},
      claims(
        () => true,
        (index) => (index % 3 === 0 ? 'damaged' : honest(index)),
      ),
    );
    expect([damaged.report.outcome, indexOf(damaged.report.suspects[0]?.commit)]).toEqual(['confirmed', 64]);
    expect(damaged.measured).toBeLessThanOrEqual(2);
  });

  test('that the gate does not bear out are left aside', async () => {
    const lies = await run(
      line,
      {},
      claims(
        () => true,
        (index) => (index < 20 ? 30 : 90),
      ),
    );
    expect([lies.report.outcome, indexOf(lies.report.suspects[0]?.commit)]).toEqual(['confirmed', 64]);
    expect(lies.report.trials.some(({ source }) => source === 'record')).toBe(false);
  });
});

describe('what cannot be searched', () => {
  test.each([
    ['nothing got worse', stepAt(9, 99), {}, 'usage', 'Nothing regressed'],
    ['only another of that name did', [3, 3], { bench: 'BenchmarkX' }, 'usage', 'Nothing regressed'],
    ['it got better', stepAt(9, 4, 90, 30), {}, 'usage', 'BenchmarkX 90 → 30 allocs/op'],
    ['both ends are above the limit', stepAt(9, 4), { above: 8 }, 'usage', 'No figure rises from at most 8'],
    ['the bad commit does not build', [3, 3, 'broken'], {}, 'build-failed', 'The commit that --bad names can'],
    ['the good commit does not build', ['broken', 3, 9], {}, 'build-failed', 'The commit that --good names can'],
    ['there is no such benchmark', stepAt(9, 4), { bench: 'Y' }, 'usage', 'matches -bench Y at '],
    ['no benchmark has that unit', stepAt(9, 4), { metric: 'alocs/op' }, 'usage', 'Did you mean allocs/op?'],
    ['there is nothing between', [3], {}, 'usage', 'the same commit'],
  ] as const)('%s', async (_, line, request, code, message) => {
    await expect(run(line, request)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
    });
  });
});

test('what it prints names the commit first, and what people wrote steers no terminal', async () => {
  const { report } = await run(stepAt(100, 64));
  const text = renderBisectText(report, { width: 100, colour: false, verbose: true });
  expect(text.split('\n').slice(0, 6)).toEqual([
    `${id(64).slice(0, 12)} made BenchmarkX worse: 30 → 90 allocs/op.`,
    '',
    `  ${id(64).slice(0, 12)}  2026-03-01  Jane Doe`,
    '      Commit ␛[31m64',
    '',
    expect.stringMatching(/^\d of 99 commits measured/) as string,
  ]);
  expect(text).toContain('FAIL');
  expect(renderBisectMarkdown(report)).toContain('made BenchmarkX worse: 30 → 90 allocs/op');
});
