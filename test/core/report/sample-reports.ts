import type { GateReport } from '../../../src/core/report/model.ts';
import { finding, report } from '../../builders.ts';
import { site } from './explained-report.ts';
import { hostile } from './hostile-report.ts';
import { nothingMeasured, unmeasurable } from './unmeasurable-reports.ts';

const shop = 'example.com/shop';
const order = `${shop}/order`;
const cart = `${shop}/cart`;
const search = `${shop}/internal/search`;

const steady = [
  finding(order, 'BenchmarkParse').bytes(512, 512).allocs(7, 7),
  finding(order, 'BenchmarkTotal/items=8').bytes(0, 0).allocs(0, 0),
  finding(order, 'BenchmarkTotal/items=512').bytes(1_048_576, 1_048_576).allocs(1024, 1024),
  finding(cart, 'BenchmarkAdd').bytes(48, 48).allocs(1, 1),
];

/** Nothing moved. */
export const pass: GateReport = report({ benchmarks: steady });

/** More unchanged benchmarks than a terminal wants to see, and some that are better or new. */
export const passWithMuch: GateReport = report({
  benchmarks: [
    finding(order, 'BenchmarkEncode').bytes(2048, 1024).level('improvement').allocs(12, 4).level('improvement'),
    finding(order, 'BenchmarkPool').bytes(64, 0).level('improvement').allocs(1, 0).level('improvement'),
    finding(order, 'BenchmarkWrap').bytes(1200, 1216).allocs(20, 21).level('notice'),
    finding(cart, 'BenchmarkNew').bytes(null, 96).level('added').allocs(null, 2).level('added'),
    finding(cart, 'BenchmarkOld').bytes(96, null).level('removed').allocs(2, null).level('removed'),
    finding(cart, 'BenchmarkNetwork').bytes(4096, null).level('skipped').allocs(31, null).level('skipped'),
    ...Array.from({ length: 25 }, (_, index) =>
      finding(search, `BenchmarkFind/terms=${index + 1}`)
        .bytes(64 * (index + 1), 64 * (index + 1))
        .allocs(1, 1),
    ),
  ],
  notes: ['The change edits the configuration (threshold: 15 → 20); the edit takes effect after the merge.'],
});

/** One benchmark fails, by both of its units. */
export const oneRegression: GateReport = report({
  conclusion: 'fail',
  benchmarks: [
    finding(order, 'BenchmarkCreateOrder/items=8')
      .bytes(192, 1216)
      .level('regression')
      .allocs(3, 5)
      .level('regression'),
    ...steady,
  ],
});

const regressed = (importPath: string, name: string, bytes: [number, number], allocs: [number, number]) =>
  finding(importPath, name)
    .bytes(...bytes)
    .level('regression')
    .allocs(...allocs)
    .level(allocs[0] === allocs[1] ? 'unchanged' : 'regression');

/** Twelve of them, in three packages. */
export const twelveRegressions: GateReport = report({
  conclusion: 'fail',
  benchmarks: [
    regressed(order, 'BenchmarkCreateOrder/items=8', [192, 1216], [3, 5]),
    regressed(order, 'BenchmarkCreateOrder/items=64', [1536, 9728], [3, 9]),
    regressed(order, 'BenchmarkCreateOrder/items=512', [12_288, 77_824], [3, 21]),
    regressed(order, 'BenchmarkAudit', [0, 48], [0, 1]),
    regressed(order, 'BenchmarkLabel', [16, 32], [1, 2]),
    regressed(cart, 'BenchmarkAdd', [48, 64], [1, 1]),
    regressed(cart, 'BenchmarkRemove', [0, 24], [0, 1]),
    regressed(cart, 'BenchmarkMerge/large', [1_048_576, 2_097_152], [1024, 2048]),
    regressed(search, 'BenchmarkFind/terms=1', [640, 768], [10, 12]),
    regressed(search, 'BenchmarkFind/terms=2', [1280, 1536], [20, 24]),
    regressed(
      search,
      'BenchmarkIndexDocumentsOfAWholeCatalogue/language=en/stemming=true/workers=16',
      [9e6, 1.2e7],
      [81_920, 98_304],
    ),
    regressed(search, 'BenchmarkTokenize', [320, 640], [4, 8]),
    ...steady,
  ],
});

/** Fails, but the team only looks on. */
export const advisory: GateReport = { ...oneRegression, advisory: true };

/** The first commit, or a push without anything to compare with. */
export const figuresOnly: GateReport = report({
  base: null,
  head: { commit: '9ab8c7d6e5f40123456789abcdef0123456789ab', dirty: true },
  benchmarks: [
    finding(order, 'BenchmarkParse').bytes(null, 512).level('added').allocs(null, 7).level('added'),
    finding(order, 'BenchmarkTotal/items=8').bytes(null, 0).level('added').allocs(null, 0).level('added'),
    finding(cart, 'BenchmarkAdd').bytes(null, 48).level('added').allocs(null, 1).level('added'),
  ],
  notes: ['Nothing to compare with: this is the first commit. Only figures and budgets are reported.'],
});

/** The samples of both sides overlap, and a warning tier. */
export const unstable: GateReport = report({
  benchmarks: [
    finding(order, 'BenchmarkPool')
      .bytes(512, 640, { samples: [480, 640, 704, 512, 640, 656, 640] })
      .level('unstable')
      .allocs(4, 4),
    finding(cart, 'BenchmarkMerge')
      .bytes(1000, 1120)
      .level('warning')
      .with({ threshold: { percent: 15, warn: 10 } })
      .allocs(10, 10),
    ...steady,
  ],
});

/** Accepted by a waiver, by a review, and a waiver that ended. */
export const waived: GateReport = report({
  conclusion: 'fail',
  benchmarks: [
    finding(order, 'BenchmarkCreateOrder/items=8')
      .bytes(192, 192)
      .allocs(8, 12)
      .level('waived')
      .with({ waiver: { ceiling: 12, until: '2027-01-31', reason: 'new audit trail, see the issue' } }),
    finding(order, 'BenchmarkLabel').bytes(16, 16).allocs(1, 2).level('waived').with({ acceptedBy: 'octocat' }),
    finding(cart, 'BenchmarkAdd')
      .bytes(48, 48)
      .allocs(1, 2)
      .level('regression')
      .with({ warnings: ['its waiver expired on 2026-01-31'] }),
  ],
});

/** A limit is broken, on head alone and on both sides. */
export const overBudget: GateReport = report({
  conclusion: 'fail',
  benchmarks: [
    finding(order, 'BenchmarkCreateOrder/items=8')
      .bytes(1100, 1216)
      .level('over-budget')
      .with({ budget: 1200 })
      .allocs(5, 5),
    finding(order, 'BenchmarkLabel')
      .bytes(16, 16)
      .allocs(9, 9)
      .level('notice')
      .with({ budget: 8, warnings: ['over its budget of 8 allocs/op, as it already was on base'] }),
    finding(cart, 'BenchmarkNew')
      .bytes(null, 1600)
      .level('over-budget')
      .with({ budget: 1500 })
      .allocs(null, 2)
      .level('added'),
  ],
});

/** Go's own output shows other figures than those that were judged; two rows share a doubt. */
export const printedApart: GateReport = report({
  conclusion: 'fail',
  benchmarks: [
    finding(order, 'BenchmarkCreateOrder')
      .bytes(192, 320, { samples: [319.6, 319.7, 319.6], printed: 319 })
      .level('regression')
      .allocs(3, 5, { samples: [4.997, 4.997, 4.997], printed: 4 })
      .level('regression'),
    finding(order, 'BenchmarkFirst')
      .bytes(0, 8, { samples: [7.9, 7.9, 7.9], printed: 7 })
      .allocs(0, 1, { samples: [0.999, 0.999, 0.999], printed: 0 })
      .level('regression'),
  ],
});

const { reproduce: _, ...texts } = report({
  conclusion: 'fail',
  base: { source: 'text', label: 'before.txt' },
  head: { dirty: false, label: 'after.txt' },
  environment: { goVersion: '', goos: '', goarch: '', cpu: '', gomaxprocs: null, mode: 'text', totals: 'printed' },
  benchmarks: [
    finding('', 'BenchmarkDecode')
      .bytes(48, 48)
      .allocs(1, 2)
      .level('regression')
      .with({
        confirmed: false,
        iterations: 0,
        warnings: [
          'the printed figures, which Go rounds down, are one allocation apart, but B/op doesn’t show a matching change, so this may just be rounding',
          'iteration counts differ, so one-off costs carry different weight',
        ],
      }),
    finding('', 'BenchmarkRequests').unit('p99-ns', 1500.25, 1499.5),
  ],
  notes: ['Warning: Go versions differ: base go1.25.1, head go1.26.8.'],
  timings: {
    snapshotMs: 0,
    planMs: 0,
    buildMs: 0,
    screenMs: 0,
    confirmMs: 0,
    explainMs: 0,
    proveMs: 0,
    blindSpotsMs: 0,
  },
});
/** Two texts: nothing was measured here, and the environments differ. */
export const comparedTexts: GateReport = texts;

const sizes = [...Array.from({ length: 18 }).keys()].map((index) => `BenchmarkEncode/size=${index + 1}`);
const codecs = ['json', 'xml', 'yaml', 'toml', 'cbor'].map((name) => `${shop}/codec/${name}`);

/** Ninety benchmarks in five packages that one line made worse, and one that nothing explains. */
export const oneCause: GateReport = report({
  conclusion: 'fail',
  benchmarks: [
    ...codecs.flatMap((codec) => sizes.map((name) => regressed(codec, name, [64, 192], [1, 3]))),
    regressed(order, 'BenchmarkOpen', [0, 24], [0, 1]),
  ],
  explanations: codecs.flatMap((codec) =>
    sizes.map((benchmark) => ({
      package: codec,
      benchmark,
      sites: [
        {
          ...site,
          file: 'codec/buffer.go',
          line: 17,
          source: 'b := new(bytes.Buffer)',
          function: 'codec.buffer',
          root: { file: 'codec/buffer.go', line: 17, source: 'b := new(bytes.Buffer)', function: 'codec.buffer' },
          proof: { reverted: [{ file: 'codec/buffer.go', lines: [17, 17] as [number, number] }], restores: 1 },
        },
      ],
      explained: { allocsPerOp: 1, bytesPerOp: 1 },
      notes: [],
    })),
  ),
});

/** Every sample by its name, as the golden files are named. */
export const sampleReports: Readonly<Record<string, GateReport>> = {
  pass,
  'pass-with-much': passWithMuch,
  'one-regression': oneRegression,
  'twelve-regressions': twelveRegressions,
  unmeasurable,
  'nothing-measured': nothingMeasured,
  advisory,
  'figures-only': figuresOnly,
  unstable,
  waived,
  'over-budget': overBudget,
  'printed-apart': printedApart,
  'compared-texts': comparedTexts,
  hostile,
};
