import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderExplainHtml, renderHtml } from '../../../src/core/report/render-html.ts';
import { finding, report } from '../../builders.ts';
import { explained, explainedPage } from './explained-report.ts';
import { hostile } from './hostile-report.ts';
import { sampleReports } from './sample-reports.ts';

const assets = { style: 'p{}', script: 'run()', hashes: { style: 'sha256-style', script: 'sha256-script' } };

/** What the page is made of; anything else came from a name. */
const tags = new Set(
  `a article b blockquote body br button caption code details div em fieldset figcaption figure form h1 h2 h3 head header html
   input label legend li main meta noscript ol option output p pre script section select span strong style summary sup table tbody td th
   thead title tr ul wbr`.split(/\s+/),
);
const attributes = new Set(
  `align aria-describedby aria-hidden aria-label aria-labelledby aria-live autocomplete charset checked class content data-copy data-level
   data-sort data-value disabled hidden href http-equiv id lang name placeholder role scope spellcheck tabindex type value`.split(
    /\s+/,
  ),
);

/** Every tag of a page with the names of its attributes. */
function tagsOf(html: string): readonly (readonly [name: string, attributes: readonly string[]])[] {
  const text = html.replaceAll(/<!--[^]*?-->/g, '').replace('<!doctype html>', '');
  return [...text.matchAll(/<\/?([a-z][\w-]*)([^>]*)>/gi)].map(([, name = '', rest = '']) => [
    name,
    [...rest.matchAll(/([^\s"'=/]+)(?:="[^"]*")?/g)].map(([, attribute = '']) => attribute),
  ]);
}

/** The text of some markup, without what is only there for its layout. */
function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function expectInert(html: string): void {
  const found = tagsOf(html);
  expect(found.filter(([name]) => !tags.has(name))).toEqual([]);
  expect(found.flatMap(([, names]) => names).filter((name) => !attributes.has(name))).toEqual([]);
  expect(found.filter(([name]) => name === 'script')).toHaveLength(4);
  expect(html.match(/href="[^#]/g)).toBeNull();
  expect(html).toContain(
    `content="default-src 'none'; script-src 'sha256-script'; style-src 'sha256-style'; base-uri 'none'; form-action 'none'"`,
  );
}

test.each(Object.entries(sampleReports))('%s is one page without a foreign script, address or frame', (_, sample) => {
  expectInert(renderHtml(sample, assets));
});

/** A page on which a name stands wherever a name can stand. */
function pageNamed(name: string): string {
  const { findings } = report({
    benchmarks: [finding(`m/${name}`, `Benchmark${name}`).bytes(1, 200).level('regression')],
  });
  return renderHtml({ ...explainedPage(name), findings, notes: [name] }, assets);
}

test('names of any text make no tag', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => expectInert(pageNamed(name))),
    { numRuns: 50 },
  );
});

test.each([
  '<script>alert(1)</script>',
  '</script><img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '</title><b>',
  '`<i>`',
  '" onclick="alert(1)',
])('%s makes no tag', (name) => {
  expectInert(pageNamed(name));
});

test('texts from outside steer nothing', () => {
  const html = renderHtml(hostile, assets);
  expectInert(html);
  for (const character of ['\u001b', '\u202e']) expect(html).not.toContain(character);
});

test('the verdict is its title and its heading', () => {
  const html = renderHtml(sampleReports['one-regression'] ?? report({ conclusion: 'pass', benchmarks: [] }), assets);
  expect(html).toContain('<title>allocgate: 1 benchmark allocates more than on base</title>');
  expect(textOf(html)).toContain('✕ 1 benchmark allocates more than on base');
});

test('a cause has its lines, its experiments and its fix', () => {
  const html = renderHtml(explainedPage('order.Create'), assets);
  const rows = [...html.matchAll(/<tr class="([^"]*)">(.*?)<\/tr>/gs)].map(([, kind = '', cells = '']) => [
    kind,
    [...cells.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => textOf(cell)),
  ]);
  expect(rows).toContainEqual(['deleted', ['31', '', '1', '64', '− out := make([]Item, 0, len(in))']]);
  expect(rows).toContainEqual(['added marked', ['', '31', '', '', '+ var out []Item']]);
  expect(rows).toContainEqual(['marked', ['42', '42', '0 → 3', '0 → 192', 'out = append(out, item)']]);
  expect(rows).toContainEqual(['proof', ['head without lines 31–33 proof', '1', '64', 'same as on head']]);
  expect(rows).toContainEqual(['', ['head without line 7 of order/price.go', '', '', 'does not build or run']]);
  expect(html).toContain('data-copy="\tout := make([]Item, 0, len(in))"');
});

test('a call tree goes in as JSON that cannot end its element', () => {
  const html = renderHtml(explainedPage('</script><script>alert(1)'), assets);
  const [, text = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html) ?? [];
  expect(text).not.toContain('<');
  const { trees } = JSON.parse(text) as { trees: { tree: { functions: string[] } }[] };
  expect(trees[0]?.tree.functions).toEqual(['m.BenchmarkCreate', '</script><script>alert(1)']);
});

test('a report without profiles has no flame graph', () => {
  expect(renderHtml(explained, assets)).not.toContain('id="flame"');
  expect(renderHtml(explainedPage('f'), assets)).toContain('id="flame"');
});

test('explained benchmarks are a page as well', () => {
  const { explanations } = explainedPage('f');
  const html = renderExplainHtml(
    {
      schemaVersion: 1,
      base: null,
      head: { dirty: false },
      goVersion: 'go1.26.8',
      explanations: explanations.map((explanation) => ({
        ...explanation,
        allocsPerOp: { base: 0, head: 3 },
        bytesPerOp: { base: 0, head: 192 },
      })),
      problems: [],
      notes: ['<b>'],
    },
    assets,
  );
  expectInert(html);
  expect(textOf(html)).toContain('3 allocs/op, 192 B/op');
});
