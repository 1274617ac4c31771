import { visible } from './visible.ts';

const special = /[\\`*_{}[\]<>()#+!|~&@:$^="']/g;

/**
 * GitHub looks for mentions (`@name`), references (`#1`, `GH-1`, commit hashes), emoji (`:name:`) and addresses in the
 * rendered text, where entities are characters again. Only a break in the text node stops that; inside code it doesn't
 * happen. A comment breaks the node and, unlike a zero-width space, isn't copied with the text.
 */
const textBreak = '<!-- -->';

/**
 * `escapeMarkdown` returns text from outside as inert Markdown: it can't mention, refer, link, open or close tags, end a
 * table cell or forge a marker. It escapes only what would mean something, so that the raw text stays readable.
 */
export function escapeMarkdown(text: string): string {
  return broken(visible(text.trim()), inert)
    .replace(/^(?=[-+=])/, '\\')
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}

/** Matches what a code span can't hold: its own end, a table's border, or a comment that could pass for a marker. */
const needsElement = /[`|\n]|<!--|^\s|\s$|^$/;

/** `codeMarkdown` returns text from outside as a code span, or as `<code>` with entities if it could break out of a span. */
export function codeMarkdown(text: string): string {
  const shown = visible(text);
  return needsElement.test(shown) ? `<code>${broken(shown, entities)}</code>` : `\`${shown}\``;
}

/**
 * `fencedMarkdown` returns lines, which `visibleLines` or `visible` made harmless, as a fenced block that nothing in them can
 * end. A line that could pass for a marker of ours makes it a block of HTML instead.
 */
export function fencedMarkdown(lines: readonly string[], language = ''): string {
  if (lines.some((line) => line.includes('<!--'))) return `<pre>${lines.map(entities).join('\n')}</pre>`;
  let longest = 2;
  for (const line of lines) for (const [run] of line.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** `commandMarkdown` returns commands, one a line, in a block that GitHub lets a reader copy. */
export function commandMarkdown(...commands: readonly string[]): string {
  return fencedMarkdown(commands.map(visible), 'sh');
}

/** `broken` escapes a text and adds breaks where the rendered text would still be taken for something else. */
function broken(text: string, escape: (text: string) => string): string {
  const places = /[@#]|:(?=\/\/|[\w+-]{1,40}:)|(?<![a-z\d])www(?=\.)|\bGH-(?=\d)|\b[0-9a-f]{3}(?=[0-9a-f]{4,37}\b)/gi;
  let escaped = '';
  let done = 0;
  for (const { 0: match, index } of text.matchAll(places)) {
    escaped += escape(text.slice(done, index + match.length)) + textBreak;
    done = index + match.length;
  }
  return escaped + escape(text.slice(done));
}

/**
 * `inert` puts a backslash before signs that Markdown reads, and turns those that GitHub looks for after Markdown into
 * entities.
 */
function inert(text: string): string {
  return text.replaceAll(/[\\`*[\]~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&').replaceAll(/[<>&@#$]/g, entity);
}

function entities(text: string): string {
  return text.replaceAll(special, entity);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}
