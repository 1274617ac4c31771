import { expect, test } from 'vitest';
import { markerOf } from '../../../../src/adapters/github/comment/marker.ts';

const identity = { workflow: 'memory', workingDirectory: '.', key: 'gate null' };

test('each part tells comments apart, and none runs into the next', () => {
  const others = [
    { ...identity, workflow: 'other' },
    { ...identity, workingDirectory: 'services/shop' },
    { ...identity, key: '{"go":"1.26"}' },
    { ...identity, workflow: 'memory.', workingDirectory: '' },
    { ...identity, workflow: '', workingDirectory: 'memory.' },
  ];
  expect(new Set([identity, ...others].map(markerOf)).size).toBe(6);
  expect(markerOf({ ...identity })).toBe(markerOf(identity));
});

test('is one line of HTML comment, whatever the names', () => {
  expect(markerOf({ ...identity, key: '--><b>\n' })).toMatch(/^<!-- allocgate:v1:[0-9a-f]{16} -->$/);
});
