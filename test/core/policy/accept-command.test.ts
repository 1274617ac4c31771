import { expect, test } from 'vitest';
import { acceptCommands } from '../../../src/core/policy/accept-command.ts';

test.each([
  ['/allocgate accept *: new audit trail', [{ benchmark: '*', reason: 'new audit trail' }]],
  [
    'Fine by me.\r\n\r\n  /allocgate accept BenchmarkCreate/items=8: see #12: it pays off  \r\n/allocgate accept BenchmarkB: x',
    [
      { benchmark: 'BenchmarkCreate/items=8', reason: 'see #12: it pays off' },
      { benchmark: 'BenchmarkB', reason: 'x' },
    ],
  ],
  [
    '/allocgate accept BenchmarkA/a:b: names have colons',
    [{ benchmark: 'BenchmarkA/a:b', reason: 'names have colons' }],
  ],
  ['/allocgate accept BenchmarkA', []],
  ['/allocgate accept BenchmarkA:', []],
  ['/allocgate accept BenchmarkA:   ', []],
  ['/allocgate accept : reason', []],
  ['> /allocgate accept *: quoted', []],
  ['I would not /allocgate accept *: this', []],
  ['/allocgate acceptance *: x', []],
  ['', []],
])('%j', (text, commands) => {
  expect(acceptCommands(text)).toEqual(commands);
});

test('a text of any length is read in no time', () => {
  expect(acceptCommands(`/allocgate accept ${'x:'.repeat(500_000)}`)).toEqual([]);
  expect(acceptCommands('/allocgate accept *: x\n'.repeat(100_000))).toHaveLength(200);
});
