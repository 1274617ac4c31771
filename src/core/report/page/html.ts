import { visible } from '../visible.ts';

/** Our own markup, in which all untrusted text is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value in a template: markup, text to escape, or nothing. */
export type Part = Html | string | number | readonly Part[] | undefined;

/** `html` is a template tag that returns markup. It escapes everything in `${}` that isn't markup itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => text + markup(parts[index])).join(''));
}

function markup(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(visible(String(part)));
  return part.map(markup).join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/**
 * `exact` escapes text and changes nothing else. It is for text that readers copy, not for text that the page shows.
 */
export function exact(text: string): Html {
  return new Html(escaped(text));
}

/** `lineByLine` returns parts as lines of preformatted text. */
export function lineByLine(parts: readonly Part[]): Html {
  return new Html(parts.map(markup).join('\n'));
}

/**
 * `sourceLine` returns a line of code in which each tab is replaced with spaces of the width that tabs have on this
 * page.
 */
export function sourceLine(text: string): string {
  return text.replaceAll('\t', '    ');
}

/** Maximum number of characters of one sentence. */
const longestSentence = 2000;

/** `sentence` returns one of our own sentences as markup. Text between backticks becomes code. */
export function sentence(text: string): Html {
  const parts = text.slice(0, longestSentence).split(/`([^`]+)`/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** `breakable` returns a name that a browser may break after slashes, dots and equals signs. */
export function breakable(name: string): Html {
  return html`${name.split(/(?<=[/=.])/).map((part, index) => (index === 0 ? part : html`<wbr />${part}`))}`;
}

/** `json` returns data as JSON for a script element. Nothing in the data can end the element. */
export function json(data: unknown): Html {
  return new Html(
    JSON.stringify(data)
      .replaceAll('<', String.raw`\u003c`)
      .replaceAll(/[\u2028\u2029]/g, escapedUnit),
  );
}

function escapedUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
