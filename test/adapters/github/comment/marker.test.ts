import { expect, test } from 'vitest';
import { markerOf } from '../../../../src/adapters/github/comment/marker.ts';

const identity = { workflow: 'memory', job: 'gate', workingDirectory: '.', key: 'null' };

test('each part tells comments apart, and none runs into the next', () => {
  const others = [
    { ...identity, workflow: 'other' },
    { ...identity, job: 'other' },
    { ...identity, workingDirectory: 'services/shop' },
    { ...identity, key: '{"go":"1.26"}' },
    { ...identity, workflow: 'memorygate', job: '' },
    { ...identity, workflow: '', job: 'memorygate' },
  ];
  expect(new Set([identity, ...others].map(markerOf)).size).toBe(7);
  expect(markerOf({ ...identity })).toBe(markerOf(identity));
});

test('is one line of HTML comment, whatever the names', () => {
  expect(markerOf({ ...identity, job: '--><b>\n' })).toMatch(/^<!-- allocgate:v1:[0-9a-f]{16} -->$/);
});
