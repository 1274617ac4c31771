import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import {
  codeMarkdown,
  commandMarkdown,
  escapeMarkdown,
  fencedMarkdown,
} from '../../../src/core/report/escape-markdown.ts';
import { visibleLines } from '../../../src/core/report/visible.ts';

const inert: readonly [name: string, text: string, markdown: string][] = [
  ['plain words', 'merge base with main', 'merge base with main'],
  ['a mention', 'thanks @octocat', 'thanks &#64;<!-- -->octocat'],
  ['a reference', 'fixes #12', 'fixes &#35;<!-- -->12'],
  ['the older form of a reference', 'GH-12', 'GH-<!-- -->12'],
  ['a reference into another repository', 'o/r#1', 'o/r&#35;<!-- -->1'],
  ['a commit', 'at 4f1c2ab90d8e', 'at 4f1<!-- -->c2ab90d8e'],
  ['too short for a commit', 'cafe00', 'cafe00'],
  ['an emoji', ':tada:', ':<!-- -->tada:'],
  ['an address', 'https://example.com', 'https:<!-- -->//example.com'],
  ['a bare address', 'www.example.com', 'www<!-- -->.example.com'],
  ['mail', 'a@example.com', 'a&#64;<!-- -->example.com'],
  ['a tag', '</details><b>', '&#60;/details&#62;&#60;b&#62;'],
  ['a marker', '<!-- x -->', '&#60;!-- x --&#62;'],
  ['an entity', '&#64;x', '&#38;&#35;<!-- -->64;x'],
  ['a table cell', 'a|b', String.raw`a\|b`],
  ['a link', '[a](b)', String.raw`\[a\](b)`],
  ['an image', '![a](b)', String.raw`!\[a\](b)`],
  ['emphasis', '*a* _b_ ~c~', String.raw`\*a\* \_b\_ \~c\~`],
  ['an underscore within a word', 'sync_pool', 'sync_pool'],
  ['mathematics', '$x$', '&#36;x&#36;'],
  ['code', '`a`', '\\`a\\`'],
  ['a backslash before a sign', '\\|', String.raw`\\\|`],
  ['a list', '- a', String.raw`\- a`],
  ['an ordered list', '12. a', String.raw`12\. a`],
  ['a number that starts no list', '12 benchmarks', '12 benchmarks'],
  ['an indented block', '     a', 'a'],
  ['a second line', 'a\n# b', 'a␊&#35;<!-- --> b'],
  ['an escape sequence', '\u001b[31m', String.raw`␛\[31m`],
  ['a turned direction', 'a\u202eb', 'a&#60;U+202E&#62;b'],
];

describe('escapeMarkdown', () => {
  test.for(inert)('%s', ([, text, markdown]) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });

  test('is plain text for a Markdown parser, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: signs }), (text) => {
        for (const token of marked.lexer(escapeMarkdown(text))) {
          expect(['paragraph', 'space', 'text']).toContain(token.type);
          const parts = 'tokens' in token ? (token.tokens ?? []) : [];
          expect(parts.every(isPlain)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('does not end a table cell, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: signs }), (text) => {
        const [table] = marked.lexer(`| a | b |\n| :-- | --: |\n| ${escapeMarkdown(text)} | ${codeMarkdown(text)} |`);
        expect(table).toMatchObject({ type: 'table', rows: [{ length: 2 }] });
      }),
      { numRuns: 2000 },
    );
  });

  test('says the same text to a reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(decoded(escapeMarkdown(text))).toBe(text.trim());
      }),
    );
  });
});

describe('codeMarkdown', () => {
  test('a code span', () => {
    expect(codeMarkdown('order/create.go:42 @octocat #1')).toBe('`order/create.go:42 @octocat #1`');
  });
  test.for([
    ['a backtick', 'a`</code>@b', '<code>a&#96;&#60;/code&#62;&#64;<!-- -->b</code>'],
    ['a table border', 'a|b', '<code>a&#124;b</code>'],
    ['a marker', 'a <!-- x', '<code>a &#60;&#33;-- x</code>'],
    ['a space at the end', 'a ', '<code>a </code>'],
    ['nothing', '', '<code></code>'],
  ])('%s needs an element', ([, text = '', markdown]) => {
    expect(codeMarkdown(text)).toBe(markdown);
  });
});

describe('fencedMarkdown', () => {
  test('keeps lines as they are', () => {
    expect(fencedMarkdown(['</pre>', '  a = &b # @c'])).toBe('```\n</pre>\n  a = &b # @c\n```');
  });
  test('a marker is no marker, and nothing ends the block', () => {
    expect(fencedMarkdown(['</pre>', '  a = &b', '<!-- m -->'])).toBe(
      '<pre>&#60;/pre&#62;\n  a &#61; &#38;b\n&#60;&#33;-- m --&#62;</pre>',
    );
  });
  test('is one block of code for a Markdown parser, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: signs }), { minLength: 1 }), (texts) => {
        const lines = texts.flatMap(visibleLines);
        const tokens = marked.lexer(`${fencedMarkdown(lines, 'diff')}\n\nafter`).filter(({ type }) => type !== 'space');
        expect(tokens.map(({ type }) => type)).toEqual([expect.stringMatching(/^(code|html)$/), 'paragraph']);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('commandMarkdown', () => {
  test('a fence', () => {
    expect(commandMarkdown('allocgate check')).toBe('```sh\nallocgate check\n```');
  });
  test('a fence longer than any inside', () => {
    expect(commandMarkdown('a ```` b')).toBe('`````sh\na ```` b\n`````');
  });
  test('a line break cannot end it', () => {
    expect(commandMarkdown('a\n```')).toBe('````sh\na␊```\n````');
  });
  test('a marker is no marker', () => {
    expect(commandMarkdown('a <!-- b')).toBe('<pre>a &#60;&#33;-- b</pre>');
  });
});

function decoded(markdown: string): string {
  return markdown
    .replaceAll('<!-- -->', '')
    .replaceAll(/\\([\\`*_[\]~|+=.)-])/g, '$1')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** Characters that Markdown gives a meaning to, among plain ones. */
const signs = fc.oneof(
  fc.constantFrom(...Array.from('\\`*_{}[]<>()#+!|~&@:$^="\'.-=/ w1a0')),
  fc.constantFrom('http://', 'www.', '<!--', '&lt;', '![', '](', '```', 'GH-1', '\n', '    ', '---', '1. '),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);

/** Text, an escaped sign, or the comment that breaks a text. */
function isPlain(token: Token): boolean {
  return (
    token.type === 'escape' ||
    (token.type === 'text' && !('tokens' in token && token.tokens.length > 0)) ||
    (token.type === 'html' && token.raw === '<!-- -->')
  );
}
