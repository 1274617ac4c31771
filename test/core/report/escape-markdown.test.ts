import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codeMarkdown,
  commandMarkdown,
  escapeMarkdown,
  preMarkdown,
} from '../../../src/core/report/escape-markdown.ts';

const inert: readonly [name: string, text: string, markdown: string][] = [
  ['plain words', 'merge base with main', 'merge base with main'],
  ['a mention', 'thanks @octocat', 'thanks &#64;<!-- -->octocat'],
  ['a reference', 'fixes #12', 'fixes &#35;<!-- -->12'],
  ['the older form of a reference', 'GH-12', 'GH-<!-- -->12'],
  ['a reference into another repository', 'o/r#1', 'o/r&#35;<!-- -->1'],
  ['a commit', 'at 4f1c2ab90d8e', 'at 4f1<!-- -->c2ab90d8e'],
  ['too short for a commit', 'cafe00', 'cafe00'],
  ['an emoji', ':tada:', '&#58;<!-- -->tada&#58;'],
  ['an address', 'https://example.com', 'https&#58;<!-- -->//example.com'],
  ['a bare address', 'www.example.com', 'www<!-- -->.example.com'],
  ['mail', 'a@example.com', 'a&#64;<!-- -->example.com'],
  ['a tag', '</details><b>', '&#60;/details&#62;&#60;b&#62;'],
  ['a marker', '<!-- x -->', '&#60;&#33;-- x --&#62;'],
  ['an entity', '&#64;x', '&#38;&#35;<!-- -->64;x'],
  ['a table cell', 'a|b', 'a&#124;b'],
  ['a link', '[a](b)', '&#91;a&#93;&#40;b&#41;'],
  ['an image', '![a](b)', '&#33;&#91;a&#93;&#40;b&#41;'],
  ['emphasis', '*a* _b_ ~c~', '&#42;a&#42; &#95;b&#95; &#126;c&#126;'],
  ['mathematics', '$x$', '&#36;x&#36;'],
  ['code', '`a`', '&#96;a&#96;'],
  ['a backslash before a sign', '\\|', '&#92;&#124;'],
  ['a list', '- a', '&#45; a'],
  ['an ordered list', '12. a', '12&#46; a'],
  ['a number that starts no list', '12 benchmarks', '12 benchmarks'],
  ['an indented block', '     a', 'a'],
  ['a second line', 'a\n# b', 'a␊&#35;<!-- --> b'],
  ['an escape sequence', '\u001b[31m', '␛&#91;31m'],
  ['a turned direction', 'a\u202eb', 'a&#60;U&#43;202E&#62;b'],
];

describe('escapeMarkdown', () => {
  test.for(inert)('%s', ([, text, markdown]) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });

  test('leaves no sign that means something, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const rest = escapeMarkdown(text)
          .replaceAll('<!-- -->', '')
          .replaceAll(/&#\d+;/g, '');
        expect(rest).not.toMatch(/[\\`*_{}[\]<>()#+!|~&@:$^="'\n\r]/);
      }),
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

test('codeMarkdown cannot be ended from within', () => {
  expect(codeMarkdown('a`</code>@b')).toBe('<code>a&#96;&#60;/code&#62;&#64;<!-- -->b</code>');
});

test('preMarkdown keeps lines, and nothing ends it', () => {
  expect(preMarkdown(['</pre>', '  a', '<!-- m -->'])).toBe('<pre>&#60;/pre&#62;\n  a\n&#60;&#33;-- m --&#62;</pre>');
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
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
