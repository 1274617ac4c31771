import fc from 'fast-check';
import { expect, test } from 'vitest';
import { belowPattern, benchPattern, compileBenchExpression } from '../../../src/core/benchfmt/index.ts';

test.each<[string[], string]>([
  [['BenchmarkA'], '^BenchmarkA$'],
  [['A/sub', 'B'], '^A$/^sub$|^B$'],
  [['A', 'B', 'A'], '^A$|^B$'],
  [['A/x', 'B/x', 'A/y'], '^A$/^(?:x|y)$|^B$/^x$'],
  [['A/x/1', 'A/x/2', 'A/y/1'], '^A$/^x$/^(?:1|2)$|^A$/^y$/^1$'],
  // The parent first, or testing would take the deeper alternative and not run it.
  [['A/x', 'A'], '^A$|^A$/^x$'],
  [['A/x/y', 'B', 'A/x'], '^B$|^A$/^x$|^A$/^x$/^y$'],
  [['A/a|b', 'A/(p)'], String.raw`^A$/^(?:a\|b|\(p\))$`],
  [[String.raw`A/[b]\x00.*+?{1}^$`], String.raw`^A$/^\[b\]\\x00\.\*\+\?\{1\}\^\$$`],
  [['A//b', 'A/'], '^A$/^$|^A$/^$/^b$'],
  [['A/日本#01'], '^A$/^日本#01$'],
])('%j', (names, pattern) => {
  expect(benchPattern(names)).toBe(pattern);
});

test.each<[string[], string]>([
  [['BenchmarkA'], '/'],
  [['A/b'], '//'],
  [['A/b', 'A/c', 'B/x'], '//'],
  // Only a benchmark with fewer levels than the deepest is spelled out, and none at the top level.
  [['A', 'B/x'], '//'],
  [['A/b', 'A/c', 'B/x/1'], '^A$/^(?:b|c)$/|///'],
  [['A/(b)', 'B/x//'], String.raw`^A$/^\(b\)$/|////`],
])('below %j', (names, pattern) => {
  expect(belowPattern(names)).toBe(pattern);
});

const level = fc.stringMatching(/^[a-c|()[\]\\.*+?{}^$#-]{0,4}$/);
const name = fc.array(level, { minLength: 1, maxLength: 3 }).map((levels) => `Benchmark${levels.join('/')}`);

test('the pattern chooses these names, what goes on after a slash, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), fc.array(name, { maxLength: 8 }), (wanted, others) => {
      const matches = compileBenchExpression(benchPattern(wanted));
      for (const each of [...wanted, ...others]) {
        expect(matches(each)).toBe(wanted.some((one) => each === one || each.startsWith(`${one}/`)));
      }
    }),
  );
});

test('five thousand leaves of one benchmark fit into a command line', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `BenchmarkEverything/size=${index}`);
  expect(benchPattern(names).length).toBeLessThan(128 * 1024);
});
