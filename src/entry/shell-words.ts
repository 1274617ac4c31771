import { GateError } from '../errors.ts';

/**
 * `shellWords` splits a string into words as a POSIX shell does: it interprets quotes and backslashes, but expands
 * nothing. `name` is the string's name in errors. Errors: `usage` for an unclosed quote.
 */
export function shellWords(text: string, name: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: '"' | "'" | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (quote === "'") {
      if (character === "'") quote = undefined;
      else word = `${word ?? ''}${character}`;
    } else if (character === '\\' && (quote === undefined || /["\\$`\n]/.test(next))) {
      // A backslash before a line break joins the lines.
      word = `${word ?? ''}${next === '\n' ? '' : next}`;
      at++;
    } else if (character === quote) quote = undefined;
    else if (quote === undefined && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (quote === undefined && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = `${word ?? ''}${character}`;
  }
  if (quote !== undefined) {
    throw new GateError('usage', `${name}: the quote ${quote} is not closed.`, 'Close it, or escape it.');
  }
  return word === undefined ? words : [...words, word];
}
