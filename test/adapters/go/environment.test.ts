import { describe, expect, test } from 'vitest';
import { refuseUnsupported } from '../../../src/adapters/go/environment.ts';
import { isAtLeast } from '../../../src/adapters/go/go-version.ts';

describe('refuseUnsupported', () => {
  test('Windows is refused, with a way out', () => {
    expect(() => {
      refuseUnsupported('win32');
    }).toThrow(expect.objectContaining({ code: 'usage', remedy: expect.stringContaining('WSL') as string }) as Error);
  });

  test.each(['linux', 'darwin'] as const)('%s is not', (platform) => {
    expect(() => {
      refuseUnsupported(platform);
    }).not.toThrow();
  });
});

test.each([
  ['go1.22.12', 22, true],
  ['go1.22', 22, true],
  ['go1.22rc1', 22, true],
  ['go1.21.13', 22, false],
  ['go1.9', 22, false],
  ['go1.26.8 X:nodwarf5', 26, true],
  ['devel go1.28-0f3a1b2 Mon Jan 1', 25, true],
  ['devel +0f3a1b2', 25, true],
  ['go2.0', 25, true],
])('%s is at least 1.%i: %s', (version, minor, is) => {
  expect(isAtLeast(version, minor)).toBe(is);
});
