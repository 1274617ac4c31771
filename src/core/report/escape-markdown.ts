import { visible } from './visible.ts';

const special = /[\\`*_{}[\]<>()#+!|~&@:$^="']/g;

/**
 * GitHub looks for mentions (`@name`), references (`#1`, `GH-1`, commit hashes), emoji (`:name:`) and addresses in the
 * rendered text, where entities are characters again; only a break in the text node stops it, and only inside code it
 * does not look at all. A comment breaks the node and, unlike a space of no width, is not copied with the text.
 */
const textBreak = '<!-- -->';

/**
 * Text from outside as inert Markdown: it cannot mention, refer, link, open or close tags, end a table cell or forge a
 * marker. Only what would mean something is escaped, so that the raw text stays readable in an e-mail.
 */
export function escapeMarkdown(text: string): string {
  return broken(visible(text.trim()), inert)
    .replace(/^(?=[-+=])/, '\\')
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}

/** What no code span of backticks can hold: its end, a table's border, a comment that could pass for a marker. */
const needsElement = /[`|\n]|<!--|^\s|\s$|^$/;

/** Text from outside in code type: a code span, or `<code>` with entities where the text could break out of one. */
export function codeMarkdown(text: string): string {
  const shown = visible(text);
  return needsElement.test(shown) ? `<code>${broken(shown, entities)}</code>` : `\`${shown}\``;
}

/** Lines that `visibleLines` gave, in code type, as a block of HTML: nothing in them is Markdown, a tag or a comment. */
export function preMarkdown(lines: readonly string[]): string {
  return `<pre>${lines.map(entities).join('\n')}</pre>`;
}

/** Commands in a block that GitHub lets a reader copy; where one holds a comment's opening, it is written as `preMarkdown`. */
export function commandMarkdown(...commands: readonly string[]): string {
  const shown = commands.map(visible);
  if (shown.some((line) => line.includes('<!--'))) return preMarkdown(shown);
  const runs = shown.flatMap((line) => [...line.matchAll(/`+/g)]);
  const fence = '`'.repeat(runs.reduce((most, [run]) => Math.max(most, run.length), 2) + 1);
  return [`${fence}sh`, ...shown, fence].join('\n');
}

/** Escaped text, with breaks where the rendered text would still be taken for something else. */
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

/** Signs that stand for themselves behind a backslash; the others, which GitHub looks for after Markdown, are entities. */
function inert(text: string): string {
  return text.replaceAll(/[\\`*[\]~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&').replaceAll(/[<>&@#$]/g, entity);
}

function entities(text: string): string {
  return text.replaceAll(special, entity);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}
