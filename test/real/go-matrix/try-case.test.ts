import { expect, test } from 'vitest';
import { findingsOf } from '../../../scripts/go-matrix/workbench.ts';
import { tryCase } from '../../../scripts/go-matrix/try-case.ts';
import { finding, report } from '../../builders.ts';

test('what is not as expected is a fault, and so is an error', async () => {
  const attempt = tryCase(
    {
      name: 'wrong',
      attempt: async (bench) => {
        bench.expect('right', [1], [1]);
        bench.expect('exit code', 0, 1);
        bench.expect('conclusion', undefined, 'fail');
        const module = await bench.module({ 'm.go': 'package m\n' });
        throw new Error(`stopped at ${module.folder.split('/').at(-1)?.slice(0, 7)}`);
      },
    },
    'go1.22.12',
    'no-such-program',
  );
  expect((await attempt).faults).toEqual([
    'exit code: expected 1, seen 0',
    'conclusion: expected "fail", seen undefined',
    'stopped at module-',
  ]);
});

test('a program that reports nothing is a fault', async () => {
  const attempt = async (bench: Parameters<Parameters<typeof tryCase>[0]['attempt']>[0]): Promise<void> => {
    await bench.check(await bench.module({}), 0);
  };
  const { faults } = await tryCase({ name: 'nothing', attempt }, 'go1.22.12', 'no-such-program');
  expect(faults.join()).toContain('no report (exit 1)');
});

test('findings are one line each, sorted', () => {
  const sample = report({
    benchmarks: [
      finding('m', 'BenchmarkB').bytes(64, 128),
      finding('m', 'BenchmarkA').allocs(null, 1, { samples: [0.998, 0.998, 0.998] }),
    ],
  });
  expect(findingsOf(sample)).toEqual(['BenchmarkA allocs/op: unchanged – → 1', 'BenchmarkB B/op: unchanged 64 → 128']);
});
