import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderText } from '../../../src/core/report/render-text.ts';
import { displayWidth } from '../../../src/core/report/visible.ts';
import { finding, problem, report } from '../../builders.ts';
import * as samples from './sample-reports.ts';

const plain = { width: 100, colour: false, verbose: false } as const;

describe('reads as it did', () => {
  test.for(Object.entries(samples.sampleReports))('%s', async ([name, sample]) => {
    await expect(renderText(sample, plain)).toMatchFileSnapshot(`__snapshots__/text/${name}.txt`);
  });

  const others = ['one-regression', 'twelve-regressions', 'unmeasurable', 'over-budget', 'hostile'];
  test.for(others.flatMap((name) => [60, 140].map((width) => [name, width] as const)))(
    '%s in %i columns',
    async ([name, width]) => {
      const text = renderText(sampleOf(name), { ...plain, width });
      await expect(text).toMatchFileSnapshot(`__snapshots__/text-${width}/${name}.txt`);
    },
  );

  test.for(['pass', 'one-regression', 'unmeasurable'])('%s in colour', async (name) => {
    const text = renderText(sampleOf(name), { ...plain, colour: true });
    await expect(text).toMatchFileSnapshot(`__snapshots__/text-colour/${name}.txt`);
  });
});

describe('colour', () => {
  test.for(Object.entries(samples.sampleReports))('changes no word of %s', ([, sample]) => {
    const coloured = renderText(sample, { ...plain, colour: true });
    // eslint-disable-next-line no-control-regex
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(renderText(sample, plain));
  });
});

describe('what fails', () => {
  const text = renderText(samples.twelveRegressions, plain);

  test('is said first', () => {
    expect(text.split('\n')[0]).toBe('FAIL  12 benchmarks allocate more than on base');
  });

  test('is never cut, however much there is', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      finding('example.com/m', `BenchmarkX${index}`).allocs(1, 2).level('regression'),
    );
    const shown = renderText(report({ conclusion: 'fail', benchmarks: many }), plain);
    expect(shown.match(/1 → 2 allocs\/op/g)).toHaveLength(300);
  });
});

describe('verbose', () => {
  test('shows every unchanged row; otherwise the first twenty and how many more', () => {
    const verbose = renderText(samples.passWithMuch, { ...plain, verbose: true });
    const short = renderText(samples.passWithMuch, plain);
    expect(verbose.match(/Find\/terms=/g)).toHaveLength(25);
    expect(short.match(/Find\/terms=/g)).toHaveLength(20);
    expect(short).toContain('… and 5 more (--verbose lists them)');
  });

  test('shows every line of a message; otherwise the first forty', () => {
    const message = Array.from({ length: 45 }, (_, index) => `line ${index}`).join('\n');
    const long = report({
      conclusion: 'unmeasurable',
      problems: [problem({ kind: 'build-failed', message, remedy: 'Mend it.' })],
    });
    expect(renderText(long, { ...plain, verbose: true })).toContain('│ line 44\n');
    expect(renderText(long, plain)).toContain('│ line 39\n    │ … and 5 more lines\n    → Mend it.');
  });
});

test('an advisory failure says that the exit code stays 0', () => {
  expect(renderText(samples.advisory, plain).split('\n')[0]).toBe(
    'FAIL  1 benchmark allocates more than on base (advisory: the exit code stays 0)',
  );
});

test('a CI log takes no line for a command, wherever the text comes from', () => {
  const order = '::error file=a.go::no\n##[error]no\n  ::stop-commands::x';
  const text = renderText(
    report({
      conclusion: 'fail',
      head: { dirty: false, label: order },
      benchmarks: [
        finding(order, `Benchmark${order}`)
          .allocs(1, 2)
          .level('regression')
          .with({ warnings: [order] }),
      ],
      problems: [problem({ kind: 'build-failed', package: order, message: order, remedy: order })],
      notes: [order],
      reproduce: order,
    }),
    { ...plain, width: 40 },
  );
  expect(text).not.toMatch(/^\s*::|##\[/m);
  expect(text).toContain('♯#[error]no');
});

test('whatever comes from outside, nothing in the text steers a terminal, and every line of a table fits', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(anything, anything, anything, fc.integer({ min: 40, max: 160 }), (name, path, note, width) => {
      const text = renderText(
        report({
          conclusion: 'fail',
          benchmarks: [
            finding(path, name)
              .bytes(12, 123_456)
              .level('regression')
              .with({ warnings: [note] }),
          ],
          problems: [problem({ kind: 'build-failed', package: path, benchmark: name, message: note, remedy: note })],
          notes: [note],
          reproduce: name,
        }),
        { ...plain, width },
      );
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      const table = text.slice(text.indexOf('Regressions'), text.indexOf('\n\nProblems')).split('\n');
      expect(Math.max(...table.map(displayWidth))).toBeLessThanOrEqual(width);
    }),
    { numRuns: 200 },
  );
});

function sampleOf(name: string): (typeof samples)['pass'] {
  const sample = samples.sampleReports[name];
  if (sample === undefined) throw new Error(`no sample ${name}`);
  return sample;
}
