import { allocating, benchmarkSource } from '../benchmark-source.ts';
import type { MatrixCase } from '../matrix-case.ts';
import { findingsOf } from '../workbench.ts';

/** Checks that two equal sides, both measured, pass. */
export const unchanged: MatrixCase = {
  name: 'unchanged passes',
  attempt: async (bench) => {
    const module = await bench.module({ 'm_test.go': benchmarkSource(allocating('None', 0), allocating('Some', 3)) });
    await module.write({ 'other.txt': 'x\n' });
    const report = await bench.check(module, 0);
    bench.expect('base', report.base?.source, 'rerun');
    bench.expect('findings', findingsOf(report), [
      'BenchmarkNone B/op: unchanged 0 → 0',
      'BenchmarkNone allocs/op: unchanged 0 → 0',
      'BenchmarkSome B/op: unchanged 192 → 192',
      'BenchmarkSome allocs/op: unchanged 3 → 3',
    ]);
  },
};
