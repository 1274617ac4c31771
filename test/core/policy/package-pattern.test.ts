import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPackagePattern, matchPackage } from '../../../src/core/policy/package-pattern.ts';

describe('patterns by folder', () => {
  test.each<[string, string, boolean]>([
    ['.', '.', true],
    ['.', './order', false],
    ['./...', '.', true],
    ['./...', './order', true],
    ['./...', './order/item', true],
    ['./...', '../other', false],
    ['./order', './order', true],
    ['./order/', './order', true],
    ['./order', './order/item', false],
    ['./order', './orders', false],
    ['./order/...', './order', true],
    ['./order/...', './order/item', true],
    ['./order/...', './orders', false],
    ['./order...', './orders', true],
    ['./order...', './order/item', true],
    ['./.../item', './order/item', true],
    ['./.../item', './item', false],
    ['./.../item/...', './order/item', true],
    ['./.../item/...', './order/item/x', true],
    ['./o...r', './or', true],
    ['./o...r', './o', false],
    ['./a...a', './a', false],
    ['../other', '../other', true],
    ['../other/...', '../other/x', true],
    ['../other', './other', false],
    ['../...', './order', true],
    ['../...', '.', true],
    ['../...', '../other', true],
    ['../...', '../../other', false],
    ['..', '..', true],
    ['..', '.', false],
  ])('%s takes in %s: %s', (pattern, path, expected) => {
    expect(matchPackage(pattern, { importPath: 'example.com/m/x', path })).toBe(expected);
  });
});

describe('patterns by import path', () => {
  test.each<[string, string, boolean]>([
    ['example.com/m/order', 'example.com/m/order', true],
    ['example.com/m/order', 'example.com/m/order/item', false],
    ['example.com/m/order/...', 'example.com/m/order', true],
    ['example.com/m/order/...', 'example.com/m/order/item', true],
    ['example.com/m/order/...', 'example.com/m/orders', false],
    ['example.com/.../order', 'example.com/m/order', true],
    ['...', 'example.com/m', true],
    ['.../order', 'example.com/m/order', true],
    ['example.com/m.x', 'example.com/mux', false],
    ['example.com/m/order', './order', false],
    ['order/...', 'example.com/m/order', false],
  ])('%s takes in %s: %s', (pattern, importPath, expected) => {
    expect(matchPackage(pattern, { importPath, path: './order' })).toBe(expected);
  });
});

/** cmd/internal/pkgpattern: quoted, `...` as `.*`, and a closing `/...` optional. */
function goExpression(pattern: string): RegExp {
  return new RegExp(
    `^${pattern.replace(/[.]{3}|[.]/g, (dots) => (dots === '...' ? '.*' : '\\.')).replace(/\/\.\*$/, '(/.*)?')}$`,
  );
}

test('agrees with the expression that the go command makes of a pattern', () => {
  const piece = fc.constantFrom('a', 'b', '/', '...', 'ab', '.x');
  const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => `m/${pieces.join('')}`);
  const name = fc
    .array(fc.constantFrom('a', 'b', '/', 'x', '.'), { maxLength: 7 })
    .map((letters) => `m/${letters.join('')}`);
  fc.assert(
    fc.property(
      pattern.filter((text) => !text.includes('....')),
      name,
      (text, importPath) => matchPackage(text, { importPath, path: '.' }) === goExpression(text).test(importPath),
    ),
    { numRuns: 2000 },
  );
});

test('a pattern of many wildcards is matched in linear time', () => {
  const pattern = `m/${'a...'.repeat(240)}b`;
  expect(matchPackage(pattern, { importPath: `m/${'a'.repeat(100_000)}`, path: '.' })).toBe(false);
});

test.each([
  ['./a b', 'expected a package pattern without spaces'],
  ['/abs', 'expected a pattern such as ./order/... or an import path, not an absolute path'],
  ['./order', undefined],
])('checkPackagePattern(%j)', (pattern, expected) => {
  expect(checkPackagePattern(pattern)).toBe(expected);
});
