import { expect, test } from 'vitest';
import { Coverage } from '../../../src/core/blind-spots/coverage.ts';

const profile = `mode: set
example.com/m/a.go:3.20,5.2 1 1
example.com/m/a.go:7.20,9.3 2 0
example.com/m/a.go:9.3,11.2 1 0
example.com/m/sub dir/b:c.go:3.1,4.2 0 1
`;

test('a function is reached if any block of it ran, in any process', () => {
  const coverage = new Coverage();
  expect(coverage.add(profile)).toBe(true);
  expect(coverage.reaches('example.com/m/a.go', { line: 3, endLine: 5 })).toBe(true);
  expect(coverage.reaches('example.com/m/a.go', { line: 7, endLine: 11 })).toBe(false);
  expect(coverage.reaches('example.com/m/sub dir/b:c.go', { line: 2, endLine: 5 })).toBe(true);
  expect(coverage.reaches('example.com/m/c.go', { line: 3, endLine: 5 })).toBe(false);
  expect(coverage.add('mode: atomic\nexample.com/m/a.go:9.3,11.2 1 7\n')).toBe(true);
  expect(coverage.reaches('example.com/m/a.go', { line: 7, endLine: 11 })).toBe(true);
});

test.each(['', 'mode: other\n', 'PASS\n', 'mode: set\na.go:1.1,2.2 1\n', 'mode: set\na.go:1.1,2.2 1 1\nhalf a li'])(
  '%j is no profile, and nothing of it counts',
  (text) => {
    const coverage = new Coverage();
    expect(coverage.add(text)).toBe(false);
    expect(coverage.reaches('a.go', { line: 1, endLine: 2 })).toBe(false);
  },
);
