import { expect, test } from 'vitest';
import { RunningBenchmark } from '../../../src/core/benchfmt/index.ts';

const output = [
  'goos: linux\n',
  '\u0016=== RUN   BenchmarkLoad\nBenchmarkLoad\n',
  '\u0016=== RUN   BenchmarkLoad/all\nBenchmarkLoad/all\n',
  'noise \u0016=== NAME  BenchmarkLoad/all\n    log\n',
  'BenchmarkLoad/all\t1\t5 ns/op\n\u0016=== NAME  \n',
  '\u0016=== RUN   BenchmarkLoad/é\nBenchmarkLoad/é\n',
  '\u0016--- SKIP: BenchmarkLoad/é\n',
  '\u0016PASS\n',
];

test('the benchmark that started last is running until it ends', () => {
  const running = new RunningBenchmark();
  expect(output.map((text) => [running.push(text), running.name])).toEqual([
    [false, undefined],
    [true, 'BenchmarkLoad'],
    [true, 'BenchmarkLoad/all'],
    [false, 'BenchmarkLoad/all'],
    [true, undefined],
    [true, 'BenchmarkLoad/é'],
    [true, undefined],
    [true, undefined],
  ]);
});

test('a frame may arrive in pieces', () => {
  const whole = output.join('').slice(0, output.join('').indexOf('noise'));
  for (let cut = 1; cut < whole.length; cut++) {
    const running = new RunningBenchmark();
    running.push(whole.slice(0, cut));
    running.push(whole.slice(cut));
    expect(running.name).toBe('BenchmarkLoad/all');
  }
});
