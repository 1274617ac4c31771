import { expect, test } from 'vitest';
import type { GateReport } from '../src/core/report/model.ts';
import { renderDetails, renderText, renderVerdict } from '../src/core/report/render-text.ts';
import { check } from '../src/gate.ts';
import type { Options } from '../src/options.ts';
import { type Behaviour, fakePorts, FakeRepository, FakeToolchain } from './fakes.ts';

interface Run {
  readonly report: GateReport;
  readonly go: FakeToolchain;
}

/** Gates a module with one benchmark. */
async function gate(
  behave: Behaviour,
  explicit: Partial<Options> = {},
  config?: string,
  times: {
    readonly ns?: number;
    readonly baseNs?: number;
    readonly firstNs?: number;
    readonly untimed?: number;
    readonly setUp?: number;
  } = {},
): Promise<Run> {
  const go = new FakeToolchain({ benchmarks: { BenchmarkX: { behave, ...times } } });
  const files = config === undefined ? {} : { 'b:.allocgate.yml': config, 'a:.allocgate.yml': config };
  const report = await check(fakePorts(go, new FakeRepository(files)), {
    folder: '/repo',
    explicit: { leaks: 'off', ...explicit },
  });
  return { report, go };
}

const level = ({ report }: Run, unit = 'allocs/op'): string | undefined =>
  report.findings.find((finding) => finding.unit === unit)?.level;

/** Figures per operation on each side, exact. */
const perOp =
  (base: number, head: number, bytes = 64): Behaviour =>
  ({ side, iterations }) => {
    const allocs = (side === 'base' ? base : head) * iterations;
    return { allocs, bytes: allocs * bytes };
  };

/** Pinned iterations of a benchmark of 1,000 ns: about 10 ms, and about one second. */
const [screened, confirmed] = [16_384, 1_048_576];

test('what does not move is measured once on each side', async () => {
  const run = await gate(perOp(3, 3));
  expect(level(run)).toBe('unchanged');
  expect(run.report.conclusion).toBe('pass');
  expect(run.go.runs.map(({ side, iterations }) => `${side} ${iterations}`)).toEqual([
    'head 1',
    'head 100',
    'base 1',
    `head ${screened}`,
    `base ${screened}`,
  ]);
});

test.each([
  ['a slow first run', { ns: 1000, baseNs: 500_000 }],
  ['a first run that is as slow on head, where only the first operation is', { ns: 100, firstNs: 20e6, baseNs: 20e6 }],
])('base is timed by itself after %s, so that its sample doesn’t take long', async (_, times) => {
  const run = await gate(perOp(3, 3), {}, undefined, times);
  expect(level(run)).toBe('unchanged');
  const most = Math.max(...run.go.runs.flatMap(({ side, iterations }) => (side === 'base' ? [iterations] : [])));
  expect(most * times.baseNs).toBeLessThan(100e6);
});

test('what moves steadily is measured again at the same N, base and head in turn, and once for about one second', async () => {
  const run = await gate(perOp(3, 5));
  expect(level(run)).toBe('regression');
  expect(run.report.conclusion).toBe('fail');
  const again = run.go.runs.slice(5).map(({ side, iterations }) => `${side} ${iterations}`);
  expect(again).toEqual([
    ...Array.from({ length: 3 }, () => [`base ${screened}`, `head ${screened}`]).flat(),
    `base ${confirmed}`,
    `head ${confirmed}`,
  ]);
  expect(run.report.findings[0]).toMatchObject({ iterations: confirmed, confirmed: true });
});

test.each<[string, number, Behaviour]>([
  ['the same change', 1, ({ side, iterations }) => ({ allocs: (side === 'base' ? 30 : 50) * iterations, bytes: 0 })],
  [
    'samples that differ by 2%',
    3,
    ({ side, iterations, round }) => ({
      allocs: (side === 'base' ? 300 : 500 + 10 * (round % 2)) * iterations,
      bytes: 0,
    }),
  ],
  [
    'a smaller change at length',
    3,
    ({ side, iterations }) => ({
      allocs: (side === 'base' ? 30 : iterations === confirmed ? 45 : 50) * iterations,
      bytes: 0,
    }),
  ],
  [
    'another verdict at length',
    3,
    ({ side, iterations }) => ({
      allocs: (side === 'base' ? 1000 : iterations === confirmed ? 1149 : 1152) * iterations,
      bytes: 0,
    }),
  ],
  [
    'short samples that overlap once they are rounded',
    3,
    ({ side, iterations, round }) => {
      const head = iterations !== confirmed && round === 1 ? 6.484 : 6.516;
      return { allocs: Math.round((side === 'base' ? 5.6 : head) * iterations), bytes: 0 };
    },
  ],
  [
    'a first long run that leads to another verdict than the short runs and the second long run',
    3,
    ({ side, iterations, round }) => {
      const head = iterations === confirmed && round === 0 ? 1158 : 1140;
      return { allocs: 0, bytes: (side === 'base' ? 1000 : head) * iterations };
    },
  ],
])('how often a benchmark that got worse runs for about one second: %s', async (_, times, behave) => {
  const run = await gate(behave);
  const atLength = run.go.runs.filter(({ iterations }) => iterations === confirmed);
  expect(atLength.map(({ side }) => side)).toEqual(Array.from({ length: times }, () => ['base', 'head']).flat());
});

test('the verdict and its rows are known before anything is explained', async () => {
  const go = new FakeToolchain({ benchmarks: { BenchmarkX: { behave: perOp(3, 5) } } });
  const events: string[] = [];
  const ports = fakePorts(go);
  const log = { ...ports.log, progress: ({ stage }: { readonly stage: string }) => void events.push(stage) };
  const judged: GateReport[] = [];
  const report = await check(
    { ...ports, log },
    {
      folder: '/repo',
      explicit: { leaks: 'off' },
      onJudged: (early) => {
        events.push('judged');
        judged.push(early);
      },
    },
  );
  expect(events.slice(events.indexOf('judged') - 1)).toEqual(['confirm at length', 'judged', 'explain']);
  const options = { width: 100, colour: false, verbose: false };
  const [early = report] = judged;
  expect(judged).toHaveLength(1);
  expect(renderVerdict(early, options)).toContain('FAIL  1 benchmark allocates more than on base');
  expect(renderVerdict(early, options) + renderDetails(report, options)).toBe(renderText(report, options));
});

test.each([
  ['got worse again', perOp(3, 5), {}, ['confirm', 'compile', 'confirm at length']],
  ['got better', perOp(5, 3), {}, ['confirm', 'confirm at length']],
  ['did not change', perOp(3, 3), {}, []],
  ['got worse, without explanations', perOp(3, 5), { explain: false }, ['confirm', 'confirm at length']],
] as const)(
  'the program for explanations is compiled during confirmation: %s',
  async (_, behave, explicit, expected) => {
    const events = new Set<string>();
    const ports = fakePorts(new FakeToolchain({ benchmarks: { BenchmarkX: { behave } } }));
    const log = { ...ports.log, progress: ({ stage }: { readonly stage: string }) => void events.add(stage) };
    const warmUp = (): Promise<void> => {
      events.add('compile');
      return Promise.resolve();
    };
    const analysis = { ...ports.analysis, warmUp };
    await check({ ...ports, log, analysis }, { folder: '/repo', explicit: { leaks: 'off', ...explicit } });
    expect([...events].filter((event) => event.startsWith('co'))).toEqual(expected);
  },
);

/** One allocation on base and ten on head, and what the benchmark says it is, per side. */
const reporting =
  (base: number | undefined, head: number | undefined): Behaviour =>
  ({ side, iterations }) => {
    const allocs = (side === 'base' ? 1 : 10) * iterations;
    return { allocs, bytes: allocs * 8, reports: side === 'base' ? base : head };
  };

test.each([
  ['nothing', undefined, undefined, 'regression', 10, ''],
  ['on head only', undefined, 1, 'regression', 10, ' on head only (1); the figure that Go counted is compared'],
  ['on base only', 20, undefined, 'regression', 10, ' on base only (20); the figure that Go counted is compared'],
  ['on both sides', 5, 5, 'unchanged', 5, ', and that figure is compared; Go counted 1 → 10'],
  ['on both sides, worse', 5, 9, 'regression', 9, ', and that figure is compared; Go counted 1 → 10'],
  ['NaN', -(2 ** 63), -(2 ** 63), 'regression', 10, '; the figure that Go counted is compared'],
] as const)('allocs/op that the benchmark reports itself: %s', async (_, base, head, of, median, note) => {
  const { report } = await gate(reporting(base, head));
  const row = report.findings.find(({ unit }) => unit === 'allocs/op');
  expect([row?.level, row?.head?.median]).toEqual([of, median]);
  expect(row?.head?.reported).toBe(median === 10 ? undefined : true);
  const [warning = ''] = row?.warnings ?? [];
  expect(warning.startsWith('the benchmark sets allocs/op itself with b.ReportMetric')).toBe(note !== '');
  expect(warning.endsWith(note)).toBe(true);
});

test.each([
  ['none', {}, screened, confirmed],
  ['300 µs in each operation', { untimed: 300_000 }, 256, 16_384],
  ['300 µs in each operation, of 50 ns', { ns: 50, untimed: 300_000 }, 256, 16_384],
  ['a little in each operation', { untimed: 2000 }, screened, confirmed],
  // One look at a hundred iterations is not enough to see it.
  ['60 µs in each operation', { ns: 100, untimed: 60_000 }, 1024, 65_536],
  ['2 s in each call', { setUp: 2e9 }, screened, confirmed],
  ['20 ms in each operation, of 200 µs', { ns: 200_000, untimed: 20e6 }, 1, 256],
  ['1 s in each operation, of 50 ms', { ns: 50e6, untimed: 1e9 }, 1, 4],
])('untimed work bounds the iterations: %s', async (_, times, short, long) => {
  const { report, go } = await gate(perOp(3, 5), {}, undefined, times);
  expect(report.findings.map(({ level: of, iterations }) => [of, iterations])).toEqual(
    Array.from({ length: 2 }, () => ['regression', long]),
  );
  const measured = go.runs.slice(-8).map(({ iterations }) => iterations);
  expect(new Set(measured)).toEqual(new Set([short, long]));
});

test('what moved once and not again is settled at the screen’s N', async () => {
  const run = await gate(({ side, iterations, round }) => {
    const disturbed = side === 'head' && round === 0 ? 5 : 3;
    return { allocs: disturbed * iterations, bytes: 64 * iterations };
  });
  expect(level(run)).toBe('unchanged');
  expect(run.go.runs.every(({ iterations }) => iterations <= screened)).toBe(true);
});

test('a one-off cost that looks like a regression at small N vanishes at large N', async () => {
  const once: Behaviour = ({ side, iterations }) => ({
    allocs: iterations + (side === 'head' ? 2 * screened : 0),
    bytes: 64 * iterations,
  });
  const run = await gate(once);
  expect(level(run)).toBe('unchanged');
  expect(run.report.findings.find(({ unit }) => unit === 'allocs/op')).toMatchObject({ iterations: confirmed });
});

test('a regression that a one-off cost hides at small N is found at large N', async () => {
  const hidden: Behaviour = ({ side, iterations }) => ({
    allocs: iterations,
    bytes: (side === 'base' ? 100 : 130) * iterations + 1_000 * screened,
  });
  expect(level(await gate(hidden), 'B/op')).toBe('regression');
});

test('a benchmark whose samples overlap seven times is unstable, and fails only if strict', async () => {
  const flapping: Behaviour = ({ side, iterations, round }) => {
    const allocs = side === 'base' ? 4 : [8, 3, 8, 8, 8, 8, 8][round % 7];
    return { allocs: (allocs ?? 8) * iterations, bytes: 64 * iterations };
  };
  const run = await gate(flapping);
  expect(level(run)).toBe('unstable');
  expect(run.report.conclusion).toBe('pass');
  expect(run.go.runs.filter(({ side, iterations }) => side === 'head' && iterations === confirmed)).toHaveLength(7);
  const strict = await gate(flapping, { strict: true });
  expect(strict.report.conclusion).toBe('fail');
});

test('an improvement is looked at once at length, and not confirmed', async () => {
  const run = await gate(perOp(5, 3));
  expect(level(run)).toBe('improvement');
  expect(run.go.runs.filter(({ iterations }) => iterations === confirmed)).toHaveLength(2);
});

test('an improvement at small N that is a regression at large N is confirmed as one', async () => {
  const cacheGone: Behaviour = ({ side, iterations }) =>
    side === 'base'
      ? { allocs: iterations + 20 * screened, bytes: 64 * iterations + 4096 * screened }
      : { allocs: 3 * iterations, bytes: 192 * iterations };
  expect(level(await gate(cacheGone))).toBe('regression');
});

test('a budget that base broke already is a notice; one that head breaks fails', async () => {
  const config = 'rules:\n  - budgets: { allocs/op: 8 }\n';
  expect(level(await gate(perOp(9, 9), {}, config))).toBe('notice');
  const broken = await gate(perOp(8, 9), {}, config);
  expect(level(broken)).toBe('over-budget');
  expect(broken.report.conclusion).toBe('fail');
  expect(broken.report.findings.find(({ unit }) => unit === 'allocs/op')).toMatchObject({ budget: 8, confirmed: true });
});

test('an added benchmark is measured against its budget, on head alone', async () => {
  const go = new FakeToolchain({ benchmarks: { BenchmarkNew: { sides: ['head'], behave: perOp(0, 9) } } });
  const files = { 'b:.allocgate.yml': 'rules:\n  - budgets: { allocs/op: 8 }\n' };
  const report = await check(fakePorts(go, new FakeRepository(files)), { folder: '/repo', explicit: {} });
  expect(report.findings.map((finding) => finding.level)).toEqual(['added', 'over-budget']);
  expect(go.runs.filter(({ iterations }) => iterations === confirmed).map(({ side }) => side)).toEqual([
    'head',
    'head',
    'head',
  ]);
});

test('an excluded package is not measured', async () => {
  const run = await gate(perOp(3, 5), {}, 'exclude: [./...]\n');
  expect(run.go.runs).toEqual([]);
  expect(run.report.conclusion).toBe('unmeasurable');
});

test('a confirmation that crashes leaves the row unconfirmed', async () => {
  const crashing: Behaviour = ({ side, iterations }) =>
    iterations === confirmed && side === 'head'
      ? 'panic'
      : { allocs: (side === 'base' ? 3 : 5) * iterations, bytes: 0 };
  const run = await gate(crashing);
  expect(run.report.problems.map(({ kind, side, blocking }) => [kind, side, blocking])).toEqual([
    ['benchmark-panicked', 'head', true],
  ]);
  expect(run.report.conclusion).toBe('unmeasurable');
});

test('a run that fails in company is judged by the run alone', async () => {
  let first = true;
  const clash: Behaviour = ({ iterations }) => {
    if (first && iterations === screened) {
      first = false;
      return 'fail';
    }
    return { allocs: 3 * iterations, bytes: 0 };
  };
  const run = await gate(clash);
  expect(run.report.problems).toEqual([]);
  expect(level(run)).toBe('unchanged');
});

test('benchmarks behind one that crashes are still found and judged', async () => {
  const go = new FakeToolchain({
    benchmarks: { BenchmarkBad: { behave: () => 'panic' }, BenchmarkGood: { behave: perOp(3, 3) } },
  });
  const report = await check(fakePorts(go), { folder: '/repo', explicit: {} });
  expect(report.problems.map(({ kind, side, benchmark }) => [kind, side, benchmark])).toEqual([
    ['benchmark-panicked', 'both', 'BenchmarkBad'],
  ]);
  expect(report.findings.map(({ benchmark, level: of }) => [benchmark, of])).toEqual([
    ['BenchmarkGood', 'unchanged'],
    ['BenchmarkGood', 'unchanged'],
  ]);
  expect(report.conclusion).toBe('pass');
});

test('benchmarks behind one that hangs are judged, and the limit is paid once a phase', async () => {
  const hang: Behaviour = ({ side, iterations }) =>
    side === 'head' && iterations > 1 ? 'hang' : { allocs: iterations, bytes: 0 };
  const go = new FakeToolchain({
    benchmarks: {
      BenchmarkA: { behave: perOp(3, 3) },
      BenchmarkHang: { behave: hang },
      BenchmarkZ: { behave: perOp(3, 3) },
    },
  });
  const report = await check(fakePorts(go), { folder: '/repo', explicit: {} });
  expect(report.problems.map(({ kind, side, benchmark }) => [kind, side, benchmark])).toEqual([
    ['benchmark-timeout', 'head', 'BenchmarkHang'],
  ]);
  expect([...new Set(report.findings.map(({ benchmark }) => benchmark))]).toEqual(['BenchmarkA', 'BenchmarkZ']);
  expect(
    go.runs.filter(
      ({ side, names, iterations }) => side === 'head' && iterations > 1 && names.includes('BenchmarkHang'),
    ),
  ).toHaveLength(1);
});

test('mode full: the classic command on both sides in turn, and the same confirmation', async () => {
  const steady = await gate(perOp(3, 3), { mode: 'full' });
  expect(level(steady)).toBe('unchanged');
  expect(steady.go.runs.map(({ side }) => side)).toEqual(['base', 'head']);
  expect(steady.go.runs.every(({ iterations }) => iterations >= 1_000_000)).toBe(true);
  expect(steady.report.environment).toMatchObject({ mode: 'full', gomaxprocs: null });
  const regressed = await gate(perOp(3, 5), { mode: 'full' });
  expect(level(regressed)).toBe('regression');
  expect(regressed.report.findings[0]).toMatchObject({ confirmed: true, iterations: confirmed });
});

test('mode full: a cost of setup that floating iterations turn into a regression is not confirmed', async () => {
  let second = 0;
  const setUp: Behaviour = ({ side, iterations }) => {
    const classic = iterations >= 1_000_000 && iterations !== confirmed;
    if (classic) second++;
    // The machine was slower when head ran: as much setup, fewer operations to divide it by.
    const share = classic && side === 'head' ? 2 : 1;
    return { allocs: 3 * iterations, bytes: 100 * iterations * share };
  };
  const run = await gate(setUp, { mode: 'full' });
  expect(second).toBe(2);
  expect(level(run, 'B/op')).toBe('unchanged');
  expect(run.report.conclusion).toBe('pass');
});

test('nothing to compare with in a pull request: no-base, unmeasurable; elsewhere figures only', async () => {
  const missing = { kind: 'missing', reason: 'the fetch failed' } as const;
  for (const [blocking, conclusion, kinds] of [
    [true, 'unmeasurable', ['no-base']],
    [false, 'pass', []],
  ] as const) {
    const go = new FakeToolchain({ benchmarks: { BenchmarkX: { behave: perOp(3, 3) } } });
    const repository = new FakeRepository({}, { ...missing, blocking });
    const report = await check(fakePorts(go, repository), { folder: '/repo', explicit: {} });
    expect(report.conclusion).toBe(conclusion);
    expect(report.problems.map(({ kind }) => kind)).toEqual(kinds);
    expect(report.base).toBeNull();
  }
});

test('a waiver holds up to its ceiling', async () => {
  const waiver = (ceiling: number): string =>
    `waivers:\n  - { package: ., benchmark: BenchmarkX, metric: allocs/op, ceiling: ${ceiling}, reason: audit }\n`;
  const low = (base: number, head: number): Behaviour => perOp(base, head, 0);
  expect(level(await gate(low(3, 5), {}, waiver(5)))).toBe('waived');
  expect((await gate(low(3, 5), {}, waiver(5))).report.conclusion).toBe('pass');
  expect(level(await gate(low(3, 6), {}, waiver(5)))).toBe('regression');
});

test('the configuration of base decides, and head’s where it is stricter', async () => {
  const go = (): FakeToolchain => new FakeToolchain({ benchmarks: { BenchmarkX: { behave: perOp(10, 12) } } });
  const run = async (base: string, head: string): Promise<GateReport> =>
    check(fakePorts(go(), new FakeRepository({ 'b:.allocgate.yml': base, 'a:.allocgate.yml': head })), {
      folder: '/repo',
      explicit: {},
    });
  const loosened = await run('threshold: 15\n', 'threshold: 50\n');
  expect(loosened.conclusion).toBe('fail');
  expect(loosened.notes.join()).toContain('threshold: 15 → 50');
  expect((await run('threshold: 50\n', 'threshold: 15\n')).conclusion).toBe('fail');
  expect((await run('threshold: 50\n', 'threshold: 50\n')).conclusion).toBe('pass');
});

test('the tiers of a threshold: a warning passes', async () => {
  const run = await gate(perOp(100, 112), {}, 'threshold: { warn: 10, fail: 15 }\n');
  expect(level(run)).toBe('warning');
  expect(run.report.conclusion).toBe('pass');
});

test('what the configuration says of nothing is a warning, where the run looks at everything', async () => {
  const config =
    'exclude: [./zzz]\nwaivers: [{ package: ., benchmark: BenchmarkX, metric: B/op, ceiling: 1, until: 2026-01-31, reason: r }]\n';
  const ended = 'Warning: in .allocgate.yml, the waiver for . BenchmarkX B/op expired on 2026-01-31.';
  const idle = 'Warning: in .allocgate.yml, the exclude pattern ./zzz matches no package with benchmarks.';
  const notesOf = async (explicit: Partial<Options>): Promise<readonly string[]> =>
    (await gate(perOp(3, 3), explicit, config)).report.notes;
  expect(await notesOf({})).toEqual([expect.stringContaining(ended), idle]);
  expect(await notesOf({ bench: 'X' })).toEqual([expect.stringContaining(ended)]);
  expect(await notesOf({ packages: ['./a/...'] })).toEqual([expect.stringContaining(ended)]);
});

/** Gates a module of which nothing differs that its benchmarks can read. */
async function gateIdentical(
  behave: Behaviour,
  explicit: Partial<Options> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const go = new FakeToolchain({ benchmarks: { BenchmarkX: { behave } } }, 'the same');
  const report = await check(fakePorts(go, new FakeRepository(files)), { folder: '/repo', explicit });
  return { report, go };
}

test('a package with identical inputs is neither built nor run, and passes', async () => {
  const { report, go } = await gateIdentical(perOp(3, 5));
  expect([go.runs, go.built]).toEqual([[], []]);
  expect(report).toMatchObject({
    conclusion: 'pass',
    findings: [],
    problems: [],
    identical: [{ package: 'example.com/m', benchmarks: [{ benchmark: 'BenchmarkX' }] }],
  });
});

const edited = 'No package was skipped, because the change edits .allocgate.yml.';
test.each([
  ['--no-skip', { skip: false }, {}, undefined],
  ['the mode full', { mode: 'full' as const }, {}, undefined],
  [
    'a changed configuration',
    {},
    { 'b:.allocgate.yml': 'threshold: 20\n', 'a:.allocgate.yml': 'threshold: 30\n' },
    edited,
  ],
  ['a new configuration', {}, { 'a:.allocgate.yml': 'threshold: 30\n' }, edited],
])(
  'identical inputs are measured with %s, and figures that differ are a problem of their own',
  async (_, given, files, note) => {
    const { report } = await gateIdentical(perOp(3, 5), given, files);
    expect(report.identical).toBeUndefined();
    expect(report.notes.find((one) => one.startsWith('No package was skipped'))).toBe(note);
    expect(report.conclusion).toBe('fail');
    expect(report.problems.map(({ kind, blocking }) => [kind, blocking])).toContainEqual(['skip-unsound', true]);
  },
);

test('identical inputs with equal figures are no problem where they are measured', async () => {
  const { report } = await gateIdentical(perOp(3, 3), { skip: false });
  expect([report.conclusion, report.problems]).toEqual(['pass', []]);
});

test('a -bench expression that selects none of the functions is no pass, whatever is identical', async () => {
  const { report } = await gateIdentical(perOp(3, 3), { bench: 'Other' });
  expect(report.conclusion).toBe('unmeasurable');
  expect(report.problems.map(({ kind }) => kind)).toEqual(['no-benchmarks']);
});

test('a package is not built for a -bench expression that selects none of its functions', async () => {
  const { go } = await gateIdentical(perOp(3, 3), { bench: 'Other', skip: false });
  expect(go.built).toEqual([]);
  const selected = await gateIdentical(perOp(3, 3), { bench: 'X/below', skip: false });
  expect(selected.go.built).toEqual(['head', 'base']);
});
