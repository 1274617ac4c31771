import type { GateReport } from '../../../src/core/report/model.ts';
import { finding, problem, report } from '../../builders.ts';

const shop = 'example.com/shop';
const order = `${shop}/order`;
const cart = `${shop}/cart`;
const search = `${shop}/internal/search`;

/** Head does not build, one benchmark panics, and a benchmark of base failed too. */
export const unmeasurable: GateReport = report({
  conclusion: 'unmeasurable',
  benchmarks: [
    finding(cart, 'BenchmarkAdd').bytes(48, 64).level('unconfirmed').allocs(1, 2).level('unconfirmed'),
    finding(cart, 'BenchmarkMerge').bytes(96, 96).allocs(2, 2),
  ],
  problems: [
    problem({
      kind: 'benchmark-failed',
      side: 'both',
      blocking: false,
      package: search,
      benchmark: 'BenchmarkFind',
      message: 'search_test.go:31: index file is missing',
      remedy: "Run `go test -run '^$' -bench NAME` with that benchmark's name and fix what it reports.",
    }),
    problem({
      kind: 'build-failed',
      package: order,
      message:
        '# example.com/shop/order [example.com/shop/order.test]\norder/create.go:31:9: undefined: audit\norder/create.go:40:2: too many return values\n\thave (*Order, error)\n\twant (*Order)',
      remedy: 'Run `go test -c` in that package and fix the compile errors.',
    }),
    problem({
      kind: 'unconfirmed',
      message: '1 changed benchmark could not be measured again within 10m.',
      remedy: 'Give the confirmation more time with --confirm-timeout, or run the check again.',
    }),
  ],
});

/** Nothing at all came out. */
export const nothingMeasured: GateReport = report({
  conclusion: 'unmeasurable',
  problems: [
    problem({
      kind: 'no-benchmarks',
      message: 'There is no benchmark in ./...',
      remedy:
        'Check the package patterns and the -bench expression: `go test -list ^Benchmark ./...` lists what there is.',
    }),
  ],
  timings: {
    snapshotMs: 310,
    planMs: 820,
    buildMs: 0,
    screenMs: 0,
    confirmMs: 0,
    explainMs: 0,
    proveMs: 0,
    blindSpotsMs: 0,
  },
});
