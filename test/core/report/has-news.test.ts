import { expect, test } from 'vitest';
import { hasNews } from '../../../src/core/report/has-news.ts';
import { levels } from '../../../src/core/report/model.ts';
import { finding, report } from '../../builders.ts';

test('every level but unchanged and added is news', () => {
  const quiet = levels.filter(
    (level) => !hasNews(report({ benchmarks: [finding('m', 'BenchmarkA').bytes(1, 2).level(level)] })),
  );
  expect(quiet).toEqual(['added', 'unchanged']);
});

test('what could not be judged is news, rows or not', () => {
  expect(hasNews(report({ conclusion: 'unmeasurable' }))).toBe(true);
  expect(hasNews(report())).toBe(false);
});
