import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRepositoryId, repositoryId, slotLayout } from '../../../src/adapters/git/layout.ts';

const id = repositoryId('/home/user/project/.git');

test.each([
  ['/c', 120],
  // 120 = folder + /id/slot (19) + / + padding + /base (5), the padding at least 1
  [`/${'c'.repeat(93)}`, 120],
  [`/${'c'.repeat(94)}`, 240],
  [`/${'ü'.repeat(46)}c`, 120],
  [`/${'ü'.repeat(47)}`, 240],
])('%s gives paths of %i bytes', (cache, length) => {
  const layout = slotLayout(`${cache}/${id}`, '0');
  for (const folder of [layout.base, layout.head, layout.pin(0), layout.pin(9)])
    expect(Buffer.byteLength(folder)).toBe(length);
  expect(layout.pathLength).toBe(length);
});

test('every cache folder gives a multiple of 120, in components that file systems take', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme-ascii' }), { maxLength: 8 }),
      (parts) => {
        const cache = `/${parts.map((part) => part.replaceAll(/[/.]/g, 'x')).join('/')}`;
        const { base, head, pathLength } = slotLayout(`${cache}/${id}`, 'f');
        expect([Buffer.byteLength(base), Buffer.byteLength(head)]).toEqual([pathLength, pathLength]);
        expect(pathLength % 120).toBe(0);
        const added = base.slice(cache.length).split('/');
        expect(Math.max(...added.map((part) => part.length))).toBeLessThanOrEqual(120);
      },
    ),
  );
});

test('an id is one of the repository, and of nothing else in the cache', () => {
  expect(repositoryId('/a')).not.toBe(repositoryId('/b'));
  expect(isRepositoryId(repositoryId('/a'))).toBe(true);
  for (const name of ['goroot', 'pruned', '0123456789abcde', '0123456789abcdefg', '../3456789abcdef'])
    expect(isRepositoryId(name)).toBe(false);
});
