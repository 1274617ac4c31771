import { expect, test } from 'vitest';
import { isAsComplete } from '../../../src/steps/explain/profile-side.ts';

test.each([
  ['a base that allocates nothing, but for a trace of setup', 0.003, { missing: 0, objects: 0 }, true],
  ['all that was missing is found', 0, { missing: 30.5, objects: 125 }, true],
  ['a trace is missing of many objects', -0.9, { missing: 0.1, objects: 125 }, true],
  ['more is missing than before', -40, { missing: 30.5, objects: 125 }, false],
  ['objects that the benchmark never made', -1, { missing: 0, objects: 0 }, false],
])('a profile of separate tiny objects counts: %s', (_, missing, { objects, ...plain }, isComplete) => {
  expect(isAsComplete(missing, { ...plain, counted: { objects, bytes: 0 } })).toBe(isComplete);
});
