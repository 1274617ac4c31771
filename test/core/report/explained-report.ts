import type { ExplainedSite, GateReport } from '../../../src/core/report/model.ts';
import { finding, report } from '../../builders.ts';

export const site: ExplainedSite = {
  file: 'order/create.go',
  line: 42,
  source: 'out = append(out, item)',
  function: 'order.Create',
  root: {
    file: 'order/create.go',
    line: 31,
    source: 'var out []Item',
    function: 'order.Create',
    link: 'Line 31 is where `out` is initialized.',
  },
  confidence: 'proven',
  proof: { reverted: [{ file: 'order/create.go', lines: [31, 33] }], restores: 1 },
  allocsPerOp: { base: 1, head: 3 },
  bytesPerOp: { base: 64, head: 192 },
  cause: 'append-growth',
  status: 'more',
  callee: 'runtime.growslice',
  reason: '`out` has no initial capacity, so it grows as it is filled.',
  flow: [{ file: 'order/create.go', line: 40, text: 'out = append(out, item)' }],
  fix: {
    advice: 'Allocate it with its final capacity.',
    edit: {
      file: 'order/create.go',
      line: 31,
      endLine: 31,
      text: '\tout := make([]Item, 0, len(in))',
      was: '\tvar out []Item',
    },
    measured: { allocsPerOp: 1, bytesPerOp: 64 },
  },
};

const further = (line: number): ExplainedSite => {
  const { edit: _, measured: __, ...fix } = site.fix;
  return {
    ...site,
    line,
    root: { file: 'order/price.go', line, function: 'order.Price' },
    confidence: 'likely',
    proof: null,
    fix,
  };
};

/** One regression with five causes, the first of them proven and with a measured fix. */
export const explained: GateReport = report({
  conclusion: 'fail',
  benchmarks: [
    finding('example.com/shop/order', 'BenchmarkCreate')
      .bytes(64, 192)
      .level('regression')
      .allocs(1, 3)
      .level('regression'),
    finding('example.com/shop/order', 'BenchmarkParse').bytes(512, 512).allocs(7, 7),
  ],
  explanations: [
    {
      package: 'example.com/shop/order',
      benchmark: 'BenchmarkCreate',
      sites: [site, further(7), further(9), further(11), further(13)],
      explained: { allocsPerOp: 1, bytesPerOp: 1 },
      notes: [],
    },
  ],
});

/** The same with everything that a page shows: source, experiments and profiles, in which a function has this name. */
export function explainedPage(name: string): GateReport {
  const [first, ...others] = explained.explanations;
  if (first === undefined) throw new Error('the sample is explained');
  const { reverted } = site.proof ?? { reverted: [] };
  return {
    ...explained,
    explanations: [
      {
        ...first,
        excerpts: [
          {
            file: 'order/create.go',
            lines: [
              { base: 30, head: 30, text: `func Create(in []Input) []Item { // ${name}` },
              {
                base: 31,
                text: '\tout := make([]Item, 0, len(in))',
                allocsPerOp: { base: 1, head: 0 },
                bytesPerOp: { base: 64, head: 0 },
              },
              { head: 31, text: '\tvar out []Item' },
              {
                base: 42,
                head: 42,
                text: '\t\tout = append(out, item)',
                allocsPerOp: { base: 0, head: 3 },
                bytesPerOp: { base: 0, head: 192 },
              },
            ],
          },
        ],
        experiments: [
          { reverted, allocsPerOp: 1, bytesPerOp: 64, tests: 'same' },
          { reverted: [{ file: 'order/price.go', lines: [7, 7] }] },
        ],
        callTree: {
          operations: 100,
          leastShare: 0.001,
          functions: ['m.BenchmarkCreate', name],
          frames: [
            [0, 0, 0, 0, 0, 0],
            [1, 1, 100, 300, 6400, 19_200],
            [1, -3, 0, 1, 0, 16],
          ],
        },
      },
      ...others,
    ],
  };
}
