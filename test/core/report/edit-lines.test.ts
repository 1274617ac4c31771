import { expect, test } from 'vitest';
import { editLinesOf } from '../../../src/core/report/edit-lines.ts';

function shown(was: string, text: string, imports?: { add: string[]; remove: string[] }): string[] {
  const edit = { file: 'a.go', line: 3, endLine: 3, text, was };
  return editLinesOf({ advice: '', edit, ...(imports === undefined ? {} : { imports }) }).map(
    ({ sign, text: line }) => `${sign}${line}`,
  );
}

test('lines that stay are not shown as gone and come', () => {
  expect(shown('func f(v any) {\n\tg()\n\th(v)\n}', 'func f[T any](v T) {\n\tg()\n\th(v)\n}\n')).toEqual([
    '-func f(v any) {',
    '+func f[T any](v T) {',
    '     g()',
    '     h(v)',
    ' }',
  ]);
});

test('imports come first', () => {
  expect(shown('a', 'b', { add: ['strconv'], remove: ['fmt'] })).toEqual([
    '-import "fmt"',
    '+import "strconv"',
    '-a',
    '+b',
  ]);
});

test('nothing without an edit', () => {
  expect(editLinesOf({ advice: 'Do.' })).toEqual([]);
});

test('a long edit is shown without comparing', () => {
  const was = Array.from({ length: 300 }, (_, index) => `a${index}`).join('\n');
  const lines = shown(was, was.replace('a7\n', 'b7\n'));
  expect(lines).toHaveLength(600);
  expect(lines[0]).toBe('-a0');
});
