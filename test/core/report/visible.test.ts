import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth, fit, visible, visibleLines, withoutOrders } from '../../../src/core/report/visible.ts';

test.for([
  ['plain', 'plain'],
  ['\u001b[31mred', '␛[31mred'],
  ['a\r\nb', 'a␍␊b'],
  ['\u0000\u007f', '␀␡'],
  ['\u0085', '<U+0085>'],
  ['a\u202eb', 'a<U+202E>b'],
  ['a\u200bb\u2060c', 'a<U+200B>b<U+2060>c'],
  ['\u2028', '<U+2028>'],
  ['\u{e0041}', '<U+E0041>'],
  ['世界 🚀 e\u0301', '世界 🚀 e\u0301'],
] as const)('visible(%j) is %j', ([text, shown]) => {
  expect(visible(text)).toBe(shown);
});

test('visible leaves nothing that a terminal obeys', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('visibleLines keeps lines and widens tabs', () => {
  expect(visibleLines('a\r\n\tb\u0007\n')).toEqual(['a', '    b␇', '']);
});

test.for([
  ['abc', 3],
  ['世界', 4],
  ['🚀', 2],
  ['e\u0301', 1],
  ['', 0],
] as const)('%j takes %i columns', ([text, width]) => {
  expect(displayWidth(text)).toBe(width);
});

test.for([
  ['short', 10, 'short'],
  ['BenchmarkEncode/large', 11, 'Bench…large'],
  ['BenchmarkEncode/large', 10, 'Benc…large'],
  ['世界世界世界', 7, '世…界'],
] as const)('fit(%j, %i) is %j', ([text, width, shown]) => {
  expect(fit(text, width)).toBe(shown);
});

test('fit never takes more columns than it has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 40 }), (text, width) => {
      expect(displayWidth(fit(text, width))).toBeLessThanOrEqual(width);
    }),
  );
});

test.for([
  ['::error::no', '∶:error::no'],
  ['  ::add-mask::x', '  ∶:add-mask::x'],
  ['text ##[group]x', 'text ♯#[group]x'],
  ['a::b in the middle', 'a::b in the middle'],
  ['# [x] and ##', '# [x] and ##'],
])('%j gives a workflow runner no orders', ([line, shown]) => {
  expect(withoutOrders(line ?? '')).toBe(shown);
});
