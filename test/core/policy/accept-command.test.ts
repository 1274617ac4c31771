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

test.each([
  ['a fence', '```\n/allocgate accept *: x\n```'],
  ['a fence of tildes with a word', '~~~sh\n/allocgate accept *: x\n~~~'],
  ['a longer fence, which a shorter one does not end', '````\n```\n/allocgate accept *: x\n````'],
  ['a fence that another kind does not end', '```\n~~~\n/allocgate accept *: x\n```'],
  ['a fence that nothing ends', '```\n/allocgate accept *: x'],
  ['a fence in a list', '- like this:\n\n  1. ```\n/allocgate accept *: x\n     ```'],
  ['a fence between bare carriage returns', 'so:\r```\r/allocgate accept *: x\r```'],
  ['code by four spaces', 'so:\n\n    /allocgate accept *: x'],
  ['code by a tab', 'so:\n\n\t/allocgate accept *: x'],
  ['a comment', '<!--\n/allocgate accept *: x\n-->'],
  ['a comment that begins behind words', 'fine <!-- a\n/allocgate accept *: x\n-->'],
  ['a second comment', '<!-- a --> <!--\n/allocgate accept *: x\n-->'],
  ['a comment that nothing ends', '<!--\n/allocgate accept *: x'],
  ['a comment in which a fence ends nothing', '<!--\n```\n-->\n<!--\n/allocgate accept *: x\n-->'],
  ['a comment in the place of the reason', '/allocgate accept *: <!-- x -->'],
])('%s accepts nothing', (_, text) => {
  expect(acceptCommands(text)).toEqual([]);
});

test.each([
  ['a fence', '```\n/allocgate accept *: no\n```\n/allocgate accept *: x'],
  ['a fence that holds the opening of a comment', '```\n<!--\n```\n/allocgate accept *: x'],
  ['a comment that holds a fence', '<!--\n```\n-->\n/allocgate accept *: x'],
  ['a comment in one line', '<!-- no -->\n/allocgate accept *: x'],
  ['code within a line', '```like this``` it is\n/allocgate accept *: x'],
])('behind %s a line counts again', (_, text) => {
  expect(acceptCommands(text)).toEqual([{ benchmark: '*', reason: 'x' }]);
});

test('what is hidden behind a reason is no part of it', () => {
  expect(acceptCommands('/allocgate accept *: seen <!-- hidden -->')).toEqual([{ benchmark: '*', reason: 'seen' }]);
});

test('a text of any length is read in no time', () => {
  expect(acceptCommands(`/allocgate accept ${'x:'.repeat(500_000)}`)).toEqual([]);
  expect(acceptCommands('/allocgate accept *: x\n'.repeat(100_000))).toHaveLength(200);
  expect(acceptCommands('> '.repeat(1_000_000))).toEqual([]);
  expect(acceptCommands('1. '.repeat(1_000_000))).toEqual([]);
  expect(acceptCommands(`\`\`\`${'` '.repeat(500_000)}`)).toEqual([]);
});
