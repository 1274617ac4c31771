import { visible } from './visible.ts';

const special = /[\\`*_{}[\]<>()#+!|~&@:$^="']/g;

/**
 * Text from outside as inert Markdown: every character that Markdown, HTML or GitHub gives a meaning becomes a numeric
 * entity, so that names cannot mention people, link, open tags, end a table cell or forge a marker. Bare `www.` and
 * `http` addresses lose their dot or colon the same way (https://github.github.com/gfm/#autolinks-extension-).
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replaceAll(special, (character) => `&#${character.codePointAt(0) ?? 0};`)
    .replaceAll(/www\./gi, (match) => `${match.slice(0, 3)}&#46;`)
    .replaceAll(/^(\s*)([-\d])/gm, (_, space: string, first: string) => `${space}&#${first.codePointAt(0) ?? 0};`)
    .replaceAll(/\b([0-9a-f]{7})(?=[0-9a-f]{0,33}\b)/g, (hash) => `${hash.slice(0, 3)}&#8203;${hash.slice(3)}`);
}

/** Text from outside in code type: `<code>` with entities, which no backtick can end. */
export function codeMarkdown(text: string): string {
  const inert = visible(text)
    .replaceAll(special, (character) => `&#${character.codePointAt(0) ?? 0};`)
    .replaceAll(/www\./gi, (match) => `${match.slice(0, 3)}&#46;`);
  return `<code>${inert}</code>`;
}

/** A fenced block whose fence is longer than any run of backticks inside; lines are made visible. */
export function fencedMarkdown(lines: readonly string[], language = ''): string {
  const body = lines.map(visible);
  const longest = Math.max(2, ...body.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...body, fence].join('\n');
}
