import { allocating, benchmarkSource } from '../benchmark-source.ts';
import type { MatrixCase } from '../matrix-case.ts';
import { findingsOf } from '../workbench.ts';

/** The two sides of a planted regression. */
export const plantedBase = benchmarkSource(allocating('Grown', 3), allocating('New', 0), allocating('Same', 2));
export const plantedHead = benchmarkSource(allocating('Grown', 4), allocating('New', 1), allocating('Same', 2));
/** The expected findings: one more allocation, and a first one. */
export const plantedFindings = [
  'BenchmarkGrown B/op: regression 192 → 256',
  'BenchmarkGrown allocs/op: regression 3 → 4',
  'BenchmarkNew B/op: regression 0 → 64',
  'BenchmarkNew allocs/op: regression 0 → 1',
  'BenchmarkSame B/op: unchanged 128 → 128',
  'BenchmarkSame allocs/op: unchanged 2 → 2',
];

/** Checks that one more allocation and a first one are found, and nothing else. */
export const planted: MatrixCase = {
  name: '+1 and 0 → 1 fail',
  attempt: async (bench) => {
    const module = await bench.module({ 'm_test.go': plantedBase });
    await module.write({ 'm_test.go': plantedHead });
    const report = await bench.check(module, 1);
    bench.expect('findings', findingsOf(report), plantedFindings);
    const regressed = report.findings.filter(({ level }) => level === 'regression');
    bench.expect('unconfirmed regressions', regressed.filter(({ confirmed }) => !confirmed).length, 0);
  },
};
