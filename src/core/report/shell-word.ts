import { visible } from './visible.ts';

/**
 * `shellWord` quotes a word for bash. The result is one line of characters that a terminal shows as they are, so that a
 * person can copy it: a word with control or format characters becomes `$'…'`, with the bytes of those characters in
 * hexadecimal.
 */
export function shellWord(word: string): string {
  if (/^[\w./:@%+,-][\w./:=@%+,#-]*$/.test(word)) return word;
  if (visible(word) === word) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${Array.from(word, escaped).join('')}'`;
}

function escaped(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`;
  if (visible(character) === character) return character;
  return Array.from(new TextEncoder().encode(character), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
