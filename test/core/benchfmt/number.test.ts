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
    ['1_000', 1000],
    ['1_0.2_5e1_0', 102_500_000_000],
    ['+Inf', Infinity],
    ['-Inf', -Infinity],
    ['inf', Infinity],
    ['INFINITY', Infinity],
    ['NaN', NaN],
    ['nan', NaN],
    ['0x1p-2', 0.25],
    ['0X1.8P+3', 12],
    ['-0x.8p1', -1],
    ['0x_1p1_0', 1024],
    ['0x0p99999', 0],
    ['0x1p-1074', 5e-324],
    ['0x1p-1075', 0],
    ['0x1.8p-1075', 5e-324],
    ['0x1.fffffffffffff7p0', 1.999_999_999_999_999_8],
    ['0x1.fffffffffffff8p0', 2],
    ['0x1.00000000000008p0', 1],
    ['0x1.000000000000080000000000001p0', 1 + 2 ** -52],
  ])('%s', (text, value) => {
    expect(parseMeasurement(text)).toEqual({ kind: 'number', value });
  });

  test.each([
    ['1e999', range],
    ['-1e999', range],
    ['1.7976931348623159e308', range],
    ['0x1p1024', range],
    ['0x1.fffffffffffff8p1023', range],
    [`0x1p${'9'.repeat(1000)}`, range],
    ['', syntax],
    ['.', syntax],
    ['-', syntax],
    ['1e', syntax],
    ['1,000', syntax],
    ['100ns', syntax],
    ['0x10', syntax],
    ['0xp1', syntax],
    ['0x.p1', syntax],
    ['1__0', syntax],
    ['_1', syntax],
    ['1_', syntax],
    ['1_.5', syntax],
    ['1e_5', syntax],
    ['0x1_p1', syntax],
    ['+NaN', syntax],
    ['infinit', syntax],
    ['٣', syntax],
  ])('%.40s is refused', (text, error) => {
    expect(parseMeasurement(text)).toEqual(error);
  });
});
