import { describe, expect, test } from 'vitest';
import { parseIterations, parseMeasurement } from '../../../src/core/benchfmt/number.ts';

const syntax = { kind: 'error', message: 'invalid syntax' };
const range = { kind: 'error', message: 'value out of range' };

describe('parseIterations', () => {
  test.each([
    ['1', 1],
    ['1000000000', 1_000_000_000],
    ['+5', 5],
    ['-5', -5],
    ['-0', 0],
    ['007', 7],
    [`${'0'.repeat(1000)}7`, 7],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s', (text, value) => {
    expect(parseIterations(text)).toEqual({ kind: 'number', value });
  });

  test.each([
    ['9007199254740992', range],
    ['9223372036854775807', range],
    ['9'.repeat(1_000_000), range],
    ['', syntax],
    ['1.0', syntax],
    ['1e3', syntax],
    ['0x10', syntax],
    ['1_000', syntax],
    ['٣', syntax],
    ['+', syntax],
  ])('%.40s is refused', (text, error) => {
    expect(parseIterations(text)).toEqual(error);
  });
});

describe('parseMeasurement', () => {
  test.each([
    ['88', 88],
    ['0.0000000', 0],
    ['-5.000', -5],
    ['.5', 0.5],
    ['5.', 5],
    ['1.234567e+12', 1_234_567_000_000],
    ['1E-3', 0.001],
    ['2147483672', 2_147_483_672],
    ['123456789012345680', 123_456_789_012_345_680],
    ['1e-999', 0],
    ['4.9e-324', 5e-324],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['+Inf', Infinity],
    ['-Inf', -Infinity],
    ['inf', Infinity],
    ['INFINITY', Infinity],
    ['NaN', NaN],
    ['nan', NaN],
  ])('%s', (text, value) => {
    expect(parseMeasurement(text)).toEqual({ kind: 'number', value });
  });

  test.each([
    ['1e999', range],
    ['-1e999', range],
    ['1.7976931348623159e308', range],
    ['', syntax],
    ['.', syntax],
    ['-', syntax],
    ['1e', syntax],
    ['1,000', syntax],
    ['100ns', syntax],
    ['0x10', syntax],
    ['0x1p-2', syntax],
    ['1_000', syntax],
    ['+NaN', syntax],
    ['infinit', syntax],
    ['٣', syntax],
  ])('%.40s is refused', (text, error) => {
    expect(parseMeasurement(text)).toEqual(error);
  });
});
