import { expect, test } from 'vitest';
import { compareRules } from '../src/compare.ts';

const subject = { importPath: 'example.com/m', path: 'example.com/m', benchmark: 'BenchmarkX' };

test('a configuration that is named for two texts decides, also where it is looser than the defaults', () => {
  const { policy, advisory, onRemoved } = compareRules(
    {},
    { threshold: 50, metrics: ['B/op'], exclude: ['example.com/...'], 'fail-on': 'never', 'on-removed': 'fail' },
  );
  expect(policy.row(subject, 'B/op').fail).toBe(50);
  expect(policy.metrics(subject)).toEqual(['B/op']);
  expect(policy.excludes(subject)).toBe(true);
  expect({ advisory, onRemoved }).toEqual({ advisory: true, onRemoved: 'fail' });
});

test('flags go before it', () => {
  const { policy, advisory } = compareRules(
    { threshold: 5, 'fail-on': 'regression' },
    { threshold: 50, 'fail-on': 'never' },
  );
  expect(policy.row(subject, 'B/op').fail).toBe(5);
  expect(advisory).toBe(false);
});
