import { expect, test } from 'vitest';
import { realModules } from '../../scripts/real-modules/modules.ts';

const modules = realModules.map((release) => [release.module, release] as const);

test.each(modules)('%s goes from one released version to another', (_, { module, base, head }) => {
  const released = /^v\d+\.\d+\.\d+$/;
  expect(base).toMatch(released);
  expect(head).toMatch(released);
  expect(base).not.toBe(head);
  const major = Number(base.slice(1).split('.')[0]);
  expect(module.match(/\/v(\d+)$/)?.[1] ?? '1 or 0').toBe(major > 1 ? String(major) : '1 or 0');
});

test('there are modules that moved and controls that did not, each once', () => {
  expect(new Set(realModules.map(({ module }) => module)).size).toBe(realModules.length);
  expect(realModules.filter(({ expected }) => expected === 'fail').length).toBeGreaterThanOrEqual(3);
  expect(realModules.filter(({ expected }) => expected === 'pass').length).toBeGreaterThanOrEqual(3);
});
