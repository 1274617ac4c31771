import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GateReport } from '../../../src/core/report/model.ts';
import { permalink } from '../../../src/core/report/permalink.ts';
import { type CommentOptions, renderComment } from '../../../src/core/report/render-comment.ts';
import { finding, report } from '../../builders.ts';
import { explained } from './explained-report.ts';
import * as samples from './sample-reports.ts';

const head = '9ab8c7d6e5f40123456789abcdef0123456789ab';
const options: CommentOptions = {
  maxLength: 65_536,
  linkOf: ({ file, line }) => permalink('https://github.com/octo/shop', head, file, line),
  fullReport: 'https://github.com/octo/shop/actions/runs/1',
  reproduce: ['git fetch origin pull/5/merge', 'npx github:octo/allocgate#v1 check'],
};
const failedBefore = { head, benchmarks: 2 };

describe('reads as it did', () => {
  test.for(Object.entries({ ...samples.sampleReports, explained, 'one-cause': samples.oneCause }))(
    '%s',
    async ([name, sample]) => {
      await expect(renderComment(sample, options)).toMatchFileSnapshot(`__snapshots__/comment/${name}.md`);
    },
  );
});

const inSightOf = (text: string): string => text.replaceAll(/<details>[\s\S]*?<\/details>/g, '');

test('verdict first, then few rows, then the causes, the rest behind lines that unfold', () => {
  const text = renderComment(explained, options);
  const parts = ['### ❌', '| `BenchmarkCreate` |', '**[`order/create.go:31`]', '</details>\n\n[Full report]'];
  const order = parts.map((part) => text.indexOf(part));
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const inSight = inSightOf(text);
  expect(inSight).not.toMatch(/Unchanged|How this was measured|go1\.26/);
  expect(inSight).toContain(`](https://github.com/octo/shop/blob/${head}/order/create.go#L31)** \`var out []Item\``);
  expect(inSight).toContain('```diff');
});

describe('ninety rows of one cause', () => {
  const text = renderComment(samples.oneCause, options);

  test('are one paragraph, and a table that unfolds', () => {
    const inSight = inSightOf(text);
    expect(inSight.match(/\*\*\[`/g)).toHaveLength(1);
    expect(inSight).toContain('and 86 more (5 packages in all)');
    expect(inSight).not.toContain('| --: |');
    expect(text).toContain('<details><summary>Regressions: 91 (');
    expect(text.match(/^\| `BenchmarkEncode/gm)).toHaveLength(90);
  });

  test('the table has its rows under their cause, the others last', () => {
    const [, table = ''] = text.split('<summary>Regressions: 91');
    const order = ['**[`codec/buffer.go:17`]', '`BenchmarkEncode/', '**Other benchmarks**', '`BenchmarkOpen`'];
    const places = order.map((part) => table.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

test('failing rows that unfold are kept where only those are left', () => {
  const text = renderComment(samples.oneCause, { ...options, maxLength: 6000 });
  expect(text).toContain('<summary>Regressions: 91');
  expect(text).toMatch(/^\| `BenchmarkEncode/m);
});

test('says that a regression is fixed, for as long as nothing fails or is waived', () => {
  const fixed = '**Fixed:** the regression in 2 benchmarks, reported at 9ab8c7d6e5f4, is gone.';
  expect(renderComment(samples.pass, { ...options, failedBefore })).toContain(fixed);
  expect(renderComment(samples.oneRegression, { ...options, failedBefore })).not.toContain('**Fixed');
  expect(renderComment(samples.waived, { ...options, failedBefore })).not.toContain('**Fixed');
  expect(renderComment(samples.pass, options)).not.toContain('**Fixed');
});

test('a run that fails by what was removed shows it', () => {
  const removed = report({
    conclusion: 'fail',
    benchmarks: [finding('m', 'BenchmarkOld').bytes(96, null).level('removed')],
  });
  expect(inSightOf(renderComment(removed, options))).toContain('BenchmarkOld');
});

test('how long it took does not change a comment', () => {
  const slow = { ...samples.pass, timings: { ...samples.pass.timings, buildMs: 99_999 } };
  expect(renderComment(slow, options)).toBe(renderComment(samples.pass, options));
});

test('keeps to whatever it is given from 1,000 characters up', () => {
  const much: GateReport = report({
    conclusion: 'fail',
    benchmarks: Array.from({ length: 600 }, (_, index) =>
      finding(`m/${index % 50}`, `BenchmarkX/${'long'.repeat(20)}/${index}`)
        .bytes(1, 1000 + index)
        .level('regression'),
    ),
    notes: Array.from({ length: 40 }, (_, index) => `note ${index} ${'word '.repeat(100)}`),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 70_000 }),
      fc.constantFrom(much, explained, ...Object.values(samples.sampleReports)),
      (maxLength, sample) => {
        const text = renderComment(sample, { ...options, maxLength });
        expect(text.length).toBeLessThanOrEqual(maxLength);
        expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
      },
    ),
    { numRuns: 40 },
  );
});
