import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWord } from '../../../src/core/report/shell-word.ts';
import { visible } from '../../../src/core/report/visible.ts';

/** What bash makes of a line of words. */
function readByBash(words: readonly string[]): string[] {
  const line = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
  return execFileSync('bash', ['--norc', '-c', line], { encoding: 'utf8', env: { LC_ALL: 'C' } })
    .split('\0')
    .slice(0, -1);
}

const hostile = [
  'plain-1.2/x:y=z',
  '',
  ' ',
  "it's",
  '"',
  '$(touch x)',
  '`id`',
  '$HOME',
  '!!',
  'a\nb',
  'a\r\n\tb',
  '-x',
  '--',
  '~',
  '=ls',
  '#',
  '*',
  '{a,b}',
  'a;b&c|d>e<f(g)',
  '\\',
  "\\'\n",
  'naïve 日本語 🙂',
  '\u001b[31mred',
  'a\u202eb',
  '\u200b',
  '\u007f',
  '\u0085',
  "it's\n$(x)",
  '\n0',
  '\u00adff',
];

test('bash reads every word as it was', () => {
  expect(readByBash(hostile)).toEqual(hostile);
});

test('bash reads any word as it was, from one line that a terminal shows as it is', () => {
  const word = fc.string({ unit: 'binary' }).filter((text) => !/[\0\p{Surrogate}]/u.test(text));
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.constantFrom(...hostile)), { minLength: 1, maxLength: 50 }), (words) => {
      const quoted = words.map(shellWord).join(' ');
      expect(visible(quoted)).toBe(quoted);
      expect(readByBash(words)).toEqual(words);
    }),
    { numRuns: 30 },
  );
});
