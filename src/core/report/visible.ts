/**
 * Matches control characters, line separators, lone surrogates and format characters. Format characters change the
 * direction of text or are invisible.
 */
const steering = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * `visible` replaces control and format characters with visible text (␛ for ESC, ␊ for a line break), so that a name
 * can't control a terminal.
 */
export function visible(text: string): string {
  return text.replaceAll(steering, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '␡' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** `visibleLines` splits a message into lines, turns tabs into spaces, and makes each line `visible`. */
export function visibleLines(text: string): string[] {
  return text.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n').map(visible);
}

/**
 * `withoutOrders` prevents text in a CI log from acting as a command. The runner treats `::` at the start of a line and
 * `##[` anywhere as a command (https://docs.github.com/actions/reference/workflow-commands), so both are replaced with
 * look-alikes.
 */
export function withoutOrders(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1∶').replaceAll('##[', '♯#[');
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/**
 * `displayWidth` returns the number of columns that a string takes in a terminal: two for each wide East Asian
 * character or emoji, and none for combining marks.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  if (character >= ' ' && character <= '~') return 1;
  if (/\p{Mark}/u.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** `fit` shortens a string to at most `width` columns, with `…` in the middle because names differ at both ends. */
export function fit(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const characters = Array.from(text);
  const half = Math.max(1, Math.floor((width - 1) / 2));
  return `${take(characters, half)}…${take(characters.toReversed(), width - 1 - half, true)}`;
}

function take(characters: readonly string[], width: number, reversed = false): string {
  const taken: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += widthOf(character);
    if (used > width) break;
    taken.push(character);
  }
  return (reversed ? taken.toReversed() : taken).join('');
}

/** `wrap` breaks a sentence at spaces into lines of at most `width` columns; a word that is too long stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  const words = text.split(' ');
  let line = words.shift() ?? '';
  let used = displayWidth(line);
  for (const word of words) {
    const size = displayWidth(word);
    if (used + 1 + size > width) {
      lines.push(line);
      [line, used] = [word, size];
    } else [line, used] = [`${line} ${word}`, used + 1 + size];
  }
  return [...lines, line];
}
