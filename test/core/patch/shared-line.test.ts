import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedLine } from '../../../src/core/patch/shared-line.ts';

test.each([
  ['a\nb\nc', 'a\nb\nc', [1, 2, 3]],
  ['a\nb\nc', 'x\na\nb\nc', [2, 3, 4]],
  ['a\nb\nc', 'a\nx\ny\nc', [1, undefined, 4]],
  ['a\nb\nc', 'a', [1, undefined, undefined]],
  ['a\nb\nc', 'b\nc', [undefined, 1, 2]],
  ['a\na\na', 'a\na', [1, 2, undefined]],
  ['a', '', [undefined]],
])('lines of %j in %j', (from, to, lines) => {
  expect(from.split('\n').map((_, index) => sharedLine(from, to, index + 1))).toEqual(lines);
});

test.each([0, -1, 4])('there is no line %i', (line) => {
  expect(sharedLine('a\nb\nc', 'a\nb', line)).toBeUndefined();
});

test('a line that is followed has the same words', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 8 }), (from, to, line) => {
      const found = sharedLine(from, to, line);
      const followed = found === undefined || from === to ? undefined : to.split('\n')[found - 1];
      expect([undefined, from.split('\n')[line - 1]]).toContain(followed);
    }),
  );
});
