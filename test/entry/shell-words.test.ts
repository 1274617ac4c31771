import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWords } from '../../src/entry/shell-words.ts';

test.each([
  ['-tags=integration -race', ['-tags=integration', '-race']],
  [`-ldflags="-X 'main.v=a b'"`, [`-ldflags=-X 'main.v=a b'`]],
  [`-gcflags='all=-N -l'  -trimpath`, ['-gcflags=all=-N -l', '-trimpath']],
  [String.raw`a\ b "c\"d" 'e\f' "g\h"`, ['a b', 'c"d', String.raw`e\f`, String.raw`g\h`]],
  [`'' ""`, ['', '']],
  ['$HOME $(id) *', ['$HOME', '$(id)', '*']],
  ['a\nb\\\nc', ['a', 'bc']],
  ['  ', []],
])('%j is split as a shell does, nothing is expanded', (text, words) => {
  expect(shellWords(text, 'Input build-flags')).toEqual(words);
});

test.each([`"open`, `it's`])('%j has an open quote', (text) => {
  expect(() => shellWords(text, 'Input build-flags')).toThrow(/quote . is not closed/);
});

test('a POSIX shell splits the same', () => {
  const piece = fc.constantFrom('a', 'b', ' ', '  ', "'", '"', '\\', '=', '-');
  const text = fc
    .array(piece, { maxLength: 12 })
    .map((pieces) => pieces.join(''))
    .filter((joined) => isClosed(joined) && !joined.endsWith('\\'));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
      expect(texts.map((one) => shellWords(one, ''))).toEqual(splitByShell(texts));
    }),
    { numRuns: 20 },
  );
});

function isClosed(text: string): boolean {
  try {
    shellWords(text, '');
    return true;
  } catch {
    return false;
  }
}

/** One shell for all texts; marks stand behind each word and each text. */
function splitByShell(texts: readonly string[]): string[][] {
  const script = String.raw`for t; do eval "set -- $t"; for w; do printf '%s\001' "$w"; done; printf '\002'; done`;
  return execFileSync('sh', ['-c', script, 'sh', ...texts], { encoding: 'utf8' })
    .split('\u0002')
    .slice(0, -1)
    .map((words) => words.split('\u0001').slice(0, -1));
}
