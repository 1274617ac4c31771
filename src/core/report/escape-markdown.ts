import { visible } from './visible.ts';

const special = /[\\`*_{}[\]<>()#+!|~&@:$^="']/g;

/**
 * GitHub looks for mentions (`@name`), references (`#1`, `GH-1`, commit hashes), emoji (`:name:`) and URLs in the
 * rendered text, in which entities are already decoded. Outside code, only a break in the text node prevents that. A
 * comment breaks the node and, unlike a zero-width space, isn't copied with the text.
 */
const textBreak = '<!-- -->';

/**
 * `escapeMarkdown` returns untrusted text as inert Markdown: it can't mention anyone, create references or links, open
 * or close tags, end a table cell or forge a marker. Only characters that would have a special meaning are escaped, so
 * that the raw text stays readable.
 */
export function escapeMarkdown(text: string): string {
  return broken(visible(text.trim()), inert)
    .replace(/^(?=[-+=])/, '\\')
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}

/**
 * Matches text that can't be a code span: text with a backtick, `|`, a line break, the start of an HTML comment, or
 * white space at either end, and empty text.
 */
const needsElement = /[`|\n]|<!--|^\s|\s$|^$/;

/**
 * `codeMarkdown` returns untrusted text as a code span, or as `<code>` with entities if a code span can't contain it.
 */
export function codeMarkdown(text: string): string {
  const shown = visible(text);
  return needsElement.test(shown) ? `<code>${broken(shown, entities)}</code>` : `\`${shown}\``;
}

/**
 * `fencedMarkdown` returns lines as a fenced block that nothing in them can end. The caller must first pass the lines
 * through `visibleLines` or `visible`. If a line contains `<!--`, with which it could imitate the marker of our
 * comment, the block is HTML instead.
 */
export function fencedMarkdown(lines: readonly string[], language = ''): string {
  if (lines.some((line) => line.includes('<!--'))) return `<pre>${lines.map(entities).join('\n')}</pre>`;
  let longest = 2;
  for (const line of lines) for (const [run] of line.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** `commandMarkdown` returns commands, one per line, in a block that GitHub lets a reader copy. */
export function commandMarkdown(...commands: readonly string[]): string {
  return fencedMarkdown(commands.map(visible), 'sh');
}

/**
 * `broken` escapes text. It adds breaks where GitHub would otherwise find a mention, a reference, an emoji or a URL in
 * the rendered text.
 */
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
 * `inert` puts a backslash before characters that are special in Markdown. It turns characters that are special in HTML
 * or to GitHub into entities.
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
