import { allocating, benchmarkSource } from '../benchmark-source.ts';
import type { MatrixCase } from '../matrix-case.ts';
import { findingsOf } from '../workbench.ts';

/**
 * Checks that full mode, which interleaves and confirms runs of plain `go test`, reaches the verdict of fast mode.
 */
export const fullMode: MatrixCase = {
  name: 'mode full agrees',
  attempt: async (bench) => {
    const module = await bench.module({ 'm_test.go': benchmarkSource(allocating('Grown', 3)) });
    await module.write({ 'm_test.go': benchmarkSource(allocating('Grown', 4)) });
    const report = await bench.check(module, 1, { args: ['--mode', 'full'] });
    bench.expect('mode', report.environment.mode, 'full');
    bench.expect('findings', findingsOf(report), [
      'BenchmarkGrown B/op: regression 192 → 256',
      'BenchmarkGrown allocs/op: regression 3 → 4',
    ]);
  },
};
