import { isSpace } from './fields.ts';

const named = new Map([
  [0x07, '\\a'],
  [0x08, '\\b'],
]);

/**
 * `rewriteName` returns a sub-benchmark's name as `testing` prints it: white space becomes `_`, and unprintable
 * characters become their Go escape (src/testing/match.go, `rewrite`). Go does the same to the expressions of `-bench`.
 */
export function rewriteName(name: string): string {
  if (/^[!-~]*$/.test(name)) return name;
  return Array.from(name, (character) => {
    if (isSpace(character)) return '_';
    return /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character) ? character : escape(character);
  }).join('');
}

/** `escape` is Go's `strconv.QuoteRune` without the quotes. */
function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0xfffd;
  // A lone surrogate is not valid text; Go replaces it with U+FFFD.
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  const digits = code.toString(16);
  return (
    named.get(code) ??
    (code < 0x80
      ? `\\x${digits.padStart(2, '0')}`
      : code < 0x10000
        ? `\\u${digits.padStart(4, '0')}`
        : `\\U${digits.padStart(8, '0')}`)
  );
}
