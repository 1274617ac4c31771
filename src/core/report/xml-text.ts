import { visible, visibleLines } from './visible.ts';

/**
 * `xmlAttribute` returns text for an XML attribute: one line, without the characters that XML 1.0 forbids even as
 * references (§2.2).
 */
export function xmlAttribute(text: string): string {
  return escaped(visible(text));
}

/** `xmlLines` returns text for an XML element, with its line breaks. */
export function xmlLines(text: string): string {
  return escaped(visibleLines(text).join('\n'));
}

function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`)
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd');
}
