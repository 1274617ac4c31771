import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GateReport } from '../../../src/core/report/model.ts';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { finding, problem, report } from '../../builders.ts';
import * as samples from './sample-reports.ts';

describe('reads as it did', () => {
  test.for(Object.entries(samples.sampleReports))('%s', async ([name, sample]) => {
    await expect(renderMarkdown(sample)).toMatchFileSnapshot(`__snapshots__/markdown/${name}.md`);
  });
});

/** Much of everything: 600 benchmarks of each of three levels, long names, long messages, many notes. */
const much = big(600, 100);

describe('length', () => {
  test('keeps to whatever it is given from 1,000 characters up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 70_000 }),
        fc.constantFrom(much, ...Object.values(samples.sampleReports)),
        (maxLength, sample) => {
          const text = renderMarkdown(sample, { maxLength });
          expect(text.length).toBeLessThanOrEqual(maxLength);
          expectWhole(text);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('fits a job summary of 1 MiB when nothing is asked', () => {
    const text = renderMarkdown(much);
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(1024 * 1024);
  });

  test('keeps the verdict and failing rows longest, and says what is missing', () => {
    const text = renderMarkdown(much, { maxLength: 65_536 });
    expect(text).toContain('### ❌ allocgate: 600 benchmarks allocate more than on base, plus 100 problems');
    expect(text).toContain('<summary>Regressions: 600 (');
    expect(text).toMatch(/\*… and \d+ more; the JSON report has them all\.\*/);
    expect(text).not.toContain('<summary>Unchanged');
    expect(text).toContain('*Left out to fit: rows that fail nothing');
  });

  test('at the least says the verdict and where everything is', () => {
    expect(renderMarkdown(much, { maxLength: 1000 })).toBe(
      '### ❌ allocgate: 600 benchmarks allocate more than on base, plus 100 problems\n\n' +
        '1800 benchmarks in 200 packages: 600 regressed, 600 improved, 600 unchanged\n\n' +
        "*The rest doesn't fit here; the JSON report has everything.*\n",
    );
  });
});

test('a waiver is always in sight', () => {
  const text = renderMarkdown(samples.waived);
  expect(text).toContain('**Waived** (a regression the team accepted)\n\n|');
});

test('what comes from outside leaves tables, tags and fences as they are', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 80 });
  const nasty = fc.oneof(
    anything,
    fc
      .array(fc.constantFrom('|', '`', '\n', '<!--', '-->', '</details>', '\\', '/', ' ', '</pre>', '@a'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(nasty, nasty, nasty, (name, path, note) => {
      const text = renderMarkdown(
        report({
          conclusion: 'fail',
          base: { commit: name, source: 'rerun', label: note },
          benchmarks: [
            finding(path, name)
              .unit(`u${name}`, 1, 2)
              .level('regression')
              .with({ warnings: [note] }),
          ],
          problems: [problem({ kind: 'build-failed', package: path, benchmark: name, message: note, remedy: note })],
          notes: [note],
          reproduce: note,
        }),
      );
      const rows = expectWhole(text)
        .split('\n')
        .filter((line) => line.startsWith('|'));
      expect(rows).toHaveLength(3);
      for (const row of rows) expect(row.match(/\|/g)).toHaveLength(3);
    }),
    { numRuns: 300 },
  );
});

/** Every construct that is opened is closed, in the order of opening; the only comments are the empty ones of the escaping. Gives the text without fenced blocks, code spans and escaped signs. */
function expectWhole(text: string): string {
  const outside = text
    .replaceAll('<!-- -->', '')
    .replaceAll(/^(`{3,})(?:sh|diff)?\n[^]*?\n\1$/gm, '')
    // Code spans, and signs behind a backslash, whichever comes first.
    .replaceAll(/`[^`\n]+`|\\[!-/:-@[-`{-~]/g, '');
  expect(outside).not.toMatch(/<!--|-->|`/);
  // What is opened and closed next to each other goes, from the inside outwards, until nothing is left.
  let tags = [...outside.matchAll(/<\/?(?!br>)[a-z]+>/g)].map(([tag]) => tag).join('');
  for (let before = ''; before !== tags;) {
    before = tags;
    tags = tags.replaceAll(/<([a-z]+)><\/\1>/g, '');
  }
  expect(tags).toBe('');
  expect(outside.match(/<(?!\/?(?:details|summary|code|pre|br)>)/g)).toBeNull();
  expect((outside.match(/\*\*/g)?.length ?? 0) % 2).toBe(0);
  return outside;
}

function big(benchmarks: number, problems: number): GateReport {
  const packages = 200;
  const rows = Array.from({ length: benchmarks }, (_, index) => {
    const path = `example.com/shop/internal/package-${index % packages}`;
    const name = `BenchmarkSomethingThatHasALongName/size=${index}`;
    return [
      finding(path, `${name}/worse`)
        .bytes(1000, 2000 + index)
        .level('regression')
        .allocs(10, 20)
        .level('regression'),
      finding(path, `${name}/better`).bytes(1000, 10).level('improvement'),
      finding(path, `${name}/same`).bytes(1000, 1000),
    ];
  });
  return report({
    conclusion: 'fail',
    benchmarks: rows.flat(),
    problems: Array.from({ length: problems }, (_, index) =>
      problem({
        kind: 'build-failed',
        package: `example.com/shop/broken-${index}`,
        message: `broken ${index}\n${'very '.repeat(2000)}\n`.repeat(20),
        remedy: 'Mend it. '.repeat(500),
      }),
    ),
    notes: Array.from({ length: 100 }, (_, index) => `note ${index} ${'long '.repeat(1000)}`),
  });
}
