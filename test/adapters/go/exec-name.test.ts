import { expect, test } from 'vitest';
import { testBinaryName } from '../../../src/adapters/go/exec-name.ts';

test.each([
  ['example.com/m/util', 'util.test'],
  ['example.com/m/util/v2', 'util.test'],
  ['example.com/m/util/v10', 'util.test'],
  ['example.com/m/util/v1', 'v1.test'],
  ['example.com/m/util/v0', 'v0.test'],
  ['example.com/m/util/v05', 'v05.test'],
  ['example.com/m/util/v2x', 'v2x.test'],
  ['example.com/m/util/v', 'v.test'],
  ['example.com/v2/v3', 'v2.test'],
  ['v2', 'v2.test'],
  ['m', 'm.test'],
  ['gopkg.in/yaml.v3', 'yaml.v3.test'],
])('%s is built as %s', (importPath, name) => {
  expect(testBinaryName(importPath)).toBe(name);
});
