import { expect, test } from 'vitest';
import { newEscapesIn } from '../../../src/core/blind-spots/new-escapes.ts';
import type { NewlySaid } from '../../../src/core/escape/compare-diagnostics.ts';

const escapes = (file: string, line: number, subject: string): NewlySaid => ({
  kind: 'escapes',
  subject,
  at: { file, line, column: 1 },
  flow: [],
});

test('escapes of a function: those on its lines, once, without constants', () => {
  const said: readonly NewlySaid[] = [
    escapes('p/a.go', 14, 'make([]byte, n)'),
    escapes('p/a.go', 12, '&T{...}'),
    escapes('p/a.go', 12, '&T{...}'),
    escapes('p/a.go', 13, '"not found"'),
    escapes('p/a.go', 13, '42'),
    escapes('p/a.go', 9, 'x'),
    escapes('p/a.go', 21, 'x'),
    escapes('p/b.go', 12, 'x'),
    { kind: 'leaks', subject: 'p', function: undefined, at: { file: 'p/a.go', line: 12, column: 1 }, flow: [] },
  ];
  const found = newEscapesIn({ file: 'p/a.go', name: 'F', line: 10, endLine: 20, change: 'added' }, said);
  expect(found).toEqual([
    { line: 12, subject: '&T{...}' },
    { line: 14, subject: 'make([]byte, n)' },
  ]);
});
