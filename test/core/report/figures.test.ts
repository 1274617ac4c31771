import { expect, test } from 'vitest';
import { formatChange, formatDuration, formatFigure } from '../../../src/core/report/figures.ts';

test.for([
  [0, '0'],
  [7, '7'],
  [999, '999'],
  [1000, '1,000'],
  [1_048_576, '1,048,576'],
  [-12_345, '-12,345'],
  [1500.25, '1,500.25'],
  [4.9974, '4.997'],
  [2.0001, '2'],
  [0.00012, '0.000120'],
] as const)('the figure %d is %s', ([value, text]) => {
  expect(formatFigure(value)).toBe(text);
});

test.for([
  [66.666, '+66.7%'],
  [-50, '−50.0%'],
  [0.5, '+0.5%'],
  [0.04, '+0.04%'],
  [-0.0499, '−0.05%'],
  [99.94, '+99.9%'],
  [99.96, '+100%'],
  [533.3, '+533%'],
  [999.7, '+1,000%'],
  [99_900, '+99,900%'],
] as const)('a change of %d percent is %s', ([percent, text]) => {
  expect(formatChange({ kind: 'ratio', percent })).toBe(text);
});

test.for([
  // Just above a threshold, a change does not look as if it kept to it.
  [15.01, 15, '+15.01%'],
  [15.0004, 15, '+15.0004%'],
  [15, 15, '+15.0%'],
  [15.3, 15, '+15.3%'],
  [200.2, 200, '+200.2%'],
] as const)('a change of %d percent beside a threshold of %d is %s', ([percent, threshold, text]) => {
  expect(formatChange({ kind: 'ratio', percent }, threshold)).toBe(text);
});

test.for([
  ['from-zero', 'from zero'],
  ['to-zero', 'to zero'],
  ['none', ''],
  ['added', ''],
  ['removed', ''],
] as const)('the change %s is "%s"', ([kind, text]) => {
  expect(formatChange({ kind })).toBe(text);
});

test.for([
  [0, '0.0 s'],
  [449, '0.4 s'],
  [9949, '9.9 s'],
  [9950, '10 s'],
  [59_400, '59 s'],
  [59_600, '1 min 0 s'],
  [185_000, '3 min 5 s'],
] as const)('%d ms are %s', ([ms, text]) => {
  expect(formatDuration(ms)).toBe(text);
});
