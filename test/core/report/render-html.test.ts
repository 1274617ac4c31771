import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderHtml } from '../../../src/core/report/render-html.ts';
import { finding, report } from '../../builders.ts';
import { sampleReports } from './sample-reports.ts';

const tags = new Set(
  'a article blockquote body br code details em h3 head html li meta ol p pre strong style summary table tbody td th thead title tr ul'.split(
    ' ',
  ),
);

/** Every tag of a page with its attributes, comments left out. */
function tagsOf(html: string): readonly (readonly [name: string, attributes: string])[] {
  const text = html.replaceAll(/<!--[^]*?-->/g, '').replace('<!doctype html>', '');
  return [...text.matchAll(/<\/?([a-z][\w-]*)([^>]*)>/gi)].map(([, name = '', attributes = '']) => [
    name,
    attributes.trim(),
  ]);
}

function expectInert(html: string): void {
  const found = tagsOf(html);
  expect(found.filter(([name]) => !tags.has(name))).toEqual([]);
  // What the page has itself, and what tables and code blocks are given.
  const odd = found.filter(
    ([name, attributes]) =>
      attributes !== '' &&
      name !== 'meta' &&
      name !== 'html' &&
      !/^(?:align="\w+"|class="language-\w+")$/.test(attributes),
  );
  expect(odd).toEqual([]);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
}

test.each(Object.entries(sampleReports))('%s is one page without script, address or frame', (_, sample) => {
  expectInert(renderHtml(sample));
});

test('names of any text make no tag', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
      const rows = [finding(`m/${name}`, `Benchmark${name}`).bytes(1, 200).level('regression')];
      expectInert(renderHtml(report({ conclusion: 'fail', benchmarks: rows, notes: [name] })));
    }),
    { numRuns: 200 },
  );
  for (const name of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '</title><b>',
    '`<i>`',
  ])
    expectInert(
      renderHtml(
        report({ conclusion: 'pass', benchmarks: [finding('m', `Benchmark${name}`).bytes(1, 1)], notes: [name] }),
      ),
    );
});

test('the verdict is its title and its heading', () => {
  const html = renderHtml(sampleReports['one-regression'] ?? report({ conclusion: 'pass', benchmarks: [] }));
  expect(html).toContain('<title>allocgate: 1 benchmark uses more memory than base</title>');
  expect(html).toMatch(/<h3>❌ allocgate: 1 benchmark uses more memory than base<\/h3>/);
});
