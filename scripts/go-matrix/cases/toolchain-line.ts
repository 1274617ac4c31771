import { allocating, benchmarkSource } from '../benchmark-source.ts';
import type { MatrixCase } from '../matrix-case.ts';
import { oldestGo } from '../versions.ts';
import { findingsOf } from '../workbench.ts';

/**
 * Checks that a toolchain that go.mod requires, and that is in the module cache, is used for everything and leads to
 * the same findings.
 */
export const toolchainLine: MatrixCase = {
  name: 'toolchain of go.mod',
  attempt: async (bench) => {
    const base = { 'm_test.go': benchmarkSource(allocating('Grown', 3)) };
    const module = await bench.module(base, { toolchain: bench.goVersion });
    await module.write({ 'm_test.go': benchmarkSource(allocating('Grown', 4)) });
    // The go command only ever switches to a newer version.
    const report = await bench.check(module, 1, { gotoolchain: `${oldestGo}+auto` });
    bench.expect('findings', findingsOf(report), [
      'BenchmarkGrown B/op: regression 192 → 256',
      'BenchmarkGrown allocs/op: regression 3 → 4',
    ]);
  },
};
