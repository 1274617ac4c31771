import { expect, test } from 'vitest';
import { pageRow, performanceDocument, readPage } from '../../../scripts/bench/document.ts';

const machine = { go: 'go1.26.8', platform: 'linux/amd64', cpu: 'a processor', processors: 2, date: '2026-01-05' };
const line = { what: 'a start', figure: '1.10x', limit: '≤ 1.2x', holds: true };
const rows = [
  pageRow('startup', line, '2026-01-05'),
  pageRow('leaks', { ...line, what: 'a check', holds: false }, '2026-02-01'),
];

test('The page keeps the rows that it had', () => {
  const page = performanceDocument(rows, machine);
  expect(readPage(page, { ...machine, date: '2026-03-01' })).toEqual(rows);
  expect(page).toContain('| startup | a start | 1.10x | ≤ 1.2x | yes | 2026-01-05 |');
});

test('Rows of another Go version are not kept', () => {
  const page = performanceDocument(rows, machine);
  expect(() => readPage(page, { ...machine, go: 'go1.27.0' })).toThrow('measure all parts again');
});
