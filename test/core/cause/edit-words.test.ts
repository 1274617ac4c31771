import { describe, expect, test } from 'vitest';
import { editWords } from '../../../src/core/cause/edit-words.ts';

describe('what an edit does', () => {
  test.each([
    [
      'slice-capacity',
      { variable: 'codes', bound: 'len(in)' },
      'Allocate `codes` with capacity `len(in)` before filling it.',
    ],
    [
      'slice-capacity',
      { variable: 'codes', bound: 'len(in)', nil: 'true' },
      'Allocate `codes` with capacity `len(in)` before filling it. Note: if there are no elements, the result is now empty rather than nil.',
    ],
    ['builder-grow', { variable: 'sb', bound: '4*len(in)' }, 'Grow `sb` once, by `4*len(in)`, before writing.'],
    [
      'builder-grow',
      { variable: 'sb', sum: 'n' },
      'Add up the bytes to be written in `n`, and grow `sb` once before writing.',
    ],
    [
      'concat-to-builder',
      { variable: 's', builder: 'sb' },
      'Collect `s` in a `strings.Builder`, which grows in larger steps.',
    ],
    [
      'concat-to-builder',
      { variable: 's', builder: 'sb', sum: 'n' },
      'Collect `s` in a `strings.Builder`, which grows once, by the number of bytes added up in `n`.',
    ],
    [
      'concat-to-builder',
      { variable: 's', builder: 'sb', bound: '2*len(in)' },
      'Collect `s` in a `strings.Builder`, which grows once, by `2*len(in)` bytes.',
    ],
    [
      'fmt-to-concat',
      { call: 'fmt.Sprintf("%s-%s", a, b)', replacement: 'a + "-" + b' },
      'Write `a + "-" + b` instead of `fmt.Sprintf("%s-%s", a, b)`.',
    ],
    [
      'argument-instead-of-capture',
      { variable: 'sum', copy: 'sumNow' },
      'Give the function literal a copy of `sum`; a variable that is captured by reference moves to the heap.',
    ],
    [
      'interface-to-type-parameter',
      { function: 'put', parameter: 'v', interface: 'any' },
      'Give `put` a type parameter instead of `any`: `v` is then converted to an interface only where the function itself needs one.',
    ],
    [
      'order-fields',
      { type: 'Position', before: '72', after: '48' },
      'Order the fields of `Position` by size: without the padding between them, its size is 48 B instead of 72 B.',
    ],
    [
      'room-as-before',
      { made: 'make([]int, 0, len(in))' },
      'Allocate it with the capacity it had before the change: `make([]int, 0, len(in))`.',
    ],
  ] as const)('%s of %j', (kind, words, sentence) => {
    expect(editWords(kind, words)).toBe(sentence);
  });

  test('a pooled object is to be reset', () => {
    expect(editWords('pool-put', { variable: 'b', pool: 'buffers' })).toContain('Reset its fields');
    expect(editWords('pool-get', { variable: 'b', pool: 'buffers' })).toContain('it is reset first');
  });

  test('without a word the sentence still reads', () => {
    expect(editWords('map-capacity', {})).toBe('Create the map with room for all entries before filling it.');
    expect(editWords('order-fields', {})).toBe(
      'Order the fields of the struct by size: without the padding between them, its size is less instead of less.',
    );
  });

  test('what comes from source cannot end the backquotes', () => {
    expect(editWords('hoist-call', { call: 'f(`x`)' })).toContain("`f('x')`");
  });
});
