import { allocating, benchmarkSource } from '../benchmark-source.ts';
import type { MatrixCase } from '../matrix-case.ts';
import { findingsOf } from '../workbench.ts';

/** Checks that what `record` stored stands in for base, which is not measured again. */
export const storedBaseline: MatrixCase = {
  name: 'stored baseline is reused',
  attempt: async (bench) => {
    const module = await bench.module({ 'm_test.go': benchmarkSource(allocating('Some', 3)) });
    const { code, stderr } = await bench.run(module, ['record']);
    bench.expect(`exit code of record (${stderr.trim()})`, code, 0);
    await module.commit();
    await module.write({ 'other.txt': 'x\n' });
    const report = await bench.check(module, 0);
    bench.expect('base', report.base?.source, 'file');
    bench.expect(
      'reused packages',
      report.reused.map((one) => one.package),
      ['example.com/m'],
    );
    bench.expect('findings', findingsOf(report), [
      'BenchmarkSome B/op: unchanged 192 → 192',
      'BenchmarkSome allocs/op: unchanged 3 → 3',
    ]);
  },
};
