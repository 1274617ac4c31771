import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const rows = readFileSync(new URL('docs/pains.md', root), 'utf8')
  .split('\n')
  .filter((line) => /^\| +\d/.test(line))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));

test('there are twenty, each with threads, an answer and a test', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  for (const [, , pain, answer] of rows) {
    expect(pain).toMatch(/\]\(https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+\)/);
    expect(answer?.length).toBeGreaterThan(20);
  }
});

test.each(rows.map(([, number = '', , , shown = '']) => [number, shown]))(
  'the test of pain %s is there',
  (_, shown) => {
    const [, path = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(shown) ?? [];
    const text = readFileSync(new URL(path, root), 'utf8');
    // As its own title: between quotes or backquotes.
    expect(text.includes(`'${title}'`) || text.includes(`\`${title}\``), `${path}: ${title}`).toBe(true);
  },
);
