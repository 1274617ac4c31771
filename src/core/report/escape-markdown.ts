import { visible } from './visible.ts';

const special = /[\\`*_{}[\]<>()#+!|~&@:$^="']/g;

/**
 * GitHub looks for mentions (`@name`), references (`#1`, `GH-1`, commit hashes), emoji (`:name:`) and addresses in the
 * rendered text, where entities are characters again; only a break in the text node stops it, and only inside code it
 * does not look at all. A comment breaks the node and, unlike a space of no width, is not copied with the text.
 */
const textBreak = '<!-- -->';

/** Text from outside as inert Markdown: it cannot mention, refer, link, open or close tags, end a table cell or forge a marker. */
export function escapeMarkdown(text: string): string {
  return broken(visible(text.trim()))
    .replace(/^-/, '&#45;')
    .replace(/^(\d{1,9})\./, '$1&#46;');
}

/** Text from outside in code type: `<code>` with entities, which no backtick can end. */
export function codeMarkdown(text: string): string {
  return `<code>${broken(visible(text))}</code>`;
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

function entities(text: string): string {
  return text.replaceAll(special, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** Entities, with breaks put first where the decoded text would still be taken for something else. */
function broken(text: string): string {
  const places = /[@#]|:(?=\/\/|[\w+-]{1,40}:)|\bwww(?=\.)|\bGH-(?=\d)|\b[0-9a-f]{3}(?=[0-9a-f]{4,37}\b)/gi;
  let escaped = '';
  let done = 0;
  for (const { 0: match, index } of text.matchAll(places)) {
    escaped += entities(text.slice(done, index + match.length)) + textBreak;
    done = index + match.length;
  }
  return escaped + entities(text.slice(done));
}
