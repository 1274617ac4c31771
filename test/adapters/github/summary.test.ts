import { expect, test } from 'vitest';
import { summaryText } from '../../../src/adapters/github/summary.ts';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { finding, report } from '../../builders.ts';

const mebibyte = 1024 * 1024;

/** Many rows whose names take three bytes a character. */
const large = report({
  conclusion: 'fail',
  benchmarks: Array.from({ length: 3000 }, (_, index) =>
    finding(`example.com/${'界'.repeat(100)}`, `BenchmarkCreate/${'例'.repeat(300)}=${index}`)
      .bytes(192, 1216)
      .level(index < 1000 ? 'regression' : 'notice'),
  ),
});

test('a small report is whole', () => {
  const small = report({ benchmarks: [finding('example.com/m', 'BenchmarkA').allocs(1, 1)] });
  expect(summaryText(small)).toBe(renderMarkdown(small));
});

test('what fits in characters alone has to fit in bytes', () => {
  const fuller = renderMarkdown(large, { maxLength: mebibyte });
  const text = summaryText(large, fuller.length);
  expect(Buffer.byteLength(fuller)).toBeGreaterThan(fuller.length);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(fuller.length);
  expect(text.length).toBeLessThan(fuller.length);
});

test('GitHub takes the whole of it', () => {
  expect(Buffer.byteLength(summaryText(large))).toBeLessThanOrEqual(mebibyte);
});

test.each([2000, 10_000, 100_000, 500_000])('it fits %i bytes and still has the verdict', (limit) => {
  const text = summaryText(large, limit);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
  expect(text).toContain('### ❌ allocgate:');
});
