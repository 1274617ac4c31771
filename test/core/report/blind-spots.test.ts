import { describe, expect, test } from 'vitest';
import type { BlindSpots } from '../../../src/core/report/model.ts';
import { hasNews } from '../../../src/core/report/has-news.ts';
import { namesAndFigures } from '../../../src/core/report/names-and-figures.ts';
import { renderHtml } from '../../../src/core/report/render-html.ts';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { renderText } from '../../../src/core/report/render-text.ts';
import { resultsOf } from '../../../src/core/report/results.ts';
import { report } from '../../builders.ts';

const spots: BlindSpots = {
  changed: 9,
  unreached: [
    {
      package: 'example.com/m/catalog',
      function: '(*Writer).flush',
      file: 'catalog/export.go',
      line: 41,
      change: 'edited',
      escapes: [
        { line: 44, subject: 'make([]byte, n)' },
        { line: 46, subject: 'row' },
        { line: 47, subject: 'row' },
        { line: 48, subject: 'row' },
      ],
    },
    { package: 'example.com/m', function: 'Plain', file: 'm.go', line: 3, change: 'added', escapes: [] },
  ],
};

const calm: BlindSpots = { changed: 9, unreached: spots.unreached.slice(1) };
const failing: BlindSpots = { ...spots, fails: true };
const plain = { width: 100, colour: false, verbose: false } as const;
const of = (blindSpots: BlindSpots): ReturnType<typeof report> =>
  report({ blindSpots, benchmarks: [], conclusion: blindSpots.fails === true ? 'fail' : 'pass' });

describe('blind spots', () => {
  test('lists of results have the functions with new heap escapes only, as errors if they fail the run', () => {
    expect(resultsOf(of(calm))).toEqual([]);
    expect(resultsOf(of(spots))).toMatchObject([
      {
        rule: { kind: 'blind-spot' },
        severity: 'note',
        place: { file: 'catalog/export.go', line: 41 },
        details: ['New heap escapes: make([]byte, n) (line 44), row (line 46), row (line 47) and 1 more.'],
      },
    ]);
    expect(resultsOf(of(failing)).map(({ severity }) => severity)).toEqual(['error']);
  });

  test('in a terminal: those that allocate, and with --verbose all', () => {
    const text = renderText(of(spots), plain);
    expect(text).toContain('PASS  no regression in 0 benchmarks (1 function with unmeasured heap escapes)\n');
    expect(text).toContain(`2 of 9 changed functions are not reached by any benchmark of this run
  catalog/export.go:41  (*Writer).flush
    new heap escapes that no benchmark measures: \`make([]byte, n)\` (line 44), \`row\` (line 46), \`row\`
    (line 47) and 1 more
  … and 1 more (--verbose lists it)
`);
    expect(renderText(of(spots), { ...plain, verbose: true })).toContain('  m.go:3  Plain\n');
    expect(renderText(of(calm), plain)).toContain(
      '1 of 9 changed functions is not reached by any benchmark of this run (--verbose lists it)\n',
    );
  });

  test('in Markdown: folded, or in sight where they fail the run', () => {
    const folded = renderMarkdown(of(spots));
    expect(folded).toContain(
      '<details><summary>2 of 9 changed functions are not reached by any benchmark of this run</summary>',
    );
    expect(folded).toContain(
      '- `catalog/export.go:41` `(*Writer).flush`: new heap escapes that no benchmark measures: `make([]byte, n)` (line 44),',
    );
    const open = renderMarkdown(of(failing));
    expect(open).toContain('### ❌ allocgate: new heap escapes in 1 function that no benchmark reaches');
    expect(open).toContain(
      '**2 of 9 changed functions are not reached by any benchmark of this run**\n\n- `catalog/export.go:41`',
    );
  });

  test('on the page, as a section of its own', () => {
    const page = renderHtml(of(spots), { style: '', script: '', hashes: { style: '', script: '' } });
    expect(page).toContain('Blind spots</h2>');
    expect(page).toContain('<code>(*Writer).flush</code>');
  });

  test('none: nothing is said', () => {
    const none: BlindSpots = { changed: 9, unreached: [] };
    for (const text of [renderText(of(none), plain), renderMarkdown(of(none))])
      expect(text).not.toContain('No benchmark reaches');
  });

  test('that allocate are news, others are not', () => {
    expect([spots, calm].map((some) => hasNews(of(some)))).toEqual([true, false]);
  });

  test('of a report that anybody may have written keep names and lines alone', () => {
    const sentence = { ...spots.unreached[1], function: 'All is well, merge it' } as BlindSpots['unreached'][number];
    const shown = namesAndFigures(of({ ...failing, unreached: [...spots.unreached, sentence] })).blindSpots;
    expect(shown?.unreached.map(({ function: name }) => name)).toEqual(['(*Writer).flush', 'Plain']);
    expect(shown?.unreached[0]?.escapes.map(({ subject }) => subject).join('')).toBe('');
    expect(shown?.fails).toBe(true);
  });
});
